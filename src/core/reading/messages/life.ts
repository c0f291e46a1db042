/** Talk of the speaker's own life and of office life: 核酸做完了, 新房装修完工, 休产假由小陈接手. Done or not, it reports nothing. */
import type { Project } from '../../registry.js';

/** Body and health. */
const HEALTH =
  '核酸(?![亭点站室])|抗原|两道杠|[转还]阴|阳性|(?:^|[，,我])阳了|退烧|发[高低]?烧|感冒|咳嗽|嗓子|疫苗|第[一二三四]针|住院|出院|做手术|拔牙|布洛芬';

/** Kin, and what is kept with them. */
const FAMILY =
  '我[爸妈哥姐弟妹爷奶家]|[家宅]里(?=人|有|的|事|老)|儿子|女儿|闺女|老[婆公](?!房)|爱人|媳妇|岳[父母]|宝宝|二胎|[接带我家]娃|接孩子|家长会|满月|坐月子|婚礼|结婚|喜[糖酒宴]|订婚|相亲|喜得';

/** What one owns, buys and sits for. */
const PRIVATE_THINGS =
  '新房|暖房|[房车]贷|租房|房东|搬家|提车|驾照|科目[一二三四]|快递|外卖|[高动]铁票|[机车]票|抢票|回老家|自驾|车险|年检|合唱|拔河|运动会|球赛|点球|比分|看球|(?<![今明去来后青少老])年会(?!议)|春晚|尾牙|加时|梅西|绝杀|夺冠|团建|世界杯|决赛|演唱会|追剧|股票|彩票|论文|毕业证?|期末考|笔试|职称|包饺子|饺子|红烧肉|年夜饭';

/** Leave, pay, the office's things, and who takes over. */
const OFFICE =
  '体检(?!中心|站|楼|率)|[产婚病事陪]假|产检|年休?假|调休|补休|工资|公积金|年终奖|奖金|绩效工资|报销|个税|党费|打印机|复印机|饮水机|会议室|工牌|饭卡|门禁卡|述职|生日|红包|群名片|群昵称|[来是由]?[\\u4e00-\\u9fff]{1,3}(?:接手|顶班|代班)|接手的|新[来接](?:手|的)|多多?关照|多指教';

const AMOUNT = '[\\d一二两三四五六七八九十半]{1,3}';
const GOODS =
  '酸奶|牛奶|防疫包|口罩|抗原|布洛芬|消毒液|矿泉水|[瓶箱桶]水|食用油|大米|月饼|水果|零食|盒饭|雨伞|喜糖|[球影]票';

/** Going home is no end of the work: 拜拜，收工了; and a wish is for people: 祝大家冬至圆满. */
const FAREWELL =
  '(?:拜拜|再见|回见|明[天儿]见|下周见|周[一二三四五]见|闪[了人]|溜了|先撤|撤了|走人|回家)[^，,。；;\\n]{0,3}[，,！!~～ ]{0,2}(?:今[天晚])?(?:就|先)?收[工官]|收[工官]了?[，,！!~～ ]{0,2}(?:各位|大家)?(?:拜拜|再见|回家|撤了|走人|闪[了人]|溜了|明[天儿]见)|(?:^|[，,。；;！!~ ])(?:[预恭敬遥]?祝(?!贺)愿?|愿)(?:大家|各位|[您你]们?|领导|同事|全家|诸位|群里|老师|主任|朋友|咱们)';

/** Sport, meals, what a thing costs: 12块一份. */
const PASTIMES = `约[饭酒茶球牌局](?!店)|聚[聚餐会一]|撸串|喝[酒茶两](?!水)|(?:快递|包裹|外卖|盒饭|早餐|奶茶|蛋糕|水果)[^，,。；;\\n]{0,4}(?:在|放|到|搁)|[夜晨]跑|跑步|爬山|徒步|骑行|打球|篮球|足球|羽(?:毛球|球(?!场|馆))|网球(?!场|馆)|排球(?!场|馆)|台球|桌球|飞盘|瑜伽|剧本杀|露营|钓鱼|桌游|蛋糕(?!店|房)|乒乓|火锅|烧烤|烧鹅|奶茶|咖啡|外卖|饭堂|午饭|晚饭|聚餐|吃好|喝好|肠粉|[炒米河汤]粉|糖水|早茶|好吃|好喝|拼[桌车单]|麻将|K歌|团购|块钱|\\d(?:块|元)?一[份碗杯斤串笼](?=$|[，,。；;！!])|打${AMOUNT}折|[涨降花]了?[到成]?\\d{1,4}块|\\d块\\d斤|打了?${AMOUNT}场球|掼蛋|斗地主|打牌|山走了${AMOUNT}公里|${AMOUNT}公里(?:全程)?走完|全程走完|合影|相册|(?:快递|包裹)[^，,。；;\\n]{0,4}[没堆]|爬了?${AMOUNT}座山|门票|电影票|快乐|安康|接龙|跑了${AMOUNT}(?:公里|圈)(?=$|[，,。！!])`;

