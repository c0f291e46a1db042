/**
 * Amounts of what is no work of the project's: papers and fees, helpers and guests, complaints, what lies in a cabinet, where somebody was,
 * what broke since or needs nothing done. 两座的照片, 投诉40起, 8家来报价, 还缺两把锁, 坏了2台.
 */
import type { Day } from '../../../day.js';
import type { Figure } from '../../../measure.js';
import type { Project } from '../../../registry.js';
import { quantitiesOf } from '../../figures/quantities.js';
import { isSpoilt } from '../../figures/quoted.js';
import { countsInUnit } from '../../targets/promised-things.js';
import { promisesOf } from '../../targets/targets.js';
import { CLAUSE_END, lastBreak } from '../../text/plain-text.js';
import { PERSONS_BESIDE, SURELY_BESIDE, THINGS } from '../wording/beside-words.js';
import { isStrange } from './strange-things.js';

/** One kind of such amounts. The first group of `before` and `behind` is the thing: where the project speaks of it, it is its own. */
interface Aside {
  /** In which it is counted; in any, where none is given. */
  units?: RegExp;
  /** What its clause says up to the amount, or from it on; either is enough, and neither is wanted where the unit tells it. */
  before?: RegExp;
  behind?: RegExp;
  /** With one of these in its clause it is work after all: 投诉办结40起. */
  butFor?: RegExp;
  /** Only where so many lack: 还缺两把锁. */
  isLacking?: true;
  /** Not where the project promises something in that unit. */
  isUnpromised?: true;
}

/** 投诉单位, 应聘的, 面试人数有. */
const told = (words: string): RegExp =>
  new RegExp(
    `(${words})(?:单位|公司|企业|厂家|的|[\\u4e00-\\u9fff]{0,3}[员者生师手工]|人员|人数|量|数|了|有|共|约|达|达到|到|累计)*$`,
  );
/** 来报价, 的商户前来参观, 报名的. */
const toldBehind = (words: string): RegExp =>
  new RegExp(
    `^(?:的)?(?:单位|公司|企业|商户|厂家|人)?(?:都|也|已经?|正|在)*(?:过来|前来|来|去|参与|参加|要|想)?(${words})`,
  );

const OBJECTIONS =
  '投诉|咨询(?!师|人)|求助|信访|上访|举报|差评|好评|罚单|违章|违停|违规|事故|舆情|质疑|异议|意见|争议|抱怨|吐槽|报修|来电|来信|留言|警告|处罚|扣分|通报批评|红牌|黄牌';
const NOT_TAKING_PART =
  '请假|缺席|缺课|缺勤|缺考|旷课|旷工|早退|迟到|掉队|退课|退学|退训|退赛|淘汰|落选|落榜|面试|笔试|复试|应聘|报考|政审|候选|备选|入围|入选|围观|看热闹|补考|挂科|中暑|受伤|阳了|感染|隔离|离职|辞职|退休|离队';
const BIDDERS =
  '报价|投标|应标|竞标|竞价|比价|询价|比选|抽签|摇号|开标|入围|候选|备选|踏勘|考察|参观|观摩|看样|看房|谈判|磋商|洽谈|围标|串标';

const BARGAINED_WITH =
  '楼盘|小区|业主|房东|业委会|村委会?|股份公司|停车场|场地|楼栋?|铺面|商铺|商户|企业|公司|单位|学校|物业|厂房|地块|点位|院子';

const PLACE_UNITS = /^(?:所|家|个|处|座|间|地|条)$/;

