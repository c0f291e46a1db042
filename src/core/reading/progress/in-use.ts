/** A place that is used: told by those it is for, day by day, or by what only an open place does. Whoever builds or mends it uses nothing. */
import type { Day } from '../../day.js';
import type { Project } from '../../registry.js';
import { findDates } from '../days/dates.js';
import { CLAUSE_END } from '../text/plain-text.js';
import { lackAmong } from './lacks.js';
import { PLANNED } from './progress-words.js';

/** Those a place is for, and what drives in. */
const PEOPLE =
  '大夫|住户|居民|业主|群众|百姓|市民|街坊|村民|老人家?|大爷|大妈|阿婆|阿公|新生|长者|孩子|小孩|小朋友|娃|学生|师生|老师|家长|病人|患者|读者|球友|学员|乘客|司机|车主|商户|摊主|民警|警员|顾客|客人|游客|工友|求职者|大家|大伙|残疾人|医生|护士|有人|[的堆帮群]人|车辆?|车子|公交';

/** What is done there. */
const USE =
  '使用|用(?![水电地工户于料时途具品房])|[坐乘](?![落标])|住(?!建|房|所)|走(?![流程账访过])|跑(?![流手腿])|通行|进出|出入|停车|充电|上课|上学|[上打].{0,2}(?:球|牌|课)|看书|借书|借阅|阅读|办公|坐班|接警|接诊|看病|就诊|看诊|挂号|吃饭|就餐|用餐|打饭|打牌|下棋|喝茶|散步|遛弯|溜达|锻炼|健身|踢球|游泳|[来在里]游|跳舞|玩|疯(?![涨长])|骑车|跑步|作业|压缩|卸货|买菜|摆摊|营业|找活|求职|活动|训练|比赛|乘凉|休息|游(?=了|得|起来|$)|踩|遛狗|值[班守]|办事|坐诊|接活|揽活|打针|打疫苗|量血压|拿药|[压收倒]垃圾|蹲活|打零工|[来回]上|准[时点]来|来报到|开[饭餐]|供餐';

/** What an open place itself does. */
const OPEN =
  '接诊|看诊|收[治住]|入住|收病人|营业|运营|运行|办公|坐班|上课|开课|开餐|供餐|接警|通行|走车|过车|通车|住人|(?:提供|开展)?服务|接待|使用|用了|作业|对外';

const HABIT = '天天|每天|日日|每晚|每周|成天|整天|经常|络绎不绝';

const WHO = `(?:${PEOPLE})们?[^，,。；;\\n]{0,5}?`;
const DOES = `[^，,。；;\\n]{0,5}?(?:${USE})`;

const USED = new RegExp(
  [
    `${WHO}(?:已经?|都|全|${HABIT}|正?在|搬[进回过]来?|回来|[饭周课学]后|周末)${DOES}`,
    `(?:${HABIT})(?:都|也)?(?:${WHO})?${DOES}`,
    `(?:正式|已经?|已在|全面|正常|现已|早就?|[号日天月份][起就]?|一直)(?:开始|开学|恢复|对外|在|供[\\u4e00-\\u9fff]{1,2}|给[\\u4e00-\\u9fff]{1,2})?(?:${OPEN})`,
    // 搬进去上课了, 搬到新地方办公了, 住进去半个月了
    `搬[进回过到](?:去|来|新地方|新[址楼馆])?(?:${USE})[^，,。；;\\n]{0,2}了`,
    `(?<=后)已经(?:${USE})[^，,。；;\\n]{0,2}了`,
    `(?:${PEOPLE})们?(?:${USE})(?:进去|进来|上)了?[\\d一两几半大小]{1,3}个?多?(?:天|周|星期|礼拜|月|年)了?`,
    // 天天挤满找活的工友, 晚上遛弯的人挤得很, 人都从桥上过, 放行了
    `(?:挤|坐|站)满了?[^，,。；;\\n]{0,6}(?:${PEOPLE})`,
    `(?:${USE})的人[^，,。；;\\n]{0,3}(?:挤|多|不少)`,
    '人[都全已][^，,。；;\\n]{0,2}从[^，,。；;\\n]{1,4}[走过]了?$',
    '(?:^|已经?|正式|全面|双向|全线)放行了?$',
    // 都在正常用
    '(?:都|全|已经?)在?正常(?:使用|用|上课|接诊|营业|运行|运转|开放)了?$',
    // 就有工友来蹲活, 国庆就放人进去玩了
    `(?:就|都|${HABIT})有(?:${PEOPLE})们?来(?:${USE})`,
    `(?:[就已都]|已经)放(?:人|车|行人|街坊|市民|群众)(?:进[去来]?|[下上][水去])?(?:${USE})`,
    // 一早一晚全是跑步遛狗的, 街坊看病拿药都在那边
    `(?:[全都净尽满]是|挤满了?)[^，,。；;\\n]{0,4}(?:${USE})[^，,。；;\\n]{0,4}的人?$`,
    `(?:${PEOPLE})[^，,。；;\\n]{0,3}(?:${USE})[^，,。；;\\n]{0,3}都在(?:那边|这边|新[址楼馆]|新地方|里面)`,
    // 九月开的园
    '(?:[日号天月份旬底初]|早就?|已)开的(?:园|馆|门|业|学|张|诊|街|市)(?=$|[了的])',
    '[用跑走转玩坐住开舞]起来(?:了|$)',
    '^(?:项目|那个)?(?:大?门)?(?:已经?|都|也)?开了$',
    `(?:[还交]给|供)(?:${PEOPLE})[^，,。；;\\n]{0,4}(?:${USE})`,
    '座无虚席|人来人往|人挤人|坐满人|络绎不绝|门庭若市|满座|坐得?满(?:满当当|当当|[^，,。；;\\n]{0,3}了)|座位[都得要靠]{1,2}抢',
  ].join('|'),
);

