/** Two instances under load, each in turn ended by SIGTERM and followed by a new one, as at an upgrade. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { seededChance } from '../../fakes/common/chance.js';
import { duplicates } from '../../fakes/common/judges.js';
import { type FakeFeishu, startFakeFeishu } from '../../fakes/feishu/fake.js';
import { proof } from '../../proof/proof.js';
import { clonedDatabase } from '../../support/databases.js';
import { isRedisFound, startRedis } from '../../support/redis-server.js';
import { feishuEnv } from '../../support/world.js';
import { bundle } from '../bundle.js';
import { type Child, run } from '../child.js';
import { type Balancer, startBalancer } from './balancer.js';
import { strikesOf, toRepeat } from './strikes.js';

const restarts = strikesOf(4, 50);
const chats = Array.from({ length: 12 }, (_, index) => `oc_${index + 1}`);
/** In all below what the platform permits in a minute, so that nothing waits for its pace at the end. */
const askEveryMs = 80;

let folder: string;
let file: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'duban-rolling-'));
  file = bundle('instance', folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const queues = ['in process', ...(isRedisFound ? ['BullMQ'] : [])];

describe.each(queues)('%s', (queue) => {
  test(`F52: ${restarts} rolling restarts of two instances under load: each ends with 0, nothing lost, nothing doubled`, {
    timeout: 1_800_000,
  }, async () => {
    const seed = 52;
    const chance = seededChance(seed);
    const { url, drop } = await clonedDatabase();
    onTestFinished(drop);
    const fake = await startFakeFeishu({ now: new Date().toISOString(), rate: 1, seed });
    onTestFinished(() => fake.close());
    const balancer = await startBalancer();
    onTestFinished(() => balancer.close());
    await fake.world.deliverTo({ webhookUrl: `${balancer.url}/feishu/events` });
    await fake.world.addPerson({ openId: 'ou_contact', name: '张三' });
    for (const chatId of chats) await fake.world.addChat({ chatId, name: chatId, members: ['ou_contact'] });
    const env: Record<string, string> = {
      DATABASE_URL: url,
      DUBAN_SECRET: 'the secret of several instances, long enough for anybody',
      PORT: '0',
      LOG_LEVEL: 'info',
      ...feishuEnv(fake, 'webhook'),
    };
    if (queue === 'BullMQ') {
      const redis = await startRedis();
      onTestFinished(() => redis.stop());
      env.REDIS_URL = redis.url;
    }
    const running: Instance[] = [];
    onTestFinished(() => {
      for (const { child } of running) child.process.kill('SIGKILL');
    });
    const begin = async (): Promise<void> => void running.push(await startInstance(env, balancer));
    await begin();
    await begin();

    const load = startLoad(fake);
    const ends: unknown[] = [];
    for (let restart = 0; restart < restarts; restart += 1) {
      // Sometimes three run for a while, sometimes one alone.
      const isSurge = chance.next() < 0.5;
      if (isSurge) await begin();
      const old = running.shift();
      if (!old) throw new Error('none runs');
      ends.push(await ended(old, balancer));
      if (!isSurge) await begin();
    }
    const asked = await load.stop();

    expect(
      ends.filter((end) => end !== null),
      toRepeat('rolling.test.ts', seed),
    ).toEqual([]);
    const deadline = performance.now() + 120_000;
    while (performance.now() < deadline && (await unanswered(fake, asked)).length > 0) await wait(100);
    expect(await unanswered(fake, asked), toRepeat('rolling.test.ts', seed)).toEqual([]);
    expect(await fake.ledger.messages()).toHaveLength(asked.length);
    expect(duplicates(await fake.ledger.messages())).toEqual([]);
    proof('F52', { runs: restarts });
    const tries = (await fake.events.list()).map(({ attempts }) => attempts.length);
    console.log(
      `${queue}: ${asked.length} events, ${tries.filter((one) => one > 1).length} of them sent more than once`,
    );
  });
});

interface Instance {
  child: Child;
  port: number;
}

async function startInstance(env: Record<string, string>, balancer: Balancer): Promise<Instance> {
  const child = run(file, [], { env, cwd: folder });
  await child.says('"listening"');
  const [, port] = /"port":(\d+)/.exec(child.stdout()) ?? [];
  balancer.ports.add(Number(port));
  return { child, port: Number(port) };
}

/** Ends it while requests still come to it; null, or how it ended otherwise than it should. */
async function ended({ child, port }: Instance, balancer: Balancer): Promise<unknown> {
  child.process.kill('SIGTERM');
  const { code, signal, stderr } = await child.ended;
  balancer.ports.delete(port);
  return code === 0 && signal === null && stderr === '' ? null : { code, signal, stderr };
}

/** People ask for help, one every so often, until it is stopped; gives the messages that are owed a reply. */
function startLoad(fake: FakeFeishu): { stop(): Promise<string[]> } {
  const asked: string[] = [];
  const asking = new Set<Promise<void>>();
  let isOver = false;
  const going = (async () => {
    for (let turn = 0; !isOver; turn += 1) {
      const chat = chats[turn % chats.length] ?? '';
      const said = fake
        .as('ou_contact')
        .say(chat, '/帮助', { mentionBot: true })
        .then(({ messageId }) => void asked.push(messageId))
        .finally(() => asking.delete(said));
      asking.add(said);
      await wait(askEveryMs);
    }
  })();
  return {
    async stop() {
      isOver = true;
      await going;
      await Promise.all(asking);
      return asked;
    },
  };
}

async function unanswered(fake: FakeFeishu, asked: readonly string[]): Promise<string[]> {
  const answered = new Set((await fake.ledger.messages()).map(({ parentId }) => parentId));
  return asked.filter((id) => !answered.has(id));
}
