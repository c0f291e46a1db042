/** The whole service, run by a test beside a fake platform: one time for both, and nothing left undone between two steps. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { systemIds } from '#src/adapters/system/ids.js';
import { pinoLog } from '#src/adapters/system/log.js';
import { parseConfig } from '#src/config.js';
import { millisecondsBetween, toStored } from '#src/core/day.js';
import { type Limits, unlimited } from '#src/core/limits.js';
import { secretsOf } from '#src/house.js';
import { type Service, startService } from '#src/main.js';
import type { Elections } from '#src/ports/elections.js';
import type { Log } from '#src/ports/log.js';
import { type Ctx, commandLine, openContext } from '#src/services/context.js';
import { type Pacer, slidingPacer } from '#src/wire/pacing.js';
import { type StillClock, stillClock } from './clock.js';
import { databaseFor } from './databases.js';
import { seededBytes } from './house.js';
import { isShared, ownRedis, untilWell } from './queues.js';
import { leaksIn, secretsIn, textsOfStore } from './secrets.js';

/** The time of a fake platform. */
export interface FakeTime {
  set(instant: string): Promise<unknown>;
  advance(milliseconds: number): Promise<unknown>;
  /** Resolves once nothing is under way on the wire: time must not overtake an answer. */
  quiet?(): Promise<unknown>;
}

export interface RunOptions {
  /** Any ISO 8601 instant. */
  now: string;
  /** What the platforms need; the store and the secret are given. */
  env: Record<string, string>;
  fakes: readonly FakeTime[];
  /** In the place of those by leases, whose time would be torn by the leaps of a test's. */
  elections?: Elections;
  /** What people are held to: nothing where absent, since the clock stands still. */
  limits?: Limits;
}

export interface RunningService {
  service: Service;
  clock: StillClock;
  /** What the command line needs in its environment to work on the same store. */
  env: Record<string, string>;
  folder: string;
  /** The office's context, as of now. */
  office(): Promise<Ctx>;
  /** Moves all clocks, works off the slots up to then, and waits until all is delivered. */
  at(instant: string): Promise<void>;
  /** Waits until inbox, tasks and outbox are empty; moves the clocks on where a platform's pace asks for it. */
  settle(): Promise<void>;
  /** Moves all clocks on by so much and settles. */
  pass(milliseconds: number): Promise<void>;
  /** Where a secret was found that must stand nowhere (S36); asked for at every end, too. */
  leaks(): Promise<string[]>;
  /** Resolves once an event of that id is in the inbox: some platforms hand it over and hear nothing back. */
  stored(eventId: string): Promise<void>;
  stop(): Promise<void>;
}

const isOfReading = (key: string): boolean => /(?:chat|message)\.list/.test(key);

const linesTo = (lines: string[]): Writable =>
  new Writable({
    decodeStrings: false,
    write(line: string, _encoding, done) {
      lines.push(line);
      done();
    },
  });

