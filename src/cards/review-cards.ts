import type { Review } from '#src/core/facts.js';
import { type CopiedText, copiedBlocks } from './copied-part.js';
import { button, buttons, type Card, card, facts, note, strong, table, text } from './model.js';

export const reviewedWords: Record<Review['subject'], string> = {
  report: '填报',
  analysis: '滞后分析',
  answer: '情况说明',
};

/** Field names of reports and analyses as people read them. */
export const fieldWords: Record<string, string> = {
  '': '整体',
  completion: '完成情况',
  problems: '存在问题',
  nextSteps: '下一步工作计划',
  subjectiveCauses: '主观原因',
  objectiveCauses: '客观原因',
  expectedCompletion: '预计完成日期',
};

export interface QueuedView {
  subject: Review['subject'];
  id: string;
  number: string;
  name: string;
  unit: string;
  on: string;
  by: string;
  text: string;
}

/** The office's queue, oldest first; one opens at a time. */
export function reviewQueueCard(queue: readonly QueuedView[]): Card {
  if (queue.length === 0) return card('待审 0 项', 'good', [text('没有待审的填报、分析或说明。')]);
  const [first] = queue;
  return card(`待审 ${queue.length} 项`, 'calm', [
    table(
      [
        { title: '编号' },
        { title: '项目', weight: 2 },
        { title: '主办单位', weight: 1.5 },
        { title: '类别' },
        { title: '日期' },
      ],
      queue.map((one) => [one.number, one.name, one.unit, reviewedWords[one.subject], one.on]),
    ),
    first &&
      buttons(button(`审核 ${first.number}`, 'review.open', { subject: first.subject, id: first.id }, 'primary')),
    note('也可以发送 /审核 编号。'),
  ]);
}

/** Several things wait for one project: each opens by itself. */
export const pickReviewCard = (queue: readonly QueuedView[]): Card =>
  card(`${queue[0]?.number ?? ''} 待审 ${queue.length} 项，先审哪一项`, 'calm', [
    table(
      [{ title: '主办单位' }, { title: '内容' }, { title: '日期' }],
      queue.map((one) => [one.unit, reviewedWords[one.subject], one.on]),
    ),
    buttons(
      ...queue.map((one) =>
        button(`${one.unit} ${reviewedWords[one.subject]}`, 'review.open', { subject: one.subject, id: one.id }),
      ),
    ),
  ]);

export interface ReviewView extends QueuedView {
  target: string;
  parts: readonly { label: string; text: string }[];
  /** What the check would send back, with how to mend it. */
  findings: readonly string[];
  copies: readonly CopiedText[];
  fields: readonly string[];
}

export const reviewCard = (v: ReviewView): Card =>
  card(`审核${reviewedWords[v.subject]}：${v.number} ${v.name}`, 'calm', [
    facts(
      ['主办单位', v.unit],
      ['年度目标', v.target],
      ...v.parts.map(({ label, text: said }) => [label, said || '（空）'] as [string, string]),
      ['报送', `${v.by}，${v.on}`],
    ),
    v.findings.length > 0 && strong('检查发现'),
    ...v.findings.map(text),
    ...copiedBlocks(v.copies),
    buttons(button('通过', 'review.decide', { subject: v.subject, id: v.id, verdict: 'accepted' }, 'primary')),
    {
      kind: 'form',
      name: 'return',
      fields: [
        {
          kind: 'select',
          name: 'field',
          label: '退回哪一部分',
          options: ['', ...v.fields].map((field) => ({ value: field || 'all', label: fieldWords[field] ?? field })),
          value: 'all',
          required: true,
        },
        { kind: 'text', name: 'note', label: '要补什么', required: true, multiline: true, maxLength: 500 },
      ],
      submit: { label: '退回', action: 'review.return', value: { subject: v.subject, id: v.id }, style: 'danger' },
    },
  ]);

export const reviewedCard = (v: {
  subject: Review['subject'];
  number: string;
  name: string;
  accepted: boolean;
  by: string;
  left: number;
}): Card =>
  card(
    `${reviewedWords[v.subject]}${v.accepted ? '已通过' : '已退回'}：${v.number} ${v.name}`,
    v.accepted ? 'good' : 'warn',
    [text(v.left > 0 ? `还有 ${v.left} 项待审，发送 /审核 继续。` : '没有其他待审了。'), note(`审核：${v.by}`)],
  );

/** What the unit is told to mend. */
export const returnedCard = (v: {
  number: string;
  name: string;
  subject: Review['subject'];
  unitId: string;
  notes: readonly { field: string; note: string }[];
  by: string;
}): Card =>
  card(`请补充${reviewedWords[v.subject]}：${v.number} ${v.name}`, 'warn', [
    ...v.notes.map(({ field, note: said }) => text(`${fieldWords[field] ?? field}：${said}`)),
    buttons(
      v.subject === 'analysis'
        ? button('修改分析', 'analysis.open', { number: v.number, unit: v.unitId }, 'primary')
        : button('重新填报', 'report.open', { number: v.number }, 'primary'),
    ),
    note(`退回：${v.by}。原来的内容都保留着。`),
  ]);
