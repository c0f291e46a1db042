/** What a simulation is measured by. */
import { arch, cpus, platform } from 'node:os';
import { sql } from 'kysely';
import type { House } from '#src/services/context.js';
import type { FakeFeishu } from '../fakes/feishu/fake.js';
import type { World } from './days.js';

export interface StoreSize {
  rows: Record<string, number>;
  bytes: Record<string, number>;
}

export interface Figures {
  districts: number;
  days: number;
  projects: number;
  assignments: number;
  units: number;
  people: number;
  /** Messages and presses of people. */
  events: number;
  reports: number;
  analyses: number;
  askedBack: number;
  /**
   * Of duban: new messages, changed cards, rings, those of them for which the platform had no room at first, and those for
   * which it had none all day.
   */
  messages: { sent: number; updated: number; urgent: number; urgentLate: number; urgentGivenUp: number };
  /** Reminders, escalations and digests that the plan foretold. */
  owed: number;
  peak: { perMinute: number; perSecond: number; at: string };
  /** By table: what came since the districts had moved in. */
  rows: Record<string, number>;
  bytes: Record<string, number>;
  /** Of these the words of messages and events, which are forgotten after 30 days. */
  fleetingBytes: number;
  /** Seconds: of duban's process, and of the clock on the wall. */
  cpu: number;
  wall: number;
  rssMb: number;
  machine: string;
}

