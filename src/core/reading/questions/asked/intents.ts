/** What is asked: decided by sequences of words. */

import type { Intent } from '../../read-input.js';
import { clausesIn } from '../said/clauses.js';
import { hasKind, type Token, type TokenKind } from '../said/tokens.js';
import { matchesOf, pattern, stands } from './patterns.js';
import { tellsStanding } from './standings.js';
import { ACHIEVED, meantBy, rows, type Table, usedBy } from './tables.js';

const DUTY = 'report|reported|analysis|brief|explain';

/** Tried in this order; the first that stands is meant. `many` counts unless `which` asks for the same set. */
const INTENTS: Table<Intent> = rows<Intent>(
  [
    'why',
    'how not',
    'how adv not',
    'how adv cannot',
    'how now cannot',
    'how now adv cannot',
    'how late|slow|doubt le',
    'how !late|slow|doubt $',
    'how !adv late|slow|doubt',
    'where !doubt|slow',
    'doubt !where',
    'risk|slow|late !where',
  ],
  [
    'help',
    'help',
    `how act|report|export|analysis|explain|returned|adjust|digest`,
    `act|report|analysis|export|explain|table ..how|where`,
    'where act|report|analysis|export|explain',
  ],
  ['missing', 'not table ..report', 'table report ..not|ma', 'who ..not table', 'who table ..owe|not'],
  ['digest', 'digest'],
  ['export', 'export', 'table'],
  ['compare', 'history ..than'],
  ['history', 'history'],
  ['history', 'returned !de report who|which|many'],
  ['count', 'owe many ..not done', `left many !${ACHIEVED}`],
  ['list', `owe not !${ACHIEVED}`, `owe|left which|who not ${ACHIEVED}`],
  ['history', 'date ..who|which report le', 'date report le ..who|which', 'date report le $'],
  [
    'missing',
    `not ${DUTY}`,
    `not start !${DUTY}`,
    'not leader brief|report',
    'leader brief ..not|ma',
    `${DUTY} le? ma`,
    `${DUTY} ..le ma`,
    `not act ${DUTY}`,
    `${DUTY} act le? ma|not`,
    `${DUTY} ..not act`,
    `any ${DUTY}`,
    'doubt done le? ma',
    'doubt not done',
    'left who',
    'owe',
    'deadline',
    `analysis|explain|brief ..not|left|owe`,
    'left who|which report|analysis|explain',
    'left many report|analysis|explain|brief',
    `who ..not ${DUTY}`,
    'leader ..not brief',
    'report leader ..not',
    'leader brief|report ..who|which not',
    'doubt ..not explain',
    'analysis|explain|brief done ma',
    'analysis|explain|brief report le? $',
    'brief leader ma',
    'many report le',
    'who report le',
    'report le many',
    'report many le',
    'analysis|explain|brief le many|which|who',
    'report status',
    'report who',
    'must analysis|explain|brief',
    'who not $',
    'analysis|explain|brief ne',
    'ma report',
    'date asof $',
    'many asof $',
    'when asof',
  ],
  ['history', 'adjust', 'returned'],
  ['why', 'reported !de? !cause'],
  ['history', 'reported', 'date report le', 'who report', 'date who report', 'when ..report|brief|analysis|explain de'],
  [
    'compare',
    'compare',
    'contrast',
    'than ..date',
    'faster !date',
    'date than',
    'date ..than',
    'than thatDay|dem|that',
    'they|others than',
    'than they|others',
    'than ne',
    'than unit faster|slow|left',
    'you|we ..unit than',
    'thatDay than',
    'than ma',
    'than faster le? ma|$',
    'than !many $',
    'than status',
    'unit ..than unit|who',
    'unit who than',
    'unit ..unit than',
    'that|dem ..number|project than',
    'category ..category than',
    'number ..number than',
    'unit ..unit ..faster',
    'category|part ..category|part ..faster',
    'unit !faster unit',
    'number ..number ..faster',
    'project ..project ..faster',
    'any status',
    'date any|which status',
    'not which? !compare',
    'than ..not which? !status|faster',
  ],
  ['status', 'ma !cause le? $', 'ma !adv !cause le? $'],
  ['why', 'why', 'cause', 'slow cause'],
  [
    'status',
    `when ..${ACHIEVED}|start de|le`,
    'when start ..late|slow|doubt|risk|cause',
    'when late|doubt|risk|cause de $',
  ],
  [
    'forecast',
    'cannot',
    'can',
    `expect ..${ACHIEVED}|late|slow|when|rate|which|many|start|cannot|doubt|status`,
    `will ..${ACHIEVED}|late|start|slow|cannot`,
    `late de? will`,
    'must late',
    'late ..when',
    'will ..amount',
    'target will',
    'rate will',
    `when ..will|plan? ${ACHIEVED}|start`,
    `when ..${ACHIEVED}|start|amount`,
    `ontime ${ACHIEVED} ma`,
    'will ontime',
    `ontime ${ACHIEVED} de? will`,
    `${ACHIEVED} de? !will $`,
    'expect $',
    'when ma? $',
  ],
  ['list', 'rate !faster !de ..which|who', 'rate !faster !de $'],
  ['rate', 'rate', 'rank'],
  ['list', 'which', 'who', 'any'],
  ['status', 'status', 'ma', 'when', 'target', 'lead $', 'figure'],
  ['list', 'those de? $', 'lead'],
  ['status', 'look'],
);

