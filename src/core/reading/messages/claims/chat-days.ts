/** The one day that a chat message tells or promises, where it stands apart from the word of completion. */
import type { Day } from '../../../day.js';
import { dueDayOf, type FoundDate, findDates } from '../../days/dates.js';
import { progressOf } from '../../progress/progress.js';
import { CLAUSE_END } from '../../text/plain-text.js';

/** Days of papers, meetings and the like. */
const OF_OTHER_THINGS = /(?:根据|按(?!计划|期|时)照?(?!计划)|依据|参照)[^，,。；;\n]*$/;
const OTHER_AFTER =
  /^[^，,。；;\n]{0,8}(?:(?<![聘览动讲])会议?|纪要|通知|文件|发文|批复|上报|填报|反馈|提醒|检查|督查|专题会)/;
const AFTER_IT = /^(?:之|以)?后/;
const AS_OF = /截[至止]到?$/;

/** Single days of the message that could be meant, each once. */
function daysOf(text: string, today: Day): { date: FoundDate; due: Day }[] {
  const days = findDates(text, today, 'near')
    .filter(
      (d) =>
        d.precision === 'day' && (d.from === d.to || /内$/.test(d.text) || /^(?:之|以)?[前内]/.test(text.slice(d.end))),
    )
    .filter((d) => {
      const before = text.slice(Math.max(0, d.start - 16), d.start);
      return (
        !AS_OF.test(before) &&
        !/^止/.test(text.slice(d.end)) &&
        !AFTER_IT.test(text.slice(d.end)) &&
        !OF_OTHER_THINGS.test(before) &&
        !OTHER_AFTER.test(text.slice(d.end))
      );
    })
    .map((date) => ({ date, due: dueDayOf(date, text) }));
  return days.filter(({ due }, i) => days.findIndex((o) => o.due === due) === i);
}

/** 理赔拖到九月，修好之后10月20日竣工验收: the delay is over where a later day tells of completion. */
export const withDelaysOver = (text: string, today: Day): string =>
  text.replace(DELAYED, (said, at: number) => {
    const rest = text.slice(at + said.length);
    const [until] = findDates(rest, today);
    if (!until || until.start > 0 || until.to >= today) return said;
    const isOver = rest
      .slice(until.end)
      .split(CLAUSE_END)
      .map((clause) => progressOf(clause, today))
      .some((p) => p.state === 'completed' && p.completedOn !== null && p.completedOn >= until.from);
    return isOver ? '到' : said;
  });
const DELAYED = /(?:拖延?|延误|推迟|延期|延后|顺延|耽[搁误])[到至]/g;

/** The day of completion: the only day told that has come; null where there are several or none. */
export function onlyDayPast(text: string, today: Day): Day | null {
  const past = daysOf(text, today).filter(({ due }) => due <= today);
  return past.length === 1 ? (past[0]?.due ?? null) : null;
}

/** The day promised: the only day told that is still to come. */
export function onlyDayAhead(text: string, today: Day): Day | null {
  const ahead = daysOf(text, today).filter(
    ({ date, due }) => due > today || (due === today && /^(?:之|以)?前/.test(text.slice(date.end))),
  );
  return ahead.length === 1 ? (ahead[0]?.due ?? null) : null;
}
