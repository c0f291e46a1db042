/** The people and chats of the year: who is in which group, and what the office lets them do. */
import type { World } from '../support/world.js';

export const people = {
  ou_office: '王督办',
  ou_zhang: '张三',
  ou_li: '李主任',
  ou_chen: '陈工',
  ou_zhao: '赵安',
  ou_qian: '钱福',
  ou_sun: '孙组',
  ou_zhou: '周副区长',
  ou_wu: '吴副区长',
} as const;

export type Who = keyof typeof people;

export const chats = {
  oc_minzhi: { name: '民治街道群', audience: '民治街道', members: ['ou_office', 'ou_zhang', 'ou_li'] },
  oc_xiaoan: { name: '消安委办群', audience: '区消安委办', members: ['ou_office', 'ou_zhao'] },
  oc_gongwu: { name: '工务署群', audience: '建筑工务署', members: ['ou_office', 'ou_chen'] },
  oc_office: { name: '督办群', audience: '督办办公室', members: ['ou_office'] },
  oc_leaders: { name: '区领导群', audience: '区领导', members: ['ou_office', 'ou_zhou', 'ou_wu'] },
} as const;

export type ChatId = keyof typeof chats;

/** 张三 asks to be bound himself. 民政局 has nobody at all, 福城街道 and 区委组织部 have no group. */
export const members: readonly (readonly [who: Who, role: string, unit: string])[] = [
  ['ou_li', '单位负责人', '民治街道'],
  ['ou_chen', '联络员', '建筑工务署'],
  ['ou_zhao', '联络员', '区消安委办'],
  ['ou_qian', '联络员', '福城街道'],
  ['ou_sun', '联络员', '区委组织部'],
  ['ou_zhou', '区领导', ''],
  ['ou_wu', '区领导', ''],
];

export async function enter(world: World): Promise<void> {
  for (const [openId, name] of Object.entries(people)) await world.addPerson(openId, name);
  for (const [chatId, { name, members: inside }] of Object.entries(chats)) await world.addGroup(chatId, name, inside);
}
