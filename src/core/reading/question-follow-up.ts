/** A question as understood by itself, and as it goes on from the one before: 那福城呢, 为什么, 其中重点几个. */
import type { Day } from '../day.js';
import type { Registry } from '../registry.js';
import type { FoundDate } from './dates.js';
import { type Asked, askedIn } from './question-asked.js';
import { ADDS } from './question-beside-phrases.js';
import { earlierThan } from './question-dates.js';
import { daysOf } from './question-days.js';
import { pickedFrom, picks, sameOfStreet } from './question-picked.js';
import { type Scope, scopeOf } from './question-scope.js';
import { hasKind, kindsOf, type TokenKind } from './question-tokens.js';
import { isBesideUs } from './question-units.js';
import type { Intent, QuestionFilter } from './read-input.js';

export interface Understood {
  intent: Intent;
  filter: QuestionFilter;
  scope: Scope;
  asked: Asked;
  /** It took over something from the question before. */
  wentOn: boolean;
  /** It speaks of the unit that it is said to, or goes on from what did: 你们完成了几个, then 滞后的呢. */
  isYours: boolean;
}

interface Said {
  scope: Scope;
  asked: Asked;
  today: Day;
}

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
  const before = after
    .slice(-MOST_BEFORE)
    .reduce<Understood | null>((last, one) => goesOn(said(one), last, registry), null);
  return goesOn(said(text), before, registry);
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
  if (!leans(now) && !(asksOfAnother(now) && isOfSet(before))) return byItself(now);
  const narrowed = narrowedBy(now, before, registry);
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
    filter.obligation = now.asked.intent === 'missing' ? now.asked.obligation : (before.filter.obligation ?? 'report');
  else delete filter.obligation;
  if (intent === 'rate' && !own.standing) delete filter.standing;
  if (intent === 'missing' && !own.standing) delete filter.standing;
  const isYours =
    has(now.scope, 'you') ||
    (before.isYours && own.unit === undefined && own.number === undefined && !has(now.scope, 'every'));
  return { intent, filter, scope: narrowed.scope, asked: narrowed.asked, wentOn: true, isYours };
}

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
  /^(?:是|由|归|这个|那个?|它|到底|的)*(?:(?:谁|哪[个家](?:单位|局|街道|部门)?)(?:家)?(?:在|来)?(?:牵头|负责|主办|管|主管|承办|主责)|(?:牵头|主办|责任|负责|主责)(?:单位|部门)是?(?:谁|哪[个家])|(?:年度)?目标(?:值|数)?是?(?:多少|什么|啥|几))/;
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
  const own = ownFilter(now);
  const promised = daysOf(
    scope.text,
    scope.dates,
    asked.intent ?? 'status',
    asked.standing,
    areSeveral(scope),
    now.today,
  );
  const intent = (onlyLooks(now) ? null : asked.intent) ?? impliedIntent({ ...own, ...promised }, scope);
  const days = daysOf(scope.text, scope.dates, intent, asked.standing, areSeveral(scope), now.today);
  const filter: QuestionFilter = { ...own, ...days, ...(intent === 'missing' && { obligation: asked.obligation }) };
  if (filter.promisedBy && asked.standing === 'completed') delete filter.standing;
  if ((intent === 'why' || intent === 'status') && filter.number?.length === 1) delete filter.promisedBy;
  return { intent, filter, scope, asked, wentOn: false, isYours: has(scope, 'you') };
}

const areSeveral = ({ units, numbers, tokens, text }: Scope): boolean =>
  units.length > 1 || numbers.length > 1 || (units.length === 1 && isBesideUs(tokens, text));

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

export const has = ({ tokens }: Scope, ...kinds: TokenKind[]): boolean => hasKind(tokens, ...kinds);

/** Does it say of what it asks? */
export const namesSubject = (scope: Scope): boolean =>
  scope.units.length + scope.numbers.length > 0 ||
  scope.name !== null ||
  scope.words !== null ||
  scope.category !== null ||
  has(scope, 'every');

/** They are asked of what was just spoken of, where nothing else is named. */
const OF_THE_SAME: readonly Intent[] = ['why', 'forecast', 'history', 'status', 'export', 'compare'];
const OF_A_SET: readonly Intent[] = ['count', 'list', 'rate', 'missing'];

