/** Amounts that were said or written before and hold no more: 上次报的52家, 写成了91名, 前任填的91名，核下来79名, 以名册79名为准. */
import type { Quantity } from './quantities.js';

/** An amount, its clause up to it and what follows, and all amounts of the text. */
interface Told {
  text: string;
  head: string;
  q: Quantity;
  after: string;
  all: readonly Quantity[];
}

export function isTakenBack({ text, head, q, after, all }: Told): boolean {
  const goesOn = GOES_ON_FROM.test(text.slice(q.end));
  return (
    (SAID_BEFORE.test(head) && !goesOn) ||
    (BY_THE_LAST.test(head) && !goesOn && all.some((o) => o.start > q.end && isRival(o, q))) ||
    (MISWRITTEN.test(head) && !WRITTEN_ANEW.test(head)) ||
    (NOT_BUT.test(head) && BUT.test(text.slice(q.end))) ||
    NOT_SO.test(after) ||
    CORRECTED.test(text.slice(q.end)) ||
    (OF_A_RECORD.test(head) && OUTDATED.test(after)) ||
    isOutweighed(text, q, all) ||
    isBeforeDeduction(text, head, q, all) ||
    (LACKED.test(head) && MADE_UP.test(after))
  );
}

const isRival = (o: Quantity, q: Quantity): boolean => o.unit === q.unit && o.value !== q.value;

/** 昨天说的19座不对, 上次报的52家, 1360个是笔误: what was said before, and holds no more. */
const SAID_BEFORE =
  /(?:昨[天日晚]|前[天面次]|上[次周回面午条]|上个?月|之前|此前|先前|起先|最[初早]|一开始|前面|[中下]午|刚[才刚]|原(?=[报说填写讲])|原[来先]|早上)[^，,。；;\n\d]{0,4}(?:[报说填]的?|(?<![宣演主开])[发写讲]的)$/;
const NOT_SO =
  /^[^，,。；;\n\d]{0,3}(?:作废|不算数|不作数|不对|不准|有误|笔误|[写报说打填弄搞算数看]错|[写看]?反了|是错的|是?(?:手滑|口误|手误))/;

/** 不是修了29公里，是剩29公里: denied for what stands behind it. */
const NOT_BUT = /(?:^|[^要只])(?:不是|并非)[^，,。；;\n\d]{0,6}$/;
const BUT = /^[^，,。；;\n\d]{0,3}[，,](?:而?是|[剩差缺还])(?!不是)/;

/** 办了32场，不对，33场: taken back in the same breath. */
const CORRECTED =
  /^[，,][哦噢啊呃]?(?:不对|不是|[说写报打算数]错了?|错了|更正|口误|手误)(?:一?下)?[，,。：:]?(?:应该?)?[是为]?[^，,。；;\n\d]{0,4}\d/;

/** 前任填的是91名, 前面同事写的: by whoever had it in hand before; it holds unless another number follows. */
const BY_THE_LAST =
  /(?:前任|上一?任|前一?[个位任]|前面的?|之前的?|原来的?)(?:联络员|同事|经办人?|负责人)?[^，,。；;\n\d]{0,4}(?:[报说填写记留录]的?|登记的?|统计的?)(?:数|人数|表)?(?:[是有为])?$/;

/** 写成了91名, 误报为724个: as what it was taken by mistake; 改报成79名 and 请写成79名 are right. */
const MISWRITTEN =
  /(?:[写填报记打录说发输登弄搞听算]|统计|登记)成了?$|(?:误|错)(?:写|填|报|记|打|录|登|算)[成为作]?了?$/;
const WRITTEN_ANEW = /(?:[改更订纠修]正?|重新|应该?|[该要请帮]|可以|[先就]按?)[^，,。；;\n\d]{0,4}成了?$/;

