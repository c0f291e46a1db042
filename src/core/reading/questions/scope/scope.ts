/** Of what a question speaks: units, projects, a category, words of names, days; and what in it nothing accounts for. */

import type { Day } from '../../../day.js';
import type { Project, Registry, Unit } from '../../../registry.js';
import type { FoundDate } from '../../days/dates.js';
import { asNamed } from '../../names/also-called.js';
import { findUnits } from '../../names/names.js';
import { currentProjects, projectsNamed } from '../../names/own-projects.js';
import { stemOf } from '../../names/unit-names.js';
import { measureWordAt } from '../../text/measure-words.js';
import { blanked } from '../../text/plain-text.js';
import { asksHowItIs } from '../asked/tails.js';
import { categoryPlaces } from '../said/categories.js';
import { withoutAsides, withoutChatter, withoutRefusedDays } from '../said/clauses.js';
import { withoutCorrected } from '../said/corrected.js';
import { withoutRestated } from '../said/glosses.js';
import { type Mention, mentionsIn } from '../said/mentions.js';
import { withoutScenes } from '../said/scenes.js';
import { cut, hasKind, kindsOf, type Token, type TokenKind, unknownRuns } from '../said/tokens.js';
import { attributeIn, isInNames } from './attributes.js';
import { countsOfOne, isCounted, withOwnFigures, withoutMeasured, withThingsCounted } from './measured.js';
import { isSaidOf, misnamed, type Named, type WhichProject } from './misnamed.js';
import { searchedIn } from './searched.js';
import { withSharedKinds } from './shared-kinds.js';
import { misheardJoined } from './slips.js';
import { type Topic, topicOf, whichCategory } from './topics.js';
import { partnersIn, unitsOf } from './units.js';
import { isOf, severalOf, vagueOne, withKindsOfUnits, workPointedAt } from './which-project.js';

export interface Scope {
  /** The question as read; `dates` are places in it. */
  text: string;
  /** Its words without those that say nothing. */
  tokens: Token[];
  dates: readonly FoundDate[];
  units: string[];
  numbers: string[];
  /** Part of the names of several projects. */
  name: string | null;
  /** Words that only targets have. */
  words: string | null;
  category: string | null;
  /** Words that nothing accounts for. */
  unknown: string[];
  /** 民治微型消防站升级了几个: of the one such project of the unit it is asked how much it has done. */
  isOneCounted: boolean;
  /** A unit and a part of names said in one breath: 大浪中学. */
  isOneName: string | null;
  /** 水务局的项目给我看看: projects are the last that it names. */
  endsInProjects: boolean;
  /** Ids of the units, and of the groups that they are in. */
  unitIds: string[];
  /** A word that narrows what is asked, and that nothing filters by. */
  attribute: string | null;
  /** What must be asked first: more than one thing may be meant, or none is there. */
  doubt: ScopeDoubt | null;
}

export type ScopeDoubt =
  | WhichProject
  | { kind: 'no number'; number: string }
  | { kind: 'which unit' | 'which category'; asks: string };

const DISTRICT_OFFICE = '[\\u4e00-\\u9fff]{1,8}(?:局|办|委|署|大队|中心|医院)';

/** 街道的就不用列了: all of them. */
const STREETS = /街道/;

/** Reads of what a question speaks, among all projects and units. */
export function scopeOf(typed: string, registry: Registry, today: Day): Scope {
  const { district } = registry.programme;
  const projects = currentProjects(registry);
  const isWhole = typed.includes(district) && !new RegExp(district + DISTRICT_OFFICE).test(typed);
  const meant = withoutAsides(
    typed,
    (said) =>
      STREETS.test(said) ||
      findUnits(said, registry.units, district).length > 0 ||
      categoryPlaces(said, projects).length > 0,
    (said) => said !== '' && [said, said.slice(0, -1)].some((one) => one.length > 1 && isInNames(one, projects)),
  );
  const plain = ofWholeDistrict(isWhole ? meant.replaceAll(district, '全区') : meant, district).replace(
    /年度民生实事|民生实事/g,
    '实事项目',
  );
  const searched = searchedIn(plain, (said) => projects.some(({ name }) => name.includes(said)));
  const text = withSharedKinds(asNamed(searched ? blanked(plain, searched) : plain, projects), projects);
  const words = unknownRuns(cut(text, mentionsIn(text, projects, registry.units, district, today)));
  const all = withoutChatter(withoutRefusedDays(withoutRestated(withoutScenes(withoutCorrected(words, text)))));
  const heard = asksHowItIs(misheardJoined(withKindsOfUnits(all), projects));
  const named = withoutMeasured(topicsIn(heard, projects), heard);
  const counted = named.filter((one) => isCounted(one, heard));
  const topics = named.map((one) => (counted.includes(one) ? { ...one, topic: UNKNOWN } : one));
  const said = heard
    .filter(({ kind }) => kind !== 'fill' && kind !== 'aside')
    .map(
      (token): Token =>
        counted.some(({ start, end }) => token.start >= start && token.end <= end)
          ? { ...token, kind: 'unknown' }
          : token,
    );
  const found = subjectOf(said, heard, topics, projects, registry);
  const told = projects.filter((p) => found.numbers.includes(p.number));
  const partners = told.length > 0 ? partnersIn(said, told) : NONE;
  const alone = said.filter((token) => !partners.has(token));
  const subject = partners.size > 0 ? subjectOf(alone, heard, topics, projects, registry) : found;
  const tokens = withOwnFigures(withThingsCounted(alone, subject.name, projects), text, meantBy(subject, registry));
  const attribute = attributeIn(heard);
  const isNamed = subject.name !== null || subject.numbers.length > 0;
  const isName = attribute !== null && !isNamed && isInNames(attribute, projects);
  return {
    text,
    tokens,
    endsInProjects: endsInProjects(heard),
    isOneCounted: countsOfOne(text, subject, projects),
    dates: all.flatMap(({ mention }) => (mention?.kind === 'date' ? [mention.date] : [])),
    ...subject,
    ...(isName ? { name: attribute, attribute: null } : { attribute }),
    ...(searched && { words: searched.said }),
  };
}