export function intentOf(tokens: readonly Token[], numbers: number, units: number): Intent | null {
  if (
    numbers + units === 0 &&
    hasKind(tokens, 'how') &&
    !hasKind(tokens, 'others', 'they') &&
    hasKind(tokens, ...OF_USE) &&
    !stands(tokens, HOW_NOT) &&
    !hasKind(tokens, 'project', 'part', 'category', 'history')
  )
    return 'help';
  const promises = hasKind(tokens, 'promise', 'due', 'plan') && hasKind(tokens, 'date') && !hasKind(tokens, 'when');
  if (
    numbers === 1 &&
    tokens.some(({ kind, text }) => kind === 'owe' && STILL.test(text)) &&
    hasKind(tokens, 'why', 'cause')
  )
    return 'why';
  if (numbers === 1 ? stands(tokens, WHY_SILENT) : stands(tokens, WHY_THAT_SILENT)) return 'why';
  const said = meantBy(INTENTS, tokens, (intent) => {
    if (intent === 'history' && hasKind(tokens, 'doubt')) return false;
    if (intent === 'forecast' && keepsPromise(tokens)) return true;
    return !(promises && (intent === 'forecast' || intent === 'history' || intent === 'compare'));
  });
  const isNamed = hasKind(tokens, 'part', 'project');
  const isOfThem = hasKind(tokens, 'figure') && isNamed;
  const countsThings =
    tokens.some(({ kind, text }) =>
      isOfThem ? kind === 'many' && !IN_ALL.test(text) : kind === 'many' || (kind === 'figure' && COUNTED.test(text)),
    ) &&
    !THOSE_STAND.some((one) => stands(tokens, one)) &&
    !asksOfThose(tokens);
  const counts = countsThings || (hasKind(tokens, 'figure') && numbers !== 1 && !isOfThem);
  if (numbers === 1 && said === 'missing' && stands(tokens, MAKES_GOOD) && !hasKind(tokens, ...PAPERS))
    return 'forecast';
  if (numbers === 1 && said === 'history' && (stands(tokens, NOW_REPORTED) || asksHowItIsRead(tokens))) return 'status';
  if (numbers === 1 && said === 'compare' && stands(tokens, ROSE_BY) && isOfPeriod(tokens)) return 'status';
  if (
    numbers === 1 &&
    said === 'compare' &&
    THING_ROSE.some((one) => stands(tokens, one)) &&
    !hasKind(tokens, 'than', 'contrast', 'date')
  )
    return 'status';
  if (
    said === 'compare' &&
    tokens.some(({ kind, text }) => kind === 'compare' && HAS_MOVED.test(text)) &&
    !hasKind(tokens, 'than', 'contrast', 'date', 'thatDay', 'vague', 'that', 'faster')
  )
    return 'status';
  if (said === 'forecast' && wasOnTime(tokens) && !hasKind(tokens, 'will', 'can', 'cannot', 'expect', 'when'))
    return 'status';
  if (said === 'rate' && numbers === 1 && tokens.every(({ kind, text }) => kind !== 'rate' || TENTHS.test(text)))
    return 'status';
  if (said === 'rate' && isOfThem && tokens.every((token, at) => token.kind !== 'rate' || isInName(tokens, at)))
    return 'status';
  if (
    said === 'why' &&
    numbers !== 1 &&
    !hasKind(tokens, 'why') &&
    (STUCK_ONES.some((one) => stands(tokens, one)) || namesStuck(tokens))
  )
    return countsThings ? 'count' : 'list';
  if ((units > 1 || hasKind(tokens, 'than', 'that', 'both')) && (stands(tokens, FASTER) || tokens.some(asksWhich)))
    return 'compare';
  if (units > 0 && hasKind(tokens, 'that', 'they') && tokens.some(asksWhich)) return 'compare';
  const isAmount =
    said === undefined || said === 'list' || said === 'status' || (said === 'count' && hasKind(tokens, 'left'));
  if (numbers === 1 && isAmount && (countsThings || counts)) return 'status';
  if (said === 'list' && laysOutHow(tokens)) return 'status';
  if (numbers === 1 && said === 'list') return stands(tokens, OTHERS_LIKE) ? 'list' : 'status';
  if (
    said === undefined &&
    hasKind(tokens, 'both') &&
    hasKind(tokens, 'part', 'project') &&
    countsThings &&
    !stands(tokens, DONE_OF_THEM)
  )
    return 'status';
  if (said === 'list' && countsThings && !hasKind(tokens, 'which', 'who', 'any')) return 'count';
  if (said === 'status' && numbers !== 1 && tokens.some(({ kind, text }) => kind === 'status' && TENTHS.test(text)))
    return 'rate';
  if (said === 'status' && numbers !== 1 && asksOfKind(tokens)) return countsThings ? 'count' : 'list';
  if (said === 'status' && countsThings && !stands(tokens, PAST) && !(isNamed && stands(tokens, TARGET_ASKED)))
    return 'count';
  if (said === undefined) return countsThings ? 'count' : null;
  return said;
}