/** 台账上91名是旧的: what a record has not followed. */
const OF_A_RECORD = /(?:台账|系统|平台|报表|表格?|名册|清单|底册|卡片)[^，,。；;\n\d]{0,6}$/;
const OUTDATED = /^[^，,。；;\n\d]{0,3}(?:是(?:旧|老|以前|之前|上次)的?|过时|过期|[没未](?:有)?更新|滞后)/;

/** 系统里录的91名，以名册79名为准; 前任写91名，名册79名，以名册为准: what another source counts is outweighed. */
const COUNTS = /以(?<source>[^，,。；;\n\d一二两三四五六七八九十]{0,6})[^，,。；;\n]{0,10}为准/;
function isOutweighed(text: string, q: Quantity, all: readonly Quantity[]): boolean {
  const counts = COUNTS.exec(text);
  if (!counts) return false;
  const end = counts.index + counts[0].length;
  const isNamed = (o: Quantity) => o.start > counts.index && o.end < end;
  const source = (counts.groups?.source ?? '').slice(0, 2);
  const isOfSource = (o: Quantity) => source.length === 2 && text.slice(o.from, o.start).includes(source);
  const rivals = all.filter((o) => isRival(o, q));
  if (isNamed(q) || isOfSource(q)) return false;
  return rivals.some(isNamed) || rivals.some(isOfSource);
}

/** 新开通12条，扣掉去年开的2条，今年实打实10条: what is left of it holds, and neither the whole nor what is taken off. */
function isBeforeDeduction(text: string, head: string, q: Quantity, all: readonly Quantity[]): boolean {
  const [verb] = TAKEN_OFF.exec(text.slice(q.end)) ?? [];
  const from = IS_TAKEN_OFF.test(head) ? q.end : verb === undefined ? null : q.end + verb.length;
  return (
    from !== null &&
    all.some(
      (o) =>
        o.start >= from &&
        o.unit === q.unit &&
        (verb === undefined || o.value < q.value) &&
        WHAT_IS_LEFT.test(text.slice(from, o.start)),
    )
  );
}
const TAKE_OFF = '(?:扣|刨|剔|去|除|减|撇)(?:掉|去|除|开(?!始))';
const TAKEN_OFF = new RegExp(`^[^，,。；;\\n\\d]{0,8}[，,](?:但|不过)?(?:再|要|得)?${TAKE_OFF}`);
const IS_TAKEN_OFF = new RegExp(`${TAKE_OFF}[^，,。；;\\n\\d]{0,8}$`);
const WHAT_IS_LEFT =
  /^[^，,。；;\n]{0,12}[，,](?:今年|目前|现在|总共|一共|算下来)?(?:实际|实打实|净|真正|确实|应该)?(?:是|就|只|才|还)?(?:有|剩|算|开|办|建|装)?$/;

/** 扣掉去年开的，今年实打实10条: does a message begin by taking off some of what was told before? */
export const takesOff = (text: string): boolean => BEGINS_TO_TAKE_OFF.test(text);
const BEGINS_TO_TAKE_OFF = new RegExp(`^(?:要|得|再|但|不过)?${TAKE_OFF}`);

/** 原先缺的4座补上了: they lack no more. */
const LACKED = /[差缺欠少剩漏落](?:下|了)?的?$/;
const MADE_UP = /^[^，,。；;\n\d没未]{0,6}(?:[补追填凑](?:上|齐|足|完|回|平|满)|还清)/;

/** 上次报的130户，这周又完成6户: it holds, and more was done since. */
const GOES_ON_FROM =
  /^[^。；;\n\d]{0,4}[，,](?:[\u4e00-\u9fff]{2,5}(?:说|讲|报来|反馈))?(?:[这本上近]一?个?(?:[周月次]|星期|礼拜|两天|几天)|今天|昨天|后来|现在)?[^，,。；;\n\d]{0,3}(?:又|再(?![核数点查问看])|新增|(?<![重更])新)[^，,。；;\n\d]{0,6}\d/;