/** 龙华各街道, 龙华的六个街道: of the district, and not of the street of that name. */
const ofWholeDistrict = (text: string, district: string): string =>
  text.replace(
    new RegExp(
      `${stemOf(district)}(?=的?(?:(?:各|每|全部|所有)的?个?(?:街|镇|单位|部门|办事处|主办)|[六6]个?(?:街|办事处)))`,
      'g',
    ),
    '全区',
  );

const NONE: ReadonlySet<Token> = new Set();

const PROJECTS = /项目$/;
const SAYING_LITTLE = kindsOf('fill aside break le look');

function endsInProjects(tokens: readonly Token[]): boolean {
  const last = tokens.findLast(({ kind, text }) => !SAYING_LITTLE.has(kind) || PROJECTS.test(text));
  return last !== undefined && PROJECTS.test(last.text);
}

type Subject = Pick<
  Scope,
  'units' | 'numbers' | 'name' | 'words' | 'category' | 'unknown' | 'doubt' | 'isOneName' | 'unitIds'
>;

const NAMING: ReadonlySet<TokenKind> = new Set(['part', 'unknown', 'project']);

const UNKNOWN: Topic = { kind: 'unknown' };

/** Neighbouring names, parts and unknown words are read together: 白石龙幼儿园 is no 幼儿园, 大合西路街心花园 is one name. */
function topicsIn(tokens: readonly Token[], projects: readonly Project[]): Named[] {
  const runs: Token[][] = [];
  for (const token of tokens) {
    if (!NAMING.has(token.kind)) continue;
    const run = runs.at(-1);
    if (run && run.at(-1)?.end === token.start) run.push(token);
    else runs.push([token]);
  }
  const mixed = runs.filter((run) => run.some(({ kind }) => kind !== 'project'));
  return mixed.map((run): Named => {
    const parts = run.map(({ text }) => text);
    return {
      said: parts.join(''),
      start: run[0]?.start ?? 0,
      end: run.at(-1)?.end ?? 0,
      topic: oneOf(run, projects) ?? topicOf(parts, projects),
    };
  });
}

/** 观澜放映公益电影: what else is said is in the name of the project as well, in another order. */
function oneOf(run: readonly Token[], projects: readonly Project[]): Topic | null {
  const [number, ...others] = run.flatMap(({ mention }) => (mention?.kind === 'project' ? [mention.number] : []));
  const [meant] = projects.filter((p) => p.number === number && others.length === 0);
  return meant && run.every(({ kind, text }) => kind === 'project' || isSaidOf(text, [meant]))
    ? { kind: 'project', number: meant.number }
    : null;
}

