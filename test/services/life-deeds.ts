/** What people do to a project in its life, made up by fast-check: what the clerk foretells of it, and the verb that does it. */
import fc from 'fast-check';
import type { Day } from '#src/core/day.js';
import { adjustTarget } from '#src/services/adjust-target.js';
import { answerDoubt } from '#src/services/answer-doubt.js';
import { briefLeader } from '#src/services/brief-leader.js';
import type { Ctx } from '#src/services/context.js';
import { decideReview } from '#src/services/decide-review.js';
import { askExtension, decideExtension } from '#src/services/extend-duty.js';
import { assignmentState } from '#src/services/find.js';
import { changeRound } from '#src/services/manage-rounds.js';
import { pictureOf } from '#src/services/programme-state.js';
import { submitAnalysis } from '#src/services/submit-analysis.js';
import { confirmAsItStands, submitReport } from '#src/services/submit-report.js';
import { withdrawReport } from '#src/services/withdraw-report.js';
import { dayAfter } from './life-days.js';
import {
  dutyKey,
  type Paper,
  type PaperDuty,
  type PaperState,
  paperOpenRound,
  paperRounds,
  paperState,
  type Target,
  type Words,
  yearEnd,
} from './life-paper.js';

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
const slots: Slot[] = [
  { project: '1-1', unit: 'A' },
  { project: '2-1', unit: 'A' },
  { project: '2-1', unit: 'B' },
  { project: '3-1', unit: 'B' },
];

const slot = fc.constantFrom(0, 0, 0, 1, 1, 1, 2, 2, 2, 3).map((nth) => slots[nth] as Slot);
/** Mostly who it is up to. */
const whoOf = (own: Who): fc.Arbitrary<Who> =>
  fc.oneof({ weight: 12, arbitrary: fc.constant(own) }, { weight: 1, arbitrary: fc.constantFrom(...people) });
const byUnit = slot.chain((at) => fc.record({ at: fc.constant(at), who: whoOf(at.unit as Who) }));
const mayActFor = (who: Who, { unit }: Slot): boolean => who === 'office' || who === unit;
const stateAt = (paper: Paper, { project, unit }: Slot): PaperState => {
  const state = paperState(paper, paper.today).get(`${project} ${unit}`);
  if (!state) throw new Error(`nothing on paper of ${project} ${unit}`);
  return state;
};
const ago = (paper: Paper, days: number): Day => dayAfter(paper.today, -days);

export const reports: fc.Arbitrary<Deed> = fc
  .record({
    by: byUnit,
    saying: fc.nat(11),
    claims: fc.constantFrom(true, true, true, false, false, null),
    back: fc.constantFrom(0, 0, 0, 0, 0, 1, 5, 12, -1),
    doneBack: fc.constantFrom(null, null, null, 0, 3, 15),
    expects: fc.constantFrom(null, null, null, '2022-12-28', '2023-02-10'),
  })
  .map(({ by: { at, who }, saying, claims, back, doneBack, expects }) => {
    const said = topics[at.project]?.words ?? [];
    const words = said[saying % said.length] as Words;
    const completed = claims && words.state === false ? false : claims;
    return {
      shown: `${who}: ${at.project} of ${at.unit}, 「${words.text}」 ${completed}, of ${back} days ago, done ${doneBack} days ago, expected ${expects}`,
      who,
      act: 'report.submit',
      foretell(paper, place) {
        const on = ago(paper, back);
        const completedOn = completed && doneBack !== null ? ago(paper, doneBack) : null;
        const isEmpty = words.text === '' && completed !== true;
        return {
          refused: !mayActFor(who, at) ? 'not_found' : isEmpty || back < 0 ? 'bad_input' : null,
          run: async (ctx) => {
            const input = {
              completion: words.text,
              completed,
              completedOn,
              expectedOn: expects,
              on,
              source: 'form' as const,
            };
            return (await submitReport(ctx, { ...place(at), ...input })).report;
          },
          note: (id) => {
            const round = paperOpenRound(paper, paper.today);
            const fact = { id, nth: paper.nth, on, made: paper.today, ...at, round, words };
            const isDone = completed ?? words.state;
            paper.told.push({ ...fact, completed: isDone, completedOn, expectedOn: expects });
          },
        };
      },
    };
  });

