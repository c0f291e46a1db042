/** A question as understood by itself, and as it goes on from the one before: 那福城呢, 为什么, 其中重点几个. */
import type { Day } from '../../day.js';
import type { Registry } from '../../registry.js';
import type { FoundDate } from '../days/dates.js';
import { findUnits } from '../names/names.js';
import { projectsNamed } from '../names/own-projects.js';
import type { Intent, QuestionFilter } from '../read-input.js';
import { type Asked, askedIn } from './asked/asked.js';
import { stands } from './asked/patterns.js';
import { DONE_ASKED } from './asked/standings.js';
import { readied } from './asked/tails.js';
import { daysOf } from './days.js';
import {
  asksOfAnother,
  asksSameFigure,
  asksWhichThose,
  HOW_MUCH,
  isOfSet,
  leans,
  OF_A_SET,
  onlyLooks,
  owesPapers,
  SINGLED_OUT,
  saysLittle,
  WHETHER,
} from './leaning.js';
import { pickedFrom, SUMMED, sameOfStreet, takenTogether } from './picked.js';
import { besideThat } from './said/dates.js';
import { hasKind } from './said/tokens.js';
import { type Scope, scopeOf } from './scope/scope.js';
import { isBesideUs } from './scope/units.js';
import { has, namesSubject, type Said, type Understood } from './understood.js';
import { ADDS, BEYOND_KEY } from './words/beside-phrases.js';

const MOST_BEFORE = 5;
/** So many projects are named where it is asked which is meant. */
export const MOST_OFFERED = 4;

/** Reads a question after those before it, oldest first. */
export function understand(text: string, after: readonly string[], registry: Registry, today: Day): Understood {
  const said = (one: string): Said => {
    const scope = scopeOf(one, registry, today);
    const named = scope.doubt?.kind === 'which project' || scope.isOneCounted ? 1 : scope.numbers.length;
    const numbers = exceptsNamed(scope) ? 0 : named;
    return {
      scope,
      asked: askedIn(scope.tokens, numbers, scope.units.length + Number(isBesideUs(scope.tokens, scope.text))),
      today,
    };
  };
  const before: Understood[] = [];
  for (const one of after.slice(-MOST_BEFORE)) before.push(goesOn(said(one), before.at(-1) ?? null, registry));
  const now = said(text);
  const last = before.at(-1) ?? null;
  const units = namesSubject(now.scope) ? [] : takenTogether(now.scope.text, unitsTold(before));
  if (!last || units.length === 0) return goesOn(now, last, registry);
  const asked = SUMMED.test(now.scope.text) ? { ...now.asked, intent: null } : now.asked;
  return goesOn({ ...now, asked }, { ...last, filter: { ...last.filter, unit: units } }, registry);
}

/** Of which units was it asked, from where the last question began to go on. */
function unitsTold(before: readonly Understood[]): string[][] {
  const from = before.findLastIndex(({ wentOn }) => !wentOn);
  return before.slice(Math.max(0, from)).map(({ filter }) => filter.unit ?? []);
}

/** 除了24-6，断头路还有哪些没通: what is named is not what is asked of. */
const exceptsNamed = ({ tokens }: Scope): boolean =>
  tokens.some(
    ({ kind }, at) => kind === 'except' && (tokens[at + 1]?.kind === 'number' || tokens[at + 1]?.kind === 'project'),
  );

