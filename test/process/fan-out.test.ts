import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { addMilliseconds, toStored } from '#src/core/day.js';
import { type Chance, seededChance } from '../fakes/common/chance.js';
import { bodyChanged, duplicates } from '../fakes/common/judges.js';
import { type FakeFeishu, startFakeFeishu } from '../fakes/feishu/fake.js';
import { proof } from '../proof/proof.js';
import { tier } from '../proof/tiers.js';
import { clonedDatabase, databaseFor, onPostgres } from '../support/databases.js';
import { ownRedis } from '../support/queues.js';
import { openWorld, type World } from '../support/world.js';
import { bundle } from './bundle.js';
import { type Ended, run } from './child.js';
import { addChats, chats, dayBefore, fillStore, nudgeSlot, prepareStore } from './forty-units.js';
import { strikesOf } from './several/strikes.js';

/** Lives with their deaths: a fifth of what a release asks for, on each database. */
const runs = strikesOf(40, 200);
const atOnce = 2;
const mostStarts = 5;
const minuteMs = 60_000;
/** Longer than the adapter waits for an answer. */
const timeOutMs = 11_000;

/** Every step of a fan-out, and how often one of 40 passes it. */
const steps: readonly (readonly [name: string, times: number])[] = [
  ['slot:claimed', 4],
  ['slot:before-commit', 4],
  ['slot:committed', 4],
  ['outbox:claimed', 2],
  ['outbox:sending', 40],
  ['outbox:delivered', 40],
  ['outbox:settled', 40],
];

let folder: string;
let victimFile: string;
/** A store ready for its great day; each run gets a copy. */
let model: string;
let dropModel: () => Promise<void>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'duban-fan-out-'));
  victimFile = bundle('victim', folder);
  const fake = await startFakeFeishu();
  ({ url: model, drop: dropModel } = await databaseFor(`sqlite:${join(folder, 'model.db')}`));
  await prepareStore(envOf(fake, model));
  await fake.close();
});
afterAll(async () => {
  await dropModel();
  await rm(folder, { recursive: true, force: true });
});

