/** The days of a question: as of when, over which period, compared with when, promised by when. */
import { addDays, addMonths, type Day, lastDayOfMonth, weekStart } from '../../day.js';
import { dueDayOf, type FoundDate } from '../days/dates.js';
import type { Intent, QuestionFilter } from '../read-input.js';

type DayFilter = Pick<QuestionFilter, 'asOf' | 'period' | 'compareTo' | 'promisedBy'>;

/** 截至上周五, 数据停在月底; 时间放到上周 is of that week. */
const AS_OF_BEFORE = /(?:截至|截止|(?<![放挪移])到|至|站在|立足|[停截锁卡取]在)(?:了)?$/;
const AS_OF_AFTER =
  /^(?:为止|止|为[准界限]|的?(?:口径|时点|节点|时间点)|来?(?:看|算)(?=[，, ])|的?时候|那天|当天|时(?!间)|之?前的(?:情况|进度|状态))/;
const COMPARED_BEFORE = /(?:比起?|[快慢强好高低多少差胜超]过|较|和|跟|与|同|对比?|相比|照|拿|于|从|自|对照|对着|较之)$/;
const COMPARED_AFTER = /^(?:末|底)?(?:相?比|对比)/;
const PROMISE = '承诺|答应|保证|许诺|应承|应允|允诺|约定|讲好|说好|说[死定]了?|表态|包票|军令状|拍[了过]?胸脯';
const PROMISED_BEFORE = new RegExp(
  `(?:${PROMISE}|说好?了?|报的|计划|预计|打算|定在|要求|应当?|该|要|需|须|[最至][迟晚])(?:过|了|是|在|的|于|到)?$`,
);
/** 要11月底的完成率: what is wanted, of that day. */
const AS_IT_WAS =
  /^(?:那天|那时候?)?的[^，。,完]{0,4}(?:完成|完工)?(?:率|表|数[字据]?|情况|清单|名单|单子|底稿|进[度展])/;
/** 总表导一份，要11月底的. */
const ALONE = /^(?:那一?[天期份版]的?|的)(?:$|[，。,啊呀吧？?])/;
const PROMISED_AFTER = /^(?:之|以)?(?:前|内|底前)?(?:要|应当?|该|计划|预计|承诺|到期|须|需要?|必须)/;
/** 国庆以来还没完成的: how they stand is of a day. */
const SINCE = /以来|^..(?:之|以)?后/;
/** 三季度以后就没更新的: since when, and not in it. */
const BEYOND = /^(?:之|以)?[前后]|^起|^开始/;
/** 年底后完成几个: no day to come is the last of what comes behind it. */
const BEHIND_IT = /^(?:之|以)?后(?:[^半]|$)/;
/** 国庆那时起完成了几个. */
const FROM_THEN = /^(?:那时候?|那会儿?|那天)?(?:起|开始|往后)/;
const AGAINST_NOW = /(?:和|跟|与|同)(?:现在|目前|今天|当前)|(?:现在|目前|今天|当前)(?:和|跟|与|同|比|较)/;
const PROMISE_WORDS = new RegExp(`${PROMISE}|到期`);

/** 承诺12月20日前交工的，有哪些兑现不了. */
const PROMISED_ONES = new RegExp(`(?:${PROMISE})[^，。,]{2,16}[完成工付用好结现]的`);
/** 上个月干了多少台, 这周又新增几个: what is done in a period. */
const BROUGHT = /[\u4e00-\u9fff](?<![到有是为剩差])了(?:几|多少)|(?:新增|增加|增)(?:了)?(?:几|多少)/;

