import { type CopiedText, copiedBlocks } from './copied-part.js';
import { webFormButton } from './form-link-card.js';
import { button, buttons, type Card, card, facts, note, strong, table, text } from './model.js';
import { dueWords } from './nudge-card.js';

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
  /** Whether the web form can be reached. */
  web: boolean;
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
    buttons(
      v.adoptable &&
        button(`附议${v.adoptable.unit}的分析`, 'analysis.adopt', { analysis: v.adoptable.id, unit: v.unitId }),
      v.web && webFormButton('lag_analysis', v.number, v.unitId),
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

/** The cut-off has passed: what lags, and the form to explain it. */
export const analysesOpenCard = (v: {
  unit: string;
  unitId: string;
  cutOff: string;
  dueOn: string;
  /** Working days to the soonest due day. */
  daysLeft: number;
  rows: readonly { number: string; name: string; keySupervised: boolean; completion: string }[];
  /** Sent more than ten minutes late (rule 32). */
  late: boolean;
}): Card =>
  card(`${v.late ? '【补发】' : ''}${v.unit} 需报送滞后分析 ${v.rows.length} 项`, 'warn', [
    text(
      `截止日 ${v.cutOff} 已过，以下项目尚未完成年度目标，请在 ${v.dueOn} 前（${dueWords(v.daysLeft)}）报送书面分析：存在问题、主观和客观原因、下一步工作计划。`,
    ),
    table(
      [{ title: '编号' }, { title: '项目', weight: 3 }, { title: '完成情况', weight: 4 }],
      v.rows.map((row) => [`${row.keySupervised ? '★' : ''}${row.number}`, row.name, row.completion || '尚未填报']),
    ),
    {
      kind: 'form',
      name: 'pick_analysis',
      fields: [
        {
          kind: 'select',
          name: 'number',
          label: '项目',
          required: true,
          options: v.rows.map(({ number, name }) => ({ value: number, label: `${number} ${name}` })),
          value: v.rows[0]?.number ?? '',
        },
      ],
      submit: { label: '填写分析', action: 'analysis.pick', value: { unit: v.unitId }, style: 'primary' },
    },
    note('已经完成的，请先填报完成情况和完成日期。'),
  ]);

export const analysisStoredCard = (v: {
  number: string;
  name: string;
  unit: string;
  findings: readonly string[];
  copies: readonly CopiedText[];
  unitId: string;
  adopted: string | null;
}): Card =>
  card(`分析已收到：${v.number} ${v.name}`, v.findings.length > 0 ? 'warn' : 'good', [
    text(
      v.adopted ? `${v.unit}附议${v.adopted}的分析，已报督办办公室审核。` : `${v.unit}的书面分析已报督办办公室审核。`,
    ),
    v.findings.length > 0 && strong('审核时可能会请您补充，建议现在就改：'),
    ...v.findings.map(text),
    ...copiedBlocks(v.copies),
    v.findings.length > 0 &&
      buttons(button('现在修改', 'analysis.open', { number: v.number, unit: v.unitId }, 'primary')),
    note('下一步计划写明的日期到期时，会请贵单位报一下进展。'),
  ]);