const confirmations: fc.Arbitrary<Deed> = byUnit.map(({ at, who }) => ({
  shown: `${who}: ${at.project} of ${at.unit} as it stands`,
  who,
  act: 'report.submit',
  foretell(paper, place) {
    const state = stateAt(paper, at);
    const last = paper.told.find(({ id }) => id === state.report);
    const isEmpty = !last || (last.words.text === '' && last.completed !== true);
    return {
      refused: !mayActFor(who, at) ? 'not_found' : isEmpty ? 'bad_input' : null,
      run: async (ctx) => {
        const { projectId, unitId } = place(at);
        return (await confirmAsItStands(ctx, assignmentState(await pictureOf(ctx), projectId, unitId))).report;
      },
      note: (id) => {
        if (!last) return;
        const round = paperOpenRound(paper, paper.today);
        const completedOn = last.completed ? state.completedOn : null;
        const made = { id, nth: paper.nth, on: paper.today, made: paper.today, round };
        paper.told.push({ ...last, ...made, completedOn, expectedOn: null });
      },
    };
  },
}));

const answers: fc.Arbitrary<Deed> = fc
  .record({
    of: fc.constantFrom(...slots),
    nth: fc.nat(3),
    who: fc.oneof(
      { weight: 6, arbitrary: fc.constant(null) },
      { weight: 1, arbitrary: fc.constantFrom<Who>('leader', ...people) },
    ),
    answer: fc.constantFrom('short' as const, 'share' as const, 'share' as const, 'basis' as const),
    share: fc.constantFrom(0, 8, 20, 20, 30, 50, 50),
    basis: fc.constantFrom('', '按场次', '按场次', '按场次'),
  })
  .map(({ of, nth, who: said, answer, share, basis }) => ({
    shown: `${said ?? 'its unit'}: the doubt of ${nth} (or about ${of.project} of ${of.unit}) is ${answer} ${share} ${basis}`,
    who: said ?? 'office',
    act: 'doubt.answer',
    foretell(paper) {
      const open = slots.filter((one) => {
        const state = stateAt(paper, one);
        return state.doubt !== null && !state.explained;
      });
      const at = open[nth % Math.max(1, open.length)] ?? of;
      const who = said ?? (at.unit as Who);
      const { report, doubt, explained } = stateAt(paper, at);
      const isOpen = doubt !== null && !explained && mayActFor(who, at);
      const saysNothing = (answer === 'share' && share === 0) || (answer === 'basis' && basis === '');
      const given = answer === 'short' ? { answer } : answer === 'share' ? { answer, share } : { answer, basis };
      return {
        who,
        refused: !isOpen ? 'not_found' : saysNothing ? 'bad_input' : null,
        run: async (ctx) => {
          await answerDoubt(ctx, report ?? 'none', given);
          return (await ctx.repos.facts.list('answers')).at(-1);
        },
        note: (id) => {
          const fact = { id, nth: paper.nth, on: paper.today, report: report ?? '', ...at };
          paper.answers.push({ ...fact, answer, share: answer === 'share' ? share : null });
        },
      };
    },
  }));

const reviews: fc.Arbitrary<Deed> = fc
  .record({
    who: whoOf('office'),
    subject: fc.constantFrom('report' as const, 'report' as const, 'analysis' as const, 'answer' as const),
    back: fc.constantFrom(0, 0, 0, 1, 2, 5),
    verdict: fc.constantFrom('accepted' as const, 'returned' as const),
    note: fc.constantFrom('请补充佐证', '请补充佐证', '请补充佐证', ''),
  })
  .map(({ who, subject, back, verdict, note }) => ({
    shown: `${who}: the ${subject} of ${back} before the last is ${verdict} 「${note}」`,
    who,
    act: `review.${verdict}`,
    foretell(paper) {
      const all = { report: paper.told, analysis: paper.analyses, answer: paper.answers }[subject];
      const of = all.at(-1 - back)?.id ?? 'none';
      const isUnsaid = verdict === 'returned' && note === '';
      return {
        refused: who !== 'office' ? 'not_allowed' : of === 'none' ? 'not_found' : isUnsaid ? 'bad_input' : null,
        run: (ctx) => decideReview(ctx, { subject, subjectId: of, verdict, notes: [{ field: '', note }] }),
        note: () => paper.reviews.push({ of, verdict, nth: paper.nth, on: paper.today }),
      };
    },
  }));

