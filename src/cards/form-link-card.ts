import { obligationWords } from '#src/core/show.js';
import { type ActionButton, button, type Card, card, note, text } from './model.js';

type Kind = 'report' | 'explanation' | 'lag_analysis';

/** Opens the same form as a web page: room for long text, a draft, files. The link then goes to who pressed, one-to-one. */
export const webFormButton = (kind: Kind, number: string, unitId: string): ActionButton =>
  button('用网页填写', 'form.link', { kind, number, unit: unitId });

export const formLinkCard = (v: { url: string; hours: number; kind: Kind; number: string; name: string }): Card =>
  card(`网页表单：${v.number} ${v.name}`, 'calm', [
    text(`${obligationWords[v.kind]}可以在网页上填：手机、电脑都行，写到一半会留草稿，提交前先检查。`),
    { kind: 'buttons', buttons: [{ label: '打开表单', url: v.url }] },
    note(`链接是给您本人的，${v.hours / 24} 天内有效，提交后就用完，请不要转发。`),
  ]);
