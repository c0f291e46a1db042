/** Which of the dates in a report is the day of completion, the promised day, or the day it speaks of. */
import type { Day } from '../../day.js';
import { dueDayOf, type FoundDate } from '../days/dates.js';
import { CLAUSE_END } from '../text/plain-text.js';
import { BY_TONIGHT, DOING, DONE, PLANNED } from './progress-words.js';

/** A piece of the text between marks. */
export interface Clause {
  text: string;
  start: number;
  end: number;
}

export const within = (date: FoundDate, clause: Clause): boolean =>
  date.start >= clause.start && date.end <= clause.end;

/** A date still to come, other than 截至 one: what is said of it is a plan. */
export function isAhead(text: string, date: FoundDate, today: Day): boolean {
  if (isAsOf(text, date)) return false;
  const deadline = /^(?:之|以)?前/.test(text.slice(date.end, date.end + 2));
  return date.from > today || (deadline && dueDayOf(date, text) >= today);
}

function isAsOf(text: string, date: FoundDate): boolean {
  return /截[至止]到?$/.test(text.slice(Math.max(0, date.start - 3), date.start)) || text.startsWith('止', date.end);
}

/** The date in the clause that says so, or in a clause before it that is a date and little else. */
export function completedOn(text: string, clause: Clause, dates: readonly FoundDate[], today: Day): Day | null {
  const stated = dates.filter((d) => !isAsOf(text, d) && d.precision !== 'year' && d.start < clause.end);
  const own = stated.findLast((d) => within(d, clause) && (d.from <= today || clause.text.includes('已')));
  const alone = stated.findLast(
    (d) => d.from <= today && d.end <= clause.start && /^[，, ]*$/.test(text.slice(d.end, clause.start)),
  );
  const date = own ?? alone;
  if (!date) return null;
  return date.from <= today && date.to > today ? today : date.to;
}

/** The promised day: the date beside a word of completion rather than any other, the last of those equally good. */
export function expectedOn(text: string, dates: readonly FoundDate[], today: Day): Day | null {
  const ahead = dates.filter(
    (d) => DOING.test(clauseAround(text, d)) && (isAhead(text, d, today) || (d.to >= today && plannedAt(text, d))),
  );
  const finishing = ahead.filter((d) =>
    /^[^，,。；;\n]{0,14}(?:完成|完工|竣工|办完|办结|建成|做完|投入|投用|全部|达到|达标|交付)/.test(text.slice(d.end)),
  );
  const date = finishing.at(-1) ?? ahead.at(-1);
  return date ? dueDayOf(date, text) : null;
}

/** What is said of a date stands this near to it: so the cost of many dates is theirs alone. */
const NEAR = 60;

function clauseAround(text: string, date: FoundDate): string {
  const before =
    text
      .slice(Math.max(0, date.start - NEAR), date.start)
      .split(/[，,。；;\n]/)
      .at(-1) ?? '';
  const after = text.slice(date.end, date.end + NEAR).split(/[，,。；;\n]/)[0] ?? '';
  return `${before}${date.text}${after}`;
}

function plannedAt(text: string, date: FoundDate): boolean {
  if (BY_TONIGHT.test(date.text + text.slice(date.end, date.end + 3))) return true;
  if (text.startsWith('内', date.end) && !/已/.test(text.slice(date.end, date.end + 6))) return true;
  if (date.text.endsWith('内') && endsWithin(text.slice(date.end, date.end + NEAR))) return true;
  const clause =
    text
      .slice(Math.max(0, date.start - 12), date.start)
      .split(/[，,。；;\n]/)
      .at(-1) ?? '';
  const after = text.slice(date.end, date.end + 6).split(/[，,。；;\n]/)[0] ?? '';
  return !isAsOf(text, date) && (PLANNED.test(clause) || /^(?:能|将|可|争取|力争|再(?![^，。]*了)|要)/.test(after));
}

/** 年内装完, but not 年内装完40台, 年内装不完: the work is to be finished in that time. */
const endsWithin = (after: string): boolean => {
  const [rest = ''] = after.split(CLAUSE_END);
  return rest.search(DONE) >= 0 && !/[\d不没未难悬了已过]/.test(rest);
};

export function speaksOf(text: string, dates: readonly FoundDate[], today: Day): Day | null {
  if (/截[至止]到?(?:目前|今天|今日|现在|当前)/.test(text)) return today;
  return dates.find((d) => isAsOf(text, d))?.to ?? null;
}
