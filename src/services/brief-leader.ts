import { briefingCard } from '#src/cards/briefing-cards.js';
import { leaderInCharge } from '#src/core/charges.js';
import { type Day, isDay } from '#src/core/day.js';
import type { Briefing } from '#src/core/facts.js';
import { isOwed } from '#src/core/obligations.js';
import type { Person } from '#src/core/people.js';
import type { ProjectState } from '#src/core/picture.js';
import { Refusal } from '#src/core/refusal.js';
import { nameFor } from './actor.js';
import { type Ctx, withTx } from './context.js';
import { projectState } from './find.js';
import { audit, newFact } from './new-fact.js';
import { isOffice, requireUnit } from './permission.js';
import { post } from './post.js';
import { pictureOf } from './programme-state.js';

/** The district leader in charge of a project; the narrowest charge wins (rule 24). Null where nobody is assigned. */
export async function leaderOf(ctx: Ctx, state: ProjectState): Promise<Person | null> {
  const roster = await ctx.repos.roster.load();
  const leaderId = leaderInCharge(roster.charges, state);
  return roster.people.find(({ id }) => id === leaderId) ?? null;
}

/**
 * The office records a briefing that took place, which closes the duty (R3); anyone else who owes it sends the leader
 * in charge a card, closed by the leader's receipt.
 * @throws Refusal not_found (no leader in charge), bad_input
 */
export const briefLeader = (
  ctx: Ctx,
  input: { projectId: string; text: string; leaderId?: string | null; on?: Day | null; recorded: boolean },
): Promise<{ briefing: Briefing; leader: Person | null; state: ProjectState }> =>
  withTx(ctx, async (ctx) => {
    const state = projectState(await pictureOf(ctx), input.projectId);
    if (!isOffice(ctx.actor)) requireUnit(ctx, ownerOf(ctx, state));
    if (input.on && (!isDay(input.on) || input.on > ctx.today))
      throw new Refusal('bad_input', '汇报日期应是今天或更早的有效日期。');
    const leader = input.leaderId ? await ctx.repos.roster.person(input.leaderId) : await leaderOf(ctx, state);
    const recorded = input.recorded && isOffice(ctx.actor);
    if (!leader && !recorded) throw new Refusal('not_found', '这个项目还没有指定分管区领导，请联系督办办公室。');
    const briefing: Briefing = {
      ...newFact(ctx, 'brf_', input.on ?? ctx.today, await nameFor(ctx, ownerOf(ctx, state))),
      projectId: input.projectId,
      leaderId: leader?.id ?? null,
      how: recorded ? 'recorded' : 'card',
      text: input.text.trim(),
    };
    await ctx.repos.facts.append.briefing(briefing);
    await audit(ctx, 'briefing.record', briefing.id, { number: state.project.number, how: briefing.how });
    const address = leader?.addresses[0];
    if (!recorded && leader && !address)
      throw new Refusal('not_found', `分管区领导 ${leader.name} 还没有登记账号，请联系督办办公室。`);
    if (!recorded && address) {
      const card = briefingCard({
        ...briefingView(state),
        briefingId: briefing.id,
        text: briefing.text,
        by: briefing.byName,
      });
      await post(
        ctx,
        { kind: 'card', card },
        {
          to: address,
          occurrence: `briefing:${briefing.id}`,
          subject: { purpose: 'briefing', numbers: [state.project.number] },
        },
      );
    }
    return { briefing, leader, state: projectState(await pictureOf(ctx), input.projectId) };
  });

/** Whether the leader in charge is still to be briefed about a project. */
export async function owesBriefing(ctx: Ctx, projectId: string): Promise<boolean> {
  const { assignments } = projectState(await pictureOf(ctx), projectId);
  return assignments.some(({ obligations }) => obligations.some((one) => one.kind === 'briefing' && isOwed(one.state)));
}

/** The leader's one-tap receipt; pressed again it changes nothing. */
export const receiveBriefing = (ctx: Ctx, briefingId: string): Promise<ProjectState> =>
  withTx(ctx, async (ctx) => {
    const facts = await ctx.repos.facts.load();
    const briefing = facts.briefings.find(({ id }) => id === briefingId);
    if (!briefing || (briefing.leaderId !== ctx.actor.id && !isOffice(ctx.actor)))
      throw new Refusal('not_found', '没有找到这次汇报。');
    if (!facts.receipts.some((receipt) => receipt.briefingId === briefingId)) {
      const receipt = { ...newFact(ctx, 'rcp_'), briefingId };
      await ctx.repos.facts.append.receipt(receipt);
      await audit(ctx, 'briefing.receipt', briefingId);
    }
    return projectState(await pictureOf(ctx), briefing.projectId);
  });

/** The unit that owes a project's briefing: the one whose duty it is, else the actor's own among its lead units. */
function ownerOf(ctx: Ctx, state: ProjectState): string {
  const owing = state.assignments.find(({ obligations }) => obligations.some(({ kind }) => kind === 'briefing'));
  const own = state.assignments.find(({ unit }) => ctx.actor.grants.some((grant) => grant.unitId === unit.id));
  return (owing ?? own ?? state.assignments[0])?.unit.id ?? '';
}

function briefingView(state: ProjectState) {
  const report = state.assignments.find((assignment) => assignment.report)?.report;
  const analysis = state.assignments.find((assignment) => assignment.analysis)?.analysis;
  return {
    number: state.project.number,
    name: state.project.name,
    target: state.target,
    keySupervised: state.project.keySupervised,
    standing: state.standing,
    units: state.assignments.map(({ unit }) => unit.name),
    completion: report?.completion ?? '',
    problems: analysis?.problems ?? report?.problems ?? '',
    nextSteps: analysis?.nextSteps ?? report?.nextSteps ?? '',
    expectedCompletion: analysis?.expectedCompletion ?? null,
  };
}
