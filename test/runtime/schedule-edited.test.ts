/**
 * F39: the schedule is edited while it runs. Commands made up by fast-check against the real scheduler, store and delivery;
 * what counts is what the platform received.
 */
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, createApp } from '#src/app.js';
import { dayOf, type Instant, instantOn, timeOf, weekStart } from '#src/core/day.js';
import { StoreRefusal } from '#src/core/refusal.js';
import { builtInYears, calendarOf, type YearDays } from '#src/core/workdays.js';
import type { ChatPlatform, Delivered } from '#src/ports/platform.js';
import { bindChat } from '#src/services/bind.js';
import { changeSetting } from '#src/services/change-setting.js';
import { withTx } from '#src/services/context.js';
import { planOfDay } from '#src/services/nudge-plan.js';
import { submitReport } from '#src/services/submit-report.js';
import { proof } from '../proof/proof.js';
import { times } from '../proof/tiers.js';
import { barePlatform } from '../support/bare-platform.js';
import { type StillClock, stillClock } from '../support/clock.js';
import { clonedDatabase, databaseFor, onPostgres } from '../support/databases.js';
import { openTestHouse, type TestHouse } from '../support/house.js';
import { importSeed, letIn, officeOf } from '../support/programme.js';

const zone = 'Asia/Shanghai';
const minuteMs = 60_000;
const chats = ['民治街道', '区消安委办', '建筑工务署'];
const jobsWatched = ['nudge', 'weekly-digest'] as const;
type JobWatched = (typeof jobsWatched)[number];

let folder: string;
/** A programme with three groups, an office and a leader; each run gets a copy. */
let model: string;
let dropModel: () => Promise<void>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'duban-schedule-'));
  ({ url: model, drop: dropModel } = await databaseFor(`sqlite:${join(folder, 'model.db')}`));
  const house = await openTestHouse({
    now: '2022-12-18T10:00:00+08:00',
    databaseUrl: model,
    platforms: [barePlatform()],
  });
  await importSeed(house, {
    registryOnly: true,
    only: (project) => chats.some((name) => project.units.includes(name)),
  });
  const office = await officeOf(house);
  const { units } = await office.repos.registry.load();
  for (const name of chats) {
    const unit = units.find((one) => one.name === name);
    if (unit) await bindChat(office, `wecom:${name}`, { kind: 'unit', unitId: unit.id });
  }
  await letIn(house, { name: '王督办', role: 'office', address: 'wecom:office' });
  await letIn(house, { name: '周副区长', role: 'leader', address: 'wecom:leader' });
  await house.close();
});
afterAll(async () => {
  await dropModel();
  await rm(folder, { recursive: true, force: true });
});

async function copyOfModel(run: number): Promise<{ url: string; drop(): Promise<void> }> {
  if (onPostgres) return clonedDatabase(model);
  const file = join(folder, `run-${run}.db`);
  await copyFile(join(folder, 'model.db'), file);
  return { url: `sqlite:${file}`, drop: () => rm(file, { force: true }) };
}

/** What a platform received, by key; it swallows repeats for an hour, and answers as it is told to. */
interface Ledger {
  seen: { key: string; to: string; at: Instant }[];
  /** How many more it takes before it is at its limit; whether its answers get lost. */
  takes: number;
  isMute: boolean;
}

function platformWith(ledger: Ledger, now: () => Instant): ChatPlatform {
  return {
    ...barePlatform({ keyedMinutes: 60 }),
    async deliver({ sendKey, to }): Promise<Delivered> {
      const at = now();
      if (ledger.takes <= 0) return { result: 'limited', retryAfterMs: 5 * minuteMs };
      ledger.takes -= 1;
      const isRepeat = ledger.seen.some(
        (one) => one.key === sendKey && Date.parse(at) - Date.parse(one.at) < 60 * minuteMs,
      );
      if (!isRepeat) ledger.seen.push({ key: sendKey, to, at });
      return ledger.isMute ? { result: 'unknown', cause: 'no answer' } : { result: 'sent', messageId: sendKey };
    },
  };
}

/** The schedule as somebody keeps it on paper. */
interface Paper {
  settings: Record<'nudgeTime' | 'digestTime' | 'workingHours', string>;
  years: YearDays[];
  handled: Partial<Record<JobWatched, Instant>>;
}

interface Real {
  house: TestHouse;
  app: App;
  ledger: Ledger;
  url: string;
  lives: number;
}

