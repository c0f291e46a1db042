/** Questions of leaders, the office and contacts: what is asked of what, and who may hear the answer where. */
import type { Day } from '../day.js';
import type { Project, Registry, Unit } from '../registry.js';
import { ownProjects, unitNamed } from './own-projects.js';
import { type Access, mayKnow, whereToAnswer } from './question-access.js';
import { daysOf } from './question-days.js';
import { notOursToSay } from './question-limits.js';
import { restated } from './question-reply.js';
import { type Scope, scopeOf } from './question-scope.js';
import {
  CHATTER,
  COMPLETED,
  INTENTS,
  KEY,
  NOT_KEY,
  OBLIGATIONS,
  OTHER_UNITS,
  OWN_UNIT,
  STANDINGS,
  STATUS,
} from './question-words.js';
import type { Intent, QuestionFilter, QuestionInput, QuestionReading, Reasoned } from './read-input.js';
import { consistsOf, typedText } from './typed-text.js';

type QuestionOutput = Reasoned & QuestionReading;

interface Understood {
  intent: Intent;
  filter: QuestionFilter;
  scope: Scope;
  /** Whether its words say the intent; a bare subject (那福城呢) says none. */
  says: boolean;
  /** It leans on the question before it: 那福城呢, 为什么. */
  leans: boolean;
}

const MOST_BEFORE = 5;
const HOW_TO_ASK = '请换个说法，例如“民治街道还有哪些没完成”“9-2怎么样了”“重点项目完成率”。';
const NOT_YOURS = '没有查到贵单位的这项内容。您可以查询本单位主办的项目，例如发送“我们还有哪些没完成”。';
const NO_SHARES = '我还不能按进度比例筛选。要看未完成的，还是滞后的项目？';
const OUTSIDER = '您好，我是督办助手。您还没有登记，暂时不能查询；如需使用，请联系督办办公室。';

/**
 * Reads a question. `outcome` says what may become of it: answered here, to the asker alone (private), asked back, refused
 * (may not know) or declined (not duban's to say). A contact's question is read against the own unit's projects only, so that
 * nothing of the answer tells what others have. Never throws.
 */
export function readQuestion(input: QuestionInput, registry: Registry, today: Day): QuestionOutput {
  const text = questionText(input.text);
  const isUnits = input.role === 'contact' || input.role === 'unit_leader';
  const unit = isUnits ? unitNamed(input.unit ?? '', registry.units) : undefined;
  if (input.role === 'none' || (isUnits && !unit)) return forOutsider(text);
  const limit = notOursToSay(text, registry.programme, today);
  if (limit) return output('unclear', {}, { outcome: 'decline', why: limit.why }, limit.reply);
  if (consistsOf(text, CHATTER))
    return output('unclear', {}, { outcome: 'answer', why: '寒暄，没有问题' }, '不客气，有需要随时问我。');

  const projects = unit ? ownProjects(unit, registry) : registry.projects.filter((p) => p.goneOn === null);
  const read = (said: string) => understand(said, registry, today, projects);
  const before = (input.after ?? [])
    .slice(-MOST_BEFORE)
    .reduce<Understood | null>((last, said) => merged(read(questionText(said)), last), null);
  const understood = merged(read(text), before);
  return unit
    ? forUnit(input, text, understood, unit, registry)
    : answered(input, understood, understood.filter, registry);
}

const questionText = (text: string): string => typedText(text).replace(/^[/／]+/, '');

function answered(
  input: QuestionInput,
  understood: Understood,
  filter: QuestionFilter,
  registry: Registry,
): QuestionOutput {
  const { intent } = understood;
  const asks = understood.scope.asks ?? (understood.scope.byShare ? NO_SHARES : null) ?? unknownSubject(understood);
  if (asks) return output(intent, filter, { outcome: 'ask', why: '有一处说得不确定' }, asks, asks);
  if (intent === 'unclear')
    return output(intent, {}, { outcome: 'ask', why: '没有看出要问什么' }, HOW_TO_ASK, '您想了解哪方面的情况？');
  const access = whereToAnswer(input.room, filter, intent, registry);
  const aside = access.outcome === 'private' ? '这里不便公开，单独发给您。' : '';
  return output(intent, filter, access, restated(intent, filter) + aside);
}

