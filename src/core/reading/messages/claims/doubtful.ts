/** Why what a message claims cannot be taken as said. */
import type { Day } from '../../../day.js';
import type { Figure } from '../../../measure.js';
import { findDates } from '../../days/dates.js';
import { isMoney, isShare } from '../../figures/unit-kinship.js';
import type { Claim } from '../../progress/claims.js';
import { HEDGED, UNSURE, withoutDue } from '../../progress/hedges.js';
import { lacksSomething } from '../../progress/lacks.js';
import { progressOf } from '../../progress/progress.js';
import { OF_PAYMENT } from '../../progress/progress-words.js';
import { deniesStage } from '../../progress/stage-denials.js';
import { isTimeWord } from '../../text/measure-words.js';
import { CLAUSE_END } from '../../text/plain-text.js';
import { isFramed, TOLD_BY_OTHERS } from '../wording/frames.js';
import { ALL } from '../wording/message-words.js';
import { contradictsItself, endsAllDone, lackedBefore } from './contradictions.js';
import { ALL_BUT, EXCEPT_PART, leavesOut } from './exceptions.js';

export type Doubt = 'hedged' | 'contradicted' | 'part';

/** Null where it can: nothing contradicts itself, is guessed, or only heard. */
export function doubtOf(said: string, state: Claim['state'], claim: Claim, today: Day): Doubt | null {
  const text = withoutDue(said);
  const lacks = lacksAmount(claim, text);
  const isAllBut = leavesOut(ALL_BUT, text) || leavesOut(EXCEPT_PART, text);
  if (state !== 'unknown' && (state === 'completed' ? COLUMN_NO : COLUMN_YES).test(text)) return 'contradicted';
  if (!isAllBut && (contradictsItself(ofItsOwnUnit(text, claim), lacks, today) || deniesAmount(claim, text)))
    return 'contradicted';
  if (fallsShortOfAll(text) || (state === 'completed' && claim.figures.some(isShortRate))) return 'contradicted';
  if (state === 'completed' && doneOnDayToCome(text, today)) return 'contradicted';
  if (claim.figures.length === 0 && ACCOUNTS_DIFFER.test(text)) return 'contradicted';
  if (!isAllBut && !lackedBefore(text) && endsAllDone(text, state === 'open', today)) return 'contradicted';
  if (claim.figures.length === 0 && claim.expectedOn === null && GUESSED_OPEN.test(text)) return 'hedged';
  if (isEitherUnknown(text) || (state !== 'unknown' && BY_ONE_RECKONING.test(text))) return 'hedged';
  const certain = state === 'open' ? text.replace(WHICH_DAY, '') : text;
  if (NOT_KNOWN_DONE.test(text) || (claim.expectedOn === null && NOT_CERTAIN.test(certain))) return 'hedged';
  if (
    (EITHER_AMOUNT.test(text) && !/(?:工人|师傅|协调会|人手)/.test(text)) ||
    (claim.figures.length > 0 && GUESSED.test(text))
  )
    return 'hedged';
  if (
    exceedsTotal(claim) ||
    addsBeyond(text) ||
    growsOtherwise(text, claim) ||
    (!lackedBefore(text) && missesWhatItHas(text, claim))
  )
    return 'contradicted';
  const hedged =
    HEDGED.test(text) &&
    !FOUND_TRUE.test(text) &&
    !affirmedAfter(text, today) &&
    !deniesStage(text, []) &&
    !lacksAfterHedge(text);
  if (state !== 'completed' && !hedged) return null;
  if (state === 'completed' && !FOUND_TRUE.test(text) && (UNSURE.test(text) || isHearsay(text) || isFramed(text)))
    return 'hedged';
  if (state === 'completed' && TOLD_BY_OTHERS.test(text)) return 'hedged';
  const staysOpen = state === 'open' && claim.figures.length > 0 && !HEDGED.test(text.replace(NEARLY_THERE, ''));
  if (hedged && !staysOpen && claim.expectedOn === null && !/还差|还剩/.test(text)) return 'hedged';
  return state === 'completed' && lacks && !ALL.test(text) ? 'contradicted' : null;
}

/** AED80台全装完了，急救员还差35人: what lacks is counted in no such unit. */
const ofItsOwnUnit = (text: string, { figures }: Claim): string => {
  const lacking = figures.flatMap((f) => (f.kind === 'remaining' ? [f.unit] : []));
  return lacking.length === 0
    ? text
    : text.replace(ALL_OF_AN_AMOUNT, (said, unit: string) => (lacking.includes(unit) ? said : said.slice(0, -1)));
};
const ALL_OF_AN_AMOUNT = /[\d一二三四五六七八九十百] ?([\u4e00-\u9fff]{1,2}?)全(?=[建装换修改铺配布][完好成齐])/g;

