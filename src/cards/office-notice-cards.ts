/** What the office is told about the bot's own work. */
import { button, buttons, type Card, card, facts, note, strong, text } from './model.js';

export const chatGoneCard = (name: string): Card =>
  card('有一个群已无法送达', 'warn', [
    text(`“${name}”里已经没有督办机器人了（被移出或群已解散），这个群的提醒会改发给联络员本人。`),
    text('请把机器人重新拉进群，再用 /绑定 绑定。'),
  ]);

export const personGoneCard = (name: string): Card =>
  card('有一位成员已无法送达', 'warn', [
    text(`${name}的账号收不到消息（可能已离职或不在应用可用范围内）。待办仍在，请用 /成员 更换联络员。`),
  ]);

export interface UndeliveredView {
  messageId: string;
  what: string;
  to: string;
  at: string;
}

const settleButtons = (message: string) =>
  buttons(
    button('再发一次', 'message.resend', { message }, 'primary'),
    button('已经收到', 'message.arrived', { message }),
  );

/** Messages without an answer, each with what can be done about it. */
export const unknownMessagesCard = (list: readonly UndeliveredView[]): Card =>
  list.length === 0
    ? card('没有待核对的消息', 'good', [text('发出的消息都有回音。')])
    : card(`待核对的消息 ${list.length} 条`, 'warn', [
        text('平台没有回音，可能已送达，也可能没有。请看一下对方的聊天，再选一种。'),
        ...list.flatMap((v) => [strong(`${v.at} 发往${v.to}的${v.what}`), settleButtons(v.messageId)]),
      ]);

export const undeliveredCard = (v: UndeliveredView & { certain: boolean }): Card =>
  card(v.certain ? '有一条消息没有送达' : '有一条消息待核对', 'warn', [
    facts(['内容', v.what], ['发往', v.to], ['时间', v.at]),
    text(
      v.certain
        ? '平台没有接收这条消息，我不会再自动重发。'
        : '平台没有回音，可能已送达，也可能没有。为免重复打扰，我没有重发，请核对一下。',
    ),
    !v.certain && settleButtons(v.messageId),
  ]);

/** A limit of the platform's: so many unread ones of an app. */
export const ringsWaitCard = (): Card =>
  card('加急提醒暂时响不了', 'warn', [
    text('平台限制一个应用的未读加急条数，现在已满。催办消息本身都已送达，只是没有响铃。'),
    text('有人读过后会腾出名额，我会在今天的工作时间内自动补响；已经不用催的不再响。'),
  ]);

export const ringsGivenUpCard = (names: readonly string[]): Card =>
  card(`有 ${names.length} 人的加急提醒没有响`, 'warn', [
    text('未读加急一直是满的，今天的工作时间已过，不再补响。催办消息本身都已送达，必要时请打个电话。'),
    facts(['没有响到', names.join('、')]),
  ]);

export const recalledCard = (v: { number: string; name: string; by: string }): Card =>
  card(`有人撤回了填报消息：${v.number} ${v.name}`, 'warn', [
    text(`${v.by}在群里撤回了填报用的那条消息，已登记的填报仍然有效；如需作废，请在 /审核 里退回。`),
  ]);

export const missedDigestCard = (slot: string): Card =>
  card('有一期周报没有发出', 'warn', [text(`${slot} 的周报因系统停机超过 3 天，已不再补发。需要时可发送 /周报。`)]);

export interface NotOursView {
  responseId: string;
  number: string;
  name: string;
  unit: string;
  by: string;
}

/** 不归我们: the office reassigns or declines. */
export const notOursCard = (v: NotOursView): Card =>
  card(`${v.unit} 表示不归其负责：${v.number} ${v.name}`, 'warn', [
    text('已暂停向该单位提醒这个项目。如确实有误，请用 /单位 调整 改主办单位；如仍归该单位，请点下面的按钮。'),
    buttons(button('仍归该单位', 'nudge.decline_not_ours', { response: v.responseId }, 'primary')),
    note(`提出人：${v.by}`),
  ]);
