import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { factKinds, factTable } from '#db/fact-shapes.js';
import { repositories } from '#db/repositories.js';
import { type Facts, noFacts, type Report } from '#src/core/facts.js';
import { at, auditKey, programme, store, unit } from './support.js';

const said = (id: string, second = 0) => ({
  id,
  on: '2022-12-01',
  at: at(second),
  by: 'per_1',
  byName: '张三（代李四）',
});

const report = (id: string, second = 0, more: Partial<Report> = {}): Report => ({
  ...said(id, second),
  projectId: 'prj_1',
  unitId: 'unt_1',
  roundId: '2022-12',
  completion: '已完成120个',
  problems: '无',
  nextSteps: '',
  completed: false,
  completedOn: null,
  expectedOn: '2022-12-20',
  says: 'will_miss',
  figures: [{ quantity: 120, unit: '个', of: '充电插口', kind: 'cumulative', period: '全年' }],
  source: 'reply',
  ...more,
});

/** One fact of every kind, each field told apart from its neighbours. */
const everyKind: Facts = {
  reports: [
    report('rpt_1'),
    report('rpt_2', 1, { unitId: null, roundId: null, completed: null, says: null, figures: [] }),
  ],
  reviews: [
    {
      ...said('rev_1'),
      subject: 'report',
      subjectId: 'rpt_1',
      verdict: 'returned',
      notes: [{ field: 'completion', note: '请写明数量' }],
    },
  ],
  withdrawals: [{ ...said('wdr_1'), reportId: 'rpt_1' }],
  answers: [
    {
      ...said('ans_1'),
      reportId: 'rpt_1',
      projectId: 'prj_1',
      unitId: 'unt_1',
      answer: 'share',
      share: 120.5,
      basis: null,
    },
    {
      ...said('ans_2', 1),
      reportId: 'rpt_2',
      projectId: 'prj_1',
      unitId: null,
      answer: 'basis',
      share: null,
      basis: '按场次',
    },
  ],
  shares: [{ ...said('shr_1'), projectId: 'prj_1', unitId: 'unt_1', quantity: 0.1 }],
  adjustments: [
    {
      ...said('adj_1'),
      projectId: 'prj_1',
      from: '1166个',
      to: '1000个',
      reason: '场地',
      document: '深龙华府〔2022〕1号',
    },
  ],
  analyses: [
    {
      ...said('ana_1'),
      projectId: 'prj_1',
      unitId: 'unt_1',
      problems: '用地',
      subjectiveCauses: '协调不够',
      objectiveCauses: '疫情',
      nextSteps: '张三，1月10日前完工',
      expectedCompletion: '2023-01-10',
      adopts: null,
    },
  ],
  briefings: [{ ...said('brf_1'), projectId: 'prj_1', leaderId: null, how: 'recorded', text: '已当面汇报' }],
  receipts: [{ ...said('rcp_1'), briefingId: 'brf_1' }],
  waivers: [{ ...said('wai_1'), obligationKey: 'briefing:prj_1', reason: '项目取消' }],
  extensions: [
    {
      ...said('ext_1'),
      obligationKey: 'k',
      projectId: 'prj_1',
      unitId: 'unt_1',
      dueOn: '2023-01-20',
      reason: '等文件',
      decision: 'asked',
      asks: null,
    },
    {
      ...said('ext_2', 1),
      obligationKey: 'k',
      projectId: 'prj_1',
      unitId: null,
      dueOn: '2023-01-15',
      reason: '同意',
      decision: 'approved',
      asks: 'ext_1',
    },
  ],
  responses: [
    {
      ...said('res_1'),
      unitId: 'unt_1',
      response: 'acknowledged',
      stages: { 'report:2022-12:prj_1:unt_1': 'due-2' },
      until: null,
      projectId: null,
    },
  ],
  rounds: [
    {
      ...said('rnd_1'),
      roundId: '2022-12',
      act: 'dated',
      opensOn: '2022-12-20',
      dueOn: null,
      asOf: '2022-12-31',
      reason: '节假日',
    },
  ],
  evidence: [
    { ...said('evi_1'), subject: 'report', subjectId: 'rpt_1', projectId: 'prj_1', fileId: 'fil_1', name: '照片.jpg' },
  ],
  imports: [{ ...said('imp_1'), fileName: '汇总表.docx', sha256: 'ab', unitId: 'unt_1', registryOnly: true }],
};

