/** A place or a kind said first, its projects told by the rest of their names: 「松和的，车库好了，另一个没」, 「章阁，花园好了，站没好」. */
import type { Project } from '../../../registry.js';
import { tellsProject } from '../../names/name-words.js';
import { parseNumber } from '../../numbers/numbers.js';
import { LEADS_ON, STANDS } from '../wording/standing.js';

interface Headed {
  text: string;
  list: readonly string[];
}

/** 街心花园，… 松和的，… 大岭三个，… 章阁两个项目：… */
const HEADING =
  /^(?<noun>[\u4e00-\u9fff]{2,10}?)(?:那边|这边)?的?(?:[那这]?(?:(?<count>[两二三四五六]|\d)[个处条家座项](?:项目)?)?|的?[那这]几个)[，,：:]/;
const CLAUSE = /([，,。；;])/;
const PLACE = new RegExp(`^(?<lead>${LEADS_ON})(?<what>[\\u4e00-\\u9fff]{1,8}?)(?:的那个|那个|那边|的)?(?=${STANDS})`);
const REST = new RegExp(
  `^(?:另外?|还有|剩下?|其余)(?:的?[那这])?(?:[一两二三四五\\d]?个|的)|^(?:其余|别的|其[他它]的?)(?=${STANDS})`,
);

/** The text with such places written as numbers, and the projects of its heading; null where the words after it do not single these out. */
export function headedAsNumbers(said: string, own: readonly Project[]): Headed | null {
  const heading = HEADING.exec(said);
  const { noun = '', count } = heading?.groups ?? {};
  const fitting = own.filter((p) => p.name.includes(noun) && !p.name.startsWith(`${noun}街道`));
  if (!heading || fitting.length < 2 || !tellsProject(noun) || (count && parseNumber(count) !== fitting.length))
    return null;
  const clauses = said.slice(heading[0].length).split(CLAUSE);
  const told = clauses.map((clause) => placed(clause, noun, fitting));
  if (told.some(({ isUnknown }) => isUnknown)) return null;
  const numbers = new Set(told.flatMap(({ number }) => number ?? []));
  const hasRest = clauses.some((clause) => REST.test(clause)) && numbers.size < fitting.length;
  if (numbers.size === 0 || (numbers.size < 2 && !hasRest)) return null;
  return { text: told.map(({ text }) => text).join(''), list: fitting.map((p) => p.number) };
}

interface Placed {
  text: string;
  number?: string;
  /** It begins with words that none of them, or several, have. */
  isUnknown?: boolean;
}

/** A clause with its first words written as the number of the one project of the heading that they are of. */
function placed(clause: string, heading: string, fitting: readonly Project[]): Placed {
  const match = PLACE.exec(clause);
  const { lead = '', what = '' } = match?.groups ?? {};
  const [owner, ...others] = match ? fitting.filter((p) => p.name.replace(heading, '').includes(what)) : [];
  return match && owner && others.length === 0
    ? {
        text: `${lead} ${owner.number} ${clause.slice(match[0].length).replace(GOOD, '$1做好了')}`,
        number: owner.number,
      }
    : { text: clause, isUnknown: match !== null && !REST.test(clause) };
}

/** Beside others that is what is said of the work. */
const GOOD = /^([也都全已经]*)好[了啦]?$/;

/** 大岭市场完工了，另一个市场没完工: the one of its kind that was not told of. */
export function otherOfKind(
  said: string,
  own: readonly Project[],
  spoken: (before: string) => readonly string[],
): string {
  return said.replace(OTHER, (all: string, lead: string, kind: string, at: number) => {
    const told = spoken(said.slice(0, at));
    const left = own.filter((p) => p.name.includes(kind) && !told.includes(p.number));
    const isOfKind = own.some((p) => told.includes(p.number) && p.name.includes(kind));
    return isOfKind && left.length === 1 ? `${lead} ${left[0]?.number} ` : all;
  });
}

const OTHER = new RegExp(`(^|[，,。；;])另外?[一那]个([\\u4e00-\\u9fff]{2,6}?)(?=${STANDS})`, 'g');
