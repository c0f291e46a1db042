import { z } from 'zod';
import { spotCheckCard } from '#src/cards/spot-check-card.js';
import { spotCheck } from '#src/core/spot-check.js';
import { watermelons } from '#src/core/watermelon.js';
import { defineCommand } from '#src/runtime/declare.js';
import { toOffice } from '#src/services/answer.js';
import { requireOffice } from '#src/services/permission.js';
import { loadState, pictureFrom } from '#src/services/programme-state.js';

const usualSize = 5;

export default defineCommand({
  name: '抽查',
  alias: 'spotcheck',
  usage: '/抽查 [数量] [种子]',
  summary: '从已完成的项目里抽一份现场核实名单，并提示值得留意的填报',
  who: ['office'],
  args: z.object({
    size: z.coerce.number('数量请写成 1 到 30 的数字，例如 /抽查 5').int().min(1).max(30).optional(),
    seed: z.string().optional(),
  }),
  async run(ctx, { size, seed }) {
    requireOffice(ctx);
    const state = await loadState(ctx);
    const picture = pictureFrom(ctx, state);
    const signs = watermelons(picture, state.facts.reports);
    const drawnBy = seed ?? picture.asOf;
    return toOffice(
      spotCheckCard({
        asOf: picture.asOf,
        seed: drawnBy,
        signs,
        drawn: spotCheck(picture, signs, drawnBy, size ?? usualSize),
      }),
    );
  },
});