/** Which filters the dates of the question set; `standing` says whether something was asked that happens in a period. */
export function daysOf(
  text: string,
  dates: readonly FoundDate[],
  intent: Intent,
  standing: string | undefined,
  isAmongThings: boolean,
  today: Day,
): DayFilter {
  const filter: DayFilter = {};
  for (const date of dates) {
    const before = text.slice(Math.max(0, date.start - 4), date.start);
    const isSince = date.text.endsWith('以来') && date.from <= today;
    if (
      standing !== undefined &&
      !standing.startsWith('completed') &&
      SINCE.test(text.slice(date.end - 2, date.end + 3))
    )
      continue;
    if (date.precision === 'year' && !isSince && (date.to >= today || intent === 'forecast')) continue;
    const after = text.slice(date.end, date.end + 6);
    if (intent !== 'forecast' && date.to >= today && BEHIND_IT.test(after)) continue;
    if (isSince && intent !== 'compare') filter.period = { from: date.from, to: today };
    else if (standing === 'completed' && date.to <= today && FROM_THEN.test(after))
      filter.period = { from: date.from, to: today };
    else if (
      standing === 'completed' &&
      date.from === date.to &&
      /^(?:那天|当天|当日)/.test(after) &&
      !AS_OF_BEFORE.test(before)
    )
      filter.period = { from: date.from, to: date.to };
    else if (intent === 'compare' && date.to === today && /[到至]/.test(date.text)) filter.compareTo = date.from;
    else if (intent === 'compare' && date.to >= today && dates.some((d) => d.to < today)) continue;
    else if (
      intent === 'compare' &&
      (COMPARED_BEFORE.test(before) || COMPARED_AFTER.test(after) || isLoneDay(date, dates))
    )
      filter.compareTo = date.to;
    else if (
      date.to >= today &&
      dueDayOf(date, text) >= today &&
      /^(?:之|以)?[前内]/.test(after) &&
      /完/.test(after) &&
      intent !== 'forecast'
    )
      filter.promisedBy = dueDayOf(date, text);
    else if (isPromise(before, after, text, intent)) filter.promisedBy = dueDayOf(date, text);
    else if ((AS_OF_BEFORE.test(before) && (date.to <= today || /截/.test(before))) || AS_OF_AFTER.test(after))
      filter.asOf = date.from <= today && today < date.to ? today : date.to;
    else if (/^(?:之|以)?后(?:才)?/.test(after) && standing?.startsWith('completed') && date.to < today)
      filter.period = { from: addDays(date.to, 1), to: today };
    else if (/^(?:份)?以来/.test(after)) filter.period = { from: date.from, to: today };
    else if (intent === 'compare' && AGAINST_NOW.test(text)) filter.compareTo = date.to;
    else if (/^(?:之|以)?前/.test(after) && (date.to <= today || dueDayOf(date, text) < today) && standing)
      filter.asOf = dueDayOf(date, text);
    else if (date.from > today && standing === 'completed' && intent !== 'forecast')
      filter.promisedBy = dueDayOf(date, text);
    else if (date.from > today || intent === 'forecast') continue;
    else if (intent === 'status' && date.from !== date.to && BROUGHT.test(text.slice(date.end)))
      filter.period = { from: date.from, to: date.to };
    else if (intent === 'missing' && BEYOND.test(after)) continue;
    else if (isPeriod(date, intent, standing)) filter.period = { from: date.from, to: date.to };
    else if (date.to < today) filter.asOf = dueDayOf(date, text);
  }
  const isAmong = isAmongThings && dates.length === 0;
  if (intent === 'compare' && filter.compareTo && filter.period?.from === filter.period?.to && filter.period) {
    filter.asOf = filter.period.to;
    delete filter.period;
  }
  if (intent === 'compare' && !filter.compareTo && !isAmong) filter.compareTo = comparedWith(text, dates, today);
  return filter;
}

/** 12月8号那天，如今强了多少: a day by itself is the other side of a comparison, and no period of it. */
const isLoneDay = (date: FoundDate, dates: readonly FoundDate[]): boolean =>
  dates.length === 1 && date.from === date.to;

function isPromise(before: string, after: string, text: string, intent: Intent): boolean {
  if (intent === 'forecast') return PROMISED_ONES.test(text);
  if (intent === 'compare' || intent === 'missing') return false;
  if (/要$/.test(before) && (AS_IT_WAS.test(after) || ALONE.test(after))) return false;
  return PROMISED_BEFORE.test(before) || PROMISED_AFTER.test(after) || PROMISE_WORDS.test(text);
}

/** 12月完成了几个 speaks of December; 12月底还有几个没完成 speaks of its last day. */
function isPeriod(date: FoundDate, intent: Intent, standing: string | undefined): boolean {
  if (intent === 'compare' || intent === 'history' || intent === 'why') return true;
  if (intent === 'digest') return date.from !== date.to;
  if (date.from === date.to) return standing === 'completed' && !/[底末]$/.test(date.text);
  return standing === 'completed' || standing === 'completed_late' || intent === 'missing';
}

/** 这周有什么变化 compares with the end of last week, 这个月 with the end of last month. */
function comparedWith(text: string, dates: readonly FoundDate[], today: Day): Day {
  if (/一周|7天|七天/.test(text)) return addDays(today, -7);
  const isOfWeek = /[这本]一?个?(?:周|星期|礼拜)(?![报刊])/.test(text);
  const month = !isOfWeek && (dates.some((d) => d.precision === 'month') || /环比|月/.test(text));
  return month ? lastDayOfMonth(addMonths(today, -1)) : addDays(weekStart(today), -1);
}
