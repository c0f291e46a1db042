/** Which measure words may stand for one another: 场 and 场次, 公里 and 米, 套（间） and 套. */

interface Scale {
  of: 'length' | 'area' | 'volume' | 'mass' | 'time';
  size: number;
}

const SCALES: Readonly<Record<string, Scale>> = {
  ...scale('length', { 米: 1, 延米: 1, 延长米: 1, 公里: 1000, 千米: 1000, km: 1000 }),
  ...scale('area', {
    平方米: 1,
    平: 1,
    平方: 1,
    平米: 1,
    '㎡': 1,
    'm²': 1,
    m2: 1,
    公顷: 10_000,
    平方公里: 1_000_000,
    平方千米: 1_000_000,
    'km²': 1_000_000,
    亩: 2000 / 3,
  }),
  ...scale('volume', { 立方米: 1, 立方: 1, 'm³': 1, m3: 1 }),
  ...scale('mass', { 克: 0.001, 斤: 0.5, 公斤: 1, 千克: 1, kg: 1, 吨: 1000 }),
  ...scale('time', {
    秒: 1,
    秒钟: 1,
    分钟: 60,
    小时: 3600,
    个小时: 3600,
    天: 86_400,
    日: 86_400,
    个自然日: 86_400,
    自然日: 86_400,
  }),
};

const FAMILIES = [
  '场 场次 次 回 期 批 批次 轮 节 堂 课时 学时 届 班次 趟 轮次 台次 件次 家次',
  '人 名 位 人次 人份 户次',
  '户 家',
  '个 处 家 所 座 间 台 套 项 条 件 支 组 栋 幢 部 盏 宗 块 片 段 辆 根 株 棵 盆 张 床 席 份 本 册 起 案 例 单 面 队 门 款 班 架 把 篇 封 卷 套（间） 个（处） 处（个） 宗（件）',
].map((words) => new Set(words.split(' ')));

/** Measure words that say too little to tell two things apart: 8个活动 counts what 8场活动 does. */
const GENERAL = new Set(['个', '项', '']);

/**
 * By what to multiply a quantity in `from` to get it in `to`; null where the two count different things. 1 between words of
 * one family, such as 场 and 次, and wherever one of them is general (个).
 */
export function conversion(from: string, to: string): number | null {
  if (from === to) return 1;
  const [a, b] = [SCALES[from], SCALES[to]];
  if (a && b) return a.of === b.of ? a.size / b.size : null;
  if (isMoney(from) || isMoney(to) || isShare(from) || isShare(to) || a || b)
    return from === '' || to === '' ? 1 : null;
  if (GENERAL.has(from) || GENERAL.has(to)) return 1;
  const [one, other] = [bare(from), bare(to)];
  return FAMILIES.some((family) => family.has(one) && family.has(other)) ? 1 : null;
}

/** 一万两千平, 12.6km: a unit of size as the form has it. */
export const writtenOut = (unit: string): string => WRITTEN_OUT[unit.toLowerCase()] ?? unit;

const WRITTEN_OUT: Readonly<Record<string, string>> = {
  平: '平方米',
  平方: '平方米',
  平米: '平方米',
  '㎡': '平方米',
  'm²': '平方米',
  m2: '平方米',
  km: '公里',
};

export const isMoney = (unit: string): boolean => unit.endsWith('元');
export const isShare = (unit: string): boolean => unit === '%' || unit === '‰' || unit.endsWith('百分点');

/** A unit of things, people or events, and not of size, money, time or share. */
export const isCount = (unit: string): boolean =>
  unit !== '' && !isMoney(unit) && !isShare(unit) && !unit.includes('/') && SCALES[unit] === undefined;

/** 套（间） compares as 套. */
function bare(unit: string): string {
  const open = unit.indexOf('（');
  return open > 0 ? unit.slice(0, open) : unit;
}

function scale(of: Scale['of'], sizes: Record<string, number>): Record<string, Scale> {
  return Object.fromEntries(Object.entries(sizes).map(([unit, size]) => [unit, { of, size }]));
}
