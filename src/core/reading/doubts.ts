/** Whether the figures and words of a report bear out what it claims. Nobody is accused: what is not certain is no doubt, but a note. */
import type { Day } from '../day.js';
import type { Doubt, Measure } from '../measure.js';
import { type ProposedAdjustment, proposedAdjustment } from './adjustments.js';
import { differenceWords, quantityWords, sumWords } from './doubt-words.js';
import { type ReadFigure, readFigures } from './figures.js';
import { foundIn } from './likeness.js';
import { type Progress, progressOf } from './progress.js';
import { FINISHED_STAGE, stageReached, stagesAsked, stageWord } from './stages.js';
import { type CountedPromise, progressShare, rounded, type Tally, tallies } from './tally.js';
import { clausesOf, measuresOf, namedPlaces, targetQuantities } from './targets.js';
import { conversion, isCount } from './unit-kinship.js';

export interface DoubtInput {
  target: string;
  completion: string;
  /** null is no claim, and never in doubt. */
  completed: boolean | null;
  /** The double column; an adjustment that it proposes is honoured and noted. */
  problems?: string;
  /** The unit's recorded part of the target's first measure. */
  share?: number | null;
  /** A recorded counting basis (口径): the claim stands. */
  basis?: string | null;
  today?: Day;
}

export interface DoubtReading {
  doubt: Doubt | null;
  /** What a reader should look at although it is no doubt; Chinese. */
  note: string | null;
  /** What the figures come to for the first measure they speak of. */
  claimed: number | null;
}

const LONG_AFTER: Day = '2999-12-31';
const NOTHING = /^(?:无|暂无|空)?$/;
const ELSEWHERE = /^(?:详见|见|参见|同|如)(?:上|前|附件|附表|附后|下|后|表)[^，。；\n]{0,8}[。.]?$/;
const ALL_OF_IT = /全部|全面|均已|均|都已|都|所有|超额|全覆盖|100%|百分之百/;
/** What is done on the way, and no result. */
const MEETINGS = /推进会|会议|协调会|调度会|现场会|部署会/;
const UNFINISHED = /未|尚|还没|没有完成|没完成|正在(?!使用|运营)|在建|推进中|施工中|力争|预计|剩余|还差|滞后|待/;

/**
 * Judges a claim. Claimed complete: the figures must reach each counted promise (short_of_target), something must be said
 * (no_evidence, unreadable), and about the thing promised (other_basis). Claimed open: figures that reach every promise are
 * done_but_open. Halves, quarters and places are added up, a month's figure gives way to the year's.
 */
export function doubtOf(input: DoubtInput): DoubtReading {
  if (input.completed === null) return nothing;
  const completion = input.completion.trim();
  if (NOTHING.test(completion.replace(/[\s\p{P}\p{S}]/gu, ''))) return input.completed ? noEvidence : nothing;
  if (input.completed && unreadable(completion)) {
    return doubted({
      code: 'unreadable',
      message: `填报“已完成”，但完成情况“${shortened(completion)}”读不出完成了什么`,
    });
  }
  const scene = sceneOf(input, completion);
  if (input.basis?.trim())
    return { doubt: null, note: `按另一口径统计：${input.basis.trim()}`, claimed: firstClaimed(scene.tallies) };
  return input.completed ? judgeDone(scene) : judgeOpen(scene, input.problems ?? '');
}

interface Scene {
  /** The target, or what an adjustment proposes instead. */
  target: string;
  completion: string;
  adjustment: ProposedAdjustment | null;
  share: number | null;
  figures: ReadFigure[];
  tallies: Tally[];
  progress: Progress;
  today: Day | null;
}

const nothing: DoubtReading = { doubt: null, note: null, claimed: null };
const noEvidence: DoubtReading = {
  doubt: { code: 'no_evidence', message: '填报“已完成”，但完成情况为空' },
  note: null,
  claimed: null,
};

function doubted(doubt: Doubt): DoubtReading {
  return { doubt, note: null, claimed: doubt.claimed ?? null };
}

