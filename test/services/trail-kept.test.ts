/** The trail beside its store: anchored outside every night, kept for as long as it must be. */
import { appendFileSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { anchorFile, readAnchors } from '#src/adapters/system/anchor-file.js';
import { pinoLog } from '#src/adapters/system/log.js';
import { createApp } from '#src/app.js';
import { parseConfig } from '#src/config.js';
import { auditVerdict } from '#src/services/audit-verdict.js';
import { changeSetting } from '#src/services/change-setting.js';
import { diagnose } from '#src/services/diagnose.js';
import { testFolder } from '../cli/run.js';
import { onPostgres } from '../support/databases.js';
import { type TestHouse, testHouse } from '../support/house.js';
import { silentLog } from '../support/logs.js';
import { importSeed, officeOf } from '../support/programme.js';

const key = 'seals the anchors of this test';

async function anchored({ now = '2022-12-20T10:00:00+08:00', log = silentLog } = {}) {
  const file = join(testFolder(), 'outside/trail-anchors.jsonl');
  const house = { ...(await testHouse({ now })), anchors: anchorFile(file, key, log) };
  await importSeed(house, { registryOnly: true });
  return { house, file, app: createApp(house) };
}

const setting = async (house: TestHouse, value: string) => changeSetting(await officeOf(house), '提醒时间', value);

async function night(house: TestHouse, app: ReturnType<typeof createApp>, at: string): Promise<void> {
  house.clock.to(at);
  await app.tick();
  await app.settled();
}

test('S39: every night the ends of the trail are kept outside, and an older copy put back is missed', async () => {
  const { house, file, app } = await anchored();
  await night(house, app, '2022-12-21T03:00:00+08:00');
  const { db } = house.database;
  const heads = await db.selectFrom('auditHead').selectAll().execute();
  const own = heads.find(({ chain }) => chain !== '');
  for (const value of ['09:40', '09:50', '10:10']) await setting(house, value);
  await night(house, app, '2022-12-22T03:00:00+08:00');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect((await readAnchors(file, key)).anchors.map(({ chain, length }) => [chain, length])).toEqual([
    ['', heads.find(({ chain }) => chain === '')?.length],
    [own?.chain, own?.length],
    ['', heads.find(({ chain }) => chain === '')?.length],
    [own?.chain, (own?.length ?? 0) + 3],
  ]);
  const whole = await auditVerdict(await officeOf(house));
  expect(whole).toMatchObject({ ok: true, anchors: { count: 4, altered: [] } });

  await sql.raw(onPostgres ? 'alter table audit disable trigger user' : 'drop trigger audit_no_delete').execute(db);
  await db
    .deleteFrom('audit')
    .where('chain', '=', own?.chain ?? '')
    .where('seq', '>', own?.length ?? 0)
    .execute();
  if (own) await db.updateTable('auditHead').set(own).where('chain', '=', own.chain).execute();
  const cut = { ok: false, firstBad: (own?.length ?? 0) + 1 };
  expect(await auditVerdict(await officeOf(house))).toMatchObject(cut);
  house.clock.advance(60_000);
  await setting(house, '11:11');
  expect(await auditVerdict(await officeOf(house))).toMatchObject(cut);
  expect((await diagnose(await officeOf(house)))[0]).toMatchObject({ level: 'bad', mend: '保留现场，核对备份' });
  expect(await auditVerdict(await officeOf(house), { anchors: [], altered: [] })).toMatchObject({ ok: true });
});

test('S39: lines of the file bear their seal, a torn one spoils no other, and the log serves in its place', async () => {
  const lines: string[] = [];
  const out = new Writable({
    write(line, _encoding, done) {
      lines.push(String(line));
      done();
    },
  });
  const { house, file, app } = await anchored({ log: pinoLog('info', out, []) });
  for (let day = 1; day <= 28; day += 1) {
    await night(house, app, `2023-02-${String(day).padStart(2, '0')}T03:00:00+08:00`);
    if (day === 9) appendFileSync(file, '{"chain":"","length":1,"he');
  }
  const { anchors, altered } = await readAnchors(file, key);
  expect([anchors.length, altered]).toEqual([56, []]);
  const logged = join(testFolder(), 'duban.log');
  writeFileSync(logged, ['not JSON', ...lines].join('\n'));
  expect(await readAnchors(logged, key)).toEqual({ anchors, altered: [] });

  writeFileSync(file, readFileSync(file, 'utf8').replace(/"length":\d+/, '"length":1000'));
  expect((await auditVerdict(await officeOf(house))).anchors.altered).toHaveLength(1);
  expect(await auditVerdict(await officeOf(house))).toMatchObject({ ok: false, firstBad: null });
  expect((await readAnchors(file, 'another key')).anchors).toEqual([]);
});

test('S41: entries are kept for three years, then forgotten by night, and the rest verifies against what is outside', async () => {
  const { house, app } = await anchored();
  for (const value of ['09:40', '09:50']) await setting(house, value);
  await night(house, app, '2022-12-21T03:00:00+08:00');
  house.clock.to('2025-12-18T10:00:00+08:00');
  await setting(house, '10:10');
  const { audit } = (await officeOf(house)).repos;
  const changes = async () => (await audit.list({ act: 'settings.change' })).map(({ detail }) => detail);
  const last = { from: '09:50', to: '10:10' };
  await night(house, app, '2025-12-19T03:00:00+08:00');
  expect(await changes()).toEqual([last, { from: '09:40', to: '09:50' }, { from: '09:30', to: '09:40' }]);
  const before = await auditVerdict(await officeOf(house));
  await night(house, app, '2025-12-20T03:00:00+08:00');
  expect(await changes()).toEqual([last]);
  const told = await audit.list({ act: 'trail.purge' });
  expect(told.map(({ subject }) => subject).sort()).toEqual(['deployment', expect.stringMatching(/^prg_/)]);
  const after = await auditVerdict(await officeOf(house));
  expect(after.chains.map(({ ok, firstBad }) => [ok, firstBad])).toEqual([
    [true, null],
    [true, null],
  ]);
  expect(after.length).toBeGreaterThanOrEqual(before.length + told.length);
});

test('S41: it cannot be kept for less than 180 days', () => {
  const days = (value: string) => () => parseConfig({ DUBAN_TRAIL_DAYS: value }).trailDays;
  expect(parseConfig({}).trailDays).toBe(1095);
  expect(days('180')()).toBe(180);
  for (const value of ['179', '0', '-1', 'all']) expect(days(value)).toThrow('DUBAN_TRAIL_DAYS');
});
