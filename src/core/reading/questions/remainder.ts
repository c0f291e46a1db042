/** What of a question nothing has taken up: every word is used by what was decided, says nothing beyond it, or is left over. */
import { addDays, type Day } from '../../day.js';
import type { Project } from '../../registry.js';
import { dueDayOf, type FoundDate } from '../days/dates.js';
import { parseNumber } from '../numbers/numbers.js';
import type { Intent, QuestionFilter } from '../read-input.js';
import { HAS_MOVED, LAID_OUT } from './asked/intents.js';
import { readied } from './asked/tails.js';
import { kindsOf, type Token, type TokenKind } from './said/tokens.js';
import type { Scope } from './scope/scope.js';
import { has, type Understood } from './understood.js';
import { isLightOf } from './unused.js';

/** Joints and pointers, and names: what of these is not understood is asked about by its own rules. */
const CLOSED = kindsOf(
  'break fill adv le de ne ma now dem aside ready we you leaning that those they every streets look drop share except mine part unknown',
);

const STANDINGS = 'done use start ongoing late belated slow doubt risk left not';

/** Of one thing it is asked how it stands, whatever words it is asked with. */
const OF_ONE = kindsOf(
  `${STANDINGS} will can cannot expect ontime any many figure amount both when cause who lead promise plan due must which where vague site owe compare`,
);

/** 办结率上不去，问题在哪; 当初说国庆开放的，怎么变卦了: what of the one thing is not as it should be. */
const OF_ITS_FIGURE = kindsOf('target rate date');

/** What says no more than is asked already: 完成率多少, 还有几家没报. A kind stands here only where people are known to say it so. */
const GOES_ALONG: Record<Exclude<Intent, 'help' | 'unclear'>, ReadonlySet<TokenKind>> = {
  status: kindsOf('rate vague status target lead figure done many must ontime'),
  list: kindsOf('which who any those many lead target status must will left'),
  count: kindsOf('many figure status which any lead target those must left'),
  rate: kindsOf('rate many any done status must'),
  missing: kindsOf(
    'vague report reported analysis explain brief leader who which many any how why status those done late doubt left not must due lead ontime owe deadline when',
  ),
  why: kindsOf(
    'can any many vague why cause how owe where doubt done late slow not cannot will ontime status where which those must',
  ),
  compare: kindsOf(
    'compare contrast than faster slow start many figure amount rate status which who any done how those that must',
  ),
  forecast: kindsOf(
    'will can cannot expect ontime due when must plan which who many figure amount any those done use start left not status rate late slow risk target',
  ),
  history: kindsOf(
    'contrast act why how cause vague history report reported adjust returned leader brief which who any many target status when must',
  ),
  export: kindsOf('export table analysis which digest report target status must'),
  digest: kindsOf('export beyond vague digest status report must'),
};

/** 书记问, 领导要看: who wants to know narrows nothing. */
const WANTS =
  /^们?(?:刚[刚才]?|方才|昨天|昨晚|今早|早上|上午|中午|下午|又|也|还|正?在|一直|等下|待会儿?|马上|现在|会上|在会上|来)?(?:追着|盯着|急着|催着|等着)?(?:问|[要想让说叫催等急看]|点(?:了|到|名)|提(?:了|到)|$|[，。,：: ])/;

/** 民治书记: the head of the unit, and nobody who asks. */
const isHeadOf = (start: number, end: number, { tokens, text }: Scope): boolean =>
  end === text.length && tokens.some((one) => one.kind === 'unit' && one.end === start);

