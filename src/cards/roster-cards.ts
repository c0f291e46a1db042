/** People, chats and units, as the office manages them. */
import { button, buttons, type Card, card, facts, note, table, text } from './model.js';

export const boundCard = (words: string): Card =>
  card('本群已绑定', 'good', [text(`本群绑定为：${words}。以后只在这里发${words}可以看的内容。`)]);

export const bindAskedCard = (v: { unit: string }): Card =>
  card('已提交申请', 'calm', [text(`您申请登记为${v.unit}的联络员，督办办公室答复后会通知您。`)]);

export const askedToBindCard = (v: {
  address: string;
  name: string;
  unit: string;
  draftId: string | null;
  decision: 'approved' | 'declined' | null;
}): Card =>
  card(
    v.decision === null ? '有人申请登记' : v.decision === 'approved' ? '已登记' : '已回绝申请',
    v.decision === 'approved' ? 'good' : 'calm',
    [
      facts(['姓名', v.name], ['标识', v.address], ['申请成为', `${v.unit} 联络员`]),
      v.draftId &&
        buttons(
          button('同意', 'bind.decide', { draft: v.draftId, decision: 'approved' }, 'primary'),
          button('不同意', 'bind.decide', { draft: v.draftId, decision: 'declined' }),
        ),
      v.draftId && note('请先核实本人身份。'),
    ],
  );

export const boundPersonCard = (v: { unit: string; approved: boolean }): Card =>
  v.approved
    ? card('登记成功', 'good', [text(`您已登记为${v.unit}的联络员。发送 /待办 可查看要报什么，/帮助 可查看怎么用。`)])
    : card('申请没有通过', 'muted', [text('如有疑问，请联系督办办公室。')]);

export interface MemberRow {
  name: string;
  roles: string;
  address: string;
}

export const membersCard = (rows: readonly MemberRow[]): Card =>
  card(`成员 ${rows.length} 人`, 'calm', [
    table(
      [{ title: '姓名' }, { title: '角色', weight: 2 }, { title: '标识', weight: 2 }],
      rows.map((row) => [row.name, row.roles, row.address]),
    ),
    note('登记：/成员 添加 @人 联络员 单位；移除：/成员 移除 @人；分管：/成员 分管 @领导 单位|分类|编号'),
  ]);

export const unitsCard = (rows: readonly { name: string; aliases: string; members: string; chat: string }[]): Card =>
  card(`主办单位 ${rows.length} 个`, 'calm', [
    table(
      [{ title: '单位', weight: 2 }, { title: '别名', weight: 2 }, { title: '成员单位', weight: 2 }, { title: '群' }],
      rows.map((row) => [row.name, row.aliases, row.members, row.chat]),
    ),
    note('别名：/单位 别名 单位 别名；统称：/单位 成员 各街道 民治街道 福城街道 …；改主办：/单位 调整 编号 单位、单位'),
  ]);

export const doneCard = (title: string, ...lines: string[]): Card => card(title, 'good', lines.map(text));

/** A group's second way in was stored, or taken away. Its address is a secret. */
export const companionCard = (isSet: boolean): Card =>
  isSet
    ? card('已记下本群的消息推送', 'good', [
        text('以后提醒会用它在群里点到联络员。地址是密钥，我不会再显示；请把刚才那条消息撤回。'),
      ])
    : card('已取消本群的消息推送', 'calm', [text('提醒不再用它发送。')]);
