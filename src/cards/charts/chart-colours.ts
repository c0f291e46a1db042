/**
 * What a mark of a chart is coloured by. A standing has its own colour wherever it is drawn; other things take the next of a
 * row. The class lets a page's style follow its scheme; the fill is for paper and pictures, and for every page without a style.
 */
import type { Standing } from '#src/core/picture.js';
import { standingWords } from '#src/core/show.js';

export interface Colour {
  look: string;
  fill: string;
}

const ofStanding: Record<Standing, string> = {
  completed: '#1b7541',
  completed_late: '#296d7e',
  on_track: '#1d61a8',
  not_started: '#5f6975',
  at_risk: '#8a5600',
  in_doubt: '#774a9e',
  lagging: '#b0241c',
};
const inTurn = ['#1d61a8', '#a04c00', '#1b7541', '#774a9e', '#296d7e', '#a3265f'];

const byWord = new Map(
  Object.entries(standingWords).map(([standing, word]) => [
    word,
    { look: standing, fill: ofStanding[standing as Standing] },
  ]),
);

/** The colour of what is called so; `turn` counts the series or slices, from 0. */
export function colourOf(word: string, turn: number): Colour {
  const index = turn % inTurn.length;
  return byWord.get(word) ?? { look: `c${index}`, fill: inTurn[index] ?? '#1d61a8' };
}
