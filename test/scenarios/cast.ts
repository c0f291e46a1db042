/** The people and chats of the year: who is in which group, and what the office lets them do. */

export const people = {
  wang: '王督办',
  zhang: '张三',
  li: '李主任',
  chen: '陈工',
  zhao: '赵安',
  qian: '钱福',
  sun: '孙组',
  zhou: '周副区长',
  wu: '吴副区长',
} as const;

export type Who = keyof typeof people;

export const chats = {
  minzhi: { name: '民治街道群', audience: '民治街道', members: ['wang', 'zhang', 'li'] },
  xiaoan: { name: '消安委办群', audience: '区消安委办', members: ['wang', 'zhao'] },
  gongwu: { name: '工务署群', audience: '建筑工务署', members: ['wang', 'chen'] },
  office: { name: '督办群', audience: '督办办公室', members: ['wang'] },
  leaders: { name: '区领导群', audience: '区领导', members: ['wang', 'zhou', 'wu'] },
} as const;

export type ChatId = keyof typeof chats;

/** 张三 asks to be bound himself. 民政局 has nobody at all, 福城街道 and 区委组织部 have no group. */
export const members: readonly (readonly [who: Who, role: string, unit: string])[] = [
  ['li', '单位负责人', '民治街道'],
  ['chen', '联络员', '建筑工务署'],
  ['zhao', '联络员', '区消安委办'],
  ['qian', '联络员', '福城街道'],
  ['sun', '联络员', '区委组织部'],
  ['zhou', '区领导', ''],
  ['wu', '区领导', ''],
];
