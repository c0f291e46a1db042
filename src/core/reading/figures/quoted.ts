/** Quantities in a report that are no figures of it: the target quoted, what is denied, photos that go with it, addresses. */
import { isAwayFromGoal } from './lacking.js';
import type { Quantity } from './quantities.js';
import { isTakenBack } from './taken-back.js';
import { isShareOfTask } from './task-shares.js';

/** Before a number: the target, or what the work stays short of. */
const QUOTED_BEFORE =
  /(?:^|[，,。；;]|项目)(?:本|全)?年度$|(?:目标|任务|指标|要求|规定|合同(?![数总签]))(?!完成|之?中)[^，,。；;完已办建装差剩缺欠少还有未没余只现实里了]{0,20}$|(?:目标|任务|指标|要求)[（(：:为是]?(?:不少于|至少|不低于|不得少于)$|(?<![差剩余欠缺])(?:没有?|未能?|不)(?:能)?(?![收接想料听看见遇碰等轮得拿找领])[\u4e00-\u9fff]?(?:到|达到?|够|足|满|及|抵|超过|超)(?:时长为|[^，,。；;\d]{0,2})$|(?:没有?|未能?)(?:能)?(?:实现|做到|达成)$|(?:没有|不是)$|(?:目标|任务|指标|标准)[是为：:](?![^，,。；;]*[已了])[^，,。；;]{0,30}$|不是[^，,。；;\n\d]{0,8}[的说写报填]$|(?<!达到|符合|[按高超])标准(?=[是为：:\d])[^，,。；;完已办建装差剩缺欠少还有未没余只现实]{0,20}$|(?:卡(?!着)片?|文件|通知|方案|责任书|任务书|红头|通报)[上里中]?面?(?:[写说定列给]|要求|显示|登记|规定)?[的是要着了]{1,2}$|(?:够不[着上到]|[到达够]不了)$|才能(?:到|达到?|够)$|(?:离|距离?)(?:年度)?(?:目标|任务)?(?:的)?$|不(?:再|只|止)?[差缺欠](?:那|这)?$|(?:(?<!商)超额?|(?<![比较][^，,。；;\n]{0,4}(?:[周月天日年期次]|礼拜|星期|季度)|一下子?|立马|平添|又)多出)(?:了|出)?$|超(?:出|过)?(?:了)?(?:计划|目标|任务)$|[做办建装改修]不(?:完|成|了|满|够)$|(?<![也那这])[就才](?:满|够)$|(?<!计划的?|下个?[周月]的?|[剩差欠]的)才是$|(?:[再差缺]|不是)[^，,。；;\n]{1,12}就是$|就到$|差一?点儿?就?[满到够达齐破超]$|(?:还|再|得)[^，,。；;]{0,20}才到$|差[^，,。；;从由缩减]{0,3}[\d一二两三四五六七八九十][^，,。；;]{0,4}(?:到|达到?|满|够|就)$|(?:原来|原本|本来|当初|原先|年初|最初|起初)(?:说好|讲好|谈好|答应|定好|商量好)的?(?:是|要|做|建|办)?$|(?:总共|一共|总数|合计|共|按说|本来|原本|照理)(?:是|就)?(?:要|得|该|须)(?:有|[建办装做改])?$/;

/** 跟去年比多5个: by how much another year is passed. */
const MORE_THAN_LAST_YEAR =
  /[比跟和同较](?:去年|上一?年|前年|往年)(?:同期)?(?:的?[^，,。；;\d]{0,4})?(?:相?比)?[，,]?[多少增减][\u4e00-\u9fff]?了?$/;

/** 去年摸排出26处, 年初普查到210户: what there was found to do. */
const SURVEYED =
  /(?:去年|上一?年|前年|往年|年初|年前)[^，,。；;\d]{0,6}(?:摸排|排查|普查|摸底|调查|梳理|勘查|踏勘|摸查|清查)(?:出来?|到|了|的|下来){0,2}(?:有|共|一共|总共)?$/;

const ALL_TREATED =
  /^[^，,。；;\d没未]{0,10}[，,]?(?:现在|目前|到今天)?(?:已经?|都|全部?|均){1,2}[^，,。；;\d没未]{0,4}[完好成消治通掉清齐]/;

/** What is due, and by no word told as done: 全年应更换路灯831盏, 共须演出94场, 设置率须达100%; 还应 and 还须 lack. */
const DUE =
  /(?<![还尚仍也答供反适响对效感顺相呼策])(?:应[当该]?(?![当该急届用聘对考征邀酬付检收诉季景是为报填写按算有在])|(?<![必无])须|(?:共|总共|一共|全年|年度|年内)应?需)[^，,。；;\d了已完好差剩缺欠]{1,14}$|(?<![还尚仍也供反适响对效感顺相呼策])应完成$/;

/** After it: 65户的数, 10个中的8个, 7000人的年度目标, 8500个岗位的任务, 20分钟以内的要求. */
const QUOTED_AFTER =
  /^(?:被?(?:重复)?[算报数录记]了[两二2][遍次回]|(?:那条|那个|都|全|已)?作废)|^(?:以[内上下]|之内)?(?:的|这个)?(?:年度|全年)?(?:(?:目标|任务)(?!完成|已|是)|(?:控制|警戒|及格|达标)线|[红底]线|门槛|上限|下限|指标|要求|规定|标准|之数|是(?:年度|全年|考核)?(?:目标|任务|指标|要求|底线|[红及]格?线|门槛)(?=$|[，,。；;])|(?:[是为系乃]|就是)(?:年度|全年|考核|本年度?)?(?:的)?(?:目标|任务|指标)(?:数|量|值)?(?=$|[，,。；;])|(?:那|都)?(?:就?是|[系乃])(?:[上去]年的?)?(?:排片|普查|摸底|摸排|排查|计划|设计|规划|合同|申报|报名|预约|登记|统计|估算|预计|目标)(?:数|量|口径)(?=$|[，,。；;])|(?<=的)(?:总?数|[总大]?盘子)(?=$|[，,。；;])|(?:都|还)?(?:没有?|未)(?:达?到|够|满)(?=$|[，,。；;）)])|还?(?:并?不是|没有?|未)[都全]|(?:[^，,。；;\d]{0,8})无一(?!例外|遗漏)|[”’」』》](?![，,。；;]?(?:才|只|还)[差剩])|[这那](?:[项条件]|个(?![月年周季]|星期|礼拜|学期))(?:工作|事|活)?|(?:被|是)?[列纳划][入进](?:了|到)?(?:今年|本年|年度|全年|任务|计划|目标))/;