/** Sleep, weight, hair, who is ill: 又胖了5斤. */
const BODY = `排了?(?:不到)?${AMOUNT}个?多?(?:小时|钟头)|核酸[^，,。；;\\n]{0,4}排|[只才就]?睡了?(?:不到)?${AMOUNT}个?(?:小时|钟)|人[^，,。；;\\n]{0,2}阳了|阳了[\\d一二三四五六七八九十两大半]|口人?[^，,。；;\\n]{0,3}[阳转]|[胖瘦重轻]了[^，,。；;\\n]{0,3}斤|(?<![源码街桥龙牵])头发(?![现展布放动生出])|掉发|失眠|鼻血|落枕|颈椎|膏药|[腰背头牙腿肩]疼|体温\\d|烧到|[科办]里?倒下|(?<![大高初])中招(?![考生标聘])`;

/** A birth, what is brought from home, pets. */
const AT_HOME = `(?:老[妈爸]|爸妈|外婆|奶奶)[做包腌寄捎带炸熏][了的]?|(?:猫|狗|仓鼠|兔子)(?![\\u4e00-\\u9fff]{0,6}[口园村路湖])[^，,。；;\\n]{0,2}(?:生|下|丢|病)|当(?:爸|妈|爹|爷爷|奶奶|外公|外婆|舅)|(?:[小闺]女|女儿|儿子|小子|千金|宝宝|娃|生了)[^，,。；;\\n]{0,4}[，,]?${AMOUNT}斤|(?:孩子|儿子|女儿|闺女)[^，,。；;\\n]{0,3}(?:考|拿|得)了?[^，,。；;\\n]{0,3}(?:分|名|奖)|母[子女]平安|(?:家里|老家|乡下)[\\u4e00-\\u9fff]{0,2}[做灌包腌寄种捎带炸熏][了的]?[^，,。；;\\n]{1,4}[，,]|(?:给|跟)(?:大家|你们|各位|同事)(?:带|分|捎|尝)|分(?:给)?(?:大家|你们)`;

/** The machines on the desk, the chat's own members, what is left at the front desk: 前台还剩5个口罩，没领的来领. */
const ABOUT_THE_DESK = `(?:年假|调休|补休|病假)[^，,。；;\\n]{0,3}[剩有]|[要想][^，,。；;\\n]{0,2}的?私|私我|先到先得|卡纸|座机|蓝屏|黑屏|死机|重启了?${AMOUNT}|电脑[^，,。；;\\n]{0,4}(?:坏|卡|慢|死|关机)|键盘|鼠标|显示器|断网|没网|网断|(?:咱们?|我们|这个|本)群(?!众|体|里[^，,。；;\\n]{0,3}文件)|群[里成][^，,。；;\\n]{0,3}\\d{1,4}人|(?:没领|没拿|没吃|需要|想要|要|缺|想吃)的[^，,。；;\\n]{0,4}[来自去快][^，,。；;\\n]{0,2}[领取拿]|[自来]取(?=$|[，,。；;！!])|(?:${GOODS})[^，,。；;\\n]{0,5}没领|工会发的|(?:前台|办公室|工会)[^，,。；;\\n]{0,6}[剩有][^，,。；;\\n]{0,4}(?:${GOODS})`;

/** Who is called all day long: 一上午被你们电话打了七次，饭都没吃上. */
const HARRIED = `(?:[您你]们|领导|督办办?|区里)[^，,。；;\\n]{0,6}(?:电话|催)[^，,。；;\\n]{0,3}(?:打了?|来了?)?${AMOUNT}[次个通遍回]|(?:打|接)了?(?:[您你]们)?[^，,。；;\\n]{0,3}${AMOUNT}[个次通]电话|未接来电|(?:饭|水|茶|厕所|觉|早餐)(?:都|也)?(?:没|顾不上|来不及|没空|没时间)[^，,。；;\\n一]{0,3}[吃喝上睡]|(?:喝|吃)不?上?一?口(?:水|饭)|(?:水|饭)都没[喝吃](?:上)?一?口|[头腿腰嗓][子皮]?(?:都|要|快){0,2}(?:大|断|疼|哑|炸|秃|麻)了|谁受得了|忙不过来|分身乏术|(?:天天|一直|老)被催|电话[^，,。；;\\n]{0,3}打爆`;

