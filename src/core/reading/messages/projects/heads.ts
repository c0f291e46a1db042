/** 大浪4项：8-2完成，9-6完成…: how many projects are told of, where exactly so many follow. */
import type { Day } from '../../../day.js';
import type { Project } from '../../../registry.js';
import { findDates } from '../../days/dates.js';
import { parseNumber } from '../../numbers/numbers.js';
import { mentionsIn } from './mentions.js';

const HEAD =
  /^(?<who>[^，,。；;：:\d\n]{0,12}?)(?:(?<count>[两二三四五六七八九十]|\d{1,2})(?:个|项|件|条|桩)(?:民生实事|重点|在建|牵头|[\u4e00-\u9fff]{2,4}(?=项目))?(?:项目|工作|任务|事项|事情?|内容)?|事情|报)(?:的?(?:情况|进展|进度)|如下|更新|汇报|报告|报备)?(?:一下)?[：:，,\n ]+/;
/** What is told of in so many words is no heading. */
const TELLS = /[完没未成建办改装修差剩演开好]/;

/** 本周更新3项: when it is told. */
const TELLING = /更新|进展|情况|报/;

/** The message without it; a day of the work itself stays. */
export function withoutHeadCount(text: string, own: readonly Project[], today: Day): string {
  const head = HEAD.exec(text);
  if (!head || TELLS.test(head[0])) return text;
  const rest = text.slice(head[0].length);
  const told = new Set(mentionsIn(rest, own).flatMap((m) => (m.sure ? m.numbers : [])));
  const { count } = head.groups ?? {};
  const isOfThem = count === undefined ? told.size > 1 : told.size > 1 && told.size === parseNumber(count);
  if (!isOfThem || mentionsIn(head[0], own).some((m) => m.sure && !m.guessed)) return text;
  const days = TELLING.test(head[0]) ? [] : findDates(head[0], today);
  return [...days.map((d) => d.text), rest].join('，');
}
