/** A simulation from an empty store to its judgement. */
import { systemIds } from '#src/adapters/system/ids.js';
import { parseConfig } from '#src/config.js';
import type { Day } from '#src/core/day.js';
import { openHouse } from '#src/house.js';
import { startFakeFeishu } from '../fakes/feishu/fake.js';
import { stillClock } from '../support/clock.js';
import { silentLog } from '../support/logs.js';
import { feishuEnv } from '../support/world.js';
import { crowd } from './crowd.js';
import { dayList, liveThrough, type World } from './days.js';
import { makeDistricts } from './districts.js';
import { startDuban } from './duban-process.js';
import { type Figures, figuresOf, measureStore } from './figures.js';
import { judge, type Owed, owedOn } from './judge.js';
import { noDeeds } from './scripts.js';
import { settleIn } from './settle-in.js';

export interface SimulationOptions {
  databaseUrl: string;
  redisUrl: string;
  districts: number;
  /** A district, on average. */
  projects: number;
  from: Day;
  days: number;
  seed: number;
  told?: (line: string) => void;
}

export interface Outcome {
  figures: Figures;
  /** What is not exact in its ledgers; nothing is the pass. */
  wrong: string[];
  /** What was said and not understood, with the answer. */
  askedBack: string[];
}

export async function simulate(options: SimulationOptions): Promise<Outcome> {
  const { told = () => undefined, districts: count, projects, days, from, seed } = options;
  const began = performance.now();
  const start = `${from}T00:00:00+08:00`;
  const fake = await startFakeFeishu({ now: start, seed, answerWithinMs: 900_000, tokenSeconds: 100 * 24 * 3600 });
  await fake.world.grant('im:message.urgent:app_send');
  const env = {
    DATABASE_URL: options.databaseUrl,
    DUBAN_SECRET: 'the secret of the simulation, long enough for anybody',
    DUBAN_OFFICE: 'feishu:ou_operator',
    LOG_LEVEL: 'error',
    PORT: '0',
    ...feishuEnv(fake, 'webhook'),
  };
  const clock = stillClock(start);
  const house = await openHouse(parseConfig(env), { clock, ids: systemIds(clock), log: silentLog });
  const settled = await settleIn(house, fake, makeDistricts(count, projects, seed));
  const before = await measureStore(house);
  told(`${count} districts have moved in after ${seconds(began)} s`);
  const duban = await startDuban({ ...env, REDIS_URL: options.redisUrl }, start);
  try {
    await fake.world.deliverTo({ webhookUrl: `http://127.0.0.1:${duban.port}/feishu/events` });
    const owed: Owed[] = [];
    const world: World = {
      duban,
      fake,
      crowd: crowd(fake),
      districts: settled,
      deeds: noDeeds(),
      seed,
      clockTo: (instant) => clock.to(instant),
      async beforeSlots(day) {
        owed.push(...(await owedOn(house, settled, day)));
      },
      last: null,
    };
    const lived = performance.now();
    await liveThrough(world, dayList(from, days), (day) => told(`${day} after ${seconds(began)} s`));
    const livedMs = performance.now() - lived;
    const { said, pressed } = world.crowd.done;
    const wrong = await judge({
      ...{ house, fake, districts: settled, deeds: world.deeds, owed },
      ...{ events: said + pressed, days: dayList(from, days) },
    });
    const figures = await figuresOf({ house, fake, before, world, days, owed: owed.length, livedMs });
    return { figures, wrong, askedBack: world.deeds.askedBack };
  } finally {
    await duban.end();
    await house.close();
    await fake.close();
  }
}

const seconds = (since: number): string => ((performance.now() - since) / 1000).toFixed(0);
