/** A while that no calendar fixes (暑期, 国庆前后, 宪法宣传周, 上两周): what is told of it is new, a sum of it too. */

import { SET_ASIDE, SPELL, TALKS, UP_TO } from './period.js';

const FEASTS =
  '元旦(?![到至])|春节|元宵|三八节?|清明|五一|五四|端午|六一|七一|八一|七夕|中秋|国庆|重阳|双十[一二]|双1[12]|平安夜|圣诞|教师节|劳动节|妇女节|儿童节|建党节|建军节|青年节|护士节|母亲节|父亲节';

/** 国庆路 is a place; 春节前 and 五一起 say until when, or since when. */
const NO_FEAST = '[路街村园桥社小苑]|大道|广场|花园|[之以]?前(?![后夕])|以[来前]|至今?|开始|[算数]?起|献礼|[日号]';

/** What the week, month, season or day of a campaign is named after: 宪法宣传周, 金秋招聘月, 消防日. */
const CAMPAIGN =
  '宣传|活动|服务|援助|招聘|普法|宪法|民法典|行动|攻坚|惠民|文化|艺术|读书|阅读|关爱|敬老|助老|助残|体验|安全|生产|科普|科技|消费|购物|雷锋|反诈|环保|植树|减灾|防灾|国防|慈善|公益|诚信|交通|知识产权|健康|卫生|防治|消防|禁毒|开放|质量|节能|节水|双拥|志愿|就业|推广|大讨论|筛查|培训|实践|演出|展演';

/** 台风走了以后, 散会, 封控结束: what ends lets the work go on. */
export const EVENT_OVER =
  '(?:(?:台风|暴雨|大雨|高温|疫情|封控|静默|管控|隔离|会议?|[高中]考|假期?|大会)(?:[走过停完散]|过去|过境|结束|解除)了?|散会|收假|解封|放晴|出梅|复工|复产|返岗|开学)(?:以|之)?';

const COUNT = '[\\d一二两三四五六七八九十几半]';
const SHORT = '(?:周|半?月|星期|礼拜|天|日|季度|旬)';

const WHILES: readonly string[] = [
  '本周期|[这本]轮|这波|攻坚期|冲刺期',
  '上[次回][^，,。；;\\d]{0,6}(?:以[来后]|至今|到(?:现在|今天|目前))',
  '(?<!\\d ?)月初[到至](?:现在|目前|今)',
  // 近两周, 最近, 过去这一个月
  `近${COUNT}{0,3}个?${SHORT}`,
  '近期|最近(?!(?:这?一次|的)?的?(?:统计|数据?|汇总|核|评估|测|抽))',
  `(?:过去|刚过去)的?(?:这|${COUNT}{1,3})?个?${SHORT}`,
  '当[天日晚](?!然)|那(?:一|几|两)?(?:[周天日阵]|个?月)|(?<!的)那一?段',
  '[本当上这]一?[旬期]|本季|旬内',
  // 这两天, 双周
  `(?:这|双)(?:${COUNT}{1,3}来?)?个?(?:[天周]|星期|礼拜)`,
  // 前几天, 上两个月
  '前[几两三些]个?(?:[天周日](?!前)|星期|礼拜)',
  `[上头][几两三四]个?${SHORT}`,
  `(?:[一两三]个?(?:周|星期|礼拜)|半个?月)(?:下来|里|时间)?(?=[^，,。；;]{0,6}$)`,
  `${EVENT_OVER}(?:后(?![勤来续面])|到(?:现在|今天|目前))`,
  // 一天就签下, 一晚上下来, 这半个月
  '(?<![第前后])[一半两三](?:天|个?晚上?|夜|个?[上下]午|个?周末)(?:下来|之?内|就|便)(?![能可要])|这(?:半|[一两三几]个)月',
  // 十天推进0.9公里
  '(?<![第前后近隔每过再差\\d])[两三四五六七八九十\\d]{1,2}天(?:里|就|内)?(?=(?:推进|铺|装|换|改|修|划|挖|砌|种|拆|建)[\\u4e00-\\u9fff]?了?$)',
  // 上一次评审会
  '[上那]一?[次回](?:评审|评选|审核|集中|专场|行动)',
  '[这前]一?阵(?:子|儿)?|[近这那前](?:一?段|些)(?:时间|时日|日子|天)|[上下]半月|期间|(?<![\\d一二三四五六七八九十])月[中头](?![心])',
  // 暑期, 国庆七天, 入冬以来; 汛期前 says until when
  '(?:学期|暑假|寒假|暑期|寒期|假期|长假|黄金周|节假日|春运|两会)(?![之以]?前)',
  '入[春夏秋冬汛伏]|[春夏秋冬雨汛]季(?![度班])|(?:台风|梅雨|毕业|开学|招聘|旺|淡)季|三伏|伏天|三九|汛期(?![之以]?前)|节后|开春后',
  '(?:国庆|春节|五一|元旦|中秋|端午)节?(?:[三五七几]天|假)',
  '(?:入[春夏秋冬汛]|[春夏秋冬]季|开学|国庆|中秋|春节|五一|节后|汛期)以来',
  `(?<![\\d一二三四五六七八九十])(?:${FEASTS})节?(?!节?(?:${NO_FEAST}))`,
  '(?:个|两|双|各)(?:大|传统|法定|重要|重大)*节日?(?![目能水约点气课车管])',
  // 世界读书日, “12·4”, 3.15当天, 十一演出
  '(?:世界|国际|全国|全民|国家)[\\u4e00-\\u9fff]{2,8}[周月日](?![边围期刊报均常度])',
  '(?<![\\d·.])\\d{1,2}·\\d{1,2}(?![\\d·])|(?<![\\d·.-])\\d{1,2}\\.\\d{1,2}[”"]?(?=当天|那天|前后|期间|活动|宣传|集中|普法)|[“"](?:119|110|315|626)[”"]',
  '(?<![\\d一二三四五六七八九])十一(?=前后|期间|当天|那天|那周|慰问|演出|展演|放映|活动|巡演|办了?|演了?|假)',
  // 这月第一周1场，第二周2场
  '第[一二三四五1-5]个?(?:周|星期|礼拜)(?=[^，,。；;第]{0,6}$)',
  // 最后一个月
  '(?:最后|末了?|头|第一|首)(?:[一两几三]?个?(?:月|周(?![年岁])|星期|礼拜|季度)|[两几三]天)',
  `(?:${CAMPAIGN})[周月季日](?![边围期刊报均常度到全密渐程])`,
];

