/** What keeps a question from being answered: nothing is answered while a word of it is not accounted for. */
import type { Day } from '../../day.js';
import type { Project } from '../../registry.js';
import { nearestNumbers, nearestProjects } from '../names/names.js';
import type { Intent, QuestionFilter } from '../read-input.js';
import { MOST_OFFERED } from './follow-up.js';
import { OF_SEVERAL, saysWho } from './pointed.js';
import { leftOver } from './remainder.js';
import { hasKind, kindsOf, type Token } from './said/tokens.js';
import { countsIn } from './scope/measured.js';
import type { Scope } from './scope/scope.js';
import { has, namesSubject, type Understood } from './understood.js';
import { notFilteredBy, unusedAsked } from './unused.js';

export interface Missing {
  /** The question to ask back. */
  asks: string;
  why: string;
  /** Questions that can be answered and are nearest to this one. */
  nearest: string[];
  /** Not even what is asked for is clear. */
  isUnclear: boolean;
}

const HOW_TO_ASK = '您想了解哪方面的情况？例如“民治街道还有哪些没完成”“9-2怎么样了”“重点项目完成率”。';
const NO_SHARES = '我还不能按进度比例筛选。要看未完成的，还是滞后的项目？';
const TURNED = '起止日期好像颠倒了，您要看的是哪一天到哪一天？';
const TO_COME = '您说的日子还没有到。要看哪一天或哪一段时间的？';
const NO_EXCEPTIONS = '我还不能按“除了……以外”筛选。要看全部，还是某个单位或某一类的？';

/** Null where everything that was said has been understood. `shown`: projects that may be named to the asker. */
export function whatIsMissing(understood: Understood, shown: readonly Project[], today: Day): Missing | null {
  const { scope, intent } = understood;
  const nearest = nearestTo(understood, shown);
  const asked = (asks: string | null, why: string): Missing | null =>
    asks ? { asks, why, nearest, isUnclear: false } : null;
  if (intent === 'unclear' && scope.doubt === null && scope.unknown.length === 0)
    return { asks: HOW_TO_ASK, why: '没有看出要问什么', nearest, isUnclear: true };
  return (
    asked(has(scope, 'except') && !exceptsDone(understood) ? NO_EXCEPTIONS : null, '有不能用来筛选的条件') ??
    asked(isOnlyRefused(scope) ? NO_EXCEPTIONS : null, '有不能用来筛选的条件') ??
    asked(narrowsByShare(scope, intent) ? NO_SHARES : null, '有不能用来筛选的条件') ??
    asked(scope.dates.some(({ from, to }) => from > to) ? TURNED : null, '起止日期颠倒') ??
    asked(isYetToCome(understood, today) ? TO_COME : null, '日子还没到') ??
    asked(doubtAsked(scope, shown) ?? whichThere(understood, shown), '有一处说得不确定') ??
    asked(unknownAsked(understood, shown), '有没看懂的词') ??
    asked(unusedAsked(understood), '有一个条件没有用上') ??
    asked(leftOverAsked(understood, shown, today), '有一个词没有用上') ??
    asked(saysWho(understood, shown), '没有说清指的是谁') ??
    asked(noneOfUnit(understood, shown), '没有这样的项目') ??
    (saysNothing(understood) ? { asks: HOW_TO_ASK, why: '没有说清问什么', nearest, isUnclear: true } : null)
  );
}

/** 下周完成了几个, 三季度和四季度对比: what has been, of a day that is still to come. */
const isYetToCome = ({ scope, intent, filter }: Understood, today: Day): boolean =>
  intent === 'compare'
    ? filter.compareTo !== undefined && filter.compareTo > today
    : scope.dates.some(({ from }) => from > today) && HAS_BEEN.test(scope.text) && !LOOKS_AHEAD.test(scope.text);
const HAS_BEEN = /(?:完成|完工|竣工|办[结完]|建[成好完]|做完|交付|投用)了(?=几|多少|哪|谁|什么|啥)/;
const LOOKS_AHEAD = /[能会要该]|承诺|答应|计划|预计|打算|前|到期|说/;

