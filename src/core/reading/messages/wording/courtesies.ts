/**
 * What stands around what a message says: greetings, thanks, who speaks, talk of the telling itself. It is found once, where the
 * reading of a message begins, and is no word of any claim. Families of words; a clause that nothing but they make up is left out.
 */
import { SURNAMES } from '../../text/surnames.js';
import { consistsOf } from '../../text/typed-text.js';
import { OPENS_QUESTION } from './message-words.js';

const SURNAME = `[${SURNAMES}]`;

/** Whom a message is addressed to: 王主任, 督办办的同志们. */
const ADDRESSED = [
  `${SURNAME}[\\u4e00-\\u9fff]?(?:主任|科长|处长|局长|书记|部长|区长|主席|秘书长?|老师|专员)好?`,
  `${SURNAME}(?:科|处|局|工|总|队|所|姐|哥)好?`,
  '(?:尊敬的|督办(?:办公室|办|室|组|科)?的?)?(?:各位)?(?:领导|同志|同事|老师|主任|科长|小助手)们?好?',
  '(?:各位|大家)好?|@[^\\s@，。,：:]{1,32}|督办(?:助手|办公室|办|室|组|科)|小督|小助手|机器人|亲(?![子自属友戚情])',
];

/** 请转告王局：. */
const PASS_ON = '(?:请|麻烦|烦请|劳烦|帮忙)?(?:帮忙|[您你])?转(?:告|达|呈|报|知)(?:给|一下)?';

const GREETINGS = [
  '[您你]们?好|(?:早上|上午|中午|下午|晚上)好|早安|早$|晚安|哈喽|哈啰|嗨|hello|hi(?![a-z])|在吗|(?:冒昧)?打[扰搅](?:一下|您|你|了)?',
  '祝好?|(?:新年|元旦|周末|节日)(?:快乐|愉快)|工作顺利|注意(?:保暖|身体)',
];

const THANKS = [
  '(?:万分|非常|十分)?(?:谢谢|多谢|感谢|谢过|先谢|thanks|thx|3q)(?:[您你]的?|领导|大家|各位)?(?:关心|支持|理解|提醒|关注|指导|帮助|帮忙|通知|告知|督促|费心)?',
  '辛苦|添麻烦|费心|拜托|劳驾|有劳|麻烦[您你]们?了?',
];

const EXCUSES = [
  '不好意思|对不[起住]|抱歉|过意不去|惭愧|见谅|请谅解|(?:回复?|报|看到|上报|反馈)得?[晚迟慢]了|(?:让[您你]|让领导)?久等了?|刚开完(?:调度|例)?会|[刚才](?:看到|看见|忙完)(?:消息|信息|通知)?',
  '(?:之前|前面|刚才|一直|太忙|忙|昨天|上午)*没有?(?:及时|来得及|顾得?上)(?:报|回复?|上报|填报|反馈|看)|(?:刚才|刚刚|刚|一直|上午|下午|昨天)?在(?:开会|路上|外面|车上|高铁上|工地上?)(?:没有?(?:看到?|注意)(?:消息|信息|群|手机)?)?|没有?看到?(?:消息|信息|群)',
];

/** What the reader is to do with it, and that this is all. */
const FOR_THE_READER = [
  '(?:敬请|恳请|烦请|还请|请|望|仅供|供|麻烦|劳烦|帮忙)(?:各位|领导|[您你]|督办办|主任|大家|予|多|帮忙|帮)*(?:知悉|知晓|悉知|查收|查阅|审阅|审核|审示|阅示|批示|指示|指正|参考|放心|阅知|过目|登记|更新|记录|记|录入|看|支持)(?:一下|下)?(?:状态|进度)?',
  '特此(?:汇报|报告|说明|反馈|回复)|(?:汇报|报告|回复|反馈)完毕|专此(?:报告|汇报)|此复|妥否|以上(?!项目)(?:汇报)?|如有不妥|(?:汇报|报告)各?位?领导|[您你](?:看|记)一?下|over',
  '(?:目前|情况)?就(?:是?这些|是?这样|是这个情况)|先这样|回复(?=$|@)',
];

/** What gains time. */
const PAUSES = '怎么说呢|应该说|对了|是?这样的?$|嗯|呃|额|哎|那个$|然后|就是|反正|其实|[您你]看';

const LITTLE = '请|也|都|太|真|实在|[您你]|[了啦咯哈哦啊呀哟的嗯呃]';
const SIGNS = '🙏|🌹|🤝|☕|😊|😄|😁|🫡|\\[(?:抱拳|握手|玫瑰|微笑|鲜花|咖啡|合十|愉快)\\]';

const OF_TELLING =
  '告诉|汇报|报告|反馈|同步|回复|答复|上报|报送|填报|报备|更新|说明|统计|核实|核对|核查|确认|询问|了解|去看|看|查|问|说|报|回|沟通|联系|梳理|汇总';

const MATERIAL =
  '(?:现场|书面|正式)?(?:照片|图片|截图|链接|佐证材料|佐证|附件|附图|表格|材料|资料|台账|文件|盖章件)|系统|表|\\[图片\\]';

