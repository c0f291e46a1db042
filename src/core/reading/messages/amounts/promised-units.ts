/** Numbers without a measure word, given the unit of the promise that they can only count towards: 亮790, 停车泊位2300, 实到1930. */
import type { Day } from '../../../day.js';
import type { Measure } from '../../../measure.js';
import type { Project } from '../../../registry.js';
import { findDates } from '../../days/dates.js';
import { isCount, isMoney, isShare } from '../../figures/unit-kinship.js';
import { findNumbers } from '../../numbers/numbers.js';
import { STEPS } from '../../progress/work-steps.js';
import { rounded } from '../../targets/tally.js';
import { promisesOf } from '../../targets/targets.js';
import { inOrder } from '../../text/likeness.js';
import { measureWordAt } from '../../text/measure-words.js';
import { soundAlike } from '../../text/pinyin.js';
import { type LooseNumber, looseNumbers, NEXT_CLAUSE } from './loose-numbers.js';

/**
 * The text with such numbers measured. What may count something else, or towards several promises, stays as it is; `spokenOf` is the
 * unit of what was told before it, of which a number alone tells.
 */
export function withPromisedUnits(text: string, projects: readonly Project[], today: Day, spokenOf?: string): string {
  const [project, ...others] = projects;
  if (!project || others.length > 0 || COMPLETED_OR_SO_MANY.test(text) || HUNDRED.test(text)) return text;
  const measures = plainMeasures(projects);
  const apart = withPromisesParted(text, measures);
  const said = withLacks(ofWholes(inNumerals(withUnitsAsMeant(apart, measures), measures), measures), measures);
  const numbers = looseNumbers(said, today, projects);
  const dates = findDates(said, today);
  const parts = partsOfSums(numbers, [...findNumbers(said).map((n) => n.value), ...measures.map((m) => m.quantity)]);
  return numbers.reduceRight((counted, number, i) => {
    const before = said.slice(Math.max(numbers[i - 1]?.end ?? 0, number.start - LOOK_BACK), number.start);
    const isTimed = dates.some((d) => d.end === number.start);
    const unit = unitOf(
      number.value,
      before,
      measures,
      spokenOf,
      (head) => isTimed || parts.has(number) || isOfTheWork(head, `${project.name}\n${project.target}`),
    );
    const after = counted.slice(number.end);
    return unit === null
      ? counted
      : `${counted.slice(0, number.end)}${unit}${NEXT_CLAUSE.test(after) ? '，' : ''}${after}`;
  }, said);
}

/** 公厕9，小区10 in answer to the cards of two projects: each number that stands beside what one of them counts, in its unit. */
export function withUnitsByName(text: string, projects: readonly Project[], today: Day): string {
  const measures = plainMeasures(projects);
  if (measures.length === 0) return text;
  const numbers = looseNumbers(text, today, projects);
  return numbers.reduceRight((counted, { value, start, end }, i) => {
    const before = text.slice(Math.max(numbers[i - 1]?.end ?? 0, start - LOOK_BACK), start);
    const [unit, ...others] = new Set(calledBefore(value, before, measures).map((m) => m.unit));
    return unit === undefined || others.length > 0 ? counted : counted.slice(0, end) + unit + counted.slice(end);
  }, text);
}

const plainMeasures = (projects: readonly Project[]): Measure[] =>
  projects.flatMap(({ target }) =>
    promisesOf(target).map(({ measure }) => ({ ...measure, unit: measure.unit.replace(SECOND_UNIT, '') })),
  );

/** 套（间） */
const SECOND_UNIT = /（[^（）]*）$/;

/** 完成了8, 弄完了8, and nothing else: all of it, or eight of it. */
const COMPLETED_OR_SO_MANY =
  /^[\s，,：:]{0,4}(?:已经?|都|刚)?(?:完成|[弄做办搞干整忙赶][完妥成](?!本))了? ?\d{1,7}了?[吧呢啊呀]?[。！!]?$/;

