/** The one card that lists all that a unit owes, soonest first, key-supervised on top. */
import type { Address } from '#src/core/people.js';
import { button, buttons, type Card, card, note, type Tone, table, text } from './model.js';

export interface OwedRow {
  number: string;
  name: string;
  keySupervised: boolean;
  target: string;
  /** What is owed: 填报, 情况说明, 滞后分析. */
  owed: string;
  dueOn: string;
  /** Working days left; negative when overdue. */
  daysLeft: number;
  last: string;
}

export interface NudgeView {
  unit: string;
  unitId: string;
  /** In words: 填报开始, 距截止 2 个工作日. */
  stage: string;
  rows: readonly OwedRow[];
  /** Obligation keys and the stage that 收到 answers. */
  nudgeId: string;
  snooze: { label: string } | null;
  /** Sent more than ten minutes late (rule 32). */
  late: boolean;
}

export function nudgeCard(v: NudgeView): Card {
  const soonest = Math.min(...v.rows.map((row) => row.daysLeft));
  const title = `${v.late ? '【补发】' : ''}${v.unit} 待办 ${v.rows.length} 项`;
  return card(title, toneOf(soonest), [
    text(`${v.stage}。最近一项${dueWords(soonest)}，请及时填报；已报的不用再报。`),
    owedTable(v.rows),
    buttons(
      button('去填报', 'todo.pick', { unit: v.unitId }, 'primary'),
      button('收到', 'nudge.ack', { nudge: v.nudgeId }),
      v.snooze && button(v.snooze.label, 'nudge.snooze', { nudge: v.nudgeId }),
      button('不归我们', 'nudge.not_ours', { nudge: v.nudgeId }),
    ),
    note('也可以直接回复这条消息并 @督办，例如：9-2 已办8场，还差4场，下月底前完成。'),
  ]);
}

/** Rings at a unit's contacts, under a reminder that rings at nobody. */
export const ringCard = (people: Address[]): Card =>
  card('有新的待办提醒', 'calm', [{ kind: 'mention', people, text: '请看上面的待办，及时填报。' }]);

/** All settled: takes the place of a nudge in which nothing is owed any more. */
export const settledNudgeCard = (unit: string): Card =>
  card(`${unit} 待办已办结`, 'good', [text('这张提醒里的事项都已办结，谢谢。')]);

export function owedTable(rows: readonly OwedRow[]) {
  return table(
    [
      { title: '编号' },
      { title: '项目', weight: 3 },
      { title: '年度目标', weight: 3 },
      { title: '待办', weight: 1.5 },
      { title: '截止', weight: 1.5 },
      { title: '上次填报', weight: 3 },
    ],
    rows.map((row) => [
      `${row.keySupervised ? '★' : ''}${row.number}`,
      row.name,
      row.target,
      row.owed,
      `${row.dueOn}${row.daysLeft < 0 ? '（已逾期）' : ''}`,
      row.last,
    ]),
  );
}

/** 还有 3 个工作日, 今天截止, 已逾期 2 个工作日. */
export function dueWords(daysLeft: number): string {
  if (daysLeft < 0) return `已逾期 ${-daysLeft} 个工作日`;
  return daysLeft === 0 ? '今天截止' : `还有 ${daysLeft} 个工作日`;
}

export const toneOf = (daysLeft: number): Tone => (daysLeft < 0 ? 'alarm' : daysLeft <= 2 ? 'warn' : 'calm');

/** Which project is not theirs. */
export const pickDisownedCard = (v: { unitId: string; rows: readonly OwedRow[] }): Card =>
  card('哪个项目不归贵单位', 'calm', [
    {
      kind: 'form',
      name: 'disown',
      fields: [
        {
          kind: 'select',
          name: 'number',
          label: '项目',
          required: true,
          options: v.rows.map((row) => ({ value: row.number, label: `${row.number} ${row.name}` })),
        },
      ],
      submit: { label: '转督办办公室', action: 'nudge.disown', value: { unit: v.unitId }, style: 'primary' },
    },
    note('督办办公室会调整主办单位，或答复仍归贵单位。'),
  ]);

/** The office's answer to 不归我们. */
export const stillYoursCard = (v: { number: string; name: string }): Card =>
  card(`仍归贵单位：${v.number} ${v.name}`, 'calm', [text('督办办公室答复：这个项目仍由贵单位负责，会继续提醒。')]);

/** A project that got other lead units, for those who gain it. */
export const nowYoursCard = (v: { number: string; name: string; units: string }): Card =>
  card(`现由贵单位主办：${v.number} ${v.name}`, 'calm', [
    text('督办办公室调整了主办单位。发送 /待办 可查看要报什么。'),
    note(`现在的主办单位：${v.units}`),
  ]);

/** The same for those who lose it: it is named no more. */
export const noLongerYoursCard = (number: string): Card =>
  card(`${number} 不再由贵单位主办`, 'calm', [text('督办办公室调整了主办单位，不会再提醒这个项目。')]);

/** A newer card has taken this one's place. */
export const outdatedNudgeCard = (unit: string, day: string): Card =>
  card(`${unit} 待办（已更新）`, 'muted', [text(`${day} 发了新的提醒，请看最新一张。`)]);
