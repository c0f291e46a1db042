/** What a clause says is not there, or not yet: 水没通, 差移交, 门锁着; and what it denies without anything being lacking: 没有问题. */

import { NOT_LOOKED } from './hedges.js';
import { AFTERMATH } from './progress-words.js';

/** 只装了8个, 才到3处: so many and no more. */
export const ONLY_SO_MANY =
  '(?<![天日号晚早周刚])(?:只|仅|才)(?:(?:装|建|办|改|做|通|开|修|布|划)[成好完]?|有|到|完成)了?(?=[\\d一二两三四五六七八九十百])';

/** 还 before what is told besides and lacks nothing: 还挺好看, 还提前移交了, 我还去拍了照; and the words that begin with it (还原, 还款). */
export const MOREOVER = [
  '(?:已经?|顺利|正式|一并|一起|当天)?(?:移交|交付|验收|开放|开业|启用|投用|投入使用|通车|挂牌|揭牌|通过验收)了(?![，,]?[^，,。；;]{0,2}[一半])',
  '真(?!不|没|未|差|得|要|需)|果真|别说|就|竟然?|居然|挺|蛮|不错|很|给|(?:是|都)?(?:提前|超额|早(?!着|[得呢])|[完竣]工了|完成了)|是[赶抢在已提]',
  '在?(?:催|群|系统|通报|名单|点名|问|被)|被|挨|挂在|可|原|建|清|好|款|没有?人|超|多(?=[了出建做办装开讲演种铺设配发])|富余|额外|顺[带便手]|捎带',
  '(?:特意|专门|亲自|跑|一起|集体)?(?:[去来请拍夸赞谢送跳唱吃喝玩逛]|转(?!包)|看(?![着样])|放(?![缓慢])|发(?!包|标)|上(?!报|会)|登|写|种|加(?![快紧班])|添)[^，,。；;\\n没未不要得需须差缺欠剩在等待]{0,6}了',
].join('|');

/** 广告灯箱不属本项目, 绿化不归这次的范围: it is none of the work. */
const OTHERS_SCOPE =
  '(?:属|属于|归|归属|算|算在|列入|纳入|涉及)(?:于)?(?:本|这|该|此|我们|咱们?)(?![\\u4e00-\\u9fff]{0,3}完)';

/** 不容易, 不枉大家熬夜, 不辜负期待: nothing is lacking. */
const NO_COMPLAINT = '容易|枉|负(?!责|担)|辜负|骗|哄|吹牛|信[你您]|客气|好意思|丢[脸人]|白费|亏';

/** Words that deny or lack, with what makes another word of them. */
const DENIES = [
  '没(?!白|丢[脸人]|骗|哄|糊弄|忽悠|食言|吹牛|辜负|掉链子|收|落|准|拖|耽误|误|想到|事|错|关系|话说)有?',
  '未(?!来|成年|婚|满|保|央|雨)',
  '无(?!障碍|人机|线|偿|缝|烟|忧|纸|感|论|误|疑|锡|害|证|须|需)',
  `不(?!${OTHERS_SCOPE}|${NO_COMPLAINT}|错|少|断|仅|但|只|止|含|包括|计|同|久|论|管|过|然|如|锈|动产|限|愧|料|再|用|在(?=[^，,。；;\\n]{0,8}(?:项目|范围|计划|任务|清单|目标|合同))|需|必|会|怕|愁|影响|耽误|至于|超|低于|少于|得不|收[钱费]|要钱|花钱|限|堵|臭|挤|漏|渗|积水|晃|吵|滑|到[\\d一二两三四五六七八九十半])`,
  '谈不上|说不上|算不上|称不上',
  ONLY_SO_MANY,
  '差(?=[\\u4e00-\\u9fff]{2})(?!不多|不离|异|别|旅|错|评|距|额)',
  '欠(?=[\\u4e00-\\u9fff])(?!费|薪|款|账)',
  '缺(?=[\\u4e00-\\u9fff])(?!陷|席)',
  '[\\u4e00-\\u9fff]{2}(?<!目前|现在|仍然|只|但|就)(?:还|尚)?[差缺欠](?=\\d)',
  '剩(?=[点些个下余零尾])|(?:[就只仅单光还]|[就只]是)剩(?=[\\u4e00-\\u9fff]{2})(?![一二两三四五六七八九十])|锁着|关着|闲置|停着|空着|卡[在着住]|[还仍尚]在(?!用|开|运|群|系统|表[里上]|通报|名单|台账|黑|催|问|发(?![货包改])|喊|叫|弹|推送|点名|被|挨|念叨|夸)|有待|尚待|亟待|(?<![招接款期善对看等])待(?![遇命人])[\\u4e00-\\u9fff]{1,2}$|只[差等欠缺]|就[差等欠缺]',
].join('|');

const DENIAL = new RegExp(DENIES);