/** 到100了, of a promise of 135: so many, or per cent. */
const HUNDRED = /^[\s，,：:]{0,4}(?:已经?)?(?:[做干]?到|达到?|有|是)了?100了?[。！!]?$/;

const LOOK_BACK = 24;

function unitOf(
  value: number,
  before: string,
  measures: readonly Measure[],
  spokenOf: string | undefined,
  isCounted: (head: string) => boolean,
): string | null {
  const called = calledBefore(value, before, measures);
  if (called.length === 0 && SHARE.test(before) && value <= MOST_SHARE)
    return BARE_PROGRESS.test(before) && measures.some(({ quantity }) => value <= quantity && quantity < 100)
      ? null
      : '%';
  const head = before.split(CLAUSE).at(-1) ?? '';
  const isMeant = ({ unit }: Measure) => spokenOf === undefined || unit === spokenOf;
  const fitting = called.length > 0 ? called : lackingOf(before, measures);
  const units = new Set(
    (fitting.length > 0 ? fitting : isCounted(head) ? within(value, measures).filter(isMeant) : []).map((m) => m.unit),
  );
  const [unit] = units;
  return units.size === 1 && unit !== undefined && !(value % 1 !== 0 && isCount(unit)) ? unit : null;
}

/** What is counted, by the words right before the number, or before its verb: 讲座41, 讲座办了41. */
const calledBefore = (value: number, before: string, measures: readonly Measure[]): Measure[] =>
  [before, before.replace(DONE_TAIL, '')]
    .map((head) => calledBy(NOUN_BEFORE.exec(head)?.groups?.noun ?? '', value, measures))
    .find((called) => called.length > 0) ?? [];

function calledBy(noun: string, value: number, measures: readonly Measure[]): Measure[] {
  const called = measures.filter(
    (m) =>
      [m.unit, `${m.unit}次`, `${m.unit}头`].some((unit) => noun.endsWith(unit)) ||
      (noun.length >= 2 && isCalled(noun, m.of)),
  );
  return called.length > 0 || noun.length < 2
    ? called
    : within(value, measures).filter(({ of }) => of.includes(noun.slice(-2)));
}

const CLAUSE = /[，,。；;：:、（）()！!\n]/;

/** 泊位1070充电车位107: the words of the next promise, which nothing parts from the number before them. */
const withPromisesParted = (text: string, measures: readonly Measure[]): string =>
  text.replace(/(?<=\d)[\u4e00-\u9fff]{2,8}(?=\d)/g, (noun, at: number) =>
    measures.some((m) => m.of.includes(noun)) && measureWordAt(text, at) === null ? `，${noun}` : noun,
  );

/** Beyond this share of a promise a number counts something else. */
const MOST_OF_PROMISE = 1.5;
/** 2712, of 3亿元 and 2600人: so little is no money. */
const LEAST_OF_MONEY = 1000;
/** 38-4是98.6, where shares alone are promised. */
const LEAST_SHARE = 50;
const within = (value: number, measures: readonly Measure[]): Measure[] =>
  measures.every((m) => isShare(m.unit))
    ? measures.filter(() => value >= LEAST_SHARE && value <= 100)
    : measures.filter(
        (m) =>
          !isShare(m.unit) &&
          value <= m.quantity * MOST_OF_PROMISE &&
          (!isMoney(m.unit) || value * LEAST_OF_MONEY >= m.quantity),
      );

/** 完成率93, 进度到了80. */
const SHARE = /(?:[比率]|进度|完成度)(?:已经?|已?到了?|达到?|是|为|约|才|只有)?[：:]?$/;
const MOST_SHARE = 150;
/** 进度8, of 16座: a share, or so many of them. */
const BARE_PROGRESS = /进度[：:]?$/;