function goesOn(now: Said, before: Understood | null, registry: Registry): Understood {
  if (!before || before.intent === 'unclear' || before.intent === 'help') return byItself(now);
  if (wasOfOne(before) && asksOfOne(now)) return ofOne(now, before);
  if (isHeldAgainst(now, before)) return heldAgainst(now, before);
  const isLikewise =
    ((asksOfAnother(now) || asksWhichThose(now)) && isOfSet(before)) ||
    (asksSameFigure(now) && wasOfOne(before)) ||
    isOwedToo(now, before);
  if (!leans(now) && !isLikewise) return byItself(now);
  const narrowed = narrowedBy(asOffice(now, before, registry), before, registry);
  const own = ownFilter(narrowed);
  const single = own.number?.length === 1;
  const kept = keptFilter(narrowed, before.filter, single);
  const meant = mergedIntent(narrowed, before, single);
  const isOfOne = kept.number?.length === 1 && own.unit === undefined && !now.asked.standing;
  const intent = isOfOne && (meant === 'count' || meant === 'list') ? 'status' : meant;
  const isAdded = ADDS.test(now.scope.text) && own.unit !== undefined && kept.unit !== undefined;
  const units = isAdded ? { unit: [...new Set([...(kept.unit ?? []), ...(own.unit ?? [])])] } : {};
  const filter = { ...kept, ...own, ...units, ...daysAfter(narrowed, before, intent, own.standing ?? kept.standing) };
  if (intent === 'missing')
    filter.obligation =
      now.asked.intent === 'missing' && !owesPapers(now.scope) && !isOwedToo(now, before)
        ? now.asked.obligation
        : (before.filter.obligation ?? 'report');
  else delete filter.obligation;
  if (isOfOne && intent === 'status' && has(now.scope, 'ma', 'not')) delete filter.keySupervised;
  if (intent === 'rate' && !own.standing) delete filter.standing;
  if (intent === 'missing' && !own.standing) delete filter.standing;
  const isYours =
    has(now.scope, 'you') ||
    (before.isYours && own.unit === undefined && own.number === undefined && !has(now.scope, 'every'));
  return { intent, filter, scope: narrowed.scope, asked: narrowed.asked, wentOn: true, isYours };
}

/** 哪些街道没交滞后分析, then 大浪交了吗: the same papers. */
const isOwedToo = ({ scope, asked }: Said, { intent, filter }: Understood): boolean =>
  asked.intent === 'missing' &&
  intent === 'missing' &&
  filter.obligation !== 'report' &&
  !owesPapers(scope) &&
  HANDED_IN.test(scope.text);
const HANDED_IN =
  /^[^，。,报填]{2,8}(?:交|写|给|送|做|弄)(?:上来|过来|完|好)?(?:了?[吗么没]|了?没有?|没[交写给送做]|了不)[？?]?$/;

/** One project was asked of, by number or name. */
const wasOfOne = ({ intent, filter }: Understood): boolean =>
  filter.number?.length === 1 || (filter.name !== undefined && intent === 'status');

/** 谁牵头, 目标是多少, 还差多少: what only one project has. */
const asksOfOne = ({ scope, asked }: Said): boolean =>
  !namesSubject(scope) &&
  scope.dates.length === 0 &&
  asked.keySupervised === undefined &&
  (asked.standing === undefined || LACKS.test(scope.text)) &&
  (asked.intent === 'list' || asked.intent === 'count' || asked.intent === 'status') &&
  (OF_ONES_OWN.test(scope.text) || LACKS.test(scope.text));
const OF_ONES_OWN =
  /^(?:是|由|归|这个|那个?|它|到底|的)*(?:(?:谁|哪[个家](?:单位|局|街道|部门)?)(?:家)?(?:在|来)?(?:牵头|负责|主办|管|主管|承办|主责)|(?:牵头|主办|责任|负责|主责)(?:单位|部门)是?(?:谁|哪[个家])|(?:年度)?目标(?:值|数)?是?(?:多少|什么|啥|几)|(?:谁家?|哪[个家](?:单位|局|街道|部门)?)的?[呢啊]?[？?]?$)/;
const LACKS = /^(?:那|现在|离目标|目标)?(?:还|一共)?差(?:了)?(?:多少|几[个座套处场]?)(?:呢|了)?[？?]?$/;

function ofOne({ scope, asked }: Said, { filter: { number, name, unit } }: Understood): Understood {
  const filter = { ...(number ? { number } : { ...(unit && { unit }), ...(name && { name }) }) };
  return { intent: 'status', filter, scope, asked, wentOn: true, isYours: false };
}

/** 福城完成率, then 比大浪呢: the one unit beside the other. */
const HELD_AGAINST =
  /^(?:那|再|要是|如果)?(?:跟|和|比|与|同|较)[^，。,]{2,8}(?:相?比|对比|比较|呢)(?:一?下|起来)?(?:呢|怎么?样|如何|咋样)?[？?]?$/;
const isHeldAgainst = ({ scope }: Said, { filter }: Understood): boolean =>
  scope.units.length === 1 &&
  filter.unit?.length === 1 &&
  filter.unit[0] !== scope.units[0] &&
  filter.number === undefined &&
  scope.dates.length === 0 &&
  has(scope, 'than', 'contrast') &&
  HELD_AGAINST.test(scope.text);

