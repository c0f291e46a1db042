/** A correction that names a day, a unit or a number alone: what was said before is read anew with it in its place. */
import type { Day } from '../day.js';
import { findDates } from './dates.js';
import { chatClaim } from './message-claims.js';
import type { Draft, Setting } from './message-model.js';
import { CORRECTION } from './message-words.js';

/** 是公里不是米 */
const UNIT = /是(?<right>[\u4e00-\u9fff%]{1,3}?)，?(?:而)?不是(?<wrong>[\u4e00-\u9fff%]{1,3})[。！!]?$/;

const IDLE = /[了吧的是为应该正确改成到左右。！!~，,：: ]/g;

/** 「12月24号完工」, then 「时间写错，是12月14号」; 「修复12.6米」, then 「单位写错，是公里不是米」; 「讲座34场」, then 「不对，33」. Null where more is said. */
export function reworded(before: Draft, text: string, { own, today }: Setting): Draft | null {
  const [part, ...others] = before.parts;
  if (!part || others.length > 0) return null;
  const said = withUnit(part.text, text) ?? withDay(part.text, text, today) ?? withNumber(part.text, text);
  if (said === null) return null;
  const projects = own.filter((p) => part.projects.includes(p.number));
  return { ...before, parts: [{ ...part, text: said, claim: chatClaim(said, projects, today) }] };
}

function withUnit(said: string, text: string): string | null {
  const { right, wrong } = UNIT.exec(text)?.groups ?? {};
  if (right === undefined || wrong === undefined) return null;
  const number = [...said.matchAll(/\d+/g)].find((one) => said.startsWith(wrong, one.index + one[0].length));
  if (!number) return null;
  const at = number.index + number[0].length;
  return said.slice(0, at) + right + said.slice(at + wrong.length);
}

/** 「讲座34场」, then 「写错了，33」: the one amount that was told, with another number. */
function withNumber(said: string, correction: string): string | null {
  if (CORRECTION.exec(correction)?.index !== 0) return null;
  const right = /^(\d[\d.]*)[了吧的。！!]*$/.exec(correction.replace(CORRECTION, ''))?.[1];
  const [amount, ...others] = [...said.matchAll(AMOUNT)];
  return right === undefined || !amount || others.length > 0
    ? null
    : said.slice(0, amount.index) + right + said.slice(amount.index + amount[0].length);
}

const AMOUNT = /(?<![\d.-])\d[\d.]*(?![\d.-])(?![月日号年点])/g;

function withDay(said: string, correction: string, today: Day): string | null {
  if (CORRECTION.exec(correction)?.index !== 0) return null;
  const text = correction.replace(CORRECTION, '');
  const [day, ...more] = findDates(text, today);
  const [was, ...further] = findDates(said, today);
  if (!day || !was || more.length > 0 || further.length > 0) return null;
  if (text.replace(day.text, '').replace(IDLE, '') !== '') return null;
  return said.slice(0, was.start) + day.text + said.slice(was.end);
}
