/** What a question is told with and does not ask: who says so, and where the asker stands or was. */
import { ASKS, clausesIn, SUBJECTS, WANTED_FIRST } from './clauses.js';
import { hasKind, kindsOf, passedOver, type Token } from './tokens.js';

const TELLERS =
  '有人|网上|网友|网民|微博|抖音|微信|朋友圈|公众号|贴吧|论坛|群里|居民|群众|市民|街坊|村民|业主|住户|家长|学生|老人|商户|老百姓|代表|委员|媒体|记者|电视|报纸|新闻|报道|短视频|直播|热线|12345|信访|来电|来信';
const TELLING_VERBS =
  '投诉(?!率|量|件|最|多|办|处|受)|举报|抱怨|说|称|讲(?!话)|反映|[在都]传|问(?!题)|爆料|吐槽|质疑|留言';
/** 网上有人发帖说, 居民打电话反映, 委员提案里说: up to what they say; 群众反映的 narrows. */
const SOURCE = new RegExp(
  `(^|[，,。！!；;])[^，,。！!；;]{0,3}(?:${TELLERS})[^，,。！!；;]{0,8}(?:${TELLING_VERBS}|[，,](?:说|反映|称|讲)(?!一?[下说讲]))(?![的过最吗没了])(?=[^，,。！!；;]{4})`,
);

/** 24-6说是管线迁改不顺到底拦在哪: what is heard of it, up to where it is asked. */
const HEARD = /(?<=[^，,。！!；;]{2})(?:说是|据说|听说|都说|讲是)[^，,。！!；;]{2,14}?(?=到底|究竟)/;

/** 区委办来电话，要全区完成率: who calls for it, and how. */
const CALLED =
  /(^|[，,。！!；;])[^，,。！!；;\d完没未局署道队]{1,6}(?:刚刚?|刚才|又|一直|再|老)?(?:打?来(?:了|过)?(?:个|一个|好几个)?(?:电话?|函|文|信|人)|打(?:了|过)?(?:个|好几个)?电话(?:过?来)?|催得?(?:着|急|紧|了))(?:了|过来了?)?[，,]?(?=[要问说让叫索])/;
/** 领导批示：9-2为何滞后, 书记指示，…: who wants it so. */
const ORDERED =
  /^[^，,。：:！!；;\d]{0,4}(?:领导|书记|[区市局]长|主任)(?:刚刚?|刚才|又|昨天|今天)?(?:批示|指示|来电|发话|交代)(?:了|过|说)?[：:，,](?=.{4})/;
/** 主任五分钟后要：…, 半小时后上会，…: how soon it is wanted. */
const WANTED_SOON =
  /^[^，,。：:！!；;\d]{0,4}?(?:再过|还有|等)?[\d一二三四五六七八九十两半几]{1,3}个?(?:分钟|小时|钟头?|刻钟)(?:以后|之后|后|内|里)?(?:就|马上){0,2}(?:要|用|开会|上会|汇报|出发|等着)用?了?[：:，,](?=.{4})/;
/** 都几点了，还有谁没报: how late it has grown. */
const HOW_LATE =
  /(^|[，,。！!；;])(?:[你您]看看?)?(?:这|现在)?都(?:已经)?(?:几[点号月]|周几|什么时候|啥时候|哪天|多晚|这个?(?:点|时候|会儿)|这么晚)(?:钟|份|儿)?了[啊呀]?(?:[，,]|(?=[还谁有没哪]|$))/;

