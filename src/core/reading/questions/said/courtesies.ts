/**
 * What a question is asked with: greetings and thanks, who wants to know, what for and how soon. It is found once, where the reading
 * begins, clause by clause, and is no word of what is asked.
 */
import { SURNAMES } from '../../text/surnames.js';
import { consistsOf } from '../../text/typed-text.js';

/** 😊, and 抱拳 in brackets as chats write it. */
const FACE = /\p{Extended_Pictographic}|[\u{1F3FB}-\u{1F3FF}]|\[[\u4e00-\u9fff]{1,4}\]/gu;

const TITLED = `(?:[${SURNAMES}](?:副?区长|副?书记|副?局长|副?主任|副?处长|科长|常委|副?市长|部长|局|处|科|总|工|姐|哥)|[老小][${SURNAMES}])`;
/** Who wants to know. */
const WHO = `(?:${TITLED}|(?:主要|分管|区)?领导们?|副?书记|副?[区市]长|老板|首长|上[面级头]|市里|区里|人大(?:代表|常委会)?|(?:区委|区政府)?(?:常委会?|常务会|党组会|办公会|专题会|班子会?)|政协|代表|委员|记者|媒体|群众|居民|人家|会上|办公会)`;
const WHEN =
  '(?:今[天早晚]|明[天早]|后天|等[下会]|待会儿?|一会儿?|马上|下班前|[上下]午|中午|晚上|会前|[下本这]?周[一二三四五六日]?|(?:[一二两三四五十半]|十五|二十|三十|[1-6]0|[1-9])(?:分钟|个小时|小时)后|现在|正|又|也|还|刚刚?|刚才|一直)';
/** What it is for. */
const OCCASION =
  '(?:[\\u4e00-\\u9fff]{0,4}(?:会议?(?:上|材料)?|例会|汇报(?:会|材料)?|材料|总结|报告|讲话稿?|简报|发言|通报|台账|检查|调研|视察)(?:[里上中])?)';

/** Words of which any tells that the clause asks nothing. */
const POLITE = [
  `(?:尊敬的)?(?:各位|大家|${TITLED}|领导|督办(?:办公室|办|助手)?|小督|小助手|机器人|老师|同志|[您你])们?(?:早上|上午|中午|下午|晚上)?[您你]?好[呀啊哇]?`,
  '(?:早上|上午|中午|下午|晚上)好[呀啊]?|早安|晚安|哈喽|哈啰|hello|hi|在吗|在不在|在么|忙吗|忙不忙',
  '(?:非常|十分|万分|先)?(?:谢谢|多谢|感谢|谢过|谢了|3q|thx|thanks?)|辛苦|拜托|劳驾|有劳|费心|添麻烦|麻烦了|打[扰搅]|不好意思|抱歉|冒昧|收到|知道了|明白了?|好的|okay|ok',
  `(?:${WHEN}|${WHO})*${WHO}${WHEN}*(?:[要想在等催问看让叫关心急着得很紧]|知道|了解|听取?|用|我|来|去|检查|调研|视察|过|审议?|研究|上)+(?:一?下|问|查)?(?:得很?[急紧])?`,
  `${WHEN}*(?:要|得|好|去|来|我)*(?:开|写|做|报|准备|放|写进|整理)?${OCCASION}(?:要|里要|上要|好|得|需要|等着)*(?:[用讲说念提写]|汇报|发言|上会)`,
  `(?:要|得|我要|准备)?(?:写|放|整理)进?(?:到|个)?${OCCASION}|(?:在|去|要)?开${OCCASION}|刚?开完会|${OCCASION}等着用?|要材料`,
  `(?:${WHEN}|我|这边)*(?:好|要|得|去|来|准备|拿去)(?:再)?(?:[向给跟和](?:${WHO})(?:那[边头]|这边)?)?(?:做|作)?(?:个)?(?:汇报|报告|回话|回复|答复|交差|回个话|报个?数)(?:${WHO})?(?:用|要用)?`,
  `[报给](?:${WHO})(?:答复|汇报|报告)?(?:要?用|报个?数)`,
  '(?:请|望|盼|等|烦请|还请|麻烦|尽快|及时|速|从速|有空|得空|方便(?:时|的?话)?|你|您|帮忙|给?我)+(?:再|能|就)?(?:回复?|答复|告知|告诉|赐复|反馈|报|发|查收)(?:我|一?下|给我)?|[盼请]复',
  '急用|急急+|(?:挺|很|正)?[急坐专]?(?:等|候|盼)着?(?:你|您|你们|您们)?(?:的)?(?:回话|回音|回信|回复|答复|反馈|消息)|(?:比较|很|有点|加)急|不急|不着急|急需|越快越好|尽快|抓紧|在线等|(?:我)?等着(?:要|用|看|呢)?|挺急|不用急|今天[要用]|下班前[要用]|[上下]午[要用]|马上[要用]',
  '(?:请教|咨询|查询|打听|麻烦|请问|问)(?:你|您)?(?:一?[个下]|一件|件|点)?(?:事儿?|问题|情况)?|(?:还有|有)(?:个|件)(?:事儿?|问题)(?:请教|问|想问|麻烦)?(?:一下)?[您你]?|再问[您你]?个(?:事|问题)',
  '(?:就|给我)?(?:简单|大概|大致|简要|直接|随便)(?:点|些)?[的地]?(?:给我)?(?:说说|讲讲|说一?下|讲一?下|说|讲|回)(?:我)?(?:就行|就好|即可|吧)?|(?:一句话|说个大概|给个数)(?:就行|就好|即可)|给个(?:准话|准信|话|回话|说法|数|答复)|说简单点|不用太细',
  '我?(?:心里|心中)?(?:好)?有(?:个|点)?(?:数|底)|我?(?:做个|好|要|先)?(?:记录?|登记)(?:一?下)?',
  `(?:替|代|帮)(?:${WHO})问?`,
  '(?:各位|大家|领导|同志|老师|书记|主任|[区局]长)们?(?:今天|刚好|正好)?(?:都|也|全)+在(?:场|座|群里?|线|这儿?|这里)?',
  '(?:妥|当|可|能)否?(?:请|盼|望|即)?(?:复|批示|核示|审示|回复|示复|函复|告知|指示)|(?:妥|当|可)否',
  '(?:要是|如果|若是?)?(?:不(?:太|大)?(?:方便|便|好|宜|适合|合适))(?:在|当)?(?:群里|群上|这儿|这里|众|公开)?(?:讲|说|发|公开|回)?(?:的?话)?(?:就|请|可以)?(?:单独|私下|私信|私聊)(?:再)?(?:发|回|告诉|说|讲|给|跟)?(?:给)?[我]?(?:说|讲)?(?:就[好行]|好了|即可)?',
  '没(?:有|啥|什么)?(?:别|其[他它])的(?:事儿?|意思|要求|问题)?|(?:就|只)(?:这|一)个(?:事儿?|问题)',
  '如题|先这样|^快(?:[点些]|着[点些]?)?[啊呀哈]?$',
  '(?:就|只|直接|光)(?:说|讲|要|看|给)(?:个|我)?(?:结果|结论)(?:就行|就好|即可)?|(?:说|给)个?(?:结果|结论)就[行好]',
];
/** What stands beside these. */
const LITTLE =
  '周末|节假日|假期|大?(?:晚上|半夜|中午|清早)|这么[晚早]|休息(?:时间|日)?|百忙之中|请|也|都|太|真|实在|[您你]们?|[我咱]们?|这边|那边|这里|麻烦|劳烦|帮忙?|给|替|能|可以|能不能|要|想|再|先|就|还|看看|查查|看|查|问|说|发|报|一?下|说说|个|点|[了啦咯哈哦啊呀哟的呢嗯呃得]|对了|那个|亲|各位|大家|领导|同志|老师|书记|[区局]长|主任';