/** 除了已完成的，剩下的: what is open. */
const exceptsDone = ({ scope, filter }: Understood): boolean =>
  filter.standing === 'open' &&
  scope.tokens.every(
    ({ kind }, at, all) => kind !== 'except' || all.slice(at + 1).find((next) => next.kind !== 'adv')?.kind === 'done',
  );

/** 不看滞后的, 滞后的不看: nothing is said but what is not wanted; 不要重点的 is of those that are none. */
function isOnlyRefused({ tokens }: Scope): boolean {
  const said = tokens.filter(({ kind }) => !SAYS_NOTHING.has(kind));
  const isRefused = said.length > 1 && (said[0]?.kind === 'drop' || said.at(-1)?.kind === 'drop');
  return isRefused && !hasKind(tokens, 'break', 'key', 'notkey', 'must');
}
const SAYS_NOTHING = kindsOf('leaning adv now ne le');

const EXAMPLES = ['还有哪些没完成', '重点项目完成率', '谁还没报', '哪些项目会完不成'];

/** What could have been meant, as questions that can be answered: by the projects in doubt, by the units named, else examples. */
function nearestTo(understood: Understood, shown: readonly Project[]): string[] {
  const { scope, filter } = understood;
  const { doubt, unknown } = scope;
  const meant =
    doubt?.kind === 'which project'
      ? shown.filter((p) => doubt.numbers.includes(p.number))
      : doubt?.kind === 'no number'
        ? nearestNumbers(doubt.number, shown).flatMap((number) => shown.filter((p) => p.number === number))
        : unknown[0] !== undefined
          ? nearestProjects(unknown[0], shown, 3)
          : worksThere(understood, shown);
  if (meant.length > 0) return meant.slice(0, MOST_OFFERED).map(({ number }) => `${number}怎么样了`);
  const [unit, ...others] = filter.unit ?? [];
  if (unit && others.length === 0) return [`${unit}还有哪些没完成`, `${unit}完成率`, `${unit}滞后的有哪些`];
  return EXAMPLES;
}

/** 完成率低于50%的, no figure of a project named; 完成率过半没有 asks for the rate itself, 9-2完成过半没有 how the one stands. */
function narrowsByShare({ tokens, numbers }: Scope, intent: Intent): boolean {
  if (numbers.length === 1 && OF_A_THING.has(intent)) return false;
  const at = tokens.findLastIndex(
    ({ kind, text }) => kind === 'share' || (numbers.length === 0 && kind === 'amount' && text.endsWith('%')),
  );
  const isOfAll = intent === 'rate' && !hasKind(tokens, 'which', 'who', 'many') && tokens[at + 1]?.kind !== 'de';
  return at >= 0 && !isOfAll;
}

function doubtAsked({ doubt }: Scope, shown: readonly Project[]): string | null {
  if (!doubt) return null;
  switch (doubt.kind) {
    case 'which unit':
    case 'which category':
      return doubt.asks;
    case 'no number': {
      const near = nearestNumbers(doubt.number, shown);
      return `没有查到编号为 ${doubt.number} 的项目。${near.length > 0 ? `您是不是要找 ${near.join('、')}？` : '请再说一下编号或名称。'}`;
    }
    case 'which project': {
      const options = shown.filter((p) => doubt.numbers.includes(p.number));
      return options.length > 1 ? whichOf(doubt.said, options) : null;
    }
  }
}

/** 富康人行天桥 to which two works are done: the beginning of several names, where one thing is asked of. Of a road it is all of them. */
function worksThere({ scope, filter, intent }: Understood, shown: readonly Project[]): Project[] {
  const { name = '' } = filter;
  if (!ONE_THING.test(name) || !OF_A_THING.has(intent) || has(scope, ...OF_SEVERAL) || SEVERAL.test(scope.text))
    return [];
  const there = shown.filter(
    (p) => p.name.includes(name) && (!filter.unit || scope.unitIds.some((id) => p.unitIds.includes(id))),
  );
  const isPlace = there.length > 1 && there.length <= MOST_WORKS && there.every((p) => p.name.startsWith(name));
  return isPlace ? there : [];
}