/** 路灯821盏，差不多了, of 831: no word of completion, and so the amount says how it stands. */
const NEARLY_THERE = /快?差不多了(?=$|[，,。；;！!])/g;

/** 是否完成：否 完成情况：已完工: one column of the form against the other. */
const COLUMN_NO = /未(?:完成|完工|竣工)[，,；;\s]*(?:完成情况|进展情况|进展)[：:]/;
const COLUMN_YES = /已(?:完成|完工|竣工)[，,；;\s]*(?:完成情况|进展情况|进展)[：:]/;

/** An amount is told that is not there yet. */
export const lacksAmount = ({ figures }: Claim, text: string): boolean =>
  figures.some((f) => f.kind === 'remaining' && f.quantity > 0 && !isOwed(f, text)) && !lackedBefore(text);

/** 剩余尾款320万元没付: what is owed for the work, and nothing of it. */
export const isOwed = ({ unit }: Figure, text: string): boolean => isMoney(unit) && OF_PAYMENT.test(text);

/** 真假我在核: neither believed nor denied. */
const NOT_CERTAIN =
  /真假|是真是假|真的?还是假|真的假的|[（(，,](?:数据?|情况)?待(?:核实?|确认|查实?)[）)]?$|是不是真的|属不属实|不(?:太|敢|能|好)?确定|[拿吃]不准|[搞弄说理]不清|没把握|不敢(?:打包票|保证|说死)|(?:知道|晓得|清楚)(?:该|要)?(?:信|听)(?:谁|哪)|半信半疑|将信将疑|信不过|不敢信/;

/** 检测报告没出，具体哪天我不敢打包票: when it will be done is uncertain, and not that it is open. */
const WHICH_DAY =
  /(?:具体)?(?:是|在|到)?(?:哪一?天|几号|几时|什么时候|啥时候?|何[时日]|(?:具体|准确|准)?(?:日子|时间|日期))[^，,。；;\n]{0,8}?(?:不敢(?:打包票|保证|说死)|[拿吃]不准|没把握|不(?:太|敢|能|好)?确定|[弄搞理]不清)/g;

/** 不清楚完成没有. */
const NOT_KNOWN_DONE =
  /(?:完[工成]|竣工|达标|开工|投用)[了 ]?[/／|｜] ?(?:未|没|否)|^[^，,。；;\n]{0,12}是[/／ ]{1,2}否|[（(](?:请选择|请勾选|二选一|待填写?)[）)]|(?:不知道|不清楚|不确定|不晓得|说不准|不好说)(?:[^，,。；;\n]{0,6}(?:完|好|弄)[^，,。；;\n]{0,3}没|[^，,。；;\n]{0,4}(?:算不算|算没算|是不是|是否|能不能|有没有|够不够)[^，,。；;\n]{0,4}(?:完|竣|达标|投用|验收|交付))|(?:完没完|算[不没]算|有没有[做办弄搞建]?完|是不是完|(?:做没做|办没办|弄没弄|搞没搞|建没建|装没装)[完好成])[^，,。；;\n]{0,6}[，,]?[^，,。；;\n]{0,3}(?:说不[准清好]|不知道|不清楚|不敢|拿不准|不好[说讲]|问问|问一?下|要问|两可|难说|没底)|说[^，,。；;\n]{1,6}也(?:行|可以|成|对)(?=$|[，,。])/;

/** 好像还没完工, 没开工吧: not known either. */
const GUESSED_OPEN =
  /(?:(?:应该|好像|可能|大概|估计|貌似|似乎)[也都还]{0,2}(?:没有?|未)(?:[弄做搞改建装]?[好完]|完[成工]|齐|够|开工|动工|达标|投用|移交|验收|开放)|(?:没有?|未)(?:[弄做搞改建装]?[好完]|完[成工]|齐|够|开工|动工|达标|投用|移交|验收|开放)吧)[。！!~～]*$/;

/** 达没达标我也说不好, 齐没齐没底, 投用没有我还没问; not 能不能按期完不好说, which is of what is to come. */
function isEitherUnknown(text: string): boolean {
  const [asked] = [...text.matchAll(EITHER)].filter(({ groups }) => groups?.once === groups?.again);
  const rest = asked ? text.slice(asked.index + asked[0].length).split(/[。；;\n]/)[0] : '';
  return rest !== undefined && UNKNOWN.test(rest.slice(0, MOST_BETWEEN));
}

