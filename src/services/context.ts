/** What every verb is given: time, chance, the store, who acts and where. */
import { type Database, withTransaction } from '#db/index.js';
import { type Repositories, repositories } from '#db/repositories.js';
import { type Day, dayOf, type Instant } from '#src/core/day.js';
import type { Limits } from '#src/core/limits.js';
import type { Address, Audience, Grant } from '#src/core/people.js';
import { Refusal } from '#src/core/refusal.js';
import type { Programme } from '#src/core/registry.js';
import { builtInYears, type Calendar, calendarOf } from '#src/core/workdays.js';
import type { Anchors } from '#src/ports/anchors.js';
import type { Clock } from '#src/ports/clock.js';
import type { Ids } from '#src/ports/ids.js';
import type { Log } from '#src/ports/log.js';
import type { Pictures } from '#src/ports/pictures.js';
import type { ChatPlatform, PlatformName } from '#src/ports/platform.js';
import type { Queue, QueueName } from '#src/ports/queue.js';

/** Who acts. 'cli' is the office of the machine, 'system' the clock. */
export interface Actor {
  id: string;
  /** As facts show it; a deputy's ends in （代…）. */
  name: string;
  grants: Grant[];
  address: Address | null;
}

/** Where something was said. */
export interface Room {
  address: Address;
  kind: 'group' | 'direct';
  audience: Audience | null;
}

/** What the process has, the same for every event. */
export interface House {
  database: Database;
  clock: Clock;
  ids: Ids;
  log: Log;
  queue: Queue;
  pictures: Pictures;
  platforms: ReadonlyMap<PlatformName, ChatPlatform>;
  /** Signs links. */
  secret: string;
  /** Keys the chain of the audit trail. */
  auditKey: string;
  /** Where that is anchored outside the store. */
  anchors: Anchors;
  /** For how many days its entries are kept. */
  trailDays: number;
  /** Addresses that are office by configuration. */
  office: readonly Address[];
  publicUrl: string;
  timezone: string;
  limits: Limits;
  /** A name of this process that no other has: what it claims is claimed under it. */
  instance: string;
  /** Whether the instance of that name is known to have ended. */
  hasEnded(instance: string): boolean;
}

export interface Ctx extends House {
  repos: Repositories;
  programme: Programme | null;
  actor: Actor;
  room: Room | null;
  calendar: Calendar;
  now: Instant;
  today: Day;
  inTransaction: boolean;
  /** Workers that the transaction in hand has made work for; woken after its commit. */
  wakes: Set<QueueName>;
}

export const system: Actor = { id: 'system', name: '系统', grants: [{ role: 'office', unitId: null }], address: null };
export const commandLine: Actor = {
  id: 'cli',
  name: '督办办公室（命令行）',
  grants: [{ role: 'office', unitId: null }],
  address: null,
};

/** What is stored for all programmes, outside any transaction and without looking anything up. */
export const repositoriesOf = (house: House): Repositories => repositories(house.database.db, null, house);

/** A context outside any transaction, for the programme named or else the current one. */
export async function openContext(house: House, actor: Actor, programmeId: string | null = null): Promise<Ctx> {
  const { programmes } = repositories(house.database.db, null, house);
  const programme = programmeId ? await programmes.byId(programmeId) : await programmes.current();
  const now = house.clock.now();
  const repos = repositories(house.database.db, programme?.id ?? null, house);
  return {
    ...house,
    repos,
    programme,
    actor,
    room: null,
    calendar: await calendarIn(repos),
    now,
    today: dayOf(now, zoneOf({ programme, timezone: house.timezone })),
    inTransaction: false,
    wakes: new Set(),
  };
}

/**
 * Runs a verb in one transaction; inside one already, joins it. Those of one programme run one after the other, on every
 * instance. Workers that got work are woken after the commit. Nothing inside may wait on the network.
 */
export async function withTx<T>(ctx: Ctx, run: (ctx: Ctx) => Promise<T>): Promise<T> {
  if (ctx.inTransaction) return run(ctx);
  const wakes = new Set<QueueName>();
  const result = await withTransaction(
    ctx.database.db,
    (tx) => run({ ...ctx, repos: repositories(tx, ctx.programme?.id ?? null, ctx), inTransaction: true, wakes }),
    ctx.programme?.id ?? '',
  );
  for (const name of wakes) ctx.queue.wake(name);
  return result;
}

/** The zone by which days and hours are told: the programme's, the deployment's where there is none. */
export const zoneOf = ({ programme, timezone }: Pick<Ctx, 'programme' | 'timezone'>): string =>
  programme?.timezone ?? timezone;

const calendarIn = async ({ calendars }: Repositories): Promise<Calendar> =>
  calendarOf([...builtInYears, ...(await calendars.years())]);

/** Within a transaction: the same with settings and calendar as they stand in it, whatever was read before. */
export async function asOfNow(ctx: Ctx): Promise<Ctx> {
  const programme = ctx.programme && (await ctx.repos.programmes.byId(ctx.programme.id));
  return { ...ctx, programme, calendar: await calendarIn(ctx.repos) };
}

/** The same context on another programme: the one just made. */
export function onProgramme(ctx: Ctx, programme: Programme): Ctx {
  const repos = ctx.repos.forProgramme(programme.id);
  return { ...ctx, programme, repos };
}

/** The programme, or a refusal that says what to do. */
export function requireProgramme(ctx: Ctx): Programme {
  if (ctx.programme) return ctx.programme;
  throw new Refusal('not_found', '还没有导入年度民生实事项目表。请督办办公室把 Word 总表发给我，或用 /导入。');
}
