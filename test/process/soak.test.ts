/** Hours of work in minutes: every event is answered once, and neither memory nor descriptors grow with their number. */
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createApp } from '#src/app.js';
import type { Inbound } from '#src/ports/platform.js';
import { proof } from '../proof/proof.js';
import { tier } from '../proof/tiers.js';
import { type BarePlatform, barePlatform } from '../support/bare-platform.js';
import { collectGarbage } from '../support/garbage.js';
import { testHouse } from '../support/house.js';
import { importSeed, letIn } from '../support/programme.js';

const events = tier === 'c' ? 36_000 : 1_000;
const sayings = ['/待办', '/进度 9-2', '/历史 9-2', '/填报 9-2', '/帮助', '/我是谁', '/滞后'];
const mayGrow = 24 * 1024 * 1024;

test(`F54: ${events} events: each is answered once, memory and descriptors stay where they were`, {
  timeout: 3_600_000,
}, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'duban-soak-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const platform = counting();
  const house = await testHouse({
    now: '2022-12-01T10:00:00+08:00',
    platforms: [platform],
    databaseUrl: `sqlite:${join(folder, 'duban.db')}`,
  });
  await importSeed(house, { registryOnly: true });
  await letIn(house, { name: '张三', role: 'contact', unit: '民治街道', address: 'wecom:zhang' });
  const app = createApp(house);

  const work = async (from: number, to: number): Promise<void> => {
    for (let nth = from; nth < to; nth += 1) {
      const { done } = await app.receive(saying(nth, house.clock.now()));
      await done;
      if (nth % 100 === 99) {
        await app.tick();
        await app.settled();
        house.clock.advance(60_000);
      }
    }
    await app.settled();
  };
  await work(0, events / 4);
  const before = await held();
  await work(events / 4, events);
  const after = await held();

  const answered = platform.answers;
  proof('F54', {
    runs: events,
    lost: Array.from({ length: events }, (_, nth) => answered.get(nth) ?? 0).filter((times) => times === 0).length,
    doubled: [...answered.values()].filter((times) => times > 1).length,
  });
  expect(after.descriptors).toBeLessThanOrEqual(before.descriptors);
  expect(after.bytes - before.bytes).toBeLessThan(mayGrow);
});

/** Counts what it is given, by the event that it answers, and keeps nothing else. */
function counting(): BarePlatform & { answers: Map<number, number> } {
  const answers = new Map<number, number>();
  const platform = barePlatform({ keyedMinutes: 60 });
  return {
    ...platform,
    answers,
    async deliver({ messageId }) {
      const nth = Number(/^said(\d+)$/.exec(messageId ?? '')?.[1] ?? Number.NaN);
      if (Number.isInteger(nth)) answers.set(nth, (answers.get(nth) ?? 0) + 1);
      return { result: 'sent', messageId: `m${answers.size}` };
    },
  };
}

const saying = (nth: number, at: string): Inbound => ({
  kind: 'message',
  eventId: `wecom:said${nth}`,
  at,
  chat: 'wecom:group',
  chatKind: 'group',
  sender: 'wecom:zhang',
  messageId: `said${nth}`,
  replyTo: null,
  quoted: null,
  text: sayings[nth % sayings.length] ?? '',
  mentionsBot: true,
  mentions: [],
  files: [],
});

/** After the garbage is gone: what is held in memory, and how many descriptors are open. */
async function held(): Promise<{ bytes: number; descriptors: number }> {
  collectGarbage();
  const { heapUsed, external, arrayBuffers } = process.memoryUsage();
  return { bytes: heapUsed + external + arrayBuffers, descriptors: (await readdir('/proc/self/fd')).length };
}
