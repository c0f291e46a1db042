import type { Standing } from '#src/core/picture.js';
import { standingWords } from '#src/core/show.js';
import { button, buttons, type Card, card, facts, note, text } from './model.js';

export interface BriefingView {
  briefingId: string;
  number: string;
  name: string;
  target: string;
  keySupervised: boolean;
  standing: Standing;
  units: readonly string[];
  completion: string;
  problems: string;
  nextSteps: string;
  expectedCompletion: string | null;
  /** What the person who briefs adds. */
  text: string;
  by: string;
}

/** 向分管区领导汇报: read at a glance, received with one tap (R3). */
export function briefingCard(v: BriefingView): Card {
  return card(
    `汇报：${v.number} ${v.name}`,
    v.keySupervised ? 'alarm' : 'warn',
    [
      facts(
        ['当前状态', standingWords[v.standing]],
        ['主办单位', v.units.join('、')],
        ['年度目标', v.target],
        ['完成情况', v.completion || '尚未填报'],
        ['存在问题', v.problems || '未填写'],
        ['下一步', v.nextSteps || '未填写'],
        ...(v.expectedCompletion ? [['预计完成', v.expectedCompletion] as [string, string]] : []),
      ),
      v.text && text(v.text),
      buttons(button('收到', 'briefing.receive', { briefing: v.briefingId }, 'primary')),
      note(`汇报人：${v.by}`),
    ],
    { tags: v.keySupervised ? [{ text: '人大重点', tone: 'alarm' }] : undefined },
  );
}

/** A briefing that is owed, to be sent to the leader in charge. */
export const briefingFormCard = (v: { number: string; name: string; unitId: string; dueOn: string }): Card =>
  card(`向分管区领导汇报：${v.number} ${v.name}`, 'warn', [
    text(`请在 ${v.dueOn} 前汇报。现状、存在问题和下一步会自动带上。`),
    {
      kind: 'form',
      name: 'briefing',
      fields: [{ kind: 'text', name: 'text', label: '还要说明的（可不填）', multiline: true, maxLength: 500 }],
      submit: {
        label: '送分管区领导',
        action: 'briefing.send',
        value: { number: v.number, unit: v.unitId },
        style: 'primary',
      },
    },
  ]);

export const receivedBriefingCard = (v: { number: string; name: string; leader: string; on: string }): Card =>
  card(`已收到：${v.number} ${v.name}`, 'good', [text(`${v.leader} 已于 ${v.on} 收到这次汇报。`)]);

export const recordedBriefingCard = (v: {
  number: string;
  name: string;
  leader: string | null;
  on: string;
  recorded: boolean;
  /** Whether a briefing is owed. */
  owed: boolean;
}): Card =>
  card(v.recorded ? `已登记汇报：${v.number} ${v.name}` : `已送分管区领导：${v.number} ${v.name}`, 'good', [
    facts(['分管区领导', v.leader ?? '（未指定）'], ['日期', v.on]),
    note(
      v.recorded
        ? v.owed
          ? '汇报待办已办结。'
          : '这个项目目前没有汇报待办，已作记录。'
        : '领导点“收到”后，会记为已收到汇报。',
    ),
  ]);
