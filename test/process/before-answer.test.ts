/** Killed between an event's arrival and its answer: what the platform sends again has one effect, what it does not is not lost. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { type FakeFeishu, startFakeFeishu } from '../fakes/feishu/fake.js';
import { proof } from '../proof/proof.js';
import { databaseFor } from '../support/databases.js';
import { feishuEnv } from '../support/world.js';
import { bundle } from './bundle.js';
import { type Driven, startDriven } from './driven-child.js';
import { strikesOf } from './several/strikes.js';

const points = {
  'before it is stored': 'inbox:received',
  'stored, before the answer': 'inbox:stored',
  'before its effect is committed': 'inbox:before-commit',
};
/** On each of the two databases. */
const kills = strikesOf(5, 25);
const retryMs = 15_000;

test.each(Object.entries(points))(
  `F06: killed ${kills} times %s: each event has one effect`,
  {
    timeout: 900_000,
  },
  async (_when, point) => {
    const folder = await mkdtemp(join(tmpdir(), 'duban-before-answer-'));
    const { url, drop } = await databaseFor(`sqlite:${join(folder, 'duban.db')}`);
    const fake = await startFakeFeishu({ now: '2022-12-28T10:00:00+08:00' });
    const file = bundle('driven', folder);
    let running: Driven | null = null;
    onTestFinished(async () => {
      await running?.kill();
      await fake.close();
      await drop();
      await rm(folder, { recursive: true, force: true });
    });
    await fake.world.addPerson({ openId: 'ou_zhang', name: '张三' });
    await fake.world.addChat({ chatId: 'oc_group', name: '群', members: ['ou_zhang'] });
    const asked: string[] = [];
    const signals: string[] = [];
    for (let kill = 0; kill < kills; kill += 1) {
      const child = await begun(fake, file, folder, url);
      running = child;
      await child.tell({ do: 'arm', fault: `${point}:1` });
      const { messageId } = await fake.as('ou_zhang').say('oc_group', '/帮助', { mentionBot: true });
      asked.push(messageId);
      signals.push(await child.died());

      const next = await begun(fake, file, folder, url);
      running = next;
      await later(fake, next, retryMs);
      await settled(fake, next);
      await next.end();
      running = null;
    }
    expect(signals).toEqual(signals.map(() => 'SIGKILL'));
    const replies = new Map(asked.map((id) => [id, 0]));
    for (const { parentId } of await fake.ledger.messages())
      replies.set(parentId ?? '', (replies.get(parentId ?? '') ?? 0) + 1);
    const counts = [...replies.values()];
    proof('F06', {
      runs: kills,
      lost: counts.filter((count) => count === 0).length,
      doubled: counts.filter((count) => count > 1).length,
    });
  },
);

async function begun(fake: FakeFeishu, file: string, folder: string, url: string): Promise<Driven> {
  const env = {
    DATABASE_URL: url,
    DUBAN_SECRET: 'the secret of who is killed, long enough for anybody',
    DRIVEN_NOW: await fake.clock.now(),
    NODE_ENV: 'test',
    PORT: '0',
    LOG_LEVEL: 'warn',
    ...feishuEnv(fake, 'webhook'),
  };
  const child = await startDriven(file, env, folder);
  await fake.world.deliverTo({ webhookUrl: `http://127.0.0.1:${child.last().port}/feishu/events` });
  return child;
}

async function later(fake: FakeFeishu, child: Driven, milliseconds: number): Promise<void> {
  await fake.clock.advance(milliseconds);
  await child.tell({ do: 'advance', milliseconds });
}

async function settled(fake: FakeFeishu, child: Driven): Promise<void> {
  for (let seconds = 0; seconds < 120; seconds += 1) {
    await child.tell({ do: 'rest' });
    if (child.last().waiting === 0) return;
    await later(fake, child, 1000);
  }
  throw new Error(`it does not settle: ${child.last().waiting} wait; ${child.said()}`);
}