/** A process on the store, with the platform and the time that go on. */
async function live(url: string, lives: number, ledger: Ledger, clock: StillClock): Promise<Real> {
  const opened = await openTestHouse({
    now: clock.now(),
    databaseUrl: url,
    instance: `life ${lives}`,
    seed: `life ${lives}`,
    platforms: [platformWith(ledger, clock.now)],
  });
  const house = { ...opened, clock };
  const app = createApp(house);
  await app.start();
  return { house, app, ledger, url, lives };
}

async function end({ house, app }: Real): Promise<void> {
  await app.stop();
  await house.close();
}

const hoursOf = (said: string): [string, string][] =>
  said.split(',').map((stretch) => stretch.split('-') as [string, string]);

const within = (time: string, said: string): boolean => hoursOf(said).some(([from, to]) => from <= time && time < to);

/** When cards go out: at the time named, or when work begins again, or begins at all. */
function timeNamed(time: string, said: string): string {
  const begins = hoursOf(said).map(([from]) => from);
  return within(time, said) ? time : (begins.find((from) => from > time) ?? begins[0] ?? time);
}

/** What is due by a schedule on paper at an instant: the latest minute of a job, if it was not handled. */
function dueAt({ settings, years, handled }: Paper, job: JobWatched, now: Instant): Instant[] {
  const calendar = calendarOf(years);
  const today = dayOf(now, zone);
  const yesterday = dayOf(new Date(Date.parse(now) - 86_400_000).toISOString(), zone);
  const time = timeNamed(job === 'nudge' ? settings.nudgeTime : settings.digestTime, settings.workingHours);
  const [early, late] = [instantOn(yesterday, time, zone), instantOn(today, time, zone)];
  const slot = late <= now ? late : early;
  const last = handled[job];
  if (last === undefined ? Date.parse(now) - Date.parse(slot) >= 86_400_000 : slot <= last) return [];
  const mayNudge = calendar.isWorkday(today) && within(timeOf(now, zone), settings.workingHours);
  return job === 'nudge' && !mayNudge ? [] : [slot];
}

type Step = fc.AsyncCommand<Paper, Real>;

const step = (shown: string, run: (paper: Paper, real: Real) => Promise<void>): Step => ({
  check: () => true,
  run,
  toString: () => shown,
});

/** A store that is too busy is asked again, as the sweep does: what it refused was not done. */
async function patiently<T>(work: () => Promise<T>, tries = 20): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const causes = error instanceof AggregateError ? error.errors : [error];
    if (tries === 0 || !causes.every((cause) => cause instanceof StoreRefusal)) throw error;
    return patiently(work, tries - 1);
  }
}

/** Ticks, holds what was due by paper against what was worked off, and lets go out what can. */
async function tick(papers: readonly Paper[], real: Real, beside: () => Promise<void> = async () => undefined) {
  const now = real.house.clock.now();
  await Promise.all([patiently(() => real.app.tick()), patiently(beside)]);
  const { db } = real.house.database;
  const slots = await db.selectFrom('slots').select(['job', 'slot']).where('handledAt', '=', now).execute();
  for (const job of jobsWatched) {
    const done = slots.filter((one) => one.job === job).map(({ slot }) => slot);
    expect(
      papers.map((paper) => dueAt(paper, job, now)),
      `${job} at ${now}`,
    ).toContainEqual(done);
    for (const paper of papers) paper.handled[job] = done[0] ?? paper.handled[job];
  }
  await isWhole(real, now);
  await patiently(() => real.app.settled());
}

/** Of a day's cards all are there, or none. */
async function isWhole({ house }: Real, now: Instant): Promise<void> {
  const rows = await house.database.db.selectFrom('outbox').select(['occurrence', 'to', 'createdAt']).execute();
  const day = dayOf(now, zone);
  const begun = rows.some(({ occurrence, createdAt }) => createdAt === now && occurrence.startsWith(`nudge:${day}:`));
  if (!begun) return;
  const there = new Set(rows.map(({ occurrence, to }) => `${occurrence} ${to}`));
  const { items } = await planOfDay(await officeOf(house), day);
  const owed = items.flatMap(({ kind, audience, unitId, address }) =>
    kind === 'nudge' && audience === 'contact' && address ? [`nudge:${day}:${unitId} ${address}`] : [],
  );
  expect(
    owed.filter((one) => !there.has(one)),
    `half a day's cards at ${now}`,
  ).toEqual([]);
}

