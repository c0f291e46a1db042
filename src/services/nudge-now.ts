import { instantOn } from '#src/core/day.js';
import type { PlanItem } from '#src/core/nudging.js';
import { owedBy } from '#src/core/nudging.js';
import { type Ctx, withTx } from './context.js';
import { findProject, projectNumberIn, unitNamed } from './find.js';
import { audit } from './new-fact.js';
import { requireOffice } from './permission.js';
import { unitAddresses } from './post-to-unit.js';
import { loadFigures, pictureOn } from './programme-state.js';
import { sendNudge } from './send-nudges.js';

/**
 * A nudge now, on the office's word: to the unit named, to the units of the project named, or to all that owe something.
 * A unit that has had its card today is left in peace (rule 25).
 */
export const nudgeNow = (ctx: Ctx, said: string | null): Promise<{ sent: string[]; held: string[] }> =>
  withTx(ctx, async (ctx) => {
    requireOffice(ctx);
    const figures = await loadFigures(ctx);
    const { registry } = figures;
    const picture = await pictureOn(ctx, figures, ctx.today);
    const unit = said && !projectNumberIn(said) ? unitNamed(registry.units, said) : null;
    const project = said && !unit ? findProject(registry.projects, said, { orUnits: registry.units }) : null;
    const units = new Map(
      picture.projects.flatMap(({ assignments }) => assignments.map((one) => [one.unit.id, one.unit] as const)),
    );
    const sent: string[] = [];
    const held: string[] = [];
    for (const one of units.values()) {
      if (unit && one.id !== unit.id) continue;
      const obligations = owedBy(picture, one.id);
      if (obligations.length === 0 || (project && !obligations.some(({ projectId }) => projectId === project.id)))
        continue;
      let posted = false;
      for (const address of await unitAddresses(ctx, one.id)) {
        const item: PlanItem & { unitId: string; address: string } = {
          at: instantOn(ctx.today, picture.programme.settings.nudgeTime, picture.programme.timezone),
          day: ctx.today,
          kind: 'nudge',
          stage: '督办办公室请贵单位尽快报送',
          audience: 'contact',
          unitId: one.id,
          address,
          leaderId: null,
          obligations,
          stages: {},
        };
        posted = (await sendNudge(ctx, item, picture, false)) || posted;
      }
      (posted ? sent : held).push(one.name);
    }
    await audit(ctx, 'nudge.now', unit?.id ?? project?.id ?? 'all', { sent: sent.length });
    return { sent, held };
  });
