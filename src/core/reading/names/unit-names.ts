/** Finding lead units in free text: full names, aliases, name plates, 民治 for 民治街道, 住建局 for 区住房和建设局, mzjd. */
import type { Unit } from '../../registry.js';
import { initials, soundsLike, syllables } from '../text/pinyin.js';
import { isHan } from '../text/typed-text.js';
import { goesOnAfterName, leadsUpToName } from './name-words.js';

export type Certainty = 'sure' | 'unsure';

export interface FoundUnit {
  unit: Unit;
  certainty: Certainty;
  span: [start: number, end: number];
}

const STREET = /^(.{2,4})(?:街道|镇|乡)$/;
const OFFICE_WORD = /局|办|委|部|署|会|院|队|司|中心|联|分局/g;
const PLAIN_PARTS = ['管理', '分', '办公室'];
/** Parts of names that people say without 局, and that name no subject of a project besides. */
const SPOKEN =
  '城管 交警 工务署 妇联 残联 团委 工会 总工会 住建 卫健 市监 市场监管 编办 政法委 组织部 人社 人力资源 退役军人 政数 安居 安居公司 消安委 规自 规划资源 文体 文广旅体 更新整备 土整 公安 交通局';
/** What people call an office whose name has changed or has other characters. */
const OLD_NAMES: readonly (readonly [said: string, part: string])[] = [
  ['人社局', '人力资源局'],
  ['人社', '人力资源局'],
  ['规自局', '规划和自然资源局'],
  ['规自', '规划和自然资源局'],
  ['规土', '规划和自然资源局'],
  ['国土', '规划和自然资源局'],
  ['食药监', '市场监管局'],
  ['工商', '市场监管局'],
  ['环卫', '城管和综合执法局'],
  ['执法局', '城管和综合执法局'],
  ['工务局', '建筑工务署'],
  ['土整局', '城市更新和土地整备局'],
  ['更新局', '城市更新和土地整备局'],
  ['旧改局', '城市更新和土地整备局'],
  ['卫计局', '卫生健康局'],
  ['消防大队', '消防救援大队'],
  ['消防队', '消防救援大队'],
  ['文体局', '文化广电旅游体育局'],
  ['政数局', '政务服务数据管理局'],
  ['派出所', '公安分局'],
  ['公安局', '公安分局'],
  ['交管局', '交通运输局'],
  ['共青团', '团区委'],
];
const MOST_NAME = 16;
const MOST_LATIN_WORDS = 20;
const MOST_OFFICES = 200;

/** 龙华 of 龙华区, as bodies that are not the district's own have it in their names: 龙华公安分局. */
export const stemOf = (district: string): string => district.replace(/[区县市]$/, '');

/** Units of the district that the text names, in its order. Several units with one span: any of them may be meant. */
export function findUnits(text: string, units: readonly Unit[], district: string): FoundUnit[] {
  const found = [
    ...wholeNames(text, units),
    ...streets(text, units),
    ...offices(text, units, stemOf(district)),
    ...spokenParts(text, units),
    ...byInitials(text, units),
  ];
  return longestFirst(found);
}

/** The unit's own words of itself, without what stands in brackets: 区委组织部. */
export const bareName = (unit: Unit): string => unit.name.replace(/（[^）]*）|\([^)]*\)/g, '');

/** What the unit calls itself: 区教育局, 教育局. */
export const ownNames = (unit: Unit): string[] =>
  [unit.name, unit.name.replace(/^[区市]/, ''), bareName(unit), ...unit.aliases].filter((name) => name.length > 1);

/** What people call the unit besides its name: 人社局, 土整局. */
export const calledBesides = (unit: Unit): string[] =>
  OLD_NAMES.filter(([, part]) => [bareName(unit), ...unit.plates].some((name) => containsInOrder(name, part))).map(
    ([said]) => said,
  );

function wholeNames(text: string, units: readonly Unit[]): FoundUnit[] {
  return units.flatMap((unit) => {
    const names = new Set([unit.name, bareName(unit), ...unit.plates, ...unit.aliases].filter((n) => n.length >= 2));
    return [...names].flatMap((name) => {
      const street = STREET.test(name);
      return placesOf(text, name).flatMap((start): FoundUnit[] => {
        const end = start + name.length;
        if (!street && partOfLongerName(text, start, name)) return [];
        return withTwins({ unit, certainty: 'sure', span: [start, end] }, units, name);
      });
    });
  });
}

