/** Courses that an older edition reckoned are reckoned anew at the start, beside all else. */
import { expect, test } from 'vitest';
import reckonCourses from '#jobs/reckon-courses.js';
import { createApp } from '#src/app.js';
import { edition } from '#src/core/premises.js';
import type { Bot } from '#src/runtime/bot.js';
import { taskWorker } from '#src/runtime/work-tasks.js';
import { askToReckon, type ReckonTask, reckonSome } from '#src/services/reckon-courses.js';
import { submitReport } from '#src/services/submit-report.js';
import { type TestHouse, testHouse } from '../support/house.js';
import { importSeed, letIn, officeOf } from '../support/programme.js';

const unit = '民治街道';

test('at the start, once for each edition; what was reckoned of other premises is as it would be today', async () => {
  const { house, courses, reckonOtherwise } = await scene();
  const asToday = await courses();
  await reckonOtherwise();
  expect(await courses()).not.toEqual(asToday);

  const app = createApp(house);
  await app.start();
  await app.settled();
  expect(await courses()).toEqual(asToday);
  await app.stop();

  const { repos } = await officeOf(house);
  expect(await repos.tasks.counts()).toMatchObject({ done: 1, open: 0, taken: 0, failed: 0 });
  await askToReckon(house);
  expect(await repos.tasks.counts()).toMatchObject({ done: 1, open: 0 });
});

test('who is stopped on the way leaves the rest to the next, and what is reported meanwhile counts', async () => {
  const { house, courses, reckonOtherwise, report } = await scene();
  await reckonOtherwise();
  await askToReckon(house);
  const first = worker(house, async () => first.stop());
  await first.run();
  expect((await courses()).some(isOld)).toBe(true);
  expect((await courses()).some((one) => !isOld(one))).toBe(true);

  let turns = 0;
  const next = worker({ ...house, instance: 'next' }, async () => {
    turns += 1;
    if (turns === 1) await report('9-2', '建成1个来深建设者心理咨询服务站');
  });
  await next.run();
  expect(turns).toBeGreaterThan(2);
  const { repos } = await officeOf(house);
  expect(await repos.tasks.counts()).toMatchObject({ done: 1, open: 0, taken: 0, failed: 0 });
  const reckoned = await courses();
  await repos.courses.rebuild();
  expect(reckoned).toEqual(await courses());
});

test('of several instances one is at it at a time, and each project is reckoned once', async () => {
  const { house, courses, reckonOtherwise } = await scene();
  const asToday = await courses();
  await reckonOtherwise();
  const steps: string[] = [];
  const instances = ['a', 'b', 'c'].map((instance) =>
    worker({ ...house, instance }, async (task) => void steps.push(task.after)),
  );
  await Promise.all(instances.map(async (one) => askToReckon(house).then(one.run)));
  await Promise.all(instances.map((one) => one.run()));
  expect(new Set(steps).size).toBe(steps.length);
  expect(await courses()).toEqual(asToday);
});

test('an instance of an older edition leaves it to one of the newer, and one of the newer has nothing to do with the older', async () => {
  const { house } = await scene();
  const ctx = await officeOf(house);
  const goesOn = async (task: ReckonTask): Promise<unknown[]> => {
    const rest: unknown[] = [];
    await (await reckonSome(ctx, task))(ctx, (...how) => rest.push(...how));
    return rest;
  };
  const newer = { edition: edition + 1, after: '' };
  expect(await goesOn(newer)).toEqual([newer, 30_000]);
  expect(await goesOn({ edition: edition - 1, after: '' })).toEqual([]);
});

type Stored = { premises: string };
const isOld = ({ premises }: Stored): boolean => premises.startsWith('0/');

async function scene() {
  const house = await testHouse({ now: '2022-12-28T10:00:00+08:00' });
  await importSeed(house);
  const contact = await letIn(house, { name: '张三', role: 'contact', unit });
  const { repos } = await officeOf(house);
  const { projects, units } = await repos.registry.load();
  const unitId = units.find(({ name }) => name === unit)?.id ?? '';
  const report = async (number: string, completion: string) => {
    const projectId = projects.find((project) => project.number === number)?.id ?? '';
    await submitReport(contact, { projectId, unitId, completion, completed: true, source: 'form' });
  };
  await report('21-2', '已办普法活动8场');
  return {
    house,
    report,
    courses: () => repos.courses.all(),
    /** As if an older edition had read all texts to nothing. */
    reckonOtherwise: async () => {
      const { db } = house.database;
      await db
        .updateTable('courses')
        .set({ premises: '0/x//0', doubt: null, forecastOn: null, claimedOn: null })
        .execute();
    },
  };
}

/** A worker of this task alone; `meanwhile` happens with each of its turns, before what it reckons is stored. */
function worker(house: TestHouse, meanwhile: (task: ReckonTask) => Promise<unknown>) {
  const task = {
    ...reckonCourses,
    run: async (...[ctx, payload]: Parameters<typeof reckonCourses.run>) => {
      const effect = await reckonCourses.run(ctx, payload);
      await meanwhile(payload as ReckonTask);
      return effect;
    },
  };
  const bot: Bot = {
    commands: [],
    listener: { acrossDistricts: none, text: none, file: none },
    tasks: [task],
    jobs: [],
  };
  return taskWorker(house, bot);
}

const none = async () => null;
