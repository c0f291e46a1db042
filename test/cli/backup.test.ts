import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { commandLineIn, testFolder } from './run.js';

const form = 'test/fixtures/form/seed.docx';

/** A store with the seed form and one report, and a backup of it. */
async function backedUp() {
  const here = testFolder();
  const duban = commandLineIn(here, { DUBAN_SECRET: 'the same secret for both machines' });
  await duban('import', form, '--yes');
  await duban('member', 'add', 'feishu:ou_wang', '--name', '王晓', '--role', 'contact', '--unit', '民治街道');
  await duban('report', '9-2', '--unit', '民治街道', '--as', '王晓', '--completion', '已办8场', '--completed', 'no');
  const copy = join(testFolder(), 'kept/duban.db');
  expect((await duban('backup', copy)).code).toBe(0);
  return { duban, copy };
}

test('a backup restored on another machine holds the same projects, reports and trail', async () => {
  const { duban, copy } = await backedUp();
  expect(statSync(copy).mode & 0o777).toBe(0o600);
  const folder = testFolder();
  const other = commandLineIn(folder, { DUBAN_SECRET: 'the same secret for both machines' });
  expect(await other('restore', copy)).toMatchObject({ code: 0, out: expect.stringContaining('已恢复') });
  expect(statSync(join(folder, 'data/duban.db')).mode & 0o777).toBe(0o600);
  const ask = ['projects', '--as-of', '2023-06-30', '--json'];
  expect((await other(...ask)).out).toBe((await duban(...ask)).out);
  expect((await other('projects', '9-2')).out).toContain('9-2');
  expect(await other('audit', 'verify')).toMatchObject({ code: 0 });
});

test('F51: after a restore nothing goes out until the office lets it, and doctor says so', async () => {
  const { copy } = await backedUp();
  const other = commandLineIn(testFolder(), {
    DUBAN_SECRET: 'the same secret for both machines',
    DUBAN_OFFICE: 'feishu:ou_office',
  });
  await other('restore', copy);
  const held = await other('doctor', '--json');
  expect(held.code).toBe(1);
  expect(held.out).toContain('duban outbox release');
  expect((await other('outbox', 'list')).out).toContain('已暂停发送');
  expect((await other('outbox', 'release')).code).toBe(0);
  expect((await other('outbox', 'list')).out).toContain('正常发送');
  expect((await other('doctor', '--json')).code).toBe(0);
  expect((await other('outbox', 'release')).code).toBe(1);
});

test('S47: a restore never writes over a database, and takes nothing that is no sound backup', async () => {
  const { duban, copy } = await backedUp();
  const before = (await duban('projects', '--json')).out;
  const refused = await duban('restore', copy);
  expect(refused).toMatchObject({ code: 1, out: '' });
  expect(refused.err).toContain('恢复不会覆盖它');
  expect((await duban('projects', '--json')).out).toBe(before);

  const folder = testFolder();
  const other = commandLineIn(folder);
  expect(await other('restore', join(folder, 'nowhere.db'))).toMatchObject({
    code: 1,
    err: expect.stringContaining('没有找到'),
  });
  const torn = join(folder, 'torn.db');
  writeFileSync(torn, readFileSync(copy).subarray(0, 40_000));
  expect(await other('restore', torn)).toMatchObject({ code: 1, err: expect.stringContaining('损坏') });
  expect(existsSync(join(folder, 'data/duban.db'))).toBe(false);
});

test('a backup never writes over a file', async () => {
  const { duban, copy } = await backedUp();
  const before = readFileSync(copy);
  expect(await duban('backup', copy)).toMatchObject({ code: 1, err: expect.stringContaining('已经存在') });
  expect(readFileSync(copy).equals(before)).toBe(true);
});
