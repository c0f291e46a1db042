/** Talk of the speaker's own life and of office life: 核酸做完了, 新房装修完工, 休产假由小陈接手. Done or not, it reports nothing. */
import type { Project } from '../registry.js';

/** Body and health. */
const HEALTH =
  '核酸(?![亭点站室])|抗原|两道杠|[转还]阴|阳性|(?:^|[，,我])阳了|退烧|发[高低]?烧|感冒|咳嗽|嗓子|疫苗|第[一二三四]针|住院|出院|做手术|拔牙|布洛芬';

/** Kin, and what is kept with them. */
const FAMILY =
  '我[爸妈哥姐弟妹爷奶家]|[家宅]里(?=人|有|的|事|老)|儿子|女儿|闺女|老[婆公](?!房)|爱人|媳妇|岳[父母]|宝宝|二胎|[接带我家]娃|接孩子|家长会|满月|坐月子|婚礼|结婚|喜[糖酒宴]|订婚|相亲|喜得';

/** What one owns, buys and sits for. */
const PRIVATE_THINGS =
  '新房|暖房|[房车]贷|租房|房东|搬家|提车|驾照|科目[一二三四]|快递|外卖|[高动]铁票|[机车]票|抢票|回老家|自驾|车险|年检|合唱|拔河|运动会|球赛|团建|世界杯|决赛|演唱会|追剧|股票|彩票|论文|毕业证?|期末考|笔试|职称|包饺子|饺子|红烧肉|年夜饭';

/** Leave, pay, the office's things, and who takes over. */
const OFFICE =
  '体检(?!中心|站|楼|率)|[产婚病事陪]假|产检|年休?假|调休|补休|工资|公积金|年终奖|奖金|绩效工资|报销|个税|党费|打印机|复印机|饮水机|会议室|工牌|饭卡|门禁卡|述职|生日|红包|群名片|群昵称|[来是由]?[\\u4e00-\\u9fff]{1,3}(?:接手|顶班|代班)|接手的|新[来接](?:手|的)|多多?关照|多指教';

/** What people do besides: a number in it counts no work of the programme, where nobody speaks of building. */
const LEISURE =
  /(?:快递|包裹|外卖|盒饭|早餐|奶茶|蛋糕|水果)[^，,。；;\n]{0,4}(?:在|放|到|搁)|[只才就]?睡了?(?:不到)?[\d一二两三四五六七八九十半]{1,3}个?(?:小时|钟)|(?:猫|狗|仓鼠|兔子)(?![\u4e00-\u9fff]*[口园村路湖])[^，,。；;\n]{0,2}(?:生|下|丢|病)|[夜晨]跑|跑步|爬山|徒步|骑行|打球|篮球|足球|羽毛球|乒乓|火锅|烧烤|烧鹅|奶茶|咖啡|外卖|饭堂|午饭|晚饭|聚餐|吃好|喝好|拼[桌车单]|麻将|K歌|团购|块钱|门票|电影票|快乐|安康|接龙|跑了[\d一二两三四五六七八九十半]{1,3}(?:公里|圈)(?=$|[，,。！!])|人[^，,。；;\n]{0,2}阳了|阳了[\d一二两三四五六七八九十大半]/;
const BUILDS = /[建修改装铺砌]|完工|竣工|验收|开工|施工|项目|\d ?-\d|演出|培训|放映|活动/;

const OWN = new RegExp([HEALTH, FAMILY, PRIVATE_THINGS].join('|'), 'g');
const AT_WORK = new RegExp(OFFICE, 'g');

/** On the way, and where to leave the car: talk, whatever place it names. */
const ON_THE_WAY =
  /[堵塞]车?[^。；;\n]{0,12}(?:晚|迟)[一点些会儿]{0,2}(?:到|来|过去)|我[^，,。；;\n]{0,3}(?:(?:晚|迟)[一点些会儿]{0,2}到|迟到)|(?:没|找)(?:找)?(?:不?到|了)?[^，,。；;\n]{0,4}(?:停?车位|地方停)|没(?:地方|处)停车?(?=$|[，,。；;！!])/;

/** Is it about the speaker's way? A number, or work on what is built, makes it none. */
export const isOnTheWay = (text: string): boolean => ON_THE_WAY.test(text) && !BUILDS.test(text);

/** 正在下社区，明天再提醒: what the speaker does, and no work. */
const BUSY =
  /^(?:我们?)?(?:人)?(?:正|还|现)?在(?:下社区|下乡|走访|外[面地]|路上|现场|开会|培训|调研|检查|值[守班]|隔离|忙|陪[检同]|接待|加班|党校|医院)/;

/** Is the speaker held by something else? */
export const isBusy = (text: string): boolean => BUSY.test(text);

/** A room of the office may be what is built. */
const BUILT = /装修|改造|施工|验收|完工|竣工|移交/;

/** What counts work. */
const COUNTED = /\d|项目|[一二三四五六七八九]成|百分/;

/** Is it talk of leisure, or of one's own life in no word that any of these projects is named by? */
export function isOwnLife(text: string, own: readonly Project[]): boolean {
  if (LEISURE.test(text) && !BUILDS.test(text)) return true;
  const isTalk = text.search(OWN) >= 0 || (text.search(AT_WORK) >= 0 && !BUILT.test(text));
  return (
    isTalk &&
    !COUNTED.test(text.replace(OWN, '')) &&
    !runsOf(text.replace(OWN, ' ')).some((run) => own.some((p) => p.name.includes(run)))
  );
}

/** Words that every building has say nothing of whose it is. */
const COMMON = /^(?:装修|完工|改造|建设|工程|提升|升级|新建|服务|中心|社区|街道|年级|孩子|活动)$/;

const runsOf = (text: string): string[] =>
  [...text.matchAll(/(?=([\u4e00-\u9fff]{2}))/g)].flatMap(([, run]) => (run && !COMMON.test(run) ? [run] : []));
