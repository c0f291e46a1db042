/** What surrounds a date that is found: today, and whether its clause speaks of the past or of a plan. */
import type { Day } from '../../day.js';
import { INTENDING, WISHED } from '../text/intending.js';
import { CLAUSE_END } from '../text/plain-text.js';

/** How fine a written date is. */
export type Precision = 'day' | 'month' | 'quarter' | 'half' | 'year';

/** 'past': what is read is a report of what was done, and in January 「6月办2场」 is last year's June. */
export type Lean = 'near' | 'past';

type Tense = 'past' | 'future' | 'unknown';

export interface Scene {
  today: Day;
  year: number;
  month: number;
  tense: Tense;
  /** Whether a month without year and tense is rather past: in what is reported, at the start of a year. */
  leansBack: boolean;
  /** 1月1日至6月30日: another date follows, and both are of one year. */
  opensRange: boolean;
  /** A single day told just before it: 12月27日验收，29日移交. */
  dayBefore: Day | null;
}

/** First and last day. */
export interface Span {
  from: Day;
  to: Day;
  precision: Precision;
}

const DEADLINE = /^(?:之|以)?前|^止/;
const PLANNED = new RegExp(
  `${INTENDING}|尽快|能够?完|再|会|要[到等]|(?:(?<![获取觉])[要得须需]|起码|至少|最[快早迟晚])[到在]?$|目标|要求|限|估计|的话`,
);
const IS_WISHED = new RegExp(WISHED);
const DONE = /已|曾|了|自|累计|实际/;

/** 十月排了5次, 十月份苗木到了再栽4处, 过了的话1月9日, 1月8号验完就齐了: settled, or first to happen, and not past. */
const NOT_PAST =
  /(?<=[完好过]就[都全]?(?:[齐够满全]|达标|完成|完工))了|(?<=[排约订](?:[好定上])?)了|了(?=[再就才能]|可以|的话)/g;

/** 要到, 怕是得, 得拖到: the day before which it will not be; with 了 at its end the word is of that, and not of a deed. */
const NOT_BEFORE =
  /(?:(?<![获取觉记晓懂舍值难免])[要得](?:等|拖|排|推|延|熬)?(?:到|至)|(?:怕是?|恐怕|估计|可能|大概|起码|至少|最快|只怕)[也都又就]?(?:[要得]))$/;
const ENDS_RUEFULLY = /^(?:去)?了[啊吧哦呢呀]?$/;

/** 1月1日至6月30日; but 1月3号到5号 is of a few days. */
const OPENS_RANGE = /^ ?(?:至|到(?![货位场]|$|[，,。；;！!])|-|~|—|–)(?! ?[\d一二三四五六七八九十]{1,3}[日号])/;

/** A date ends where a clause ends; its tense is read from its own clause. */
/** What surrounds a date that stands from `start` to `end`. */
export function sceneOf(text: string, start: number, end: number, today: Day, lean: Lean): Omit<Scene, 'dayBefore'> {
  const year = Number(today.slice(0, 4));
  return {
    today,
    year,
    month: Number(today.slice(5, 7)),
    tense: tenseAround(text, start, end),
    leansBack: lean === 'past' && Number(today.slice(5, 7)) <= 2,
    opensRange: OPENS_RANGE.test(text.slice(end, end + 8)),
  };
}

/** What the date's own clause says of time: 前 after it, or a word of plan or of fact near it. */
function tenseAround(text: string, start: number, end: number): Tense {
  const before = (
    text
      .slice(Math.max(0, start - 10), start)
      .split(CLAUSE_END)
      .at(-1) ?? ''
  ).trimEnd();
  const after = (text.slice(end, end + 12).split(CLAUSE_END)[0] ?? '').replace(NOT_PAST, '');
  // 截至6月末, 今年放到6月末: the words say of which year it is
  if (/截[至止]到?$|今年[^，,。；;\n\d]{1,6}$/.test(before)) return 'unknown';
  const planned = PLANNED.test(before);
  const settled = /[定订约排敲][好定下]?了(?:在|到|于)?$/.test(before);
  if (settled) return 'future';
  // 苗木到了就种1月31日前完工
  if (DEADLINE.test(after) && !DONE.test(after) && !DONE.test(before.replace(/了/g, ''))) return 'future';
  // 完工得到1月15日了: not before that day
  if (NOT_BEFORE.test(before) && ENDS_RUEFULLY.test(after)) return 'unknown';
  if (DONE.test(before.replace(NOT_PAST, '')) && !planned) return 'past';
  if (planned || DEADLINE.test(after)) return DONE.test(after) && !IS_WISHED.test(before) ? 'past' : 'future';
  if (/^[^将拟]{0,6}(?:已|了)/.test(after)) return 'past';
  return /^(?:之前|前)?(?:将|拟|预计|计划|力争|确保|能|可|要)/.test(after) ? 'future' : 'unknown';
}
