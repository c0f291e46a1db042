/** Completions that are still to come though no word plans them: 过两天就完工, 三两天就通车, 34场都办得完, 快开工了. */
import type { Day } from '../../day.js';
import { findDates } from '../days/dates.js';
import { CLAUSE_END } from '../text/plain-text.js';

const SO_MANY = '[\\d一两二三四五六七八九十几半]{1,3}';
const TIME = '(?:天|日|周|星期|礼拜|月|小时|钟头)';

/** So long from now: 过两天, 再有三天, 要不了几天, 迟早; 过了两天 is over, and so is what 经过三天 leads to. */
export const AFTER_A_WHILE = [
  `(?<![没未不才刚超通经度])过(?!了|完)(?:上|个)?(?:${SO_MANY}个?${TIME}|些(?:天|日子|时候)|一?阵子?|一?段时间)(?![前来])`,
  `再(?:有|等|过|干|给|要|花|用)(?:我们?)?(?:${SO_MANY}个?${TIME}|些(?:天|日子))`,
  `(?:要|用|等|费)不了(?:多久|多长时间|多少时间|${SO_MANY}个?${TIME})|不出(?=${SO_MANY}个?${TIME})`,
  '早晚(?=[会要能得就]|完[工成]|竣工|投用|开[放工])|迟早|终归|终会|总会(?!议|计)|改[天日](?!换)|[晚迟]些(?:时候|天|日子)|赶明儿?(?!天)|来日|择(?:日|期|机|吉日?|良辰)(?!在?\\d)|他日|异日|不日|不久(?=[就将即后](?![来面])|会)|过后再',
].join('|');

/** 一个月左右完工, 约十天完工, 还要半个月上下建成: about so long from now. */
const SUBJECT = '^(?:项目|工程|整体|全部|还|再|要|得|约|大[概约]|差不多)*';
const SO_LONG = `(?!\\d{1,2}[月日])(?:${SO_MANY}|[一二三四五六七八九两]{2}|[十几]来)个?半?(?:${TIME}|年)`;
const WAY = '(?:的?时间)?(?:正式|全面|全部|对外|整体|完工|竣工|建成|验收|投用)*$';
const ABOUT = new RegExp(`${SUBJECT}${SO_LONG}(?:左右|上下|前后)${WAY}`);
const ROUGH = new RegExp(`${SUBJECT}(?:约|大[概约]|差不多)(?:还要|还得|再要|要|得)?${SO_LONG}${WAY}`);

/** Told with no word of its being over: 用了半个月左右, 开工一个月左右, 一个月左右完工了 are of what was. */
const isNotOver = (clause: string, before: string): boolean => !/了|过(?!年)|已|的$/.test(clause.slice(before.length));

export const isAboutSoLong = (clause: string, before: string): boolean =>
  isNotOver(clause, before) && (ABOUT.test(before.trim()) || ROUGH.test(before.trim()));

/** 元旦就完工, 这两天就通车: by 就 and no 了, what is told is to come; 早就, 当天就 and 不到三天就 tell of what was. */
const JUST = /(?:就|(?<![当随旋立])即|(?<![方以随])便)(?:正式|全面|顺利|全部|对外|一次性|都|也)*$/;
const OF_THEN =
  /[已早刚]|昨|前[天日]|上[周个]|去年|当[天日场时晚年月]|第[二三两][天日年]|[次翌隔]日|不[到足]|[仅才]|只[用花要]|[用花历]了|那[会时天年]|结果|居然|竟|终于|总算|本来|原本|最后|一下|[一]气|赶在|抢在/;

/** Told with 就 alone: the day is not there yet, unless one that is past stands beside it. */
export const isJustToCome = (clause: string, before: string, hasPastDay: boolean): boolean =>
  JUST.test(before) && !hasPastDay && !OF_THEN.test(before) && !/[了过的]|好评/.test(clause.slice(before.length));

/** 装得完, 34场都办得完, 完成得了: it can be done, and is not yet. */
export const POSSIBLE =
  /[办做弄搞干装建改修换通铺划讲演开查筛配发招布挂拆种赶忙画交验清消整凑刷砌挖浇贴排培放映送补评审完成工](?<![显变])得(?:完|成(?!功|[绩果])|齐|够|掂|定|了)(?=$|[，,。；;！!吧的呢])|(?<![不才])[能会]完(?=$|[，,。；;！!吧的呢])/;

/** 第108场12月28日演，演完才全部完成: done with that, which is still to come where no day before it is told. */
const ONLY_THEN =
  /(?:[演办讲装建改修换铺划筛种开拆通浇验做][完好过够满足]了?(?:这|那)?|[签批验盖]了)[^，,。；;\n]{0,9}(?:才|方)(?:能|算|可|可以|会|叫)?(?:是|算)?(?:全部|全|都)?(?:完|竣|齐|够|满|达标|收官|建成)/;
export const isDoneOnlyThen = (text: string, today: Day): boolean => {
  const days = findDates(text, today);
  return (ONLY_THEN.test(text) && (days.length === 0 || days.some((d) => d.from > today))) || fillsUpThen(text, today);
};

/** 周四、周五各开一场，13场就齐了: with those whose day is still to come. */
const fillsUpThen = (text: string, today: Day): boolean =>
  text
    .split(CLAUSE_END)
    .some(
      (clause, at, all) =>
        FILLS_UP.test(clause.trim()) &&
        !/[了过已]/.test(all[at - 1] ?? '') &&
        findDates(all[at - 1] ?? '', today).some((d) => d.from > today),
    );
const FILLS_UP =
  /^(?:就|便|即)(?:都|全|算)*(?:[齐够满全到]|达标|完成|凑[齐够满])[^，,。；;\n]{0,6}了?$|^[\d一二两三四五六七八九十百]+ ?[\u4e00-\u9fff]{1,2}(?:就|便|即)(?:都|全|算)*(?:[齐够满全到]|达标|完成|凑[齐够满])了?$/;

/** 那2处, 剩下的, 最后一座: after which all are said to be done once it is so. */
export const PART_OF_ALL = /[那这剩余]|最后|[\d一二两三四五六七八九十] ?(?:[处座场家户台套条间盏所站]|个(?!月))/;