/** 站点17/17，队员98/102: of what is promised. */
const ofWholes = (text: string, measures: readonly Measure[]): string =>
  text.replace(RATIO, (said: string, whole: string) => {
    const measure = measures.find((m) => m.quantity === Number(whole));
    return `${said}${measure?.unit ?? ''}`;
  });

const RATIO = /(?<![\d/.-])\d{1,7} ?\/ ?(\d{1,7})(?=了?(?:[，,。；;！!、）) ]|$))/g;

/** 一百零二厂, where 场 are promised: the unit by its sound. */
const withUnitsAsMeant = (text: string, measures: readonly Measure[]): string =>
  text.replace(NUMBER_AND_WORD, (said: string, word: string, at: number) => {
    const unit = measures.find((m) => m.unit.length === 1 && soundAlike(m.unit, word))?.unit;
    const isUnit = measureWordAt(text, at + said.length - 1) !== null;
    return unit === undefined || isUnit ? said : said.slice(0, -1) + unit;
  });

const NUMBER_AND_WORD =
  /[\d零一二两三四五六七八九十百千万]([\u4e00-\u9fff])(?=了?(?:$|[，,。；;、！!\n]|[全都均还没已另又再在正]))/g;

/** 开了俩, 改满一打, 那一对微型站: so many of what is promised; of several things of those in 个. */
const inNumerals = (text: string, measures: readonly Measure[]): string => {
  const [unit, ...others] = new Set(measures.map((m) => m.unit));
  const counted = others.length === 0 ? unit : measures.find((m) => m.unit === '个')?.unit;
  const plain =
    counted === undefined
      ? text
      : EVERYDAY.reduce((said, [words, numeral]) => said.replace(words, `${numeral}${counted}`), text);
  return plain.replace(PAIR, (said: string, noun: string) => {
    const promised = measures.find(({ of }) => of.includes(noun));
    return promised ? `两${promised.unit}` : said;
  });
};

const SO_MANY_DONE = '(?<=[了满够齐凑整有]|另外)';
const SAID_ALL = '(?=$|[，,。；;！!了]|[还在没未])';
const EVERYDAY: readonly (readonly [RegExp, string])[] = [
  [new RegExp(`${SO_MANY_DONE}俩${SAID_ALL}`, 'g'), '两'],
  [new RegExp(`${SO_MANY_DONE}仨${SAID_ALL}`, 'g'), '三'],
  [new RegExp(`${SO_MANY_DONE}半打${SAID_ALL}`, 'g'), '六'],
  [new RegExp(`${SO_MANY_DONE}一打${SAID_ALL}`, 'g'), '十二'],
  [new RegExp(`${SO_MANY_DONE}两打${SAID_ALL}`, 'g'), '二十四'],
];
const PAIR = /一[对双](?=([\u4e00-\u9fff]{2}))/g;

/** 七个缺一, 就差俩: a numeral that only a lack makes a number. */
const withLacks = (text: string, measures: readonly Measure[]): string => {
  const [unit, ...others] = new Set(measures.map((m) => m.unit));
  return unit === undefined || others.length > 0
    ? text
    : text.replace(LONE_LACK, (said) => `${said === '二' ? '两' : said}${unit}`);
};

const LONE_LACK = /(?<=[缺差剩欠]了?)[一二两三四五六七八九十](?=$|[，,。；;！!\n])/g;

/** 岗位7900个，缺600: what was counted last. */
function lackingOf(before: string, measures: readonly Measure[]): Measure[] {
  if (!/(?:缺|差|剩|余)了?$/.test(before)) return [];
  const at = (m: Measure) => before.lastIndexOf(m.unit);
  return measures
    .filter((m) => /[\d万亿]$/.test(before.slice(0, Math.max(0, at(m)))))
    .toSorted((a, b) => at(b) - at(a))
    .slice(0, 1);
}

const NOUN_BEFORE =
  /(?<noun>[\u4e00-\u9fffA-Za-z]{1,8}?)(?:数量?|总数|是|有|才|已?到了?|达到?|约|近|共|为|还?差|还?剩|还?缺)?[:：]? ?$/;

