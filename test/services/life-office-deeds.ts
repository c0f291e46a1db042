/** What the office does in the life of projects. */
import fc from 'fast-check';
import { adjustTarget } from '#src/services/adjust-target.js';
import { briefLeader } from '#src/services/brief-leader.js';
import { decideReview } from '#src/services/decide-review.js';
import { decideExtension } from '#src/services/extend-duty.js';
import { changeRound } from '#src/services/manage-rounds.js';
import { ago, type Deed, slot, slots, stateAt, topics, whoOf } from './life-deed.js';
import { paperRounds, type Target, yearEnd } from './life-paper.js';

export const reviews: fc.Arbitrary<Deed> = fc
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

export const adjustments: fc.Arbitrary<Deed> = fc
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

export const locks: fc.Arbitrary<Deed> = fc
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

export const briefings: fc.Arbitrary<Deed> = fc.record({ who: whoOf('office'), at: slot }).map(({ who, at }) => ({
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

export const extending: fc.Arbitrary<Deed> = fc
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
