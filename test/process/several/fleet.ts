/** Several duban on one PostgreSQL, each a process, beside a fake Feishu; the time of all is given by the test. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type FakeFeishu, startFakeFeishu } from '../../fakes/feishu/fake.js';
import type { FakeFeishuOptions } from '../../fakes/feishu/options.js';
import { clonedDatabase } from '../../support/databases.js';
import { feishuEnv } from '../../support/world.js';
import { bundle } from '../bundle.js';
import { type Driven, type Order, startDriven } from '../driven-child.js';

export interface Fleet {
  fake: FakeFeishu;
  /** What every instance has in its environment. */
  env: Record<string, string>;
  /** Those that run, in the order of their start. */
  instances: Driven[];
  /** Starts one more, whose time is the platform's. */
  start(env?: Record<string, string>): Promise<Driven>;
  /** Events go to this one from now on. */
  hearAt(instance: Driven): Promise<void>;
  /** Gives an order to all at once. */
  tellAll(order: Order): Promise<unknown>;
  /** Lets seconds pass for all, one after the other; after each everybody finishes what it has in hand. */
  pass(seconds: number): Promise<void>;
  /** Goes to an instant in one leap. */
  leapTo(instant: string): Promise<void>;
  /** Lets time pass until nothing waits in the store. */
  settle(): Promise<void>;
  /** Lets time pass until a call stands at that gate of the platform. */
  untilInHand(gate: string): Promise<void>;
}

const second = 1000;

/** A fleet that goes away with the test. */
export async function openFleet(options: {
  now: string;
  env?: Record<string, string>;
  feishu?: FakeFeishuOptions;
}): Promise<Fleet> {
  const folder = await mkdtemp(join(tmpdir(), 'duban-fleet-'));
  const { url, drop } = await clonedDatabase();
  const fake = await startFakeFeishu({ now: options.now, ...options.feishu });
  const file = bundle('driven', folder);
  const instances: Driven[] = [];
  onTestFinished(async () => {
    await Promise.all(instances.map((one) => one.kill()));
    await fake.close();
    await drop();
    await rm(folder, { recursive: true, force: true });
  });
  const env = {
    DATABASE_URL: url,
    DUBAN_SECRET: 'the secret of several instances, long enough for anybody',
    DUBAN_OFFICE: 'feishu:ou_office',
    NODE_ENV: 'test',
    PORT: '0',
    LOG_LEVEL: 'warn',
    ...feishuEnv(fake, 'webhook'),
    ...options.env,
  };
  const tellAll = (order: Order) => Promise.all(instances.map((one) => one.tell(order)));
  const leap = async (milliseconds: number): Promise<void> => {
    await fake.clock.advance(milliseconds);
    await tellAll({ do: 'advance', milliseconds });
  };
  const pass = async (seconds: number): Promise<void> => {
    for (let passed = 0; passed < seconds; passed += 1) {
      await leap(second);
      await tellAll({ do: 'rest' });
    }
  };
  return {
    fake,
    env,
    instances,
    async start(more = {}) {
      const started = await startDriven(file, { ...env, ...more, DRIVEN_NOW: await fake.clock.now() }, folder);
      instances.push(started);
      return started;
    },
    hearAt: (instance) =>
      fake.world
        .deliverTo({ webhookUrl: `http://127.0.0.1:${instance.last().port}/feishu/events` })
        .then(() => undefined),
    tellAll,
    pass,
    leapTo: async (instant) => leap(Date.parse(instant) - Date.parse(await fake.clock.now())),
    async settle() {
      await tellAll({ do: 'rest' });
      for (let seconds = 0; seconds < 600; seconds += 1) {
        if (instances.every((one) => one.last().waiting === 0)) return;
        await pass(1);
      }
      throw new Error(
        `it does not settle: ${instances.map((one) => `${one.last().waiting} wait; ${one.said()}`).join('\n')}`,
      );
    },
    async untilInHand(gate) {
      for (;;) {
        const atGate = fake.faults.reached(gate).then(() => true);
        if (await Promise.race([atGate, tellAll({ do: 'rest' }).then(() => false)])) return;
        await leap(second);
      }
    },
  };
}
