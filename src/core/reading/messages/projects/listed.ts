/** What is listed beside a named project before all of them are told of: 健身路径、社康两个均已完成. Its short form tells which. */
import type { Project } from '../../../registry.js';
import { genericMask } from '../../names/name-words.js';
import type { Mention } from './mentions.js';
import { isPart } from './parts.js';
import { shortened } from './topics.js';

/** 、and 和 between things, where they are no part of a name. */
const BETWEEN = /[、和跟及与]/g;
const CLAUSE = /[^，,。；;：:！!\n]+/g;
/** 两个均已完成: said of all that stand before it. */
const OF_ALL =
  /(?<=[\u4e00-\u9fff])(?:这)?(?:[两三四五][个处项]|俩)?(?:都|均|全都|全部|已经?|还没|没有?|未|完[工成]|竣工|移交|投用|在)(?=[\u4e00-\u9fff]|$)/;
/** 完成的有, 目前: what leads up to a list. */
const LEADS = /^(?:目前|现在|截至目前|我街道|我们|街道|还有|另外|以及|今天|昨天|的)+/;
const SHORTEST = 2;
const LONGEST = 6;

/**
 * The mentions with those of short forms (社康, 饮用水入户) that are listed beside one that is sure, in the order of the text. Where that
 * one is itself told by a short form (停车库和社康), all that are listed must be.
 */
export function withListed(text: string, mentions: readonly Mention[], own: readonly Project[]): Mention[] {
  const found = [...text.matchAll(CLAUSE)].flatMap(({ 0: clause, index: start }) => {
    const end = start + clause.search(OF_ALL);
    const inside = mentions.filter((m) => m.start >= start && m.end <= end);
    const items = inside.some((m) => m.sure) ? itemsOf(text, start, end, inside) : [];
    if (items.length < 2) return [];
    const short = items.flatMap((item) => shortForm(text, item, inside, own));
    const isTold = (item: Item) => [...inside.filter((m) => m.sure), ...short].some((m) => overlap(m, item));
    return inside.some((m) => m.sure && !m.guessed) || items.every(isTold) ? short : [];
  });
  const others = mentions.filter((m) => !found.some((one) => overlap(m, one)));
  return [...others, ...found].toSorted((a, b) => a.start - b.start);
}

const overlap = (a: Item, b: Item): boolean => a.start < b.end && b.start < a.end;

/** 广场, 道路: words of many names, unless there are enough of them. */
const tellsNothing = (words: string): boolean => words.length < TELLING && !genericMask(words).includes(false);
const TELLING = 5;

interface Item {
  start: number;
  end: number;
}

function itemsOf(text: string, start: number, end: number, inside: readonly Mention[]): Item[] {
  const cuts = [...text.slice(start, end).matchAll(BETWEEN)]
    .map(({ index }) => start + index)
    .filter((at) => !inside.some((m) => m.start <= at && at < m.end));
  return [...cuts, end].map((cut, i) => ({ start: i === 0 ? start : (cuts[i - 1] ?? start) + 1, end: cut }));
}

function shortForm(text: string, { start, end }: Item, inside: readonly Mention[], own: readonly Project[]): Mention[] {
  if (inside.some((m) => m.sure && overlap(m, { start, end }))) return [];
  const from = start + (LEADS.exec(text.slice(start, end))?.[0].length ?? 0);
  const words = text.slice(from, end);
  if (words.length < SHORTEST || words.length > LONGEST || !/^[\u4e00-\u9fff]+$/.test(words)) return [];
  const mention = { start: from, end, sure: true, by: 'name' } as const;
  const project = isPart(text, { ...mention, numbers: [] }) || tellsNothing(words) ? null : shortened(words, own);
  return project && !inside.some((m) => m.numbers.includes(project.number))
    ? [{ ...mention, numbers: [project.number] }]
    : [];
}