/** 民政局 and 区民政局 in one table are one office to whoever asks. */
function withTwins(found: FoundUnit, units: readonly Unit[], name: string): FoundUnit[] {
  const twins = units.filter((u) => u !== found.unit && u.name === `区${name}`);
  return [found, ...twins.map((unit) => ({ ...found, unit }))];
}

/** 民政局 inside 区民政局, 区妇联 inside 社区妇联. */
function partOfLongerName(text: string, start: number, name: string): boolean {
  const before = text[start - 1];
  return name.startsWith('区')
    ? before === '社' || before === '小' || before === '片'
    : before === '区' && name.length <= 4;
}

function streets(text: string, units: readonly Unit[]): FoundUnit[] {
  const found: FoundUnit[] = [];
  const stems = units.flatMap((unit) => {
    const stem = STREET.exec(unit.name)?.[1];
    return stem && !unit.isGroup ? [{ unit, stem }] : [];
  });
  for (const { unit, stem } of stems) {
    const shared = units.some((u) => u !== unit && u.name.includes(stem));
    for (const start of placesOf(text, stem)) {
      const after = text.slice(start + stem.length, start + stem.length + 8);
      const suffix = /^(?:街道办事处|街道办|街道|办事处|街办|街|办)(?!公)/.exec(after)?.[0] ?? heardStreet(after);
      if (suffix !== '') {
        found.push({ unit, certainty: 'sure', span: [start, start + stem.length + suffix.length] });
        continue;
      }
      if (/^(?:区|交警|公安|分局|管理局|大队|大道|[东西南北中]?路|河|水库|山|站)/.test(after)) continue;
      const clean = goesOnAfterName(after) && !/^[东西南北中]/.test(after);
      if (clean || isHan(after[0])) {
        found.push({ unit, certainty: clean && !shared ? 'sure' : 'unsure', span: [start, start + stem.length] });
      }
    }
  }
  return [...found, ...misspelt(text, stems, found)];
}

/** 大浪接道, 民治街到: 街道 as it sounds. */
const heardStreet = (after: string): string =>
  STREET_SOUND.test(after) && syllables(after.slice(0, 2)).join() === 'jie,dao' ? after.slice(0, 2) : '';
const STREET_SOUND = /^[街接介界阶结节姐借戒][道到倒导岛]/;

/** 民冶街道, 明治街道, 关兰街道: one character off in looks, or in sound alone. */
function misspelt(text: string, stems: { unit: Unit; stem: string }[], known: FoundUnit[]): FoundUnit[] {
  const found: FoundUnit[] = [];
  const short = stems.filter(({ stem }) => stem.length === 2);
  for (const start of placesOf(text, '街道')) {
    const at = start - 2;
    if (at < 0 || known.some((k) => k.span[0] <= at && k.span[1] > at)) continue;
    const written = text.slice(at, start);
    if (!isHan(written[0]) || !isHan(written[1])) continue;
    const alike = short.filter(({ stem }) => syllables(stem).join() === syllables(written).join());
    const near = short.filter(
      ({ stem }) => soundsLike(stem).join() === soundsLike(written).join() || looksLike(stem, written),
    );
    const meant = alike.length > 0 ? alike : near;
    const certainty = alike.length === 1 ? 'sure' : 'unsure';
    for (const { unit } of meant) found.push({ unit, certainty, span: [at, start + 2] });
  }
  return [...found, ...misspeltAlone(text, short)];
}

