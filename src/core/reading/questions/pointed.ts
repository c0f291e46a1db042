/** What a question points at that is not there: 他们, 它, 跟那天比, 民治那个, 刚才那几个里. */
import type { Project } from '../../registry.js';
import type { Intent } from '../read-input.js';
import { picks } from './picked.js';
import { kindsOf, type Token, type TokenKind } from './said/tokens.js';
import type { Scope } from './scope/scope.js';
import { isBesideUs } from './scope/units.js';
import { has, namesSubject, type Understood } from './understood.js';

/** 他们, 它, 跟那天比: what is pointed at is not there. */
export function saysWho(understood: Understood, shown: readonly Project[]): string | null {
  const { scope, wentOn, filter, intent } = understood;
  if (!filter.number && scope.dates.length === 0 && !filter.period && !filter.asOf && AT_SOME_TIME.test(scope.text))
    return '您说的是哪一天？';
  if (!wentOn && !namesSubject(scope) && THE_REST.test(scope.text)) return '您说的是除了哪些以外的？';
  if (has(scope, 'mine') && !filter.unit) return '您分管的是哪几个单位或哪一类？请说一下名称。';
  if (/隔壁(?:街道|单位|局)?|旁边的?街道/.test(scope.text) && has(scope, 'others') && !filter.unit)
    return '您说的是哪个单位？';
  if (ANOTHER.test(scope.text) && scope.units.length === 0 && scope.numbers.length === 0) return '您说的是哪个单位？';
  if (wentOn && OTHERS_THAN_IT.test(scope.text) && scope.units.length === 0) return '您说的是哪几个单位，或者哪一类？';
  if (WITH_ANOTHER.test(scope.text) && !wentOn) return '您说的是哪个单位？';
  if (has(scope, 'you') && YOURS.test(scope.text) && !filter.unit && !filter.number) return '您说的是哪个单位？';
  if (has(scope, 'they') && !filter.unit && !filter.number) return '您说的是哪个单位？';
  const isPointed = POINTED.test(scope.text) || (!filter.unit && THERE.test(scope.text));
  if (!wentOn && !namesSubject(scope) && isPointed) return '您说的是哪几个单位，或者哪一类？';
  if (isOneOfTheirs(understood, shown)) return '您说的是哪个项目？请说一下编号或名称。';
  if (!wentOn && !namesSubject(scope) && THOSE_TOLD.test(scope.text))
    return '您说的是哪几个项目？请说一下编号、单位或名称。';
  if (wentOn && !filter.number && !namesSubject(scope) && scope.dates.length === 0 && picks(scope.text))
    return '您说的是哪个项目？请说一下编号或名称。';
  if (namesNextTo(scope)) return '您说的是哪个项目？请说一下编号或名称。';
  if (has(scope, 'that') && intent !== 'missing' && !wentOn && !namesSubject(scope))
    return '您说的是哪个项目？请说一下编号或名称。';
  if (!wentOn && !namesSubject(scope) && pointsAtNothing(scope)) return '您说的是哪个项目？请说一下编号或名称。';
  const isAlone = filter.unit === undefined || filter.unit.length < 2;
  if (
    intent === 'compare' &&
    !wentOn &&
    scope.dates.length === 0 &&
    isAlone &&
    scope.numbers.length < 2 &&
    (has(scope, 'who', 'than', 'contrast', 'that') ||
      isBesideUs(scope.tokens, scope.text) ||
      !has(scope, 'compare', 'any', 'faster'))
  )
    return '要和哪一天比？例如“跟上周比”“比11月30日”。';
  if (
    has(scope, 'thatDay') &&
    THEN.test(scope.text) &&
    scope.dates.length === 0 &&
    !(wentOn && (filter.period ?? filter.asOf))
  )
    return '您说的是哪一天？';
  return null;
}

/** 那段时间完成了几个: of a time that is not said. */
const THEN =
  /(?:[从自打]?那|此)(?:之|以)[后来]|此后|[从自打]那|那天|当天|那时|当时|那一?个?(?:月|星期|礼拜|周|季度)|那(?:一?段|一?阵|[几两](?:天|周|个)|些天|些日子|个?时)/;
/** 24-6后面那条: another than the one that is named. */
const NEXT_TO = /^的?(?:[前后上下对]面|旁边|隔壁|附近|边上)的?[那这]一?[个条座处项家所栋]/;
const namesNextTo = ({ tokens, text }: Scope): boolean =>
  tokens.some(({ kind, end }) => (kind === 'number' || kind === 'project') && NEXT_TO.test(text.slice(end)));
const DONE = '(?:完成|完工|竣工|办[结完]|启动|开工|投用)';
const HAPPENED = '(?:完成|完工|竣工|办[结完]|[报交填]|启动|开工|投用|退回|调整)';
const AGAIN = '(?:已经?|都|还|又|才|新|仍|就){0,2}(?:[没未]有?)?';
/** 之后完成的有几个, 上午报的有哪些: before or after which day, on which day; 以前报过什么 is of all that was. */
const AT_SOME_TIME = new RegExp(
  `^(?:那|在)?(?:(?:[之以此]后|后来|后面)${AGAIN}${HAPPENED}|(?:[之以此]前|前面)${AGAIN}${DONE})|(?:^|[，,的])(?:大?清早|早上|上午|中午|下午|傍晚|晚上|夜里)(?:都|又|刚|新|才)?${HAPPENED}了?(?:的|几|多少|哪)`,
);
/** 其余没完成的有哪些: all but which. */
const THE_REST =
  /^(?:那|那么)?其[余他它]的?(?:项目|工程)?(?:还|都|又)?(?:有)?(?:[没未]有?|已经?)?(?:完|办[结完]|滞后|逾期|超期|存疑|有?风险|启动|开工|报|交)/;
