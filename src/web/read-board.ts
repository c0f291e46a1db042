import { addDays, type Day } from '#src/core/day.js';
import { digestOf } from '#src/core/digest.js';
import type { Ctx } from '#src/services/context.js';
import { loadFigures, pictureOn, standingsOn } from '#src/services/programme-state.js';
import type { Board } from './board-lists.js';

/** The programme on a day, beside its standings a week earlier. @throws Refusal not_found where no table was imported */
export async function readBoard(ctx: Ctx, asOf: Day): Promise<Board> {
  const figures = await loadFigures(ctx);
  const picture = await pictureOn(ctx, figures, asOf);
  const before = await standingsOn(ctx, figures, addDays(asOf, -7));
  return { picture, before, digest: digestOf(picture, before) };
}