/** 34场都办了才算完成: so many there are to be. */
const ONLY_THEN =
  /^(?:都|全部?|全都|均)?[建办做装修换划铺种演讲开挂评查筛检培配改通发弄搞拆消][\u4e00-\u9fff]?(?:了|完|好|齐|上)?[，,]?(?:才|方)(?:能|可以|可|算|是|叫|行|敢)/;
/** 离目标也就1.5公里: that is what lacks. */
const DISTANCE = /(?:离|距)[^，,。；;\n]{0,8}(?:也|就|只|不过|才|仅|剩|还)(?:是|有)?$/;
/** 比上周的170件又多了5件: what there was. */
const COMPARED_WITH = /[比较](?:起|之)?[^，,。；;\n\d]{1,8}$/;
const GREW = /^[，,]?(?:又|还|再)?(?:[多增涨长加]|新增|提高|上升)[^，,。；;\n\d]{0,3}\d/;

/** 这17处里头真正难啃的是观澜大道口: the whole, of which one is singled out. */
const SINGLED_OUT =
  /^(?:里[头面边]?|当中|之中|中间?)[^，,。；;\n\d]{0,10}(?:的(?:就|还)?是|要数|当数)(?=[\u4e00-\u9fff])/;

/** 8000人次的盘子太大: what is to be done. */
const WHOLE_TO_DO = /^的(?:年度|全年)?(?:盘子|大盘|底数|任务量|总盘|总任务)/;

/** 8500个岗位的任务. */
const OF_TASK = /^(?:以[内上下]|之内)?[\u4e00-\u9fff]{0,4}的(?:年度|全年)?(?:任务|目标)(?!完成)/;

/** 原计划20场没办成. */
const MEANT_ONCE = /^[^剩差还余\d]*(?:计划|原定|原先|本来|年初|目标)[^，,。；;\d的]{0,3}$/;
const FELL_SHORT = /^(?:都|也|还)?(?:没有?|未能?|不)能?[\u4e00-\u9fff]{0,2}[成完够满齐到足]/;