test('F17 F32: killed between any two steps of a fan-out of 40 and started again, each nudge arrives exactly once', {
  timeout: 2_400_000,
}, async () => {
  const deaths = Array.from({ length: runs }, (_, number) => deathOf(number));
  const verdicts: string[] = [];
  const work = async (): Promise<void> => {
    for (let death = deaths.shift(); death; death = deaths.shift()) verdicts.push(...(await liveThrough(death)));
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  expect(verdicts).toEqual([]);
  proof(['F17', 'F32'], { runs });
});

/** A hundred lost answers each, in another order. */
const lives = tier === 'c' ? [0, 1] : [0];

test.each(lives)(
  'F18 F20: of 100 answers lost after the platform had accepted, no nudge is lost and none doubled (%i)',
  async (life) => {
    const world = await openWorld({ now: dayBefore });
    onTestFinished(() => world.close());
    await addChats(world.fake);
    await fillStore(world.service.house);
    const lostAnswers = ['reset', 'status', 'broken_json', 'hang'] as const;
    // Those that are never answered come last: their time-outs are waited for.
    const inOrder = life === 0 ? lostAnswers : ([...lostAnswers.slice(0, 3).toReversed(), 'hang'] as const);
    for (const [index, answer] of inOrder.entries()) {
      const effect = { kind: 'accepted_then', answer } as const;
      await world.fake.faults.add({ api: 'message.create', nth: 1 + index * 25, times: 25, effect });
    }
    await untilHungUp(world, world.at(nudgeSlot), { from: 76, times: 25 });

    const requests = await world.fake.ledger.requests('message.create');
    expect(requests.filter(({ fault }) => fault === 'accepted_then')).toHaveLength(100);
    expect(await wrongIn(world.fake)).toEqual([]);
    proof(['F18', 'F20'], { runs: 100 });
  },
);

/** Lets the time-out of calls that are never answered pass, as soon as nothing else is under way. */
async function untilHungUp(world: World, work: Promise<void>, silent: { from: number; times: number }): Promise<void> {
  let isOver = false;
  const over = work.finally(() => {
    isOver = true;
  });
  const { repos } = await world.office();
  let timedOut = 0;
  while (!isOver) {
    await nextTurn();
    const calls = (await world.fake.ledger.requests('message.create')).length;
    const hanging = Math.min(silent.times, Math.max(0, calls - silent.from + 1)) - timedOut;
    if (hanging === 0 || (await repos.outbox.counts()).sending !== hanging) continue;
    timedOut += hanging;
    await world.fake.clock.advance(timeOutMs);
    world.clock.advance(timeOutMs);
  }
  await over;
}

interface Death {
  run: number;
  /** Where the first process dies: at a step of its own, or while the platform has a call in hand. */
  at: { fault: string } | { call: number };
  /** Where the next one dies too, if it comes by there. */
  again: string | null;
  /** How long it is dead each time. */
  deadMs: number;
}

function deathOf(number: number): Death {
  const chance = seededChance(number + 1);
  const step = (index: number): string => {
    const [name, times] = steps[index % steps.length] ?? ['', 1];
    return `${name}:${whole(chance, times)}`;
  };
  return {
    run: number,
    at: number % 5 === 4 ? { call: whole(chance, chats.length) } : { fault: step(number) },
    again: chance.next() < 0.5 ? step(3 + whole(chance, 4)) : null,
    deadMs: whole(chance, 20) * minuteMs,
  };
}

const whole = (chance: Chance, most: number): number => 1 + Math.floor(chance.next() * most);

/** One life with its deaths; what is wrong with what the platform received in it. */
async function liveThrough(death: Death): Promise<string[]> {
  const fake = await startFakeFeishu({ now: nudgeSlot, seed: death.run + 1, rate: 1 });
  const { url, drop } = await copyOfModel(`run-${death.run}`);
  // What Redis has in hand outlives them.
  const redis = await ownRedis();
  try {
    await addChats(fake);
    const start = (now: string, fault = '') => victim(fake, { url, redisUrl: redis?.url ?? '' }, now, fault);
    /** Started again, as a supervisor does, where it gave up by itself because a busy machine's database did not answer. */
    const lived = async (now: string, fault = ''): Promise<Ended> => {
      for (let starts = 1; ; starts += 1) {
        const ended = await start(now, fault).ended;
        if (ended.code === 0 || ended.signal !== null || starts === mostStarts) return ended;
      }
    };
    const later = (times: number) => addMilliseconds(toStored(nudgeSlot), times * death.deadMs);
    const first = 'fault' in death.at ? await lived(nudgeSlot, death.at.fault) : await killedInCall(death.at.call);
    await fake.clock.set(later(1));
    const second = await lived(later(1), death.again ?? '');
    await fake.clock.set(later(2));
    const last = second.signal === 'SIGKILL' ? await lived(later(2)) : second;
    const wrong = [
      ...(first.signal === 'SIGKILL' ? [] : [`it did not die: ${said(first)}`]),
      ...(last.code === 0 ? [] : ['it did not come back']),
      ...(await wrongIn(fake)),
    ];
    return wrong.length === 0
      ? []
      : [`${JSON.stringify(death)}: ${wrong.join('; ')}; the last one said: ${said(last)}`];

    async function killedInCall(nth: number): Promise<Ended> {
      await fake.faults.add({ api: 'message.create', nth, effect: { kind: 'hold', gate: 'in hand' } });
      const child = start(nudgeSlot);
      await fake.faults.reached('in hand');
      child.process.kill('SIGKILL');
      const ended = await child.ended;
      await fake.faults.open('in hand');
      return ended;
    }
  } finally {
    await fake.close();
    await redis?.drop();
    await drop();
  }
}

async function copyOfModel(name: string): Promise<{ url: string; drop(): Promise<void> }> {
  if (onPostgres) return clonedDatabase(model);
  const file = join(folder, `${name}.db`);
  await copyFile(join(folder, 'model.db'), file);
  return { url: `sqlite:${file}`, drop: async () => undefined };
}

/** Lost, doubled, changed under its key, or beside the point: all by what the platform received. */
async function wrongIn(fake: FakeFeishu): Promise<string[]> {
  const received = await fake.ledger.messages();
  const counts = chats.map((chat) => [chat, received.filter(({ chatId }) => chatId === chat).length] as const);
  const beside = received.filter(({ chatId }) => !chats.includes(chatId)).length;
  return [
    ...counts.filter(([, count]) => count !== 1).map(([chat, count]) => `${chat} received ${count}`),
    ...duplicates(received).map((group) => `${group.length} messages under one key`),
    ...bodyChanged(await fake.ledger.requests('message.create')).map((key) => `another body under ${key}`),
    ...(beside > 0 ? [`${beside} messages to others`] : []),
  ];
}

function victim(fake: FakeFeishu, { url, redisUrl }: { url: string; redisUrl: string }, now: string, fault: string) {
  const env = { ...envOf(fake, url), REDIS_URL: redisUrl, NODE_ENV: 'test', VICTIM_NOW: now, DUBAN_FAULT: fault };
  return run(victimFile, [], { env, cwd: folder });
}

const said = ({ code, signal, stdout, stderr }: Ended): string =>
  `${code ?? signal} ${stdout.slice(-1000)} ${stderr.slice(-500)}`;

function envOf(fake: FakeFeishu, url: string): Record<string, string> {
  return {
    DATABASE_URL: url,
    DUBAN_SECRET: 'the secret of the victim, long enough for anybody',
    FEISHU_APP_ID: fake.app.appId,
    FEISHU_APP_SECRET: fake.app.appSecret,
    FEISHU_ENCRYPT_KEY: fake.app.encryptKey,
    FEISHU_VERIFICATION_TOKEN: fake.app.verificationToken,
    FEISHU_BASE_URL: fake.url,
    LOG_LEVEL: 'warn',
    PORT: '0',
  };
}
