import { type Card, strong } from './model.js';

/** A card for who pressed one that is understood no longer. */
export const expiredCard = (fresh: Card): Card => ({
  ...fresh,
  blocks: [strong('卡片已过期：您按的是以前的卡片，刚才没有办理任何事项。请用这张新的。'), ...fresh.blocks],
});