/** Rows and bytes, indexes included, of each table. */
export async function measureStore({ database: { db } }: Pick<House, 'database'>): Promise<StoreSize> {
  const { rows: tables } = await sql<{ name: string; bytes: number }>`
    select relname as name, pg_total_relation_size(oid) as bytes from pg_class
    where relkind = 'r' and relnamespace = current_schema()::regnamespace order by relname`.execute(db);
  const size: StoreSize = { rows: {}, bytes: {} };
  for (const { name, bytes } of tables) {
    const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.table(name)}`.execute(db);
    size.rows[name] = Number(rows[0]?.count ?? 0);
    size.bytes[name] = Number(bytes);
  }
  return size;
}

async function fleetingBytes({ database: { db } }: Pick<House, 'database'>): Promise<number> {
  const { rows } = await sql<{ bytes: number }>`select
    (select coalesce(sum(pg_column_size(body)), 0) from outbox) +
    (select coalesce(sum(pg_column_size(payload)), 0) from inbox) as bytes`.execute(db);
  return Number(rows[0]?.bytes ?? 0);
}

export async function figuresOf(measured: {
  house: House;
  fake: FakeFeishu;
  before: StoreSize;
  world: World;
  days: number;
  owed: number;
  livedMs: number;
}): Promise<Figures> {
  const { house, fake, before, world, days, owed, livedMs } = measured;
  const after = await measureStore(house);
  const grown = (a: Record<string, number>, b: Record<string, number>) =>
    Object.fromEntries(
      Object.entries(b).flatMap(([name, size]) => (size > (a[name] ?? 0) ? [[name, size - (a[name] ?? 0)]] : [])),
    );
  const { deeds, districts, crowd, last } = world;
  const messages = await fake.ledger.messages({});
  const calls = await fake.ledger.requests();
  const requests = calls.filter(({ outcome }) => outcome === 'accepted');
  const perMinute = counted(requests.map(({ at }) => at.slice(0, 16)));
  const perSecond = counted(requests.map(({ at }) => at.slice(0, 19)));
  const rings = await house.database.db
    .selectFrom('outbox')
    .select(['state', 'attempts'])
    .where('act', '=', 'urgent')
    .execute();
  const units = districts.flatMap((district) => district.units);
  const cpu = last?.cpu ?? { user: 0, system: 0 };
  return {
    districts: districts.length,
    days,
    projects: districts.reduce((sum, { reading }) => sum + reading.projects.length, 0),
    assignments: units.reduce((sum, { owes }) => sum + owes.length, 0),
    units: units.length,
    people: units.length * 2 + districts.length * 2,
    events: crowd.done.said + crowd.done.pressed,
    reports: deeds.reports.length,
    analyses: deeds.analyses,
    askedBack: deeds.askedBack.length,
    messages: {
      sent: messages.length,
      updated: messages.reduce((sum, { versions }) => sum + versions.length, 0),
      urgent: messages.reduce((sum, { urgent }) => sum + urgent.length, 0),
      urgentLate: rings.filter(({ state, attempts }) => state === 'sent' && attempts > 1).length,
      urgentGivenUp: rings.filter(({ state }) => state === 'dead').length,
    },
    owed,
    peak: { perMinute: perMinute.most, perSecond: perSecond.most, at: perMinute.at },
    rows: grown(before.rows, after.rows),
    bytes: grown(before.bytes, after.bytes),
    fleetingBytes: await fleetingBytes(house),
    cpu: (cpu.user + cpu.system) / 1e6,
    wall: livedMs / 1000,
    rssMb: Math.round((last?.rss ?? 0) / 1e6),
    machine: `${cpus()[0]?.model ?? 'unknown'}, ${cpus().length} cores, ${platform()} ${arch()}, Node ${process.version}`,
  };
}

function counted(keys: readonly string[]): { most: number; at: string } {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  const [at = '', most = 0] = [...counts].sort(([, a], [, b]) => b - a)[0] ?? [];
  return { most, at };
}

const sum = (record: Record<string, number>): number => Object.values(record).reduce((all, one) => all + one, 0);
const shown = (n: number, digits = 0): string => n.toLocaleString('en-US', { maximumFractionDigits: digits });

/** The table that docs/scale.md holds. */
export function figuresTable(f: Figures): string {
  const districtDays = f.districts * f.days;
  const messages = f.messages.sent + f.messages.updated + f.messages.urgent;
  const heaviest = Object.entries(f.bytes)
    .sort(([, a], [, b]) => b - a)
    .slice(0, 6)
    .map(([name, bytes]) => `${name} ${shown(f.rows[name] ?? 0)} rows, ${shown(bytes / 1e6, 1)} MB`);
  const lines: [string, string][] = [
    ['districts × days', `${f.districts} × ${f.days}`],
    [
      'projects, assignments, units, people',
      [f.projects, f.assignments, f.units, f.people].map((n) => shown(n)).join(', '),
    ],
    ['events (said and pressed)', `${shown(f.events)}, ${shown(f.events / districtDays, 1)} a district and day`],
    ['reports, analyses, asked back', [f.reports, f.analyses, f.askedBack].map((n) => shown(n)).join(', ')],
    [
      'messages sent, cards changed, rung (加急), of these late for want of room, given up',
      Object.values(f.messages)
        .map((n) => shown(n))
        .join(', '),
    ],
    ['of these foretold by the plan', shown(f.owed)],
    ['messages and changes a district and day', shown(messages / districtDays, 1)],
    ['busiest minute, busiest second', `${shown(f.peak.perMinute)} (${f.peak.at}Z), ${shown(f.peak.perSecond)}`],
    ['rows written', `${shown(sum(f.rows))}, ${shown(sum(f.rows) / districtDays, 1)} a district and day`],
    [
      'bytes written',
      `${shown(sum(f.bytes) / 1e6, 1)} MB, ${shown(sum(f.bytes) / districtDays / 1e3, 1)} kB a district and day`,
    ],
    ['of these forgotten after 30 days', `${shown(f.fleetingBytes / 1e6, 1)} MB`],
    ['heaviest tables', heaviest.join('; ')],
    [
      "CPU of duban's process",
      `${shown(f.cpu, 1)} s, ${shown((f.cpu * 1000) / (f.events + messages), 1)} ms an event or message`,
    ],
    ['memory of that process', `${f.rssMb} MB`],
    ['wall clock', `${shown(f.wall)} s`],
    ['machine', f.machine],
  ];
  return ['| | |', '| --- | --- |', ...lines.map(([name, value]) => `| ${name} | ${value} |`)].join('\n');
}