/** The first such word; null where all is accounted for. 300个项目 are all of those `shown`. */
export function leftOver(understood: Understood, shown: readonly Project[], today: Day): Token | null {
  const { scope, asked, intent, filter } = understood;
  const { name } = filter;
  const named = name === undefined ? 0 : shown.filter((p) => p.name.includes(name) && isOfThem(p, scope)).length;
  if (intent === 'help' || intent === 'unclear') return null;
  const along = GOES_ALONG[intent];
  const isOfOne = filter.number?.length === 1;
  const isTaken = (token: Token): boolean =>
    CLOSED.has(token.kind) ||
    asked.used.has(token.start) ||
    along.has(token.kind) ||
    (isOfOne &&
      (OF_ONE.has(token.kind) ||
        isDoneThere(token, filter, shown) ||
        (intent === 'why' && OF_ITS_FIGURE.has(token.kind)) ||
        (intent === 'status' && isItsDay(token, scope, today)) ||
        (intent === 'status' && token.kind === 'reported') ||
        (intent === 'history' && token.kind === 'beyond'))) ||
    isFiltered(token, understood, named, today) ||
    isWhose(token, scope) ||
    (intent === 'status' && name !== undefined && (isBeforeFigure(token, scope) || isOfWhatIsLeft(token, scope))) ||
    (intent === 'why' && token.kind === 'faster' && IS_LOW.test(token.text)) ||
    (intent === 'why' && token.kind === 'rate' && asksWhyLow(scope)) ||
    (intent === 'status' && token.kind === 'compare' && HAS_MOVED.test(token.text)) ||
    (token.kind === 'amount' && Number.parseInt(token.text, 10) === shown.length);
  return readied(scope.tokens).find((token) => !isTaken(token)) ?? null;
}

const isOfThem = ({ unitIds }: Project, { unitIds: those }: Scope): boolean =>
  those.length === 0 || those.some((id) => unitIds.includes(id));

const IS_LOW = /[慢差少低]/;
/** 完成率为啥低, 完成率怎么上不去: why so few of them are done. */
const asksWhyLow = ({ tokens, text }: Scope): boolean =>
  tokens.some((one) => (one.kind === 'faster' && IS_LOW.test(one.text)) || one.kind === 'slow') || STAYS_LOW.test(text);
const STAYS_LOW = /(?:上|提|起|涨|升|跟)不(?:上|去|来|起)|不(?:太|够|怎么|见)?(?:高|涨|动|升|理想)|[下掉跌降]/;

/** 水务局负责的为什么滞后: whose they are; 为什么归住建局管 asks of that itself. */
const isWhose = ({ kind, text, start, end }: Token, { tokens }: Scope): boolean =>
  kind === 'lead' &&
  tokens.some((one) => one.kind === 'unit' && one.end === start) &&
  (text.endsWith('的') || tokens.some((one) => one.kind === 'de' && one.start === end));

/** 说好年底通车，现在什么情况: the day of the one thing, and none as of which it is asked. */
const isItsDay = ({ mention }: Token, scope: Scope, today: Day): boolean =>
  mention?.kind === 'date' &&
  (mention.date.to > today || scope.dates.length === 1) &&
  has(scope, 'promise', 'due', 'plan', 'must');

/** 积水点消除了几处: what is done to the things of which a figure is asked. */
const isBeforeFigure = ({ kind, end }: Token, { tokens }: Scope): boolean => {
  const next = tokens.find(({ start, kind: one }) => start >= end && one !== 'le');
  return (kind === 'done' || kind === 'use') && next?.kind === 'figure' && next.start - end <= 1;
};

/** 管网还差几公里没修: what the works still lack of what they are measured by. */
const isOfWhatIsLeft = ({ kind }: Token, scope: Scope): boolean =>
  (kind === 'left' || kind === 'not' || kind === 'done' || kind === 'use') &&
  has(scope, 'left') &&
  has(scope, 'figure');

/** 审核完多少个: what duban does as well, and what the one project is to do. */
const isDoneThere = ({ kind, text }: Token, { number }: QuestionFilter, shown: readonly Project[]): boolean =>
  kind === 'act' && shown.some((p) => number?.includes(p.number) && p.target.includes(text));

/** 两条碧道, where there are two: all of them are meant. */
const saysAll = (text: string, named: number): boolean =>
  named > 1 && parseNumber(text.charAt(0).replace('俩', '两').replace('仨', '三')) === named;

/** 两家, 三个街道. */
const OF_UNITS = /(?:家|街道|局|单位)$/;

/** 两项存疑一直没个说法: how many of the kind the asker knows of. */
const isCountOfKind = (end: number, tokens: readonly Token[]): boolean =>
  tokens.some(({ kind, start }) => start === end && OF_A_KIND.has(kind));