const ASIDES: readonly Aside[] = [
  // 新增投诉40起, 收到意见12条
  {
    units: /^(?:起|件|宗|条|个|次|单|例|人次|通|封)$/,
    before: told(OBJECTIONS),
    behind: toldBehind(OBJECTIONS),
    butFor: /办结|处[理置]|调解|化解|受理|审理|回复|答复|解决|整改|消除|采纳/,
  },
  // 本月请假150人次, 面试90名, 应聘的60人; 出席60人缺20 is of those who came
  {
    units: /^(?:人|名|位|人次|个|人份)$/,
    before: told(NOT_TAKING_PART),
    behind: toldBehind(NOT_TAKING_PART),
    butFor: /(?<!出)[差缺剩](?![席课勤考])/,
  },
  // 8家报价, 投标单位5家
  { units: /^(?:家|个|人|名|位|方|份)$/, before: told(BIDDERS), behind: toldBehind(BIDDERS) },
  // 这两份材料, 那3张表: papers that are spoken of
  { units: /^[份张]$/, behind: /^(?:的)?(?:材料|资料|表格?|单子|报表)/, butFor: /[派发送赠印领]/, isUnpromised: true },
  // 旁听12人, 约了31家企业: who looked on, or was asked to come
  {
    before:
      /(?:旁听|围观|观摩|列席|参观|到访|来访|(?<![大节预签合])约[了好定到]|邀请?[了到来]|(?<![申聘])请[了到来]|联系[了上好]|对接[了上好])(?:了|共|一共|近|约)?$/,
    isUnpromised: true,
  },
  // 培训费1800元, 新增欠费1万元: what is owed, charged or priced; what was spent or paid out is told of the work
  {
    units: /元$/,
    before:
      /(?:[欠学票房车餐话水电气药][费款]|(?:培训|报名|停车|物业|入场|住宿|伙食|挂号|材料|管理|差旅|误餐|交通|通讯|服务|场地|讲课|演出|出场|保险|加班|劳务|年|月)费|欠款|欠薪|拖欠|押金|保证金|定金|订金|罚[款金]|违约金|滞纳金|赔[款偿]金?|单价|票价|房价|房租|租金|工资|月薪|底薪|标价|要价|起步价|门票)(?:了|是|为|约|共|收|每人|合计)?$/,
    butFor: /花|支[付出]|付|拨|投[入资]|发放?|补[贴助]|减免|退|追|讨|清|返/,
    isUnpromised: true,
  },
  // 70%居民不同意: how many of those concerned want it
  {
    units: /^%$/,
    behind:
      /^的?(?:居民|业主|住户|群众|商户|村民|家长|老人|家庭|人)[^，,。；;\n]{0,4}?(?:同意|愿意?|签|反对|赞成|支持|点头|答应|肯|投[了过]?票|要求|希望|不想|不要|配合|投诉)/,
  },
  // 进度款付到80%: how much of the money is paid
  {
    units: /^%$/,
    before:
      /(?:进度款|工程款|预付款|合同款|货款|尾款|首付款?|质保金|保证金|(资金|经费)|费用|拨款)[^，,。；;\n\d没未差缺]{0,6}$/,
  },
  // 差旅费4场没报, 场租3场没付, 发票2个没开: of that money so many are lacking
  { units: /[^元]$/, before: /(?:[\u4e00-\u9fff](?:费|款|租金)|场租|工资|发票|报销)$/ },
  // 距地铁口还有1.5公里: how far away a place is; 距目标, 离终点 and 还差 are of the work
  {
    units: /^(?:公里|千米|米|里|km)$/i,
    before:
      /[距离](?!目标|任务|完|计划|指标|终点|终[端止]|[交验竣封收满标数要总])[\u4e00-\u9fff]{1,8}(?:口|站|园|校|院|场|街|店|楼|中心|村|桥|河|小区|社区)(?:那?边|那里|入口|出口)?(?:还)?(?:有|约|大约|只有|才|不到|足足|近)?$/,
  },
  // 出差3所学校, 考察了5家, 路过2个社区: where somebody was
  {
    units: PLACE_UNITS,
    before: /(出差|考察|参观|观摩|踏勘|拜访|途经|路过|去过|去了|到访|串门|逛了?|跑[了过]|走了|看了)(?:了|过)?$/,
  },
  // 昨天有2户老人还送了锦旗, 另有4户嫌吵来投诉过, 来打听价钱的有3所: who came and what they said
  {
    units: /^[户家人名位所个]$/,
    before: /(打听|咨询|投诉|问价|询问|抱怨)[^，,。；;\d]{0,4}的(?:有|是)?$/,
    behind: /^[^，,。；;\d]{0,6}?(?:送了?(?:面|来)?锦旗|投诉|打听|写?感谢信|点赞|抱怨|[骂闹])/,
    butFor: /[剩差欠余]/,
  },
  // 群众说绕行多走1.5公里, 要从15公里外拉, 拉30公里去倒: how far the way is
  {
    units: /^(?:公里|千米|米|里|km)$/i,
    before: /(?:绕行?|多走|绕路|[开跑]车|往返|来回|运距|拉|运)(?:了|要|得)?$/,
    behind: /^(?:之?外的|远|开外|以外|车程|路程|去倒|去运)/,
  },
  // 印宣传册花掉4万元, 比预算多花210万: what something beside the work cost
  {
    units: /元$/,
    before: /(?:(?:租|印制?|买|订|雇|请|吃)[^，,。；;\d]{1,6}|预算[^，,。；;\d]{0,2})(?:花|用)(?:了|掉|去)?$/,
  },
  // 窗口今天病了4个人, 谈崩3套, 中途休庭2次: what fell out
  { units: /^[人名位个]$/, before: /(?:病|阳|请假|休假|缺勤|累倒|走)了$/ },
  { before: /(?:谈崩|谈不拢|谈黄|没谈成|泡汤|退租|解约|休庭|中断|暂停)了?$/ },
  // 两场大雨, 3套旧的送去报废
  { units: /^[场次]$/, behind: /^[大小暴中阵]?[雨雪]|^台风|^冰雹|^降温/ },
  { behind: /^(?:旧|老|坏)的?[^，,。；;\d]{0,4}(?:报废|回收|处理|拉走|送走|送修)/ },
  // 昨天坏了3盏已换, where 间 are promised
  { before: /(?:坏|碎|丢|断)了$/, isUnpromised: true },
  // 城管局抽查20个都合格: what was looked at again
  { before: /(抽查|抽验|暗访|回访|复查|督查|抽看)[了过到]?$/, butFor: /问题|整改/ },
  // 有2场的钱还没结: what is owed for them
  { behind: /^的?(?:钱|款项?|费用?|工钱|账)(?:还|都|也)?[没未]/ },
  // 参照龙华5场的做法: whose example is followed
  { behind: /^的(?:做法|经验|模式|办法|先例|路子)/ },
  // 比三联少两千多间: by how much it differs from another place; what grew since a day is told of the work
  {
    before:
      /[比较](?:(?![年月周日号天季期次回批前后初底末时昨今明刚上计目任原预要设合实应报数通])[\u4e00-\u9fff]){2,6}(?:少|多|差)了?$/,
  },
  // 现有场地16处: where it is done, and not how often
  { units: PLACE_UNITS, before: /(场地|会场|选址|地点)(?:有|共|了)*$/, isUnpromised: true },
  // 还缺两把锁: counted as small things are
  {
    units: /^(?:把|张|颗|枚|根|页|桶|袋|瓶|箱|包|卷|副|扇|樘|封|粒|罐|捆|滴|勺|碗|杯|双|顶|匹|头|声|句)$/,
    isLacking: true,
    isUnpromised: true,
  },
  // 2个字没签, 3个章, 5张票没领: what stands in the way, and is no piece of the work
  {
    behind:
      /^(?:的)?(字(?!画|幕)|公?章|签[名字]|手印|锁|钥匙|门?票|螺丝|插头|开关|灯泡|门把|把手|标签|贴纸|封条|胶带|遥控|电池)(?![数量])/,
    isLacking: true,
  },
  // 3份材料, 两项手续; but of 80个用地手续没批 so many lack it
  {
    behind: /^(?:的)?(照片|材料|手续|证明|表格?|单子|合同|协议|发票|收据|批文|文件|电话|红头)(?![数量])/,
    isLacking: true,
    isUnpromised: true,
  },
  // 6箱水: boxes and sheets hold what is no work; what is handed out or taken in is told of as its effect, 派发宣传册3000份, and
  // furniture is counted by 张: 躺椅3200张
  { units: /^[箱瓶桶袋包盒张页封篇幅把份]$/, butFor: /[派发送赠收领印]|[椅床凳榻]|桌(?![面上])/, isUnpromised: true },
  // 还有一个楼盘在谈, 剩两家业主没同意: with whom a bargain is still to be struck
  {
    units: /^[个家处栋幢片块]$/,
    behind: new RegExp(
      `^(${BARGAINED_WITH})[^，,。；;\\d]{0,4}(?:在(?:谈|签|磨|商量|协商|走合同)|[没未不](?:有|肯|愿)?(?:同意|答应|谈|签|松口|点头|配合|让))`,
    ),
    isLacking: true,
    isUnpromised: true,
  },
  // 两项都查了的才算, 按两项都做完统计: what must be there for one to be counted
  {
    units: /^[项样种次个]$/,
    behind:
      /^(?:检查|检测|筛查|手续|条件|指标)?[都全均][^，,。；;\d]{1,6}(?:的(?=[才不没未\d]|$)|(?:才|来)?(?:统计|计算|算的))/,
    isUnpromised: true,
  },
  // 编目的就一个人, 跑现场的只有两个人: who is there to do it
  { units: /^[人个名位]$/, before: /(?:的|我们?|这边|那边)(?:就|只)(?:有|剩)?$/, isUnpromised: true },
  // 贷款2.6亿元，就业2350人，这两个都没到数: the amounts told
  { units: /^[个项样块]$/, before: /^[这那]$/, isUnpromised: true },
  // 可申请辅具140种: how many kinds there are
  { units: /^[种类样款级]$/, isUnpromised: true },
  // 2台坏了, 500个没电, 3盏不亮了: broken since; 坏了的2台换了 tells of what was done
  {
    behind:
      /^(?:[\u4e00-\u9fff]{0,3}?(?:又|都|也|已经?|突然|老是|经常))?(?:坏(?:了|掉|的|着)|没电了?(?=$|[，,。；;])|(?:出)?故障|死机|黑屏|卡[纸顿]|离线|掉线|误报|欠费|过期(?!药|食|疫苗)|生锈|掉漆|漏电|漏水(?!点)|松动|歪了|倒了|脱落|褪色|被[砸偷盗撞]|丢了|报废|损坏|破损|开裂|裂了|短路|失灵|异响|停机|退货)(?![^，,。；;\n]{0,8}(?:[换修补改]|更新|恢复|处理|解决))/,
  },
  // 偷了8盏, 借给大浪2个, 拆了2座, 拒绝改造3户, 重复申请3件, 备用2个: lost, given away, refused, said twice; 拆了2个重装 is made good
  {
    units: /^[个台套只盏座处间件户家]$/,
    before:
      /(?:(偷|盗|拆|撤|退|(?<=[还另外])送)[走掉了还]{1,2}|(借)[出走给了][\u4e00-\u9fff]{0,4}|(拒绝|谢绝|重复|多买|多订|备用|样品|样机)[\u4e00-\u9fff]{0,3})$/,
    behind: /^(?:都|是|也)*(重复)(?:申请|申报|登记|上报|统计)/,
    butFor: /重[新建装做]|[换补](?!贴|助)|新/,
  },
  // 2座停水, 3个断电: out of use
  { behind: /^(?:又|都|也|已经?|突然|还在?)*(停[水电用]|断[水电网])(?!公告|通知)/ },
  // 另有40间教室不用改: no work of the project; 不用再改了 may say that it is done
  {
    behind:
      /^[\u4e00-\u9fff]{0,6}?(?:不用|无需|无须|不需要?|用不着|不必)(?:去|我们|咱们)?(?:改|建|装|做|修|换|动|办|配|铺|查|筛|拆|划|种|挂|整治)(?:造|设|装|修)?的?(?=$|[，,。；;])/,
  },
];

