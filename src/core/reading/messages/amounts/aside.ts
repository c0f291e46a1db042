/** Amounts of what goes on beside the work, and is counted for none of it: 投诉40起, 欠费1万元, 请假150人次, 8家来报价, 还缺两把锁, 出差3所学校. */
import type { Project } from '../../../registry.js';
import type { ReadFigure } from '../../figures/figures.js';
import { isMoney } from '../../figures/unit-kinship.js';
import { promisesOf } from '../../targets/targets.js';
import { CLAUSE_END, lastBreak } from '../../text/plain-text.js';

/** Words that stand right before an amount, or right behind it, and say that it is of such a thing. */
interface Family {
  units: RegExp;
  words: string;
  /** With one of these in its clause it is work after all: 投诉办结40起. */
  butFor?: RegExp;
}

const FAMILIES: readonly Family[] = [
  // 新增投诉40起, 收到意见12条
  {
    units: /^(?:起|件|宗|条|个|次|单|例|人次|通|封)$/,
    words:
      '投诉|信访|上访|举报|差评|好评|罚单|违章|违停|违规|事故|舆情|质疑|异议|意见|争议|抱怨|吐槽|报修|来电|来信|留言|警告|处罚|扣分|通报批评|红牌|黄牌',
    butFor: /办结|处[理置]|调解|化解|受理|审理|回复|答复|解决|整改|消除|采纳/,
  },
  // 本月请假150人次, 面试90名, 应聘的60人
  {
    units: /^(?:人|名|位|人次|个|人份)$/,
    words:
      '请假|缺席|缺课|缺勤|缺考|旷课|旷工|早退|迟到|掉队|退课|退学|退训|退赛|淘汰|落选|落榜|面试|笔试|复试|应聘|报考|政审|候选|备选|入围|入选|围观|看热闹|补考|挂科|中暑|受伤|阳了|感染|隔离|离职|辞职|退休|离队',
    butFor: /(?<!出)[差缺](?![席课勤考])/,
  },
  // 8家报价, 投标单位5家
  {
    units: /^(?:家|个|人|名|位|方|份)$/,
    words:
      '报价|投标|应标|竞标|竞价|比价|询价|比选|抽签|摇号|开标|入围|候选|备选|踏勘|考察|参观|观摩|看样|看房|谈判|磋商|洽谈|围标|串标',
  },
];

/** 培训费1800元, 新增欠费1万元: what is owed, charged or priced; what was spent or paid out is told of the work. */
const CHARGED =
  /(?:[欠学票房车餐话水电气药][费款]|(?:培训|报名|停车|物业|入场|住宿|伙食|挂号|材料|管理|差旅|误餐|交通|通讯|服务|场地|讲课|演出|出场|保险|加班|劳务|年|月)费|欠款|欠薪|拖欠|押金|保证金|定金|订金|罚[款金]|违约金|滞纳金|赔[款偿]金?|单价|票价|房价|房租|租金|工资|月薪|底薪|标价|要价|起步价|门票)(?:了|是|为|约|共|收|每人|合计)?$/;
const SPENT = /花|支[付出]|付|拨|投[入资]|发放?|补[贴助]|减免|退|追|讨|清|返/;

/** 差旅费4场没报, 场租3场没付, 发票2个没开: of that money so many are lacking. */
const MONEY_OF = /(?:[\u4e00-\u9fff](?:费|款|租金)|场租|工资|发票|报销)$/;

/** 出差3所学校, 考察了5家, 路过2个社区: where somebody was. */
const PLACES = /^(?:所|家|个|处|座|间|地|条)$/;
const WENT_TO = /(?:出差|考察|参观|观摩|踏勘|拜访|途经|路过|去过|去了|到访|串门|逛了?|跑了|跑过|走了|看了)(?:了|过)?$/;

/** 来报价, 前来参观, 报名的. */
const BEHIND = '(?:的)?(?:单位|公司|企业|商户|厂家|人)?(?:都|也|已经?|正|在)*(?:过来|前来|来|去|参与|参加|要|想)?';

