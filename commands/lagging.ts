import { z } from 'zod';
import { projectListCard } from '#src/cards/project-cards.js';
import { defineCommand } from '#src/runtime/declare.js';
import { toAllUnits, toUnit } from '#src/services/answer.js';
import { keyFirst } from '#src/services/key-first.js';
import { ownUnitHere, requireSees, seesAllUnits } from '#src/services/permission.js';
import { pictureOf } from '#src/services/programme-state.js';
import { onlyUnit } from '#src/services/show-status.js';
import { unitSeen } from '#src/services/unit-seen.js';

export default defineCommand({
  name: '滞后',
  alias: 'lagging',
  usage: '/滞后 [单位]，例如：/滞后 民治街道',
  summary: '滞后项目，人大重点监督的排在前面',
  who: ['contact', 'unit_leader', 'leader', 'office'],
  args: z.object({ unit: z.string().optional() }),
  async run(ctx, { unit: said }) {
    const picture = await pictureOf(ctx);
    const unitId = said ? (await unitSeen(ctx, said)).id : seesAllUnits(ctx.actor) ? null : (ownUnitHere(ctx) ?? '');
    if (unitId !== null) requireSees(ctx, unitId);
    const states = picture.projects
      .filter(({ assignments }) => unitId === null || assignments.some(({ unit }) => unit.id === unitId))
      .map((state) => (unitId === null ? state : onlyUnit(state, unitId)))
      .filter(({ standing }) => standing === 'lagging');
    const card = projectListCard('滞后项目', keyFirst(states), picture.asOf, 'alarm');
    const subject = { purpose: 'lagging', numbers: states.map(({ project }) => project.number) };
    return unitId === null ? toAllUnits(card, { subject }) : toUnit(unitId, card, { subject: { ...subject, unitId } });
  },
});
