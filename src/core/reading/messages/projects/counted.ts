/** What is counted tells of which project a message speaks: 公厕8座 is the one whose target counts 座, 讲座办了36场 the one with 讲座. */
import type { Project } from '../../../registry.js';
import type { Quantity } from '../../figures/quantities.js';
import { genericMask } from '../../names/name-words.js';
import { countsInUnit, GENERAL_UNITS, headNoun, isSameUnit, measuresFor } from '../../targets/promised-things.js';
import { lastBreak } from '../../text/plain-text.js';
import type { Mention } from './mentions.js';
import { isFitting, isPart } from './parts.js';
import { streetOf } from './streets.js';

const CLAUSE_END = /[，,。；;！!？?\n]/;
const MOST_BETWEEN = 8;

/** Where several may be meant, the only one that promises to count in that very unit. */
export const settledByCount = (
  text: string,
  mentions: readonly Mention[],
  own: readonly Project[],
  quantities: readonly Quantity[],
): Mention[] =>
  mentions.map((mention, i) => {
    if (mention.sure || mention.numbers.length < 2) return mention;
    if (mentions.some((m) => m.by === 'number' && m.sure && m.numbers.some((n) => mention.numbers.includes(n))))
      return mention;
    const to = Math.min(clauseEnd(text, mention.end), mentions[i + 1]?.start ?? text.length);
    // 九座公厕: the amount may stand right before
    const said = quantities.filter(
      (q) => (q.start >= mention.start && q.end <= to) || (q.end === mention.start && q.value > 1),
    );
    const candidates = own.filter((p) => mention.numbers.includes(p.number));
    const fits =
      quotedFrom(text, mention, candidates) ??
      only(candidates.filter((p) => said.some((q) => countsInUnit(p, q.unit))));
    return fits ? { ...mention, numbers: [fits.number], sure: true } : mention;
  });

/** “完成18处拥堵节点治理”, 新增停车泊位2580个这项: the words of one target. */
function quotedFrom(text: string, { start, end }: Mention, candidates: readonly Project[]): Project | null {
  const quotes = QUOTES.flatMap((one) => [...text.matchAll(one)]);
  const around = quotes.filter((q) => q.index <= start && end <= q.index + q[0].length);
  const meant = around.flatMap(({ 1: quoted = '' }) => {
    const words = quoted.replace(MARKS, '');
    return only(candidates.filter((p) => p.target.replace(IN_BRACKETS, '').replace(MARKS, '').includes(words))) ?? [];
  });
  return meant[0] ?? null;
}