/** 24个小区只完成三分之一, 四家食堂开了一半: the whole of which so large a share is told. */
const SHARE_OF_IT =
  /^[^，,。；;\d占合]{1,12}?(?:[一二三四五六七八九十]分之[一二两三四五六七八九]|(?<=[了成好完到齐])(?:将?近|大约|差不多|超过?|不到)?(?:过|一多|一大|一小|一|大)半|(?<=[了成好完到])[一二三四五六七八九]成)/;
const DONE_BEFORE = /[了已过好完成]/;

/** 按9座算，大和4座…, 照全年46场来考核，办了41场: by what the amounts behind it are reckoned; 按8座算 alone tells how many there are. */
const TAKEN_AS = /(?:按照?|照|依)(?:全年|年度)?的?$/;
const RECKONED = /^[\u4e00-\u9fff]{0,2}?的?(?:来?(?:计?算|考核|算账|衡量)|(?:任务|目标|口径|基数)来?)/;

/** 四家没开全: the whole, of which some lack; 10个没装完，还差2个 as well. */
const NOT_ALL = /^[^，,。；;\d没未]{0,4}(?:没有?|未)能?[\u4e00-\u9fff]{1,2}[全齐够满](?=$|[，,。；;！!])/;
const UNDONE_AS_A_WHOLE = /^[^，,。；;\d没未]{0,4}(?:没有?|未)能?[\u4e00-\u9fff]{0,2}[完好成](?=$|[，,。；;！!])/;
const LACKING = /[有差剩余缺欠少](?:下|了)?$/;
/** 10个装好了，2个没配齐: those that lack, of more. */
const moreBefore = (q: Quantity, all: readonly Quantity[]): boolean =>
  all.some((o) => o.end <= q.start && o.unit === q.unit && o.value > q.value);
const fewerLack = (text: string, q: Quantity, all: readonly Quantity[]): boolean =>
  all.some(
    (o) =>
      o.start >= q.end &&
      o.unit === q.unit &&
      o.value < q.value &&
      FEWER.test(text.slice(q.end, o.start).replace(/^[^，,。；;]*/, '')),
  );
const FEWER = /^[，,。；; ](?:就|只|还|仅|尚|也就|目前|现在)*[差剩缺欠]$/;

const OF_THEM =
  /^[^，,。；;\d]{0,18}(?:任务|目标|总数)之?中的?$|^[^，,。；;\d]{0,6}(?:(?<!其)中(?:的)?|里(?:的)?|还(?=[压卡拖悬搁挂堵]着)|[只才仅就](?![差剩缺欠少]))[^，,。；;\d]{0,4}$/;

/** 从8个增加到10个: where it began. */
const ROSE_FROM = /[从由][^，,。；;\n\d]{0,4}(?:\d[\d月日号年季度.]{0,8}[底末初]?)?[^，,。；;\n\d]{0,4}$/;
const ROSE_TO = /^[^，,。；;\d]{0,6}[到至为]了?(?:时长为)?$/;

/** Is it the target, or another whole, that a smaller figure is set against? `head`: its clause up to it. */
export function isQuoted(text: string, head: string, q: Quantity, after: string, all: readonly Quantity[]): boolean {
  if (isShareOfTask(q.unit, head)) return false;
  if (ROSE_FROM.test(head) && ROSE_TO.test(after)) return true;
  if (isReplaced(text, q, after, all) || isTakenBack({ text, head, q, after, all })) return true;
  if (isAwayFromGoal(head, q, after, all)) return false;
  if (
    (QUOTED_BEFORE.test(head) && !DISTANCE.test(head)) ||
    DUE.test(head) ||
    MORE_THAN_LAST_YEAR.test(head) ||
    (SURVEYED.test(head) && !ALL_TREATED.test(text.slice(q.end))) ||
    QUOTED_AFTER.test(after) ||
    OF_TASK.test(after) ||
    WHOLE_TO_DO.test(after) ||
    (SINGLED_OUT.test(after) && !/[没未差剩缺欠]/.test(head))
  )
    return true;
  if (ONLY_THEN.test(text.slice(q.end, q.end + 16))) return true;
  if (COMPARED_WITH.test(head) && GREW.test(text.slice(q.end))) return true;
  if (
    !LACKING.test(head) &&
    ((NOT_ALL.test(after) && !moreBefore(q, all)) || (UNDONE_AS_A_WHOLE.test(after) && fewerLack(text, q, all)))
  )
    return true;
  if (!DONE_BEFORE.test(head) && SHARE_OF_IT.test(after)) return true;
  if (TAKEN_AS.test(head) && RECKONED.test(after) && all.some((o) => o.start >= q.end && o.value < q.value))
    return true;
  if (MEANT_ONCE.test(head) && FELL_SHORT.test(after)) return true;
  if (isQuotedWithNext(text, q, all)) return true;
  if (isWholeOfShare(text, q, all) || isSaidAgain(text, head, q, all)) return true;
  if (IN_ALL.test(head) && BUT_ONE.test(text.slice(q.end))) return true;
  const next = all.find((o) => o.start >= q.end);
  if (
    HELD_AGAINST.test(head) &&
    !MORE_THAN_THEN.test(head) &&
    all.some((o) => o !== q && o.unit === q.unit && Math.max(q.start - o.end, o.start - q.end) <= MOST_APART)
  )
    return true;
  if (NOT_ONLY.test(head) && next?.unit === q.unit && next.value > q.value && next.start - q.end <= MOST_APART)
    return true;
  return (
    next !== undefined &&
    !after.startsWith('了') &&
    next.unit === q.unit &&
    next.value < q.value &&
    next.start === q.to &&
    OF_THEM.test(after)
  );
}

