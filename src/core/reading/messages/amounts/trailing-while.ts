/**
 * A while that is told once and is that of several amounts: behind them (招聘会3场、演出9场，都是本月的), or before the first of several
 * projects (这个月9-6装了1个，11-1换了44盏). Put before each amount, or each project's words, it governs each.
 */
import { findDates } from '../../days/dates.js';
import { TOTAL } from '../../figures/stock.js';
import type { Piece } from '../projects/parts.js';

const WHILE =
  '[本这上当]一?个?(?:周|星期|礼拜|月|季度?)|(?:1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月份?|[一二三四]季度|[上下]半年';

/** 都是本月的, 均为这周办的, 以上为12月数据; not 都是12月3日的, 都是本月底前的. */
const OF_ALL = new RegExp(
  `[，,；;。（( ]+(?:(?:以上|上述|这些|前面)(?:[两三四五六]?[个项者样]?)?(?:都|均|全部?)?|(?:[两三四五六][个项者样])?(?:都|均|全部?))(?:是|为|算|属于?)(?<when>${WHILE})(?:[内里中])?(?:[新所]?(?:办|做|搞|开|演|讲|装|建|改|增|完成|新增|举办|开展|组织))?(?:的|新增|完成|数据?|情况)?(?:数据?|情况|量)?[）)]?[。！!]*$`,
);
/** 3场, 9场; not the 8 of 8-1. */
const AMOUNT = /(?<![\d.-])(?=\d[\d.]{0,7} ?[\u4e00-\u9fff%])/g;

export function withWhileOfEach(text: string): string {
  const match = OF_ALL.exec(text);
  const when = match?.groups?.when;
  const head = text.slice(0, match?.index);
  return when && [...head.matchAll(AMOUNT)].length > 1 ? head.replace(AMOUNT, when) : text;
}

/** 这个月, 本月的活不多：; 本月进展： is the day of the telling. */
const BEFORE_ALL = new RegExp(
  `^(?<when>${WHILE})(?:[内里中])?(?:我们?|街道|这边)?(?:的?(?:活儿?|工作|任务|战果)[^，,。；;：:\\d]{0,4})?(?<heads>[：:])?[，,\\s]*$`,
);

/** The pieces of a text whose first words tell a while: a piece behind the first that only counts what was done is of it as well. */
export function underWhile(pieces: readonly Piece[], lead: string): Piece[] {
  const { when, heads } = BEFORE_ALL.exec(lead.trim())?.groups ?? {};
  const end = heads ? -1 : pieces.findIndex((piece, i) => i > 0 && piece.apart);
  return pieces.map((piece, i) => {
    const isUnder = when !== undefined && i > 0 && (end < 0 || i < end) && piece.mentions.length > 0;
    return isUnder &&
      COUNTS_DONE.test(piece.text) &&
      !TOTAL.test(piece.text) &&
      findDates(piece.text, ANY_DAY).length === 0
      ? { ...piece, text: `${when}${piece.text}` }
      : piece;
  });
}
/** 换了44盏, 办2场. */
const COUNTS_DONE =
  /^(?:项目)?[^，,。；;\d没未差剩还缺欠已]{0,6}[建装改修做办开演讲换铺种划筛放发通培配查消拆增签贴收了] ?\d[\d.]* ?[\u4e00-\u9fff]{1,3}[，,。；;！! ]*$/;
const ANY_DAY = '2022-06-30';