/** 距地铁口还有1.5公里: how far away a place is; 距目标, 离终点 and 还差 are of the work. */
const FAR_OFF =
  /[距离](?!目标|任务|完|计划|指标|终点|终[端止]|[交验竣封收满标数要总])[\u4e00-\u9fff]{1,8}(?:口|站|园|校|院|场|街|店|楼|中心|村|桥|河|小区|社区)(?:那?边|那里|入口|出口)?(?:还)?(?:有|约|大约|只有|才|不到|足足|近)?$/;
const LENGTHS = /^(?:公里|千米|米|里|km)$/i;

/** 2个字没签, 3个章, 5张票没领: small things that stand in the way, and no piece of the work. */
const SMALL =
  /^(?:的)?(?:字(?!画|幕)|公?章|签[名字]|手印|锁|钥匙|门?票|螺丝|插头|开关|灯泡|门把|把手|标签|贴纸|封条|胶带|遥控|电池)(?![数量])/;
/** 3份材料, 两项手续; but of 80个用地手续没批 so many lack it. */
const PAPERS = /^(?:的)?(?:照片|材料|手续|证明|表格?|单子|合同|协议|发票|收据|批文|文件|电话|红头)(?![数量])/;

/** 现有场地16处: where it is done, and not how often. */
const VENUES = /(?:场地|会场|选址|地点)(?:有|共|了)*$/;
/** Measure words of small things: 两把, 5张, 3颗. */
const SMALL_UNITS = /^(?:把|张|颗|枚|根|页|桶|袋|瓶|箱|包|卷|副|扇|樘|封|粒|罐|捆|滴|勺|碗|杯|双|顶|匹|头|声|句)$/;

/** Is it an amount of such a thing, which no project at hand speaks of? */
export function isAside(text: string, f: ReadFigure, projects: readonly Project[]): boolean {
  const start = lastBreak(text, f.start, CLAUSE_END);
  const head = text.slice(start, f.start).trim();
  const tail = text.slice(f.end).split(CLAUSE_END)[0] ?? '';
  const isOurs = (word: string) => projects.some(({ name, target }) => `${name}\n${target}`.includes(word));
  const isPromised = projects.some(({ target }) => promisesOf(target).some(({ measure }) => measure.unit === f.unit));
  if (isMoney(f.unit)) return !isPromised && CHARGED.test(head) && !SPENT.test(head);
  if (MONEY_OF.test(head) || (LENGTHS.test(f.unit) && FAR_OFF.test(head))) return true;
  const went = PLACES.test(f.unit) ? WENT_TO.exec(head)?.[0] : undefined;
  if (went !== undefined && !isOurs(went.slice(0, 2))) return true;
  if (f.kind === 'remaining' && !isPromised && SMALL_UNITS.test(f.unit)) return true;
  if (!isPromised && PLACES.test(f.unit) && VENUES.test(head) && !isOurs('场地')) return true;
  const small = f.kind === 'remaining' ? (SMALL.exec(tail) ?? (isPromised ? null : PAPERS.exec(tail)))?.[0] : undefined;
  if (small !== undefined && !isOurs(small.slice(-2)) && !isOurs(small.slice(0, 2))) return true;
  return FAMILIES.some((family) => isOfFamily(family, f, head, tail, isOurs));
}

function isOfFamily(
  { units, words, butFor }: Family,
  { unit }: ReadFigure,
  head: string,
  tail: string,
  isOurs: (word: string) => boolean,
): boolean {
  if (!units.test(unit) || butFor?.test(head + tail)) return false;
  const word =
    new RegExp(
      `(${words})(?:单位|公司|企业|厂家|的|[\u4e00-\u9fff]{0,3}[员者生师手工]|人员|人数|量|数|了|有|共|约|达|达到|到|累计)*$`,
    ).exec(head)?.[1] ?? new RegExp(`^${BEHIND}(${words})`).exec(tail)?.[1];
  return word !== undefined && !isOurs(word);
}
