/**
 * People come and go in two districts, chats are bound and left, duties handed over: made up by fast-check, against the real
 * services and store. A clerk keeps it on paper: after each change both say the same of who may do what, and of whom every
 * reminder to come reaches.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { actorAt } from '#src/services/actor.js';
import { type Ctx, commandLine, openContext } from '#src/services/context.js';
import { planOfWindow } from '#src/services/nudge-plan.js';
import * as sample from '../core/sample.js';
import { proof } from '../proof/proof.js';
import { times } from '../proof/tiers.js';
import { barePlatform } from '../support/bare-platform.js';
import { onPostgres } from '../support/databases.js';
import { openTestHouse, type TestHouse } from '../support/house.js';
import { asForetold } from './as-foretold.js';
import {
  type District,
  daysOn,
  districts,
  lastStage,
  numberOf,
  type PersonName,
  persons,
  type Reminder,
  type Right,
  type RoomName,
  type RosterPaper,
  reminders,
  rightsOn,
  rooms,
  type Sheet,
  unitNames,
} from './roster-paper.js';
import { type By, type Change, changes, type Names } from './roster-steps.js';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse({ now: '2022-11-01T09:00:00+08:00', platforms: [barePlatform()] });
});
afterAll(() => house.close());

interface Real {
  names: Names;
  programmeOf(district: District): string;
}

type Step = fc.AsyncCommand<RosterPaper, Real>;

/** `at`: the district that it is about, which is looked at at once; both, where none is given. */
const step = (
  shown: string,
  run: (paper: RosterPaper, real: Real) => Promise<void>,
  at: District | null = null,
): Step => ({
  check: () => true,
  async run(paper, real) {
    house.clock.advance(60_000);
    await run(paper, real);
    for (const district of at === null ? districts : [at]) await isAsOnPaper(paper, real, district);
  },
  toString: () => shown,
});

const steps: fc.Arbitrary<Step>[] = [
  ...changes.map((change) =>
    change.map((one) =>
      step(one.shown, (paper, real) => attempt(one, paper, real), one.isEverywhere ? null : one.district),
    ),
  ),
  ...Array.from({ length: 2 }, () =>
    fc.constantFrom(1, 2, 5).map((days) =>
      step(`${days} days pass`, async (paper) => {
        house.clock.advance(days * 86_400_000);
        paper.today = daysOn(paper, days);
      }),
    ),
  ),
];

let refused = 0;

/** Does it, and holds what came of it against what the clerk foretold. */
async function attempt(change: Change, paper: RosterPaper, real: Real): Promise<void> {
  const ctx = await contextOf(real, change.district, change.by);
  const plan = change.foretell(paper, real.names, ctx);
  if (!plan) return;
  const before = await trailOf(ctx);
  const done = await asForetold(ctx, plan.refused, plan.run);
  if (!done) {
    refused += 1;
    return;
  }
  plan.note(done.result);
  expect(await trailOf(ctx), 'on the trail of this district').toBe(before + (plan.entries ?? 1));
}

async function contextOf({ names, programmeOf }: Real, district: District, by: By): Promise<Ctx> {
  const ctx = await openContext(house, commandLine, programmeOf(district));
  return by === 'machine' ? ctx : { ...ctx, actor: await actorAt(ctx, names.person(by)) };
}

const trailOf = async ({ repos, programme }: Ctx): Promise<number> =>
  (await repos.audit.ends([programme?.id ?? null]))[0]?.length ?? 0;