const OF_REPORTS: readonly TokenKind[] = ['report', 'reported', 'owe', 'deadline'];

/** Does it go on from the question before? */
function leans({ scope, asked }: Said): boolean {
  const { intent, standing, keySupervised } = asked;
  if (intent === 'help' || intent === 'digest') return false;
  if (intent === null) return true;
  if (AGREES.test(scope.text)) return true;
  if (beginsLeaning(scope) || (picks(scope.text) && !namesSubject(scope))) return true;
  if (OF_A_SET.includes(intent) && ASKS_AGAIN.test(scope.text)) return true;
  if (namesSubject(scope)) return false;
  if (intent === 'list' && has(scope, 'lead') && scope.dates.length === 0) return true;
  if (intent === 'missing' && has(scope, 'ma') && !has(scope, 'who', 'which', 'many', 'any', 'date', 'deadline'))
    return true;
  if (OF_THE_SAME.includes(intent)) return intent !== 'history' || !has(scope, 'which', 'who');
  if (OF_A_SET.includes(intent) && OF_ITS_KIND.test(scope.text)) return true;
  const isBare = standing === undefined && keySupervised === undefined;
  const isShort =
    has(scope, 'ne') || (isBare && !has(scope, 'date', ...OF_REPORTS) && !/率|项目|单位|谁/.test(scope.text));
  if (intent === 'count' && isBare && HOW_MUCH.test(scope.text)) return true;
  return OF_A_SET.includes(intent) && (isShort || /是重点|重点的(?!项目)/.test(scope.text));
}

/** 观澜有几个, 重点有几个, 10月几个: one thing is named, and how many of it, of which kind only the question before can say. */
function asksOfAnother({ scope, asked }: Said): boolean {
  const { units, category, name, words, tokens, text, dates } = scope;
  const named = [units.length > 0, category !== null, (name ?? words) !== null, asked.keySupervised !== undefined];
  const isOfAll = has(scope, 'every') && /区/.test(text);
  const count = named.filter(Boolean).length + Number(isOfAll);
  return (
    (asked.intent === 'count' || asked.intent === 'list' || WHETHER.test(text)) &&
    asked.standing === undefined &&
    (count === 1 || (count === 0 && dates.length > 0)) &&
    has(scope, 'many', 'figure', 'which', 'who', 'any', 'ma') &&
    !WHOLE.test(text) &&
    tokens.every(({ kind }) => HOW_MANY_OF.has(kind))
  );
}
const HOW_MANY_OF = kindsOf(
  'unit streets every category part key notkey date many figure which who any ma fill adv le de ne break',
);
/** 大浪有吗, 有重点吗. */
const WHETHER = /^[^，。,]{1,10}有(?:没有|吗|么|没)[？?]?$|^(?:里面|其中)?(?:还)?有[^，。,没未完]{2,6}[吗么][？?]?$/;
/** 福城有几个项目: that is whole. */
const WHOLE = /项目|工程|实事|事项|任务|[总共]|合计/;

const isOfSet = ({ intent, filter }: Understood): boolean => intent !== 'history' && filter.number === undefined;

/** 交通出行类的单独说说: of what was asked, these. */
const SINGLED_OUT = /^[^，。,]{2,10}(?:单独|单另|单)(?:再)?[说看列拎讲拿挑]/;

/** 交警大队又是几个: the same is asked again. */
const ASKS_AGAIN = /(?:又|那边呢?，?)(?:是|有|占|剩)?(?:多少|几|哪)/;

/** 哪几个是民治的, 都在哪个街道, 都是什么项目: of those just told. */
const OF_THOSE_TOLD =
  /^(?:那|里面|其中)?(?:哪[几些]?个?|有?几个|有?多少个?)是[^，。,]{2,10}的$|^(?:分别|各自)?都(?:在|归|属于)哪|^(?:那|都|分别|具体|各自?){0,2}(?:(?:是|叫)些?(?:哪[些几]|什么|啥)[个项家条座处]?(?:项目|单位|街道|工程)?|(?:什么|啥|哪些|哪几个|哪个)(?:项目|工程))(?:[了呢啊]|来着)?[？?]?$/;

/** 龙华街道的也说一下: the same of another. */
const ALSO = /^[^，。,]{2,10}也(?:给我)?(?:一?并)?(?:说|讲|看|查|报|列|发|念)/;

