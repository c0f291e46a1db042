import { z } from 'zod';
import { digestCard } from '#src/cards/digest-card.js';
import { defineCommand } from '#src/runtime/declare.js';
import { toAllUnits, toUnit } from '#src/services/answer.js';
import { digestView } from '#src/services/digest-views.js';
import { findUnit } from '#src/services/find.js';
import { requireRight } from '#src/services/permission.js';
import { loadRegistry, pictureOf } from '#src/services/programme-state.js';

export default defineCommand({
  name: '周报',
  alias: 'digest',
  usage: '/周报 [单位]',
  summary: '现在的周报：完成情况、变化、滞后、未报、疑点、预计延期',
  who: ['leader', 'office'],
  args: z.object({ unit: z.string().optional() }),
  async run(ctx, { unit: said }) {
    requireRight(ctx, 'all.digest');
    const picture = await pictureOf(ctx);
    const unit = said ? findUnit((await loadRegistry(ctx)).units, said) : null;
    const title = unit ? `${unit.name}民生实事周报 ${picture.asOf}` : `民生实事周报 ${picture.asOf}`;
    const card = digestCard(await digestView(ctx, picture, unit, title));
    return unit ? toUnit(unit.id, card) : toAllUnits(card);
  },
});
