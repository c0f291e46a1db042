import type { AnalysisReport, AnalysisSection, AnalysisText } from '#src/documents/analysis-report.js';
import type { Ledger, LedgerReport } from '#src/documents/ledger.js';
import type { AnalysisIndex } from '#src/documents/write-analysis-index.js';
import { formOf } from './write-fixtures.js';

export const analysisText: AnalysisText = {
  problems: '1.3个小区业主意见未统一；\n2.资金未到位。',
  subjectiveCauses: '对业主协调难度估计不足，前期摸底不细。',
  objectiveCauses: '电力扩容审批周期长，停工35天。',
  nextSteps: '1.由区消安委办张三牵头，2023年1月31日前完成签约；\n2.2023年3月31日前完成剩余1046个插口。',
  expectedCompletion: '2023-03-31',
  submittedOn: '2023-01-06',
  submittedBy: '张三',
  adopts: null,
};

export const officeSection: AnalysisSection = {
  unit: '区消安委办',
  share: '946个',
  completion: '已完成120个充电插口的建设任务。',
  completedOn: null,
  analysis: analysisText,
  evidence: ['现场照片1.jpg', '业主意见征询表.pdf'],
};

export const analysisReport: AnalysisReport = {
  number: '11-3',
  name: '电动自行车充放设施建设项目',
  category: null,
  matter: '建设提升社区公用设备：\n2.因地制宜建设1166个电动自行车充电插口。',
  keySupervised: true,
  keyNumber: 12,
  cutOff: '2022-12-31',
  target: '建设1166个充电插口。',
  adjustments: [
    {
      to: '建设1066个充电插口。',
      approvedOn: '2022-10-12',
      reason: '部分小区消防改造未完成',
      document: '深龙华府办〔2022〕18号',
    },
  ],
  unitsText: '区消安委办、各街道',
  leaderInCharge: '李四',
  sections: [officeSection],
};

export const analysisIndex: AnalysisIndex = {
  district: '龙华区',
  year: 2022,
  cutOff: '2022-12-31',
  asOf: '2023-01-09',
  reports: [
    {
      number: '11-3',
      name: '电动自行车充放设施建设项目',
      keySupervised: true,
      units: ['区消安委办', '民治街道'],
      state: '部分报送',
      expectedCompletion: '2023-03-31',
      fileName: '〔11-3〕电动自行车充放设施建设项目.docx',
    },
  ],
  missing: [
    { number: '11-3', name: '电动自行车充放设施建设项目', unit: '大浪街道', lacks: '分析报告', dueOn: '2023-01-09' },
  ],
};

/** A ledger of so many assignments, from the rows of big300. */
export function ledgerOf(count: number): Ledger {
  const { rows } = formOf('big300');
  const reports = rows.slice(0, count).map(
    (row, index): LedgerReport => ({
      number: row.number,
      name: row.name,
      unit: row.unitsText,
      completion: row.completion,
      problems: row.problems,
      nextSteps: row.nextSteps,
      completed: row.completed,
      on: '2022-12-31',
      by: index % 2 === 0 ? '张三' : '李四（代）',
      at: '2023-01-06 10:20',
      state: '已提交',
    }),
  );
  const [first] = reports;
  if (!first) throw new Error('a ledger needs a row');
  const { number, name, unit } = first;
  const recorded = { by: '督办办', at: '2022-10-12 09:00' };
  return {
    title: '龙华区2022年民生实事项目底稿',
    asOf: '2023-01-09',
    assignments: reports.map((lastReport, index) => ({
      number: lastReport.number,
      name: lastReport.name,
      unit: lastReport.unit,
      category: rows[index]?.category ?? null,
      keySupervised: lastReport.name.startsWith('★'),
      target: rows[index]?.target ?? '',
      standing: lastReport.completed ? '已完成' : '滞后',
      completedOn: lastReport.completed ? '2022-12-31' : null,
      share: '',
      lastReport,
    })),
    reports,
    doubts: [
      {
        number,
        name,
        unit,
        doubt: '数量不足',
        message: '目标1166个，填报120个，差1046个',
        answer: '本单位份额',
        detail: '本单位承担120个',
        answered: { by: '张三', at: '2023-01-06 10:30' },
        state: '待审核',
      },
    ],
    shares: [{ number, name, unit, share: '120个', on: '2022-03-01', ...recorded }],
    adjustments: [
      {
        number,
        name,
        from: '完工。',
        to: '主体封顶。',
        reason: '征拆',
        document: null,
        approvedOn: '2022-10-12',
        ...recorded,
      },
    ],
    obligations: [
      { number, name, unit, obligation: '滞后分析', opensOn: '2023-01-01', dueOn: '2023-01-09', state: '未办' },
    ],
  };
}