/** 34场8500个岗位的任务: both amounts are the target's. */
const isQuotedWithNext = (text: string, q: Quantity, all: readonly Quantity[]): boolean =>
  all.some(
    (o) => /^[、和及]?$/.test(text.slice(q.end, o.start)) && o.start >= q.end && OF_TASK.test(text.slice(o.end, o.to)),
  );

/** 总共37个小区，只剩弓村没通水: all there are, of which one lacks. */
const IN_ALL = /(?:总共|一共|共计?|总计)(?:有|是)?$/;
const BUT_ONE =
  /^[^，,。；;\d]{0,8}[，,](?:[只就还仅][剩差欠]|唯独)[^，,。；;\d一二两三四五六七八九十几]{2,12}(?:没|未)/;

/** 27.4分钟，低于30分钟; 没低于95%，现在97%: what a figure is held against. */
const HELD_AGAINST =
  /(?:[低高少多优短长快慢好大小]于|[低高少多掉落][过到破]|[跌超]破|超过|优于|胜过|快过|好过|多[办讲建装演做开改筛划招发配]了?)$/;
/** 比昨天多装1个, 这周多开了1家: so many came since. */
const MORE_THAN_THEN =
  /[比较](?:昨|前天|上[周月次个期])[^，,。；;]{0,4}多|(?:[本这上]个?(?:周|月|星期|礼拜)|[今昨]天)[^，,。；;比]{0,4}多/;
/** 不止80%，84%了 */
const NOT_ONLY = /不[止只光](?:有|是)?$/;
const MOST_APART = 12;

/** 8处/9处 */
const isWholeOfShare = (text: string, q: Quantity, all: readonly Quantity[]): boolean =>
  all.some((o) => o.unit === q.unit && o.end <= q.start && text.slice(o.end, q.start).trim() === '/');

/** 这礼拜两场，连这两场总共十六场: the two that were told. */
const isSaidAgain = (text: string, head: string, q: Quantity, all: readonly Quantity[]): boolean =>
  (TOLD_ALREADY.test(head) || PUT_IN.test(text.slice(q.end))) &&
  all.some((o) => o.end <= q.start && o.unit === q.unit && o.value === q.value);

/** 两个站加进去共16个. */
const PUT_IN = /^[\u4e00-\u9fff]{0,4}[加算]进[去来]了?(?=[，,]|一?共|总共|就?是|有)/;
const TOLD_ALREADY = /(?:连|[加算]上|连同|包括|包含|含|连带|带)(?:着|上|了)?(?:这|那|上面|前面|刚才|新[增加办开]?)的?$/;

/** 18座改为17座, 220间把功能室也算进去了，剔掉以后206间: the second takes its place. */
const REPLACED = /^[^，,。；;\d]{0,4}(?:更正|修正|纠正|[改调订]整?)(?:为|成)[^，,。；;\d]{0,2}$/;
const WITHOUT = /^[^。；;\d]{0,24}(?:剔|扣|核减|去掉|除去|减去|刨)[^，,。；;\d]{0,8}$/;
const MISCOUNTED =
  /^[^。；;]{0,24}(?:剔|扣|核减|去掉|除去|减去|刨|漏|[多少错误重](?:复|算|报|数|统|填|写|计|记|加)|算重|去重)[^。；;]{0,12}$/;