const settingWords = { nudgeTime: '提醒时间', digestTime: '周报时间', workingHours: '工作时间' } as const;
const edits = fc.oneof(
  fc.tuple(
    fc.constant('nudgeTime' as const),
    fc.constantFrom('08:00', '09:00', '09:30', '09:31', '10:30', '14:30', '17:59', '20:00'),
  ),
  fc.tuple(fc.constant('digestTime' as const), fc.constantFrom('08:30', '09:00', '09:30', '11:00', '15:00')),
  fc.tuple(
    fc.constant('workingHours' as const),
    fc.constantFrom('09:00-12:00,14:00-18:00', '10:00-11:00', '14:00-17:30', '08:00-20:00'),
  ),
);
const otherEdits = fc.oneof(
  fc.tuple(fc.constant('提醒节奏'), fc.constantFrom('5,2,1,0', '3,1', '0', '10,9,8,7,6,5,4,3,2,1')),
  fc.tuple(fc.constant('升级催办'), fc.constantFrom('1,3,5', '1,2,3', '0,1,2')),
  fc.tuple(fc.constant('年终填报开始日'), fc.constantFrom('15', '20', '22', '28')),
  fc.tuple(fc.constant('年终填报截止'), fc.constantFrom('1', '5', '10')),
);
const change = async ({ house }: Real, name: string, value: string) =>
  patiently(async () => changeSetting(await officeOf(house), name, value));

const steps: fc.Arbitrary<Step>[] = [
  fc.constantFrom(30, 90, 300, 1440).map((minutes) =>
    step(`tick after ${minutes} min`, async (paper, real) => {
      real.house.clock.advance(minutes * minuteMs);
      await tick([paper], real);
    }),
  ),
  fc.constantFrom('08:59', '09:00', '09:30', '10:31', '14:31').map((time) =>
    step(`tick at the next ${time}`, async (paper, real) => {
      toNext(real, time);
      await tick([paper], real);
    }),
  ),
  fc
    .constantFrom(60, 2000, 5000)
    .map((minutes) =>
      step(`down for ${minutes} min`, async (_paper, { house }) => house.clock.advance(minutes * minuteMs)),
    ),
  edits.map(([key, value]) =>
    step(`${key} = ${value}`, async (paper, real) => {
      await change(real, settingWords[key], value);
      paper.settings[key] = value;
    }),
  ),
  fc.tuple(edits, fc.constantFrom('09:30', '14:30')).map(([[key, value], time]) =>
    step(`${key} = ${value} beside the tick of ${time}`, async (paper, real) => {
      toNext(real, time);
      const after = structuredClone(paper);
      after.settings[key] = value;
      await tick([paper, after], real, async () => void (await change(real, settingWords[key], value)));
      Object.assign(paper, after);
    }),
  ),
  otherEdits.map(([name, value]) =>
    step(`${name} = ${value}`, async (_paper, real) => void (await change(real, name, value))),
  ),
  fc.nat(2).map((ahead) =>
    step(`the day ${ahead} days ahead is off, or is not`, async (paper, real) => {
      const now = real.house.clock.now();
      const day = dayOf(new Date(Date.parse(now) + ahead * 86_400_000).toISOString(), zone);
      const known = paper.years.find(({ year }) => year === Number(day.slice(0, 4)));
      if (!known) return;
      const isOff = known.holidays.includes(day);
      const holidays = isOff ? known.holidays.filter((one) => one !== day) : [...known.holidays, day];
      const changed = { ...known, holidays, workdays: known.workdays.filter((one) => one !== day) };
      const office = await officeOf(real.house);
      await patiently(() => withTx(office, ({ repos }) => repos.calendars.save(changed, now)));
      paper.years = [...paper.years.filter(({ year }) => year !== known.year), changed];
    }),
  ),
  fc.nat(20).map((nth) =>
    step(`report ${nth}`, async (_paper, { house, app }) => {
      const office = await officeOf(house);
      const { projects } = await office.repos.registry.load();
      const project = projects[nth % projects.length];
      const unitId = project?.unitIds[0];
      if (!project || !unitId) return;
      const said = { completion: `已办${nth}场`, completed: false, source: 'cli' as const };
      await patiently(() => submitReport(office, { projectId: project.id, unitId, ...said }));
      await patiently(() => app.settled());
    }),
  ),
  fc
    .constantFrom(0, 1, 2)
    .map((takes) =>
      step(`the platform takes ${takes} more`, async (_paper, { ledger }) => void Object.assign(ledger, { takes })),
    ),
  fc.constant(
    step(
      'the platform is well',
      async (_paper, { ledger }) => void Object.assign(ledger, { takes: Infinity, isMute: false }),
    ),
  ),
  fc.constant(step('answers get lost', async (_paper, { ledger }) => void Object.assign(ledger, { isMute: true }))),
  fc.constant(
    step('started anew', async (_paper, real) => {
      await end(real);
      Object.assign(real, await live(real.url, real.lives + 1, real.ledger, real.house.clock));
    }),
  ),
];