const withdrawals: fc.Arbitrary<Deed> = byUnit.map(({ at, who }) => ({
  shown: `${who}: takes back ${at.project} of ${at.unit}`,
  who,
  act: 'report.withdraw',
  foretell(paper, place) {
    const { report, reportState } = stateAt(paper, at);
    const isThere = report !== null && mayActFor(who, at);
    return {
      refused: !isThere ? 'not_found' : reportState === 'accepted' ? 'conflict' : null,
      run: (ctx) => withdrawReport(ctx, place(at).projectId, place(at).unitId),
      note: () => paper.withdrawn.push({ report: report ?? '', nth: paper.nth, on: paper.today }),
    };
  },
}));

const analyses: fc.Arbitrary<Deed> = fc
  .record({
    by: byUnit,
    part: fc.constantFrom('场地未落实', '场地未落实', '场地未落实', ' '),
    expects: fc.constantFrom(null, '2022-12-28', '2023-02-10'),
  })
  .map(({ by: { at, who }, part, expects }) => ({
    shown: `${who}: analysis of ${at.project} of ${at.unit} 「${part}」, expected ${expects}`,
    who,
    act: 'analysis.submit',
    foretell(paper, place) {
      const texts = {
        problems: '进度滞后',
        subjectiveCauses: '统筹不够',
        objectiveCauses: part,
        nextSteps: '张三1月底前完成',
      };
      return {
        refused: !mayActFor(who, at) ? 'not_found' : part === ' ' ? 'bad_input' : null,
        run: async (ctx) =>
          (await submitAnalysis(ctx, { ...place(at), ...texts, expectedCompletion: expects })).analysis,
        note: (id) => paper.analyses.push({ id, nth: paper.nth, on: paper.today, ...at, expects }),
      };
    },
  }));

const adjustments: fc.Arbitrary<Deed> = fc
  .record({
    who: whoOf('office'),
    at: fc.constantFrom(...slots.slice(0, 2)),
    to: fc.nat(2),
    back: fc.constantFrom(0, 0, 4, 20, -1),
    reason: fc.constantFrom('场地变化', '场地变化', '场地变化', ''),
  })
  .map(({ who, at, to: nth, back, reason }) => ({
    shown: `${who}: the target of ${at.project} is changed to the ${nth}. of others, approved ${back} days ago, 「${reason}」`,
    who,
    act: 'target.adjust',
    foretell(paper, place) {
      const to = topics[at.project]?.others[nth] as Target;
      const isSame = stateAt(paper, at).target === to.text;
      const refused = reason === '' ? 'bad_input' : isSame ? 'conflict' : back < 0 ? 'bad_input' : null;
      return {
        refused: who !== 'office' ? 'not_allowed' : refused,
        run: (ctx) =>
          adjustTarget(ctx, { projectId: place(at).projectId, to: to.text, reason, approvedOn: ago(paper, back) }),
        note: () => paper.adjusted.push({ project: at.project, to, nth: paper.nth, on: ago(paper, back) }),
      };
    },
  }));