/** 128个，多数了一个，127个: by so much it was wrong. */
const isDifference = (q: Quantity, before: Quantity | undefined, after: Quantity | undefined): boolean =>
  before?.unit === q.unit && after?.unit === q.unit && Math.abs(before.value - after.value) === q.value;

function isReplaced(text: string, q: Quantity, after: string, all: readonly Quantity[]): boolean {
  const at = all.findIndex((o) => o.start === q.start);
  const [next, second] = all.slice(at + 1).filter((o) => o.start >= q.end);
  if (next?.unit !== q.unit) return false;
  const isMiscounted = (o: Quantity) => MISCOUNTED.test(text.slice(q.end, o.start));
  if (isDifference(q, all[at - 1], next) && MISCOUNTED.test(text.slice(all[at - 1]?.end, next.start))) return true;
  if (second && isDifference(next, q, second)) return isMiscounted(second);
  return REPLACED.test(after) || WITHOUT.test(text.slice(q.end, next.start));
}

/** Goes with the report and is none of its amounts: 照片3张, 附图2张. */
const ENCLOSED =
  /(?:[多少漏错误](?:报|写|算|数|填|敲|打|按|录|输|抄|贴)(?:了|为|成)?|[数算报记录填]重了?|漏了?|(?:剔|扣|刨|核减)[除掉去]?了?|(?:去掉|除去|减去)了?|照片|图片|附图|附件|附表|视频|截图|图|资料|材料|报告|发票|函件?|简报|文件)(?:共|各)?$/;
const ENCLOSED_AFTER = /^(?:现场)?(?:照片|图片|附图|附件|视频|截图)/;
/** 上次少算了2个, and no other number: so many more than were told. */
const isUndercounted = (text: string, q: Quantity): boolean =>
  COUNTED_SHORT.test(text.slice(0, q.start)) &&
  !/[\d一二两三四五六七八九十百]/.test((text.slice(0, q.start) + text.slice(q.end)).replace(/\d{1,2}-\d{1,2}/g, ''));
/** Told as less than there was: 上次少算了, 漏报了. */
export const COUNTED_SHORT =
  /(?:^|[，,。；;\s]|上[次周回]|之前|前面|刚才|昨天|我们?)[少漏](?:报|算|数|写|记|填|统计)了$/;

/** 白石龙一区12栋, 3号楼2单元. */
const ADDRESS_BEFORE = /(?:地址|位于|[区村苑园座号路街坊城][东西南北]?)$/;
const ADDRESS_UNITS = new Set(['栋', '幢', '单']);
/** 最近一场, 没有一个, 每一处: the one counts nothing. */
const ONE_OF_ALL =
  /(?:最近|最后|最早|最新|[前后]|上|(?<![落拉剩余留漏欠差])下|头|首|末|没有?|任何|每|哪|同|另|某|这|那)(?:的)?$/;

/** 首批60户已验收，二批52户待验收，三批在招标: lots by their numbers. */
const FIRST_LOT = /(?:首|头|第一)[期批段]|分(?:成|为)?[两二三四五\d][期批段]/;

/** 只有冷水坑那一个没挂牌, 就剩桂花那一处没弄: that one lacks. */
const ONLY_THAT = /(?:只|就|仅|唯独?|光|还|独|剩|差|除)[^，,。；;\n]{0,8}[那这]$/;
const LACKS_THAT = /[差缺剩欠][^，,。；;\n]{0,8}[那这]$/;
/** 一座已开，另一座月底开: the other one is told of, too. */
const THE_OTHER = /另$/;
const AHEAD =
  /^[^，,。；;\n]{0,4}(?:[年月周季]底|[月周]初|下[周月旬]|明[天年日]|元旦|春节|要|将|预计|计划|还|没|未|待|等|在(?![\u4e00-\u9fff]{0,3}[里内上])|卡|缓|\d{1,2}[号日月])/;
const UNDONE = /^[^，,。；;\n]{0,4}(?:没|未|不(?!错)|待|还在|卡)/;

/** 我街道3个项目情况: counts what is reported on. */
const PROJECTS = /^(?:民生(?:实事)?|重点)?项目(?:的)?(?:情况|进展|如下|都|均|全部|已|[：:])/;

/** 两项指标均达标, 报两个数：…: counts what is measured by. */
const INDICATORS = /^(?:目标|任务)?(?:指标|目标|要求|标准|任务|数据?)(?:都|均|全|皆|已|也|还|[，,、：:]|$)/;

