/** A subject said once for several projects, whose places follow: 「适老化改造：观澜65户，大浪没做完」, 「惠鑫完工，懿花园还在装」. */
import type { Project } from '../../../registry.js';
import { genericMask, kindMask } from '../../names/name-words.js';
import { inOrder } from '../../text/likeness.js';
import type { Mention } from './mentions.js';
import { isPart } from './parts.js';
import { streetOf } from './streets.js';

const LEAST_WORDS = 2;
const MOST_WORDS = 8;

/** What a place may follow for a clause to be about it: its start, or another place and what was counted there. */
const LEADS =
  /(?:(?:^|[，,。；;：:、！!\n—\-】）)])(?:[那这]个)?|[和及跟与]|另外|还有|以及|单单|唯独|唯有|只有|就|独独|[还就]剩下?|[还就]差|里头|其中(?:1?\d月|十?[一二三四五六七八九十]月|[本上这当]个?月|[本上这]周)?|[①-⑳]|\d[.．、)）])\s*$/;

/**
 * The mentions with those that words of a clause single out among a few: the projects that a heading leaves open, or those of
 * the card replied to. A heading whose places are all found is no subject by itself.
 */
export function withTopics(
  text: string,
  found: readonly Mention[],
  own: readonly Project[],
  list: readonly string[],
): Mention[] {
  const mentions = ofKind(text, found, own);
  const headings = headingsOf(text, mentions, own);
  if (headings.length > 0) {
    const topics = headings.map(({ topic }) => topic);
    const places = headings.flatMap((heading) => heading.places);
    const settled = mentions
      .filter((m) => !topics.includes(m))
      .map((m) =>
        m.sure ? m : among(m, topics.findLast((t) => t.start < m.start)?.numbers ?? topics[0]?.numbers ?? []),
      )
      .filter((m) => m.sure || !places.some((p) => overlaps(p, m)));
    return merged(settled, places);
  }
  if (list.length < 2) return [...mentions];
  const isNumbered = mentions.some((m) => m.by === 'number' && m.sure);
  const places = placesOf(text, 0, list, own, 0).map((place) => ({
    ...place,
    guessed: isNumbered && isPart(text, place),
  }));
  return merged(
    mentions.filter(
      (m) => (m.sure && !m.guessed) || !places.some((p) => overlaps(p, m) && m.numbers.includes(p.numbers[0] ?? '')),
    ),
    places,
  );
}

/** The text with its headings that are names of projects blanked out: what they say they say of all of their places. */
export const withoutHeadings = (text: string, mentions: readonly Mention[], own: readonly Project[]): string =>
  headingsOf(text, mentions, own)
    .filter(({ topic }) => topic.by === 'name' && HEADS.test(text.slice(0, topic.start)))
    .reduce(
      (said, { topic: { start, end } }) => said.slice(0, start) + ' '.repeat(end - start) + said.slice(end),
      text,
    );

/** Where a further heading may stand. */
const HEADS = /(?:^|[，,。；;：:！!\n]) ?$/;

/** 市场的事，白石龙那个完工了: of those that a word may mean, the one of the kind that is spoken of. */
function ofKind(text: string, mentions: readonly Mention[], own: readonly Project[]): Mention[] {
  const kind = OF_KIND.exec(text);
  const word = kind?.groups?.kind ?? '';
  return mentions.map((m) => {
    if (!kind || m.sure || m.start < kind.index + kind[0].length) return m;
    const meant = own.filter((p) => m.numbers.includes(p.number) && p.name.includes(word));
    return meant.length === 1 ? { ...m, numbers: meant.map((p) => p.number), sure: true } : m;
  });
}

const OF_KIND =
  /(?:^|[，,。；;！!\n])(?:关于|说一?下|讲一?下|先?[说讲]|还有|另外)?(?<kind>[\u4e00-\u9fff]{2,6}?)(?:的事情?|这[块边头]|那[块边头]|方面|这事)?[，,：:]/;

interface Heading {
  topic: Mention;
  places: Mention[];
}

/** The words that several projects share, each with the places among them that follow it. */
function headingsOf(text: string, mentions: readonly Mention[], own: readonly Project[]): Heading[] {
  const shared = mentions.filter(
    (m) => !m.sure && m.by !== 'number' && m.numbers.length > 1 && !isOfItsStreet(text, m, own),
  );
  const topics = shared.filter((m, i) => {
    const before = shared.slice(0, i);
    return i === 0 || (HEADS.test(text.slice(0, m.start)) && !before.some((b) => sharesAny(b, m)));
  });
  return topics.flatMap((topic, i) => headingOf(text.slice(0, topics[i + 1]?.start), topic, mentions, own) ?? []);
}

/** 观湖探测器20300个、福城探测器25000个: with its own street before it, and so no heading. */
const isOfItsStreet = (text: string, { start, numbers }: Mention, own: readonly Project[]): boolean =>
  own.some(
    (p) =>
      numbers.includes(p.number) &&
      text
        .slice(0, start)
        .replace(/(?:街道)?的?$/, '')
        .endsWith(streetOf(p) ?? '\n'),
  );

const sharesAny = (a: Mention, b: Mention): boolean => a.numbers.some((n) => b.numbers.includes(n));

