/** Subjects that are no single project: categories, parts of names, words of targets. */
import type { Project } from '../registry.js';
import { COMPLETED, EDGE, EMPTY_WORDS, INTENTS, KEY, OBLIGATIONS, STANDINGS, STATUS } from './question-words.js';

type Span = [start: number, end: number];

/** What people say for what the forms call otherwise; the first that project names have is taken. */
const ALSO_CALLED: readonly (readonly [said: string, ...named: string[]])[] = [
  ['养老', '长者'],
  ['老年食堂', '长者食堂'],
  ['老人食堂', '长者食堂'],
  ['老人饭堂', '长者食堂'],
  ['厕所', '公厕'],
  ['卫生间', '公厕'],
  ['充电桩', '充电设施', '充电', '充放设施'],
  ['停车位', '停车泊位', '停车'],
  ['车位', '停车泊位', '泊位'],
  ['菜市场', '农贸市场'],
  ['社康中心', '社区健康服务中心'],
  ['红绿灯', '信号灯'],
  ['旧改', '老旧小区改造'],
  ['书店', '书房'],
  ['自来水', '饮用水'],
  ['欠薪', '拖欠工资'],
  ['电瓶车', '电动自行车'],
  ['垃圾站', '垃圾转运站'],
];
/** 受疫情影响的, 因为征地滞后的: words to look for in what was reported. */
const MENTIONED =
  /(?:因为|受到?|由于|(?<!原)因|提到|提及|写到|涉及)了?([\u4e00-\u9fff]{2,4}?)(?=影响|原因|而|导致|造成|延误|滞后|延期|耽误|没|未|的|$)|([\u4e00-\u9fff]{2,4})(?:影响|导致)(?:的|了)/;
/** Latin words that questions have and that name no subject. */
const KNOWN_LATIN =
  /\b(?:excel|word|docx|xlsx|pdf|ppt|status|lagging|missing|key|doubts|history|digest|help|export|todo|list|ok|bot)\b/gi;
const NUMERALS = '一二三四五六七八九十';
const MOST_TOPIC = 10;

/** What the left-over words of a question name. */
export interface Topic {
  name: string | null;
  text: string | null;
  category: string | null;
  said: string | null;
  unknown: string | null;
  asks: string | null;
}

export const noTopic: Topic = { name: null, text: null, category: null, said: null, unknown: null, asks: null };

/** What the words left over name: part of project names, a category, words of targets, or nothing known. */
export function topicIn(rest: string, projects: readonly Project[], all: readonly Project[]): Topic {
  const mentioned = MENTIONED.exec(rest);
  const word = mentioned?.[1] ?? mentioned?.[2];
  if (word && !EDGE.includes(word[0] ?? '')) return { ...noTopic, text: word, said: word };
  let unknown: string | null = /[A-Za-z]{2,}/.exec(rest.replace(KNOWN_LATIN, ' '))?.[0] ?? null;
  for (const run of withoutQuestionWords(rest).match(/[\u4e00-\u9fff]{2,40}/g) ?? []) {
    const cores = trimmings(run).map((w) => w.slice(0, MOST_TOPIC));
    for (const said of cores) {
      const topic = said.length >= 2 ? topicOf(said, projects, all) : null;
      if (topic) return topic;
    }
    const core = cores.at(-1) ?? '';
    if (core.length >= 2) unknown ??= core;
  }
  return { ...noTopic, unknown };
}

/** 教育和医疗: asks which first, where words of their own name several categories. */
export function severalCategories(rest: string, all: readonly Project[]): string | null {
  const words = withoutQuestionWords(rest).match(/[\u4e00-\u9fff]+/g) ?? [];
  const said = words
    .flatMap((run) => run.split(/[和与及跟]/))
    .flatMap((w) => trimmings(w))
    .filter((w) => w.length >= 2);
  const categories = categoriesOf(all);
  const named = said.flatMap((w) => {
    const fits = categories.filter((c) => plainCategory(c).includes(w));
    return fits.length === 1 ? fits : [];
  });
  const several = [...new Set(named)];
  return several.length > 1 ? `一次只能看一类，先看哪一类：${several.map(plainCategory).join('，还是')}？` : null;
}

