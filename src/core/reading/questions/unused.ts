/** What was said of the set asked for and cannot be filtered by: two questions in one, two standings, what only units are as a whole. */
import { pattern, stands } from './asked/patterns.js';
import { clausesIn } from './said/clauses.js';
import { hasKind, type Token, type TokenKind } from './said/tokens.js';
import type { Scope } from './scope/scope.js';
import { has, type Understood } from './understood.js';

const NO_UNITS = '我还不能按单位整体的情况筛选。要看各单位的完成率，还是未完成的项目？';
const NO_LATELY = '您想看从哪一天起的？例如“本周完成的”“12月1日以来完成的”。';

/** What to ask; null where all of it can be filtered by. */
export function unusedAsked({ scope, intent, asked, filter }: Understood): string | null {
  const isSet = (intent === 'list' || intent === 'count' || intent === 'rate') && scope.numbers.length === 0;
  if (intent === 'rate' && asksTwice(scope)) return '您问了两件事：先看完成率，还是先看清单？';
  if (intent === 'missing' && areParted(scope.tokens, ['status'], ['who']) && !OF_WHICH_REPORTS.test(scope.text))
    return '您问了两件事：先看进展，还是先看谁没报？';
  if (intent === 'missing' && asksOfTwo(scope)) return '您问了两件事：先看没报进展的，还是没交分析和说明的？';
  if (EITHER.test(scope.text) && lacksSeveral(scope)) return '您问了两件事，先看哪一件？';
  if (has(scope, 'key') && has(scope, 'notkey')) return KEY_OR_REST;
  if (isSet && has(scope, 'key') && KEY_AND_REST.test(scope.text)) return KEY_OR_REST;
  if (isSet && KEY_AND_ALL.test(scope.text)) return '一次只能看一种：要看人大重点监督的，还是全部的？';
  if (isSet && severalStandings(scope)) return '一次只能按一种状态筛选。要看滞后的、存疑的，还是有风险的项目？';
  if (isSet && scope.attribute) return notFilteredBy(scope.attribute);
  if (isSet && UNITS_WHOLE.test(scope.text)) return NO_UNITS;
  if (isSet && JUST_NOW.test(scope.text) && !filter.period && scope.dates.length === 0) return NO_LATELY;
  if (filter.number?.length !== 1 && !filter.name && LATE_BY.test(scope.text)) return HOW_LATE;
  const isLately = scope.dates.length > 0 || NEW_ALONE.test(scope.text);
  if (intent === 'count' && isSet && !filter.standing && isLately && scope.tokens.some(isNew)) return NEW_OF_WHAT;
  if (intent === 'count' && isSet && !filter.standing && !scope.name && !scope.words && DID_SO_MANY.test(scope.text))
    return DONE_OF_WHAT;
  if (intent === 'list' && isSet && !filter.standing && DID_WHAT.test(scope.text)) return DONE_OF_WHICH;
  if (isSet && filter.asOf && has(scope, 'now') && (isSaidTwice(scope.tokens) || has(scope, 'ne')))
    return '您问了两个时候的：先看那时的，还是先看现在的？';
  if (intent === 'forecast' && TURNED_OUT.test(scope.text)) return '您问了两件事，先看哪一件？';
  if (intent === 'missing' && stands(scope.tokens, OF_THEIR_WORKS)) return '您问了两件事，先看哪一件？';
  if (intent === 'missing' && JUST_REPORTED.test(scope.text) && scope.dates.length === 0) return NO_LATELY;
  const stage = isSet ? scope.tokens.find(({ kind, text }) => kind === 'use' && STAGE.test(text)) : undefined;
  if (stage) return notFilteredBy(stage.text);
  return asked.isNegated ? '这个“不”或“没”我没有看懂。要看未完成的、未启动的，还是滞后的项目？' : null;
}

/** 交通类的进展，填报还缺哪家: it is the reports of it that are asked of. */
const OF_WHICH_REPORTS = /的(?:进展|进度|情况|数据)[，,](?:填报|上报|报送|报数|[报填交])/;