const ENDS = '(?=$|[，,。；;！!、\\s）)]|[的了没未还要也都就在等给到不由来去够]|已|尚|待)';
/** 两座的照片, 8场的演出费. */
const OWNED = new RegExp(`^(?:的|里的?|那边的?)[\\u4e00-\\u9fff]{0,4}?(${THINGS})${ENDS}`);
/** 4个志愿者, 3个工作群; 2座在贴瓷砖 are being worked at, and 2590个都有照片 are told of with what shows them. */
const COUNTED = new RegExp(
  `^(?![都全均]有)(?:(?![在正贴铺装换刷修砌等缺没因差无不未少])[\\u4e00-\\u9fff]){0,2}?(${THINGS})${ENDS}`,
);
/** 三个辅警盯着, 2处基地调来: of these whatever they are said to do. */
const SURELY_COUNTED = new RegExp(
  `^的?(?:(?![在正贴铺装换刷修砌等缺没因差无不未少都全已])[\\u4e00-\\u9fff]){0,2}?(?:(?<person>${PERSONS_BESIDE})|(?<thing>${SURELY_BESIDE}))`,
);
/** 差评有6个, 志愿者还缺4个, 群建了3个; 以台账为准 names what is gone by. */
const SUBJECT = new RegExp(
  `(?<![以按照据凭]|根据|按照)(${THINGS})(?:还|又|也|已经?|共|一共|总共|就|只|才|累计|现在|目前|另)*(?:有|来了?|到了?|缺了?|差了?|少了?|欠了?|剩|换了?|收到?了?|接到?了?|建了?|拉了?|拍了?|买了?|配了?|交了?|补了?|传了?|发了?|存了?|放了?)?(?:大约|大概|约)?$`,
);