const OF_A_KIND = kindsOf('late belated slow doubt risk');

/** 各街道的完成率列一下, 暖心柜的进度列出来: how the shares or how they stand is to be told, and of which set nothing is asked. */
const isLaidOut = (text: string, at: number, tokens: readonly Token[], of: TokenKind): boolean =>
  LAID_OUT.test(text) && tokens.findLast(({ start, kind }) => start < at && kind !== 'adv')?.kind === of;

/** Does a filter say it? */
function isFiltered(
  { kind, mention, text, start, end }: Token,
  { scope, intent, filter, wentOn }: Understood,
  named: number,
  today: Day,
): boolean {
  switch (kind) {
    case 'unit':
      return (
        mention?.kind === 'unit' &&
        mention.units.some(({ name, isGroup }) => isGroup || filter.unit?.includes(name) || filter.number)
      );
    case 'number':
    case 'project':
      return filter.number !== undefined;
    case 'category':
      return filter.category !== undefined;
    case 'date':
      return (
        mention?.kind === 'date' &&
        (intent === 'forecast' ||
          (intent === 'compare' && mention.date.from <= today && mention.date.to >= today) ||
          isDayOf(mention.date, filter, scope.text, today) ||
          (mention.date.from > today &&
            filter.standing === 'open' &&
            mention.date.to.slice(0, 7) === today.slice(0, 7) &&
            /[底末]$/.test(mention.date.text)))
      );
    case 'share':
      return intent === 'rate';
    case 'asof':
    case 'thatDay':
      return filter.asOf !== undefined || filter.period !== undefined || filter.compareTo !== undefined;
    case 'report':
    case 'reported':
      return (filter.promisedBy !== undefined && !has(scope, 'ma')) || filter.standing === 'in_doubt';
    case 'done':
    case 'use':
      return (
        filter.promisedBy !== undefined ||
        filter.standing === 'in_doubt' ||
        (filter.standing === 'open' && has(scope, 'except'))
      );
    case 'promise':
    case 'due':
    case 'plan':
      return filter.promisedBy !== undefined;
    case 'key':
    case 'notkey':
      return filter.keySupervised !== undefined || filter.number !== undefined;
    case 'both':
      return (
        isCountOfKind(end, scope.tokens) ||
        (wentOn && !OF_UNITS.test(text)) ||
        Math.max(filter.unit?.length ?? 0, filter.number?.length ?? 0) > 1 ||
        saysAll(text, named)
      );
    case 'which':
    case 'who':
      return (
        (intent === 'rate' &&
          (scope.tokens.some((one) => one.kind === 'rank') || isLaidOut(text, start, scope.tokens, 'rate'))) ||
        (intent === 'status' && isLaidOut(text, start, scope.tokens, 'status'))
      );
    case 'risk':
      return scope.tokens.some((one, at) => one.start === start && isLightOf(one, scope.tokens[at + 1]));
    case 'leader':
      return WANTS.test(scope.text.slice(end)) && !isHeadOf(start, end, scope);
    case 'amount':
      return !/\d/.test(text);
    default:
      return false;
  }
}

/** 12月10号以后完成的: from the day behind it. */
const BEHIND = /^[之以]?后/;

/** Is it one of the filter's days, or is it today anyway? */
function isDayOf(
  date: FoundDate,
  { asOf, period, compareTo, promisedBy }: QuestionFilter,
  text: string,
  today: Day,
): boolean {
  if (
    (date.precision === 'year' && date.from <= today && date.to >= today) ||
    (period !== undefined && date.text.startsWith('再')) ||
    (date.from <= today && date.to >= today && (date.from === date.to || asOf === today))
  )
    return true;
  const isBehind = BEHIND.test(text.slice(date.end, date.end + 2));
  const said = [date.from, date.to, dueDayOf(date, text), ...(isBehind ? [addDays(date.to, 1)] : [])];
  return [asOf, compareTo, promisedBy, period?.from, period?.to].some((day) => day !== undefined && said.includes(day));
}
