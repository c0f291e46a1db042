/** The days of a simulation: slots, and in the hours between what people do, all districts side by side. */
import { addDays, type Day, type Instant, toStored } from '#src/core/day.js';
import { builtInYears, calendarOf } from '#src/core/workdays.js';
import { type Chance, seededChance } from '../fakes/common/chance.js';
import type { FakeFeishu } from '../fakes/feishu/fake.js';
import { type Actor, type Crowd, DIRECT, type Script } from './crowd.js';
import type { Habit, SimUnit } from './districts.js';
import type { Answered, DubanProcess } from './duban-process.js';
import {
  analyse,
  ask,
  type Deeds,
  placeOf,
  pressOn,
  progressOf,
  reportByForm,
  reportInWords,
  review,
} from './scripts.js';
import type { Settled } from './settle-in.js';

export interface World {
  duban: DubanProcess;
  fake: FakeFeishu;
  crowd: Crowd;
  districts: readonly Settled[];
  deeds: Deeds;
  seed: number;
  /** Moves the clock of whoever reads the store beside duban. */
  clockTo(instant: Instant): void;
  /** Asked just before the slots of a day: what is owed then. */
  beforeSlots(day: Day): Promise<void>;
  /** The last answer of duban's process. */
  last: Answered | null;
}

interface Doing {
  who: Actor;
  script: Script;
}

const calendar = calendarOf([...builtInYears]);
const hours = ['10:00', '11:00', '14:00', '15:00', '16:00', '17:00'];
/** From when, and how much of what is open a contact reports a day. */
const pace: Record<Habit, { from: Day; share: number }> = {
  prompt: { from: '2022-12-20', share: 0.3 },
  steady: { from: '2022-12-28', share: 0.25 },
  last_minute: { from: '2023-01-06', share: 0.6 },
  never: { from: '9999-12-31', share: 0 },
};
/** Nothing that duban puts off within a day is put off for longer. */
const soonMs = 15 * 60_000;

export const dayList = (from: Day, days: number): Day[] => Array.from({ length: days }, (_, n) => addDays(from, n));

export async function liveThrough(world: World, days: readonly Day[], told: (day: Day) => void): Promise<void> {
  const units = world.districts.flatMap((district) => district.units);
  const open = new Map(units.map((unit) => [unit, [...unit.owes]]));
  for (const [index, day] of days.entries()) {
    const chance = seededChance(world.seed * 7919 + index);
    await tickAt(world, day, '00:00');
    await tickAt(world, day, '03:00');
    await world.beforeSlots(day);
    await tickAt(world, day, '09:00');
    await tickAt(world, day, '09:30');
    if (calendar.isWorkday(day)) await workday(world, day, open, chance);
    told(day);
  }
}

async function workday(world: World, day: Day, open: Map<SimUnit, SimUnit['owes']>, chance: Chance): Promise<void> {
  const morning = await nudgesOf(world, day);
  const queues = world.districts.flatMap((district) => [
    ...district.units.map((unit) =>
      contactsDay(world, district.name, unit, open.get(unit) ?? [], { day, chance, morning }),
    ),
    officesDay(world, district, chance),
    leadersDay(world, district, chance),
  ]);
  for (const hour of hours) {
    await moveTo(world, toStored(`${day}T${hour}:00+08:00`));
    const now = queues.flatMap((queue) => queue.shift() ?? []);
    await world.crowd.play(now, () => settle(world));
    await readRung(world, day, chance);
  }
}