/** 79人 of 85名. */
const BY_HEAD = /^[人名位]$/;

/** 老师9个, 厨师换了2个, 家长会倒开了3场, 库里压着5000个: of these in any unit; 校门口的民警 is not the subject. */
const SURELY_SUBJECT = new RegExp(
  `(?:(?<person>${PERSONS_BESIDE})|(?<thing>${SURELY_BESIDE}))(?:[们里]|那?边)?(?:还|又|也|倒|都|已经?|共|一共|总共|就|只|才|累计|现在|目前|前后|另|新)*(?:有|[换开补坏病缺差少借租买摆放存压配派来去到走倒加添修丢挑招建拉用出上下跑]{0,2}[了着来去出过]?)?(?:大约|大概|约|足足)?$`,
);

/** 场 where 场次 are promised. */
const isPromisedIn = ({ target }: Project, unit: string): boolean =>
  promisesOf(target).some(({ measure }) => measure.unit.startsWith(unit));

/** 一栋楼, 换了一次, 一位阿婆: of what is not promised, it counts nothing. */
const ARTICLE = /^一[^\d一-九百千万]/;

type Amount = Pick<Figure, 'unit'> & Partial<Pick<Figure, 'kind'>> & { start: number; end: number };

/** Is the amount at that place of the text one of what these projects do not do? */
export function isBesideTheWork(text: string, amount: Amount, projects: readonly Project[]): boolean {
  if (projects.length === 0) return false;
  const { start, end, unit, kind } = amount;
  const head = text.slice(lastBreak(text, start, CLAUSE_END), start).trim();
  const tail = text.slice(end).split(CLAUSE_END)[0] ?? '';
  const counted = countedIn(tail, amount, projects);
  const isCounted =
    counted !== undefined && !(NOT_OF_THAT.test(counted) && projects.some((p) => countsInUnit(p, unit)));
  const thing = OWNED.exec(tail)?.[1] ?? (isCounted ? counted : undefined) ?? subjectOf(head, unit, projects);
  if (thing !== undefined && !projects.some((p) => has(p, thing))) return true;
  if (IS_THERE.test(head) && tellsWhy(text.slice(end), text.slice(start, end)) && !IS_DONE.test(tail)) return true;
  if ((BORROWED.test(head) || IN_PASSING.test(head)) && projects.every((p) => isStrange(tail, `${p.name}${p.target}`)))
    return true;
  if (BORROWED.test(head) && GIVEN_BACK.test(tail)) return true;
  if (ONLY_THE_LAST.test(head) && /^[个项]$/.test(unit) && IS_COMPLETED.test(tail)) return true;
  const isPromised = projects.some(({ target }) =>
    promisesOf(target).some(
      ({ measure }) => measure.unit === unit || (BY_HEAD.test(unit) && BY_HEAD.test(measure.unit)),
    ),
  );
  if (kind !== 'remaining' && ARTICLE.test(text.slice(start, end)) && !projects.some((p) => isPromisedIn(p, unit)))
    return true;
  return ASIDES.some(
    (aside) =>
      !(aside.isUnpromised && isPromised) &&
      !(aside.isLacking && kind !== 'remaining') &&
      (aside.units?.test(unit) ?? true) &&
      !aside.butFor?.test(head + tail) &&
      isTold(aside, head, tail, projects),
  );
}

