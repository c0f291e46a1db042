import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Finding } from '#src/services/diagnose.js';
import { isRedisFound, startRedis } from '../support/redis-server.js';
import { commandLineIn, type Ran, testFolder } from './run.js';

const form = 'test/fixtures/form/seed.docx';

const findingsOf = ({ out }: Ran): Finding[] => (JSON.parse(out) as { findings: Finding[] }).findings;
const badOf = (ran: Ran): string[] => findingsOf(ran).flatMap(({ level, what }) => (level === 'bad' ? [what] : []));

test('on a fresh machine nothing is wrong, and what is still to be done is said with the way to do it', async () => {
  const duban = commandLineIn(testFolder());
  const ran = await duban('doctor', '--json');
  expect(ran).toMatchObject({ code: 0, err: '' });
  expect(badOf(ran)).toEqual([]);
  const todo = findingsOf(ran).filter(({ level }) => level === 'warn');
  expect(todo.map(({ what }) => what)).toEqual(expect.arrayContaining(['没有接入聊天平台', '还没有导入项目表']));
  expect(todo.every(({ mend }) => mend !== null)).toBe(true);
});

test('S38: files that others can read are named with the command that mends them', async () => {
  const folder = testFolder();
  const duban = commandLineIn(folder);
  await duban('migrate');
  const data = join(folder, 'data');
  expect(statSync(data).mode & 0o777).toBe(0o700);
  const files = [data, join(data, 'duban.db'), join(data, 'secret')];
  for (const [index, mode] of [0o755, 0o644, 0o640].entries()) chmodSync(files[index] ?? '', mode);
  const ran = await duban('doctor', '--json');
  expect(ran.code).toBe(1);
  const bad = findingsOf(ran).filter(({ level }) => level === 'bad');
  expect(bad.map(({ mend }) => mend)).toEqual([
    `运行 chmod 700 ${data}`,
    `运行 chmod 600 ${files[1]}`,
    `运行 chmod 600 ${files[2]}`,
  ]);
  chmodSync(data, 0o700);
  chmodSync(files[2] ?? '', 0o600);
  expect(badOf(await duban('doctor', '--json'))).toEqual([]);
});

test('a secret from the environment needs no file', async () => {
  const ran = await commandLineIn(testFolder(), { DUBAN_SECRET: 'x'.repeat(32) })('doctor', '--json');
  expect(findingsOf(ran).filter(({ what }) => what.includes('密钥文件'))).toEqual([]);
});

test('every variable that is wrong is a finding of its own, in words and as JSON', async () => {
  const duban = commandLineIn(testFolder(), {
    FEISHU_APP_ID: 'cli_0123456789abcdef',
    FEISHU_APP_SECRET: 'secret-value',
  });
  const ran = await duban('doctor', '--json');
  expect(ran.code).toBe(1);
  expect(badOf(ran).map((what) => what.split('：')[0])).toEqual(['FEISHU_ENCRYPT_KEY', 'FEISHU_VERIFICATION_TOKEN']);
  const words = await duban('doctor');
  expect(words.out).toContain('有误\tFEISHU_ENCRYPT_KEY：');
  expect(words.out).not.toContain('secret-value');
});

test('settings that do not go together, and a Redis that does not answer, are named', async () => {
  const env = { REDIS_URL: 'redis://127.0.0.1:1', DUBAN_ROLE: 'worker' };
  const ran = await commandLineIn(testFolder(), env)('doctor', '--json');
  expect(findingsOf(ran).map(({ mend }) => mend)).toEqual(
    expect.arrayContaining([
      '多个实例请用 PostgreSQL（DATABASE_URL=postgres://…）；只有一个实例，请去掉这两个变量',
      '检查 REDIS_URL 和 Redis 服务',
    ]),
  );
});

test.runIf(isRedisFound)('F48: settings of Redis that do not suit are named, with what to set instead', async () => {
  const redis = await startRedis('--maxmemory-policy', 'allkeys-lru');
  onTestFinished(() => redis.stop());
  const ran = await commandLineIn(testFolder(), { REDIS_URL: redis.url })('doctor', '--json');
  expect(findingsOf(ran)).toEqual(
    expect.arrayContaining([
      { level: 'warn', what: expect.stringContaining('maxmemory-policy 是 allkeys-lru'), mend: '改为 noeviction' },
      { level: 'warn', what: expect.stringContaining('persistence 是 appendonly no'), mend: '改为 appendonly yes' },
    ]),
  );
});

test('F43: a damaged database is a finding, and the file stays as it is', async () => {
  const folder = testFolder();
  const duban = commandLineIn(folder);
  await duban('migrate');
  const file = join(folder, 'data/duban.db');
  writeFileSync(file, 'no database at all, but rather a long text that stands in its place'.repeat(40));
  const before = readFileSync(file);
  const ran = await duban('doctor', '--json');
  expect(ran.code).toBe(1);
  expect(badOf(ran)).toEqual([expect.stringContaining('不是数据库文件')]);
  expect(readFileSync(file).equals(before)).toBe(true);
});

test('after the import it says which units nobody can reach, which groups have no members, and that nobody is the office', async () => {
  const duban = commandLineIn(testFolder());
  expect((await duban('import', form, '--yes')).code).toBe(0);
  const before = await duban('doctor', '--json');
  expect(before.code).toBe(1);
  expect(badOf(before)).toEqual(['没有督办办公室成员']);
  const warned = (ran: Ran): string[] => findingsOf(ran).flatMap(({ level, what }) => (level === 'warn' ? [what] : []));
  expect(warned(before)).toEqual(
    expect.arrayContaining([
      '不知道包括哪些单位：各街道',
      '5 个单位没有群也没有联络员：民治街道、区消安委办、建筑工务署、区委组织部（区委编办、区人才工作局）、民政局',
      '18 个项目没有分管区领导',
    ]),
  );
  await duban('unit', 'group', '各街道', '民治街道');
  await duban('member', 'add', 'feishu:ou_office', '--name', '督办科', '--role', 'office');
  await duban('member', 'add', 'feishu:ou_leader', '--name', '陈副区长', '--role', 'leader');
  await duban('member', 'charge', 'feishu:ou_leader', '--unit', '民治街道');
  await duban('chat', 'bind', 'feishu:oc_minzhi', '--to', '民治街道');
  const after = await duban('doctor', '--json');
  expect(after.code).toBe(0);
  expect(badOf(after)).toEqual([]);
  expect(warned(after)).toEqual(
    expect.arrayContaining([
      '4 个单位没有群也没有联络员：区消安委办、建筑工务署、区委组织部（区委编办、区人才工作局）、民政局',
    ]),
  );
  expect(warned(after).filter((what) => what.includes('18 个项目') || what.includes('各街道'))).toEqual([]);
});