const made = (...families: readonly (string | readonly string[])[]): string => families.flat().join('|');
const IS_POLITE = new RegExp(made(POLITE), 'iu');
const ADDRESSED = new RegExp(
  `^(?:${TITLED}|(?:各位)?(?:领导|同志|老师|同事)们?|书记|区长|主任|亲|各位|大家)[啊呀]?$`,
  'u',
);
/** 会上说的, 领导关心的呢: of which it is asked. */
const NARROWS = /(?<!没(?:有|啥|什么)?(?:别|其[他它]))的呢?$/;
const WHOLLY = new RegExp(made(POLITE, TITLED, LITTLE, '[\\s【】（）()「」·—]'), 'giu');

/** 烦请告知…为荷: how letters end. */
const CLOSING = /(?:为[荷盼感谢祷]|[是至][荷盼])(?=[\s。！!]*$)/u;
/** 没报来着: it was known once. */
const TRAILING = /来着(?=[呢啊呀嘛嘞哈]?[\s。？?！!，,]*$)/u;

const CLAUSE = /[^，,。；;：:！!?？~～…\n]+[，,。；;：:！!?？~～…\n]*/gu;
const STOP = /[，,。；;：:！!?？~～…\n]*$/u;

/** 没完成的，给个数就行: how many they are. */
const A_NUMBER = /^(?:就|只)?(?:报|给|说|讲|发)(?:我)?个数(?!据)/;
const OF_THESE = /[的那][些个]?(?:项目|工程)?[，,]$/;

/** 下午要汇报 民治滞后的几个: a space where the comma behind the courtesy would be. */
const partedAtHead = (text: string): string =>
  text.replace(HEAD, (all, head: string) => (isPolite(head) ? `${head}，` : all));
const HEAD = /^([^\s，,。；;：:！!？?]{2,16}) +(?=[\u4e00-\u9fff\d])/;

/** The text without clauses that are nothing but courtesy; as it was where all of them are. */
export function withoutCourtesies(text: string): string {
  const said = partedAtHead(text.replace(FACE, ' ').replace(TRAILING, '').replace(CLOSING, '').trim());
  const clauses = said.match(CLAUSE) ?? [];
  const kept = clauses.filter(
    (clause, at) =>
      !isPolite(clause.replace(STOP, '').trim()) || (A_NUMBER.test(clause) && OF_THESE.test(clauses[at - 1] ?? '')),
  );
  return kept.length > 0 ? kept.join('').replace(/[，,；;：:\s]+$/, '') : text;
}

const isPolite = (clause: string): boolean =>
  ADDRESSED.test(clause) || (IS_POLITE.test(clause) && !NARROWS.test(clause) && consistsOf(clause, WHOLLY));
