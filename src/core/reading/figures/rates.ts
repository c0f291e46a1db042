/** How many there are to one of something, or what one of them costs: 一户装两个, 一个站点配6名, 12元一份, 两个小区一台. */
import { NUMERAL } from '../numbers/counted.js';
import type { Quantity } from './quantities.js';

const UNIT = '[个户家栋幢层间座校所村处站点班人位名桌份场台辆条]';
const VERB = '安装|装|配备|配|发|放|讲|给|设|摆|贴|补|送|领|收|派|住|坐';
/** What one of them is given: 一户装两个; 一座建好两座没建 and 一座开了两座没开 tell of what was done. */
const GIVEN = `(?<thing>(?![了好完没未过在通开改办]|${VERB})[\\u4e00-\\u9fff]){0,3}(?:统一|标配|至少|最少|最多|顶多|只|就|都|要|能|可以?|平均|大概|大约)?(?:${VERB})?`;
const TO_ONE = new RegExp(`(?:^|[（(\\n ]|平均|按照?|标准是?)一(?<one>${UNIT})${GIVEN}$`);
const BEHIND_ONE = new RegExp(`^${GIVEN}(?=${NUMERAL})`);
/** 一期培训320人次: of events only what stands right behind one of them. */
const EVENT = /^场$/;

/** 教室一次坐30人, 一名家庭医生管420名, 讲课费一场八百, 师傅一天弄3户: what is so of each, whoever it is told of before. */
const EACH_ONE =
  /一(?:(?<one>[个户家栋间座所处站班人位名份场台辆条期套根次趟笔车餐顿桌杯])|批次|(?<while>天下来|天|晚上?|个?月(?!份|至今|以来|[到起底初上中下])|周|个?小时))(?<told>[^，,。；;\d]{0,8})$/;
/** 第一台, 还差一座, 昨天一天: that one, or that while. */
const THAT_ONE =
  /(?:[比较这那第每上下前后头末首另又再同有剩差缺欠只就仅还唯独任多满连近达完成了好日今当统之共万千百十单进加逐月来]|[昨今前这那当整][天日]|周[一二三四五六日末]|礼拜.)$/;
/** A thing, and a verb that ends nothing: 家庭医生要管, 顶多上, 也就, 6个器材. 装好了 and 没开 tell of what was done. */
const SO_MANY_EACH = new RegExp(
  `^(?:(?![了好完过未没在通改开建已全都齐成又再先前后内里来还只就约才也]|顶多|最多|平均|大概|${VERB}|[要能得跑审管看摊批])[\\u4e00-\\u9fff]){0,4}(?:顶多|最多|至少|最少|顶天|撑死|平均|大概|大约|差不多|标配|也?就|[只都要得才能约可])?(?:[要能得可]以?)?(?:${VERB}|跑|审|管|看|摊到?|批|弄|做|上|换|服务|接待|[放装容坐]得下|容纳|容|有|是|用|花|教|处理|筛|检|测|办|演|干|搞|收费|补贴)?(?:个)?$`,
);

const TOLD_OF_ONE = new RegExp(`^([^，,。；;\\n]{0,8}?)${NUMERAL}{1,6}(.)`);

/** 12元一份; but 3公里一段 is a stretch. */
const CLAUSE_ENDS = '(?=$|[，,。；;！!、）)\\n的])';
const FOR_ONE = new RegExp(
  `^(?:(?:小区|社区|学校|站点?|老人|家庭|居民)?(?:配|装|用|共用|合用|拼)?一(?<one>${UNIT})${CLAUSE_ENDS})`,
);
const ENDS_HERE = new RegExp(`^${CLAUSE_ENDS}`);
const SO_MANY_FOR = new RegExp(
  `^${NUMERAL}{1,4}${UNIT.replace(']', '元]')}(?:小区|社区|学校|站点?|老人|家庭|居民)?(?:配|装|用|共用|合用|拼)?$`,
);

/** Is it such an amount, or the one of something that it is told of? `head`: its clause up to it. */
export function isOfRate(
  text: string,
  head: string,
  { start, end, unit }: Pick<Quantity, 'start' | 'end' | 'unit'>,
): boolean {
  const before = head.trim();
  if (isTellingOfEach(text, before, unit)) return true;
  const given = TO_ONE.exec(before)?.groups;
  if (given) return isAnother(given, unit) && !text.includes(`二${given.one}`);
  const after = text.slice(end);
  const forOne = FOR_ONE.exec(after)?.groups?.one;
  if (forOne !== undefined && SO_MANY_FOR.test(before + text.slice(start, end))) return forOne !== unit;
  if (text.slice(start, end) !== `一${unit}`) return false;
  const told = TOLD_OF_ONE.exec(after);
  if (told && isTellingOfEach(text, before + text.slice(start, end) + told[1], told[2] ?? '')) return true;
  return (before === '' && BEHIND_ONE.test(after)) || (ENDS_HERE.test(after) && SO_MANY_FOR.test(before));
}

/** Is the amount behind that head one of each of something? In 一期8处、二期6处 and 一场2场 nothing is. */
function isTellingOfEach(text: string, head: string, unit: string): boolean {
  const each = EACH_ONE.exec(head);
  if (
    !each?.groups ||
    (each.groups.one && text.includes(`二${each.groups.one}`)) ||
    THAT_ONE.test(head.slice(0, each.index)) ||
    !SO_MANY_EACH.test(each.groups.told ?? '')
  )
    return false;
  return each.groups.one !== unit || (each.groups.told ?? '') !== '';
}

/** 一户装两个, 一个棚装10个; 一个装好，10个没装 counts the same things. In 一层8间二层6间 they are numbered. */
const isAnother = ({ one, thing }: Record<string, string | undefined>, unit: string): boolean =>
  EVENT.test(one ?? '') ? thing === undefined : one !== unit || thing !== undefined;