/** 泊位 and 停车泊位: they end with the same two characters; 充电位 for 新能源充电车位: with the same, and it is short for it. */
const isCalled = (noun: string, of: string): boolean =>
  of.endsWith(noun.slice(-2)) || (noun.length > 2 && noun.at(-1) === of.at(-1) && inOrder(noun.slice(-3), of));

/** 白石龙110、民泰96、上芬82，合计288个; 亮790，没亮41 of 831: what adds up to what is told with it, or to what is promised. */
function partsOfSums(numbers: readonly LooseNumber[], totals: readonly number[]): ReadonlySet<LooseNumber> {
  const parts = new Set<LooseNumber>();
  for (let from = 0; from < Math.min(numbers.length, MOST_PARTS); from++) {
    for (let to = from + 2; to <= Math.min(numbers.length, from + MOST_PARTS); to++) {
      const run = numbers.slice(from, to);
      if (totals.includes(rounded(run.reduce((sum, { value }) => sum + value, 0)))) for (const n of run) parts.add(n);
    }
  }
  return parts;
}

const MOST_PARTS = 12;

/** Do the words before a number, in its clause, speak of the project's own work, by themselves or with `known`, its name and target? */
function isOfTheWork(head: string, known: string): boolean {
  let words = head.trim().replace(/\+$/, '');
  if (IN_ALL.test(words)) return true;
  for (let cut = words.replace(LINK, ''); cut !== words; cut = words.replace(LINK, '')) words = cut.trim();
  if (words === '' || LACK.test(words) || DEED.test(words) || BY_NOW.test(words)) return true;
  return words.length >= 2 && known.includes(words.slice(-2));
}

/** 加上昨天那场一共14: the sum says of itself that it is of what was counted. */
const IN_ALL = /(?:一共|总共|拢共|合计|共计|累计)(?:是|有|就)?$/;

/** What stands between the words that are counted by and their number. */
const LINK =
  /(?:[这那][块边项]|我们|咱们|方面|数量|总数|总量|一共|总共|拢共|合计|共计|累计|实际|其中|大概|大约|至少|超过|已经|[数共是有才只就已约近为还仍都也又再总：:]|达到?了?)$/;

/** 没亮41, 待装2, 剩6. */
const LACK = /(?:[没未待缺差剩欠余]|没有|还需)[\u4e00-\u9fff]{0,3}$/;

const VERB =
  '[装建办改做干搞弄修换通亮查筛划开演讲发招签铺种挂联接拆清消验收交训补评审送摆放布立贴刷砌挖埋栽植养护扶帮救教检诊治配升扩添增减完成达到报说填写讲登录推动跑走来去用投启移营运]';

/** A verb, with its result or by itself: 做好27, 医院查了3100, 挂上杆的168, 干到了112, 停在101. */
const DEED = new RegExp(
  `${VERB}[好齐上下出起进掉够满过入得新]?[了的]?$|${VERB}[\\u4e00-\\u9fff]{1,3}[的了]$|通[电水气网车]$|上[墙线岗架牌]$|到位$|(?:受理|办理|办结|领取|拿证|持证|结业|参训|参加)$|(?:${STEPS})$|[停卡定稳留持]在$|维持$|止步于?$|后$`,
);

/** 办了, 改好, 换了有: the verb between what is counted and its number. */
const DONE_TAIL = new RegExp(`${VERB}[好齐完上下出起进掉够满过入成]?了?(?:有|是)?$`);

/** 原来88，现在92; 目标108. */
const BY_NOW =
  /(?:原来|原先|之前|此前|先前|目前|现在|如今|眼下|当前|截至?今|至今|上次|这次|本次|上期|本期|今天|昨天|上周|本周|这周|上月|本月|这个月|上个月|全年|今年|目标|任务|计划|指标)$/;
