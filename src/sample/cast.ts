/** Who plays in the sample, and in which rooms. Made-up people; the programme is the real form's. */
import type { Instant } from '#src/core/day.js';
import type { Role } from '#src/core/people.js';

interface Player {
  id: string;
  name: string;
  about: string;
  /** Null: nobody in the office's book, an outsider. */
  role: Role | null;
  /** Of contacts and unit leaders. */
  unit?: string;
}

interface Place {
  id: string;
  name: string;
  /** A unit's name, the office or the leaders. */
  serves: string;
  memberIds: string[];
}

/** The morning on which the year-end round opens, before the first reminder goes out. */
export const sampleBegins: Instant = '2022-12-20T01:00:00.000Z';

export const players: readonly Player[] = [
  { id: 'wang', name: '王晓', about: '民治街道联络员', role: 'contact', unit: '民治街道' },
  { id: 'zhao', name: '赵立', about: '民治街道负责人', role: 'unit_leader', unit: '民治街道' },
  { id: 'li', name: '李敏', about: '福城街道联络员', role: 'contact', unit: '福城街道' },
  { id: 'lin', name: '林静', about: '督办办公室', role: 'office' },
  { id: 'zhou', name: '周岚', about: '分管区领导', role: 'leader' },
  { id: 'chen', name: '陈路', about: '外人（未登记）', role: null },
];

export const places: readonly Place[] = [
  { id: 'room-minzhi', name: '民治街道群', serves: '民治街道', memberIds: ['wang', 'zhao', 'lin', 'chen'] },
  { id: 'room-fucheng', name: '福城街道群', serves: '福城街道', memberIds: ['li', 'lin'] },
  { id: 'room-office', name: '督办办公室群', serves: '督办办公室', memberIds: ['lin'] },
  { id: 'room-leaders', name: '领导群', serves: '区领导', memberIds: ['zhou', 'lin'] },
];

/** 各街道 of the form: those that play here. */
export const streets: readonly string[] = ['民治街道', '福城街道'];

/** The one-to-one chat of each player with the bot. */
export const directRoom = (playerId: string): string => `direct-${playerId}`;
