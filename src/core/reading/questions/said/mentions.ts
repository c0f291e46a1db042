/** What a question may name: numbers, units, projects, categories, parts of project names, days, amounts. */
import type { Day } from '../../../day.js';
import type { Project, Unit } from '../../../registry.js';
import type { FoundDate } from '../../days/dates.js';
import { namePartsOf, targetPartsOf } from '../../names/name-parts.js';
import { type FoundProject, findProjects, findUnits } from '../../names/names.js';
import { hanNumeral, unknownNumbers } from '../../names/project-numbers.js';
import { unitsByHabit } from '../../names/unit-habits.js';
import { stemOf } from '../../names/unit-names.js';
import { measureWordAt } from '../../text/measure-words.js';
import { syllables } from '../../text/pinyin.js';
import { blanked } from '../../text/plain-text.js';
import { SURNAMES } from '../../text/surnames.js';
import { LEXICON, type Sense } from '../words/lexicon.js';
import { phrasesIn } from '../words/phrases.js';
import { categoryPlaces } from './categories.js';
import { questionDates } from './dates.js';

interface Span {
  start: number;
  end: number;
  /** What it costs to read it so: see `cut`. */
  cost: number;
}

export type Mention = Span &
  (
    | { kind: 'unit'; units: Unit[] }
    | { kind: 'number'; number: string; known: boolean }
    | { kind: 'project'; number: string }
    | { kind: 'category'; categories: string[] }
    | { kind: 'part' }
    | { kind: 'date'; date: FoundDate }
    /** 800个, 50%: a figure that is named. */
    | { kind: 'amount' }
    /** 王区长, 能不能给我: who wants to know, and how it is put. */
    | { kind: 'aside' }
    /** 多少公里, 几场: a figure that is asked for, of the thing itself. */
    | { kind: 'figure' }
    /** A word that is made in speaking. */
    | { kind: 'phrase'; sense: Sense }
  );

/** Every reading of every place; `cut` takes those that cover the question best. */
export function mentionsIn(
  text: string,
  projects: readonly Project[],
  units: readonly Unit[],
  district: string,
  today: Day,
): Mention[] {
  const numbers = numbersIn(text, projects).filter((one) => !areMonths(text, one) && !isDay(text, one));
  /** 9-2年底能完吗: the number is no part of the day. */
  const unnumbered = numbers.reduce<string>(blanked, text);
  return [
    ...numbers,
    ...unitsIn(text, units, projects, district),
    ...projectsIn(text, projects),
    ...categoryPlaces(text, projects).map((place): Mention => ({ kind: 'category', ...place, cost: 6 })),
    ...namePartsOf(text, projects)
      .filter(
        ({ start, end }) =>
          (end - start < 3 || !cutsVerb(text, end)) &&
          !endsTelling(text, end) &&
          !isOrdinal(text, start, end) &&
          !/街道$/.test(text.slice(start - 1, start + 1)),
      )
      .map(({ start, end }): Mention => ({ kind: 'part', start, end, cost: partCost(end - start) })),
    ...targetPartsOf(text, projects).map(
      ({ start, end }): Mention => ({ kind: 'part', start, end, cost: TARGET_PART_COST }),
    ),
    ...questionDates(unnumbered, today).map(
      (date): Mention => ({ kind: 'date', date, start: date.start, end: date.end, cost: 8 }),
    ),
    ...asidesIn(text),
    ...phrasesIn(text).map((phrase): Mention => ({ kind: 'phrase', ...phrase, cost: 9 })),
    ...amountsIn(text, unnumbered),
    ...measuresIn(text),
  ];
}

/** 1-11月完成了几个, 民治1-11月报了没: months, where 9-2月底 has a number and a day. */
const areMonths = (text: string, { start, end }: Mention): boolean => {
  const [first = 0, last = 0] = text.slice(start, end).split(/[-~—]/).map(Number);
  return MONTHS_AFTER.test(text.slice(end)) && (first < last || SURELY_MONTHS.test(text.slice(end)));
};
const MONTHS_AFTER = /^月(?![底初末])/;
const SURELY_MONTHS = /^月(?:份|完|以来|的|一共|办|间)/;

