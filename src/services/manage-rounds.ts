import { type Day, dayOf, isDay } from '#src/core/day.js';
import type { RoundEvent } from '#src/core/facts.js';
import { Refusal } from '#src/core/refusal.js';
import type { Programme } from '#src/core/registry.js';
import { type Round, roundsOf, yearEndId } from '#src/core/rounds.js';
import { roundWords } from '#src/core/show.js';
import { type Ctx, requireProgramme, withTx } from './context.js';
import { audit, newFact } from './new-fact.js';
import { requireOffice } from './permission.js';

export type ShownRound = Pick<Round, 'id' | 'kind' | 'opensOn' | 'dueOn' | 'asOf' | 'state'>;

/** The year's rounds and the follow-up rounds so far, soonest first. */
export async function listRounds(ctx: Ctx): Promise<ShownRound[]> {
  const programme = requireProgramme(ctx);
  const until = ctx.today > `${programme.year + 1}-01-31` ? ctx.today : `${programme.year + 1}-01-31`;
  const rounds = roundsOf(programme, await ctx.repos.facts.list('rounds'), ctx.calendar, until);
  return rounds.map((round) => shown(round, ctx.today));
}

/** Seen from today: a round whose opening is still to come is scheduled. */
const shown = ({ id, kind, opensOn, dueOn, asOf, state }: Round, today: Day): ShownRound => ({
  id,
  kind,
  opensOn,
  dueOn,
  asOf,
  state: state === 'open' && opensOn > today ? 'scheduled' : state,
});

export interface RoundChange {
  id?: string;
  opensOn?: Day;
  dueOn?: Day;
  asOf?: Day;
  reason?: string;
}

/**
 * The office opens, locks or reopens a round. Without an id: the round named by its as-of day, else the one that runs or
 * comes next; a programme that lies in the past opens its year-end round (rules 7 and 8).
 * @throws Refusal bad_input (a day that is none, an as-of day of the year-end round that is not the cut-off, no reason to
 *   reopen), not_found, conflict (already so)
 */
export const changeRound = (
  ctx: Ctx,
  act: 'opened' | 'locked' | 'reopened',
  change: RoundChange,
): Promise<ShownRound> =>
  withTx(ctx, async (ctx) => {
    requireOffice(ctx);
    const programme = requireProgramme(ctx);
    for (const day of [change.opensOn, change.dueOn, change.asOf])
      if (day !== undefined && !isDay(day))
        throw new Refusal('bad_input', `“${day}”不是有效的日期，请写成 2022-12-31 的样子。`);
    if (change.opensOn && change.dueOn && change.dueOn < change.opensOn)
      throw new Refusal('bad_input', '截止日不能早于开始日。');
    if (act === 'reopened' && !change.reason?.trim())
      throw new Refusal('bad_input', '重新打开要写明原因（--reason）。');
    const rounds = await listRounds(ctx);
    const id = change.id ?? idMeant(rounds, change, programme, act, ctx.today);
    if (id === yearEndId(programme) && change.asOf && change.asOf !== programme.cutOff)
      throw new Refusal('bad_input', `年终填报期的截至日就是 ${programme.cutOff}，不能改。`);
    const before = rounds.find((round) => round.id === id);
    if (!before && act !== 'opened') throw new Refusal('not_found', `没有 ${id} 这个填报期，请核对。`);
    if (before?.state === 'locked' && act === 'locked')
      throw new Refusal('conflict', `${roundWords(before)}已经锁定。`);
    if (before?.state === 'locked' && act === 'opened')
      throw new Refusal('conflict', `${roundWords(before)}已经锁定，如需再报，请先重新打开并写明原因。`);
    const event: RoundEvent = {
      ...newFact(ctx, 'rnd_'),
      roundId: id,
      act,
      opensOn: change.opensOn ?? null,
      dueOn: change.dueOn ?? null,
      asOf: change.asOf ?? null,
      reason: change.reason?.trim() || null,
    };
    await ctx.repos.facts.append.round(event);
    await audit(ctx, `round.${act}`, id, { ...change });
    const after = (await listRounds(ctx)).find((round) => round.id === id);
    if (!after) throw new Refusal('bad_input', `没有 ${id} 这个填报期，请写明截至哪一天。`);
    return after;
  });

function idMeant(
  rounds: readonly ShownRound[],
  { asOf }: RoundChange,
  programme: Programme,
  act: string,
  today: Day,
): string {
  const yearEnd = yearEndId(programme);
  if (asOf) return asOf === programme.cutOff ? yearEnd : asOf.slice(0, 7);
  if (act !== 'opened')
    return rounds.findLast(({ state }) => state === (act === 'reopened' ? 'locked' : 'open'))?.id ?? yearEnd;
  // A programme that was imported after its cut-off begins with its year-end round.
  const past = dayOf(programme.createdAt, programme.timezone) > programme.cutOff;
  return (past ? undefined : rounds.find(({ state, dueOn }) => state === 'scheduled' && dueOn >= today)?.id) ?? yearEnd;
}
