/** Which units a question speaks of: those of a group for the group, and what to ask where more than one may be meant. */
import type { Project, Registry, Unit } from '../../../registry.js';
import { areTwins, stemOf } from '../../names/unit-names.js';
import { hasKind, kindsOf, type Token } from '../said/tokens.js';

/** Names of the units, each once. */
export function unitsOf(
  meant: readonly Unit[][],
  tokens: readonly Token[],
  registry: Registry,
): { names: string[]; asks: string | null } {
  const { district } = registry.programme;
  const stem = stemOf(district);
  const names = meant
    .filter((units) => units.length === 1 || areTwins(units))
    .flatMap((units) => units.flatMap((u) => withMembers(u, registry.units)));
  const unclear = meant.find((units) => units.length > 1 && !areTwins(units));
  /** 民治、龙华两个街道; 大浪和龙华, of which the one is a street as the other is. */
  const areStreets =
    names.length > 1 &&
    names.every(({ name }) => name.endsWith('街道')) &&
    tokens.some(({ text }, at) => /[两三四五2-5]个街道$/.test(text) || (text === stem && isBesideStreet(tokens, at)));
  const bare = areStreets ? undefined : tokens.find(({ mention, text }) => mention?.kind === 'unit' && text === stem);
  const letters = tokens.find(({ mention, text }) => mention?.kind === 'unit' && /^[a-z]{1,2}$/i.test(text));
  const isGroup = tokens.some(
    ({ kind, text }, at) =>
      kind === 'streets' && (text !== '街道' || (names.length < 2 && !isUnitsOwn(tokens[at - 1], tokens[at]))),
  );
  const areAsked =
    names.length === 0 &&
    !hasKind(tokens, 'project', 'number', 'part') &&
    tokens.some(isWhichStreet) &&
    tokens.some((token) => !SAYS_LITTLE.has(token.kind));
  const group = isGroup || areAsked ? groupOf('街道', registry.units) : [];
  const asks = unclear
    ? `您说的是${unclear
        .slice(0, 4)
        .map((u) => u.name)
        .join('，还是')}？`
    : bare?.mention?.kind === 'unit'
      ? `您说的“${stem}”是${bare.mention.units[0]?.name}，还是全区（${district}）？`
      : letters?.mention?.kind === 'unit'
        ? `您说的“${letters.text}”是${letters.mention.units[0]?.name}吗？`
        : null;
  return { names: [...new Set([...names, ...group].map((u) => u.name))], asks };
}

/** Is it named as the next of other streets: 大浪和龙华, 民治福城龙华三家? 龙华福城 may be the street within the district. */
function isBesideStreet(tokens: readonly Token[], at: number): boolean {
  const one = tokens[at];
  const isList = hasKind(tokens, 'both') || tokens.filter(({ kind }) => kind === 'unit').length > 2;
  return [tokens[at - 1], tokens[at + 1]].some((next) => {
    if (!one || next?.mention?.kind !== 'unit' || !next.mention.units.every(({ name }) => name.endsWith('街道')))
      return false;
    const gap = Math.max(next.start - one.end, one.start - next.end);
    return gap === 1 || (gap === 0 && isList);
  });
}

/** 你们和妇联, 妇联跟我们: beside a unit, those who ask or are asked. */
export const isBesideUs = (tokens: readonly Token[], text: string): boolean =>
  tokens.some((token, at) => {
    const next = tokens[at + 1];
    const kinds = [token.kind, next?.kind];
    return (
      next !== undefined &&
      kinds.includes('unit') &&
      (kinds.includes('we') || kinds.includes('you')) &&
      /^(?:那边|这边)?[和跟与同比、]$/.test(text.slice(token.end, next.start).trim())
    );
  });

const SAYS_LITTLE = kindsOf('who which fill break ne le de');

/** 哪些街道没报: of the streets alone. Of a project it asks whose it is. */
const isWhichStreet = ({ kind, text }: Token): boolean => (kind === 'who' || kind === 'which') && /街道$/.test(text);

/** minzhi街道: the word belongs to the unit before it. */
const isUnitsOwn = (before: Token | undefined, token: Token | undefined): boolean =>
  before?.kind === 'unit' && before.end === token?.start;

/** 各街道, without the group's name in the question: 六个街道. */
function groupOf(kind: string, units: readonly Unit[]): Unit[] {
  const group = units.find((u) => u.isGroup && u.name.endsWith(kind));
  return group ? withMembers(group, units) : units.filter((u) => u.name.endsWith(kind));
}

/** 各街道 stands for its members; without members for itself and every street. */
function withMembers(unit: Unit, units: readonly Unit[]): Unit[] {
  if (!unit.isGroup) return [unit];
  const members = units.filter((u) => unit.memberIds.includes(u.id));
  const kind = unit.name.replace(/^[各全]/, '');
  const alike = units.filter((u) => !u.isGroup && u.name.endsWith(kind));
  return members.length > 0 ? members : [...alike, unit];
}

const JOINTLY = /^(?:一起|一块儿?|一道|共同|联合|合伙|合)/;

/** 跟工务署一块儿做的上芬学校新建工程: the words of a unit that leads what is named with another, which say nothing beyond it. */
export function partnersIn(tokens: readonly Token[], projects: readonly Project[]): ReadonlySet<Token> {
  const said = tokens.flatMap((token, at): Token[] => {
    const before = tokens[at - 1];
    const isJoint = token.kind === 'beyond' && JOINTLY.test(token.text);
    const units = before?.mention?.kind === 'unit' ? before.mention.units : [];
    return before && isJoint && units.some(({ id }) => projects.every(({ unitIds }) => unitIds.includes(id)))
      ? [before, token]
      : [];
  });
  return new Set(said);
}