/** 暖心柜的进度列一下: how they stand is what is listed; 滞后项目的情况列一下 is of a set that is not named. */
function laysOutHow(tokens: readonly Token[]): boolean {
  const asking = tokens.flatMap(({ kind }, at) => (kind === 'which' || kind === 'who' || kind === 'any' ? [at] : []));
  const [at = 0, ...others] = asking;
  return (
    others.length === 0 &&
    LAID_OUT.test(tokens[at]?.text ?? '') &&
    tokens.slice(0, at).findLast(({ kind }) => kind !== 'adv')?.kind === 'status' &&
    !tellsStanding(tokens) &&
    !hasKind(tokens, 'key', 'notkey', 'done', 'use', 'many', 'report', 'reported')
  );
}
/** 列一下, 报出来. */
export const LAID_OUT = /^[列摆排报念]/;

/** 承诺12月20日前交工的，有哪些兑现不了: of those that were promised it is asked whether they will be kept. */
function keepsPromise(tokens: readonly Token[]): boolean {
  const promised = tokens.findIndex(({ kind }) => kind === 'promise');
  const told = tokens.findIndex(({ kind }, at) => promised >= 0 && at > promised && kind === 'de');
  return (
    told > 0 && hasKind(tokens.slice(promised, told), 'date') && hasKind(tokens.slice(told), 'can', 'cannot', 'will')
  );
}

/** 缺的那些场补得齐吗: what a project lacks is no report. */
const MAKES_GOOD = pattern('owe|left ..can|cannot');
const PAPERS: readonly TokenKind[] = ['report', 'reported', 'analysis', 'explain', 'brief', 'table'];

/** 39-2现在报的是多少场: as it stands by what was reported. */
const NOW_REPORTED = pattern('now reported !figure|many|status');
/** 我们报的完工，你那边显示什么状态: so does this, where what was reported is only told. */
const asksHowItIsRead = (tokens: readonly Token[]): boolean => {
  const clauses = clausesIn(tokens);
  const last = clauses.at(-1) ?? [];
  const isTold = clauses.slice(0, -1).some((one) => hasKind(one, 'reported') && hasKind(one, 'done', 'use'));
  return isTold && hasKind(last, 'status') && !hasKind(last, 'reported', 'report', 'when', 'who', 'date');
};

/** 9月以来增加了几个: what a period brought is no comparison. */
const ROSE_BY = pattern('compare !figure|many');
/** 24-4有进展吗: held against no day. */
export const HAS_MOVED = /进展|起色|动静/;
/** 如期完成没, 按时完成了吗: whether it was; 如期完成吗 whether it will be. */
const ON_TIME = pattern(`ontime ${ACHIEVED} le? ma $`);
const wasOnTime = (tokens: readonly Token[]): boolean =>
  matchesOf(tokens, ON_TIME).some(({ kind, text }) => kind === 'le' || (kind === 'ma' ? /[没了]/ : /了$/).test(text));
/** 警情降了多少, 投诉降下来没: what the project is to bring down or up. */
const THING_ROSE = [
  pattern('unknown|part !compare !figure|many|rate'),
  pattern('unknown|part !compare !le? !ma|not $'),
  pattern('unknown|part ma !compare $'),
];
const isOfPeriod = (tokens: readonly Token[]): boolean =>
  !hasKind(tokens, 'than', 'contrast') &&
  tokens.some(({ mention }) => mention?.kind === 'date' && mention.date.from !== mention.date.to);