function sceneOf(input: DoubtInput, completion: string): Scene {
  const adjustment = proposedAdjustment(input.problems ?? '');
  const share = input.share ?? null;
  const figures = readFigures(completion, input.today);
  const promises = heldTo(promisesOf(input.target), adjustment, share);
  return {
    target: adjustment && measuresOf(adjustment.to).length === 0 ? adjustment.to : input.target,
    completion,
    adjustment,
    share,
    figures,
    tallies: tallies(promises, figures, input.completed ? 'now' : 'cut_off'),
    progress: progressOf(completion, input.today ?? LONG_AFTER),
    today: input.today ?? null,
  };
}

function promisesOf(target: string): CountedPromise[] {
  const measures = measuresOf(target);
  return targetQuantities(target).flatMap((q, i) => {
    const measure = measures[i];
    return measure ? [{ measure, words: target.slice(q.from, q.to) }] : [];
  });
}

/** The promises as adjusted, or cut down to a unit's share of the first. */
function heldTo(
  promises: CountedPromise[],
  adjustment: ProposedAdjustment | null,
  share: number | null,
): CountedPromise[] {
  const first = promises[0];
  if (share !== null && first) return [{ ...first, measure: { ...first.measure, quantity: share } }];
  if (!adjustment) return promises;
  const [to] = measuresOf(adjustment.to);
  if (!to) return [];
  const [from] = measuresOf(adjustment.from);
  const meant =
    promises.find((p) => p.measure.unit === to.unit && (!from || from.quantity === p.measure.quantity)) ?? first;
  return promises.map((p) =>
    p === meant ? { ...p, measure: { ...p.measure, quantity: to.quantity, unit: to.unit } } : p,
  );
}

function judgeDone(scene: Scene): DoubtReading {
  const claimed = firstClaimed(scene.tallies);
  const short = scene.tallies.filter((t) => t.claimed !== null && !reaches(t));
  const [first] = short;
  if (first) {
    const message = short.map((t) => shortWords(t, scene)).join('；');
    return doubted({
      code: 'short_of_target',
      message,
      claimed: first.claimed ?? 0,
      target: first.promise.measure.quantity,
    });
  }
  const adjusted = scene.adjustment && adjustmentWords(scene.adjustment);
  if (claimed !== null) return { doubt: null, note: notes(adjusted, unsaidWords(scene)), claimed };
  const contradiction = contradicted(scene);
  if (contradiction) return contradiction;
  if (scene.tallies.length > 0 && !scene.adjustment) return judgeUncounted(scene);
  return { doubt: null, note: notes(adjusted, unsaidStage(scene)), claimed: null };
}

/** What the report says in words, against its own claim: 正在施工, 形象进度57%, two of three places. */
function contradicted(scene: Scene): DoubtReading | null {
  const asked = stagesAsked(scene.target);
  const reached = stageReached(scene.completion);
  // 开工建设 is kept by 正在施工, 封顶 by 已封顶，正在砌筑
  if (asked && asked.last < FINISHED_STAGE && reached !== null && reached >= asked.last) return null;
  const share = progressShare(scene.figures);
  if (share !== null && share < 100 && scene.progress.state !== 'completed') {
    return doubted({
      code: 'short_of_target',
      message: `填报“已完成”，但完成情况写明完成${share}%，相差${rounded(100 - share)}%`,
      claimed: share,
      target: 100,
    });
  }
  if (scene.progress.state === 'open') {
    return doubted({
      code: 'short_of_target',
      message: `填报“已完成”，但完成情况写的是“${shortened(scene.completion)}”`,
    });
  }
  return missingPlaces(scene) ?? lowerStage(scene);
}

function missingPlaces({ target, completion, tallies: counted }: Scene): DoubtReading | null {
  const [named] = target.split(/[。；;\n]/).flatMap((clause) => namedPlaces(clause) ?? []);
  if (!named || ALL_OF_IT.test(completion) || counted.some((t) => t.claimed !== null)) return null;
  const said = named.places.filter((place) => foundIn(place, completion) >= 0.75);
  if (said.length === 0 || said.length === named.places.length) return null;
  const missing = named.places.filter((place) => !said.includes(place)).join('、');
  return doubted({
    code: 'short_of_target',
    message: `目标${named.places.length}处，填报只提到${said.length}处，未提到${missing}`,
    claimed: said.length,
    target: named.places.length,
  });
}

