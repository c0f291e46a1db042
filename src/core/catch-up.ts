/**
 * Which slot of a job is to be worked off (rules 31 and 32). A restart, a missed tick and a normal tick are one case: the
 * slots between the last one handled and now. Slots once handled are never handled again.
 */
import {
  addDays,
  type Day,
  dayMs,
  dayOf,
  hourMs,
  type Instant,
  instantOn,
  millisecondsBetween,
  type TimeOfDay,
  timeOf,
} from './day.js';
import { Refusal } from './refusal.js';
import type { Calendar } from './workdays.js';

export interface JobTime {
  /** Daily, at this wall-clock time of the programme's zone. */
  time: TimeOfDay;
  timezone: string;
  lastHandled: Instant | null;
  now: Instant;
  /** A missed slot older than this is no longer worked off; null: however late. */
  withinHours: number | null;
  /** Held back outside these hours and outside working days; null: at any time. */
  workingHours: readonly (readonly [TimeOfDay, TimeOfDay])[] | null;
  calendar: Calendar;
}

/** Sent later than this says 补发 (rule 32). */
export const lateAfterMs = 10 * 60_000;

/**
 * The latest slot up to now that was not handled, and whether it came too late to be worked off. Null where there is none,
 * or where it has to wait for working hours. Before the first run ever, only the slot of the last 24 hours counts.
 */
export function slotToWork(job: JobTime): { at: Instant; tooLate: boolean } | null {
  const at = latestSlot(job);
  if (job.lastHandled === null ? millisecondsBetween(at, job.now) >= dayMs : at <= job.lastHandled) return null;
  const tooLate = job.withinHours !== null && millisecondsBetween(at, job.now) > job.withinHours * hourMs;
  if (!tooLate && job.workingHours && !isWorkingTime(job.now, job.workingHours, job.timezone, job.calendar))
    return null;
  return { at, tooLate };
}

/** Every slot after `from` up to `to`, oldest first: what an orderly tick works off one by one (rule 31). */
export function slotsBetween(job: Pick<JobTime, 'time' | 'timezone'>, from: Instant, to: Instant): Instant[] {
  const slots: Instant[] = [];
  for (let day = dayOf(from, job.timezone); ; day = addDays(day, 1)) {
    const at = instantOn(day, job.time, job.timezone);
    if (at > to) return slots;
    if (at > from) slots.push(at);
  }
}

/** On a working day, within the hours; the last minute of a stretch is outside it. */
export function isWorkingTime(
  at: Instant,
  hours: readonly (readonly [TimeOfDay, TimeOfDay])[],
  timezone: string,
  calendar: Calendar,
): boolean {
  if (!calendar.isWorkday(dayOf(at, timezone))) return false;
  const time = timeOf(at, timezone);
  return hours.some(([from, to]) => from <= time && time < to);
}

/** A time of day brought into working hours: itself, or the next stretch's beginning, or the first one's. */
export function withinHours(time: TimeOfDay, hours: readonly (readonly [TimeOfDay, TimeOfDay])[]): TimeOfDay {
  if (hours.some(([from, to]) => from <= time && time < to)) return time;
  const begins = hours.map(([from]) => from).sort();
  return begins.find((from) => from > time) ?? begins[0] ?? time;
}

/**
 * Whether a tick up to `at` may run (rule 31).
 * @throws Refusal conflict: before the last slot handled; beyond the wall clock without `yes`
 */
export function requireTickable(tick: {
  at: Instant;
  lastHandled: Instant | null;
  wallClock: Instant;
  yes: boolean;
}): void {
  if (tick.lastHandled !== null && tick.at < tick.lastHandled) {
    throw new Refusal('conflict', '这个时刻之前的任务已经处理过，不能回到更早的时间。');
  }
  if (tick.at > tick.wallClock && !tick.yes) {
    throw new Refusal('conflict', '这个时刻还没有到。确实要提前处理，请加上 --yes。');
  }
}

function latestSlot({ time, timezone, now }: JobTime): Instant {
  const today: Day = dayOf(now, timezone);
  const at = instantOn(today, time, timezone);
  return at <= now ? at : instantOn(addDays(today, -1), time, timezone);
}
