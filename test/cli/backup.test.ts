import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { commandLineIn, testFolder } from './run.js';

const form = 'test/fixtures/form/seed.docx';

/** A store with the seed form and one report, and a backup of it. */
async function backedUp() {
  const here = testFolder();
  // A real platform is in use: what is simulated is not anchored.
  const duban = commandLineIn(here, {
    DUBAN_SECRET: 'the same secret for both machines',
    FEISHU_APP_ID: 'cli_0123456789abcdef',
    FEISHU_APP_SECRET: 'secret of the app',
    FEISHU_MODE: 'websocket',
    FEISHU_BASE_URL: 'http://127.0.0.1:1',
  });
  await duban('import', form, '--yes');
  await duban('member', 'add', 'feishu:ou_wang', '--name', '王晓', '--role', 'contact', '--unit', '民治街道');
  await duban('report', '9-2', '--unit', '民治街道', '--as', '王晓', '--completion', '已办8场', '--completed', 'no');
  const copy = join(testFolder(), 'kept/duban.db');
  expect((await duban('backup', copy)).code).toBe(0);
  return { duban, copy, here };
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

test('S39: an older copy put back by hand is found by what is anchored outside; restored as it should be, it is known of', async () => {
  const { duban, copy, here } = await backedUp();
  const data = join(here, 'data');
  const report = (said: string) =>
    duban('report', '9-2', '--unit', '民治街道', '--as', '王晓', '--completion', said, '--completed', 'no');
  await report('已办9场');
  expect((await duban('tick')).code).toBe(0);
  expect((await duban('audit', 'verify')).out).toContain('库外留存：2 次');

  const empty = () => {
    for (const name of readdirSync(data)) if (name.startsWith('duban.db')) rmSync(join(data, name));
  };
  empty();
  copyFileSync(copy, join(data, 'duban.db'));
  const found = await duban('audit', 'verify');
  expect(found.code).toBe(1);
  expect(found.out).toContain('被改动过，第一处在第');

  empty();
  expect((await duban('restore', copy)).code).toBe(0);
  expect((await duban('audit', 'verify')).code).toBe(0);
  await report('已办10场');
  expect((await duban('audit', 'verify')).code).toBe(0);
  const kept = join(testFolder(), 'kept.jsonl');
  copyFileSync(join(data, 'trail-anchors.jsonl'), kept);
  expect((await duban('audit', 'verify', '--anchors', kept)).code).toBe(0);
  expect((await duban('audit', 'verify', '--anchors', join(here, 'nowhere'))).err).toContain('没有找到');
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
