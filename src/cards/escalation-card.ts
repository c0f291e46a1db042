import type { ObligationKind } from '#src/core/picture.js';
import { obligationWords } from '#src/core/show.js';
import { button, buttons, type Card, card, note, table, text } from './model.js';

export interface EscalationView {
  /** In words: 逾期 3 个工作日. */
  stage: string;
  audience: 'contact' | 'unit_leader' | 'office' | 'leader' | 'unit';
  /** False where a unit has nobody to be reminded, so that its reminder comes to the office. */
  isOverdue: boolean;
  unit: string | null;
  leader: string | null;
  /** A draft for a district leader, sent on the office's tap. */
  draftId: string | null;
  late: boolean;
  rows: readonly {
    number: string;
    keySupervised: boolean;
    name: string;
    unit: string;
    kind: ObligationKind;
    dueOn: string;
    /** Working days; negative before it is due. */
    overdueDays: number;
  }[];
}

/** What silence has come to, for the next one up: who owes what, and for how long. */
export function escalationCard(v: EscalationView): Card {
  return card(`${v.late ? '【补发】' : ''}${titleOf(v)}`, 'alarm', [
    text(opening(v)),
    table(
      [
        { title: '编号' },
        { title: '项目', weight: 3 },
        { title: '单位', weight: 2 },
        { title: '待办', weight: 1.5 },
        { title: '截止', weight: 1.5 },
        { title: '逾期' },
      ],
      v.rows.map((row) => [
        `${row.keySupervised ? '★' : ''}${row.number}`,
        row.name,
        row.unit,
        obligationWords[row.kind],
        row.dueOn,
        row.overdueDays > 0 ? `${row.overdueDays} 个工作日` : '未到期',
      ]),
    ),
    v.draftId && buttons(button(`送 ${v.leader ?? '分管区领导'}`, 'escalation.send', { draft: v.draftId }, 'primary')),
    v.draftId ? note('您点按钮后才会送出，并加急提醒领导本人。') : note('★ 为人大重点监督项目。'),
  ]);
}

function titleOf({ unit, draftId, leader, isOverdue, rows }: EscalationView): string {
  const subject = unit ? `${unit} ` : '';
  if (!isOverdue) return `${subject}待办 ${rows.length} 项，没有联络员可提醒`;
  // What nobody could be reminded of stands on the office's card too, due or not.
  const overdue = rows.filter(({ overdueDays }) => overdueDays > 0).length;
  return draftId
    ? `待您确认后送 ${leader ?? '分管区领导'}：${subject}逾期 ${overdue} 项`
    : `升级催办：${subject}逾期 ${overdue} 项`;
}

function opening(view: EscalationView): string {
  const waiting = view.rows.filter(({ overdueDays }) => overdueDays <= 0).length;
  const also = view.isOverdue && waiting > 0 ? `另有 ${waiting} 项未到期，单位没有联络员可提醒，一并列出。` : '';
  return `${openingWords(view)}${also}`;
}

function openingWords({ audience, draftId, stage, isOverdue }: EscalationView): string {
  if (!isOverdue) return `${stage}。这些单位还没有绑定群，也没有联络员，请用 /成员 登记联络员，或代为通知。`;
  if (draftId) return `以下事项${stage}，建议请分管区领导过问。`;
  switch (audience) {
    case 'unit_leader':
      return `贵单位以下事项${stage}，请您督促联络员尽快报送。`;
    case 'leader':
      return `您分管的以下事项${stage}，督办办公室请您过问。`;
    default:
      return `以下事项${stage}，请跟进。`;
  }
}
