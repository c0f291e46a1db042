/** Categories of the form, as people name them: 五、加大社会保障力度, 第五类, 教育类, 文体. */
import type { Project } from '../../../registry.js';

/** A place that names categories; several where it is not said which. */
export interface CategoryPlace {
  categories: string[];
  start: number;
  end: number;
}

const NUMERALS = '一二三四五六七八九十';
const AFTER_NAME =
  '(?:这一?|那一?)?(?:个)?(?:大?类(?!似)|摊子?|摊事|方面|领域|板块|分类|口子|条线|(?<=[这那]一?)块儿?(?![地路板场田]))';
const NAMED = new RegExp(`([\\u4e00-\\u9fff]{2,10})${AFTER_NAME}`, 'g');
const NUMBERED = /第 ?([一二三四五六七八九十]|\d{1,2}) ?(?:个?大?类(?!似)|个分类|个类别|部分|大项)/g;
/** Too plain to mean a category by themselves. */
const PLAIN = [
  '工作',
  '服务',
  '建设',
  '项目',
  '优化',
  '提升',
  '推进',
  '加强',
  '保障',
  '条件',
  '生活',
  '力度',
  '推动',
  '改善',
  '丰富',
  '供给',
  '发展',
];

/** Without its number: 加大社会保障力度. */
export const plainCategory = (category: string): string => category.replace(/^[一二三四五六七八九十]+、/, '');

const known = new WeakMap<readonly Project[], string[]>();

/** Categories in table order. */
export function categoriesOf(projects: readonly Project[]): string[] {
  const categories = known.get(projects) ?? [...new Set(projects.flatMap((p) => p.category ?? []))];
  known.set(projects, categories);
  return categories;
}

/** Categories that a word may mean: one that has it, or whose characters it has in their order (文体: 文化体育). */
export function categoriesMeant(said: string, categories: readonly string[]): string[] {
  if (said.length < 2 || PLAIN.includes(said)) return [];
  const having = categories.filter((c) => plainCategory(c).includes(said));
  return having.length > 0 || said.length > 6 ? having : categories.filter((c) => isShortFor(said, plainCategory(c)));
}

/** Its characters in their order, each pair neighbours or the beginnings of words: 文体, 食药安全. */
function isShortFor(said: string, name: string): boolean {
  let at = -1;
  let skipped = 0;
  for (const c of said) {
    const next = name.indexOf(c, at + 1);
    if (next < 0) return false;
    if (at >= 0) skipped += next - at - 1;
    at = next;
  }
  return skipped <= 4;
}

/** Every place that names categories; several in one place: which is not said. */
export function categoryPlaces(text: string, projects: readonly Project[]): CategoryPlace[] {
  const categories = categoriesOf(projects);
  return [...wholeNames(text, categories), ...byNumber(text, categories), ...byKind(text, categories)];
}

function wholeNames(text: string, categories: readonly string[]): CategoryPlace[] {
  return categories.flatMap((category) =>
    [category, plainCategory(category)].flatMap((name): CategoryPlace[] => {
      const start = text.indexOf(name);
      const end = start + name.length + (text[start + name.length] === '类' ? 1 : 0);
      return start < 0 ? [] : [{ categories: [category], start, end }];
    }),
  );
}

function byNumber(text: string, categories: readonly string[]): CategoryPlace[] {
  return [...text.matchAll(NUMBERED)].flatMap((match): CategoryPlace[] => {
    const place = match[1] ?? '';
    const numeral = /\d/.test(place) ? (NUMERALS[Number(place) - 1] ?? '') : place;
    const category = categories.find((c) => c.startsWith(`${numeral}、`));
    const end = match.index + match[0].length;
    return category ? [{ categories: [category], start: match.index, end }] : [];
  });
}

/** 文体这, 就业创业那一: what points at the kind is no part of its name; 文体那口子 is the office of it. */
const POINTING = /[这那]一?个?$/;

/** 全区环境类: the district's, and no 城区环境. */
const OF_DISTRICT = /^区/;

/** 教育类, 交通出行这一类: the longest words before 类 that mean one. */
function byKind(text: string, categories: readonly string[]): CategoryPlace[] {
  return [...text.matchAll(NAMED)].flatMap((match): CategoryPlace[] => {
    const said = match[1] ?? '';
    const word = match[0].endsWith('口子') ? said : said.replace(POINTING, '');
    for (let length = word.length; length >= 2; length--) {
      const meant = OF_DISTRICT.test(word.slice(-length)) ? [] : categoriesMeant(word.slice(-length), categories);
      if (meant.length === 0) continue;
      const end = match.index + match[0].length;
      return [{ categories: meant, start: match.index + word.length - length, end }];
    }
    return [];
  });
}