/** What is built, and no area: a shorter beginning is that of a kind. */
const ONE_THING = /.{3}(?:[桥院校楼馆站库]|[一二三四五]期|[中小]学|中心|广场|公园|幼儿园)$/;
/** So many works are done to one place; more of one name are a kind. */
const MOST_WORKS = 3;
const OF_A_THING: ReadonlySet<Intent> = new Set<Intent>(['status', 'why', 'forecast', 'history']);
const SEVERAL = /各|都|分别|几|哪[些个]|[两三]|些|所有|全部|相关|有关|总共|一共|多少/;

function whichThere(understood: Understood, shown: readonly Project[]): string | null {
  const there = worksThere(understood, shown);
  return there.length > 0 ? whichOf(understood.filter.name ?? '', there) : null;
}

const titled = (p: Project): string => `${p.number} ${p.name}`;

const whichOf = (said: string, options: readonly Project[]): string =>
  `“${said}”指的是哪一个：${options.slice(0, MOST_OFFERED).map(titled).join('；')}${options.length > MOST_OFFERED ? `等 ${options.length} 个` : ''}？`;

/** What bodies, places, times and kinds end in: such a word narrows, whatever stands before it. */
const NARROWING = /[局办委署院队站所校园馆路桥街区镇村楼月周天日年季旬期人户类种级批]/;

/** 上舟完成几个: some time or thing, whatever it is. */
const POINTERS = '上下这本';

/** 六家的: how many they are. */
const SO_MANY = /[二两三四五六七八九]/;

/** A verb or a measure word that stands in no project changes nothing of a question that is decided without it: 几个尾巴没收; 啃得下来 does. */
const isSlight = (said: string, { text, tokens }: Scope, shown: readonly Project[]): boolean =>
  said.length === 1 &&
  !NARROWING.test(said) &&
  !SO_MANY.test(said) &&
  !governsSet(said, tokens) &&
  !goesOnFromVerb(said, tokens) &&
  !['得', '不'].some((may) => text.includes(said + may)) &&
  !(POINTERS.includes(text.charAt(0)) && text.startsWith(said, 1)) &&
  (['没', '未', '不'].some((not) => text.endsWith(not + said) || text.includes(`${not}${said}，`)) ||
    !shown.some(({ name, target }) => name.includes(said) || target.includes(said)));

/** 没通知的, 没动员的, 完蛋了: with the verb of one character before it, it is another word. */
const goesOnFromVerb = (said: string, tokens: readonly Token[]): boolean =>
  tokens.some(({ kind, text, start }, at) => {
    const before = tokens[at - 1];
    return (
      kind === 'unknown' && text === said && before?.end === start && VERBS.has(before.kind) && isVerb(before.text)
    );
  });
const VERBS = kindsOf('done use start report owe');
const isVerb = (text: string): boolean => text.replace(/^[没未该要]/, '').length === 1;

/** 刨去住建局: a verb right before what tells of which projects it is asked may change which; 赖啥 asks something else. */
const governsSet = (said: string, tokens: readonly Token[]): boolean =>
  tokens.some(({ kind, text, end }, at) => {
    const next = tokens[at + 1];
    const isBefore = kind === 'unknown' && text === said && next !== undefined && next.start - end <= 1;
    return isBefore && (OF_SET.has(next.kind) || WHAT.test(next.text));
  });
const WHAT = /^(?:什么|啥|哪|谁)/;
const OF_SET = kindsOf('unit streets others every key notkey category number');