function forUnit(
  input: QuestionInput,
  text: string,
  understood: Understood,
  unit: Unit,
  registry: Registry,
): QuestionOutput {
  const { intent } = understood;
  const foreign = isForeign(text, understood, unit);
  const barred = mayKnow(input.role, intent, foreign);
  if (barred) return output(intent, {}, barred, NOT_YOURS);
  return answered(input, understood, { ...understood.filter, unit: [unit.name] }, registry);
}

/** Does a unit's person ask for what is not the unit's, or for what the unit does not have? Both read alike. */
function isForeign(text: string, understood: Understood, unit: Unit): boolean {
  const { scope, filter, intent } = understood;
  if (intent === 'help') return false;
  if (scope.mentioned.some((name) => name !== unit.name) || filter.unit?.some((name) => name !== unit.name))
    return true;
  if (scope.strange || unknownSubject(understood) !== null) return true;
  if (OWN_UNIT.test(text)) return false;
  return scope.everyone || (OTHER_UNITS.test(text) && !filter.number);
}

function output(
  intent: Intent,
  filter: QuestionFilter,
  { outcome, why }: Access,
  reply: string,
  asks: string | null = null,
): QuestionOutput {
  return { intent, filter, outcome, reply, asks, why };
}

function forOutsider(text: string): QuestionOutput {
  const help = INTENTS.find(([intent]) => intent === 'help')?.[1].test(text) ?? false;
  return help
    ? output('help', {}, { outcome: 'answer', why: '使用说明不含数据' }, OUTSIDER)
    : output('unclear', {}, { outcome: 'refuse', why: '提问人没有查询权限' }, OUTSIDER);
}

function understand(text: string, registry: Registry, today: Day, projects: readonly Project[]): Understood {
  const scope = scopeOf(text, registry, today, projects);
  const asksKey = scope.numbers.length > 0 && /是(?:不是)?[^，。]{0,4}重点|重点(?:项目)?(?:吗|么)/.test(scope.rest);
  const key = asksKey ? undefined : NOT_KEY.test(scope.rest) ? false : KEY.test(scope.rest) ? true : undefined;
  const words = intentIn(scope);
  const standing = standingFor(words, scope);
  const days = daysOf(scope.read, scope.dates, words ?? 'status', standing, scope.units.length, today);
  const filter: QuestionFilter = {
    ...(scope.units.length > 0 && { unit: scope.units }),
    ...(scope.numbers.length > 0 && { number: scope.numbers }),
    ...(scope.category && { category: scope.category }),
    ...(key !== undefined && { keySupervised: key }),
    ...(standing && !days.promisedBy && { standing }),
    ...(scope.name && { name: scope.name }),
    ...(scope.text && { text: scope.text }),
    ...(words === 'missing' && { obligation: obligationIn(scope.rest) }),
    ...days,
  };
  const says = words !== null;
  return { intent: words ?? impliedIntent(filter, scope), filter, scope, says, leans: leansBack(text, says, scope) };
}

/** The intent that the words say; null where they say none. */
function intentIn(scope: Scope): Intent | null {
  const said = comparesDays(scope) ? 'compare' : INTENTS.find(([, words]) => words.test(scope.rest))?.[0];
  const aboutOne = scope.numbers.length === 1 && (said === 'count' || said === 'list') && !/哪些|项目/.test(scope.rest);
  if (said) return aboutOne ? 'status' : said;
  return STATUS.test(scope.rest) ? 'status' : null;
}

/** 比上周, 较11月: dates are taken out of `rest`. */
const comparesDays = ({ dates, read }: Scope): boolean => dates.some((d) => /[比较]起?$/.test(read.slice(0, d.start)));

/** 滞后的重点项目 wants the list; a bare name or number its status. */
function impliedIntent(filter: QuestionFilter, scope: Scope): Intent {
  const kinds = filter.standing ?? filter.keySupervised ?? filter.promisedBy;
  if (kinds !== undefined) return filter.number?.length === 1 ? 'status' : 'list';
  const { units, numbers, name, text, category, everyone, dates } = scope;
  return units.length + numbers.length + dates.length > 0 || name || text || category || everyone
    ? 'status'
    : 'unclear';
}