function lowerStage({ target, completion }: Scene): DoubtReading | null {
  const asked = stagesAsked(target);
  const reached = stageReached(completion);
  if (!asked || reached === null || reached >= asked.first) return null;
  return doubted({
    code: 'short_of_target',
    message: `目标为“${stageWord(asked.first)}”，填报只到“${stageWord(reached)}”`,
  });
}

/** Claimed complete against a counted target, and no figure speaks of what was promised. */
function judgeUncounted(scene: Scene): DoubtReading {
  const [tally] = scene.tallies;
  if (!tally) return nothing;
  const { measure } = tally.promise;
  const noted = (note: string | null): DoubtReading => ({ doubt: null, note, claimed: null });
  const words = `目标${quantityWords(measure.quantity, measure.unit)}${measure.of}`;
  const others = tally.others.filter((f) => f.kind !== 'remaining' && !MEETINGS.test(f.of));
  const saidDone = scene.progress.state === 'completed' || ALL_OF_IT.test(scene.completion);
  if (others.length > 0) {
    const parts = termsThatMake(others, measure.quantity);
    if (parts) return noted(`${words}，填报没有单列；${basisWords(parts, measure.unit)}，统计口径不同，请核实`);
    const enough = others.find((f) => f.quantity >= measure.quantity);
    if (enough) return noted(`${words}，填报的是${thingWords(enough)}，统计口径不同，请核实`);
    if (measure.quantity === 1) return noted(null);
    if (saidDone) return noted(`${words}，填报没有写明数量`);
    return otherBasis(words, measure, others);
  }
  if (measure.quantity === 1) return noted(null);
  const multiplied = scene.figures.some((f) => f.each && conversion(f.unit, measure.unit) !== null);
  if (multiplied || saidDone) return noted(`${words}，填报没有写明数量`);
  const counted = scene.figures.filter(
    (f) => f.kind === 'cumulative' && !f.each && isCount(f.unit) && !MEETINGS.test(f.of),
  );
  if (counted.length > 0) return otherBasis(words, measure, counted);
  return noted(`${words}，填报没有写明数量`);
}

function otherBasis(words: string, measure: Measure, counted: ReadFigure[]): DoubtReading {
  const message = `${words}，填报的是${counted.map(thingWords).join('、')}，不是同一口径`;
  return { doubt: { code: 'other_basis', message, target: measure.quantity }, note: null, claimed: null };
}

function judgeOpen(scene: Scene, problems: string): DoubtReading {
  const claimed = firstClaimed(scene.tallies);
  const noted: DoubtReading = { doubt: null, note: scene.adjustment && adjustmentWords(scene.adjustment), claimed };
  if (scene.adjustment || UNFINISHED.test(scene.completion) || UNFINISHED.test(problems)) return noted;
  const [first] = scene.tallies;
  if (!first)
    return doneInWords(scene)
      ? doubted({ code: 'done_but_open', message: `完成情况写的是“${shortened(scene.completion)}”，但填报“未完成”` })
      : noted;
  const everyReached = scene.tallies.every((t) => t.claimed !== null && reaches(t));
  const finishedLater =
    scene.progress.state === 'completed' && scene.progress.completedOn !== null && !beforeCutOff(scene);
  if (!everyReached || finishedLater || first.claimed === null) return noted;
  const { measure } = first.promise;
  const message = `目标${quantityWords(measure.quantity, measure.unit)}，填报${sumWords(first.terms, measure.unit)}，已达到目标，但填报“未完成”`;
  return doubted({ code: 'done_but_open', message, claimed: first.claimed, target: measure.quantity });
}

/** An open claim whose words say that all is done, and not that it was done too late. */
function doneInWords(scene: Scene): boolean {
  if (scene.progress.state !== 'completed') return false;
  const asked = stagesAsked(scene.target);
  const reached = stageReached(scene.completion);
  if (asked && (reached === null || reached < asked.last)) return false;
  return scene.progress.completedOn === null || beforeCutOff(scene);
}

