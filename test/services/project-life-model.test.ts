/**
 * The life of a project, made up by fast-check, against the real services and store. A clerk keeps it on paper by the rules of the
 * programme: after each deed both say the same of standing, doubt, duties and returns; a refusal changes nothing, and whatever
 * was changed has its one entry on the trail (S40).
 */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Day } from '#src/core/day.js';
import { actorAt } from '#src/services/actor.js';
import { addMember } from '#src/services/bind.js';
import { type Ctx, commandLine, openContext, system, withTx } from '#src/services/context.js';
import { pictureOf } from '#src/services/programme-state.js';
import { recordRoundActs } from '#src/services/record-round-acts.js';
import * as sample from '../core/sample.js';
import { proof } from '../proof/proof.js';
import { times } from '../proof/tiers.js';
import { barePlatform } from '../support/bare-platform.js';
import { onPostgres } from '../support/databases.js';
import { openTestHouse, type TestHouse } from '../support/house.js';
import { asForetold } from './as-foretold.js';
import { dayAfter } from './life-days.js';
import { type Deed, type Place, people, type Slot, topics, type Who } from './life-deed.js';
import { deeds } from './life-deeds.js';
import type { Paper } from './life-paper.js';
import { type PaperState, paperState } from './life-state.js';
import { reports } from './life-unit-deeds.js';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse({ now: '2022-11-01T10:00:00+08:00', platforms: [barePlatform()] });
});
afterAll(() => house.close());

/** A programme of its own in the one store. */
interface Real {
  programmeId: string;
  place(of: Slot): Place;
  unitOf(unitId: string): string;
}

type Step = fc.AsyncCommand<Paper, Real>;

const step = (shown: string, run: (paper: Paper, real: Real, office: Ctx) => Promise<void>): Step => ({
  check: () => true,
  run: async (paper, real) => {
    paper.nth += 1;
    house.clock.advance(60_000);
    const office = await officeOf(real);
    await run(paper, real, office);
    const now = paper.today === office.today ? office : await officeOf(real);
    expect(await stateOf(now, real, paper.today), `on ${paper.today}`).toEqual(foretold(paper, paper.today));
  },
  toString: () => shown,
});

const stepOf = (deed: Deed): Step => step(deed.shown, (paper, real, office) => attempt(deed, paper, real, office));

const steps: fc.Arbitrary<Step>[] = [
  ...deeds.map((deed) => deed.map(stepOf)),
  ...Array.from({ length: 5 }, () =>
    fc.constantFrom(1, 1, 3, 6, 11).map((days) =>
      step(`${days} days pass`, async (paper) => {
        house.clock.advance(days * 86_400_000);
        paper.today = dayAfter(paper.today, days);
      }),
    ),
  ),
  fc.constant(
    step('the minute of the rounds comes', async (paper, _real, office) => {
      await withTx({ ...office, actor: system }, (ctx) => recordRoundActs(ctx, paper.today));
    }),
  ),
];

/** When the programme is made, and when its first project is heard of: in every season of the year's end. */
const begins: [Day, Day][] = [
  ['2022-11-14', '2022-11-14'],
  ['2022-11-14', '2022-12-19'],
  ['2022-12-12', '2022-12-28'],
  ['2022-12-27', '2022-12-30'],
  ['2022-11-14', '2023-01-03'],
  ['2022-12-12', '2023-01-08'],
];

let refused = 0;

/** Does it, and holds what came of it against what the clerk foretold. */
async function attempt(deed: Deed, paper: Paper, real: Real, office: Ctx): Promise<void> {
  const plan = deed.foretell(paper, real.place);
  if (!plan) return;
  const who = plan.who ?? deed.who;
  const ctx = who === 'office' ? office : { ...office, actor: await actorAt(office, addressOf(who)) };
  const before = await trailOf(real);
  const done = await asForetold(ctx, plan.refused, () => plan.run(ctx));
  if (!done) {
    refused += 1;
    return;
  }
  plan.note((done.result as { id?: string } | undefined)?.id ?? '');
  const entry = { seq: (before?.seq ?? 0) + 1, act: deed.act, actor: ctx.actor.id, at: ctx.now };
  expect(await trailOf(real), 'one entry on the trail').toMatchObject(entry);
}

const officeOf = ({ programmeId }: Real): Promise<Ctx> => openContext(house, commandLine, programmeId);
const addressOf = (who: Who): string => `wecom:${who}`;

/** The last entry of its trail. */
const trailOf = ({ programmeId }: Real) =>
  house.database.db
    .selectFrom('audit')
    .select(['seq', 'act', 'actor', 'at'])
    .where('chain', '=', programmeId)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();

const foretold = (paper: Paper, asOf: Day): Record<string, PaperState> =>
  Object.fromEntries(
    [...paperState(paper, asOf)].map(([key, state]) => [key, { ...state, duties: sorted(state.duties) }]),
  );