const EITHER =
  /(?<![能会可要来])(?<once>[\u4e00-\u9fff])[没不](?<again>[\u4e00-\u9fff])|(?:完成|完工|竣工|达标|投用|开放|移交|验收)(?:与否|了?没有?(?!问题|事|错))/g;
const UNKNOWN =
  /不知道|不清楚|不晓得|不确定|[拿吃]不准|说不[好准清上]|难说|不好[说讲]|没底|没数|没把握|待定|未知|才(?:知道|晓得|清楚)|打听|没问(?!题)|问问|问一?下|要问|[翻查看]{1,2}一?下?(?:记录|台账|材料|单子|底册)/;
const MOST_BETWEEN = 14;

/** Done by one way of counting and not by another: 看怎么算, 按开放算完成了，按验收算还没完成. */
const BY_ONE_RECKONING =
  /看(?:[你您]们?|领导)?怎么[算看]|按[^，,。；;\n]{1,8}算[^，,。；;\n]{1,12}[，,]按[^，,。；;\n]{1,8}算|(?:严格|较真|认真)[来地]?[说讲算].{1,16}(?:宽松|宽泛|放宽|松一?点)|往[好宽][里处]?了?[说讲算]|(?:但是?|就是|只是|就|也)不知道(?:能不能|可不可以|是否|算不)算/;

/** 好像18场了，我再确认: figures that the writer himself doubts. */
const GUESSED =
  /(?<!别|不要|不用|不必|甭|莫)再(?:去)?(?:确认|核实|核对|问|[数算点](?=$|[，,。；;]))|两个(?:不同的)?数[，,：:].{1,24}哪个[对准]|(?:好像|似乎|貌似|应该(?!是)|可能|估摸|印象中?|记得|听说)(?:[^，,。；;\n能会要]{0,6}\d|[^，,。；;\n能会要]{0,4}[二两三四五六七八九十百])|记不(?:太|大)?[清得准]|有(?:人)?[说讲报]\d[^，,。；;\n]{0,4}[，,]?也?有(?:人)?[说讲报]\d|(?:数|数字|具体)[^，,。；;\n]{0,4}(?:不准|不确定|待核)|(?:几|多少|哪些)[^，,。；;\n]{0,10}(?:没有?|未|不)(?:来得及|顾上)?(?:分|理|捋|拆|摘|剔|扣|核|查|算|对|统计(?!进)|清楚|知道|晓得|确定)/;

/** 不是8个就是9个, 要么8个要么9个, 8个或者9个, 七八个: one of two amounts, and the writer knows not which. */
const COUNTED =
  '[\\d.一二两三四五六七八九十百]{1,6} ?(?:公里|平方米|人次|批次|[个座场家处条盏户套台间件份所名栋支期节项册])';
const EITHER_AMOUNT = new RegExp(
  `不是${COUNTED}[，,]?就是${COUNTED}|要[么不](?:[\\d一二两三四五六七八九十百]{1,6}|${COUNTED})[，,]?要[么不](?:${COUNTED}|[\\d一二两三四五六七八九十百.]{1,6}公里)|(?:可能|也许)${COUNTED}[，,]?也(?:可能|许)${COUNTED}|${COUNTED}[，,]?(?:或者?|还是|要不)(?:是|就是)?${COUNTED}(?!前|后|以)|[\\d一二两三四五六七八九十百千万.]{1,6}还是[\\d一二两三四五六七八九十百千万.]{1,6}[\\u4e00-\\u9fff]{0,2}来着|\\d[?？]{1,3} ?[个座场家处条盏户套台间件份]|(?<!第|[\\d十百千万零]|[差剩缺欠要再还][^，,。；;]{0,3})(?:一两|两三|三四|四五|五六|六七|七八|八九)(?:[座场家处盏户套台间件份]|个(?!月|小时|钟|星期|工作日|多))`,
);

/** 本月办了5场，全年累计4场: what came in a while is more than there is. */
const exceedsTotal = ({ figures }: Claim): boolean =>
  figures.some((added) => {
    if (added.kind !== 'new' || !IN_A_WHILE.test(added.period ?? '')) return false;
    if (isShare(added.unit) || isTimeWord(added.unit)) return false;
    const wholes = figures.filter(
      (whole) =>
        whole.kind === 'cumulative' &&
        whole.unit === added.unit &&
        (whole.of === undefined || added.of === undefined || whole.of === added.of) &&
        !/[周月季日]/.test(whole.period ?? ''),
    );
    return wholes.length > 0 && wholes.every((whole) => whole.quantity < added.quantity);
  });