/** Talk of the telling: 照片稍后发您, 有变化再向您汇报, 按要求报送如下. */
const TELLING = [
  '(?:看到|看见|收到|接到)(?:了|您|你|的|督办|办|群里|这条)*(?:消息|信息|提醒|通知)',
  '(?:如?有|若有|后续|后面)(?:任何|新的?|什么)?(?:问题|变化|疑问|情况|进展|需要|不清楚的)?(?:的话)?(?:请|再|随时|及时|第一时间|向|跟|和|给|与|您|你|领导|我们|我|联系|汇报|报告|沟通|反馈|更新|打|电话|说|报)*',
  `(?:${MATERIAL})(?:等会|等会儿|稍后|随后|晚点|下午|回头|后面|周[一二三四五]|已经|已|也|都|会|里|我们?|再|又|重新|给|[您你]们?)*(?:补|发|传|上传|提交|报|送|交|见|在|附|填)(?:过去|好|到|在|给|至|上|后|您|你|邮箱|附件|系统|群里|群|平台|网盘|云盘|共享盘|共享文件夹?|文件夹|[UＵu]盘|硬盘|领导|督办|办|一[遍次份下]|[您你]们)*`,
  `(?:附|详情见|详见|请见|见)(?:${MATERIAL}|下图)|(?:${MATERIAL})(?:如下|附后|随后)|\\[图片\\]`,
  '(?:我们|后续)*会?(?:继续|持续)?(?:跟进|关注|跟踪|努力|抓紧)|先报这些|有图有真相',
  '(?:随时|电话)联系|(?:晚点|稍后|回头)?给您打电话|(?:已|同步)*在系统里?(?:更新|填报|填)|(?:联系|汇报|填报|报送|经办)人|(?:我|这里|这边)[是叫]|(?:我|这里|这边)是[\\u4e00-\\u9fff]{2,10}?[办科局处股队委]的?',
  '(?:以上)?(?:情况|数据)属实|(?:数据)?以此为准|最新(?:情况|进展|消息|数据)|拿到数据|数据出来|(?:昨天|今天|前几天|这几天|最近)?(?:一直)?(?:下大?雨|降温)|天太?冷|(?:这段时间|这几天|最近)?一直在跑现场',
  '(?:分管)?领导(?:已|都)?(?:审定|审过|审|阅|看过)|已?经?(?:分管)?领导(?:审定|审阅)|已报(?:分管)?领导',
  '(?:您|你|领导)(?:刚才|上次)?[催问要]的(?:那个|那项|事|项目)?|(?:情况|进展)如下|好消息|报喜|实话说|说实话|老实[说讲]|不瞒[您你]说|坦白[说讲]|长话短说|情况是这样|漏报了|漏了一[个项]|再(?:添|加报|补报|补充|报|说|汇报)一?[项条个]|第[二三]次报|重新报|再报一次',
];

/** 小王. */
const BY_SURNAME = `[小老]${SURNAME}`;

/** Who tells, of what, when and with whom it was looked into; no talk by itself. */
const OF_WHOM =
  '[\\u4e00-\\u9fff]{2,4}(?:[科股室]|大队|公司|集团)(?=统计|汇总|核对|汇报|报[送告]?|反馈|通报|给|说|向|[:：])|施工(?:方|单位|队)|建设单位|监理|代建方?|业主|工地|现场|社区|科里|科室|办里|局里|街道|单位|联络员|经办人?|负责人|项目(?:经理|负责人|部)|[\\u4e00-\\u9fff]{2}[办科](?=[的小老报]|$)|那边|这边|[我咱]们|我|本人';
const WHEN_TOLD = '刚刚|刚才|刚|今天|昨天|上午|下午|早上|昨晚|又|已经|已|才|先|现将|现|这里|在此';
const OF_WHAT =
  '其[他它]情况|语音|打字|电话里?|微信|跟|和|与|来自|来|补充|向|给|找|让|把|将|对|由|催|经|代|去|按照|按|根据|督办|要求|通知|简要|简单|最新|内容|情况|进度|进展|数据|台账|这事|此事|这件事|那个|这个|过|出来|到|一声|一下|下|如下|这|是|在';

const made = (...families: (string | readonly string[])[]): string => families.flat().join('|');
const wholly = (...families: (string | readonly string[])[]): RegExp =>
  new RegExp(made(...families, LITTLE, SIGNS, '[\\s【】（）()「」·、—#-]'), 'giu');

const COURTESY = made(GREETINGS, THANKS, EXCUSES, FOR_THE_READER, ADDRESSED, PASS_ON);
const IS_COURTESY = new RegExp(made(COURTESY, PAUSES), 'iu');
const COURTEOUS = wholly(COURTESY, PAUSES);

