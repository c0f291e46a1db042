/**
 * How far a while reaches. A period or day is told for the amounts of its own clause. A clause behind it still speaks of it as long as no
 * amount since has been told as it stands or as lacking, and it neither tells how it stands itself nor is a remark within brackets.
 */
import type { FoundDate } from '../days/dates.js';
import { addsTo } from './increase.js';
import { isDeadline, SET_ASIDE, SPAN, SPELL, TALKS } from './period.js';
import type { Quantity } from './quantities.js';
import { isShare } from './unit-kinship.js';

/** An amount, and whether it says how it stands by now. */
interface Reached {
  q: Quantity;
  sentence: number;
  clause: number;
  stands: boolean;
  /** The amounts of the sentence before it that stand or lack. */
  ended: readonly Quantity[];
  all: readonly Quantity[];
}

/**
 * The date that a figure stands under: in its own clause, or carried on from an earlier clause of the sentence. 1月11日起4家都开到21点
 * counts what is so from that day on.
 */
export function governing(text: string, dates: readonly FoundDate[], told: Reached): FoundDate | null {
  const { q, sentence, clause, stands } = told;
  const before = dates.filter(
    (d) =>
      d.end <= q.start &&
      d.start >= sentence &&
      !isDeadline(text, d) &&
      !isClosed(text, d, q, told.all) &&
      !/[比较]$/.test(text.slice(0, d.start)) &&
      !(/[从由]$/.test(text.slice(0, d.start)) && text.startsWith('的', d.end)) &&
      !ENDS_SPAN.test(text.slice(0, d.start)) &&
      !OF_ANOTHER.test(text.slice(d.end)) &&
      !isSetAside(text, d, q) &&
      !(IS_BY_NOW.test(text.slice(0, d.start)) && text.startsWith('了', d.end)) &&
      !(OF_A_DAY.test(d.text) && FROM_THEN_ON.test(text.slice(d.end))),
  );
  const own = before.findLast((d) => d.start >= clause);
  if (own) return stands && endsBefore(text, own, q) ? null : own;
  const carried = before.at(-1);
  return carried && isCarried(text, carried, told) ? carried : null;
}

/** Does a date of an earlier clause reach as far as the amount? */
function isCarried(text: string, date: FoundDate, { q, sentence, clause, stands, ended, all }: Reached): boolean {
  const between = text.slice(date.end, clause);
  const isNext = /^[，,：: ]*$/.test(between);
  // 11月30日全部完成，13.4公里: the day is that of the completion
  if (date.from === date.to) return !stands && (SPELL.test(between) || (isNext && isSpan(text, date)));
  // 八千人次的任务十月份就超了，按8300人次报; 本来月中能完，处置率100%: when it was reached, or meant to be
  if (REACHED.test(between) || ALL_DONE_THEN.test(between) || MEANT_ONCE.test(text.slice(sentence, date.start)))
    return false;
  // 第一批货上个月到的，装了6个: the day is that of another thing
  if (
    /[的过后]$/.test(between.replace(/[，,：: ]+$/, '')) ||
    isAside(text.slice(sentence, date.start), date, clause, all)
  )
    return false;
  if (stands) return isNext || (SPELL.test(between) && SUMS_UP.test(text.slice(clause, q.start)));
  // 本周新增190个，隐患整改率98.5%: a rate that is named anew is that of the whole
  if (
    isShare(q.unit) &&
    RATE.test(text.slice(clause, q.start)) &&
    all.some((o) => o.start >= date.end && o.end <= clause && !isShare(o.unit))
  )
    return false;
  return (
    !ended.some((o) => o.start >= date.end) &&
    !ENDED.test(between) &&
    !STANDING_DEED.test(text.slice(clause, q.start)) &&
    !isMoreThanThen(text.slice(clause, q.start), q, date, all)
  );
}

const REACHED = /^(?:份|底|初|中旬)?[早就已]{1,2}[^，,。；;\d]{0,5}[超完够满齐标]了[，,。；;]/;
/** 10月就全部到位了，80台: all there are to be were done in that month; 本周都在赶工，装了20台 tells of that week. */
const ALL_DONE_THEN =
  /^(?:份|底|初|中旬)?(?:我们?|咱们?)?[就早便已]{0,2}(?:全部|全都|悉数|[都均全])(?:已经?)?(?:[到就]位|[\u4e00-\u9fff]{0,2}[完好齐]|(?:完成|投用|启用|开放|竣工|完工|挂牌|上线|交付|移交|达标))了?[，,。；;]/;
const MEANT_ONCE = /(?:本来|原本|原先|按说|原以为)[^，,。；;\n\d]{0,4}$/;

/** 共筛查360人: of that spell; 累计 is of all. */
const SUMS_UP = /^(?:[一总拢]?共|合计|共计)(?![同享建治])/;

const RATE = /率(?:为|是|达|到|约|升|稳定?在|保持在?|目前|已经?)*$/;