const IN_A_WHILE = /^[本这当]?个?[周月]|^[今当]日$|^(?:1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月$/;

/** 新增2个，累计1个: told alone, 新增 is read as the target's own verb and not as new. */
function addsBeyond(text: string): boolean {
  const { added, whole, unit, of } = ADDED_AND_WHOLE.exec(text)?.groups ?? {};
  return unit !== undefined && unit === of && Number(added) > Number(whole);
}
const ADDED_AND_WHOLE =
  /新增了?(?<added>\d{1,7}) ?(?<unit>[\u4e00-\u9fff])[，,]?(?:目前|现在|一共|总共)?累计(?<whole>\d{1,7}) ?(?<of>[\u4e00-\u9fff])/;

/** 累计165件，比上周的170件又多了5件: what there was and what came to it are another sum. */
function growsOtherwise(text: string, { figures }: Claim): boolean {
  const { was, unit, came } = GREW_FROM.exec(text)?.groups ?? {};
  const whole = figures.filter((f) => f.unit === unit && f.kind === 'cumulative');
  const sum = Number(was) + Number(came);
  return unit !== undefined && whole.length > 0 && whole.every((f) => f.quantity !== sum && f.quantity !== Number(was));
}
const GREW_FROM =
  /[比较](?:起|之)?[^，,。；;\n\d]{1,8}(?<was>\d{1,7}) ?(?<unit>[\u4e00-\u9fff]{1,2}?)[，,]?(?:又|还|再)?(?:[多增涨长加]|新增)[^，,。；;\n\d]{0,3}(?<came>\d{1,7})/;

/** 办结率99%，没达到95%. */
function missesWhatItHas(text: string, { figures }: Claim): boolean {
  const least = Number(MISSED_RATE.exec(text)?.groups?.least ?? Number.POSITIVE_INFINITY);
  const [rate, ...others] = figures.filter((f) => f.unit === '%' && f.kind === 'cumulative');
  return rate !== undefined && others.length === 0 && rate.quantity >= least;
}

const MISSED_RATE = /(?:没有?|未)(?:能)?(?:达到?|到|超过?)(?<least>\d{1,3}(?:\.\d+)?)%/;

/** 全部完成, and 进度80% beside it. */
const isShortRate = (f: Figure): boolean => f.unit === '%' && f.quantity < 100 && /进度|完成率|工程量/.test(f.of ?? '');

/** 135个点位全部升级，升级率84%. */
function fallsShortOfAll(text: string): boolean {
  const { deed, again, rate } = RATE_OF_ALL.exec(text)?.groups ?? {};
  return deed !== undefined && deed === again && Number(rate) < 100;
}
const RATE_OF_ALL =
  /(?:全部|全都|均|都)(?:已经?)?(?<deed>[\u4e00-\u9fff]{2})(?:完|好)?了?[，,。；;][^，,。；;\d]{0,4}?(?<again>[\u4e00-\u9fff]{2})率[为达是]?(?<rate>\d{1,3}(?:\.\d{1,4})?)%/;

/** 下个月5号已经铺完草坪: a day to come, told as past; 下月5号已定好 is settled for it. */
const doneOnDayToCome = (text: string, today: Day): boolean =>
  findDates(text, today).some(
    (d) =>
      d.from === d.to &&
      d.from > today &&
      DONE_BY_THEN.test(text.slice(d.end)) &&
      !/(?:[到等]|预计|计划|[赶争]在)$/.test(text.slice(0, d.start)),
  );
const DONE_BY_THEN =
  /^(?:上午|下午|早上|晚上)?就?已经?(?![定约排安计预通])[^，,。；;\n前]{0,2}[铺装建修改做办完演开种验移交][^，,。；;\n]{0,6}[完好了]/;

const WHOLE_DONE = /(?:^|[，,：:])(?:项目|工程)?(?:已经?|都|全部)?(?:完工|竣工|完成)了?(?=$|[，,。（( ])/;

/** 完成率100%，还有3个没装; 完工了，进度85%; 未完工（进度100%）; 一座都没改，改好了12座; 没开工，已完成10座. */
const deniesAmount = ({ figures }: Claim, text: string): boolean => {
  const whole = figures.filter((f) => f.kind === 'cumulative');
  const none = whole.filter((f) => f.quantity === 0 && f.unit !== '%');
  return (
    deniesRate(figures, text) ||
    (none.some((n) =>
      whole.some(
        (f) =>
          f.quantity > 0 &&
          (f.unit === n.unit || n.unit === '个') &&
          f.unit !== '%' &&
          !/[周月季日]/.test(f.period ?? ''),
      ),
    ) &&
      NONE_DONE.test(text)) ||
    (whole.some((f) => f.quantity > 0) && UNBEGUN_FIRST.test(text))
  );
};

/** 一个都没装; but 一个没坏, 一个没走 tell of none that is lost. */
const NONE_DONE = /(?:^|[，,])一[\u4e00-\u9fff](?:都|也)?(?:没有?|未)(?![有出发]?[坏丢走退跑掉闲空停误拖松变])/;
const UNBEGUN_FIRST =
  /^(?:项目|工程)?(?:都|还|尚|仍)?(?:没有?|未)(?:正式)?(?:开始|开工|动工|动)(?:施工|建设)?[，,](?:但|不过)?(?:已经?|[改建装做修换办]好|[改建装做修换办]完)[^，,]{0,6}\d/;

/** 进度60%, and not how much has been paid. */
const SHORT_RATE =
  /(?<![付投资金款算计商租住])(?:形象|施工|工程|总体|整体|目前)?(?:进度|完成率|工程量)[：: 已约为是达到]{0,4}(?!100)\d{1,2}(?:\.\d{1,4})?%/;
const deniesRate = (figures: Claim['figures'], text: string): boolean =>
  (!/截[至止]|之前|上[周个月]/.test(text) &&
    WHOLE_DONE.test(text) &&
    (figures.some(isShortRate) || SHORT_RATE.test(text))) ||
  (figures.some((f) => f.unit === '%' && f.quantity === 100) &&
    /(?:进度|完成率|工程量)[^，,。；;\d]{0,6}100%/.test(text) &&
    (figures.some((f) => f.kind === 'remaining' && f.quantity > 0) ||
      /(?:没有?|未)(?:完工|完成|做完|建完)(?=$|[（(])/.test(text)));

/** 施工方说完了，监理说没完; 一会儿说完一会儿说没完; 两边说法不一样. */
const ACCOUNTS_DIFFER =
  /(?:说法|口径|数字?|数据|两边|两头)[都也还]?(?:对不上|不一[样致]|有出入|打架)|(?:一会儿|时而).{1,8}(?:一会儿|时而)|[说讲](?:是|已经?|都)?[\u4e00-\u9fff]{0,3}[完好齐成]工?了?[，,]?[^，,。；;\n]{1,8}(?:[说讲看]|觉得|认为)[是还]?(?:没(?!问题|事|错|意见)|未)/;

/** 好像完成了，刚确认过，已经完工: a later clause says it outright. */
function affirmedAfter(text: string, today: Day): boolean {
  const hedge = HEDGED.exec(text);
  const rest = hedge ? text.slice(hedge.index + hedge[0].length).replace(/^[^，,。；;\n]*/, '') : '';
  return rest !== '' && !isHearsay(text) && !HEDGED.test(rest) && progressOf(rest, today).state === 'completed';
}

/** What begins as hearsay stays so, until somebody has looked. */
const isHearsay = (text: string): boolean => HEARD.test(text) && !VOUCHED.test(text);
const HEARD = /^(?:项目|[，, ])*(?:听[^，,。；;]{0,4}说(?!他们)|据说|据称|据悉)/;
const VOUCHED = /确认|核实|核过|[看查]了|[看查]过|现场|亲眼/;

/** 施工队说完工了，我去核实过，属实. */
const FOUND_TRUE =
  /(?:核实|核对|确认|看|查|验|问)(?:[过了]|清楚)[^，,。；;\n]{0,4}[，,]?(?:情况|消息)?(?:属实|不假|是真的|没错|无误|确实如此|是这样)|[，,](?:情况|消息)?(?:都|确实)?(?:属实|是真的|不假)(?=$|[，,。；;！!])/;

/** 基本弄完了，扫尾中: what comes after the guess tells that it is not. */
function lacksAfterHedge(text: string): boolean {
  const hedge = HEDGED.exec(text);
  const rest = hedge
    ? text
        .slice(hedge.index + hedge[0].length)
        .split(CLAUSE_END)
        .slice(1)
    : [];
  return (
    DISOWNED.test(text) ||
    rest.some(
      (clause) => clause.trim() !== '' && !UNSURE.test(clause) && !MAY_BE.test(clause) && lacksSomething(clause),
    )
  );
}

const MAY_BE = /可能|好像|也许|或许|说不定|似乎/;

/** 领导说的“已完工”不作数. */
const DISOWNED = /不作数|不算数|不属实|不是真的|[作当]不得[数真]/;