function heldAgainst({ scope, asked }: Said, before: Understood): Understood {
  const { category, keySupervised, standing, unit = [] } = before.filter;
  const filter = {
    unit: [...unit, ...scope.units],
    ...(category && { category }),
    ...(keySupervised !== undefined && { keySupervised }),
    ...(standing && { standing }),
  };
  return { intent: 'compare', filter, scope, asked, wentOn: true, isYours: false };
}

function byItself(now: Said): Understood {
  const { scope, asked } = now;
  if (MEANING_ALONE.test(scope.text) || (DAY_ALONE.test(scope.text) && scope.dates.length === 1))
    return { intent: 'unclear', filter: {}, scope, asked, wentOn: false, isYours: false };
  const own = ownFilter(now);
  const promised = daysOf(
    scope.text,
    scope.dates,
    asked.intent ?? 'status',
    asked.standing,
    areSeveral(scope),
    now.today,
  );
  const said = (onlyLooks(now) ? null : asked.intent) ?? impliedIntent({ ...own, ...promised }, scope);
  const intent = said === 'status' && willBeDone(now) ? 'forecast' : said;
  const days = daysOf(scope.text, scope.dates, intent, asked.standing, areSeveral(scope), now.today);
  const filter: QuestionFilter = { ...own, ...days, ...(intent === 'missing' && { obligation: asked.obligation }) };
  if (filter.promisedBy && isDoneToo(scope)) filter.standing = 'completed';
  else if (filter.promisedBy && asked.standing === 'completed') delete filter.standing;
  if ((intent === 'why' || intent === 'status') && filter.number?.length === 1) delete filter.promisedBy;
  return { intent, filter, scope, asked, wentOn: false, isYours: has(scope, 'you') };
}

/** 承诺11月底前完成、也完成了的, 承诺月底完工的完工了几个: what was promised, and was done. */
const isDoneToo = ({ tokens, text }: Scope): boolean =>
  tokens.some(({ kind, text: said, end }, at) => {
    const isDone = kind === 'done' || kind === 'use';
    const isTold = said.endsWith('了') || text[end] === '了';
    const before = tokens.slice(0, at);
    return isDone && isTold && hasKind(before, 'done', 'use') && !hasKind(tokens, 'not', 'ma', 'will', 'can');
  });

/** 24-6年底通车吗: whether it will be, on a day to come. */
function willBeDone({ scope, today }: Said): boolean {
  const tokens = readied(scope.tokens);
  return (
    scope.dates.length > 0 &&
    scope.dates.every(({ to, precision }) => to > today && precision !== 'year') &&
    DONE_ASKED.some((one) => stands(tokens, one)) &&
    !hasKind(tokens, 'promise', 'due', 'plan', 'le', 'not')
  );
}

/** 什么意思: of what. It asks how a word is used, and names none; nor is the same as before asked again by it. */
const MEANING_ALONE = /^(?:[这那你]|[这那]个|[这那]句?话)?(?:又|到底)?是?(?:什么|啥|几个)意思[呢啊呀？?]*$/;

/** 上个月的: of what. */
const DAY_ALONE = /^(?:[上这本前]一?个?|今|昨|前)(?:月|周|星期|礼拜|季度|天|年)(?:份|度)?的[呢啊？?]*$/;

const areSeveral = ({ units, numbers, tokens, text }: Scope): boolean =>
  units.length > 1 ||
  numbers.length > 1 ||
  (units.length === 1 && isBesideUs(tokens, text)) ||
  (hasKind(tokens, 'both') && hasKind(tokens, 'part', 'project'));

/** What the words themselves filter by, days aside. */
function ownFilter({ scope, asked }: Said): QuestionFilter {
  const { units, numbers, category, name, words } = scope;
  return {
    ...(units.length > 0 && { unit: units }),
    ...(numbers.length > 0 && { number: numbers }),
    ...(category && { category }),
    ...(asked.keySupervised !== undefined && { keySupervised: asked.keySupervised }),
    ...(asked.standing && { standing: asked.standing }),
    ...(name && { name }),
    ...(words && { text: words }),
  };
}

/** 滞后的重点项目 wants the list; a bare name or number its status. */
function impliedIntent(filter: QuestionFilter, scope: Scope): Intent {
  const kinds = filter.standing ?? filter.keySupervised ?? filter.promisedBy ?? filter.text;
  if (kinds !== undefined) return filter.number?.length === 1 ? 'status' : 'list';
  if (has(scope, 'we') && scope.endsInProjects) return 'list';
  if (!namesSubject(scope) && scope.dates.length === 0) return 'unclear';
  return scope.endsInProjects && filter.number === undefined ? 'list' : 'status';
}