/** 这周加1个，19个: with what had been there before; not 这周装了1个，拆了3个, a further deed of the week. */
const isMoreThanThen = (head: string, q: Quantity, date: FoundDate, all: readonly Quantity[]): boolean =>
  !addsTo(head) &&
  !/[了过]$/.test(head) &&
  all.some((o) => o.start >= date.end && o.end <= q.start && o.unit === q.unit && o.value < q.value);

/** 18处（本月2处），1900平方米; 站台3座（9月）16座. But 校招季（9-11月）办了12场. */
function isClosed(text: string, { start, end }: FoundDate, q: Quantity, all: readonly Quantity[]): boolean {
  const close = start + text.slice(start, q.start).search(/[）)]/);
  const open = text.slice(0, start).search(/[（(][^（）()]*$/);
  return open >= 0 && close > start && all.some((o) => o.end === open || (o.start >= end && o.end <= close));
}

/** 上周弄好三个现在二十二个: another amount stands between, and this one is all there is. */
const endsBefore = (text: string, date: FoundDate, q: Quantity): boolean =>
  q.from > date.end && /[\u4e00-\u9fff]/.test(text.slice(q.from, q.start));

/** 不算今天的是13200个; but 不含本周开的2个 are those of the week. */
const isSetAside = (text: string, date: FoundDate, q: Quantity): boolean =>
  SET_ASIDE.test(text.slice(0, date.start)) && !/^[^，,。；;\n\d]{0,6}的$/.test(text.slice(date.end, q.start));

/** 都十一月了: that late it is. */
const IS_BY_NOW = /(?:都|已经?|眼看|转眼|马上|快)到?$/;

const OF_A_DAY = /[日号]$/;
const FROM_THEN_ON = /^起[^的]/;

/** 从8月1号铺到8月15号，0.8公里. */
const isSpan = (text: string, { start }: FoundDate): boolean =>
  SPAN.test(text.slice(Math.max(0, start - 16), start)) &&
  !/年[初头]|元旦|开年/.test(text.slice(Math.max(0, start - 8), start));

/** 9月到昨晚: of that month. */
const ENDS_SPAN = /(?:月份?|季度?|周)(?:到|截?[至止])$/;

/** 昨天发的31个, 上周报错了, 上周数据有误, 看的是上个月的表, 本周情况：装好9个, 离全年目标还少2公里: the day of the telling, the year of the target. */
const OF_ANOTHER =
  /^(?:[^，,。；;\n\d]{0,6}(?:[报说填写发讲数算录登统计记][错多少漏反串岔]|[多少错误漏]?[报说填写发讲数算录登记](?:错|得不对|有误)|(?:数据?|报表|台账|表格?|情况)[^，,。；;\n\d]{0,3}(?:有误|不对|错|不准))|(?:工作|的)?(?:情况|进展|进度|汇报|小结|报告)(?:汇报|如下|更新)?[：:]|(?:工作|的)?(?:情况|进展|进度|数据?)[，,]|[^，,。；;\n\d]{0,4}[报说发填写讲]的|的(?:表格?|台账|数据?|报表|口径|记录|单子|名册|底册)(?=[，,。；;])|度?总?(?:目标|任务))/;

/** 这周协调了3次，修了22公里; 十月没签的还有13户，占地1.1万平方米: talk about the work, a total and a lack without an amount. */
const ENDED = new RegExp(
  `${TALKS}|碰了|开会|累[计加积]|总共|[拢统通]共|一共|共计|合计|总计|总[\\u4e00-\\u9fff]?数|总量|相加|加总|[加合]起来|[迄至]今|现在|(?<=[，,][^，,。；;]{0,2})(?:截[至止]|目前)|年下来|YTD|ytd`,
);

/** 全年办了34场，11月办了5场，岗位8600个; 办了34场，其中本月5场，服务8600人: the month is told by the way, with an amount of its own. */
const isAside = (before: string, { end }: FoundDate, clause: number, all: readonly Quantity[]): boolean =>
  TOLD_BY_THE_WAY.test(before) && all.some((o) => o.start >= end && o.end <= clause);
const TOLD_BY_THE_WAY =
  /其中[^，,。；;\d]{0,4}$|(?:累计|全年|总共|一共|共计|合计)[^。；;\n]{0,12}\d[^。；;\n]{0,12}[，,]/;

/** 本月推进0.9公里，已贯通22公里, 本月在修1.1公里，修好的18.6公里: what stands by now. */
const STANDING_DEED =
  /^[^，,。；;]{0,6}(?:[迄至]今|已贯通|已达|现(?:[有在实已]|[改装建做修开办通换铺][好完成])|实有|眼下|目前|最新|达到?|剔|刨|之前|此前|平[常时])|^[^，,。；;\n没未不]{0,6}[改装建做修开办通换铺挂演讲][好完成]的(?:有|是)?$/;
