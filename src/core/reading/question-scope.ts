/** Of what a question speaks: units, projects, categories, topics and days. */
import type { Day } from '../day.js';
import type { Project, Registry, Unit } from '../registry.js';
import { type FoundDate, findDates } from './dates.js';
import { type FoundProject, findProjects, findUnits, nearestNumbers } from './names.js';
import { unknownNumbers } from './project-numbers.js';
import {
  asNamed,
  categoriesOf,
  categoryIn,
  noTopic,
  plainCategory,
  severalCategories,
  topicIn,
} from './question-topics.js';
import { BY_SHARE, EDGE, EMPTY_WORDS, EVERYONE, KEY } from './question-words.js';

export interface Scope {
  numbers: string[];
  units: string[];
  /** Every unit that may be meant, sure or not. */
  mentioned: string[];
  /** A number that no project here has. */
  strange: boolean;
  /** Asks by a share (过半, 低于50%), which is not kept. */
  byShare: boolean;
  /** Part of project names: 幼儿园. */
  name: string | null;
  /** Words found in targets only: 充电插口. */
  text: string | null;
  category: string | null;
  everyone: boolean;
  dates: FoundDate[];
  /** The text that the dates' offsets belong to. */
  read: string;
  /** The question without what was found: what is left tells the intent. */
  rest: string;
  /** Words that name something unknown here. */
  unknown: string | null;
  /** The question to ask back where more than one thing may be meant. */
  asks: string | null;
}

/** 重点 as a mark is no part of a name (重点路口 is). */
const KEY_WORDS = new RegExp(KEY.source, 'g');

/** Reads of what a question speaks, among these projects. */
export function scopeOf(typed: string, registry: Registry, today: Day, projects: readonly Project[]): Scope {
  const { district } = registry.programme;
  const all = mentionsDistrict(typed, district);
  const text = asNamed(all ? typed.replaceAll(district, ' ') : typed, projects).replace(
    /年度民生实事|民生实事/g,
    '项目',
  );
  const category = categoryIn(text, registry.projects);
  const units = unitsIn(text, registry.units, district);
  const named = text.replace(KEY_WORDS, (words) => ' '.repeat(words.length));
  const found = projectsIn(named, projects, registry.projects, [...units.spans, ...category.spans]);
  const numberSpans = found.all.map((f) => f.span);
  const dates = findDates(blank(text, numberSpans), today);
  const spans = [...units.spans, ...found.spans, ...dates.map((d): Span => [d.start, d.end]), ...category.spans];
  const rest = blank(text, spans);
  const several = severalCategories(blank(text, units.spans), registry.projects);
  const settled = found.numbers.length > 0 || found.name !== null || category.category !== null || found.asks !== null;
  const topic = settled ? noTopic : topicIn(rest, projects, registry.projects);
  return {
    numbers: found.numbers,
    units: units.names,
    mentioned: units.mentioned,
    strange: found.strange,
    byShare: BY_SHARE.test(text),
    name: found.name ?? topic.name,
    text: topic.text,
    category: category.category ?? found.category ?? topic.category,
    everyone: all || EVERYONE.test(text),
    dates,
    read: text,
    rest: topic.said ? rest.replaceAll(topic.said, ' ') : rest,
    unknown: topic.unknown,
    asks: several ?? found.asks ?? units.asks ?? category.asks ?? topic.asks,
  };
}

type Span = [start: number, end: number];

function blank(text: string, spans: readonly Span[]): string {
  const chars = [...Array(text.length).keys()].map((i) => text[i] ?? ' ');
  for (const [start, end] of spans) chars.fill(' ', start, end);
  return chars.join('');
}

const mentionsDistrict = (text: string, district: string): boolean =>
  text.includes(district) && !new RegExp(`${district}[\\u4e00-\\u9fff]{1,8}(?:局|办|委|署)`).test(text);

interface UnitsFound {
  names: string[];
  mentioned: string[];
  spans: Span[];
  asks: string | null;
}

function unitsIn(text: string, units: readonly Unit[], district: string): UnitsFound {
  const found = findUnits(text, units);
  const stem = district.replace(/[区县市]$/, '');
  const sure = found.filter((f) => f.certainty === 'sure');
  const names = [...new Set(sure.flatMap((f) => withMembers(f.unit, units)).map((u) => u.name))];
  const mentioned = found
    .filter((f) => f.certainty === 'sure' || text.slice(...f.span) !== stem)
    .map((f) => f.unit.name);
  const spans = sure.map((f) => f.span);
  const [first] = found.filter((f) => f.certainty === 'unsure' && !isPlaceInName(text, f.span));
  if (!first) return { names, mentioned, spans, asks: null };
  const said = text.slice(...first.span);
  const meant = found.filter((f) => f.span[0] === first.span[0]).map((f) => f.unit.name);
  const options = [...meant, ...(said === stem ? [`全区（${district}）`] : [])].slice(0, 4);
  const asks =
    options.length === 1 ? `您说的“${said}”是${options[0]}吗？` : `您说的“${said}”是${options.join('，还是')}？`;
  return { names, mentioned, spans: [...spans, first.span], asks };
}

/** 民治 in 民治幼儿园: the words after it go on, so that it may be part of a name. */
const isPlaceInName = (text: string, span: Span): boolean =>
  span[1] - span[0] <= 3 &&
  /^[\u4e00-\u9fff]/.test(text.slice(span[1])) &&
  !/^(?:街道|的|还|有|怎|进|完|呢|那|这|情|现|目|今)/.test(text.slice(span[1]));