/** What one contact does on a day, at most one thing an hour. */
function contactsDay(
  { crowd, deeds }: World,
  district: string,
  unit: SimUnit,
  open: SimUnit['owes'],
  { day, chance, morning }: { day: Day; chance: Chance; morning: Map<string, string> },
): Doing[] {
  const who = crowd.actor(unit.contact.openId, unit.chatId);
  const doings: Doing[] = [];
  const nudge = morning.get(unit.chatId);
  if (nudge && chance.next() < 0.2) doings.push({ who, script: pressOn(who, nudge, '收到') });
  if (chance.next() < 0.05) doings.push({ who, script: ask(who, placeOf(who, chance), '/待办') });
  const { from, share } = pace[unit.habit];
  if (day < from) return doings;
  for (const project of open.splice(0, Math.ceil(unit.owes.length * share))) {
    const { words, isDone } = progressOf(unit, project, chance, day);
    const report = { who, district, unit, project, words, deeds };
    const place = placeOf(who, chance);
    const way = chance.next();
    const script =
      way < 0.3 ? reportByForm(place, report, isDone) : reportInWords(place, way < 0.6 ? 'command' : 'plain', report);
    doings.push({ who, script });
    if (!isDone && day > '2022-12-31') doings.push({ who, script: analyse(place, { who, unit, project, deeds }) });
  }
  return doings;
}

/** Every third day a question, every other one a look into the queue. */
function officesDay({ crowd }: World, { office, units }: Settled, chance: Chance): Doing[] {
  const who = crowd.actor(office.person.openId, office.chatId);
  const words = chance.pick(['/未报', '/滞后', '/疑点', `${units[0]?.name}还有哪些没完成？`]) ?? '/未报';
  const asks = chance.next() < 0.35 ? [{ who, script: ask(who, office.chatId, words) }] : [];
  return chance.next() < 0.5 ? [...asks, { who, script: review(who) }] : asks;
}

function leadersDay({ crowd }: World, { leaders }: Settled, chance: Chance): Doing[] {
  const who = crowd.actor(leaders.person.openId, leaders.chatId);
  const words = chance.pick(['全区进度怎么样了？', '/滞后', '重点项目完成率是多少？', '/进度 1-1']) ?? '/滞后';
  const place = chance.next() < 0.7 ? leaders.chatId : DIRECT;
  return chance.next() < 0.35 ? [{ who, script: ask(who, place, words) }] : [];
}

/** Of those who were rung at today, half read what it was about by the next hour. */
async function readRung({ fake }: World, day: Day, chance: Chance): Promise<void> {
  const from = toStored(`${day}T00:00:00+08:00`);
  for (const { messageId, at, urgent } of (await fake.ledger.messages({})).reverse()) {
    if (at < from) break;
    for (const openId of urgent.flatMap(({ openIds }) => openIds))
      if (chance.next() < 0.5) await fake.users.read(openId, messageId);
  }
}

/** The reminder that each chat got this morning. */
async function nudgesOf({ fake }: World, day: Day): Promise<Map<string, string>> {
  const from = toStored(`${day}T09:30:00+08:00`);
  const found = new Map<string, string>();
  for (const { messageId, chatId, at, content } of (await fake.ledger.messages({})).reverse()) {
    if (at < from) break;
    if (content.includes('nudge.ack')) found.set(chatId, messageId);
  }
  return found;
}

async function tickAt(world: World, day: Day, time: string): Promise<void> {
  const to = toStored(`${day}T${time}:00+08:00`);
  await world.fake.clock.set(to);
  world.clockTo(to);
  world.last = await world.duban.work({ to, tick: true });
  await settle(world);
}

async function moveTo(world: World, to: Instant): Promise<void> {
  await world.fake.clock.set(to);
  world.clockTo(to);
  world.last = await world.duban.work({ to, tick: false });
}

/** Lets time pass until nothing is left that comes due soon. */
export async function settle(world: World): Promise<void> {
  let answered = await world.duban.work({ to: null, tick: false });
  for (let turn = 0; turn < 5_000; turn += 1) {
    const now = await world.fake.clock.now();
    const { nextDue, left } = answered;
    const waits = nextDue === null ? null : Date.parse(nextDue) - Date.parse(now);
    if (waits === null || waits > soonMs) {
      if (left > 0 && waits === null) throw new Error(`${left} rows are left and nothing comes due`);
      world.last = answered;
      return;
    }
    const to = nextDue as Instant;
    await world.fake.clock.set(to);
    world.clockTo(to);
    answered = await world.duban.work({ to, tick: false });
  }
  throw new Error('it does not settle');
}
