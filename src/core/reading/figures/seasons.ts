/** Whether the season or feast that an amount is told for is still to come: 寒假换12间 in December, 汛期前治3处 in March. */
import type { Day } from '../../day.js';
import { addDays, daysBetween } from '../../day.js';
import { DAY_NAMES, namedDay } from '../days/named-days.js';

/** Names of a season, and its first and last days in most years. */
const SEASONS: readonly (readonly [names: string, from: string, to: string])[] = [
  ['寒假|寒期', '01-10', '02-12'],
  ['开春|[明来]春|春后|立春后?', '02-04', '03-20'],
  ['开年', '01-03', '02-15'],
  ['春运', '01-15', '02-24'],
  ['暑假|暑期', '07-10', '08-31'],
  ['[雨汛]季|汛期|主汛期', '04-15', '10-15'],
  ['台风季', '07-01', '10-10'],
  ['毕业季', '06-01', '07-05'],
  ['[秋季]*开学季?', '08-25', '09-10'],
  ['旱季', '10-16', '04-14'],
];

/** 寒假里, 雨季之前, 国庆期间: right before the work. */
const TAIL = '(?:期间|[里内中]|节|当[天日]|[之以]?前(?!后))?';

/** A deed that is told of as done, or a sum: it has been. 元旦前后, 过年前后 are about that time, which may be to come. */
const DONE = new RegExp(
  `[了已好完成]|过(?!年)|累|共|总|达|(?<!(?:${[...DAY_NAMES, ...SEASONS.map(([names]) => names)].join('|')})[节期]?)前后|以[来后]|至今|到`,
);

/** 汛期前治3处: by then. */
const UNTIL = /前(?!后)/;

/** A feast or season further ahead than this is spoken of as it was. */
const SOON = 75;

const FEAST = new RegExp(`(?:${DAY_NAMES.join('|')})${TAIL}(?=(?![这本上那])[\\u4e00-\\u9fff]{1,4}$)`);

/** Does the clause up to an amount speak of a season or feast to come, and of nothing done by now? */
export const isOfSeasonToCome = (head: string, today: Day): boolean =>
  !DONE.test(head) && isToCome(head, '(?![这本上那])[\\u4e00-\\u9fff]{1,4}$', FEAST, today);

/** 寒假里把剩下的12间改完: does a clause name one to come wherever it stands, and nothing that has happened? */
export const namesSeasonToCome = (clause: string, today: Day): boolean =>
  !/[了过已]|[今去前][年次]|以[来后]|至今/.test(clause) && isToCome(clause, '', ANY_FEAST, today);
const ANY_FEAST = new RegExp(`(?:${DAY_NAMES.join('|')})(?:节|假)?(?:期间|假期|[里内中]|当[天日])`);

function isToCome(head: string, rest: string, feasts: RegExp, today: Day): boolean {
  const season = SEASONS.find(([names]) => new RegExp(`(?:${names})${TAIL}${rest}`).test(head));
  if (season) return isNext(today, UNTIL.test(head), (year) => [`${year}-${season[1]}`, endOf(season, year)]);
  const feast = feasts.exec(head)?.[0];
  const name = feast && DAY_NAMES.find((one) => feast.startsWith(one));
  return (
    name !== undefined &&
    name !== '' &&
    isNext(today, UNTIL.test(head), (year) => [namedDay(name, year), namedDay(name, year)])
  );
}

/** The last day of a season that may end in the year after. */
const endOf = ([, from, to]: (typeof SEASONS)[number], year: number): Day => `${to < from ? year + 1 : year}-${to}`;

/** Is its next time near, or what it is due by, and nearer than its last? */
function isNext(today: Day, isDeadline: boolean, inYear: (year: number) => readonly [Day | null, Day | null]): boolean {
  const year = Number(today.slice(0, 4));
  const times = [year - 1, year, year + 1].map(inYear);
  const next = times.flatMap(([from]) => (from && from > today ? [from] : [])).at(0);
  const last = times.flatMap(([from, to]) => (from && to && from <= today ? [to] : [])).at(-1);
  if (!next || (!isDeadline && next > addDays(today, SOON))) return false;
  return !last || (last < today && daysBetween(today, next) < daysBetween(last, today));
}