/** 开工我还不会用来筛选. */
export const notFilteredBy = (said: string): string =>
  `“${said}”我还不会用来筛选。要看未完成的、未启动的，还是滞后的项目？`;

/** 一个都没完成的单位, 完成率低的街道: of units as a whole there is no list. */
const UNITS_WHOLE =
  /(?:滞后|存疑|疑点|风险|逾期)的?(?:街道|单位|局|部门)的?(?:完成|办结)?率|(?:一[个项件](?:都|也)?(?:还)?[没未](?:有)?|[没未]有?一[个项件](?:是)?|全[没未]有?)[^，。,]{1,5}的(?:都|又|一共)?(?:[有是]?(?:谁|哪[些几]?[个家]?(?:单位|街道|部门|局|家))|(?:[有是](?:哪[些几]?[个家]?|几[个家]?|多少[个家]?))?(?:单位|街道|部门|局))|(?:全部|全都|都|均)[^，。,]{0,6}的(?:都|又|一共)?(?:[有是](?:哪[些几]?[个家]?|几[个家]?|多少[个家]?))?(?:单位|街道|部门|局)|率(?:比较|很|偏|太)?[高低]的(?=[^，。,]{0,6}(?:街道|单位|局|部门|有?[哪谁]|是[哪谁]))/;
/** 刚完成的, 新增滞后的: since when is not said. */
const JUST_NOW =
  /(?:刚刚?|新近?)(?=完成|完工|竣工|办[结完]|建[成好完]|做完)|(?:新增加?|新出现|新冒出来?)(?:的|了)?(?=完成|完工|滞后|逾期|超期|延期|存疑|疑点|有?风险|预警|[黄红]灯)/;

/** 滞后几天, 逾期多久: of a set there is no such figure. */
const LATE_BY =
  /(?:滞后|逾期|超期|延期|延误|误期)了?(?:(?:几|多少)(?:天|日|周|个?月|个?星期)|多久|多长时间)(?!才|能|可以|会)/;
const HOW_LATE = '您问的是哪个项目滞后了多久？请说一下编号或名称。';

/** 民治改了几个, 福城拆了几个: what a deed is done to is no filter, and whether it is finished is not said. */
const DID_SO_MANY =
  /[改建修办搞做干弄开装拆验批调收推漏丢砍撤换铺种挖盖抓管投]了(?:几|多少)[个项件]?(?:项目|工程)?[啊呢了]?(?:$|[，。？?])/;
const DONE_OF_WHAT = '您问的是已经完成的有几个吗？例如“民治街道完成了几个”。';

/** 大浪上周干了什么. */
const DID_WHAT = /(?:[干做办搞弄忙抓]|推进)了?(?:些)?(?:什么|啥|哪些)(?:事儿?|活儿?|工作)?[啊呢了]?(?:$|[，。？?])/;
const DONE_OF_WHICH = '您问的是已经完成的有哪些吗？例如“民治街道上周完成了哪些”。';

/** 上月底滞后几个现在滞后几个, 上个月滞后现在还滞后的. */
const isSaidTwice = (tokens: readonly Token[]): boolean =>
  SAID_TWICE.some((kind) => tokens.filter((one) => one.kind === kind).length > 1);
const SAID_TWICE: readonly TokenKind[] = ['many', 'late', 'doubt', 'risk', 'not'];

/** 之前说完不成的后来完成了几个: what was expected, and what came of it. */
const TURNED_OUT = /(?:后来|实际上?|最后|结果)[却又也还都就]?(?:是)?(?:完成|完工|竣工|办[结完]|做完|建成)了/;

/** 没报的街道有几个项目滞后: what is lacking on paper says only which units, of whose projects it is asked. */
const OF_THEIR_WORKS = pattern('owe|not ..de ..many late|doubt|risk');

/** 民治新增几个. */
const NEW_ALONE = /新增了?(?:几|多少)[个项]?[啊呢了]?(?:$|[，。？?])/;
/** 上月新增几个: of which kind is not said. */
const isNew = ({ kind, text }: Token): boolean => kind === 'adv' && text === '新增';
const NEW_OF_WHAT = '您问的是新增完成的，还是新增滞后的项目？';

