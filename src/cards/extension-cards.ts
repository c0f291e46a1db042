import type { ObligationKind } from '#src/core/picture.js';
import { obligationWords } from '#src/core/show.js';
import { button, buttons, type Card, card, facts, text } from './model.js';

export interface ExtensionView {
  extensionId: string;
  number: string;
  name: string;
  unit: string;
  kind: ObligationKind;
  from: string;
  to: string;
  reason: string;
  by: string;
}

/** What the office decides on. */
export const extensionAskedCard = (v: ExtensionView): Card =>
  card(`延期申请：${v.number} ${v.name}`, 'warn', [
    facts(
      ['主办单位', v.unit],
      ['待办', obligationWords[v.kind]],
      ['原截止', v.from],
      ['申请延至', v.to],
      ['原因', v.reason],
      ['申请人', v.by],
    ),
    buttons(
      button('同意', 'extension.decide', { extension: v.extensionId, decision: 'approved' }, 'primary'),
      button('不同意', 'extension.decide', { extension: v.extensionId, decision: 'declined' }),
    ),
  ]);

export const extensionSentCard = (v: Omit<ExtensionView, 'extensionId' | 'by'>): Card =>
  card(`已申请延期：${v.number} ${v.name}`, 'calm', [
    facts(['待办', obligationWords[v.kind]], ['原截止', v.from], ['申请延至', v.to], ['原因', v.reason]),
    text('督办办公室同意前，仍按原截止日期。'),
  ]);

export const extensionDecidedCard = (v: { number: string; name: string; to: string; approved: boolean }): Card =>
  card(`延期${v.approved ? '已同意' : '未同意'}：${v.number} ${v.name}`, v.approved ? 'good' : 'warn', [
    text(v.approved ? `截止日期改为 ${v.to}。` : '仍按原截止日期，请抓紧填报。'),
  ]);