const sorted = (duties: PaperState['duties']) =>
  [...duties].sort((a, b) => (`${a.kind} ${a.of}` < `${b.kind} ${b.of}` ? -1 : 1));

/** What the house says, in the clerk's words. */
async function stateOf(office: Ctx, { unitOf }: Real, asOf: Day): Promise<Record<string, PaperState>> {
  const { projects } = await pictureOf(office, asOf);
  const all = projects.flatMap(({ project, assignments }) =>
    assignments.map((state): [string, PaperState] => [
      `${project.number} ${unitOf(state.unit.id)}`,
      {
        standing: state.standing,
        original: state.originalStanding,
        target: state.target,
        share: state.share,
        completedOn: state.completedOn,
        report: state.report?.id ?? null,
        reportState: state.reportState,
        last: state.lastReport?.id ?? null,
        lastState: state.lastReportState,
        doubt: state.doubt?.code ?? null,
        explained: state.doubtExplained,
        analysis: state.analysis?.id ?? null,
        analysisState: state.analysisState,
        asked: state.asked,
        duties: sorted(
          state.obligations.map(({ key, kind, opensOn, dueOn, state: at }) => {
            const of = kind === 'report' || kind === 'explanation' ? (key.split(':')[1] ?? '') : '';
            return { kind, of, opensOn, dueOn, state: at };
          }),
        ),
      },
    ]),
  );
  return Object.fromEntries(all);
}

/** Another programme, with its three projects, two units and people. */
async function opened(nth: number): Promise<Real> {
  const id = `prg_${nth}`;
  const { repos, now } = await openContext(house, commandLine);
  const own = repos.forProgramme(id);
  const units = { A: `unt_${nth}_A`, B: `unt_${nth}_B` } as Record<string, string>;
  await own.programmes.create(sample.programme({ id, district: `第${nth}区`, createdAt: now }));
  await own.registry.saveUnits([
    sample.unit('民治街道', { id: units.A ?? '' }),
    sample.unit('区住建局', { id: units.B ?? '' }),
  ]);
  const projectOf = (number: string): string => `prj_${nth}_${number}`;
  await own.registry.saveProjects(
    Object.entries(topics).map(([number, { units: names, target }], order) =>
      sample.project(
        number,
        names.map((name) => units[name] ?? ''),
        { id: projectOf(number), target: target.text, order },
      ),
    ),
  );
  const real: Real = {
    programmeId: id,
    place: ({ project, unit }) => ({ projectId: projectOf(project), unitId: units[unit] ?? '' }),
    unitOf: (unitId) => Object.keys(units).find((name) => units[name] === unitId) ?? unitId,
  };
  const office = await officeOf(real);
  for (const who of people.slice(0, 2))
    await addMember(office, {
      address: addressOf(who),
      name: `联络员${who}`,
      role: 'contact',
      unitId: units[who] ?? '',
    });
  await addMember(office, { address: addressOf('leader'), name: '周副区长', role: 'leader', unitId: null });
  return real;
}

test('S40: whatever is done to a project in its life, it stands where the rules say, and each change is on the trail once', async () => {
  // The rules are the same on either; what differs between the databases shows in fewer.
  const runs = times(onPostgres ? 200 : 1000);
  let [lives, changes] = [0, 0];
  const property = fc.asyncProperty(
    fc.constantFrom(...begins),
    fc.array(reports.map(stepOf), { minLength: 2, maxLength: 5, size: 'max' }),
    fc.commands(steps, { maxCommands: 28, size: 'max' }),
    fc.nat(99),
    async ([createdOn, today], first, commands, back) => {
      lives += 1;
      house.clock.to(`${createdOn}T10:00:00+08:00`);
      const real = await opened(lives);
      house.clock.to(`${today}T10:00:00+08:00`);
      const projects = Object.entries(topics).map(([key, { target, units }]) => ({ key, target, units }));
      const none = {
        told: [],
        withdrawn: [],
        reviews: [],
        answers: [],
        analyses: [],
        adjusted: [],
        briefed: [],
        extensions: [],
        locks: [],
      };
      const paper: Paper = { projects, createdOn, today, nth: 0, ...none };
      for (const one of first) await one.run(paper, real);
      await fc.asyncModelRun(() => ({ model: paper, real }), commands);
      const [day, office] = [dayAfter(paper.today, -back), await officeOf(real)];
      if (day >= createdOn) expect(await stateOf(office, real, day), `as of ${day}`).toEqual(foretold(paper, day));
      expect(await office.repos.audit.verify()).toMatchObject({ ok: true });
      changes += (await trailOf(real))?.seq ?? 0;
    },
  );
  await fc.assert(property, { numRuns: runs, verbose: 1 });
  expect(changes).toBeGreaterThan(runs * 5);
  expect(refused).toBeGreaterThan(runs);
  proof('S40', { runs: changes, refused });
}, 3_600_000);