/** 我想问下除了民治…, 领导问非街道的…: who asks, before what is asked in the same breath; 领导想了解一下的项目 and 群众问题 ask nothing. */
const ASKER =
  /^(?:我们?(?:这边|就|也|再|先|还|是){0,2}(?:想|要|来)(?:问问?|请教|咨询|打听|知道|了解|确认)(?:一?下|一问)?|我(?:就|再|先|也)?问(?:一?下|一问|问)|(?:(?:主要|分管|区)?领导们?|副?书记|副?[区市局]长|主任|老板|上[面级头]|代表|记者|群众|人家)(?:[刚又还在正就]|刚才|一直|让我|叫我|追着|催着|来|在(?:现场|[^，。,]{1,3}[上里中])，?){0,2}(?:(?:想|要)?(?:问问?|打听)|[想要](?:知道|了解))(?:一?下)?)[，,：: ]?(?!问?(?:一?下|一问)?的|[过到了起你您我出题]|责(?!任))(?=.{2})/;

const FOR_LACK = '(?:顾得?[上着及]|来得及|赶[上及]|赶得[上及]|工夫|功夫|时间|空闲?|机会|仔细|细)(?:仔细|细)?';
/** 我当时在外地没顾上看: why the asker does not know. */
const MISSED = new RegExp(
  `(^|[，,。！!；;])我(?!们|单位|街道|局|分管|负责|管|联系)(?:[^，,。！!；;哪谁几什啥]{0,12}(?:没有?|未)${FOR_LACK}(?:去|仔细)?(?:看|听|记|翻|瞧|留意|参加|到场|盯|过问|问)[上到见全完住清过]{0,2}(?:周报|简报|群里?|消息|材料|手机|名单|表)?了?(?=$|[，,。！!；;])|(?:当时|一时|刚才|都)?没(?:答|说|想|回答)[上出]?[来全]了?[，,]?(?=$|[，,。！!；;你您]))`,
);

/** 我在车上看不了表，…: why it is to be told and not shown. */
const UNSEEN =
  /(^|[，,。！!；;])(?:(?:我|咱|这边)(?!们?单位|街道|局)[^，,。！!；;哪谁几什啥]{0,10})?(?:看|打|点|翻)不(?:了|到|开|成|清|见|动)(?:大?表格?|手机|文件|电脑|材料|附件|群|消息|屏幕|字)?[，,。](?=.{4})/;

/** 在路上堵着呢，…: where the asker is kept. */
const KEPT =
  /(^|[，,。！!；;])(?:[我人]|这会儿?|现在){0,2}(?:还|正)?(?:(?:[堵困卡]?在(?:路上|车上|高速上?|半路上?|外地|外面)(?:还|正)?)?(?:堵|等|赶|跑|开)(?:着车?|车|路)|[堵困卡]在(?:路上|车上|高速上?|半路上?)|(?<=[我人])在路上)(?:呢|哈|啊)?[，,](?=.{4})/;

const blank = (said: string, before: string): string => before + ' '.repeat(said.length - before.length);

/** The text without who says so, which may be anybody and by any means: 居民打电话说牛湖中学停工了，什么原因; and without how late it is. */
export const withoutSource = (text: string): string =>
  text
    .replace(ASKER, '')
    .replace(SOURCE, blank)
    .replace(ORDERED, '')
    .replace(WANTED_SOON, '')
    .replace(CALLED, blank)
    .replace(HOW_LATE, blank)
    .replace(MISSED, blank)
    .replace(UNSEEN, blank)
    .replace(KEPT, blank)
    .replace(HEARD, '，');

/** 人在黎光健身广场门口, 昨天路过三联小型消防站, 正在大浪走访: where somebody is, was or goes. */
const SCENE =
  /^(?:我们?|咱们?|人|领导|[\u4e00-\u9fff]?(?:副?[区市局]长|书记|主任)|陪[^，,]{1,4}?)?(?:就|现在|这会儿?|此刻|正|刚刚?|刚才|今[天早]|昨[天晚]|明[天早]|后天|[下这本]周[一二三四五六日]?|月底|前[天几]天?|早上|上午|中午|下午|晚上|上周|这几天)?(?:[一二三四五六七八九十\d]{1,2}点半?)?(?:我们?|就)?(?:正?在|站在?|来|去(?![掉除年])|到(?![期点时底现目])|刚到|路过|经过|走访|检查|调研|视察|巡查|看[过了]|从)/;
