/** Whether a reported figure is done, newly done, still to do or planned: by the words around it. */
import type { Day } from '../../day.js';
import type { FigureKind } from '../../measure.js';
import type { FoundDate } from '../days/dates.js';
import { lastOf } from '../text/plain-text.js';
import {
  ACTUAL,
  announcedAt,
  goesOnFromPlan,
  isAnnouncedBehind,
  isAwaited,
  isByPlan,
  isGuessOfDay,
  isHeldThen,
  isInHandUntil,
  isLastMoved,
  isOfDayToCome,
  isOfNextLot,
  isOnlyMore,
  isPutOff,
  isScheduled,
  isScheduledBehind,
  isStillDue,
  JUST_DONE,
} from './announced.js';
import { addsJust, addsTo, isPutOnto, isSaidNew } from './increase.js';
import {
  isAwayFromGoal,
  isDoneOfLacking,
  isLittleLeft,
  isNoLonger,
  isOneMoreDone,
  isUndone,
  isUndoneBehind,
  lackingAt,
} from './lacking.js';
import type { Quantity } from './quantities.js';
import { COUNTED_SHORT } from './quoted.js';
import { isOfSeasonToCome, namesSeasonToCome } from './seasons.js';
import { isLotOfMore, isMadeUp, isOneLot, toldDoneNext, toldDoneSince } from './since-done.js';
import { isShareOfTask } from './task-shares.js';
import { isShare } from './unit-kinship.js';
import { goesOnWhile, isOfWhile, sumsWhile } from './while.js';

const TARGET_DONE = /完成(?:了)?(?:年度|全年|既定|本年度)?(?:目标|任务)/;

interface Setting {
  head: string;
  sentence: number;
  clause: number;
  date: FoundDate | null;
  asOf: Day | null;
  total: boolean;
  today: Day;
  /** A day to come is told behind it, and nothing of its being done: 最后两场27号演. */
  later: boolean;
  /** It is told by which day to come it is due: 中秋前加1期. */
  due: boolean;
  /** All days that are still to come. */
  toCome: readonly FoundDate[];
  all: readonly Quantity[];
}

/** The nearest word before a figure that tells its kind, else the clause before it, else its date. */
export function kindOf(text: string, q: Quantity, s: Setting): FigureKind {
  if (isUndone(s.head) || isAwayFromGoal(s.head, q, text.slice(q.end, q.to), s.all)) return 'remaining';
  if (isShareOfTask(q.unit, s.head)) return 'cumulative';
  const lacking = lackingAt(s.head);
  const announced = announcedAt(s.head);
  const actual = lastOf(ACTUAL, s.head);
  const cue = Math.max(lacking, announced, actual);
  const after = text.slice(q.end, q.to);
  const isAhead = s.date !== null && s.date.from > s.today && !s.asOf;
  if (isInHandUntil(text, q, s.head, s.toCome)) return 'planned';
  if (isOneMoreDone(s.head, after) || COUNTED_SHORT.test(s.head) || isDoneOfLacking(s.head)) return 'new';
  if (lacking >= 0 && lacking === cue)
    return isOfDayToCome(s.head) ||
      isPutOff(after) ||
      (isAhead && isAwaited(s.head)) ||
      isHeldThen(q.unit, s.head, after, isAhead)
      ? 'planned'
      : isMadeUp(s.head, text, q)
        ? 'new'
        : isNoLonger(text, q, s) && !namesSeasonToCome(s.head + after, s.today)
          ? 'cumulative'
          : 'remaining';
  const isAnnounced = announced > actual || isAhead || isAnnouncedBehind(after);
  if (isAnnounced && (toldDoneSince(text, q) || toldDoneNext(text, q)))
    return isOneLot(s.head) || isAhead ? 'new' : 'cumulative';
  if (isLotOfMore(s.head, text, q, s.all)) return 'new';
  if (isScheduled(s.head) || (isAhead && isScheduledBehind(after))) return 'planned';
  if (
    (!addsJust(s.head) && isUndoneBehind(text, q, s.head)) ||
    isLittleLeft(text.slice(s.sentence, s.clause), s.head, after)
  )
    return 'remaining';
  // 12个点位中8个已完工: the first is the whole
  if (/[中里]$/.test(after.trim()) && s.all.some((o) => o.start === q.to)) return 'planned';
  if (actual >= 0 && actual === cue) return isNew(s) ? 'new' : 'cumulative';
  if (announced >= 0 && !TARGET_DONE.test(s.head) && !isDoneOfWhole(q, s)) return 'planned';
  if (isAhead && !JUST_DONE.test(s.head)) return 'planned';
  if (s.due && !s.date && !s.total && isStillDue(s.head)) return 'planned';
  if (!s.total && (isOfSeasonToCome(s.head, s.today) || isDueInSeason(after, s.today)) && !isTotalled(q, s.all))
    return 'planned';
  if (isGuessOfDay(text, s.clause, s.head, q.approximate, s.toCome)) return 'planned';
  if (MONTH_GOES_ON.test(s.head) && TOLD_SO_FAR.test(text.slice(s.sentence, s.clause))) return 'new';
  if (isByPlan(s.head) && s.date && s.date.to > s.today && !s.asOf) return 'planned';
  if (isOfNextLot(s.head) && !toldDoneSince(text, q)) return 'planned';
  if (isPutOnto(s.head) || (ADDED.test(s.head) && AGAIN_NOW.test(text.slice(s.sentence, s.clause)))) return 'new';
  if (ONCE_MORE.test(s.head)) {
    if (!s.date && isOnlyMore(s.head, after)) return 'remaining';
    return isPutNext(q, s) || isPutToTotal(text, q, s) ? 'new' : 'planned';
  }
  if (isAnnouncedBehind(after) || isLastMoved(s.head, after)) return 'planned';
  const isPast = s.date !== null && s.date.to <= s.today;
  if (
    announced < 0 &&
    !s.total &&
    (s.later || (!isPast && goesOnFromPlan(text.slice(s.sentence, s.clause), s.head, after, q.unit)))
  )
    return 'planned';
  if (restates(text.slice(s.sentence, s.clause), s.head)) return 'cumulative';
  if (!s.total && !isShare(q.unit) && isOfWhileBefore(text, q, s)) return 'new';
  return isNew(s) ||
    (!s.total &&
      (isAdded(text.slice(0, q.start), s.head, text.slice(q.end, q.end + 16)) ||
        isSaidNew(text.slice(q.end, q.end + 24))))
    ? 'new'
    : 'cumulative';
}

