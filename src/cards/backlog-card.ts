import { type Card, card, facts, note } from './model.js';

/** What waits for the office itself. */
export const backlogCard = (v: {
  review: number;
  oldest: string | null;
  extensions: number;
  doubts: number;
  unknown: number;
}): Card =>
  card('督办办公室待办', 'calm', [
    facts(
      ['待审核', `${v.review} 项${v.oldest ? `，最早 ${v.oldest}` : ''}`],
      ['待答复的延期', `${v.extensions} 项`],
      ['待说明的疑点', `${v.doubts} 处`],
      ...(v.unknown > 0 ? [['待核对的消息', `${v.unknown} 条`] as [string, string]] : []),
    ),
    note('发送 /审核 开始审核，/疑点 查看疑点。'),
  ]);