/** 另一家: besides the one that was spoken of. */
const ANOTHER = /另外?一?[个家](?:街道|单位|局)?(?=呢|$)/;
/** 别的街道呢, 人家呢, 其他的呢: others than those that were asked of. */
const OTHERS_THAN_IT =
  /(?:别|其[他它余])的?(?:[那几一]?[个家])?(?:街道|单位|局|部门)|^(?:那|那么)?(?:其[他它余]|别|另外?)的?(?:人|几[个家])?呢[？?]?$|^(?:那|那么)?(?:人家|别人|别家)/;
/** 教育局和那个局: beside one that is named. */
const WITH_ANOTHER = /[和跟与同](?:[那某]|另外?一?)[个家](?:局|街道|单位)/;
/** Said to a unit, in a room that is no unit's. */
const YOURS = /贵|[你您](?:单位|局|街道|处|委|办|署|大队|部门)|[你您]们(?:单位|局|街道|大队|部门|[那这](?:边|儿|里))/;
/** 那边现在啥情况: with whom. */
const THERE = /(?:^|[，,]|查查|看看|[看查]一?下)[那这](?:边|头|儿|里)(?=现在|目前|怎|什|啥|情况|进[度展]|还|都|到)/;
/** 那几家报了没, 这一类没完成的: as if they had been spoken of. */
const POINTED =
  /(?<!的)(?:[那这][一几两俩三]?家|上面那[几两]?家|同一家|[那这][一几两]?类(?:项目|工程|事项)?(?:的|里)?(?=[没未还有哪完滞存怎咋进情都现目谁几多]))/;

/** What may stand after 这个 or 那个 that names nothing: 这个为什么还拖着. */
const TOLD_OF = kindsOf('why how status when late slow done use not will cannot can cause start ma adv now');
const OF_ALL: readonly TokenKind[] = ['which', 'who', 'many', 'rate', 'every', 'leader', 'digest', 'export'];
export const OF_SEVERAL: readonly TokenKind[] = [...OF_ALL, 'key'];

/** 我们那几个怎么样: all of theirs. */
const WHOSE = kindsOf('de we you');
const pointsAtNothing = (scope: Scope): boolean =>
  !has(scope, ...OF_SEVERAL) &&
  scope.tokens.some(({ kind, end }, at) => {
    const next = scope.tokens[at + 1];
    const isPointing = kind === 'dem' || (kind === 'those' && !WHOSE.has(scope.tokens[at - 1]?.kind ?? 'break'));
    return isPointing && next?.start === end && TOLD_OF.has(next.kind);
  });

/** 刚才那几个里哪些滞后, 这些里面哪些是重点: as if they had been spoken of. */
const THOSE_TOLD =
  /(?:^|[，,]|当[年时]|上[次回])[那这](?:一?批|几[个项件])(?:项目|工程)(?=怎|咋|如何|什么|啥|完|进|都|还|情况|现|何)|把[那这]个(?:东西|数据?)?(?=[导发转打存])|(?:刚才?|上面|前面|方才)(?:[说讲提列报问]到?的?)?[那这](?:[几两三四五][个家项条]|些)|[那这](?:[几两三四五][个项条家]|些)(?:项目)?(?:里[面头]?|当中|之中)(?=[，,]?(?:哪|有|几|谁|还|没|完|滞|重))/;

const ONE = /^[那这]一?[个条座所处栋片间宗桩件项](?:项目|工程)?$/;
/** Of whose, or of which kind. */
const OF_THESE = kindsOf('unit we you category part key late doubt risk done use');
/** 几个学校里滞后的那个. */
const HOW_THEY_STAND = kindsOf('late doubt risk done use');
const ASKED_OF_ONE: ReadonlySet<Intent> = new Set<Intent>(['status', 'why', 'forecast', 'history', 'missing']);

/** 卫健局那个分析交了没: 那个 says nothing there. */
const SAID_IN_PASSING = /^[那这]个$/;
const PAPERS = kindsOf('analysis explain brief digest table');
const isMeant = (next: Token | undefined): boolean =>
  next !== undefined && (PAPERS.has(next.kind) || (next.kind === 'status' && /进[展度]|情况/.test(next.text)));

/** 住建局那个验收没, 教育那个完成没, 重点那个怎么样: one of several that the unit, the kind or the mark has. */
function isOneOfTheirs({ scope, filter, intent }: Understood, shown: readonly Project[]): boolean {
  if (filter.number || filter.text || !ASKED_OF_ONE.has(intent) || has(scope, ...OF_ALL)) return false;
  const { tokens, unitIds, category } = scope;
  const isPointed = (token: Token, at: number): boolean => {
    const before = tokens[at - 1]?.kind === 'de' ? tokens[at - 2] : tokens[at - 1];
    return (
      (token.kind === 'dem' || token.kind === 'that') &&
      ONE.test(token.text) &&
      before !== undefined &&
      !(SAID_IN_PASSING.test(token.text) && isMeant(tokens[at + 1])) &&
      token.start - before.end <= 1 &&
      (filter.name ? HOW_THEY_STAND : OF_THESE).has(before.kind)
    );
  };
  if (!tokens.some(isPointed)) return false;
  const fits = shown.filter(
    (p) =>
      (unitIds.length === 0 || unitIds.some((id) => p.unitIds.includes(id))) &&
      (category === null || p.category === category) &&
      (filter.name === undefined || p.name.includes(filter.name)) &&
      (filter.keySupervised === undefined || p.keySupervised === filter.keySupervised),
  );
  return fits.length !== 1;
}