/** 截至12.1没动的: a day, where 12.1没动 has a number. */
const isDay = (text: string, { start, end }: Mention): boolean =>
  /^(?:[1-9]|1[0-2])\.(?:[1-9]|[12]\d|3[01])$/.test(text.slice(start, end)) &&
  /(?:(?:截至|截止|截到)[到于了是]?|(?:^|[，。,]|数据|时间|情况)到) ?$/.test(text.slice(0, start));

/** 二期建到哪了, 转运站改好了吗: the last character is the verb's, and no part of a name; 综合整治完工 goes on with a verb of its own. */
const cutsVerb = (text: string, end: number): boolean => {
  const last = verbEnd(text, end - 1);
  return last > end && last >= verbEnd(text, end);
};
function verbEnd(text: string, start: number): number {
  for (let end = start + LONGEST_VERB; end > start + 1; end--) {
    const sense = LEXICON.get(text.slice(start, end));
    if (sense && OF_VERBS.has(sense)) return end;
  }
  return start;
}
/** 断头路打通几条了, 民治街道过期没完成的: 过期 tells how they stand, and is no part of 民治街道过期药品回收点. */
const endsTelling = (text: string, end: number): boolean =>
  (LEXICON.get(text.slice(end - 2, end)) === 'late' && /^(?:[了的没未才]|完|办结|几)/.test(text.slice(end))) ||
  (LEXICON.get(text.slice(end - 2, end)) === 'use' && /^(?:了?几|了?多少)/.test(text.slice(end)));
/** 第二次退回的, 第二条展开说说: no part of 第二幼儿园. */
const isOrdinal = (text: string, start: number, end: number): boolean =>
  /^第[一二三四五六七八九十]$/.test(text.slice(start, end)) &&
  /^(?:[次回条个项批家件份张轮]|[呢啊吗？?]{0,2}$)/.test(text.slice(end));
const LONGEST_VERB = 4;
const OF_VERBS: ReadonlySet<Sense> = new Set<Sense>(['done', 'cannot', 'can', 'status']);

/** Less than one character that is not understood, and more than what is: taken where something of it would not be. */
const TARGET_PART_COST = 39;

const partCost = (length: number): number => (length === 2 ? 13 : length === 3 ? 11 : 10);

function numbersIn(text: string, projects: readonly Project[]): Mention[] {
  const known = new Set(projects.map((p) => p.number));
  return [
    ...withRanges(findProjects(text, projects).filter(({ by }) => by === 'number')),
    ...mattersIn(text, projects, known),
    ...byOwnWords(text, projects),
    ...unknownNumbers(text, known).map(
      ({ number, start, end }): Mention => ({ kind: 'number', number, known: false, start, end, cost: 7 }),
    ),
  ];
}

/** 9-1到9-6: what lies between has no place of its own and goes with the first. */
function withRanges(found: readonly FoundProject[]): Mention[] {
  const placed = found.filter(({ span }) => span[0] < span[1]);
  return placed.map(({ number, span: [start, end] }): Mention => {
    const between = found.filter(({ span }) => span[0] === span[1] && span[0] === end).map((f) => f.number);
    return { kind: 'number', number: [number, ...between].join(' '), known: true, start, end, cost: 6 };
  });
}

const MATTER =
  /第 ?(\d{1,2}|[一二三四五六七八九十]{1,3}) ?(?:项|件|号|大项)(?!-)|(?<![\d一二三四五六七八九十这那哪每某各同另任有中几]|-)(?!47|四十七)(\d{1,2}|[一二三四五六七八九十]{1,3}) ?(?:号事项|号项目|号?大项|号下面|号底下|号里[面头]|项下面?|项里面?|项的)|(?<![\d一二三四五六七八九十月]|-)(3[2-9]|[4-9]\d|三十[二三四五六七八九]|[四五六七八九]十[一二三四五六七八九]?) ?号(?![楼线院门文路馆令])/g;