/** 布了几台自助机: what is counted, in the measure of the one project's target, or much as it is called there. */
const isThingOfOne = (said: string, { tokens, numbers }: Scope, shown: readonly Project[]): boolean => {
  const [one, ...others] = shown.filter(({ number }) => numbers.includes(number));
  if (!one || others.length > 0) return false;
  const at = tokens.findIndex(({ kind, text }) => (kind === 'unknown' || kind === 'part') && said.startsWith(text));
  const before = tokens[at - 1];
  const isCounted =
    at > 0 && (before?.kind === 'figure' || before?.kind === 'many') && before.end === tokens[at]?.start;
  const measure = before?.text.replace(/^(?:几|多少)(?:[十百千]?万|[十百千])?/, '') ?? '';
  const alike = [...said].filter((c) => one.name.includes(c) || one.target.includes(c)).length;
  return (
    isCounted && (2 * alike >= said.length || (measure !== '' && measure !== '个' && countsIn(one.target, measure)))
  );
};

/** 自助终端摆了几台: of one thing it is asked how much of it there is, whatever is done to it. */
const isDoneToOne = (said: string, { tokens, numbers }: Scope): boolean =>
  numbers.length === 1 &&
  said.length <= 2 &&
  tokens.some(({ kind, text }, at) => kind === 'unknown' && text === said && isFigureNext(tokens, at + 1));

/** 24-6的征地搞定没有, 22-1房源凑得齐不: a part or a step of the works, of which it is asked how far it is; 24-6和南山路通了没 names another. */
const isPartOfOnes = (said: string, { tokens, numbers }: Scope, shown: readonly Project[]): boolean => {
  const at = tokens.findIndex(({ kind, text }) => (kind === 'unknown' || kind === 'part') && said.startsWith(text));
  const end = (tokens[at]?.start ?? 0) + said.length;
  const before = tokens[at - 1]?.kind === 'de' ? tokens[at - 2] : tokens[at - 1];
  const next = tokens.find(({ kind, start }) => start >= end && !LIGHT.has(kind));
  const start = tokens[at]?.start ?? 0;
  return (
    numbers.length > 0 &&
    (said.length > 1 || shown.some((p) => numbers.includes(p.number) && `${p.name}${p.target}`.includes(said))) &&
    said.length <= 4 &&
    !PLACE_END.test(said) &&
    (before?.kind === 'number' || before?.kind === 'project') &&
    start - before.end <= Number(tokens[at - 1]?.kind === 'de') &&
    next !== undefined &&
    TELLS_HOW_FAR.has(next.kind)
  );
};
const LIGHT = kindsOf('adv now not will ontime expect le');
const TELLS_HOW_FAR = kindsOf('done use start can cannot');
const PLACE_END = /(?:[局办委署院队站所校园馆路桥街区镇村楼厦场山河湖库城苑居段期类们人]|大道)$/;

const isFigureNext = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.kind === 'figure' || (tokens[at]?.kind === 'le' && tokens[at + 1]?.kind === 'figure');

/** Intents that stand by words of their own; others need a standing. */
const OPEN: ReadonlySet<Intent> = new Set<Intent>(['status', 'list', 'count', 'unclear', 'help']);

function unknownAsked({ scope, intent, filter }: Understood, shown: readonly Project[]): string | null {
  const isDecided = !OPEN.has(intent) || (intent !== 'status' && filter.standing !== undefined);
  const said = scope.unknown.find(
    (one) =>
      !(isDecided && isSlight(one, scope, shown)) &&
      !isDoneToOne(one, scope) &&
      !isPartOfOnes(one, scope, shown) &&
      !isThingOfOne(one, scope, shown),
  );
  if (said === undefined) return null;
  const near =
    said.length >= 3
      ? nearestProjects(said, shown, 3).filter(
          ({ name }) => [...said].filter((c) => name.includes(c)).length * 2 > said.length,
        )
      : [];
  return near.length > 0
    ? `没有找到“${said}”。您是不是要找 ${near.map(titled).join('；')}？`
    : `没有找到与“${said}”有关的项目，请说一下编号、单位或名称。`;
}

/** A word that nothing has taken up: 开工了几个, 取消的有哪些, 完成率高的. */
function leftOverAsked(understood: Understood, shown: readonly Project[], today: Day): string | null {
  const token = leftOver(understood, shown, today);
  if (!token) return null;
  return token.kind === 'date' ? `“${token.text}”是指截至那时，还是那段时间里完成的？` : notFilteredBy(token.text);
}