/** 明治剩几个没完, 福诚进展: without 街道, where a clause begins so and goes on as after a name; one character is right. */
function misspeltAlone(text: string, stems: readonly { unit: Unit; stem: string }[]): FoundUnit[] {
  return [...text.matchAll(CLAUSE_START)].flatMap(({ index: at }): FoundUnit[] => {
    const written = text.slice(at, at + 2);
    const after = text.slice(at + 2, at + 10);
    if (![...written].every(isHan) || !(goesOnAfterName(after) || OF_UNIT.test(after))) return [];
    const [meant, ...others] = stems.filter(
      ({ stem }) =>
        stem !== written &&
        (stem[0] === written[0] || stem[1] === written[1]) &&
        (soundsLike(stem).join() === soundsLike(written).join() || looksLike(stem, written)),
    );
    return meant && others.length === 0 ? [{ unit: meant.unit, certainty: 'unsure', span: [at, at + 2] }] : [];
  });
}
const CLAUSE_START = /(?<=^|[，。,；;：:？?！!、 ])[\u4e00-\u9fff]{2}/g;

/** Characters that are taken for one another by their looks; 福田街道 is no 福城街道. */
const LOOK_ALIKE =
  '冶治 洽治 泯民 氏民 现观 规观 太大 天大 犬大 狼浪 派浪 娘浪 朗浪 良浪 副福 富福 褔福 诚城 域城 成城 尤龙 龟龙 毕华 化华 潮湖 糊湖 胡湖 斓澜 谰澜 阑澜 栏澜'.split(
    ' ',
  );

/** One character is the same, the other looks alike. */
const looksLike = (stem: string, written: string): boolean =>
  (stem[0] === written[0] || stem[1] === written[1]) &&
  [...stem].every((c, at) => c === written[at] || LOOK_ALIKE.includes(`${written[at]}${c}`));

/** 住建局, 区交通局, 龙华市场监管局: characters of the name in their order, up to the word for the office. */
function offices(text: string, units: readonly Unit[], stem: string): FoundUnit[] {
  const places = ['市', '区', ...(stem === '' ? [] : [stem])];
  const found: FoundUnit[] = [];
  const named = units
    .filter((u) => !STREET.test(u.name))
    .flatMap((u) => [bareName(u), ...u.plates].map((name) => ({ unit: u, name })));
  for (const match of [...text.matchAll(OFFICE_WORD)].slice(0, MOST_OFFICES)) {
    const end = match.index + match[0].length;
    let from = match.index;
    while (from > 0 && end - from < MOST_NAME && isHan(text[from - 1])) from--;
    for (let start = from; start < match.index; start++) {
      const said = text.slice(start, end);
      const old = OLD_NAMES.find(([name]) => name === said)?.[1];
      const meant = named.filter(({ name }) => (old ? name.includes(old) : abbreviates(said, name, places)));
      if (meant.length === 0) continue;
      const led =
        start === 0 ||
        leadsUpToName(text.slice(0, start)) ||
        [...places, ...PLAIN_PARTS].some((p) => text.endsWith(p, start));
      const fits = [...new Set(meant.map((m) => m.unit))];
      if (!led && !(start > 0 && !isHan(text[start - 1]))) break;
      for (const unit of fits) {
        found.push({ unit, certainty: fits.length === 1 || areTwins(fits) ? 'sure' : 'unsure', span: [start, end] });
      }
      break;
    }
  }
  return found;
}

/** 民政局 and 区民政局, which are one office. */
export const areTwins = (units: readonly Unit[]): boolean =>
  units.length === 2 && new Set(units.map((u) => u.name.replace(/^区/, ''))).size === 1;

/** Is it a shortening of the name, with something that tells, ending where a part of the name ends? */
function abbreviates(said: string, name: string, places: readonly string[]): boolean {
  let rest = said.slice(0, -1);
  for (const part of [...places, ...PLAIN_PARTS]) rest = rest.replace(part, '');
  if (rest.length < 2 && said.length < 3) return false;
  if (rest.length === 0) return false;
  let at = -1;
  for (const c of said) {
    at = name.indexOf(c, at + 1);
    if (at < 0) return false;
  }
  return at === name.length - 1 || places.some((place) => name.startsWith(place, at + 1));
}

