/** Amounts told of two whiles that are, by what is promised, how it stood in each. */
import type { ReadFigure } from '../../figures/figures.js';
import { promisesOf } from '../../targets/targets.js';

/** 上周1010，本周1050 of 1124: each more than the one before, and together more than there are to be: how it stood at the time. */
export function asStands(figures: readonly ReadFigure[], target: string): ReadFigure[] {
  const promises = promisesOf(target).map(({ measure }) => measure);
  const standing = promises.flatMap(({ unit, quantity }) => {
    const rising = figures.filter((f) => f.unit === unit && f.kind === 'new' && f.over !== null);
    const rises = rising.every((f, i) => i === 0 || f.quantity > (rising[i - 1]?.quantity ?? 0));
    const within = rising.every((f) => f.quantity <= quantity);
    return rising.length > 1 && rises && within && rising.reduce((sum, f) => sum + f.quantity, 0) > quantity
      ? rising
      : [];
  });
  return figures.map((f) => {
    if (!standing.includes(f)) return f;
    const { period: _then, ...stood } = f;
    return { ...stood, kind: 'cumulative', total: true, over: null };
  });
}