const TOLD = wholly(TELLING, COURTESY, OF_TELLING, BY_SURNAME, OF_WHOM, WHEN_TOLD, OF_WHAT);
const IS_TOLD = new RegExp(
  made(
    TELLING,
    `^[（(]?${BY_SURNAME}$`,
    `(?:${OF_TELLING})(?:过|了|完|出来|如下)`,
    `(?:刚|现将|按要求|按照要求|让我|经)[^，。]{0,8}(?:${OF_TELLING})`,
    '(?:汇报|报告|反馈|同步|说|回复?|更新|报备?)(?:一下|一声|下|情况)',
    '(?:按照?|根据)[^，。]{0,6}(?:要求|通知)',
  ),
  'iu',
);
const HEADS = new RegExp(OF_TELLING, 'u');
/** （观澜街道经办）: who does the work, and so no talk of the telling. */
const WHO_DOES_IT = /(?:经办|承办|主办|负责)$/;

/** 您好9-2, 报告领导9-2, 汇报一下9-2: what leads to a number without a stop. */
const LEADING = new RegExp(
  `^(?:(?:${made(ADDRESSED)})?(?:${made(GREETINGS)}|好)|(?:报告|汇报)?(?:${made(ADDRESSED)})|(?:[跟向]您)?(?:汇报|报告|反馈|更新|同步|说)一?下)\\s*(?=[\\d【[(（第])`,
  'iu',
);
/** 31场谢谢领导, 31场🙏: what ends a clause without a stop. */
const CLOSING = new RegExp(
  `(?:(?:谢谢|多谢|感谢|辛苦了?)(?:领导|[您你]|大家|各位|主任)?[啦了哈]?|\\s|${SIGNS})$`,
  'iu',
);

const MOST_CLOSING = 12;

const CLAUSE = /[（(【]*[^，,。；;：:！!?？~～…\n 【】（(）)]+[，,。；;：:！!?？~～…\n 】）)]*/gu;
const STOP = /[，,。；;：:！!?？~～…\n 】）)]*$/u;
const STRONG = /[。；;！!？?\n]/;
const WEAK = /^[，,：:~～… ]/;

interface Clause {
  words: string;
  stop: string;
}

/** A message without what stands around it; as it was where nothing else is said. `names`: of the unit that speaks. */
export function withoutCourtesies(text: string, names: readonly string[]): string {
  const clauses = (text.match(CLAUSE) ?? []).map(parted);
  const said = left(left(clauses, isCourteous), (clause) => isTalk(clause, names));
  return said.length === 0
    ? text
    : said
        .map(({ words, stop }) => words + stop)
        .join('')
        .replace(LEADING, '')
        .replace(ofItself(names), '');
}

/** 教育局汇报四和外国语学校…: who speaks, and that he does, with no stop before what is told. */
const ofItself = (names: readonly string[]): RegExp =>
  new RegExp(
    `^(?:我们?|我是|这里是|这边是)?(?:${names.map((name) => name.replace(/[^\p{L}\p{N}]/gu, '.')).join('|')})(?:这边|这里)?(?:先|再|现|来|特|[向给跟][您你]|领导)*(?:汇报|报告|报(?!名|警|建|批|审|修|废)|反馈|更新|说明|同步|补报)(?:一?下|一声|给[您你])?[：:，, ]*(?=[\\u4e00-\\u9fff\\d])`,
    'u',
  );

function parted(clause: string): Clause {
  const stop = STOP.exec(clause)?.[0] ?? '';
  return { words: withoutClosing(clause.slice(0, clause.length - stop.length)), stop };
}

function withoutClosing(words: string): string {
  let end = words.length;
  for (;;) {
    const closing = CLOSING.exec(words.slice(Math.max(0, end - MOST_CLOSING), end))?.[0] ?? '';
    if (closing === '' || closing.length >= end) return words.slice(0, end);
    end -= closing.length;
  }
}

/** Behind other words, 王工： is who said what follows. */
const isCourteous = ({ words, stop }: Clause, isFirst: boolean): boolean =>
  (isFirst || !/[:：]/.test(stop)) && IS_COURTESY.test(words) && consistsOf(words, COURTEOUS);

/** 跟施工方核实过, 观澜街道报：, who speaks. */
function isTalk({ words, stop }: Clause, names: readonly string[]): boolean {
  if (OPENS_QUESTION.test(words + stop)) return false;
  const rest = names.reduce((left, name) => left.replace(name, ''), words);
  const told = rest !== words || IS_TOLD.test(rest) || (/[:：】]/.test(stop) && HEADS.test(rest));
  return told && !WHO_DOES_IT.test(words) && (rest === '' || consistsOf(rest, TOLD));
}

/** The clauses that are not passed over, all of them if none is left. What is passed over hands its stop on. */
function left(clauses: readonly Clause[], isPassed: (clause: Clause, isFirst: boolean) => boolean): readonly Clause[] {
  const kept: Clause[] = [];
  for (const clause of clauses) {
    const before = kept.at(-1);
    if ((/[?？]/.test(clause.stop) && clause.words !== '在吗') || !isPassed(clause, !before)) kept.push(clause);
    else if (before && !STRONG.test(before.stop) && !WEAK.test(clause.stop))
      kept[kept.length - 1] = { ...before, stop: clause.stop.replace(/[】）)]/g, '') };
  }
  return kept.length > 0 ? kept : clauses;
}
