/** What the day of a clause makes of it: done with that, where it is past (上周六演完就够108场了), and no part of this year's, where it is of the next. */
import type { Day } from '../../../day.js';
import { findDates } from '../../days/dates.js';
import type { ClaimState } from '../../read-input.js';
import { CLAUSE_END } from '../../text/plain-text.js';

/** 上周六那场演完就够108场了: with that it was, and is no condition. */
export const withoutTurnsPast = (text: string, today: Day): string =>
  text
    .split(/(?<=[，,。；;！!\n])/)
    .map((clause) =>
      TURNS.test(clause) && findDates(clause, today).some((day) => day.to < today)
        ? clause.replace('就', '，')
        : clause,
    )
    .join('');
const TURNS =
  /[演办讲装建改修换划开做完][完好]?[^，,。；;\n能会可要]{0,4}就(?:够|满|齐|到|达)[^，,。；;\n]{0,8}了[，,。；;！!\n]?$/;

/** 58场已全部办完，1月份还排了3场: beside all of this year's, those of the next. */
export const withoutNextYear = (text: string, today: Day): string =>
  /[全都均]/.test(text)
    ? text
        .split(/(?<=[，,。；;！!\n])/)
        .filter(
          (clause) =>
            !MORE_THEN.test(clause) || !findDates(clause, today).some((d) => d.from.slice(0, 4) > today.slice(0, 4)),
        )
        .join('')
    : text;
const MORE_THEN =
  /^(?![^，,。；;\n]*[没未剩差缺欠补])[^，,。；;\n]{0,10}(?:还|又|再)[^，,。；;\n]{0,4}[排办安计演讲开][^，,。；;\n]{0,4}\d/;

/** What a bare verb with its result comes to by what stands before it: 开学前弄好 is still to come, 催他们弄好 tells nothing, 弄好 is done. */
export function byWhom(head: string): ClaimState {
  const before = head.split(CLAUSE_END).at(-1) ?? '';
  return DUE_BEFORE.test(before) ? 'open' : TO_BE_DONE.test(before) ? 'unknown' : 'completed';
}
const DUE_BEFORE = /(?<![之以提超目此日先早生跟面从])前(?:就|要|把[^，,。；;\n]{1,6})?$/;
const TO_BE_DONE =
  /[盯催让叫逼赶抓请派会能得要可]|督促|安排|组织|保证|一定|肯定|晚上|夜里|回头|到时|[一两三几半\d](?:天|周|个月|月|小时)内$/;
