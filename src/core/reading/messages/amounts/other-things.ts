/** Amounts of things that no project promises: photos, fees, helpers, chat groups, what lies in a cabinet; and of what broke since, or needs no work. */
import type { Day } from '../../../day.js';
import type { Figure } from '../../../measure.js';
import type { Project } from '../../../registry.js';
import type { ReadFigure } from '../../figures/figures.js';
import { quantitiesOf } from '../../figures/quantities.js';
import { isSpoilt } from '../../figures/quoted.js';
import { countsInUnit } from '../../targets/promised-things.js';
import { promisesOf } from '../../targets/targets.js';
import { CLAUSE_END, lastBreak } from '../../text/plain-text.js';

/** Papers, pictures and talk: 两座的照片, 3个群, 30份表. */
const OF_THE_OFFICE =
  '照片|图片|相片|截图|视频(?!探头|监控|点)|录像|扫描件|复印件|原件|附件|佐证|台账|名册|名单|花名册|表格?(?![演扬彰面示达现])|签到[表册]|回执|发票|收据|单据|小票|简报|总结|报道|通稿|稿子|推文|海报|横幅|展板|易拉宝|二维码|链接|账号|密码|(?:微信|工作|钉钉|业主|居民|联络|沟通|QQ)?群(?![众体租落楼])|公众号|邮件|短信|锦旗|感谢信|表扬信|[好差]评|投诉|留言|工单|信访件|意见(?!箱)|建议(?!书)|咨询电话|来电';
/** Money by what it is for: 8场的演出费, 3台的尾款. */
const MONEY = '[\\u4e00-\\u9fff]{1,3}费(?!者|站|站点|用[不较很])|费用|尾款|押金|工钱|工资|货款|工程款|余款|酬劳|劳务费';
/** Who helps out: 4个志愿者, 2个主持人. */
const HELPERS = '志愿者|义工|主持人?|摄影师?|摄像|协管员?|引导员|安保|帮手|跑腿|替班|助理|实习生|联络员|负责人|值班员?';
/** What it is done with, or lies in it: 6箱水, 20把椅子, 3把钥匙. */
const SUPPLIES =
  '(?:矿泉|饮用|纯净)?水(?![点管站电质表务库箱泵龙渠沟井])|饮料|牛奶|方便面|药箱|雨伞|口罩|纸巾|桌椅?|桌子|椅子|凳子|沙发|帐篷|音响|话筒|投影仪|电脑|打印机|空调|冰箱|微波炉|风扇|灯泡|电池|插头|开关|螺丝|钥匙|锁|门禁卡|胶[水带]|油漆|水泥|沙子|砖|瓷砖|水龙头|垃圾袋|扫[把帚]|工具箱?|零件|配件';

const THING = `(?:${OF_THE_OFFICE}|${MONEY}|${HELPERS}|${SUPPLIES})`;
const ENDS = '(?=$|[，,。；;！!、\\s）)]|[的了没未还要也都就在等给到不由来去够]|已|尚|待)';
/** 两座的照片, 8场的演出费. */
const OWNED = new RegExp(`^(?:的|里的?|那边的?)[\\u4e00-\\u9fff]{0,4}?(${THING})${ENDS}`);
/** 4个志愿者, 3个工作群; 2座在贴瓷砖 are being worked at. */
const COUNTED = new RegExp(`^(?:(?![在正贴铺装换刷修砌等])[\\u4e00-\\u9fff]){0,2}?(${THING})${ENDS}`);
/** 差评有6个, 志愿者还缺4个, 群建了3个. */
const HAD =
  '(?:还|又|也|已经?|共|一共|总共|就|只|才|累计|现在|目前|另)*(?:有|来了?|到了?|缺了?|差了?|少了?|欠了?|剩|收到?了?|接到?了?|建了?|拉了?|拍了?|买了?|配了?|交了?|补了?|传了?|发了?|存了?|放了?)?(?:大约|大概|约)?';
const SUBJECT = new RegExp(`(?<![以按照据凭]|根据|按照)(${THING})${HAD}$`);

/** Boxes and sheets hold what is no work; what is handed out or taken in is told of as its effect: 派发宣传册3000份. */
const HOLDS = /^[箱瓶桶袋包盒张页封篇幅把份]$/;
const HANDED = /[派发送赠收领印]|回收|派发|发放/;
/** 可申请辅具140种: how many kinds there are. */
const KINDS = /^[种类样款级]$/;

/** 旁听12人, 约了31家企业: who looked on, or was asked to come. */
const GUESTS =
  /(?:旁听|围观|观摩|列席|参观|到访|来访|(?<![大节预签合])约[了好定到]|邀请?[了到来]|(?<![申聘])请[了到来]|联系[了上好]|对接[了上好])(?:了|共|一共|近|约)?$/;

/** 2台坏了, 500个没电, 3盏不亮了: broken since; 坏了的2台换了 tells of what was done. */
const BROKEN =
  /^(?:[\u4e00-\u9fff]{0,3}?(?:又|都|也|已经?|突然|老是|经常))?(?:坏(?:了|掉|的|着)|没电了?(?=$|[，,。；;])|(?:出)?故障|死机|黑屏|卡[纸顿]|离线|掉线|误报|欠费|过期(?!药|食|疫苗)|生锈|掉漆|漏电|漏水(?!点)|松动|歪了|倒了|脱落|褪色|被[砸偷盗撞]|丢了|报废|损坏|破损|开裂|裂了|短路|失灵|异响|停机|退货)/;