/** 跟城管借的20个帐篷: by what means, and given back. */
const BORROWED = /(?:[跟向找从问][^，,。；;\d]{1,6}|^|[，,。；;])(?:借|租)来?[的了]?$/;
const GIVEN_BACK = /^[\u4e00-\u9fff]{0,6}(?:还了|还给|归还|退还|没还|要还|得还)/;
/** 旁边顺手扶正3个垃圾桶. */
const IN_PASSING = /(?:顺手|顺带|顺便|顺路|捎带着?)[^，,。；;\d]{0,6}$/;

/** 14-3、14-5、14-6分别改完22个、33个、19个，只有最后一个达标: the project that was named last. */
const ONLY_THE_LAST = /(?:只有|就|仅|除了)最后$/;
const IS_COMPLETED = /^(?:项目)?(?:都|已经?|算)?(?:达标|完成|完工|竣工)/;

/** 有一条巷子太窄，所以才改好13座: why so few are done; 有两个小区业主不同意，还剩两个没做: as many are left. */
const tellsWhy = (behind: string, amount: string): boolean => {
  const [, next = ''] = /^[^，,。；;\n]{2,24}[，,]([^，,。；;\n]+)/.exec(behind) ?? [];
  return SO.test(next) || next.replace(LEFT, '').startsWith(amount);
};
const SO = /^(?:所以|因此|只好|搞得|弄得)(?!数[字据量]?)/;
const LEFT = /^还?[差剩]下?/;
const IS_THERE = /(?<![了只还已到共])有$/;
const IS_DONE = /[好完成齐过]了|已|[好完成]$/;

