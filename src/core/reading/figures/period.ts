/** Which period or day a reported figure speaks of. */
import type { Day } from '../../day.js';
import type { FoundDate } from '../days/dates.js';
import type { Quantity } from './quantities.js';

export const SET_ASIDE = /(?:不[算含计]|不包[括含]|除[了去开]|[刨扣剔][去掉除])$/;

/** 今日战报：装了60个; 昨晚通宵施划，画出36个; 昨天结业，52人次; 上周三照常查餐厅，1期; 周五下社区，共筛查360人: what that day was spent on. */
export const SPELL =
  /^[^，,。；;\n\d没未]{0,6}(?:不停[工歇]|没[停歇]|一直在干|连轴转|抢了|赶了|通宵|连夜|加班|加点|抢[工修装建]|赶工|突击|奋战|忙活?了一[天晚]|照[常例旧][\u4e00-\u9fff]{2,4}|施[工划]|结业|开[班讲]|放映|演出|集中[\u4e00-\u9fff]{2}|(?:下|进|走进|深入|跑)(?:到|了)?(?:社区|校园|企业|工地|小区|学校|园区|村里)|上门|出动|摆摊|蹲点)[^，,。；;\n\d]{0,3}[，,]$|^(?:的|工作)?(?:战[报况果]|日报|速报)[：:]$/;

/** 3场是本月的, 这3场是12月份演的: the period is told behind the figure. Of the whole year, or of a day of the calendar, it says nothing of the kind. */
export function periodAfter(text: string, q: Quantity, dates: readonly FoundDate[]): FoundDate | null {
  const date = dates.find(
    (d) => d.start >= q.end && (d.end <= q.to || isNextClause(text, q, d) || isPeriodAlone(text, q, d)),
  );
  const between = date ? text.slice(q.end, date.start) : '';
  return date &&
    date.precision !== 'year' &&
    (date.from !== date.to || /[天日晚]$|^[上这本]?个?(?:周|星期|礼拜)/.test(date.text)) &&
    (isBehind(text, q, date) || IS_OF.test(between) || (between === '' && ONE_OF_ALL.test(text.slice(0, q.start)))) &&
    (isBehind(text, q, date) ||
      IS_ITS.test(text.slice(date.end, q.to)) ||
      (ONE_OF_ALL.test(text.slice(0, q.start)) && FINISHED_THEN.test(text.slice(date.end, q.to))))
    ? date
    : null;
}

/** It stands by itself behind the amount, and is its own. */
const isBehind = (text: string, q: Quantity, date: FoundDate): boolean =>
  isBracketed(text, q, date) || isNextClause(text, q, date) || isPeriodAlone(text, q, date);

/** 2座，这礼拜的; 2场，上个月办的. */
const isNextClause = (text: string, { end }: Quantity, date: FoundDate): boolean =>
  /^[，,](?:[都也]?是)?$/.test(text.slice(end, date.start)) &&
  /^(?![^，,]*[说报发填写定约])[\u4e00-\u9fff]{0,3}的(?=$|[，,。；;！!])/.test(text.slice(date.end));

/** 装了3套，上周; 上8项，下月: a period or day that is put behind the amount, and nothing more. A day of the calendar may be that of the telling. */
const isPeriodAlone = (text: string, { end }: Quantity, date: FoundDate): boolean =>
  date.precision !== 'year' &&
  (date.from !== date.to || /^[昨前]/.test(date.text)) &&
  /^[，,] ?$/.test(text.slice(end, date.start)) &&
  /^(?:[里内]|份)?(?=$|[。；;！!\n])/.test(text.slice(date.end));

/** 3座（9月）. */
const isBracketed = (text: string, { end }: Quantity, date: FoundDate): boolean =>
  /^[（(]$/.test(text.slice(end, date.start)) && /^[）)]/.test(text.slice(date.end));

/** 最后1公里上周做的. */
const ONE_OF_ALL = /(?:最后|末尾|其中|有)$/;
/** 其中1处是上周做完的: of so many among them; 11座是上个月完工的 says when all were. */
const FINISHED_THEN = /^[刚才]?(?:完[成工]|竣工|[办演做讲建装改换铺通修]完)[的了]$/;
const IS_OF = /^(?:[都也只就才仅]?(?:是|指的?是?|算|属于?)|[都也只就才仅])$/;
const IS_ITS =
  /^(?:份|当月|里|内)?(?:[刚新才]?(?:[办演做讲搞放增加开查修建装改换铺划拆通种弄配招训]|新增|举办|开展|组织|放映|演出)的|的|新增)?$/;