const appendAll = async ({ append }: Awaited<ReturnType<typeof store>>['repos']['facts'], facts: Facts) => {
  for (const fact of facts.reports) await append.report(fact);
  for (const fact of facts.reviews) await append.review(fact);
  for (const fact of facts.withdrawals) await append.withdrawal(fact);
  for (const fact of facts.answers) await append.answer(fact);
  for (const fact of facts.shares) await append.share(fact);
  for (const fact of facts.adjustments) await append.adjustment(fact);
  for (const fact of facts.analyses) await append.analysis(fact);
  for (const fact of facts.briefings) await append.briefing(fact);
  for (const fact of facts.receipts) await append.receipt(fact);
  for (const fact of facts.waivers) await append.waiver(fact);
  for (const fact of facts.extensions) await append.extension(fact);
  for (const fact of facts.responses) await append.response(fact);
  for (const fact of facts.rounds) await append.round(fact);
  for (const fact of facts.evidence) await append.evidence(fact);
  for (const fact of facts.imports) await append.import(fact);
};

test('every kind of fact comes back as it was said', async () => {
  const { repos } = await store();
  expect(await repos.facts.load()).toEqual(noFacts);
  await appendAll(repos.facts, everyKind);
  expect(await repos.facts.load()).toEqual(everyKind);
  expect(await repos.facts.list('reviews')).toEqual(everyKind.reviews);
});

test.each(factKinds)('%s cannot be changed, deleted or replaced, whoever asks', async (kind) => {
  const { database, repos } = await store();
  await appendAll(repos.facts, everyKind);
  const table = sql.table(factTable(kind).replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));
  await expect(sql`update ${table} set by_name = 'x'`.execute(database.db)).rejects.toThrow('insert-only');
  await expect(sql`delete from ${table}`.execute(database.db)).rejects.toThrow('insert-only');
  if (database.kind === 'sqlite') await sql`pragma foreign_keys = off`.execute(database.db);
  const replaced =
    database.kind === 'sqlite' ? sql`replace into ${table} select * from ${table}` : sql`truncate ${table} cascade`;
  await expect(replaced.execute(database.db)).rejects.toThrow('insert-only');
  expect(await repos.facts.load()).toEqual(everyKind);
});

test('facts come in the order of recording, whatever order they were stored in', async () => {
  const { repos } = await store();
  for (const second of [5, 1, 3]) await repos.facts.append.report(report(`rpt_${second}`, second));
  await repos.facts.append.report(report('rpt_same', 3));
  expect((await repos.facts.load()).reports.map(({ id }) => id)).toEqual(['rpt_1', 'rpt_3', 'rpt_same', 'rpt_5']);
});

test('what a caller carries beyond the fact is left behind', async () => {
  const { repos } = await store();
  const typed = { ...report('rpt_1'), number: '9-2', __proto__: { polluted: true } };
  await repos.facts.append.report(typed);
  expect((await repos.facts.load()).reports).toEqual([report('rpt_1')]);
});

test('the latest reports of an assignment, the last first; the joint return apart', async () => {
  const { repos } = await store();
  await repos.facts.append.report(report('rpt_a', 1));
  await repos.facts.append.report(report('rpt_b', 2));
  await repos.facts.append.report(report('rpt_c', 3, { unitId: 'unt_2' }));
  await repos.facts.append.report(report('rpt_d', 4, { unitId: null }));
  const ids = async (unitId: string | null, limit?: number) =>
    (await repos.facts.latestReports('prj_1', unitId, limit)).map(({ id }) => id);
  expect(await ids('unt_1')).toEqual(['rpt_b', 'rpt_a']);
  expect(await ids('unt_1', 1)).toEqual(['rpt_b']);
  expect(await ids(null)).toEqual(['rpt_d']);
  expect(await repos.facts.report('rpt_a')).toEqual(report('rpt_a', 1));
  expect(await repos.facts.report('rpt_z')).toBeNull();
});

test('a fact about what is not there, or said twice under one id, is refused', async () => {
  const { repos } = await store();
  await repos.facts.append.report(report('rpt_1'));
  await expect(repos.facts.append.report(report('rpt_1'))).rejects.toThrow(/unique/i);
  await expect(repos.facts.append.report(report('rpt_2', 0, { projectId: 'prj_9' }))).rejects.toThrow(/foreign key/i);
  await expect(repos.facts.append.withdrawal({ ...said('wdr_1'), reportId: 'rpt_9' })).rejects.toThrow(/foreign key/i);
  expect((await repos.facts.load()).reports).toHaveLength(1);
});

test('one programme does not see the facts of the other', async () => {
  const { database, repos } = await store();
  await repos.facts.append.report(report('rpt_1'));
  await repos.programmes.create({ ...programme, id: 'prg_2', year: 2023 });
  const next = repositories(database.db, 'prg_2', { auditKey });
  await next.registry.saveUnits([unit('unt_9', '民治街道')]);
  expect(await next.facts.load()).toEqual(noFacts);
  expect(await next.facts.report('rpt_1')).toBeNull();
  expect(await next.facts.latestReports('prj_1', 'unt_1')).toEqual([]);
});