/** 为什么9-2没完成 asks of 9-2 however it stands. */
function standingFor(intent: Intent | null, { rest, numbers }: Scope): QuestionFilter['standing'] {
  if (intent === 'missing') return undefined;
  if (numbers.length === 1 && intent !== 'list' && intent !== 'count') return undefined;
  const standing =
    STANDINGS.find(([, words]) => words.test(rest))?.[0] ?? (COMPLETED.test(rest) ? 'completed' : undefined);
  const meaningless = standing === 'completed' && (intent === 'forecast' || intent === 'why' || intent === 'rate');
  return meaningless ? undefined : standing;
}

function obligationIn(rest: string): string {
  return OBLIGATIONS.find(([, words]) => words.test(rest))?.[0] ?? 'report';
}

const LEANING =
  /^(?:那|那么|还有|换成|再看|再查|其中|这些|那些|这个|那个|它|这几|里面|另外|分别|具体|为什么|为啥|原因|什么原因|怎么回事|有几个|有多少|哪些|哪几个|都有|名单|列出来|详细|只看|不含|都是|导出来|导出吧|发我|预计什么时候)|呢[？?]?$/;

const namesSubject = ({ units, numbers, name, text, category, everyone }: Scope): boolean =>
  units.length + numbers.length > 0 || everyone || name !== null || text !== null || category !== null;

/** Asks of all there is, not of what was just spoken of. */
const OF_ALL = /项目|单位|哪些|哪几|谁|多少|几[个项家]|率|周报|导出.|清单|没|未|重点|滞后|待办/;

/** Does it go on from the question before? */
function leansBack(text: string, says: boolean, scope: Scope): boolean {
  if (scope.everyone && says) return false;
  if (says && !namesSubject(scope) && !OF_ALL.test(text)) return true;
  return text.length > 20 ? /^(?:那|其中|这些|那些|它)/.test(text) : LEANING.test(text) || !says;
}

/** A question that leans on the one before it takes over what it does not say itself. */
function merged(now: Understood, before: Understood | null): Understood {
  if (!before || !now.leans || before.intent === 'unclear') return now;
  const single = now.filter.number !== undefined || now.filter.name !== undefined;
  const intent = mergedIntent(now, before, single);
  const filter = { ...keptFilter(now, before.filter, single), ...now.filter };
  if (intent !== 'missing') delete filter.obligation;
  if (intent === 'rate' && !now.filter.standing) delete filter.standing;
  return { ...now, intent, filter };
}

const OF_MANY: readonly Intent[] = ['list', 'count', 'rate', 'missing', 'compare', 'digest', 'export'];

function mergedIntent(now: Understood, before: Understood, single: boolean): Intent {
  if (now.says) return now.intent;
  if (single && OF_MANY.includes(before.intent)) return 'status';
  const asksKind = now.filter.standing !== undefined && before.filter.standing === undefined;
  return asksKind && ['rate', 'status', 'digest', 'compare'].includes(before.intent) ? 'list' : before.intent;
}

function keptFilter(now: Understood, before: QuestionFilter, single: boolean): QuestionFilter {
  const { unit, number, name, category, text, standing, keySupervised, obligation, ...days } = before;
  if (single) return now.filter.name && !now.filter.number && unit ? { ...days, unit } : days;
  const kinds = {
    ...days,
    ...(standing && { standing }),
    ...(keySupervised !== undefined && { keySupervised }),
    ...(obligation && { obligation }),
  };
  if (now.scope.everyone) return kinds;
  const names = now.filter.unit ?? now.filter.category ?? now.filter.text;
  return {
    ...kinds,
    ...(unit && { unit }),
    ...(category && { category }),
    ...(text && { text }),
    ...(name && !now.filter.category && { name }),
    ...(number && names === undefined && { number }),
  };
}

/** Words that name nothing known make a question unclear: an answer without them would answer another question. */
function unknownSubject({ scope: { unknown }, intent, filter }: Understood): string | null {
  if (!unknown || intent === 'help' || intent === 'export' || intent === 'digest' || filter.number) return null;
  return `没有找到与“${unknown}”有关的项目，请说一下编号、单位或名称。`;
}