/** Starts it; an error that it logs fails the next step. */
export async function runService(options: RunOptions): Promise<RunningService> {
  const folder = await mkdtemp(join(tmpdir(), 'duban-world-'));
  const { url, drop } = await databaseFor(`sqlite:${join(folder, 'duban.db')}`);
  const env: Record<string, string> = {
    DATABASE_URL: url,
    DUBAN_SECRET: 'the secret of the test world, long enough for anybody',
    PORT: '0',
    DUBAN_TRAIL_ANCHORS: join(folder, 'trail-anchors.jsonl'),
    ...options.env,
  };
  const redis = await ownRedis();
  if (redis) Object.assign(env, { REDIS_URL: redis.url, LOG_LEVEL: 'silent' });
  const clock = stillClock(options.now);
  const failures: unknown[] = [];
  const config = parseConfig(env);
  const logged: string[] = [];
  const written = pinoLog('debug', linesTo(logged), secretsOf(config, config.secret ?? ''));
  const log: Log = {
    debug: written.debug.bind(written),
    info: written.info.bind(written),
    warn: written.warn.bind(written),
    error(fields, message) {
      failures.push({ message, ...fields });
      written.error(fields, message);
    },
  };
  const quiet = async (): Promise<void> => {
    for (const fake of options.fakes) await fake.quiet?.();
  };
  const advance = async (milliseconds: number): Promise<void> => {
    await quiet();
    for (const fake of options.fakes) await fake.advance(milliseconds);
    clock.advance(milliseconds);
  };
  // Not in Redis, whose windows go by a clock that no test can move.
  const turns = slidingPacer(clock);
  const pacer: Pacer = {
    ...turns,
    async take(windows) {
      const wait = await turns.take(windows);
      // Who reads a history waits for its turn in the midst of a job: nobody else would let time pass.
      if (wait > 0 && windows.some(({ key }) => isOfReading(key))) setImmediate(() => void advance(wait));
      return wait;
    },
  };
  const secrets = secretsIn(env);
  const links = new Map<string, string>();
  const ids = systemIds(clock, seededBytes('world'));
  const service = await startService(config, {
    clock,
    ids: {
      ...ids,
      secret(bytes) {
        const secret = ids.secret(bytes);
        links.set(`secret ${links.size + 1} of a link or session`, secret);
        return secret;
      },
    },
    log,
    elections: options.elections,
    limits: options.limits ?? unlimited,
    pacer,
    knock: false,
  });
  if (failures.length > 0) throw new AggregateError(failures, 'the service logged errors at its start');
  const { queue } = service.house;
  await untilWell(queue);

  const failOnErrors = (): void => {
    if (failures.length === 0) return;
    const told = failures.splice(0).map((failure) => (failure as { error?: unknown }).error ?? failure);
    throw new AggregateError(told, `the service logged errors: ${told.map(String).join('; ')}`);
  };
  const settle = async (): Promise<void> => {
    for (let round = 0; round < 500; round += 1) {
      await service.app.settled();
      failOnErrors();
      const ctx = await openContext(service.house, commandLine);
      const { pending, claimed, sending } = await ctx.repos.outbox.counts();
      const { open, taken } = await ctx.repos.tasks.counts();
      const inbox = (await ctx.repos.inbox.counts()).open;
      const next = await ctx.repos.outbox.nextDue(clock.now());
      if (pending + claimed + sending + open + taken + inbox === 0 && next === null) return;
      await advance(next ? Math.max(1, millisecondsBetween(clock.now(), next)) : 1000);
      for (const lane of ['inbox', 'tasks', 'outbox'] as const) queue.wake(lane);
    }
    const ctx = await openContext(service.house, commandLine);
    const left = (await ctx.repos.outbox.byState('pending')).map(
      ({ occurrence, act, lastCause, attempts, notBefore }) => ({ occurrence, act, lastCause, attempts, notBefore }),
    );
    throw new Error(
      `it does not settle: ${JSON.stringify({ outbox: left, tasks: await ctx.repos.tasks.counts(), inbox: await ctx.repos.inbox.counts() })}`,
    );
  };

  /** Looks for secrets wherever the service writes; those of links only where they are not meant to be. */
  const leaks = async (): Promise<string[]> => {
    const looked: [where: string, text: string][] = [];
    for (const path of ['/metrics', '/readyz', '/healthz', '/nowhere', '/dashboard', '/forms/0'])
      looked.push([path, await fetch(`http://127.0.0.1:${service.port}${path}`).then((answer) => answer.text())]);
    looked.push(...(await textsOfStore(service.house)), ['the log', logged.join('')]);
    return looked.flatMap(([where, text]) => {
      const isForReaders = where === 'outbox.body' || /^local/.test(where);
      const sought = isForReaders ? secrets : new Map([...secrets, ...links]);
      return leaksIn(text, sought).map((name) => `${where} holds ${name}`);
    });
  };

  return {
    service,
    clock,
    env,
    folder,
    leaks,
    office: () => openContext(service.house, commandLine),
    async at(instant) {
      const target = toStored(instant);
      await quiet();
      for (const fake of options.fakes) await fake.set(target);
      clock.to(target);
      await service.app.tick();
      await settle();
    },
    settle,
    async pass(milliseconds) {
      await advance(milliseconds);
      await settle();
    },
    async stored(eventId) {
      const { db } = service.house.database;
      for (let look = 0; look < 20_000; look += 1) {
        const row = await db.selectFrom('inbox').select('eventId').where('eventId', '=', eventId).executeTakeFirst();
        if (row) return;
        await new Promise((resolve) => setImmediate(resolve));
      }
      failOnErrors();
      throw new Error(`the service has not stored ${eventId}`);
    },
    async stop() {
      const { done } = await (await openContext(service.house, commandLine)).repos.inbox.counts();
      const goesPastRedis = isShared(queue) && queue.link.isWell() && done > 0 && (await redis?.taken()) === 0;
      const found = await leaks().finally(() => service.stop());
      await redis?.drop();
      await drop();
      await rm(folder, { recursive: true, force: true });
      if (goesPastRedis) throw new Error('events were worked off, and none of the wake-ups came by Redis');
      if (found.length > 0) throw new Error(`S36: ${found.join('; ')}`);
    },
  };
}
