/** Signs that work is going on, waits or is held up, in a message whose words claim nothing else: 塑胶层养护期, 幕墙龙骨在焊, 选址又黄了. */

/** It goes on. */
const GOING_ON =
  /(?<![现存实内所潜])在(?!用|使用|运营|岗|册|[\u4e00-\u9fff\d]{1,8}?(?:[址里上内处旁边楼间前下中]|[区院校站馆所点场]))|(?<![更修改纠订])正(?!常运|式|确|好|巧|点|面|规)|中(?=$|[，,。；;！!\s])|(?:阶段|期间?|工序|环节|收尾|扫尾|扫口)(?=$|[，,。；;！!\s])|陆续|逐步|才(?=[\u4e00-\u9fff\d])|刚(?=[\u4e00-\u9fff])|继续|接着|恢复|复工|重启|复产|一半|过半|大半|分之|跟进|推进|对接|协调|抢|赶|催|冲刺|攻坚|爬坡|临门一脚|哆嗦|加班|开干|起步|按(?:计划|进度|节点|序时|期|部就班)(?:有序|稳步|正常|如期)?(?:进行|推进|实施|开展|走|做)|(?:半[幅边]|[分夜单][段间班侧期块片层]|[两三]班倒?|倒班|轮班|昼夜|[封围][闭蔽挡]|错[峰时]|立体|平行|同步|连续|通宵|满负荷|交叉|全面|占道|水上|水下|带水|带电)(?:交叉)?(?:施工|作业)(?=$|[，,。；;！!])/;

/** It waits, lacks or is held up. */
const HELD_UP =
  /还|没|未|不(?!错|少)|(?<![接招对看])待|等(?!级)|(?<![办刷打])卡|缺|差(?!不多)|剩|欠|压(?!缩|垃圾)|拖|慢|难|停(?!车)|堵|黄了|泡汤|搁|悬|无望|跨年|暂|缓|尚早|早着|拦|查封|撤|退场|放假|罢工|断供|窝工|流标|废标|趴窝|熄火|(?<!歇)歇(?!歇)|半拉|踏步|撂荒|荒废|烂尾|遇冷|掉链子|推倒|磨(?!石|光)|耽误|误[工期]|改期|影响|延|推迟|打回|退回|返|重新|[了再得要]重[来做铺砌刷浇装]|铲了|鼓包|开裂|塌方|[完成达开竣][成工标]率[偏较很太过还]?(?:低|不高|上不去)|问题|纠纷|矛盾|投诉|阻|下雨|天气|疫情|明年|来年|年后|节后|下周|下个?月|第(?:\d{1,3}|[一二三四五六七八九十]{1,3})[场家次期座批个]/;

/** A step on the way is told: nobody tells it of what is finished. */
const STEP =
  /浇|砌|顶管|地基|[内外室]装(?!修改造)|精装|铺|埋|回填|碾压|摊铺|划线|栽|种植|灌浆|注浆|喷锚|承台|桩机|垫层|水稳|井盖|勾缝|打磨|批荡|腻子|吊顶|布线|穿线|接驳|立杆|放线|验线|清淤|截污|冲洗|消杀|消毒|开荒|保洁|收边|联调|联试|联动|试车|试机|试[烧跑]|(?:通水|闭水|满水|压力|荷载|功能)试验|询价|比选|磋商|论证|焊|刷|贴|吊|绑|支模|扎筋|挖|钻|打桩|架|合龙|张拉|调试|进场|到场|到货|围挡|备料|报建|图审|招标|挂网|开标|中标|立项|选址|勘察|设计|概算|预算|批复|报批|送审|公示|评审|签约|合同|采购|下单|排产|生产|运输|清表|迁改|拆|土方|基础|主体|封顶|砌体|抹灰|安装|装修|养护|晾|试水|试压|试运行|整改|复查|验而|报验|报审|报备|上会|过会|开展|组织|宣传|走访|摸底|排查/;

/** Before any building is begun; told as done it finishes nothing: 招标公告挂网了. */
const BEFORE_BUILDING =
  /招标|投标|应标|派[工活单]|开[过完了]+会|碰[过了]头|交底|挂网|开标|中标|定标|立项|可研|勘察|[地详探初]勘|物探|环评|水保|概算|批复|报批|送审|评审|图审|采购|下单|排产|签约|合同|报建|选址|备料|清表|询价|比选|磋商|施工许可/;

/** 玩工了: what ends like that may be a completion in words that are not known. */
const MAY_BE_DONE = /了[。！!～~]*$/;

/** 井盖全换新: a step of which all is done tells of no further work. */
const ALL_RENEWED = /[全都](?:部|都)?(?:已经?)?[换装修铺种刷贴砌挂拆](?:上|掉|好|完)?新?(?=$|[，,。；;！!了])/;

/** Does the text say, in whatever words, that work is not yet done? */
export const isWorkGoingOn = (text: string): boolean => {
  const said = text.trim();
  if (HELD_UP.test(said) || BEFORE_BUILDING.test(said)) return true;
  return !MAY_BE_DONE.test(said) && (GOING_ON.test(said) || (STEP.test(said) && !ALL_RENEWED.test(said)));
};

/** 主体施工, 苗木假植着，等进场: a step of the work itself, or how it goes, in so many words. */
export const tellsOfStep = (text: string): boolean =>
  STEP.test(text) || /施工|推进|搁置|停工|复工|收尾|赶工/.test(text);