/** 第9项, 11项下面: a matter with its projects; 第十项, 第40项, 四十号 (which is no day): a project. 这一项的 counts nothing. */
function mattersIn(text: string, projects: readonly Project[], known: ReadonlySet<string>): Mention[] {
  return [
    ...withinMatters(text, known),
    ...[...text.matchAll(MATTER)].flatMap((match): Mention[] => {
      const said = match[1] ?? match[2] ?? match[3] ?? '';
      const matter = /\d/.test(said) ? String(Number(said)) : String(hanNumeral(said));
      const place = { start: match.index, end: match.index + match[0].length, cost: 6 };
      const numbers = known.has(matter)
        ? [matter]
        : projects.filter((p) => p.matterNumber === matter).map((p) => p.number);
      if (numbers.length === 0) return [{ kind: 'number', number: matter, known: false, ...place, cost: 7 }];
      return [{ kind: 'number', number: numbers.join(' '), known: true, ...place }];
    }),
  ];
}

/** 27号里面第8个, 第九项的第三个: what is said of a project's number in two steps. */
const WITHIN =
  /(?<![\d-])第?(\d{1,2}|[一二三四五六七八九十]{1,3}) ?(?:号|项|件|大项|事项)(?:里[面头]?|下面?|底下|中|当中)?的?第 ?(\d{1,2}|[一二三四五六七八九十]{1,3}) ?(?:个|项|条|小项|座|处)/g;

const withinMatters = (text: string, known: ReadonlySet<string>): Mention[] =>
  [...text.matchAll(WITHIN)].flatMap((match): Mention[] => {
    const [matter, nth] = match.slice(1, 3).map((said) => (/\d/.test(said) ? Number(said) : hanNumeral(said)));
    const number = `${matter}-${nth}`;
    const place = { start: match.index, end: match.index + match[0].length, cost: 5 };
    return known.has(number) ? [{ kind: 'number', number, known: true, ...place }] : [];
  });

const NUMBER_OR_DAY = '(?<![\\d一二三四五六七八九十月周日到至在-])(\\d{1,2}) ?号';

/** No day, where the project of that number speaks of what stands behind. */
const BY_OWN_WORDS: readonly { of: RegExp; isTold: (said: string, told: string) => boolean }[] = [
  // 10号贷款放出去多少了
  {
    of: new RegExp(`${NUMBER_OR_DAY}(?=([\\u4e00-\\u9fff]{2}))(?!完成|新增|新建|发放|建成|开工|审核|各类|社区)`, 'g'),
    isTold: (said, told) => told.includes(said),
  },
  // 10号那3个亿的贷款
  {
    of: new RegExp(`${NUMBER_OR_DAY}(?=[那的]?[\\d一二两三四五六七八九十.]{1,4}个?(亿))`, 'g'),
    isTold: (said, told) => told.includes(said),
  },
  // 10号发了多少创业担保贷款: what the project promises is called by its whole name
  {
    of: new RegExp(
      `${NUMBER_OR_DAY}(?!之?前|以[前后来]|之?后|那|当|为|[早晚上下中][上午]|到|至|起|开始)(?=([^，。,]{2,16}))`,
      'g',
    ),
    isTold: (said, told) => hasPart(said, told, WHOLE_THING),
  },
];
/** So many characters in a row of name or target are that. */
const WHOLE_THING = 4;

const byOwnWords = (text: string, projects: readonly Project[]): Mention[] =>
  BY_OWN_WORDS.flatMap(({ of, isTold }) => [...text.matchAll(of)].map((match) => ({ match, isTold }))).flatMap(
    ({ match, isTold }): Mention[] => {
      const own = projects.find(({ number }) => number === match[1]);
      if (!own || !isTold(match[2] ?? '', `${own.name} ${own.target}`)) return [];
      return [
        {
          kind: 'number',
          number: own.number,
          known: true,
          start: match.index,
          end: match.index + match[0].length,
          cost: 5,
        },
      ];
    },
  );

/** Does so much of what is said stand there in one piece? */
const hasPart = (said: string, told: string, length: number): boolean =>
  [...said].some((_, at) => at + length <= said.length && told.includes(said.slice(at, at + length)));

/** 民治办结了几件: the last character is the verb's. */
const DONE_AFTER = /^办(?:[结完好妥成得了]|理)/;