/**
 * Whether the stated day of completion was in time. The cut-off is not known here: a day up to the text's own 截至 day was,
 * or one of a year that is over, or of this year once its first two months, when returns are made, have passed.
 */
function beforeCutOff({ progress, today }: Scene): boolean {
  const on = progress.completedOn;
  if (on === null) return false;
  if (progress.speaksOf !== null) return on <= progress.speaksOf;
  if (today === null) return false;
  return on.slice(0, 4) < today.slice(0, 4) || today.slice(5, 7) > '02';
}

function reaches({ claimed, promise: { measure } }: Tally): boolean {
  if (claimed === null) return false;
  return measure.comparison === 'at_most' ? claimed <= measure.quantity : claimed >= measure.quantity;
}

function firstClaimed(all: Tally[]): number | null {
  return all.find((t) => t.claimed !== null)?.claimed ?? null;
}

function unreadable(completion: string): boolean {
  return (
    ELSEWHERE.test(completion) ||
    !/[\p{L}\p{N}]/u.test(completion) ||
    /^[?？\uFFFD\s]+$/.test(completion.replace(/[。，.]/g, ''))
  );
}

function shortWords(tally: Tally, { tallies: all, share, adjustment }: Scene): string {
  const { measure } = tally.promise;
  const subject = all.length > 1 && measure.of !== '' ? `“${measure.of}”` : '';
  const whose = share !== null ? '本单位份额' : adjustment ? '调整后目标' : '目标';
  const held = measure.comparison === 'at_most' ? '不超过' : '';
  const claim = sumWords(tally.terms, measure.unit);
  const gap = differenceWords(measure, tally.claimed ?? 0);
  return `${subject}${whose}${held}${quantityWords(measure.quantity, measure.unit)}，填报${claim}，${gap}`;
}

/** Two figures of other things that happen to make up the target: 8 and 4 of 12. */
function termsThatMake(figures: ReadFigure[], quantity: number): ReadFigure[] | null {
  for (const [i, a] of figures.entries()) {
    for (const b of figures.slice(i + 1))
      if (!a.approximate && !b.approximate && rounded(a.quantity + b.quantity) === quantity) return [a, b];
  }
  return figures.length > 2 && rounded(figures.reduce((s, f) => s + f.quantity, 0)) === quantity ? figures : null;
}

function basisWords(parts: ReadFigure[], unit: string): string {
  return `${sumWords(
    parts.map((f) => f.quantity),
    unit,
  )}是${parts.map(thingWords).join('与')}之和`;
}

function thingWords(figure: ReadFigure): string {
  const quantity = quantityWords(figure.quantity, figure.unit);
  return figure.of === '' ? quantity : `“${shortened(figure.of)}”${quantity}`;
}

function adjustmentWords({ from, to }: ProposedAdjustment): string {
  return from === '' ? `填报提出年度目标调整为“${to}”` : `填报提出年度目标由“${from}”调整为“${to}”`;
}

/** Counted promises that the report passes over while it gives figures for others. */
function unsaidWords({ tallies: all }: Scene): string | null {
  const unsaid = all
    .filter((t) => t.claimed === null)
    .map(({ promise: { measure } }) => `${measure.of}${quantityWords(measure.quantity, measure.unit)}`);
  return unsaid.length === 0 ? null : `填报没有提到${unsaid.join('、')}`;
}

function unsaidStage({ target, completion }: Scene): string | null {
  const asked = stagesAsked(target);
  const reached = stageReached(completion);
  if (!asked || reached === null || reached >= asked.last) return null;
  return `目标还要求“${clausesOf(target).at(-1) ?? stageWord(asked.last)}”，填报没有提到`;
}

function notes(...parts: (string | null)[]): string | null {
  const said = parts.filter((part) => part !== null);
  return said.length === 0 ? null : said.join('；');
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').replace(/[。；;，,]$/, '');
  return line.length <= 30 ? line : `${line.slice(0, 29)}…`;
}
