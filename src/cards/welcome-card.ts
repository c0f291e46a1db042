import { type Card, card, note, text } from './model.js';

/** What the bot says to who opens the conversation with it. */
export const welcomeWords =
  '您好，我是督办，负责民生实事项目的填报提醒、进展登记和查询。发送 /帮助 可查看能做什么；还没有登记的，请发送 /绑定 单位名称。';

/** What the bot says when it is taken into a chat. */
export const welcomeCard = (chat: string): Card =>
  card('您好，我是督办', 'calm', [
    text('我负责民生实事项目的填报提醒、进展登记和查询。发送 /帮助 可查看能做什么。'),
    text('请督办办公室发送 /绑定 本群 单位名称（或 督办办公室、区领导），我才知道这个群是谁的。'),
    note(`群标识 ${chat}`),
  ]);