/** 刚刚谁报了. */
const JUST_REPORTED =
  /刚[刚才]?(?:有|又)?(?:谁|哪[些个家几])[^，。,没未]{0,3}[报交填]|(?:谁|哪[些个家几])[^，。,没未]{0,3}刚[刚才]?(?:又|才)?[报交填]/;

const KEY_OR_REST = '一次只能看一种：要看人大重点监督的，还是其他的？';
/** 重点完成率，其余完成率: of those and of all the others. */
const KEY_AND_REST =
  /^(?!.*(?:除|不含|不算|刨|去掉))[^，。,]{0,6}(?:重点|人大)[^，。,]{0,8}[，,、；和跟与](?:那|还有|以及)?(?:其[余他它]|剩下|余下|别)的?(?!不|别|[^，。,]{0,4}(?:不用|不看|不要))/;

/** 重点的和全部的，完成率各多少. */
const KEY_AND_ALL =
  /(?:重点|人大)[^，。,]{0,4}[和跟与](?:全部|全体|总的|所有|整体|全区)|(?:全部|全体|总的|所有|整体|全区)[^，。,]{0,4}[和跟与](?:重点|人大)/;

/** Steps on the way, which a project may have behind it without being finished. */
const STAGE = /^主体|封.?顶|合.?龙|剪.?彩|验[收过了下]|移交|[挂揭].?牌|试运行|迁建|到货|拆除|出台/;

/** 完成率多少，哪些没完成: a share and a list are two questions. */
const asksTwice = ({ tokens }: Scope): boolean =>
  areParted(tokens, ['rate'], ['which', 'who']) || areParted(tokens, ['rate'], STANDING_KINDS);

/** 没完成或者没报的: either of two lacks. */
const EITHER = /[没未][^，。,没未]{1,5}(?:或者?|还是|和|跟|以及|、|[也又且])[^，。,没未]{0,3}[没未漏欠]/;

/** Work, and what is owed on paper: a report, or what has a name of its own. */
function lacksSeveral({ tokens }: Scope): boolean {
  const named = PAPERS.filter((kind) => hasKind(tokens, kind)).length;
  const papers = named > 0 ? named : Number(hasKind(tokens, 'report', 'reported', 'owe'));
  return papers + Number(hasKind(tokens, 'done', 'use')) > 1;
}
const PAPERS: readonly TokenKind[] = ['analysis', 'brief', 'explain'];

/** 谁没报进展，谁没交分析: so are two duties. */
const asksOfTwo = ({ tokens }: Scope): boolean =>
  hasKind(tokens, 'report', 'owe') &&
  areParted(tokens, ['who', 'which', 'many'], ['who', 'which', 'many']) &&
  clausesIn(tokens).filter((clause) => hasKind(clause, 'not', 'owe')).length > 1 &&
  hasKind(tokens, 'analysis', 'explain', 'brief');

/** Do words of these kinds stand in different clauses? */
function areParted(tokens: readonly Token[], one: readonly TokenKind[], other: readonly TokenKind[]): boolean {
  const clauses = clausesIn(tokens);
  return clauses.some(
    (clause, at) => hasKind(clause, ...one) && clauses.some((c, i) => i !== at && hasKind(c, ...other)),
  );
}

const STANDING_KINDS: readonly TokenKind[] = ['late', 'doubt', 'risk', 'ongoing'];

/** 滞后而且存疑的. */
function severalStandings({ tokens }: Scope): boolean {
  const said = tokens.filter((token, at) => !isLightOf(token, tokens[at + 1]));
  return STANDING_KINDS.filter((kind) => hasKind(said, kind)).length > 1;
}
/** 亮红灯滞后的: the light, and what it stands for. */
export const isLightOf = ({ kind, text, end }: Token, next: Token | undefined): boolean =>
  kind === 'risk' && /[红黄][灯牌]$/.test(text) && next?.kind === 'late' && next.start === end;
