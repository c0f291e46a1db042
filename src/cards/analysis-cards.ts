import { button, buttons, type Card, card, facts, note, strong, text } from './model.js';

export interface AnalysisFormView {
  number: string;
  name: string;
  unit: string;
  unitId: string;
  target: string;
  completion: string;
  dueOn: string | null;
  last: {
    problems: string;
    subjectiveCauses: string;
    objectiveCauses: string;
    nextSteps: string;
    expectedCompletion: string | null;
  } | null;
  /** Notes of a return, to be mended. */
  notes: readonly string[];
  /** A joint unit's analysis that can be adopted (附议). */
  adoptable: { id: string; unit: string } | null;
}

const part = (name: string, label: string, placeholder: string, value: string) => ({
  kind: 'text' as const,
  name,
  label,
  placeholder,
  value,
  required: true,
  multiline: true,
  maxLength: 1000,
});

/** The written analysis of R2: problems, subjective and objective causes, next steps. */
export const analysisFormCard = (v: AnalysisFormView): Card =>
  card(`滞后分析 ${v.number} ${v.name}`, 'warn', [
    facts(
      ['主办单位', v.unit],
      ['年度目标', v.target],
      ['完成情况', v.completion || '尚未填报'],
      ...(v.dueOn ? [['报送截止', v.dueOn] as [string, string]] : []),
    ),
    v.dueOn === null && v.notes.length === 0 && note('这个项目目前不要求报送书面分析；提前填写也会送审。'),
    v.notes.length > 0 && strong('退回意见'),
    ...v.notes.map(text),
    v.adoptable &&
      buttons(
        button(`附议 ${v.adoptable.unit} 的分析`, 'analysis.adopt', { analysis: v.adoptable.id, unit: v.unitId }),
      ),
    {
      kind: 'form',
      name: 'analysis',
      fields: [
        part('problems', '存在问题', '卡在哪里，影响多大', v.last?.problems ?? ''),
        part(
          'subjectiveCauses',
          '主观原因',
          '本单位自身的原因，例如统筹、力量、前期工作',
          v.last?.subjectiveCauses ?? '',
        ),
        part('objectiveCauses', '客观原因', '外部条件的原因，例如审批、天气、征拆', v.last?.objectiveCauses ?? ''),
        part('nextSteps', '下一步工作计划', '一行一步，写明责任人和完成日期', v.last?.nextSteps ?? ''),
        {
          kind: 'date',
          name: 'expectedCompletion',
          label: '预计完成日期',
          required: true,
          ...(v.last?.expectedCompletion ? { value: v.last.expectedCompletion } : {}),
        },
      ],
      submit: {
        label: '提交分析',
        action: 'analysis.submit',
        value: { number: v.number, unit: v.unitId },
        style: 'primary',
      },
    },
  ]);

export const analysisStoredCard = (v: {
  number: string;
  name: string;
  unit: string;
  findings: readonly string[];
  unitId: string;
  adopted: string | null;
}): Card =>
  card(`分析已收到：${v.number} ${v.name}`, v.findings.length > 0 ? 'warn' : 'good', [
    text(
      v.adopted
        ? `${v.unit} 附议 ${v.adopted} 的分析，已报督办办公室审核。`
        : `${v.unit} 的书面分析已报督办办公室审核。`,
    ),
    v.findings.length > 0 && strong('审核时可能会请您补充，建议现在就改：'),
    ...v.findings.map(text),
    v.findings.length > 0 &&
      buttons(button('现在修改', 'analysis.open', { number: v.number, unit: v.unitId }, 'primary')),
    note('下一步计划里写明的日期，到时我会来问进展。'),
  ]);