/** Still being worked at: 排水沟在挖, 整改中, 还在修补. */
const UNDER_WAY = new RegExp(
  `(?<![现存实内所潜站坐])在(?!用|使用|运|营|开放|夸|新(?:址|地方|楼|馆|校区)|[叫点][好赞]|管$|岗|册|望|即|附[件表]|现场|工地|场$|旁|[\\u4e00-\\u9fff]{0,3}(?<!手)[里上内外边处]$)[\\u4e00-\\u9fff]{1,4}$|[\\u4e00-\\u9fff]{2}中[。！!]?$|整改|返工|返厂|返修|修补|调试(?!完|好|合格|人员|师傅)|进行时|^(?:接着|接下来|下面)(?:再|要|就|开始|继续)*[做打砌铺装浇焊挖抹刷种搭](?!下一|别的|其[他它])|[在正]收口|扫尾|毛坯|半成品|空架子|雏形|^[仍待等候](?!有)|^正(?!有|常|[好巧]|式|规|[宗确])|^还(?!有|${MOREOVER})`,
);

/** Trouble that there is none of: 没有问题, 未发生事故, 无一投诉. */
const NO_TROUBLE =
  /(?:没有?|无|未|不)(?:再|曾|会|有|见|发生|出现|收到|发现|接到|存在|产生|造成|留下?|受)?(?:任何|什么|啥|大|一[点个件起例宗]?)?[^，,。；;\n]{0,4}?(?:问题|投诉|意见|异议|隐患|事故|遗留|差错|纠纷|拖欠|反弹|滞后|停工|返工|死角|障碍|困难|阻力|矛盾|遗漏|误差|违规|信访|舆情|差评|影响|渗漏|积水|内涝|毛病|偏差|拖延|延误|下降)/g;

/** 没留尾巴, 不留死角: nothing of it is left. */
const NOTHING_LEFT =
  /(?:没有?|未|不|无)(?:任何|什么|啥|再|留|落|剩|欠|拖){0,2}下?(?:任何|什么|啥|一点|一丝|半点)?(?:尾巴|尾工|尾项|手尾|首尾|欠账|空白|后患|死角|盲区|后遗症|烂摊子)/g;

/** 居民天天在那看病, 还有人在排队申请: people at what is there for them. */
export const PEOPLE_AT_IT =
  /[还仍]?(?:有人|居民|群众|街坊|老人|孩子|小孩|学生|家长|市民|读者|患者|病人|大家)[^，,。；;\n没不未等]{0,4}在[^，,。；;\n没不未等老旧原临]{0,4}(?:排队|申请|报名|看病|就诊|玩|锻炼|跳舞|看书|读书|借书|散步|遛弯|吃饭|就餐|打球|游泳|咨询|办事)[^，,。；;\n]{0,4}/g;

/** Denied twice: 没有一处没做, 无一遗漏, 不是没弄好. */
const DENIED_TWICE =
  /(?:没(?![过批出到验通办拿][^，,。；;\n不]{0,3}不)有?|未|不(?!过|仅|光|但|只)|无|非)[^，,。；;\n]{0,6}?(?:没有?|未|不(?!敢)|漏|落下|例外|差)/g;

/** Nobody has looked, which takes nothing back. */
const UNLOOKED = new RegExp(NOT_LOOKED, 'g');

/** Only the report of it is lacking: 照片没传, 还没来得及报, 没去现场看. */
const OF_THE_REPORT =
  /(?:没有?|未|忘(?:了|记)?|差|待|缺|欠)(?:来得及|顾上|空|时间|人)?(?:及时)?(?:再)?(?:[去到]?(?:现场|工地|那边|实地)?(?:去?(?:数|看|核|点数|统计|转|走))|(?:[去在到]|去?[在到]?(?:系统|平台|后台|台账|网)[里上]?)?(?:去)?(?:打勾|勾选?|登记|点(?:完成|确认|了?(?=$|[，,。；;！!])))|报|填|传|上传|更新|拍照?|发|说|通知|告诉|录入?|盖章|提交|写|催|问)/g;

/** Of what was before: 之前一直没批. */
const OF_BEFORE = /^(?:之前|原来|原先|此前|先前|开始|起初|当初|年初|上半年|上[次回]|本来|以前|前期|中间|其间)/;

/** 没有一处没做 says that all is done. */
export const withoutDoubleDenials = (text: string): string => text.replace(DENIED_TWICE, '');

/** Does the clause say that something is lacking? */
export const lacksSomething = (clause: string): boolean =>
  !OF_BEFORE.test(clause.trim()) &&
  (UNDER_WAY.test(clause.replace(PEOPLE_AT_IT, '').trim()) ||
    DENIAL.test(
      clause
        .replace(NO_TROUBLE, '')
        .replace(NOTHING_LEFT, '')
        .replace(DENIED_TWICE, '')
        .replace(OF_THE_REPORT, '')
        .replace(UNLOOKED, ''),
    ));

/** Does any of these clauses tell of what lacks, and not only of what comes when all is done (结算没办)? */
export const lackAmong = (clauses: readonly string[]): boolean =>
  clauses.some((clause) => !AFTERMATH.test(clause) && lacksSomething(clause));