function subjectOf(
  tokens: readonly Token[],
  all: readonly Token[],
  topics: readonly Named[],
  projects: readonly Project[],
  registry: Registry,
): Subject {
  const mentions = tokens.flatMap(({ mention }) => mention ?? []);
  const strange = mentions.find((m) => m.kind === 'number' && !m.known);
  const isPartOf = (m: Mention) => topics.some(({ start, end }) => m.start >= start && m.end <= end);
  const told = mentions.flatMap((m) => (m.kind === 'number' && m.known ? m.number.split(' ') : []));
  const exact = [
    ...told,
    ...mentions.flatMap((m) => (m.kind === 'project' && !isPartOf(m) ? [m.number] : [])),
    ...topics.flatMap(({ topic }) => (topic.kind === 'project' ? [topic.number] : [])),
  ];
  const about = projects.filter((p) => exact.includes(p.number));
  const leads = (end: number) => mentions.some((m) => m.kind === 'project' && m.start >= end && m.start - end <= 2);
  const loose = topics.filter(
    ({ topic, said, start, end }) =>
      topic.kind !== 'project' &&
      !((said.length > 1 || leads(end) || isPointedAt(start, tokens)) && isSaidOf(said, about)),
  );
  const names = loose.flatMap(({ topic }) => (topic.kind === 'name' ? [topic] : []));
  const several = names.length > 1;
  const beside =
    exact.length === 0
      ? []
      : loose.flatMap((one) =>
          one.topic.kind !== 'name'
            ? []
            : isCalledOtherwise(one, all)
              ? [{ numbers: [], doubt: whichOf(one.said, [...exact, ...one.topic.numbers]) }]
              : [besideThem(one.topic, about, projects)],
        );
  const other = topics.find(
    (one) => one.topic.kind === 'project' && !told.includes(one.topic.number) && isCalledOtherwise(one, all),
  );
  const both = several ? projects.filter((p) => names.every((name) => name.numbers.includes(p.number))) : [];
  const joint = several
    ? both.length > 0
      ? both.map((p) => p.number)
      : names.flatMap((name) => name.numbers)
    : names.flatMap((name) => workPointedAt(name, all, projects) ?? []);
  const numbers = exact.length > 0 ? beside.flatMap((one) => one.numbers) : joint;
  const categories = [
    ...mentions.flatMap((m) => (m.kind === 'category' ? [m.categories] : [])),
    ...loose.flatMap(({ topic }) => (topic.kind === 'categories' ? [topic.categories] : [])),
  ];
  const units = unitsOf(
    mentions.flatMap((m) => (m.kind === 'unit' ? [m.units] : [])),
    tokens,
    registry,
  );
  const [placed, ...others] =
    exact.length + numbers.length === 0 && !hasKind(tokens, 'which', 'who', 'any') && !countsProjects(tokens)
      ? placedIn(units.names, names[0]?.numbers ?? [], projects, registry)
      : [];
  const streets = registry.units.filter(({ name }) => units.names.includes(name));
  const found = [...new Set([...exact, ...numbers, ...(placed && others.length === 0 ? [placed] : [])])];
  const [texts] = loose.flatMap(({ topic }) => (topic.kind === 'text' ? [topic.text] : []));
  const only = found.length === 1 ? projects.find((p) => p.number === found[0]) : undefined;
  return {
    units: only ? units.names.filter((name) => !isInName(name, only)) : units.names,
    numbers: found,
    name: found.length > 0 ? null : (names[0]?.name ?? null),
    words: found.length > 0 || names.length > 0 ? null : (texts ?? null),
    category: commonOf(categories),
    unknown: loose.flatMap(({ topic, said, start }) =>
      topic.kind === 'unknown' &&
      !(
        isMeasure(said) &&
        (found.length === 1 || !OF_PEOPLE.test(said)) &&
        tokens.some(({ kind }) => COUNTING.has(kind))
      ) &&
      !isWhichOf(
        start,
        said,
        tokens,
        projects.filter((p) => names[0]?.numbers.includes(p.number)),
      )
        ? [said]
        : [],
    ),
    isOneName: oneName(tokens, loose),
    unitIds: registry.units
      .filter(
        (u) =>
          units.names.includes(u.name) ||
          registry.units.some((one) => units.names.includes(one.name) && isMember(one, u)),
      )
      .map(({ id }) => id),
    doubt:
      (strange?.kind === 'number' ? { kind: 'no number', number: strange.number } : null) ??
      (units.asks ? { kind: 'which unit', asks: units.asks } : null) ??
      misnamed(tokens, topics, projects) ??
      (other ? whichOf(other.said, exact) : null) ??
      categoryDoubt(categories) ??
      beside.find(({ doubt }) => doubt !== null)?.doubt ??
      (several && both.length === 1 ? null : vagueOne(all, [...loose, ...severalOf(all, projects)], streets, projects)),
  };
}

const whichOf = (said: string, numbers: string[]): WhichProject => ({ kind: 'which project', said, numbers });

/** 9-2食堂完了吗: what stands right behind the one number, and is no name of its project; 9-2和食堂 are two. */
const isCalledOtherwise = ({ start }: Named, tokens: readonly Token[]): boolean => {
  const number = tokens.findLast(({ kind, end }) => kind === 'number' && end <= start);
  const between = tokens.filter((one) => number && one.start >= number.end && one.end <= start);
  return number !== undefined && between.every(({ kind, text }) => kind === 'fill' && !JOINS.test(text));
};
const JOINS = /[和跟与同及连加或]|还有|以及/;

