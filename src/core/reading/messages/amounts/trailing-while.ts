/** A while that is told behind several amounts and is that of all of them: 招聘会3场、演出9场，都是本月的. Put before each amount, it governs each. */

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