/** What is named there is what is asked of; nothing else of it is asked. */
const NAMING = kindsOf('number project unit part category');
/** What names more than a kind of place: 在食堂排队 and 在电梯里 name nothing, where something else is named. */
const PLACING = kindsOf('number project unit category');

/** What only a clause has that asks; 没人管 tells. */
const ASKS_SURELY =
  /[吗么呢哪谁几什啥怎咋率]|多少|清单|名单|[没未]有?$|[是能会有行好该算做办完]不[是能会有行好该算做办完]|有没有|到底|究竟/;
/** 老人家还在爬楼吗, 有这么难吗: it is wondered at, and what is asked comes behind. */
const WONDERS = /^[^，。,]{0,12}(?:还在?|就?这么|就?那么|真有?|难道|至于)[^，。,哪谁几什啥怎咋]{1,4}[吗嘛么]$/;
/** 9-2旁边那个: another than the one that is named. */
const NEXT_TO = /旁边?|隔壁|对面|附近|[前后]面|边上|背后/;
/** What belongs to what is asked: 涉及征地的, 库坑那条. */
const NARROWS = /[的类]$|^(?:只|仅|单|光|除|限|涉及|其中|不算|不含)/;
const ONE = kindsOf('number project');

/** 说外面还围着挡板，…到底完工没有: what was seen of the one project that is named, in words that nothing here knows. */
function isStory(clause: readonly Token[], after: readonly Token[][], isOfOne: boolean): boolean {
  const text = textOf(clause);
  return (
    isOfOne &&
    hasKind(clause, 'unknown') &&
    !NEXT_TO.test(text) &&
    (!ASKS_SURELY.test(text) || WONDERS.test(text)) &&
    !NARROWS.test(text) &&
    after.some((one) => ASKS_SURELY.test(textOf(one)) && !hasKind(one, 'unknown'))
  );
}

/** 右转看不见人那个，改好没: by what the one that is named is known; 旁边那个 is another. */
const POINTS_OUT = /[那这]一?[个座条处所栋间片项段]$/;
const pointsOut = (clause: readonly Token[], after: readonly Token[][]): boolean =>
  hasKind(clause, 'project') &&
  hasKind(clause, 'unknown') &&
  POINTS_OUT.test(textOf(clause)) &&
  !NEXT_TO.test(textOf(clause)) &&
  !ASKS_SURELY.test(textOf(clause)) &&
  after.some((one) => ASKS_SURELY.test(textOf(one)) && !hasKind(one, 'unknown'));

/** The tokens of such clauses as fill, but for what they name, where a clause behind them asks. */
export function withoutScenes(tokens: readonly Token[]): Token[] {
  const clauses = clausesIn(tokens);
  const isOfOne =
    new Set(tokens.flatMap(({ mention }) => (mention && 'number' in mention ? [mention.number] : []))).size === 1;
  const told = clauses.flatMap((clause, at) => {
    if (isStory(clause, clauses.slice(at + 1), isOfOne) || (isOfOne && pointsOut(clause, clauses.slice(at + 1))))
      return clause.filter(({ kind }) => !ONE.has(kind));
    const text = textOf(clause);
    const isScene = SCENE.test(text) && !ASKS.test(text) && hasKind(clause, ...NAMING);
    const others = clauses.toSpliced(at, 1).filter((one) => ASKS.test(textOf(one)) || WANTED_FIRST.test(textOf(one)));
    if (!isScene || others.length === 0) return [];
    const isOfAsker = !hasKind(clause, ...PLACING) && others.some((one) => hasKind(one, ...SUBJECTS));
    return isOfAsker ? clause : clause.filter(({ kind }) => !NAMING.has(kind));
  });
  return passedOver(tokens, new Set(told));
}

const textOf = (clause: readonly Token[]): string => clause.map(({ text }) => text).join('');