/** 大水坑警务室和书屋: of other things so called the one at the same place is meant; any of them may be, where none is. */
function besideThem(
  { name, numbers }: Topic & { kind: 'name' },
  about: readonly Project[],
  projects: readonly Project[],
): { numbers: string[]; doubt: WhichProject | null } {
  const same = about.flatMap(({ number }) => (numbers.includes(number) ? [number] : []));
  if (same.length > 0) return { numbers: same, doubt: null };
  const there = projects.filter((p) => numbers.includes(p.number) && about.some((one) => areAtOnePlace(p, one)));
  return there.length === 1
    ? { numbers: there.map(({ number }) => number), doubt: null }
    : { numbers: [], doubt: { kind: 'which project', said: name, numbers } };
}
const areAtOnePlace = (one: Project, other: Project): boolean =>
  one.name.slice(0, PLACE) === other.name.slice(0, PLACE);
/** So much of two names is one place: 大水坑社区警务室, 大水坑智慧书屋. */
const PLACE = 3;

/** 这个馆, 那座桥: what has been named. */
const isPointedAt = (start: number, tokens: readonly Token[]): boolean =>
  tokens.some(({ kind, end }) => kind === 'dem' && end === start);

/** The projects that are named. */
function meantBy({ numbers, name, words, units }: Subject, registry: Registry): Project[] {
  const projects = currentProjects(registry);
  if (numbers.length > 0) return projects.filter((p) => numbers.includes(p.number));
  const led = registry.units.filter((u) => units.includes(u.name));
  const told = words === null ? [] : projects.filter(({ target }) => target.includes(words));
  const named = name === null ? told : projectsNamed(registry, name);
  return named.filter((p) => led.length === 0 || led.some((unit) => isOf(p, unit)));
}

/** 几个, 多少项: of projects, where 几条 and 几盏 are of what one makes. */
const countsProjects = (tokens: readonly Token[]): boolean =>
  tokens.some(({ kind, text }) => kind === 'many' && !/[条件家份]$/.test(text));

/** 观澜的公交线路: where the street leads none of that name, it is the place that the name has. */
function placedIn(
  streets: readonly string[],
  named: readonly string[],
  projects: readonly Project[],
  { units }: Registry,
): string[] {
  const [street, ...others] = units.filter(({ name }) => streets.includes(name));
  if (!street?.name.endsWith('街道') || others.length > 0) return [];
  const those = projects.filter(({ number }) => named.includes(number));
  if (those.some(({ unitIds }) => unitIds.includes(street.id))) return [];
  return those.filter(({ name }) => name.includes(street.name)).map(({ number }) => number);
}

function oneName(tokens: readonly Token[], topics: readonly Named[]): string | null {
  const [topic] = topics.filter(({ topic: { kind } }) => kind === 'name');
  const unit = topic && tokens.find(({ kind, end }) => kind === 'unit' && end === topic.start);
  return unit ? `${unit.text}${topic.said}` : null;
}

const isMember = (unit: Unit, group: Unit): boolean =>
  group.isGroup &&
  (group.memberIds.includes(unit.id) ||
    (group.memberIds.length === 0 && unit.name.endsWith(group.name.replace(/^[各全]/, ''))));

const COUNTING: ReadonlySet<TokenKind> = new Set(['many', 'figure', 'amount', 'number', 'status']);
/** 观澜有多少人: no measure of projects. */
const OF_PEOPLE = /^[人名位户口]$/;
const isMeasure = (said: string): boolean => measureWordAt(said, 0)?.end === said.length;

/** 民治公厕革命 is named after the street: the street says nothing beyond it. */
const isInName = (unit: string, { name }: Project): boolean => unit.endsWith('街道') && name.includes(unit);

/** 景观提升的有哪几条路: what those that are named are, and which of them is asked. */
const isWhichOf = (start: number, said: string, tokens: readonly Token[], meant: readonly Project[]): boolean =>
  meant.some(({ name }) => name.includes(said)) &&
  tokens.some(({ kind, end }) => end === start && (kind === 'which' || kind === 'many'));

/** 第八大类（安全治理）: the one category that all of them may mean. */
function commonOf([first = [], ...others]: readonly string[][]): string | null {
  const [common, ...rivals] = first.filter((category) => others.every((one) => one.includes(category)));
  return common !== undefined && rivals.length === 0 ? common : null;
}

function categoryDoubt(categories: readonly string[][]): ScopeDoubt | null {
  if (commonOf(categories) !== null) return null;
  const vague = categories.find((meant) => meant.length > 1);
  if (vague) return { kind: 'which category', asks: whichCategory('这一类', vague) };
  const several = [...new Set(categories.flat())];
  if (several.length < 2) return null;
  return { kind: 'which category', asks: `一次只能看一类。${whichCategory('这几类', several)}` };
}
