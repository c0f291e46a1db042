/** How a day that was meant was missed, told before the day on which it was done all the same: 本打算10号完工，停工一周，19号完工了. */
import type { Day } from '../../../day.js';
import { findDates } from '../../days/dates.js';
import { progressOf } from '../../progress/progress.js';
import { FORMERLY_MEANT } from '../../text/intending.js';

/** Meant, agreed or promised once; only what is told as done behind it makes it past. */
const WAS_MEANT = new RegExp(`${FORMERLY_MEANT}|答应|承诺|约定|说过`);
/** What came between: 下雨拖了几天, 停工一周, 后来改到15号. */
const PUT_OFF =
  /^(?:后来|结果|但是?|可|因为?|由于|中间|期间|受|又)*[^，,。；;\n]{0,10}(?:拖|推|延|顺延|推迟|改[到在成]|挪|停[工了]|耽[误搁]|误[了工]|下雨|台风|疫情|封控)[^，,。；;\n]{0,8}[，,。；;！!\n]$/;

/** The text without the plan and the delay, where a later clause tells of the day by which it was done. */
export function withoutPlansPast(text: string, today: Day): string {
  if (!WAS_MEANT.test(text)) return text;
  const clauses = text.split(/(?<=[，,。；;！!\n])/);
  const done = clauses.findLastIndex(
    (clause) =>
      !WAS_MEANT.test(clause) &&
      progressOf(clause, today).state === 'completed' &&
      findDates(clause, today).some((d) => d.from === d.to && d.to <= today),
  );
  const meant = clauses.findIndex(
    (clause) => WAS_MEANT.test(clause) && !clause.includes('年') && findDates(clause, today).length > 0,
  );
  if (meant < 0 || done <= meant) return text;
  return clauses.filter((clause, i) => i < meant || i >= done || !(i === meant || PUT_OFF.test(clause))).join('');
}
