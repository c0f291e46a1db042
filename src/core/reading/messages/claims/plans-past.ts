/** Plans that are over, missed (本打算10号完工，停工一周，19号完工了) or kept (计划12月10日完工，现已完工), beside what was done. */
import type { Day } from '../../../day.js';
import { findDates } from '../../days/dates.js';
import { progressOf } from '../../progress/progress.js';
import { FORMERLY_MEANT } from '../../text/intending.js';

/** Meant, agreed or promised once; only what is told as done behind it makes it past. */
const WAS_MEANT = new RegExp(`${FORMERLY_MEANT}|答应|承诺|约定|说过`);
/** What came between: 下雨拖了几天, 停工一周, 后来改到15号. */
const PUT_OFF =
  /^(?:后来|结果|但是?|可|因为?|由于|中间|期间|受|又)*[^，,。；;\n]{0,10}(?:拖|推|延|顺延|推迟|改[到在成]|挪|停[工了]|耽[误搁]|误[了工]|下雨|台风|疫情|封控)[^，,。；;\n]{0,8}[，,。；;！!\n]$/;

/** 计划12月10日, told after that day: with no year of its own. */
const PLAN = /计划|预计|拟|约定|要求|目标/;
const isOver = (clause: string, today: Day): boolean =>
  PLAN.test(clause) && findDates(clause.replace(PLAN, ''), today).some((d) => d.from === d.to && d.to <= today);

/**
 * The text without the plan and the delay, where a later clause tells that it was done, or by which day; what is done first and
 * planned next (计划28日移交，现已完工) the other way round.
 */
export function withoutPlansPast(text: string, today: Day): string {
  const clauses = text.split(/(?<=[，,。；;！!\n])/);
  const done = clauses.findLastIndex(
    (clause) =>
      !WAS_MEANT.test(clause) &&
      progressOf(clause, today).state === 'completed' &&
      (TOLD.test(clause) || findDates(clause, today).some((d) => d.from === d.to && d.to <= today)),
  );
  const isMeant = (clause: string): boolean =>
    !clause.includes('年') &&
    findDates(clause, today).length > 0 &&
    (WAS_MEANT.test(clause) || isOver(clause, today) || isBySame(clause, clauses[done] ?? ''));
  const meant = clauses.slice(0, Math.max(0, done)).findIndex(isMeant);
  if (meant >= 0)
    return clauses.filter((clause, i) => i < meant || i >= done || !(i === meant || PUT_OFF.test(clause))).join('');
  return isAheadOf(clauses, today) ? clauses.toReversed().map(bare).join('，') : text;
}
const TOLD = /已|了|实际/;

/** 计划12月28日完工，现已完工: the very deed that was planned. */
const isBySame = (plan: string, done: string): boolean =>
  PLAN.test(plan) && NOW_DONE.test(done) && DEED.test(plan) && DEED.exec(plan)?.[0] === DEED.exec(done)?.[0];
const DEED = /完工|竣工|完成|验收|移交|交付|投用|投入使用|启用|开放|开业|通车|开工|动工|封顶/;
const NOW_DONE = /[现今前]已|已经|提前|早就|[工成收交用放业车]了/;

/** 计划12月28日移交，现已完工: the further step told first. */
const isAheadOf = ([plan = '', done = '', ...more]: readonly string[], today: Day): boolean =>
  more.length === 0 &&
  PLAN.test(plan) &&
  DEED.test(plan) &&
  NOW_DONE.test(done) &&
  DEED.test(done) &&
  !/\d/.test(done) &&
  findDates(plan, today).some((d) => d.from > today);
const bare = (clause: string): string => clause.replace(/[，,。；;！!\n]+$/, '');