const QUOTES = [
  /“([^“”]{4,60})”/g,
  /[‘「『"'《]([^‘「『"'’」』《》]{4,60})[’」』"'》]/g,
  /(?<=^|[，,。；;：:\n])([^，,。；;：:\n]{4,60})[这那][项条个件]/g,
];
const IN_BRACKETS = /[（(][^（()）]*[）)]/g;
const MARKS = /[“”‘’「」『』《》"']|[。；，]$/g;

/** Where several streets have such a project, the one whose street the clause names, or the message, of nothing else: 大浪专场招聘会. */
export function settledByPlace(text: string, mentions: readonly Mention[], own: readonly Project[]): Mention[] {
  const isAlone = !mentions.some((m) => m.sure);
  const rest = isAlone ? mentions.reduceRight((said, m) => said.slice(0, m.start) + said.slice(m.end), text) : '';
  return mentions.map((mention) => {
    const among = own.filter((p) => mention.numbers.includes(p.number));
    const beside =
      mention.by === 'number' || (mention.sure && !mention.guessed)
        ? null
        : only(among.filter((p) => streetBefore(text, mention, p) !== null));
    if (beside) return ofStreet(text, mention, beside);
    if (mention.sure || mention.by === 'number' || mention.numbers.length < 2) return mention;
    const clause = text.slice(lastBreak(text, mention.start, CLAUSE_END), clauseEnd(text, mention.end));
    const within = (said: string) => only(among.filter((p) => said.includes(streetOf(p) ?? '\n')));
    const fits =
      within(clause) ??
      within(rest) ??
      (isPart(text, mention) || isFitting(text, mention) ? null : atPlaceOf(text.slice(0, mention.start), among));
    return fits ? { ...mention, numbers: [fits.number], sure: true } : mention;
  });
}

/** With the street before it, and without the amount behind it. */
function ofStreet(text: string, mention: Mention, project: Project): Mention {
  const counted = text.slice(mention.start, mention.end).search(/[\d一二两三四五六七八九十百千万]|[装建改换][了好完]/);
  const end = counted < 0 ? mention.end : mention.start + counted;
  const start = streetBefore(text, mention, project) ?? mention.start;
  return { start, end, numbers: [project.number], sure: true, by: 'name' };
}

/** 观湖探测器20300个、福城的探测器25000个: where the street begins that stands right before; null where it does not. */
function streetBefore(text: string, { start }: Mention, project: Project): number | null {
  const street = streetOf(project);
  const before = text.slice(0, start).replace(/(?:街道)?的?$/, '');
  return street !== undefined && before.endsWith(street) ? before.length - street.length : null;
}

/** 油松的花园完工了，挡墙没有: the one at the place that was spoken of, where its name begins or (北部片区清湖社区) further in. */
const atPlaceOf = (said: string, among: readonly Project[]): Project | null => {
  const isPlace = (words: string) => !genericMask(words).includes(true) && said.includes(words);
  return (
    only(among.filter(({ name }) => isPlace(name.slice(0, PLACE)))) ??
    only(
      among.filter(({ name }) =>
        [...name].some((_, at) => at + PLACE <= name.length && isPlace(name.slice(at, at + PLACE))),
      ),
    )
  );
};
const PLACE = 2;

/**
 * The nouns of amounts that no project spoken of so far counts and that one of these alone does, as mentions of it. `anyUnit`: among
 * few projects 个 tells as well (插口1007个，泊位1216个), the noun may be what the promise begins with (小区 of 小区优质饮用水入户), and a unit
 * that one of them counts in needs none.
 */
export function countedNouns(
  text: string,
  mentions: readonly Mention[],
  own: readonly Project[],
  quantities: readonly Quantity[],
  anyUnit = false,
): Mention[] {
  const found: Mention[] = [];
  for (const q of quantities.filter((one) => anyUnit || !GENERAL_UNITS.has(one.unit))) {
    const clause = lastBreak(text, q.start, CLAUSE_END);
    const before = [...mentions, ...found].filter((m) => m.start < q.start);
    const last = before.at(-1);
    const behind = anyUnit ? only(own.filter((p) => nounsIn(p, q).some((noun) => text.startsWith(noun, q.end)))) : null;
    // 站里消防员配了10名: a word of its name within the clause is no subject yet
    const guess = anyUnit && last?.guessed && last.start > clause && last.end > clause ? last : undefined;
    const told = guess ? before.at(-2) : last;
    if (told && (told.end > clause || !told.sure || (!behind && isOf(told, q, text.slice(clause, q.start), own))))
      continue;
    const counting = own.flatMap((p) => {
      const nouns = measuresFor(p)
        .filter((m) => isSameUnit(q.unit, m.unit))
        .flatMap((m) => (anyUnit ? [headNoun(m), m.of.slice(0, 2)] : [headNoun(m)]));
      const noun =
        nouns.find((one) => nounAt(text, clause, q.start, one) >= 0) ??
        (behind?.number === p.number ? '' : undefined) ??
        (anyUnit && !GENERAL_UNITS.has(q.unit) && nouns.length > 0 ? '' : undefined);
      return noun === undefined ? [] : [{ number: p.number, noun }];
    });
    const one = only(counting);
    if (
      !one ||
      (guess && !guess.numbers.includes(one.number)) ||
      (one.noun !== '' && isOfAny(one.noun, one.number, own))
    )
      continue;
    const at = one.noun === '' || guess ? clause : nounAt(text, clause, q.start, one.noun);
    found.push({ start: at, end: at, numbers: [one.number], sure: true, by: 'name', guessed: true });
  }
  return found;
}

/** 6个小区都通水了: what a project counts in that unit, as it may stand right behind an amount. */
const nounsIn = (project: Project, q: Quantity): string[] =>
  measuresFor(project)
    .filter((m) => isSameUnit(q.unit, m.unit))
    .flatMap((m) => [headNoun(m), m.of.slice(0, 2)])
    .filter((noun) => noun.length > 1);

/** 培训, 服务: of no project in particular, where others have it in their names. */
const isOfAny = (noun: string, number: string, own: readonly Project[]): boolean =>
  genericMask(noun).every((plain) => plain) && own.some((p) => p.number !== number && p.name.includes(noun));

/** Does what was spoken of count it? By its number alone it is enough that the unit fits. */
const isOf = (mention: Mention, q: Quantity, head: string, own: readonly Project[]): boolean =>
  own.some(
    (p) =>
      mention.numbers.includes(p.number) &&
      measuresFor(p).some(
        ({ unit, of }) =>
          isSameUnit(q.unit, unit) &&
          (mention.by === 'number' || of.length < 2 || !HAN.test(head) || head.includes(of.slice(-2))),
      ),
  );

const HAN = /[\u4e00-\u9fff]{2}/;

function nounAt(text: string, from: number, to: number, noun: string): number {
  if (noun.length < 2) return -1;
  const at = text.lastIndexOf(noun, to - noun.length);
  return at >= from && to - at - noun.length <= MOST_BETWEEN ? at : -1;
}

const only = <T>(all: readonly T[]): T | null => (all.length === 1 ? (all[0] ?? null) : null);

function clauseEnd(text: string, at: number): number {
  let to = at;
  while (to < text.length && !CLAUSE_END.test(text[to] ?? '')) to++;
  return to;
}
