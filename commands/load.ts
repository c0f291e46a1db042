import { z } from 'zod';
import { loadCard } from '#src/cards/load-card.js';
import { defineCommand } from '#src/runtime/declare.js';
import { toOffice } from '#src/services/answer.js';
import { findUnit } from '#src/services/find.js';
import { loadLedger } from '#src/services/load-ledger.js';
import { loadRegistry } from '#src/services/programme-state.js';

export default defineCommand({
  name: '负担',
  alias: 'load',
  usage: '/负担 [单位]',
  summary: '近 30 天给各单位发了多少条消息，各单位填报了多少次',
  who: ['office'],
  args: z.object({ unit: z.string().optional() }),
  async run(ctx, { unit }) {
    const unitId = unit ? findUnit((await loadRegistry(ctx)).units, unit).id : null;
    return toOffice(loadCard(await loadLedger(ctx, unitId)));
  },
});