/** 大浪中学: said in one breath it is a name, and no project has it. 观澜的幼儿园有哪些: of a set that the unit has nothing of. */
function noneOfUnit({ scope, filter, intent }: Understood, shown: readonly Project[]): string | null {
  const { name, number = [] } = filter;
  const named = shown.filter((p) => number.includes(p.number));
  if (named.length > 0 && scope.units.length > 0 && !named.some((p) => isTheirs(p, scope.unitIds)))
    return `没有找到这个单位的这个项目。您说的是不是 ${named.slice(0, 3).map(titled).join('；')}？`;
  if (!name || scope.unitIds.length === 0 || !(scope.isOneName || OF_SETS.has(intent))) return null;
  return shown.some((p) => p.name.includes(name) && scope.unitIds.some((id) => p.unitIds.includes(id)))
    ? null
    : `没有找到${scope.isOneName ? `“${scope.isOneName}”` : '这个单位的这类项目'}。要看全部名称含“${name}”的项目吗？`;
}

const isTheirs = ({ unitIds }: Project, those: readonly string[]): boolean => those.some((id) => unitIds.includes(id));

const OF_SETS: ReadonlySet<Intent> = new Set<Intent>(['list', 'count', 'rate', 'why', 'forecast', 'missing']);

const filters = (filter: QuestionFilter): number => Object.keys(filter).filter((key) => key !== 'obligation').length;

/** 还差啥: of what. */
const LEFT_ALONE =
  /^[那就还只我]{0,3}(?:剩下?|有)(?:最后)?[一两几][个点]问题[啊呀了。？?]?$|^(?:就|还|真)?(?:没有?|剩)了[吗么吧]?[？?]?$|^(?:[^，。,]{1,4}[，,])?(?:帮我|给我)?(?:查一?[查下]|看一?[看下])?(?:[离距]?(?:年度)?目标)?[^，。,]{0,4}差(?:啥|什么|多少)[了呢呀啊吗？?]*$/;

/** 目标是多少. */
const TARGET_ALONE = /^(?:年度|全年|今年)?的?目标(?:值|数|任务)?(?:是|定|定的|定了)?(?:多少|几)[个]?[？?啊呢]?$/;

/** 几个, 看一下, 怎么样了: words that ask, of nothing. */
function saysNothing({ scope, filter, intent, wentOn }: Understood): boolean {
  if (
    intent === 'list' &&
    !wentOn &&
    /谁/.test(scope.text) &&
    has(scope, 'who') &&
    !has(scope, 'lead') &&
    filters(filter) === 0
  )
    return true;
  if (!wentOn && intent !== 'compare' && filters(filter) === 1 && LEFT_ALONE.test(scope.text)) return true;
  if (wentOn || filters(filter) > 0 || namesSubject(scope)) return false;
  const isOfAll = /项目|事项|实事|工程|单位|任务|工作|目标/.test(scope.text);
  switch (intent) {
    case 'status':
      return (
        !isOfAll &&
        !scope.tokens.some(({ kind, text }) => kind === 'status' && /进|情况|状|概|全貌|总览|动态|程度/.test(text))
      );
    case 'count':
      return !isOfAll || TARGET_ALONE.test(scope.text);
    case 'list':
      return !isOfAll;
    case 'history':
      return !/项目|事项|实事|工程|单位/.test(scope.text) && !has(scope, 'which', 'who', 'any');
    case 'why':
      return (
        !has(scope, 'which', 'who', 'any', 'late', 'not') &&
        !(isOfAll && has(scope, 'cause', 'slow', 'risk', 'doubt', 'cannot', 'left'))
      );
    case 'forecast':
      return (
        !isOfAll &&
        !/全部|全完|都|总|今年|全年|年底|预计|预测|几(?![号时月])|多少|[照按][这现目]/.test(scope.text) &&
        !/的$/.test(scope.text) &&
        !has(scope, 'which', 'who', 'any', 'every', 'late', 'doubt', 'risk')
      );
    case 'unclear':
      return true;
    default:
      return false;
  }
}