function isTold({ before, behind }: Aside, head: string, tail: string, projects: readonly Project[]): boolean {
  if (!before && !behind) return true;
  const found = before?.exec(head) ?? behind?.exec(tail);
  if (!found) return false;
  const thing = found.slice(1).find(Boolean);
  return thing === undefined || !projects.some((p) => speaksOf(p, thing));
}

/** 那两所家长意见没统一, 另外2台配件在路上: opinions, money and spare parts are not counted as schools and lifts are. */
const NOT_OF_THAT = /配件|零件|主板|意见|建议|费用?$|投诉|留言|工资|[款钱]$/;

/** The thing or the person that was found; persons only where the unit may count them, and the work counts nobody in it. */
function besideIn(found: RegExpExecArray | null, unit: string, projects: readonly Project[]): string | undefined {
  const { person, thing } = found?.groups ?? {};
  const isOfPersons = /^[个位]$/.test(unit) || (/^[名人]$/.test(unit) && !projects.some((p) => countsInUnit(p, unit)));
  return thing ?? (isOfPersons ? person : undefined);
}

/** 6箱水, but 十处通水了. */
function countedIn(tail: string, { unit, kind }: Amount, projects: readonly Project[]): string | undefined {
  const isLacking = kind === 'remaining' && projects.some((p) => countsInUnit(p, unit));
  const surely = isLacking ? undefined : besideIn(SURELY_COUNTED.exec(tail), unit, projects);
  if (surely !== undefined) return surely;
  const [all, thing = ''] = COUNTED.exec(tail) ?? [];
  return all === undefined || (thing.length === 1 && all.length > 1) ? undefined : thing;
}

/** What is counted where the unit is none of the projects' own; a single character only where it begins the clause. */
function subjectOf(head: string, unit: string, projects: readonly Project[]): string | undefined {
  const surely = besideIn(SURELY_SUBJECT.exec(head), unit, projects);
  if (surely !== undefined) return surely;
  const found = projects.some((p) => countsInUnit(p, unit)) ? null : SUBJECT.exec(head);
  return found && ((found[1] ?? '').length > 1 || found.index === 0) ? found[1] : undefined;
}

/** 志愿者 of 应急志愿者队伍; a single character only where it is what is counted. */
const has = ({ name, target }: Project, thing: string): boolean =>
  thing.length > 1
    ? `${name}\n${target}`.includes(thing.slice(-2))
    : promisesOf(target).some(({ measure }) => measure.of.endsWith(thing));

const speaksOf = ({ name, target }: Project, thing: string): boolean => `${name}\n${target}`.includes(thing);

/** Does the text count nothing but such things, or what broke: 建了3个群, 坏了2台? */
export function tellsOnlyAsides(text: string, projects: readonly Project[], today: Day): boolean {
  const counted = quantitiesOf(text, today);
  return (
    counted.length > 0 &&
    text
      .split(CLAUSE_END)
      .every((clause) => clause.trim() === '' || counted.some((q) => clause.includes(text.slice(q.start, q.end)))) &&
    counted.every((q) => isBesideTheWork(text, q, projects) || isSpoilt(text, q))
  );
}
