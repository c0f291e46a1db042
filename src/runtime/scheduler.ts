/** A restart, a missed tick and a normal tick are one path: the slots between the last one handled and now. */
import { lateAfterMs, slotToWork } from '#src/core/catch-up.js';
import { dayOf, type Instant, millisecondsBetween } from '#src/core/day.js';
import { Refusal } from '#src/core/refusal.js';
import type { Programme } from '#src/core/registry.js';
import { inDoubtIfRestored } from '#src/services/after-restore.js';
import { asOfNow, type Ctx, type House, openContext, system, withTx } from '#src/services/context.js';
import { abreast, abreastOn } from './abreast.js';
import type { Bot } from './bot.js';
import type { Job, Slot } from './declare.js';
import { faultPoint } from './fault-point.js';

export interface Worked {
  job: string;
  slot: Instant;
  outcome: 'worked' | 'too_late';
}

/** Works off every job's slot up to the house's present instant, in order of time within each programme. */
export async function workSlots(house: House, bot: Bot): Promise<Worked[]> {
  const base = await openContext(house, system);
  const programmes = await base.repos.programmes.active();
  const worked = await abreast(programmes, abreastOn(house.database), (one) => slotsOfProgramme(house, bot, one));
  return worked.flat();
}

async function slotsOfProgramme(house: House, bot: Bot, programme: Programme): Promise<Worked[]> {
  const worked: Worked[] = [];
  const ctx = await openContext(house, system, programme.id);
  const due = [];
  for (const job of bot.jobs) {
    const lastHandled = await ctx.repos.schedule.lastHandled(job.name);
    const slot = slotNow(job, programme, lastHandled, ctx);
    if (slot) due.push({ job, lastHandled, at: slot.at });
  }
  due.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  for (const { job, lastHandled } of due) {
    const done = await workSlot(ctx, job, lastHandled);
    if (done) worked.push(done);
  }
  return worked;
}

const slotNow = (job: Job, programme: Programme, lastHandled: Instant | null, { now, calendar }: Ctx) =>
  slotToWork({
    time: job.at(programme.settings),
    timezone: programme.timezone,
    lastHandled,
    now,
    withinHours: job.catchUpWithinHours,
    workingHours: job.workingHoursOnly ? programme.settings.workingHours : null,
    calendar,
  });

/**
 * Claims the slot, does the work and stores what it sends in one transaction, all by the schedule as it stands within it:
 * an edit comes before the whole or after it. Null where another instance has it, or none is due any more.
 */
async function workSlot(ctx: Ctx, job: Job, lastHandled: Instant | null): Promise<Worked | null> {
  const worked = await withTx(ctx, async (stale) => {
    const tx = await asOfNow(stale);
    const { programme } = tx;
    const due = programme && slotNow(job, programme, lastHandled, tx);
    if (!due) return null;
    const { at, tooLate } = due;
    const slot: Slot = { at, day: dayOf(at, programme.timezone), late: millisecondsBetween(at, tx.now) > lateAfterMs };
    if (!(await tx.repos.schedule.claim(job.name, at, tx.now))) return null;
    faultPoint('slot:claimed');
    await inDoubtIfRestored(tx, at, async () => {
      if (tooLate) await job.missed?.(tx, slot);
      else await job.run(tx, slot);
    });
    faultPoint('slot:before-commit');
    return { job: job.name, slot: at, outcome: tooLate ? ('too_late' as const) : ('worked' as const) };
  });
  faultPoint('slot:committed');
  return worked;
}

/**
 * Refuses an instant before the last slot handled; slots once handled are never handled again (rule 31).
 * @throws Refusal conflict
 */
export async function requireNotBeforeLastSlot(house: House, at: Instant): Promise<void> {
  const ctx = await openContext(house, system);
  const last = await ctx.repos.schedule.lastHandled(null);
  if (last && at < last) throw new Refusal('conflict', `已经处理到 ${last}，不能回到更早的时间。`);
}
