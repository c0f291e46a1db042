/** Ids of another unit in buttons and forms: nothing is shown, nothing changes, and it reads like what is not there (S13). */
import { beforeEach, expect, test } from 'vitest';
import { adoptAnalysis } from '#src/services/analysis-forms.js';
import { answerDoubt, doubtedAssignment } from '#src/services/answer-doubt.js';
import type { Ctx } from '#src/services/context.js';
import { findProject, findUnit } from '#src/services/find.js';
import { historyOf } from '#src/services/project-history.js';
import { submitAnalysis } from '#src/services/submit-analysis.js';
import { submitReport } from '#src/services/submit-report.js';
import { type TestHouse, testHouse } from '../support/house.js';
import { contextOf, importSeed, letIn, officeOf } from '../support/programme.js';

let house: TestHouse;
let minzhi: Ctx;
let xiaoan: Ctx;
let ids: { minzhi: string; xiaoan: string };
let project: (number: string) => string;

beforeEach(async () => {
  house = await testHouse({ now: '2023-01-04T10:00:00+08:00' });
  await importSeed(house, { registryOnly: true });
  minzhi = await letIn(house, { name: '张三', role: 'contact', unit: '民治街道' });
  xiaoan = await letIn(house, { name: '李四', role: 'contact', unit: '区消安委办' });
  const { projects, units } = await (await officeOf(house)).repos.registry.load();
  ids = { minzhi: findUnit(units, '民治街道').id, xiaoan: findUnit(units, '区消安委办').id };
  project = (number) => findProject(projects, number).id;
});

/** What the refusal says; fails where nothing is refused. */
const refusal = async (act: Promise<unknown>): Promise<string> =>
  act.then(
    () => expect.unreachable('nothing was refused'),
    (error: { shown?: string }) => error.shown ?? expect.unreachable(String(error)),
  );

test("S13: another unit's report id opens no doubt form and takes no answer", async () => {
  const { report } = await submitReport(xiaoan, {
    projectId: project('11-3'),
    unitId: ids.xiaoan,
    completion: '充电插口已装妥120个',
    completed: true,
    source: 'form',
  });
  expect((await doubtedAssignment(xiaoan, report.id)).unit.id).toBe(ids.xiaoan);
  const nowhere = await refusal(doubtedAssignment(minzhi, 'rpt_nowhere'));
  expect(await refusal(doubtedAssignment(minzhi, report.id))).toBe(nowhere);
  expect(await refusal(answerDoubt(minzhi, report.id, { answer: 'share', share: 1 }))).toBe(nowhere);
});

test('S13: the verb itself takes no report for another unit, whatever door it came through', async () => {
  const forOther = {
    projectId: project('11-3'),
    unitId: ids.xiaoan,
    completion: '充电插口已装妥1166个',
    completed: true,
    source: 'form',
  } as const;
  expect(await refusal(submitReport(minzhi, forOther))).toContain('没有找到属于贵单位的这个项目');
  expect((await (await officeOf(house)).repos.facts.load()).reports).toEqual([]);
  await submitReport(xiaoan, forOther);
});

test("S13: another unit's analysis cannot be adopted for a project that one does not lead", async () => {
  const { analysis } = await submitAnalysis(xiaoan, {
    projectId: project('11-3'),
    unitId: ids.xiaoan,
    problems: '还差1046个',
    subjectiveCauses: '统筹不够',
    objectiveCauses: '场地难找',
    nextSteps: '李四，2023-03-31 前装完',
  });
  const nowhere = await refusal(adoptAnalysis(minzhi, 'ana_nowhere', ids.minzhi));
  expect(await refusal(adoptAnalysis(minzhi, analysis.id, ids.minzhi))).toBe(nowhere);
  expect(await refusal(adoptAnalysis(minzhi, analysis.id, ids.xiaoan))).not.toContain('11-3');
});

test("a joint project's history shows a unit no evidence of another", async () => {
  const office = await officeOf(house);
  await submitReport(minzhi, {
    projectId: project('9-2'),
    unitId: ids.minzhi,
    completion: '已开通',
    completed: false,
    source: 'form',
  });
  const { projects } = await office.repos.registry.load();
  const joint = projects.find(({ id }) => id === project('9-2'));
  await office.repos.registry.saveProjects([
    { ...joint, unitIds: [ids.minzhi, ids.xiaoan] } as (typeof projects)[number],
  ]);
  const [report] = (await office.repos.facts.load()).reports;
  const fileId = await office.repos.files.save({
    id: 'fil_1',
    name: '民治内部台账.jpg',
    mime: 'image/jpeg',
    bytes: new Uint8Array([1]),
    at: office.now,
  });
  await office.repos.facts.append.evidence({
    id: 'evi_1',
    on: office.today,
    at: office.now,
    by: minzhi.actor.id,
    byName: '张三',
    subject: 'report',
    subjectId: report?.id ?? '',
    projectId: project('9-2'),
    fileId,
    name: '民治内部台账.jpg',
  });
  const told = async (ctx: Ctx) => JSON.stringify((await historyOf(ctx, '9-2')).events);
  expect(await told(minzhi)).toContain('民治内部台账');
  expect(await told(xiaoan)).not.toContain('民治内部台账');
});

test('S16: who was removed is nobody at once', async () => {
  const office = await officeOf(house);
  await letIn(house, { name: '王督办', role: 'office' });
  const { removeMember } = await import('#src/services/bind.js');
  await removeMember(office, minzhi.actor.id);
  expect((await contextOf(house, 'local:张三')).actor.grants).toEqual([]);
});