function headingOf(
  text: string,
  topic: Mention,
  mentions: readonly Mention[],
  own: readonly Project[],
): Heading | null {
  const places = placesOf(text, wholeOf(text, topic, own), topic.numbers, own, 1);
  const isHeading =
    several(places) ||
    (places.length > 0 && /^[^，,。；;！!\n]{0,6}[：:]/.test(text.slice(topic.end))) ||
    (places.length === 1 && HEADS.test(text.slice(0, topic.start)) && isNext(text, topic, places[0])) ||
    mentions.filter((m) => m !== topic && m.start >= topic.end && m.end <= text.length && isWithin(m, topic)).length >
      1;
  return isHeading ? { topic, places } : null;
}

/** 65岁以上老人健康管理，大浪做到68.5%: its one place begins the next clause, which says how far it has come. */
const isNext = (text: string, topic: Mention, place: Mention | undefined): boolean =>
  place !== undefined &&
  /^(?:方面|这[块边]|工作)?[，,]$/.test(text.slice(topic.end, place.start)) &&
  /^(?:街道)?[\u4e00-\u9fff]{0,4}\d/.test(text.slice(place.end));

/** 充电插口, of which 充电 alone stands in the names: a heading ends where the words of their targets do. */
function wholeOf(text: string, { start, end, numbers }: Mention, own: readonly Project[]): number {
  const targets = own.flatMap((p) => (numbers.includes(p.number) ? [p.target] : []));
  let to = end;
  while (to < text.length && targets.every((target) => target.includes(text.slice(start, to + 1)))) to++;
  return to;
}

const several = (places: readonly Mention[]): boolean => new Set(places.flatMap((p) => p.numbers)).size > 1;

const isWithin = (mention: Mention, topic: Mention): boolean =>
  mention.numbers.filter((n) => topic.numbers.includes(n)).length === 1;

/** Of several that a word may mean, the one under the heading. */
function among(mention: Mention, numbers: readonly string[]): Mention {
  const within = mention.numbers.filter((n) => numbers.includes(n));
  return within.length === 1 ? { ...mention, numbers: within, sure: true } : mention;
}

const overlaps = (a: Mention, b: Mention): boolean => a.start < b.end && b.start < a.end;

function merged(mentions: readonly Mention[], places: readonly Mention[]): Mention[] {
  const added = places.filter((p) => !mentions.some((m) => overlaps(m, p)));
  return [...mentions, ...added].sort((a, b) => a.start - b.start || a.end - b.end);
}

/** Words at the head of a clause that stand in the name of one of these projects and of no other; `telling` of their characters in no word that many names have. */
export function placesOf(
  text: string,
  from: number,
  numbers: readonly string[],
  own: readonly Project[],
  telling: number,
): Mention[] {
  const names = own.filter((p) => numbers.includes(p.number));
  const places: Mention[] = [];
  for (let at = from; at < text.length; at++) {
    const isBeside = at > 0 && places.at(-1)?.end === at;
    const isFirst = OF_TOPIC.test(text.slice(from, at));
    if (!isBeside && !isFirst && !LEADS.test(text.slice(Math.max(0, at - 6), at))) continue;
    const found = longestAt(text, at, names, telling);
    if (!found || (isBeside && !SAID_OF_BOTH.test(text.slice(found.end)))) continue;
    places.push(found);
    at = found.end - 1;
  }
  return places;
}

/** 学位的民治1560座, 电影放映 观澜302场: a place beside its heading. */
const OF_TOPIC = /^ ?(?:的|方面|这[块边])? ?$/;

/** 边坡挡墙都没完工: two places with nothing between them. */
const SAID_OF_BOTH = /^(?:两[个处项]|俩)?(?:都|均|全)/;

function longestAt(text: string, at: number, names: readonly Project[], telling: number): Mention | null {
  const ahead = text.slice(at, at + MOST_WORDS);
  const [generic, kinds] = [genericMask(ahead), kindMask(ahead)];
  for (let length = MOST_WORDS; length >= LEAST_WORDS; length--) {
    const words = text.slice(at, at + length);
    if (words.length < length || !/^[\u4e00-\u9fffA-Za-z\d]+$/.test(words)) continue;
    const isTelling = generic.slice(0, length).filter((one, i) => !one || kinds[i]).length > telling;
    const owner = isTelling ? (onlyOne(names, (p) => p.name.includes(words)) ?? shortened(words, names)) : null;
    if (owner) return { start: at, end: at + length, numbers: [owner.number], sure: true, by: 'name' };
    const street = isTelling && COUNTED_NEXT.test(text.slice(at + length)) ? ofStreet(words, names) : [];
    if (street.length > 1) return { start: at, end: at + length, numbers: street, sure: false, by: 'name' };
  }
  return null;
}

/** 观湖2310个: of its two projects under the heading, nobody can tell which. */
const COUNTED_NEXT = /^(?:街道)?\d/;
const ofStreet = (words: string, names: readonly Project[]): string[] =>
  names.filter((p) => p.name.startsWith(`${words}街道`)).map((p) => p.number);

/**
 * 社康 for 社区健康服务中心, 文化中心 for 文化活动中心: its characters in their order, in one name alone; 观影 is what is counted, and 福城二 the
 * head of 福城二十二个.
 */
export const shortened = (words: string, names: readonly Project[]): Project | null =>
  /\d|[一二三四五六七八九十]$/.test(words) || names.some(({ target }) => target.includes(words))
    ? null
    : onlyOne(names, ({ name }) => inOrder(words, name));

function onlyOne<T>(all: readonly T[], fits: (one: T) => boolean): T | null {
  const [first, ...others] = all.filter(fits);
  return first !== undefined && others.length === 0 ? first : null;
}