function unitsIn(text: string, units: readonly Unit[], projects: readonly Project[], district: string): Mention[] {
  const stem = stemOf(district);
  const byPlace = new Map<string, Mention & { kind: 'unit' }>();
  for (const { unit, span, certainty } of [
    ...findUnits(text, units, district),
    ...unitsByHabit(text, units, projects, district),
  ]) {
    const start = span[0] - ledBy(text.slice(0, span[0]), unit, stem);
    const end = span[1] - (DONE_AFTER.test(text.slice(span[1] - 1)) ? 1 : 0);
    const key = `${start} ${end}`;
    const there = byPlace.get(key);
    if (!there) {
      const cost = certainty === 'sure' ? 8 : 10;
      byPlace.set(key, { kind: 'unit', units: [unit], start, end, cost });
    } else if (!there.units.includes(unit)) there.units.push(unit);
  }
  return [...byPlace.values()];
}

/** 龙华交警, 区水务局: how much before the unit's own word is part of it. */
function ledBy(before: string, unit: Unit, stem: string): number {
  if (unit.name.endsWith('街道')) return 0;
  const lead = [`${stem}区`, stem, '区', '市'].find((word) => word !== '' && before.endsWith(word));
  return lead && !/[社小片城]区$/.test(before) ? lead.length : 0;
}

/** Projects whose name is there, whole, shortened or slightly wrong, and which no other could be. */
function projectsIn(text: string, projects: readonly Project[]): Mention[] {
  const found = findProjects(text, projects).filter(({ by }) => by !== 'number');
  return found.flatMap((one): Mention[] => {
    const [start, end] = one.span;
    const rivals = found.filter(({ span }) => span[0] === start && span[1] === end);
    const isShared = projects.filter(({ name }) => name.includes(text.slice(start, end))).length > 1;
    if (
      rivals.length > 1 ||
      isShared ||
      isOfAnyStreet(one, text.slice(start, end)) ||
      cutsVerb(text, end) ||
      endsTelling(text, end) ||
      !isPlain(one, text.slice(start, end), projects)
    )
      return [];
    return [{ kind: 'project', number: one.number, start, end, cost: 9 }];
  });
}

/** 街道参与的: what any street may be said to do is no name. */
const isOfAnyStreet = ({ certainty }: FoundProject, said: string): boolean =>
  certainty !== 'sure' && said.startsWith('街道');

/** Sure by itself, or every character of it stands in the name, in that order, or is typed for one that sounds alike. */
function isPlain(found: FoundProject, said: string, projects: readonly Project[]): boolean {
  if (found.certainty === 'sure') return true;
  if (found.by === 'initials') return said.length >= 4;
  const name = projects.find((p) => p.number === found.number)?.name ?? '';
  return found.by === 'name' && said.length >= 4 && isInOrder(syllables(said), syllables(name));
}

/** Does one stand in the other in that order, cut into pieces of two or more: 惠鑫公寓 and 电梯, but not 民治, 中 and 学? */
export function isInOrder(said: readonly string[], name: readonly string[]): boolean {
  let from = 0;
  for (let at = 0; at < said.length; ) {
    const [place, length] = longestRun(said, at, name, from);
    if (length < 2) return false;
    at += length;
    from = place + length;
  }
  return true;
}

function longestRun(
  said: readonly string[],
  at: number,
  name: readonly string[],
  from: number,
): [place: number, length: number] {
  let best: [number, number] = [-1, 0];
  for (let place = from; place < name.length; place++) {
    let length = 0;
    while (at + length < said.length && said[at + length] === name[place + length]) length++;
    if (length > best[1]) best = [place, length];
  }
  return best;
}