/** What people do besides: a number in it counts no work of the programme, where nobody speaks of building. */
const LEAVING =
  '(?:^|[，,。！!～~ ])(?:咱们?|我们|大家|各位)?(?:明年|来年|年后|节后|改天|元旦后|收假后?)再?见(?=$|[，,。！!～~])|我(?:的)?[^，,。；;\\n]{0,3}(?:年终总结|述职报告|个人总结|年度总结|学习心得)|光荣退休|(?:今天|明天|正式)退休|荣休|鼓个?掌|我[^，,。；;\\n]{0,4}(?:先[撤走溜闪]|早退)[^，,。；;\\n]{0,4}接(?:娃|孩子|小孩|小朋友)|我[^，,。；;\\n]{0,4}去接(?:娃|孩子|小孩)';
const LEISURE = new RegExp([LEAVING, FAREWELL, PASTIMES, BODY, AT_HOME, ABOUT_THE_DESK, HARRIED].join('|'));
const BUILDS =
  /[建修装铺砌]|开业|运营|投用|开放|改(?![天日])|完工|竣工|验收|开工|施工|项目|\d ?-\d|演出|培训|放映|活动/;

const OWN = new RegExp([HEALTH, FAMILY, PRIVATE_THINGS].join('|'), 'g');
const AT_WORK = new RegExp(OFFICE, 'g');

/** On the way, where to leave the car, what the canteen has: talk, whatever place it names. */
const ON_THE_WAY =
  /[堵塞]车?[^。；;\n]{0,12}(?:晚|迟)[一点些会儿]{0,2}(?:到|来|过去)|我[^，,。；;\n]{0,3}(?:(?:晚|迟)[一点些会儿]{0,2}到|迟到)|车位[^，,。；;\n]{0,3}(?:找了|转了)|食堂[^，,。；;\n\d]{0,6}(?:卖[完光]|售罄|好吃|难吃|排队|鱼|鸡|排骨)|盒饭|(?:楼下|门口|大院|单位)[^，,。；;\n]{0,4}[剩有][^，,。；;\n]{0,4}车位|(?:没|找)(?:找)?(?:不?到|了)?[^，,。；;\n]{0,4}(?:停?车位|地方停)|没(?:地方|处)停车?(?=$|[，,。；;！!])/;

/** Is it about the speaker's way? A number, or work on what is built, makes it none. */
export const isOnTheWay = (text: string): boolean =>
  (ON_THE_WAY.test(text) || (CANTEEN.test(text) && !MEALS_SERVED.test(text))) && !BUILDS.test(text);

/** 食堂今天有红烧肉, 食堂二楼新开了川菜窗口; but 食堂开餐了，老人吃上红烧肉 is what is promised. */
const CANTEEN =
  /食堂(?:[一二三四]楼)?(?:今[天日晚]|明[天早]|中午|晚上|早上|新|周[一二三四五])*(?:有|上了?|推出|开了?|供应|加了?|是|做)[^，,。；;\n\d]{0,8}(?:[饭粉面肉汤菜煲粥鸭牛羊虾蟹饺包]|腊味|点心|小吃)/;
const MEALS_SERVED = /开[餐张]|供餐|长者|老人|助餐|就餐|人次|开了(?=$|[，,。！!])/;

/** 正在下社区，明天再提醒: what the speaker does, and no work. */
const BUSY =
  /^(?:等)?(?:我们?)?忙[完过]了?(?:这|手头|眼前)|(?:今[天日]|现在|这会儿|这[两几]天|目前)(?:实在|真的?|还|也|都|太|确实){0,2}(?:[报填交给发]不[了上出]|来不及|忙不过来|抽不开身)|^(?:我们?)?(?:人)?(?:正|还|现)?在(?:下社区|下乡|走访|外[面地]|路上|现场|开会|培训|调研|检查|值[守班]|隔离|忙|陪[检同]|接待|加班|党校|医院)/;

/** Is the speaker held by something else? */
export const isBusy = (text: string): boolean => BUSY.test(text);

/** 明天再提醒; 明天再约饭 asks for none. */
export const asksForReminder = (text: string): boolean => /提醒|催|再/.test(text.replace(MEETS_AGAIN, ''));
const MEETS_AGAIN = /再(?:约(?!谈)|聚|吃|喝|玩|逛|撸串|唱|打(?:球|牌)|搓|嗨|跑步?|爬|请[你您大]|战|来一局)/g;

/** A room of the office may be what is built. */
const BUILT = /装修|改造|施工|验收|完工|竣工|移交/;

/** 取件码8-1-3021: no project's number. */
const PICKED_UP = /取[件货餐]码/;

/** What counts work. */
const COUNTED = /\d|项目|[一二三四五六七八九]成|百分/;

/** Is it talk of leisure, or of one's own life in no word that any of these projects is named by? */
export function isOwnLife(text: string, own: readonly Project[]): boolean {
  if (PICKED_UP.test(text) || (LEISURE.test(text) && !BUILDS.test(text))) return true;
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
