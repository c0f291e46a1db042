import { toldCard } from '#src/cards/report-cards.js';
import type { Ctx } from './context.js';
import { ownUnits } from './permission.js';
import { post } from './post.js';
import { unitAddresses } from './post-to-unit.js';

export interface Told {
  reportId: string;
  number: string;
  name: string;
  byName: string;
}

/**
 * Of a unit's several contacts each hears what another one has reported (rule 29): in the unit's chat, else one-to-one.
 * Nobody is told twice: what was reported in the unit's chat was answered there.
 */
export async function tellContacts(ctx: Ctx, unitId: string, told: readonly Told[]): Promise<void> {
  const [first] = told;
  const here = ctx.room?.audience?.kind === 'unit' && ctx.room.audience.unitId === unitId;
  if (!first || here || !ownUnits(ctx.actor).includes(unitId)) return;
  const { people } = await ctx.repos.roster.load();
  const others = people.filter(
    ({ id, grants }) =>
      id !== ctx.actor.id && grants.some((grant) => grant.role === 'contact' && grant.unitId === unitId),
  );
  if (others.length === 0) return;
  const mine = people.find(({ id }) => id === ctx.actor.id)?.addresses ?? [];
  for (const to of await unitAddresses(ctx, unitId)) {
    if (mine.includes(to)) continue;
    await post(
      ctx,
      { kind: 'card', card: toldCard(told) },
      {
        to,
        occurrence: `told:${first.reportId}`,
        subject: { purpose: 'told', unitId, numbers: told.map(({ number }) => number) },
      },
    );
  }
}