function spokenParts(text: string, units: readonly Unit[]): FoundUnit[] {
  const old: (readonly [string, string])[] = OLD_NAMES.filter(([said]) => !said.endsWith('局'));
  const parts: (readonly [string, string])[] = SPOKEN.split(' ').map((said) => [said, said]);
  return [...parts, ...old].flatMap(([said, part]) =>
    placesOf(text, said).flatMap((start): FoundUnit[] => {
      if (endsStreet(text.slice(start - 1, start + 1), units)) return [];
      const meant = units.filter((u) => [bareName(u), ...u.plates].some((name) => containsInOrder(name, part)));
      const after = text.slice(start + said.length, start + said.length + 8);
      if (meant.length === 0 || !(goesOnAfterName(after) || OF_UNIT.test(after))) return [];
      const certainty = meant.length === 1 || areTwins(meant) ? 'sure' : 'unsure';
      return meant.map((unit) => ({ unit, certainty, span: [start, start + said.length] }));
    }),
  );
}

/** 住建逾期完成哪些, 交警向分管领导汇报没: what is told or asked of a unit, where a name of another thing might go on. */
const OF_UNIT =
  /^(?:逾期|超期|误期|落后|掉队|分析|检讨|说明|汇报|解释|答复|回复|填报|回了|[欠缺漏悬赶凑]|挂[了着]|[亮黄红]灯|[亮黄红]牌|风险|干[完了得不到]|做[完了得不到]|办[完了得不到]|来得及|向|碰[到上]|遇[到上]|卡[在住着]|堵[在住着]|承诺|答应|保证|打算|进[展度]|按[期时]|如期|方面)/;

/** 归福城管的: the first character is the end of a street's name, and 管 what it does. */
const endsStreet = (said: string, units: readonly Unit[]): boolean =>
  said.length === 2 && units.some(({ name, isGroup }) => !isGroup && STREET.exec(name)?.[1] === said);

function containsInOrder(name: string, part: string): boolean {
  if (name.includes(part)) return true;
  if (part.length > 4 || STREET.test(name)) return false;
  let at = -1;
  for (const c of part) {
    at = name.indexOf(c, at + 1);
    if (at < 0) return false;
  }
  return true;
}

function byInitials(text: string, units: readonly Unit[]): FoundUnit[] {
  const words = latinWords(text);
  if (words.length === 0) return [];
  const spelt = units.map((unit) => ({ unit, forms: spellings(unit) }));
  return words.flatMap((match): FoundUnit[] => {
    const said = match[0].toLowerCase();
    const meant = spelt.filter(({ forms }) => forms.includes(said)).map(({ unit }) => unit);
    const certainty = meant.length === 1 && said.length >= 4 ? 'sure' : 'unsure';
    return meant.map((unit) => ({ unit, certainty, span: [match.index, match.index + said.length] }));
  });
}

/** Words in Latin letters, the first few: 'mz', 'minzhi'. */
export const latinWords = (text: string): RegExpExecArray[] =>
  [...text.matchAll(/(?<![A-Za-z])[A-Za-z]{2,20}(?![A-Za-z])/g)].slice(0, MOST_LATIN_WORDS);

function spellings(unit: Unit): string[] {
  const name = bareName(unit);
  const stem = STREET.exec(name)?.[1] ?? name;
  return [name, stem].flatMap((n) => [initials(n), syllables(n).join('')]);
}

/** Where the part stands in the text. */
export function placesOf(text: string, part: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length)) found.push(at);
  return found;
}

/** Of mentions that overlap the longest stays; with it others of the very same span. Each unit once a span. */
function longestFirst(found: FoundUnit[]): FoundUnit[] {
  const length = ({ span }: FoundUnit) => span[1] - span[0];
  const kept: FoundUnit[] = [];
  for (const one of [...found].sort((a, b) => length(b) - length(a) || (a.certainty === 'sure' ? -1 : 1))) {
    const over = kept.find((k) => k.span[0] < one.span[1] && one.span[0] < k.span[1]);
    const same = over && over.span[0] === one.span[0] && over.span[1] === one.span[1];
    if (over && !same) continue;
    if (
      same &&
      ((over.certainty === 'sure' && one.certainty === 'unsure') ||
        kept.some((k) => k.unit === one.unit && k.span[0] === one.span[0]))
    )
      continue;
    kept.push(one);
  }
  return kept.sort((a, b) => a.span[0] - b.span[0]);
}
