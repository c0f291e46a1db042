import { z } from 'zod';
import { boardLinkCard } from '#src/cards/board-card.js';
import { defineCommand } from '#src/runtime/declare.js';
import { toAsker } from '#src/services/answer.js';
import { boardLink } from '#src/services/board-link.js';

export default defineCommand({
  name: '看板',
  alias: 'board',
  usage: '/看板',
  summary: '看板的一次性链接（只发给您本人）',
  who: ['leader', 'office'],
  args: z.object({}),
  run: async (ctx) => toAsker(boardLinkCard(await boardLink(ctx))),
});
