/** F51: the store is lost, and a backup of an hour or of a day before is restored. What counts is what the platform received. */
import { statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase, restoreDatabase } from '#db/index.js';
import { repositories } from '#db/repositories.js';
import { toStored } from '#src/core/day.js';
import { commandLine, openContext } from '#src/services/context.js';
import { releaseHold } from '#src/services/release-hold.js';
import { unknownMessages } from '#src/services/settle-unknown.js';
import { duplicates } from '../fakes/common/judges.js';
import { type FakeFeishu, startFakeFeishu } from '../fakes/feishu/fake.js';
import { addChats, chats, dayBefore, fillStore, nudgeSlot } from '../process/forty-units.js';
import { proof } from '../proof/proof.js';
import { bareDatabaseUrl, onPostgres } from '../support/databases.js';
import { seededBytes, testHouse } from '../support/house.js';
import { type RunningService, runService } from '../support/running-service.js';
import { DIRECT, feishuEnv } from '../support/world.js';

/** So many of 40 nudges are out when the hour-old backup is taken. */
const out = 25;

test.each<[age: string, backedUpAt: 'day before' | 'midst', inDoubt: number]>([
  ['an hour', 'midst', chats.length - out],
  ['a day', 'day before', chats.length],
])(
  'F51: a backup %s old is restored: nothing goes out before the office confirms, nothing twice after',
  async (_age, when, inDoubt) => {
    const folder = await mkdtemp(join(tmpdir(), 'duban-restored-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const copy = join(folder, 'backup.db');
    const fake = await startFakeFeishu({ now: dayBefore });
    onTestFinished(() => fake.close());
    await addChats(fake);
    const first = await serve(fake, dayBefore);
    await fillStore(first.service.house);
    await say(fake, first, 'ou_contact', '/帮助');
    await first.settle();
    if (when === 'day before') await first.service.house.database.backup(copy);

    // The great day: the platform is at its limit after some of the cards.
    const limit = { kind: 'limited', resetSeconds: 1800 } as const;
    await fake.faults.add({ api: 'message.create', nth: out + 1, times: 0, effect: limit });
    await fake.clock.set(toStored(nudgeSlot));
    first.clock.to(nudgeSlot);
    await first.service.app.tick();
    await first.service.app.settled();
    if (when === 'midst') {
      const { pending, sent } = await (await first.office()).repos.outbox.counts();
      expect(pending).toBe(inDoubt);
      expect(sent).toBeGreaterThanOrEqual(out);
      await first.service.house.database.backup(copy);
    }
    await fake.faults.clear();
    await first.at('2022-12-20T10:20:00+08:00');
    await say(fake, first, 'ou_contact', '/待办');
    await first.settle();
    const before = await fake.ledger.messages({});
    for (const chat of chats)
      expect(
        before.filter(({ chatId }) => chatId === chat),
        chat,
      ).toHaveLength(1);
    await first.stop();

    const lostAt = '2022-12-20T10:30:00+08:00';
    const url = onPostgres ? await bareDatabaseUrl() : `sqlite:${join(folder, 'restored.db')}`;
    await restoreDatabase(url, copy, toStored(lostAt));
    const second = await serve(fake, lostAt, url);
    onTestFinished(() => second.stop());
    for (const at of [lostAt, '2022-12-20T11:00:00+08:00', '2022-12-20T11:59:00+08:00']) {
      await fake.clock.set(toStored(at));
      second.clock.to(at);
      await second.service.app.tick();
      await say(fake, second, 'ou_contact', '/我是谁');
    }
    expect(await fake.ledger.messages({})).toHaveLength(before.length);

    await releaseHold(await second.office());
    await second.settle();
    const unknown = await unknownMessages(await second.office());
    expect(unknown.filter(({ subject }) => subject.purpose === 'nudge')).toHaveLength(inDoubt);
    await second.at('2022-12-20T17:00:00+08:00');
    const after = (await fake.ledger.messages({})).slice(before.length);
    const nudgedAgain = after.filter(({ chatId }) => chats.includes(chatId));
    const answers = after.filter(({ openId }) => openId === 'ou_contact');
    proof('F51', {
      runs: 1,
      lost: 3 - answers.length,
      doubled: nudgedAgain.length + duplicates(await fake.ledger.messages({})).length,
    });

    // What comes due later goes out as ever.
    await second.at('2022-12-30T09:31:00+08:00');
    expect((await fake.ledger.messages({})).slice(before.length + after.length).length).toBeGreaterThanOrEqual(
      chats.length,
    );
  },
  300_000,
);

test('F51: a store of 100 MB is copied and restored whole', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'duban-restored-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const house = await testHouse({ now: dayBefore });
  const bytes = Uint8Array.from(seededBytes('evidence')(2_000_000));
  const { files } = (await openContext(house, commandLine)).repos;
  const at = toStored(dayBefore);
  for (let nth = 0; nth < 50; nth += 1) {
    bytes[0] = nth;
    await files.save({ id: `fil_${nth}`, name: `佐证${nth}.pdf`, mime: 'application/pdf', bytes, at });
  }
  const copy = join(folder, 'backup.db');
  const url = onPostgres ? await bareDatabaseUrl() : `sqlite:${join(folder, 'restored.db')}`;
  const from = performance.now();
  await house.database.backup(copy);
  const copied = performance.now();
  await restoreDatabase(url, copy, at);
  const restored = performance.now();
  console.log(`100 MB: copied in ${Math.round(copied - from)} ms, restored in ${Math.round(restored - copied)} ms`);
  const { db, close } = await openDatabase(url);
  onTestFinished(close);
  expect(statSync(copy).size).toBeGreaterThan(100_000_000);
  const kept = await repositories(db, null, house).files.read('fil_49');
  expect(Buffer.from(kept?.bytes ?? []).equals(bytes)).toBe(true);
}, 600_000);

async function serve(fake: FakeFeishu, now: string, url?: string): Promise<RunningService> {
  const running = await runService({
    now,
    env: { ...feishuEnv(fake, 'webhook'), ...(url && { DATABASE_URL: url }) },
    fakes: [{ set: fake.clock.set, advance: fake.clock.advance }],
  });
  await fake.world.deliverTo({ webhookUrl: `http://127.0.0.1:${running.service.port}/feishu/events` });
  return running;
}

/** And lets the service do what it may with it. */
async function say(fake: FakeFeishu, { service }: RunningService, who: string, text: string): Promise<void> {
  await fake.as(who).say(DIRECT, text);
  await service.app.settled();
}
