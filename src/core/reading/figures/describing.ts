/** Numbers that describe and do not count: 15个工作日内, 400米跑道, 36班制, 10万平方米以上的综合体. */
import type { Comparison } from '../../measure.js';
import { isTimeWord } from '../text/measure-words.js';
import { isHeldBefore } from './comparisons.js';

/** What is looked at of a quantity. */
interface Seen {
  unit: string;
  start: number;
  end: number;
  from: number;
  comparison: Comparison | null;
  inParentheses: boolean;
}

/** Units of size, which describe as often as they count. */
export const SIZES = /^(?:平方|立方|米|公里|千米|km|㎡|m|公顷|亩|吨|公斤|千克|元|升|兆瓦|千瓦)/;
/** A span of time that is measured: 平均办理时长为7日. */
const TIMED = /(?:时长|时间|时限|用时|耗时|周期|天数|期限)(?:均|平均)?(?:为|是|在|约为|约)?$|平均[^，,。；;\d]{1,6}$/;
/** 36班制, 54班九年一贯制学校; in parentheses behind a school's name too. */
const SCHOOL_SIZE = /^(?:制|规模|的?[^，。、]{0,6}(?:学校|小学|中学|幼儿园|高中|初中))/;
const PER_HEAD = /每[^，。；]{0,8}$/;
/** A distance or a size that says where or how: 500米见园, 3公里服务圈, 300米范围内, 10米宽. */
const DESCRIBED = /^(?:见|范围|半径|服务圈|生活圈|就医圈|健身圈|以外|之外|宽|高|深|厚|口径)/;
/** 宽2.5米. */
const DIMENSION = /[宽高厚深]度?(?:约|为)?$|[直口半管]径(?:约|为)?$/;
/** 对10万平方米以上的商业综合体: a bound on what is spoken of; not behind a verb that makes it the amount. */
const BOUND =
  /^(?:及|或)?以[上下](?:的(?!目标|任务|要求|标准)|(?=大型|商业|建筑|公共|小区|住宅|场所|企业|工程|公园|道路|河道|水库))/;
const MADE =
  /(?:新增|新建|改建|扩建|建设|建成|改造|完成|惠及|服务|覆盖|受益|培训|发放|提供|筹集|配备|安装|达到|达|少于|低于|至少|超过|突破)$/;
/** Behind a size, these begin what is counted besides: 3000万元用于10个项目; nothing at all says the same. */
const GOES_ON = /^\s*$|惠及|用于|带动|覆盖(?!率)|受益|并|新增|设置|配建/;
/** Cameras count by channels, buses have their number: 2000路, 919路. */
const CHANNELS = /视频|监控|探头|摄像|图像|信号|线路接入|报警/;

/** Whether a quantity counts, or says of what kind something is; `next` is the one behind it. */
export function counts(text: string, q: Seen, next: Seen | undefined): boolean {
  const before = text.slice(q.from, q.start).trimEnd();
  const after = text.slice(q.end, q.end + 12);
  const isBound = q.unit !== '%' && BOUND.test(after) && !MADE.test(before);
  if (isBound || (SIZES.test(q.unit) && (DESCRIBED.test(after) || DIMENSION.test(before)))) return false;
  if (q.unit === '路') return CHANNELS.test(before);
  if (q.unit === '分') return q.comparison !== null || /(?:为|到|得分)$/.test(before);
  if (q.unit === '次' && before.endsWith('跑')) return false;
  if (isTimeWord(q.unit)) {
    const held = q.comparison !== null && isHeldBefore(before);
    return held || TIMED.test(before) || /^以上(?:$|[，,。；;、！!\n])/.test(after);
  }
  if (q.unit === '元' && (PER_HEAD.test(before) || text[q.end] === '/')) return false;
  if (q.unit === '班' && (q.inParentheses || SCHOOL_SIZE.test(after) || after.startsWith('倒'))) return false;
  // 建设400米跑道1条: a size that describes what is then counted
  return !(
    next &&
    next.from === q.end &&
    SIZES.test(q.unit) &&
    !SIZES.test(next.unit) &&
    !GOES_ON.test(text.slice(q.end, next.start))
  );
}