const OF_MANY: readonly Intent[] = ['list', 'count', 'rate', 'missing', 'compare', 'digest', 'export'];

function mergedIntent(now: Said, before: Understood, single: boolean): Intent {
  const isOfMost = now.asked.standing === undefined && (now.asked.intent === 'count' || now.asked.intent === 'list');
  const isOfThose = isOfMost && (!namesSubject(now.scope) || asksOfAnother(now));
  if (isOfThose && (before.intent === 'forecast' || before.intent === 'missing')) return before.intent;
  if (
    now.asked.intent === 'count' &&
    now.asked.standing === undefined &&
    before.intent === 'rate' &&
    HOW_MUCH.test(now.scope.text)
  )
    return 'rate';
  if (WHETHER.test(now.scope.text) && asksOfAnother(now))
    return OF_A_SET.includes(before.intent) ? before.intent : 'list';
  if (before.intent === 'why' && SINGLED_OUT.test(now.scope.text)) return 'why';
  if (!saysLittle(now) && now.asked.intent) return now.asked.intent;
  if (single && OF_MANY.includes(before.intent) && before.intent !== 'missing') return 'status';
  const asksKind = now.asked.standing !== undefined && before.filter.standing === undefined;
  return asksKind && ['rate', 'status', 'digest', 'compare', 'why'].includes(before.intent) ? 'list' : before.intent;
}

function keptFilter({ scope, asked }: Said, before: QuestionFilter, single: boolean): QuestionFilter {
  const { unit, number, name, category, text, standing, keySupervised } = before;
  if (single) return {};
  const isOfAllProjects = keySupervised !== undefined && ALL_PROJECTS.test(scope.text);
  const kinds = {
    ...(standing && { standing }),
    ...(keySupervised !== undefined && !isOfAllProjects && { keySupervised }),
  };
  if (has(scope, 'every')) return { ...kinds, ...(isOfAllProjects && unit && { unit }) };
  const named = scope.name ?? scope.words;
  const isOther = scope.numbers.length > 0 || named !== null;
  return {
    ...kinds,
    ...(unit && { unit }),
    ...(category && !isOther && scope.category === null && { category }),
    ...(text && !isOther && { text }),
    ...(name && !isOther && scope.category === null && { name }),
    ...(number && !isOther && scope.units.length === 0 && scope.category === null && !asksOfAll(asked) && { number }),
  };
}

/** 全部项目的呢, after those of the congress's list: not of the list alone. */
const ALL_PROJECTS = new RegExp(
  `(?:全部|所有|全体)的?(?:项目|实事|工程)|不分重点|(?:全部|所有|全体?)的?都?(?:[算列统包]计?)(?:上|进来?|进去|在内)|${BEYOND_KEY}`,
);

const asksOfAll = ({ intent }: Asked): boolean => intent === 'digest';

/** New days take the place of the old ones; 现在呢 of any. */
function daysAfter(now: Said, before: Understood, intent: Intent, standing: Asked['standing']): QuestionFilter {
  const { period, asOf, compareTo, promisedBy } = before.filter;
  const { scope, today } = now;
  if (scope.dates.length > 0) {
    const isPromise = promisedBy !== undefined;
    const dates = period ? scope.dates.map((date) => ({ ...date, ...besideThat(date, period.from) })) : scope.dates;
    const days = daysOf(
      isPromise ? `承诺${scope.text}` : scope.text,
      shifted(dates, isPromise ? 2 : 0),
      intent,
      standing,
      false,
      today,
    );
    return { ...(intent === 'compare' && compareTo && !days.compareTo && { compareTo }), ...days };
  }
  if (has(scope, 'now')) return {};
  if (intent === 'compare' && !compareTo)
    return areSeveral(scope) ? {} : daysOf(scope.text, [], intent, standing, false, today);
  return {
    ...(period && { period }),
    ...(asOf && { asOf }),
    ...(compareTo && intent === 'compare' && { compareTo }),
    ...(promisedBy && { promisedBy }),
  };
}

const shifted = (dates: readonly FoundDate[], by: number) =>
  dates.map((d) => ({ ...d, start: d.start + by, end: d.end + by }));