const EACH_WHILE = new RegExp(WHILES.join('|'), 'g');

/** 共 sums up what stands before it, and nothing beyond. */
export const SUMMED = '(?:总共|一共|共计|合计|总计|[拢统通]共|共(?!享|同|建|治))';
const SUM = new RegExp(SUMMED);
const BEYOND =
  /加上|算上|连|累[计加积]|全年|年内|年度|本年|至今|到现在|迄今|目前|现有|现在|存量|截[至止]|以来|今年|年初/;

/** Does a clause speak of a while, and not of all there is? */
export const isOfWhile = (clause: string): boolean => whilesIn(clause).length > 0;

/** Those up to which all counts are left out: 到五一，升级了7个. */
const whilesIn = (text: string): RegExpExecArray[] =>
  [...text.matchAll(EACH_WHILE)].filter(
    (one) => !isUntil(text.slice(0, one.index).replace(MONTH, '')) && !isSetAside(text, one),
  );

/** 除去国庆的2场是14场: of the second it says nothing. */
const isSetAside = (text: string, { index, 0: said }: RegExpExecArray): boolean =>
  (SET_ASIDE.test(text.slice(0, index)) && /\d|[一二三四五六七八九十]/.test(text.slice(index + said.length))) ||
  (SET_ASIDE_OR_IN.test(text.slice(0, index)) && AND_SO_MANY.test(text.slice(index + said.length)));
/** 不含这周是96个, 含这周一共96个, 除开这周，96个: of the while itself it tells no amount. */
const SET_ASIDE_OR_IN = new RegExp(`${SET_ASIDE.source}|(?<![不没])(?:含|包括|算上|加上|连同?)$`);
const AND_SO_MANY = /^(?:的|在内)?(?:一共|总共|累计|共|就是|是|有|为)+$|^[，,]$/;

const isUntil = (before: string): boolean => UP_TO.test(before) || /截[至止]到?$/.test(before);
/** 截至12月上旬. */
const MONTH = /\d{1,2}月份?$/;

/**
 * “金秋招聘月”办了4场，岗位1100个: what is counted next in another unit is of the same while. `told` goes from the sentence's
 * beginning to the amount, `amounts` are those in it.
 */
export function goesOnWhile(told: string, unit: string, amounts: readonly { start: number; unit: string }[]): boolean {
  const found = whilesIn(told).at(-1);
  if (!found || ENDS_WHILE.test(told.slice(found.index + found[0].length))) return false;
  const since = amounts.filter((one) => one.start > found.index);
  const [first] = since;
  // 趁这两个月，换好护眼灯96间: a clause of that while, and of nothing else
  if (!first) {
    const rest = told.slice(found.index + found[0].length);
    const comma = rest.search(/[，,]/);
    return comma >= 0 && !/[，,]/.test(rest.slice(comma + 1)) && SPENT.test(rest.slice(0, comma + 1));
  }
  const isOfIt = first !== undefined && !/[，,：:]/.test(told.slice(found.index, first.start));
  return isOfIt && since.every((one) => one.unit !== unit);
}

/** 趁放暑假这两个月，; 国庆长假不停工，; 台风走了以后抢了九天，. */
const SPENT = new RegExp(`^(?:期间|里|内|时间|下来|的时候|[之以]?后)?[，,]$|${SPELL.source}`);

/** What stands by now, another day or month, and talk about the work. */
const ENDS_WHILE = new RegExp(
  `${BEYOND.source}|${SUM.source}|已|计划|预计|打算|准备|拟|还|[差剩缺]|总|达|率|\\d[月日号]|[本上这当]个?[周月]|${TALKS}|开会|会议`,
);

/** Is what is counted next told of the same as what was counted before, and not by itself? */
export const goesOnWithIt = (between: string): boolean => !ENDS_WHILE.test(between);

/** 这半个月累计310户. */
const ADDED_UP = /^[里内]?(?:已经?)?累[计加积](?!到|至|达)/;

/** 暑期一共演了20场, 这半个月累计点火310户. */
export function sumsWhile(clause: string): boolean {
  const [found] = whilesIn(clause);
  if (!found) return false;
  const rest = clause.slice(found.index + found[0].length);
  return (SUM.test(rest) && !BEYOND.test(clause)) || ADDED_UP.test(rest);
}