/** 大浪也是吗: the same of another. */
const AGREES = /^[^，。,]{2,10}(?:也|同样)(?:都)?(?:是|一样|这样|有|这么[多少])?的?[吗么][？?]?$/;

/** 没完的是哪几处: places and bridges are counted so, once it is known of which kind. */
const OF_ITS_KIND = /(?:哪几?|[几多少])[处座所段栋盏台部辆](?!街道|局|单位)/;

const beginsLeaning = (scope: Scope): boolean =>
  SINGLED_OUT.test(scope.text) ||
  ALSO.test(scope.text) ||
  OF_THOSE_TOLD.test(scope.text) ||
  /^(?:[\u4e00-\u9fff]{0,4}[，,] ?)?(?:那(?!个|些|几|边)|其中|这些|那些|它|这?里[面头]|当中|再看|再|换|只看|就看|还有呢|分别|各是|都是哪|具体是?哪|折成|放大到|扩大到|放到|放在|放眼|扩到|推到|不是[，,])/.test(
    scope.text,
  ) ||
  has(scope, 'leaning', 'that', 'those');

/** 看看 asks for nothing of its own: 再看看住建局的. */
const saysLittle = (said: Said): boolean =>
  said.asked.intent === null || AGREES.test(said.scope.text) || (onlyLooks(said) && beginsLeaning(said.scope));

const onlyLooks = ({ scope, asked }: Said): boolean =>
  asked.intent === 'status' && !has(scope, 'status', 'ma', 'when', 'target', 'figure');

const OF_MANY: readonly Intent[] = ['list', 'count', 'rate', 'missing', 'compare', 'digest', 'export'];

/** 十月底的时候是多少, after a share was asked for. */
const HOW_MUCH = /多少(?![个项家件条座处])/;

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
  const kinds = { ...(standing && { standing }), ...(keySupervised !== undefined && { keySupervised }) };
  if (has(scope, 'every')) return kinds;
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

const asksOfAll = ({ intent }: Asked): boolean => intent === 'digest';

/** New days take the place of the old ones; 现在呢 of any. */
function daysAfter(now: Said, before: Understood, intent: Intent, standing: Asked['standing']): QuestionFilter {
  const { period, asOf, compareTo, promisedBy } = before.filter;
  const { scope, today } = now;
  if (scope.dates.length > 0) {
    const isPromise = promisedBy !== undefined;
    const dates = period ? scope.dates.map((date) => ({ ...date, ...earlierThan(date, period.from) })) : scope.dates;
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
  const [chosen, ...rivals] = said.filter((number) => offered.includes(number));
  if (chosen && rivals.length === 0) return { ...now, scope: { ...scope, name: null, numbers: [chosen], doubt: null } };
  const [of, ...others] = before.filter.number ?? [];
  const last = registry.projects.find((p) => p.number === of);
  const [street, ...units] = scope.units;
  const isStreetAlone = street !== undefined && units.length === 0 && scope.name === null && scope.numbers.length === 0;
  const same = last && others.length === 0 && isStreetAlone ? sameOfStreet(last, street, registry) : null;
  if (same?.there) return { ...now, scope: { ...scope, units: [], numbers: [same.there.number], doubt: null } };
  if (same && saysLittle(now)) return { ...now, scope: { ...scope, name: same.kind, isOneName: same.said } };
  if (!scope.name || !last || others.length > 0) return now;
  const fits = registry.projects
    .filter((p) => p.goneOn === null && p.name.includes(scope.name ?? ''))
    .map((p) => ({ p, alike: sharedEnd(p.name, last.name) }))
    .toSorted((a, b) => b.alike - a.alike);
  const [best, next] = fits;
  if (!best || best.alike < 4 || best.alike === next?.alike) return now;
  return { ...now, scope: { ...scope, name: null, numbers: [best.p.number], doubt: null } };
}

/** Projects that the words of the question are part of. */
const namedIn = ({ name }: Scope, { projects }: Registry): string[] =>
  name === null ? [] : projects.filter((p) => p.goneOn === null && p.name.includes(name)).map((p) => p.number);

function sharedEnd(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a.at(-1 - length) === b.at(-1 - length)) length++;
  return length;
}
