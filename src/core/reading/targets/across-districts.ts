/** 各区进度, 全市情况怎么样: a question about several districts side by side, not about something within one. */

const ofSeveral = /全市(?!场|民)|各个?区县?(?![域块间位级长领])|几个区|所有区|区与区/;
const asks = /进度|进展|情况|完成|滞后|未报|存疑|怎么样|怎样|如何|汇总|合计|统计|排名|对比|比较|多少/;
/** A number is of one project or one day: that is for the district's own reading. */
const isPrecise = /\d/;
const longest = 30;

export function isAboutDistricts(text: string): boolean {
  const plain = text.normalize('NFKC').trim();
  return plain.length <= longest && !isPrecise.test(plain) && ofSeveral.test(plain) && asks.test(plain);
}
