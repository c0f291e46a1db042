/** Cards of a report: the form, what was understood, what was stored. */
import { webFormButton } from './form-link-card.js';
import { type ActionValue, button, buttons, type Card, card, facts, note, strong, text } from './model.js';

export interface ReportFormView {
  number: string;
  name: string;
  unit: string;
  unitId: string;
  target: string;
  clauses: readonly string[];
  keySupervised: boolean;
  dueOn: string | null;
  last: { on: string; completion: string; problems: string; nextSteps: string; completed: boolean | null } | null;
  /** Reported as completed before: one tap confirms it as it stands (rule 6). */
  canConfirmAsIs: boolean;
  /** Whether the web form can be reached. */
  web: boolean;
}

/** The form of R1's columns, prefilled from last time. */
export function reportFormCard(v: ReportFormView): Card {
  return card(
    `填报 ${v.number} ${v.name}`,
    'calm',
    [
      facts(
        ['主办单位', v.unit],
        ['年度目标', v.target],
        ...(v.dueOn ? [['填报截止', v.dueOn] as [string, string]] : []),
        ...(v.last ? [['上次填报', `${v.last.on}：${v.last.completion || '（空）'}`] as [string, string]] : []),
      ),
      v.clauses.length > 1 &&
        note(
          `目标共 ${v.clauses.length} 项，请逐项写明：${v.clauses.map((clause, index) => `${index + 1}. ${clause}`).join('；')}`,
        ),
      v.canConfirmAsIs &&
        buttons(button('没有变化，确认已完成', 'report.as_is', { number: v.number, unit: v.unitId }, 'primary')),
      {
        kind: 'form',
        name: 'report',
        fields: [
          {
            kind: 'text',
            name: 'completion',
            label: '完成情况',
            value: v.last?.completion ?? '',
            required: true,
            multiline: true,
            maxLength: 1000,
            placeholder: '例如：已办8场，还差4场',
          },
          {
            kind: 'text',
            name: 'problems',
            label: '存在问题/年度目标调整情况',
            value: v.last?.problems ?? '',
            multiline: true,
            maxLength: 1000,
          },
          {
            kind: 'text',
            name: 'nextSteps',
            label: '下一步工作计划',
            value: v.last?.nextSteps ?? '',
            multiline: true,
            maxLength: 1000,
          },
          {
            kind: 'select',
            name: 'completed',
            label: '是否完成年度目标',
            required: true,
            options: [
              { label: '已完成', value: 'yes' },
              { label: '未完成', value: 'no' },
            ],
            ...(v.last?.completed == null ? {} : { value: v.last.completed ? 'yes' : 'no' }),
          },
          { kind: 'date', name: 'completedOn', label: '完成日期（已完成的请选）' },
        ],
        submit: {
          label: '提交',
          action: 'report.submit',
          value: { number: v.number, unit: v.unitId },
          style: 'primary',
        },
      },
      v.web && buttons(webFormButton('report', v.number, v.unitId)),
      note('照片和文件可以直接发给我，会作为佐证附在这次填报后面。'),
    ],
    { tags: v.keySupervised ? [{ text: '人大重点', tone: 'alarm' }] : undefined },
  );
}

export interface UnderstoodView {
  draftId: string;
  unit: string;
  entries: {
    number: string;
    name: string;
    completion: string;
    /** Figures in words: 累计 8 场、还差 4 场. */
    figures: readonly string[];
    state: string;
    dates: readonly string[];
  }[];
  /** The one short question to be answered first. */
  asks: string | null;
}

/** What was read from plain words, to be confirmed before anything is stored; a question that is open comes first. */
export function understoodCard(v: UnderstoodView): Card {
  return card(
    v.asks ? '请再说明一下' : '请确认我读到的内容',
    'calm',
    [
      ...v.entries.flatMap((entry) => [
        strong(`〔${entry.number}〕${entry.name}`),
        facts(
          ['完成情况', entry.completion],
          ...(entry.figures.length > 0 ? [['数量', entry.figures.join('、')] as [string, string]] : []),
          ['是否完成', entry.state],
          ...(entry.dates.length > 0 ? [['日期', entry.dates.join('、')] as [string, string]] : []),
        ),
      ]),
      v.asks && strong(v.asks),
      buttons(
        v.asks ? null : button('确认提交', 'report.confirm', { draft: v.draftId }, 'primary'),
        ...v.entries.slice(0, 1).map((entry) => button('改用表单填写', 'report.open', { number: entry.number })),
        button('不提交', 'report.discard', { draft: v.draftId }),
      ),
      note(v.asks ? '直接回答就行，前面说的我记着。确认后才会保存。' : '确认后才会保存。'),
    ],
    { subtitle: v.unit },
  );
}

export interface StoredView {
  number: string;
  name: string;
  unit: string;
  on: string;
  by: string;
  completion: string;
  completed: boolean | null;
  standing: string;
  /** What the report settles or opens, in words. */
  consequences: readonly string[];
  doubt: { message: string; reportId: string; dueOn: string } | null;
}

/** What one contact of a unit has reported, for the others. */
export const toldCard = (told: readonly { number: string; name: string; byName: string }[]): Card =>
  card(`${told[0]?.byName ?? ''} 已填报 ${told.map(({ number }) => number).join('、')}`, 'calm', [
    text(told.map(({ number, name }) => `${number} ${name}`).join('\n')),
    note('贵单位的填报以最后一次确认的为准。发送“/进度 编号”可查看内容。'),
  ]);

/** What was in fact stored. */
export function storedCard(v: StoredView): Card {
  return card(v.doubt ? `${v.number} 已收到，有一处请说明` : `${v.number} 已填报`, v.doubt ? 'warn' : 'good', [
    facts(
      ['项目', `${v.number} ${v.name}`],
      ['主办单位', v.unit],
      ['完成情况', v.completion],
      ['是否完成', v.completed === null ? '未写明' : v.completed ? '已完成' : '未完成'],
      ['当前状态', v.standing],
      ['填报', `${v.by}，${v.on}`],
    ),
    ...v.consequences.map(text),
    ...(v.doubt ? doubtBlocks(v.doubt.message, { report: v.doubt.reportId }, v.doubt.dueOn) : []),
  ]);
}

/** The doubt and its three lawful answers; nobody is accused. */
export function doubtBlocks(message: string, value: ActionValue, dueOn: string) {
  return [
    strong(message),
    text('请选择一种情况说明：'),
    buttons(
      button('还没有完成', 'doubt.short', value),
      button('这是本单位的份额', 'doubt.open_share', value),
      button('统计口径不同', 'doubt.open_basis', value),
    ),
    note(`请在 ${dueOn} 前说明；说明之前按“存疑”统计。`),
  ];
}