/** 各街道 stands for its members; without members for itself and every street. */
function withMembers(unit: Unit, units: readonly Unit[]): Unit[] {
  if (!unit.isGroup) return [unit];
  const members = units.filter((u) => unit.memberIds.includes(u.id));
  const kind = unit.name.replace(/^[各全]/, '');
  const alike = units.filter((u) => !u.isGroup && u.name.endsWith(kind));
  return members.length > 0 ? members : [...alike, unit];
}

interface ProjectsFound {
  numbers: string[];
  name: string | null;
  spans: Span[];
  all: FoundProject[];
  category: string | null;
  strange: boolean;
  asks: string | null;
}

function projectsIn(
  text: string,
  projects: readonly Project[],
  every: readonly Project[],
  taken: readonly Span[],
): ProjectsFound {
  const all = findProjects(text, projects).filter((f) => f.by === 'number' || !within(f.span, text, taken));
  const sure = all.filter((f) => f.certainty === 'sure');
  const numbers = [...new Set(sure.map((f) => f.number))];
  const spans = sure.map((f) => f.span);
  const found: ProjectsFound = { numbers, name: null, spans, all, category: null, strange: false, asks: null };
  const matter = matterIn(text, projects);
  if (matter)
    return { ...found, numbers: [...new Set([...numbers, ...matter.numbers])], spans: [...spans, matter.span] };
  const unknown = unknownNumbers(text, new Set(projects.map((p) => p.number)))[0];
  if (unknown) {
    const asks = notFound(unknown.number, projects);
    return { ...found, spans: [...spans, [unknown.start, unknown.end]], strange: true, asks };
  }
  const [first] = all.filter((f) => f.certainty === 'unsure' && !sure.some((s) => overlaps(s.span, f.span)));
  if (!first || numbers.length > 0) return found;
  const group = all.filter((f) => f.span[0] === first.span[0] && f.span[1] === first.span[1]);
  const whole = text.slice(...first.span);
  const shown = whole.replace(/(?:的|项目|工程|建设|建)+$/, '');
  const said = shown.length >= 2 ? shown : whole;
  const options = group.flatMap((f) => projects.find((p) => p.number === f.number) ?? []);
  const literal = first.by === 'name' && options.every((p) => p.name.includes(said)) && isTopicEnd(text, first.span);
  const [category, ...more] = categoriesOf(every).filter((c) => plainCategory(c).includes(said));
  if (literal && category && more.length === 0 && said.length === 2) return { ...found, category, spans: [first.span] };
  if (literal && (group.length > 1 || said.length === 2)) return { ...found, name: said, spans: [first.span] };
  if (literal) return { ...found, numbers: options.map((p) => p.number), spans: [first.span] };
  if (first.by === 'target' && group.length > 1) return { ...found, all: [] };
  return { ...found, spans: [first.span], asks: whichOf(said, options) };
}

/** 第9项, 11项下面: a matter with several projects. */
function matterIn(text: string, projects: readonly Project[]): { numbers: string[]; span: Span } | null {
  const match = /第 ?(\d{1,2}) ?(?:项|件|号|大项)(?!-)|(?<!\d|-)(\d{1,2}) ?(?:号事项|大项|项下面?|项里面?|项的)/.exec(
    text,
  );
  const matter = match?.[1] ?? match?.[2];
  if (!match || !matter || projects.some((p) => p.number === matter)) return null;
  const numbers = projects.filter((p) => p.matterNumber === matter).map((p) => p.number);
  return numbers.length > 0 ? { numbers, span: [match.index, match.index + match[0].length] } : null;
}

/** Nothing of a name goes on after it: 边坡怎么样 but not 白石龙幼儿园. */
const isTopicEnd = (text: string, span: Span): boolean =>
  !/^[\u4e00-\u9fff]/.test(text.slice(span[1])) ||
  EDGE.includes(text[span[1]] ?? '') ||
  new RegExp(`^(?:${EMPTY_WORDS.source})`).test(text.slice(span[1], span[1] + 8));

const overlaps = (a: Span, b: Span): boolean => a[0] < b[1] && b[0] < a[1];

/** Does a mention say nothing beyond the unit in it? */
function within(span: Span, text: string, unitSpans: readonly Span[]): boolean {
  const left = [...text.slice(...span)].filter(
    (_, i) => !unitSpans.some(([s, e]) => span[0] + i >= s && span[0] + i < e),
  );
  return unitSpans.some((u) => overlaps(u, span)) && left.length < 2;
}

const titled = (p: Project): string => `${p.number} ${p.name}`;

const whichOf = (said: string, options: readonly Project[]): string =>
  options.length === 1
    ? `您说的“${said}”是${titled(options[0] as Project)}吗？`
    : `“${said}”指的是哪一个：${options.slice(0, 4).map(titled).join('；')}${options.length > 4 ? `等 ${options.length} 个` : ''}？`;

function notFound(number: string, projects: readonly Project[]): string {
  const near = nearestNumbers(number, projects);
  return `没有查到编号为 ${number} 的项目。${near.length > 0 ? `您是不是要找 ${near.join('、')}？` : '请再说一下编号或名称。'}`;
}