/** They go away, or elsewhere: 民警都走了, 已经跑了五趟街道, 医生都去核酸点值班了; or only come to ask, as a child may play anywhere: 来报名咨询. */
const GONE =
  /(?:[都全]|已经?)走[了光]$|跑了[\d一两三几四五六七八九十好]{1,2}[趟次回]|办事去|去(?!年)[^，,。；;\n]{1,6}(?:值[班守]|坐诊|办公|上[课班]|训练)|报名|咨询|泥巴/;

/** Not this place, not yet, not for good, or not those it is for. */
const NOT_USED =
  /没|未|不(?![错断少停愁误])|无法|难|(?<![归交偿])还(?![给有])|试(?!点)|临时|暂|过渡|旧|老(?![人年街百师乡村])|原(?=[址来先校楼馆店站处所地]|中心)|土方|泥头|渣土|罐车|吊车|便[道桥]|辅道|隔壁|借(?![书阅])|先行|先(?=走|用|开)|部分|半|才|再|问|催|盼|想|绕|外面|门口|排队|围挡|移动|工人|师傅|施工|工地|班组|挖机|桩机|机械|进场|修|期间|同时|(?<!没有?|无|未)投诉|照常|照旧|说|听|如果|要是|等到?(?=[^，,]{1,12}就)|下(?:周|个?月|学期)|旁边?|明[年天]/;

const isUse = (clause: string, today: Day): boolean => {
  const said = clause
    .replace(/接待|等待?候?区/g, '服务')
    .replace(IN_LINE, '')
    .replace(WORKERS_WHO_COME, '工友')
    .replace(RENEWED, '已经')
    .replace(HALF_A_WHILE, '几');
  return (
    USED.test(said) &&
    !NOT_USED.test(said) &&
    !GONE.test(said) &&
    !PLANNED.test(said) &&
    findDates(said.replace(/周末|每周/g, ''), today).every((day) => day.from <= today)
  );
};

/** 每天排队挂号: who waits for what is to be had there. */
const IN_LINE = /排(?:着|起)?长?队(?=挂号|看|打|借|买|进|坐|办|取|拿|领)/;

/** 找零活的师傅: those a labour market is for. */
const WORKERS_WHO_COME = /(?:(?:找|打|蹲)(?:零?活|零?工)的?|零工)师傅/;

/** 翻新后照常打疫苗了, 住进去半个月了. */
const RENEWED = /(?<=(?:翻新|改造|装修|升级|迁址)[好完]?[之以]?后)(?:照常|照旧|正常)/;
const HALF_A_WHILE = /[大小]?半(?=个?(?:月|天|年|小时))/;

/** Does any clause tell of use, whatever is promised? */
export const tellsUse = (text: string, today: Day): boolean =>
  text.split(CLAUSE_END).some((clause) => isUse(clause, today));

/** Where people live and go all the time, whatever is being done there: 老村综合整治, 道路升级改造. */
const USED_ALWAYS = /整治|小区|[路道](?:（[^（）]{1,9}）)?(?:升级|改扩建|改造)/;

/** 双向跑起来: the whole of a road, not what is left free beside the work. */
const WHOLE_ROAD = /双向|全线|全幅|全程|整条/;

/** 新跑道孩子们已经踩上去了: what was not there before the work. */
const NEW_THING = /新(?:的)?(?:跑道|场地|球[场门]|草皮|楼|教室|天桥|车道|路|馆|址|地方|泳池|灯|电梯|市场|摊位|广场)/;

/** What was not there before, or whose use is what the target asks. Its acceptance and handing over are told by themselves. */
const isTold = ({ name, target }: Project, text: string): boolean =>
  !/验收|移交|\d/.test(target) &&
  (!USED_ALWAYS.test(name) || WHOLE_ROAD.test(text)) &&
  (/使用|运营|开放|投用/.test(target) ||
    (/完工|建成/.test(target) && (/新建|加装|打通|建设(?:工程|项目)?$/.test(name) || NEW_THING.test(text))));

/** Does a text tell that these are used for what they are for, and of nothing that lacks beside it? */
export function isInUse(text: string, projects: readonly Project[], today: Day): boolean {
  if (projects.length === 0 || !projects.every((project) => isTold(project, text))) return false;
  const clauses = text.split(CLAUSE_END);
  const others = clauses.filter((clause) => !isUse(clause, today));
  return others.length < clauses.length && !lackAmong(others);
}

/** Since when: the one day of the clause that tells of use. */
export function inUseSince(text: string, today: Day): Day | null {
  const clause = text.split(CLAUSE_END).find((c) => isUse(c, today)) ?? '';
  const days = findDates(clause, today).filter((d) => d.precision === 'day' && d.from === d.to);
  return days.length === 1 ? (days[0]?.to ?? null) : null;
}