const locks: fc.Arbitrary<Deed> = fc
  .record({
    who: whoOf('office'),
    act: fc.constantFrom('locked' as const, 'locked' as const, 'reopened' as const),
    reason: fc.constantFrom('个别单位更正', '个别单位更正', ''),
  })
  .map(({ who, act, reason }) => ({
    shown: `${who}: the year-end round is ${act} 「${reason}」`,
    who,
    act: `round.${act}`,
    foretell(paper) {
      const round = paperRounds(paper, paper.today).find(({ id }) => id === yearEnd);
      if (!round) return null;
      const isUnsaid = act === 'reopened' && reason === '';
      const isAgain = act === 'locked' && round.closesOn !== null;
      return {
        refused: who !== 'office' ? 'not_allowed' : isUnsaid ? 'bad_input' : isAgain ? 'conflict' : null,
        run: (ctx) => changeRound(ctx, act, { id: yearEnd, reason }),
        note: () => paper.locks.push({ isLocked: act === 'locked', nth: paper.nth, on: paper.today }),
      };
    },
  }));

const briefings: fc.Arbitrary<Deed> = fc.record({ who: whoOf('office'), at: slot }).map(({ who, at }) => ({
  shown: `${who}: the leader was briefed about ${at.project}`,
  who,
  act: 'briefing.record',
  foretell: (paper, place) => ({
    // Nobody is in charge: without the office there is nobody to brief.
    refused: who === 'office' ? null : 'not_found',
    run: (ctx) => briefLeader(ctx, { projectId: place(at).projectId, text: '当面汇报', recorded: true }),
    note: () => paper.briefed.push({ project: at.project, nth: paper.nth, on: paper.today }),
  }),
}));

const extensions: fc.Arbitrary<Deed> = fc
  .record({
    by: byUnit,
    days: fc.constantFrom(2, 4, 9, 9, 20, 20, 40),
    reason: fc.constantFrom('审批未完', '审批未完', ''),
  })
  .map(({ by: { at, who }, days, reason }) => ({
    shown: `${who}: asks for ${days} days more for ${at.project} of ${at.unit} 「${reason}」`,
    who,
    act: 'extension.ask',
    foretell(paper, place) {
      const owed = stateAt(paper, at).duties.filter(({ state }) => state === 'open' || state === 'overdue');
      const soonest = owed.reduce<PaperDuty | null>((one, next) => (one && one.dueOn <= next.dueOn ? one : next), null);
      const dueOn = dayAfter(paper.today, days);
      const isNone = !mayActFor(who, at) || soonest === null;
      const isUnsaid = soonest === null || dueOn <= soonest.dueOn || reason === '';
      return {
        refused: isNone ? 'not_found' : soonest.state === 'overdue' ? 'conflict' : isUnsaid ? 'bad_input' : null,
        run: async (ctx) => (await askExtension(ctx, { ...place(at), dueOn, reason })).extension,
        note: (id) => {
          const duty = soonest ? dutyKey(soonest, at) : '';
          paper.extensions.push({ id, duty, dueOn, decision: null, nth: paper.nth, on: paper.today });
        },
      };
    },
  }));

const extending: fc.Arbitrary<Deed> = fc
  .record({
    who: whoOf('office'),
    back: fc.constantFrom(0, 0, 1),
    decision: fc.constantFrom('approved' as const, 'approved' as const, 'declined' as const),
  })
  .map(({ who, back, decision }) => ({
    shown: `${who}: the asking of ${back} before the last is ${decision}`,
    who,
    act: `extension.${decision}`,
    foretell(paper) {
      const asked = paper.extensions.at(-1 - back);
      const isDecided = asked !== undefined && asked.decision !== null;
      return {
        refused: who !== 'office' ? 'not_allowed' : !asked ? 'not_found' : isDecided ? 'conflict' : null,
        run: (ctx) => decideExtension(ctx, asked?.id ?? 'none', decision),
        note: () => {
          if (asked) Object.assign(asked, { decision, nth: paper.nth, on: paper.today });
        },
      };
    },
  }));

export const deeds: readonly fc.Arbitrary<Deed>[] = [
  ...[reports, reports, reports, reports, reports, reports, answers, answers, answers, reviews, reviews, reviews],
  ...[confirmations, withdrawals, analyses, analyses, adjustments, locks, briefings],
  ...[extensions, extensions, extending, extending],
];
