import { type Card, card, note, text } from './model.js';

/** A polite no, with how to mend it. */
export const refusalCard = (shown: string): Card => card('没有办成', 'muted', [text(shown)]);

/** How a command is written, after arguments that do not fit. */
export const usageCard = (usage: string, summary: string): Card =>
  card('请按这个格式写', 'muted', [text(usage), note(summary)]);

/** A bug of ours: apologise, keep serving. */
export const apologyCard = (reference: string): Card =>
  card('抱歉，这一步没有办成', 'warn', [
    text('内容没有保存，请稍后再试一次；若仍不成功，请告诉督办办公室。'),
    note(`编号 ${reference}`),
  ]);