function topicOf(said: string, projects: readonly Project[], all: readonly Project[]): Topic | null {
  const fits = categoriesOf(all).filter((c) => plainCategory(c).includes(said));
  const [category] = fits;
  if (fits.length === 1 && category) return { ...noTopic, category, said };
  const inName = (word: string) => projects.some((p) => p.name.includes(word));
  if (inName(said)) return { ...noTopic, name: said, said };
  if (fits.length > 1)
    return { ...noTopic, said, asks: `“${said}”指的是哪一类：${fits.map(plainCategory).join('，还是')}？` };
  if (projects.some((p) => p.target.includes(said) || p.matter?.includes(said)))
    return { ...noTopic, text: said, said };
  const shorter = [said.slice(0, -1), said.slice(1)].find((w) => w.length >= 2 && inName(w));
  return shorter ? { ...noTopic, name: shorter, said } : null;
}

function withoutQuestionWords(rest: string): string {
  const tables = [...INTENTS, ...STANDINGS, ...OBLIGATIONS].map(([, words]) => words);
  const asked = [...tables, STATUS, COMPLETED, KEY].reduce((left, words) => left.replace(words, ' '), rest);
  return asked.replace(EMPTY_WORDS, ' ');
}

/** A run without the joining characters at its end, its beginning, both: 交通的 may lose 的, but not 交. */
function trimmings(run: string): string[] {
  let start = 0;
  let end = run.length;
  while (start < end && EDGE.includes(run[start] ?? '')) start++;
  while (end > start && EDGE.includes(run[end - 1] ?? '')) end--;
  return [...new Set([run, run.slice(0, end), run.slice(start), run.slice(start, end)])];
}

/** 五、加大社会保障力度, 第五类, 教育类, 医疗卫生方面. */
export function categoryIn(
  text: string,
  projects: readonly Project[],
): { category: string | null; spans: Span[]; asks: string | null } {
  const categories = categoriesOf(projects);
  for (const category of categories) {
    for (const name of [category, plainCategory(category)]) {
      const at = text.indexOf(name);
      if (at >= 0) return { category, spans: [[at, at + name.length]], asks: null };
    }
  }
  const numbered = /第?([一二三四五六七八九十]|\d{1,2})(?:大类|类(?!似)|个分类|个类别)/.exec(text);
  if (numbered?.[0].startsWith('第') || numbered?.[0].endsWith('大类')) {
    const place = /\d/.test(numbered[1] ?? '') ? (NUMERALS[Number(numbered[1]) - 1] ?? '') : (numbered[1] ?? '');
    const category = categories.find((c) => c.startsWith(`${place}、`));
    if (category) return { category, spans: [[numbered.index, numbered.index + numbered[0].length]], asks: null };
  }
  const named = /([\u4e00-\u9fff]{2,6})(?:类|方面|领域|板块|分类)/.exec(text);
  if (!named) return { category: null, spans: [], asks: null };
  const word = named[1] ?? '';
  for (let length = word.length; length >= 2; length--) {
    const part = word.slice(word.length - length);
    const fits = categories.filter((c) => plainCategory(c).includes(part));
    if (fits.length === 0) continue;
    const start = named.index + word.length - length;
    const spans: Span[] = [[start, named.index + named[0].length]];
    if (fits.length === 1) return { category: fits[0] ?? null, spans, asks: null };
    return { category: null, spans, asks: `“${part}”指的是哪一类：${fits.map(plainCategory).join('，还是')}？` };
  }
  return { category: null, spans: [], asks: null };
}

/** Without its number: 加大社会保障力度. */
export const plainCategory = (category: string): string => category.replace(/^[一二三四五六七八九十]+、/, '');

/** Categories in table order. */
export const categoriesOf = (projects: readonly Project[]): string[] => [
  ...new Set(projects.flatMap((p) => p.category ?? [])),
];

/** The text with the words that project names have. */
export function asNamed(text: string, projects: readonly Project[]): string {
  return ALSO_CALLED.reduce((read, [said, ...named]) => {
    if (!read.includes(said) || projects.some((p) => p.name.includes(said))) return read;
    const name = named.find((n) => projects.some((p) => p.name.includes(n)));
    return name && !read.includes(name) ? read.replaceAll(said, name) : read;
  }, text);
}