function toNext({ house }: Real, time: string): void {
  const now = house.clock.now();
  const today = instantOn(dayOf(now, zone), time, zone);
  house.clock.to(today > now ? today : new Date(Date.parse(today) + 86_400_000).toISOString());
}

test('F39: whatever of the schedule is edited while it runs: nothing half, nothing twice, nothing by what no longer holds', async () => {
  const runs = times(100);
  let tried = 0;
  let messages = 0;
  const property = fc.asyncProperty(
    fc.constantFrom('2022-12-19', '2022-12-28', '2023-01-03'),
    fc.commands(steps, { maxCommands: 16, size: 'max' }),
    async (from, commands) => {
      tried += 1;
      const { url, drop } = await copyOfModel(tried);
      const ledger = { seen: [], takes: Infinity, isMute: false };
      const real = await live(url, 1, ledger, stillClock(`${from}T08:00:00+08:00`));
      try {
        const paper: Paper = {
          settings: { nudgeTime: '09:30', digestTime: '09:00', workingHours: '09:00-12:00,14:00-18:00' },
          years: [...builtInYears],
          handled: {},
        };
        await fc.asyncModelRun(() => ({ model: paper, real }), commands);
        messages += await judge(real);
      } finally {
        await end(real);
        await drop();
      }
    },
  );
  await fc.assert(property, { numRuns: runs, seed: Number(process.env.TEST_SEED) });
  expect(messages).toBeGreaterThan(runs);
  proof('F39', { runs });
}, 3_600_000);

/** Once the platform is well again and all is settled; how many messages it received. */
async function judge(real: Real): Promise<number> {
  const { house, app, ledger } = real;
  Object.assign(ledger, { takes: Infinity, isMute: false });
  const { outbox } = (await officeOf(house)).repos;
  for (let idle = 0; idle < 2; ) {
    house.clock.advance(10 * minuteMs);
    house.queue.wake('outbox');
    await patiently(() => app.settled());
    const { pending, claimed, sending } = await outbox.counts();
    idle = pending + claimed + sending === 0 && (await outbox.nextDue(house.clock.now())) === null ? idle + 1 : 0;
  }
  const rows = await house.database.db.selectFrom('outbox').selectAll().execute();
  const timesSeen = (key: string): number => ledger.seen.filter((one) => one.key === key).length;
  for (const { sendKey, state, occurrence, doubtful, lastCause } of rows) {
    const seen = timesSeen(sendKey);
    expect(['sent', 'cancelled', 'unknown'], occurrence).toContain(state);
    if (state === 'sent') expect(seen, `${occurrence} was sent`).toBe(1);
    if (state === 'cancelled') expect(lastCause, occurrence).toBe('no longer owed');
    expect(seen, `${occurrence} is ${state}`).toBeLessThanOrEqual(1);
    if (state !== 'sent' && seen === 1) expect(doubtful, `${occurrence} arrived, and nobody may deny it`).toBe(1);
  }
  expect(ledger.seen.filter(({ key }) => !rows.some(({ sendKey }) => sendKey === key))).toEqual([]);
  // One card for each unit and day, be it that day's or made up for on the next; one digest a week.
  const cards = rows.flatMap(({ occurrence, to, createdAt }) => {
    const [what, due, unit = ''] = occurrence.replace(/[:#](?:picture|\d+)$/, '').split(':');
    const day = dayOf(createdAt, zone);
    if (/[:#](?:picture|\d+)$/.test(occurrence)) return [];
    if (what === 'nudge') return [`${what} ${unit} ${to} of ${due}`];
    return what === 'digest' || what === 'backlog' ? [`${what} ${unit} ${to} in the week of ${weekStart(day)}`] : [];
  });
  expect(cards.filter((one, at) => cards.indexOf(one) !== at)).toEqual([]);
  return ledger.seen.length;
}