async function isAsOnPaper(paper: RosterPaper, real: Real, district: District): Promise<void> {
  const { names } = real;
  const ctx = await contextOf(real, district, 'machine');
  const unitOf = (id: string | null) => unitNames.find((name) => names.unit(district, name) === id) ?? null;
  const named = new Map<string, PersonName | RoomName>(rooms.map((room) => [names.room(room), room]));
  for (const person of persons) {
    const { id, grants } = await actorAt(ctx, names.person(person));
    const held = grants.map(({ role, unitId }): Right => ({ person, role, unit: unitOf(unitId) }));
    const onPaper = rightsOn(paper.sheets[district], person, paper.today);
    expect(listed(held), `what ${person} may do at ${district}`).toEqual(listed(onPaper));
    named.set(names.person(person), person).set(id, person);
  }
  const plan = paper.today <= lastStage ? await planOfWindow(ctx, paper.today, lastStage) : [];
  const planned = plan
    .filter(({ kind }) => kind !== 'digest')
    .map(({ day, stage, kind, audience, address, leaderId, obligations }) => ({
      ...{ day, stage, kind, audience },
      to: address && (named.get(address) ?? address),
      leader: leaderId && (named.get(leaderId) ?? leaderId),
      units: unitNames.filter((name) => obligations.some(({ unitId }) => unitOf(unitId) === name)),
    }));
  expect(listed(planned), `reminders at ${district} from ${paper.today}`).toEqual(listed(reminders(paper, district)));
}

/** Each once, in some order that is the same for both. */
const listed = (all: readonly (Right | Reminder | object)[]): string[] =>
  [...new Set(all.map((one) => JSON.stringify(Object.entries(one).sort())))].sort();

/** Forgets the people and chats of the life before. */
async function cleared(): Promise<void> {
  for (const table of ['audiences', 'chats', 'charges', 'handovers', 'grants', 'addresses', 'people'] as const)
    await house.database.db.deleteFrom(table).execute();
}

/** Two districts of their own, with two units of the same names that have a project each. */
async function opened(nth: number): Promise<Real> {
  const programmeOf = (district: District): string => `prg_${nth}_${districts.indexOf(district)}`;
  const names: Names = {
    person: (name) => `wecom:${name}${nth}`,
    room: (name) => `wecom:${name}${nth}`,
    unit: (district, name) => `unt_${nth}_${districts.indexOf(district)}_${unitNames.indexOf(name)}`,
    project: (district, unit) => `prj_${nth}_${districts.indexOf(district)}_${numberOf(unit)}`,
  };
  const { repos, now } = await openContext(house, commandLine);
  for (const district of districts) {
    const own = repos.forProgramme(programmeOf(district));
    const id = programmeOf(district);
    await own.programmes.create(sample.programme({ id, district: `${district}${nth}区`, createdAt: now }));
    await own.registry.saveUnits(unitNames.map((name) => sample.unit(name, { id: names.unit(district, name) })));
    await own.registry.saveProjects(
      unitNames.map((unit, order) =>
        sample.project(numberOf(unit), [names.unit(district, unit)], { id: names.project(district, unit), order }),
      ),
    );
  }
  return { names, programmeOf };
}

test('S12 S16 S20: whoever comes, goes or stands in, each may do what is theirs, and reminders reach whom they are for', async () => {
  // The rules are the same on either; what differs between the databases shows in fewer.
  const runs = times(onPostgres ? 200 : 1000);
  let lives = 0;
  const property = fc.asyncProperty(
    fc.constantFrom('2022-11-14', '2022-11-18', '2022-11-22'),
    fc.commands(steps, { maxCommands: 24, size: 'max' }),
    async (today, commands) => {
      lives += 1;
      house.clock.to(`${today}T09:00:00+08:00`);
      await cleared();
      const real = await opened(lives);
      const sheet = (): Sheet => ({ rights: [], deputies: [], rooms: {}, inCharge: {}, reported: [], asked: [] });
      const paper: RosterPaper = { createdOn: today, today, sheets: { 甲: sheet(), 乙: sheet() }, left: [], known: [] };
      await fc.asyncModelRun(() => ({ model: paper, real }), commands);
      for (const district of districts) await isAsOnPaper(paper, real, district);
    },
  );
  await fc.assert(property, { numRuns: runs, verbose: 1 });
  expect(refused).toBeGreaterThan(runs);
  proof(['S12', 'S16', 'S20'], { runs, refused });
}, 3_600_000);
