/** What a deed is: who may do it, to what, with which words. */
import fc from 'fast-check';
import type { Day } from '#src/core/day.js';
import type { Ctx } from '#src/services/context.js';
import { dayAfter } from './life-days.js';
import type { Paper, Target, Words } from './life-paper.js';
import { type PaperState, paperState } from './life-state.js';

/** Contacts of the two units, the office, a district leader, somebody whom nobody let in. */
export const people = ['A', 'B', 'office', 'leader', 'stranger'] as const;
export type Who = (typeof people)[number];

export interface Place {
  projectId: string;
  unitId: string;
}

/** What a deed comes to: refused so, or stored as told. */
export interface Deed {
  shown: string;
  who: Who;
  /** The act on the trail. */
  act: string;
  /** Null where there is nothing to do it to. */
  foretell(paper: Paper, place: (of: Slot) => Place): Foretold | null;
}

export interface Foretold {
  /** Where it is up to what is found who does it. */
  who?: Who;
  refused: string | null;
  run(ctx: Ctx): Promise<unknown>;
  /** `id` of what was stored. */
  note(id: string): void;
}

export interface Slot {
  project: string;
  unit: string;
}

const counted = (say: (amount: number) => string, amounts: readonly number[]): Words[] =>
  amounts.map((amount) => ({ text: say(amount), amount, state: null }));
const vague: Words[] = [
  { text: '正在推进', state: false },
  { text: '尚未启动', state: false, says: 'not_started' },
  { text: '预计年底前无法完成', state: false, says: 'will_miss' },
  { text: '', state: null },
];
const events = (amount: number): string => `已开展${amount}场活动`;
const sockets = (amount: number): string => `已建成${amount}个充电插口`;
const allDone: Words = { text: '已全部完成', state: true };
const elsewhere: Words = { text: '已培训300人', state: null, other: true };

/** By project: its target, what is said of it, and what it may be changed to. */
export const topics: Record<string, { units: string[]; target: Target; words: Words[]; others: Target[] }> = {
  '1-1': {
    units: ['A'],
    target: { text: '开展不少于40场活动', amount: 40 },
    words: [...counted(events, [8, 20, 20, 32, 40, 45]), ...vague, allDone, elsewhere],
    others: [20, 60, 40].map((amount) => ({ text: `开展不少于${amount}场活动`, amount })),
  },
  '2-1': {
    units: ['A', 'B'],
    target: { text: '建成100个充电插口', amount: 100 },
    words: [...counted(sockets, [40, 50, 50, 50, 60, 100]), ...vague, allDone],
    others: [80, 120, 100].map((amount) => ({ text: `建成${amount}个充电插口`, amount })),
  },
  '3-1': {
    units: ['B'],
    target: { text: '完工', amount: null },
    words: [{ text: '已完工', state: true }, ...vague],
    others: [],
  },
};
export const slots: Slot[] = [
  { project: '1-1', unit: 'A' },
  { project: '2-1', unit: 'A' },
  { project: '2-1', unit: 'B' },
  { project: '3-1', unit: 'B' },
];

export const slot = fc.constantFrom(0, 0, 0, 1, 1, 1, 2, 2, 2, 3).map((nth) => slots[nth] as Slot);
/** Mostly who it is up to. */
export const whoOf = (own: Who): fc.Arbitrary<Who> =>
  fc.oneof({ weight: 12, arbitrary: fc.constant(own) }, { weight: 1, arbitrary: fc.constantFrom(...people) });
export const byUnit = slot.chain((at) => fc.record({ at: fc.constant(at), who: whoOf(at.unit as Who) }));
export const mayActFor = (who: Who, { unit }: Slot): boolean => who === 'office' || who === unit;
export const stateAt = (paper: Paper, { project, unit }: Slot): PaperState => {
  const state = paperState(paper, paper.today).get(`${project} ${unit}`);
  if (!state) throw new Error(`nothing on paper of ${project} ${unit}`);
  return state;
};
export const ago = (paper: Paper, days: number): Day => dayAfter(paper.today, -days);