/** 一座都不差, 一座没剩. */
const NONE_LEFT = /^[都也]?(?:不[差缺少欠剩落漏拉丢]|没[差剩落漏拉缺少欠]|未[漏缺落])/;

/** 四个钟, 一个多月, 一个上午. */
const SPAN_OF_TIME =
  /^(?:[上下]午|早上|多月(?![底初末])|多?(?:钟头?|星期|礼拜|周末|晚上|工作日|白天)(?![\u4e00-\u9fff]?(?:楼|表)))/;

/** 一家家敲门, 一台一台换, 做好一座算一座, 再多一家就: said of each as it comes, or of one that there is not. */
function countsNone(text: string, q: Quantity, before: string, after: string): boolean {
  if (text[q.start] !== '一') return false;
  const one = text.slice(q.start, q.end);
  return (
    after.startsWith(q.unit) ||
    after.startsWith(one) ||
    text.endsWith(one, q.start) ||
    (after.startsWith(one, 1) && EACH_AS.test(after)) ||
    (text.endsWith(one, q.start - 1) && EACH_AS.test(text.slice(q.start - 1))) ||
    EACH_LASTS.test(text.slice(q.end)) ||
    RATE_OF_EACH.test(text.slice(Math.max(0, q.start - 12), q.start)) ||
    (ONE_MORE.test(before) && !ONE_MORE_OF_WORK.test(before + one))
  );
}
/** 30余分钟一场, 200元一节: how long or how dear each is. */
const RATE_OF_EACH = /\d[余多来]?(?:分钟|个?小时|个?钟头?|课时|元|块钱?)(?:左右|上下)?$/;
/** 一场30分钟. */
const EACH_LASTS =
  /^(?:大?约|大概|就|只|要|是)?(?:\d{1,4}|[一二两三四五六七八九十]{1,3})[多来余]?(?:分钟|个?小时|个?钟头?|元|块钱?)/;
const EACH_AS = /^[算是顶挨接又]/;
const ONE_MORE = /再[多加添来开]$/;
/** 下周四再开一场. */
const ONE_MORE_OF_WORK = /再[加开]一[场期次处座个家]$/;

/** 再提醒我一次, 又核对了一遍: no work is counted. */
const TOLD_BEFORE = /(?:提醒|提示|通知|催|喊|戳|艾特|问|叫|说|讲过?|确认|核实|核对|报)(?:了|过|我们?|您|你)?$/;
/** 发了3次通知, 打了5个电话. */
const TOLD_AFTER = /^(?:的)?(?:通知|提醒|短信|公告|电话|公函|函)/;
const TOLD_UNITS = new Set(['次', '遍', '声', '句']);

/** 七届三次会议, 中秋国庆两节期间: which meeting, which days. */
const isOfName = (text: string, q: Quantity, before: string): boolean =>
  (q.unit === '届' && MEETING.test(text.slice(q.end))) ||
  (q.unit === '次' && (before.endsWith('届') || MEETING.test(text.slice(q.start)))) ||
  (q.unit === '节' && FEASTS.test(before));
const MEETING = /^(?:[一二三四五六七八九十\d]{1,3}次)?(?:全体|常务|党代|人代)?(?:会议|全会|常委会|党代会|人代会|大会)/;
const FEASTS = /(?:国庆|中秋|元旦|春节|元宵|端午|清明|五一|重阳)[、和]?$/;

/** 系统宕机2次, 停电3次: what stopped the work is none of it. */
const STOPPED =
  /(?:宕机|死机|掉线|断网|断[电水]|停[电水工课业]|故障|报错|卡[顿住死]|崩溃|瘫痪|坏|抢修|暂停|中断|返工|重做|改期|延期|停摆|暴雨|大雨|下雨|台风|受阻|被投诉|退回|打回|被退|流标|废标|被[偷盗]|失窃|报警)(?:了|过|共|一共|总共){0,2}$/;

/** 坏了2个, 被偷了3盏: what was spoilt is none of it either; 坏了2个全换了 tells of what was done. */
const SPOILT = /(?<![没未易])(?:坏|被[偷盗砸撞]|失窃|丢失?|损坏)了?$/;
const MENDED = /^(?:都|全|已经?|也)*(?:[换修补改]|更新)/;