/** 今天统计11700户, 昨天刚清点了下是53家: when it was counted up, and not when it was done. */
export const countedUp = (between: string): boolean => COUNTED_UP.test(between) || ASKED_ABOUT.test(between);
/** 今天早上我问了老陈他说108场: when somebody was asked. */
const ASKED_ABOUT =
  /^(?:上午|下午|早上|晚上|中午)?我?(?:刚|又|特意|专门)?(?:问|打电话|联系|核实|催|找)[了过]?[^。；;\n\d]{0,12}(?:[说讲回][了是]?|回复|答复)$/;
const COUNTED_UP =
  /^(?:上午|下午|早上|晚上|中午|又|刚刚?|才|再|重新|我们?|现场|去|[， ]){0,2}(?:统计数?|盘点|汇总|清点|点数|点了?|核(?:对|实|算|查)?|数|摸排|摸底|对账|归总|理|更新(?=[为到数])|的?(?:最新)?(?:数[据字]?|情况))(?:[了过出]|下来|完|一?下|一遍){0,2}[，, ]?(?:结果|一?共|总共|目前|现有|确?实有?|有|是|为|到|数据|情况|得|[：:])?$/;

/** 跟上周一样是312户, 还是上周的6个, 不含这周是96个: how it stood then, or all but what came in that while; 不算上周的3个 tells of those. */
export const isAsBefore = (text: string, { start, end }: FoundDate, at: number): boolean => {
  const before = text.slice(Math.max(0, start - 8), start);
  const between = text.slice(end, at);
  return (
    (LIKE.test(before) && THE_SAME.test(between)) ||
    (STILL.test(before) && /^的[那数据字，,：:是]{0,4}$/.test(between)) ||
    ((SET_ASIDE.test(before) || INCLUDED.test(before)) &&
      /^(?:的|在内)?[，,]?(?:一共|总共|累计|共|就是|是|有|为)+$|^[，,]$/.test(between))
  );
};
const LIKE = /[和跟与同比照]$/;
const THE_SAME =
  /^[的比相那个数据字报]{0,4}(?:一样|一致|相同|持平|没变|没动|没差|不变|同|[，,](?![^，,]{0,6}[新又再]))[^新又再增]{0,6}$/;
const STILL = /(?:[还仍]然?是|依旧是|依然是|维持|保持|停在|沿用|照|按)$/;
const INCLUDED = /(?:(?<!不|没)[含带]|包括|算上|加上|连同?)$/;

/** How those concerned talk about the work. */
export const TALKS = '碰头|对接|协调|沟通|调度|商[量议]|会商|协商|磋商|约谈|督[促导]|交涉';
/** 下月底前 tells when something is due, not when something was counted. */
export function isDeadline(text: string, date: FoundDate): boolean {
  return (
    /^(?:之|以)?前(?![\d一二三四五六七八九十半]{1,3}[天日周])/.test(text.slice(date.end, date.end + 5)) &&
    !/截[至止]$/.test(text.slice(0, date.start))
  );
}

/** 到本月, 演到8月, 年初到9月: so many until then. 1月到3月 and 从1号铺到15号 are spans, 拖到11月 says how late. */
export function isUpTo(text: string, date: FoundDate, today: Day): boolean {
  const before = text.slice(Math.max(0, date.start - 16), date.start);
  return (
    date.from <= today &&
    (SINCE_NEW_YEAR.test(before) || (UP_TO.test(before) && !SPAN.test(before))) &&
    (date.from !== date.to || date.to <= today)
  );
}
const SINCE_NEW_YEAR = /(?:年[初头]|元旦|开年)[到至]$/;
export const UP_TO =
  /(?:[今本]年|(?<![\d日号月周天年季度初底末头起旬份间期晚早午今昨节庆秋旦一二三四五六七八九十等拖推延挪改迟直调排收]))到$|(?:^|[，,。；;：: ])至$/;
export const SPAN = /[从自由][^，,。；;\n]{1,12}到$/;

/** 截至12月30日, 1-9月, 2023年1月12日完成全部6家: the figure is what had been reached by then. */
export function asOfDay(text: string, date: FoundDate, total: boolean, today: Day): Day | null {
  const before = text.slice(Math.max(0, date.start - 3), date.start);
  const after = text.slice(date.end, date.end + 2);
  if (
    /截[至止]?到?$/.test(before) ||
    isUpTo(text, date, today) ||
    /^为?止/.test(after) ||
    (date.to <= today && /到$/.test(before) && /^(?:是|为|已|累计|共)/.test(after))
  )
    return date.to;
  if (date.precision === 'year') return null;
  if (total && date.from === date.to && date.to <= today) return date.to;
  const sinceNewYear = date.from.endsWith('-01-01') && /[-~—–至到～前头]/.test(date.text) && date.precision !== 'half';
  return sinceNewYear ? date.to : null;
}

/** 年底 and the like are points in time and no periods, unless they lie in one day: 今天办了1场. */
export function periodWords(date: FoundDate): boolean {
  return date.from !== date.to || !/[底末初]$/.test(date.text);
}