/** 教育的也要, after an office was asked of: the office of that subject. */
function asOffice(now: Said, { filter }: Understood, { units, programme }: Registry): Said {
  const { scope } = now;
  const [before, ...others] = filter.unit ?? [];
  const isOfOffice = before !== undefined && others.length === 0 && before.endsWith('局') && !filter.category;
  const subject = SUBJECT.exec(scope.text)?.[1];
  if (!isOfOffice || scope.units.length > 0 || scope.category === null || subject === undefined) return now;
  const [found, ...rivals] = findUnits(`${subject}局`, units, programme.district);
  if (!found || rivals.length > 0) return now;
  return { ...now, scope: { ...scope, units: [found.unit.name], category: null } };
}
const SUBJECT = /^(?:那|再看|再|还有)?([\u4e00-\u9fff]{2})(?:那边|这边|口)?(?:的|呢|也)/;

/**
 * The one that was meant: of those just named, by its place; of another street, the one called so there; or 大岭农贸市场进度, then
 * 库坑的呢: of the projects of that name the one whose name ends alike.
 */
function narrowedBy(now: Said, before: Understood, registry: Registry): Said {
  const { scope } = now;
  const picked = namesSubject(scope) ? null : pickedFrom(scope.text, before.filter.number ?? []);
  if (picked !== null) return { ...now, scope: { ...scope, numbers: [picked], doubt: null } };
  const whose =
    namesSubject(scope) || (before.filter.number?.length ?? 0) > 0 || (before.filter.unit?.length ?? 0) < 2
      ? null
      : pickedFrom(scope.text, before.filter.unit ?? []);
  if (whose !== null) return { ...now, scope: { ...scope, units: [whose], doubt: null } };
  const offered = before.scope.doubt?.kind === 'which project' ? before.scope.doubt.numbers : [];
  const nth = namesSubject(scope) ? null : pickedFrom(scope.text, offered.slice(0, MOST_OFFERED));
  if (nth !== null) return { ...now, scope: { ...scope, numbers: [nth], doubt: null } };
  const said = scope.doubt?.kind === 'which project' ? scope.doubt.numbers : namedIn(scope, registry);
  const told = said.filter((number) => offered.includes(number));
  const [chosen, ...rivals] = told.length > 0 || namesSubject(scope) ? told : toldApart(scope.text, offered, registry);
  if (chosen && rivals.length === 0) return { ...now, scope: { ...scope, name: null, numbers: [chosen], doubt: null } };
  const [of, ...others] = before.filter.number ?? [];
  const last = registry.projects.find((p) => p.number === of);
  const [street, ...units] = scope.units;
  const isStreetAlone = street !== undefined && units.length === 0 && scope.name === null && scope.numbers.length === 0;
  const same = last && others.length === 0 && isStreetAlone ? sameOfStreet(last, street, registry) : null;
  if (same?.there) return { ...now, scope: { ...scope, units: [], numbers: [same.there.number], doubt: null } };
  if (same && saysLittle(now)) return { ...now, scope: { ...scope, name: same.kind, isOneName: same.said } };
  if (!scope.name || !last || others.length > 0) return now;
  const fits = projectsNamed(registry, scope.name)
    .map((p) => ({ p, alike: sharedEnd(p.name, last.name) }))
    .toSorted((a, b) => b.alike - a.alike);
  const [best, next] = fits;
  if (!best || best.alike < 4 || best.alike === next?.alike) return now;
  return { ...now, scope: { ...scope, name: null, numbers: [best.p.number], doubt: null } };
}

/** 是改扩建那个: of those offered the ones with a word of the answer that not all of them have. */
function toldApart(text: string, offered: readonly string[], { projects }: Registry): string[] {
  const those = projects.filter(({ number }) => offered.includes(number));
  const words = [...text].slice(1).map((_, at) => text.slice(at, at + 2));
  const telling = words.filter((word) => !those.every(({ name }) => name.includes(word)));
  return those.filter(({ name }) => telling.some((word) => name.includes(word))).map(({ number }) => number);
}

/** Projects that the words of the question are part of. */
const namedIn = ({ name }: Scope, registry: Registry): string[] =>
  name === null ? [] : projectsNamed(registry, name).map((p) => p.number);

function sharedEnd(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a.at(-1 - length) === b.at(-1 - length)) length++;
  return length;
}