/** 停电3次, 坏了2个. */
export function isSpoilt(text: string, { start, end, unit }: Pick<Quantity, 'start' | 'end' | 'unit'>): boolean {
  const before = text.slice(Math.max(0, start - 12), start);
  return (/^[次回]$/.test(unit) && STOPPED.test(before)) || (SPOILT.test(before) && !MENDED.test(text.slice(end)));
}

/** 四个节, 两个传统节日, 三个长假: the days on which it was done. */
const FEAST_DAYS = /^(?:大|传统|法定|重要|重大|主要){0,2}(?:节日|节(?![目能水约点气课假])|节假日|小?长假|假期|黄金周)/;

/** 供水燃气两家都要协调, 三方会签: those who have to agree. */
const PARTIES =
  /^(?:单位|公司|部门|业主)?(?:(?:都|也|均|一起|互相|之间|一块|还|又)[要得需在没未不]*(?:协调|沟通|对接|商量|协商|配合|牵扯|同意|[会签]签|签字|盖章)|[还都也均正在又要得互相没未不]*(?:扯皮|推诿|会签|会商|会审|表态|点头|松口|打架))/;

const MOST_PARTIES = 6;
/** 还有2家都在协调: those that lack. */
const LEFT_OVER = /(?:[剩差余缺欠]下?|还有|另外?|其余)$/;

/** 白忙一场, 虚惊一场: nothing was held. */
const FOR_NOTHING =
  /(?:白[忙跑等干做辛苦折腾]{1,2}|虚惊|空欢喜|扑空|误会|折腾|大?病|大?梦|[吵闹哭笑]|感冒|发烧|热闹|辩论?|争)了?$/;
/** 一百个放心, 一百二十个愿意: how much it is meant. */
const MEANT_SO = /^不?(?:放心|愿意|乐意|情愿|同意|赞成|小心|感谢|佩服)/;

/** Is it an amount of the work at all? */
export function isReported(text: string, q: Quantity): boolean {
  const before = text.slice(Math.max(q.from, q.start - 12), q.start);
  const after = text.slice(q.end, q.end + 6);
  if (q.value === 1 && (NONE_LEFT.test(after) || countsNone(text, q, before, after))) return false;
  if (q.value === 1 && /^[场趟次]$/.test(q.unit) && FOR_NOTHING.test(before)) return false;
  if (q.unit === '个' && MEANT_SO.test(after) && /^[一二两百千万十]+$/.test(text.slice(q.start, q.end - 1)))
    return false;
  if (q.unit === '个' && SPAN_OF_TIME.test(after)) return false;
  if (/^[家个]$/.test(q.unit) && q.value < MOST_PARTIES && !LEFT_OVER.test(before) && PARTIES.test(text.slice(q.end)))
    return false;
  // 两期加一块88人: together
  if (q.unit === '块' && text[q.start] === '一' && /[加凑合算][到在]?$/.test(before)) return false;
  if (q.unit === '个' && FEAST_DAYS.test(text.slice(q.end))) return false;
  if (isOfName(text, q, before) || isSpoilt(text, q)) return false;
  if (/[批期轮]/.test(q.unit) && /(?<![之提此目当日年])前$/.test(before)) return false;
  if ((PROJECTS.test(after) || INDICATORS.test(after)) && /^[个项类]$/.test(q.unit)) return false;
  if (
    /^[期批段]$/.test(q.unit) &&
    (/分(?:成|为)?$/.test(before) || (/^[\s，,。；;：:、]*$/.test(before) && FIRST_LOT.test(text)))
  )
    return false;
  if ((ENCLOSED.test(before) && !isUndercounted(text, q)) || ENCLOSED_AFTER.test(after)) return false;
  if ((TOLD_UNITS.has(q.unit) && TOLD_BEFORE.test(before)) || TOLD_AFTER.test(after)) return false;
  if (ADDRESS_UNITS.has(q.unit) && ADDRESS_BEFORE.test(before) && !/[建改修拆装]/.test(after)) return false;
  return !(
    q.value === 1 &&
    text[q.start] === '一' &&
    ONE_OF_ALL.test(before) &&
    !/(?:[差剩缺欠]下?|还有|只有|就)最后$/.test(before) &&
    !LACKS_THAT.test(before) &&
    !(THE_OTHER.test(before) && AHEAD.test(text.slice(q.end))) &&
    !(ONLY_THAT.test(before) && UNDONE.test(after))
  );
}
