import { chineseDay } from '#src/core/day.js';
import { completedWord, type FormRow, type FormTable } from './form-table.js';

/** A column of the printed form. */
export interface FormColumn {
  key: FormColumnKey;
  /** Heading, lines joined by '\n'. */
  heading: (table: FormTable) => string;
  text: (row: FormRow) => string;
  /** Twentieths of a point; the widths add up to a landscape A4 page less its margins. */
  width: number;
  alignment: 'left' | 'center';
}

export type FormColumnKey =
  | 'category'
  | 'matter'
  | 'matterNumber'
  | 'number'
  | 'name'
  | 'target'
  | 'completion'
  | 'problems'
  | 'nextSteps'
  | 'completed'
  | 'unitsText';

/** The form's columns in their order; 序号 stands over two of them. */
export const formColumns: readonly FormColumn[] = [
  column('category', 760, 'center', () => '项目\n分类'),
  column('matter', 1980, 'left', () => '民生事项'),
  column('matterNumber', 480, 'center', () => '序号'),
  column('number', 720, 'center', () => '序号'),
  column('name', 1460, 'left', () => '项目名称'),
  column('target', 1900, 'left', () => '年度目标'),
  column('completion', 2570, 'left', (table) => `截至${chineseDay(table.cutOff)}\n完成情况`),
  column('problems', 1780, 'left', () => '存在问题/年度目标调整情况'),
  column('nextSteps', 1610, 'left', () => '下一步工作计划'),
  column('completed', 860, 'center', (table) => `截至${chineseDay(table.cutOff)}是否完成年度目标`),
  column('unitsText', 1018, 'center', () => '主办单位'),
];

export const formWidth: number = formColumns.reduce((sum, { width }) => sum + width, 0);

function column(
  key: FormColumnKey,
  width: number,
  alignment: 'left' | 'center',
  heading: (table: FormTable) => string,
): FormColumn {
  const text = (row: FormRow): string => (key === 'completed' ? completedWord(row.completed) : (row[key] ?? ''));
  return { key, heading, text, width, alignment };
}
