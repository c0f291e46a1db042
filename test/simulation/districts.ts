/** Made-up districts: each with its own projects, units, people and chats, the same for the same seed. */
import type { Reading, ReadProject } from '#src/documents/reading.js';
import { type Chance, seededChance } from '../fakes/common/chance.js';

/** When a contact gets round to it. */
export type Habit = 'prompt' | 'steady' | 'last_minute' | 'never';

export interface SimPerson {
  openId: string;
  name: string;
}

export interface SimUnit {
  name: string;
  chatId: string;
  contact: SimPerson;
  leader: SimPerson;
  habit: Habit;
  /** Words that are in all that the unit reports, and in nothing else. */
  mark: string;
  /** What it owes a report of. */
  owes: SimProject[];
}

export interface SimProject {
  number: string;
  /** Things promised; null: a building to be finished. */
  promised: { count: number; measure: string; of: string } | null;
}

export interface SimDistrict {
  name: string;
  units: SimUnit[];
  office: { chatId: string; person: SimPerson };
  leaders: { chatId: string; person: SimPerson };
  reading: Reading;
}

const first = [...'安永长新清东泰云锦兴福瑞荣华明'];
const second = [...'和康乐平丰远阳川林泽'];
const offices = ['教育局', '民政局', '住建局', '卫健局', '城管局', '水务局', '交通局', '文体局', '建筑工务署', '残联'];
const streets = ['石桥', '东湖', '南岭', '西坝', '北湾', '中塘'];
const surnames = [...'赵钱孙李周吴郑王冯陈'];
const places = ['新华', '牛栏', '白松', '茜坑', '大浪', '观澜', '福城', '龙塘', '上芬', '清湖', '樟坑', '油松'];
const works = ['小学改扩建工程', '社区公园提升项目', '道路改造工程', '社康中心建设项目', '老旧小区改造项目'];
const counted = [
  { measure: '场', of: '培训', act: '开展', name: '居民技能培训项目' },
  { measure: '个', of: '充电插口', act: '建成', name: '电动自行车充放设施建设项目' },
  { measure: '户', of: '家庭', act: '完成适老化改造', name: '适老化改造项目' },
];
const categories = ['一、推动教育优质均衡发展', '二、提升医疗卫生服务供给', '三、改善城市环境', '四、加大社会保障力度'];
const habits: readonly Habit[] = [
  ...(['prompt', 'prompt', 'prompt', 'prompt'] as const),
  ...(['steady', 'steady', 'steady', 'last_minute', 'last_minute', 'never'] as const),
];

/** @param projects a district: of it varies by a third to either side */
export function makeDistricts(count: number, projects: number, seed: number): SimDistrict[] {
  return Array.from({ length: count }, (_, index) => makeDistrict(index, projects, seededChance(seed * 1000 + index)));
}

function makeDistrict(index: number, projects: number, chance: Chance): SimDistrict {
  const name = nameOf(index);
  const id = String(index + 1).padStart(3, '0');
  const between = (from: number, to: number): number => from + Math.floor(chance.next() * (to - from + 1));
  const size = between(Math.ceil((projects * 2) / 3), Math.floor((projects * 4) / 3));
  const someOffices = chance.shuffle(offices).slice(0, between(5, 8));
  const someStreets = chance.shuffle(streets).slice(0, between(3, 6));
  const names = [...someOffices.map((one) => `${name}${one}`), ...someStreets.map((one) => `${one}街道办`)];
  const person = (role: string): SimPerson => ({
    openId: `ou_${id}_${role}`,
    name: `${chance.pick(surnames)}${role}`,
  });
  const units = names.map((unit, n): SimUnit => {
    const mark = `${name}${unit.replace(name, '')}经办`;
    const habit = chance.pick(habits) ?? 'steady';
    const chatId = `oc_${id}_${n}`;
    return { name: unit, chatId, contact: person(`c${n}`), leader: person(`l${n}`), habit, mark, owes: [] };
  });
  const read = Array.from({ length: size }, (_, n) => makeProject(name, n, units, chance));
  return {
    name,
    units: units.filter(({ owes }) => owes.length > 0),
    office: { chatId: `oc_${id}_office`, person: person('office') },
    leaders: { chatId: `oc_${id}_leaders`, person: person('leader') },
    reading: {
      programme: {
        district: name,
        year: 2022,
        title: `${name}2022年民生实事项目落实情况汇总表`,
        cutOff: '2022-12-31',
        appendix: '附件1',
        intro: null,
      },
      asOf: null,
      projects: read,
      doubts: [],
      warnings: [],
    },
  };
}

function makeProject(district: string, n: number, units: readonly SimUnit[], chance: Chance): ReadProject {
  const matterNumber = String(Math.floor(n / 3) + 1);
  const number = `${matterNumber}-${(n % 3) + 1}`;
  const kind = chance.next() < 0.5 ? chance.pick(counted) : undefined;
  const count = 10 + Math.floor(chance.next() * 190);
  const leads = chance.shuffle(units).slice(0, chance.next() < 0.25 ? 2 : 1);
  const promised = kind ? { count, measure: kind.measure, of: kind.of } : null;
  for (const unit of leads) unit.owes.push({ number, promised });
  const names = leads.map(({ name }) => name);
  return {
    number,
    category: categories[Number(matterNumber) % categories.length] ?? null,
    matterNumber,
    matter: `第${matterNumber}件实事`,
    name: `${district}${places[n % places.length]}${kind?.name ?? chance.pick(works)}`,
    target: kind ? `${kind.act}${count}${kind.measure}${kind.of}。` : '完工。',
    measures: [],
    completion: '',
    problems: '',
    nextSteps: '',
    completed: null,
    units: names,
    unitsText: names.join('、'),
    keySupervised: chance.next() < 0.15,
    keyNumber: null,
    leaderInCharge: null,
  };
}

/** Of three characters; none is part of another. */
function nameOf(index: number): string {
  const of = (list: readonly string[], at: number): string => list[at % list.length] ?? '';
  const name = `${of(first, Math.floor(index / second.length))}${of(second, index)}区`;
  if (index >= first.length * second.length)
    throw new RangeError(`there are names for ${first.length * second.length} districts`);
  return name;
}