function amountsIn(text: string, unnumbered: string): Mention[] {
  const named = [...text.matchAll(/(?<![\d.-])\d{1,9}(?:\.\d{1,4})?(?![\d-])/g)].map((m) => ({
    match: m,
    kind: 'amount' as const,
  }));
  const inWords = [
    ...unnumbered.matchAll(
      /(?<![第杠十百千\d年月周期])[一二两三四五六七八九十百千万零〇]{2,9}[多来]?(?=[个处户座条公所家场人米件套台册张盏株棵份辆间])/g,
    ),
  ].map((m) => ({
    match: m,
    kind: 'amount' as const,
  }));
  const sums = [...unnumbered.matchAll(SUMS)].map(
    (m): Mention => ({ kind: 'amount', start: m.index, end: m.index + m[0].length, cost: 9 }),
  );
  const figures = [POINTS, PLACES_MADE, DONE_TO, LENGTH_MADE, LENT].flatMap((expression) =>
    [...text.matchAll(expression)].map(
      (m): Mention => ({ kind: 'figure', start: m.index, end: m.index + m[0].length, cost: 8 }),
    ),
  );
  const asked = [...text.matchAll(/几(?:[十百千]?万|[十百千])?|多少|多大/g)].map((m) => ({
    match: m,
    kind: 'figure' as const,
  }));
  const measured = [...named, ...inWords, ...asked].flatMap(({ match, kind }): Mention[] => {
    const end = match.index + match[0].length;
    const measure = measureWordAt(text, end)?.end ?? (isBareFigure(match[0], text.slice(end)) ? end : undefined);
    return measure === undefined ? [] : [{ kind, start: match.index, end: measure, cost: 12 }];
  });
  return [...measured, ...sums, ...figures];
}

/** 三亿, 三个亿, 1.2亿元. */
const SUMS =
  /(?:(?<![第\d.])\d{1,4}(?:\.\d{1,2})?|(?<![第一二两三四五六七八九十百千万])[一二两三四五六七八九十百]{1,3})个?亿[元块]?(?![\u4e00-\u9fff]{0,2}(?:路|街|城|广场|大厦|花园))/g;

/** 还差几个点. */
const POINTS = /(?<=差)(?:几|多少)个(?:百分)?点/g;
/** 建成几个点了: places, and no share. */
const PLACES_MADE = /(?<=[建设布装开铺改修](?:成|好|完|了|到|出|设){0,2})几个点位?/g;
/** 食堂开到几家: of the things, where 项目 does not stand before it. */
const DONE_TO =
  /(?<=[装建修改做盖铺种挖拆砌配换补划接筹治扩招开设起搭挂送救加添放][了过到])(?<!(?:项目|工程)[^，。,]{0,8})(?:几|多少)家(?!单位|街道|局|部门)/g;

/** 贷款放了多少钱: money is what is lent. */
const LENT = /(?<=贷款[^，。,]{0,8})(?:几|多少)(?:个?[万亿])?[钱款]/g;
/** 管网修出来多长了. */
const LENGTH_MADE = /(?<=[修铺建打挖通做拓接埋架改装](?:[了出成好通完到]|出来|起来){0,2})多[长远宽深]/g;

/** 几号凑得到2580: at the end of its clause. */
const isBareFigure = (said: string, after: string): boolean =>
  /^\d{3,}$/.test(said) && /^(?:[吗么呢没]|了没|[，。,？?]|$)/.test(after);

const ASIDES = [
  new RegExp(`[老小][${SURNAMES}](?=是|说|报|填|交|问|上次|前几|这[次回]|那[次回])`, 'g'),
  new RegExp(
    `[${SURNAMES}](?:副?区长|书记|副?局长|局(?=问|要|说|想|让|在)|副?主任|副?处长|处(?=问|要|说|想|让)|科长|常委|副?市长|部长|总(?=问|要|说|想|让)|工(?=问|要|说|想|让)|老师|姐|哥)(?:问|要|说|想|让)?`,
    'g',
  ),
  /(?:能不能|能否|可不可以|可以|可否|方便|能)(?=(?:再|先|也|不能)?(?:帮|给|告诉|告知|看|查|列|发|说|导|把|麻烦|介绍|讲|提供|统计|问))/g,
];

const asidesIn = (text: string): Mention[] =>
  ASIDES.flatMap((expression) =>
    [...text.matchAll(expression)].map(
      (match): Mention => ({ kind: 'aside', start: match.index, end: match.index + match[0].length, cost: 6 }),
    ),
  );

/** 一个月前: time is no amount of anything. */
const OF_TIME = /[年月周天日时]$/;

/** 培训人次: a unit of measure by itself. */
function measuresIn(text: string): Mention[] {
  return [...text].flatMap((_, start): Mention[] => {
    const end = measureWordAt(text, start)?.end ?? start;
    return end - start >= 2 && !OF_TIME.test(text.slice(start, end)) ? [{ kind: 'amount', start, end, cost: 12 }] : [];
  });
}