/** 最后12间趁寒假改好. */
const isDueInSeason = (after: string, today: Day): boolean =>
  /[完好成齐]$/.test(after.trim()) && namesSeasonToCome(after, today);

/** 本月又约了一批，新增筛查213人: what came to it in that while. */
const ADDED = /新增[^，,。；;\d]{0,4}$/;
const AGAIN_NOW = /(?:[本这上当]个?(?:周|月|星期)|今天|昨天)又/;

/** 春节演8场，全年90场: a greater amount of the same stands behind it, and it is one of its parts. */
const isTotalled = ({ end, unit, value }: Quantity, all: readonly Quantity[]): boolean =>
  all.some((o) => o.start >= end && o.unit === unit && o.value > value);

/** 再加1座，20座了: put to what was reported, as the first word of it. */
const PUT_NEXT = /^(?:请|麻烦|帮忙|我们)?再[加添记补](?:上|报)?$/;
const isPutNext = ({ end }: Quantity, { head, sentence, clause, date, toCome }: Setting): boolean =>
  PUT_NEXT.test(head) && clause === sentence && !date && !toCome.some((d) => d.start > end);

/** 下周再开2场, 来了再上2处; not 又再开了2场, 再说总的. */
const ONCE_MORE = /再(?![说讲看])[^了]*$/;

/** 再通2个小区，共32个: and so many there are with them. */
const isPutToTotal = (text: string, q: Quantity, { head, date, toCome, all }: Setting): boolean =>
  /^再[\u4e00-\u9fff]{1,2}$/.test(head) &&
  !date &&
  toCome.length === 0 &&
  all.some(
    (o) => o.unit === q.unit && o.value > q.value && o.start > q.end && WITH_THEM.test(text.slice(q.end, o.start)),
  );
const WITH_THEM = /^[\u4e00-\u9fff]{0,4}[，,](?:现在|目前|已经?)?(?:一?共|总共|累计|合计)(?:有|是)?$/;

/** 任务9座我们开了6座, 任务4座里开了2座: the first is announced, and the second is done of it. */
const isDoneOfWhole = ({ start, unit }: Quantity, { head, clause, all }: Setting): boolean =>
  JUST_DONE.test(head) && all.some((o) => o.start >= clause && o.end <= start && o.unit === unit);

/** 年初至11月累计10场，本月再开2场: the month after those that were told. */
const MONTH_GOES_ON = /^(?:本|这个?)月再[\u4e00-\u9fff]{1,2}$/;
const TOLD_SO_FAR = /[至到][^，,。；;]{1,4}月[^，,。；;]{0,2}(?:累计|一?共|总共)[^，,。；;]{1,12}[，,]$/;

/** 上次报7个，这次9个: this time so many are there. */
const restates = (before: string, head: string): boolean =>
  LAST_TIME.test(before) && /[这本此][次回][^新又增添多]{0,4}$/.test(head);
const LAST_TIME = /上[次回][^，,。；;\d]{0,6}\d/;

/** 总数还是17座；站牌加了3个; 泊位加了30个，充电位没加: so many beside what was there before; 停车位加了800个，还差110个 are those that are done. */
const isAdded = (before: string, head: string, next: string): boolean =>
  /(?<![增参施])加了$/.test(head) && (AS_BEFORE.test(before) || NONE_ADDED.test(next));
const NONE_ADDED = /^[，,][^，,。；;\n\d]{1,8}(?:没有?(?:再)?[加增动变]|不变|照旧|还是)/;
const AS_BEFORE = /还是|没变|不变|同上|照旧|维持|总数|一共|累计|原有/;

/** What a while adds up to is new as well: 国庆期间共演6场. */
const isNew = ({ head, total }: Setting): boolean => (total ? sumsWhile(head) : addsTo(head) || isOfWhile(head));

const isOfWhileBefore = (text: string, q: Quantity, { sentence, all }: Setting): boolean =>
  goesOnWhile(
    text.slice(sentence, q.start),
    q.unit,
    all
      .filter((o) => o.start >= sentence && o.end <= q.start)
      .map((o) => ({ start: o.start - sentence, unit: o.unit })),
  );