const MENDED = /^[^，,。；;\n]{0,8}(?:[换修补改]|更新|恢复|处理|解决)/;

/** 另有40间教室不用改: no work of the project; 不用再改了 may say that it is done. */
const NEEDS_NONE =
  /^[\u4e00-\u9fff]{0,6}?(?:不用|无需|无须|不需要?|用不着|不必)(?:去|我们|咱们)?(?:改|建|装|做|修|换|动|办|配|铺|查|筛|拆|划|种|挂|整治)(?:造|设|装|修)?的?(?=$|[，,。；;])/;

/** Is the amount one of such things, which the project itself does not have? */
export function isOfOtherThings(
  text: string,
  { start, end, unit }: Pick<ReadFigure, 'start' | 'end' | 'unit'>,
  projects: readonly Project[],
): boolean {
  if (projects.length === 0) return false;
  const after = text.slice(end);
  const head = text.slice(lastBreak(text, start, CLAUSE_END), start).trimEnd();
  const isOwnUnit = projects.some((p) => countsInUnit(p, unit));
  const subject = isOwnUnit ? null : SUBJECT.exec(head);
  const named = subject && ((subject[1] ?? '').length > 1 || subject.index === 0) ? subject[1] : undefined;
  const thing = OWNED.exec(after)?.[1] ?? countedIn(after) ?? named;
  if (thing && !projects.some((p) => has(p, thing))) return true;
  if ((BROKEN.test(after) && !MENDED.test(after)) || NEEDS_NONE.test(after)) return true;
  const isPromised = projects.some((p) => promisesOf(p.target).some(({ measure }) => measure.unit === unit));
  return !isPromised && (KINDS.test(unit) || GUESTS.test(head) || (HOLDS.test(unit) && !HANDED.test(head)));
}

/** 6箱水, but 十处通水了. */
function countedIn(after: string): string | undefined {
  const [all, thing = ''] = COUNTED.exec(after) ?? [];
  return all === undefined || (thing.length === 1 && all.length > 1) ? undefined : thing;
}

/** 志愿者 of 应急志愿者队伍; a single character only where it is what is counted. */
const has = ({ name, target }: Project, thing: string): boolean =>
  thing.length > 1
    ? `${name}\n${target}`.includes(thing.slice(-2))
    : promisesOf(target).some(({ measure }) => measure.of.endsWith(thing));

/** Does the text count nothing but such things, or what broke: 建了3个群, 坏了2台? */
export function tellsOfOtherThings(text: string, projects: readonly Project[], today: Day): boolean {
  const counted = quantitiesOf(text, today);
  return (
    counted.length > 0 &&
    text
      .split(CLAUSE_END)
      .every((clause) => clause.trim() === '' || counted.some((q) => clause.includes(text.slice(q.start, q.end)))) &&
    counted.every((q) => isOfOtherThings(text, q, projects) || isSpoilt(text, q))
  );
}

/** Words that say how it stands, when or how much: behind an amount they name nothing. */
const PREDICATES =
  /出头|挂零|[先准对啱吧呢啊呀嘛哦哈啦咯喔]|冒头|开外|扫尾|收尾|[了没未不在都全已经好完齐够开通装建办做改修换等待差欠缺还才就要是的有被让把正排算看报上下来去过到得能可会将拟划预约新增共计合总均也又再月日周年天号底前后内中初末今明昨早晚验收测试用运营投启移交付挂招签审批评公示推进落地达标拆铺种演讲发领取送配安布摆贴刷立停关卡堵拦拖延缓搁搬租借丢坏退留定选备订漏补追满超近整多余少左右额巴零各每半压着之间以起被说讲问找见走跑拿收放空余剩]/;
/** Counted by head, whoever they are: 700家企业, 160名老兵. */
const BY_HEAD = /^(?:[家户人名位]|[人户家]次)$/;
const NOUN_BEHIND = /^([\u4e00-\u9fff]{2,6})(?=$|[，,。；;！!、\n])/;

/** What the name of a project is written as, where the message says it: it is the project's own. */
const ITS_NAME = /项目$/;

/** 装了11个烘手机: the short question what is counted, where the noun has no character of the project's own words; null where none is so strange. */
export function strangeThingAsked(
  text: string,
  figures: readonly Figure[],
  { name, target }: Project,
  today: Day,
): string | null {
  for (const { value, unit, end } of quantitiesOf(text, today)) {
    const noun = NOUN_BEHIND.exec(text.slice(end))?.[1];
    if (noun === undefined || ITS_NAME.test(noun) || BY_HEAD.test(unit) || PREDICATES.test(noun)) continue;
    if (!figures.some((f) => f.quantity === value && f.unit === unit)) continue;
    if (![...noun].some((c) => `${name}${target}`.includes(c)))
      return `“${value}${unit}${noun}”是本项目的数量吗？请说一下完成情况。`;
  }
  return null;
}
