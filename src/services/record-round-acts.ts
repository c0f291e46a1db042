import type { Day } from '#src/core/day.js';
import { roundsOf, unrecordedActs } from '#src/core/rounds.js';
import { type Ctx, requireProgramme } from './context.js';
import { audit, newFact } from './new-fact.js';

/** Puts on the trail what the rules have opened and locked up to a day, each once. */
export async function recordRoundActs(ctx: Ctx, day: Day): Promise<void> {
  const events = await ctx.repos.facts.list('rounds');
  const rounds = roundsOf(requireProgramme(ctx), events, ctx.calendar, day);
  for (const { roundId, act, on } of unrecordedActs(rounds, events)) {
    await ctx.repos.facts.append.round({
      ...newFact(ctx, 'rnd_', on),
      roundId,
      act,
      opensOn: null,
      dueOn: null,
      asOf: null,
      reason: null,
    });
    await audit(ctx, `round.${act}`, roundId, { on });
  }
}
