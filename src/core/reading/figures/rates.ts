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
  const given = TO_ONE.exec(before)?.groups;
  if (given) return isAnother(given, unit) && !text.includes(`二${given.one}`);
  const after = text.slice(end);
  const forOne = FOR_ONE.exec(after)?.groups?.one;
  if (forOne !== undefined && SO_MANY_FOR.test(before + text.slice(start, end))) return forOne !== unit;
  if (text.slice(start, end) !== `一${unit}`) return false;
  return (before === '' && BEHIND_ONE.test(after)) || (ENDS_HERE.test(after) && SO_MANY_FOR.test(before));
}

/** 一户装两个, 一个棚装10个; 一个装好，10个没装 counts the same things. In 一层8间二层6间 they are numbered. */
const isAnother = ({ one, thing }: Record<string, string | undefined>, unit: string): boolean =>
  EVENT.test(one ?? '') ? thing === undefined : one !== unit || thing !== undefined;
