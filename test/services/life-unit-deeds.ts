/** What a unit does in the life of its projects, made up by fast-check: what the clerk foretells of it, and the verb that does it. */
import fc from 'fast-check';
import { answerDoubt } from '#src/services/answer-doubt.js';
import { askExtension } from '#src/services/extend-duty.js';
import { assignmentState } from '#src/services/find.js';
import { pictureOf } from '#src/services/programme-state.js';
import { submitAnalysis } from '#src/services/submit-analysis.js';
import { confirmAsItStands, submitReport } from '#src/services/submit-report.js';
import { withdrawReport } from '#src/services/withdraw-report.js';
import { dayAfter } from './life-days.js';
import { ago, byUnit, type Deed, mayActFor, people, slots, stateAt, topics, type Who } from './life-deed.js';
import { dutyKey, type PaperDuty, paperOpenRound, type Words } from './life-paper.js';

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

export const confirmations: fc.Arbitrary<Deed> = byUnit.map(({ at, who }) => ({
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

export const answers: fc.Arbitrary<Deed> = fc
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

export const withdrawals: fc.Arbitrary<Deed> = byUnit.map(({ at, who }) => ({
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

export const analyses: fc.Arbitrary<Deed> = fc
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

export const extensions: fc.Arbitrary<Deed> = fc
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