/** 老年人健康管理率 is what the project is measured by. */
const isInName = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.text === '率' && (tokens[at - 1]?.kind === 'part' || tokens[at - 1]?.kind === 'project');

/** 一共修了多少公里, 长者食堂开到几家: how much of what is named, and not how many of the projects. */
const IN_ALL = /^(?:一共|总共|共总|共|合计|加起来|总计|共计|拢共|统共|通共|共有|总共有|一共有|总数|总量)$/;

/** Of no thing that is named, these are projects. */
const COUNTED = /家$/;

/** What duban does or takes: how to do anything else is not its to say. */
const OF_USE: readonly TokenKind[] = [
  'act',
  'report',
  'reported',
  'analysis',
  'export',
  'table',
  'digest',
  'explain',
  'adjust',
  'returned',
  'brief',
  'history',
  'late',
  'doubt',
  'key',
  'look',
];

/** 残联办到几成: of many it is a share, of one how it stands. */
const TENTHS = /(?:几|多少)成/;

/** 还有没完成的吗, 滞后的看一下: which there are. */
const asksOfKind = (tokens: readonly Token[]): boolean =>
  !hasKind(tokens, 'status', 'when', 'target', 'figure') && (stands(tokens, DONE_ONES) || tellsStanding(tokens));

/** 停工的有哪些 asks which they are, and 停了几个 how many, and not why. */
const STUCK_ONES = [pattern('cause !de which|many|any|who'), pattern('cause !le? !many')];
/** 停工的项目 names them. */
const namesStuck = (tokens: readonly Token[]): boolean =>
  matchesOf(tokens, SET_OF_CAUSE).some(({ kind, text }) => kind === 'cause' && STUCK.test(text));
const SET_OF_CAUSE = pattern('cause !de $');
const STUCK = /^(?:烂尾|趴窝|停[工了着滞摆]|搁置|搁浅|中断|暂停|受阻|[卡堵僵]住|卡[壳着死]|推不动|动不了)/;

/** 办结的项目有吗. */
const DONE_ONES = pattern(`${ACHIEVED} !le? !de`);
/** 没动静: of one thing, that nothing is done. */
const STILL = /动静|反应|没[声音影信]|下文/;
/** 18-3为啥一直没动静: of one thing it is asked why nothing is done, or told. */
const WHY_SILENT = pattern('why|how ..owe');
const WHY_THAT_SILENT = pattern('that|dem why|how ..owe');
/** 五个里完工的有几个 counts projects. */
const DONE_OF_THEM = pattern(`${ACHIEVED} de`);
const HOW_NOT = pattern('how not|slow|late|owe');

/** 滞后的几个什么情况 speaks of those few. */
const THOSE_STAND = ['de many status|cause', 'many part|project done|use|start? status'].map(pattern);

/** 重点监督的几个项目，都什么状态: so does this, where what is asked stands in another clause. */
const asksOfThose = (tokens: readonly Token[]): boolean =>
  tokens.some(({ kind, start }, at) => {
    const before = tokens[at - 1];
    const isNamed = (before?.kind === 'part' || before?.kind === 'project') && tokens[at + 1]?.kind === 'status';
    const isOfThose = kind === 'many' && (before?.kind === 'de' || isNamed) && before?.end === start;
    return (
      isOfThose && hasKind(tokens.slice(at + 1), 'status', 'cause', 'why', 'ma') && !hasKind(tokens, 'which', 'who')
    );
  });

/** 跟9-2差不多的有哪些: others than the one that is named. */
const OTHERS_LIKE = pattern('number|project !beyond');

const FASTER = pattern('who|which ..faster');
/** 大浪跟他们哪个快: between two, one of whom is only pointed at. */
const asksWhich = ({ kind, text }: Token): boolean => kind === 'faster' && /^[谁哪]/.test(text);
/** 两癌筛查的目标是多少. */
const TARGET_ASKED = pattern('target !many');
const PAST = pattern(`when ..${ACHIEVED}|start de|le`);

/** The words by which it was decided that this is asked. */
export function intentWords(tokens: readonly Token[], intent: Intent | null): Token[] {
  if (intent === null) return [];
  const asking = ALSO_ASKING[intent];
  return [...usedBy(INTENTS, tokens, intent), ...tokens.filter(({ kind }) => asking?.includes(kind))];
}

/** Words that ask so wherever they stand. */
const ALSO_ASKING: Partial<Record<Intent, readonly TokenKind[]>> = {
  count: ['many', 'figure'],
  help: ['how'],
  compare: ['than', 'faster'],
};
