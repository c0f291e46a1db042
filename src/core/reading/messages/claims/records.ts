/** What a message says of the record and not of the work: 系统还显示未完成, 上次登记成进行中, 别标滞后, 怎么还在催. The rest decides; alone it stays as it is. */
import type { Project } from '../../../registry.js';
import { HEARSAY } from '../../progress/hedges.js';
import { mentionsIn } from '../projects/mentions.js';

const CLAUSES = /[^，,。；;！!？?\n]+[，,。；;！!？?\n]*/g;

/** Where it is booked. */
const BOOK = '系统|平台|后台|台账|表格|[表网]上|[表网]里|你们那边?|你们这边?|卡片|看板|面板|清单上|名单上';

/** How it is booked. */
const BOOKED =
  '显示(?![屏器牌])|标(?=[成为记注着了红黄滞逾未已])|登记|登(?=[成为])|[记填写录点挂归列算改报](?:[成为作到在]|的是|着)|状态|还是|仍是|没更新|未更新|没改|没变|没销';

/** What it is booked as. */
const AS =
  '已?完[成工]|未完|没完|未(?:开工|达标|销号)|进行中|推进中|施工中|在建|滞后|逾期|超期|红[的色灯牌]|红$|黄[的色灯牌]|亮[红黄]|没动|未启动|待办|待填|没更新|未更新|没改|没变|没销';

/** 之所以现在才报是因为等盖章: why it is told so late. */
const LATE =
  '(?:(?:现在|今[天日]|这会儿|这时候|这么晚|如今)才(?:来|给[您你]们?|跟[您你]们?)?(?:上报|填报|反馈|汇报|更新|回复|报(?![名建批审验警])|填)|(?:晚报|迟报|漏报|(?:没有?|未)及时(?:上报|填报|更新|反馈|报)|(?:一直|之前|前面|上半年|上个?月|早前|前期)+(?:都|也)?(?:没有?|未)(?:能|来得及|顾上)?(?:[上填]报|填|更新|报(?![名建批审警验])(?:上[来去])?)|[报填]得?晚了))';

const OF_THE_RECORD = new RegExp(
  [
    `(?:${BOOK})[^，,。；;\\n]{0,8}?(?:${BOOKED})[^，,。；;\\n]{0,4}?(?:${AS})`,
    `[还又仍](?:挂着|显示|标着)[^，,。；;\\n]{0,3}(?:${AS})`,
    `(?:${BOOK})[里上中]?(?:还|仍|也|都|就|只)?(?:是)?(?:没有?|未|忘了?|忘记)(?:人|谁|来得及|顾得?上|空|时间)?(?:去|再)?(?:更新|维护|改|变|销|同步|刷新|[点勾填录登报标](?![亮火位评]))`,
    `(?:没有?人?|未|忘了?|忘记|没空|没来得及|没顾上)(?:去|再)?(?:去|在|到)(?:${BOOK})[里上中]?去?[点勾填录登标改](?![亮火位评])`,
    `(?:怎么|咋|为啥|为什么)(?:还|又|老)?(?:${BOOKED}|(?:是|给我们?)?(?:亮|标|挂)[了着]?[红黄])`,
    `(?:上次|之前|昨天|前面|谁|误|错)[^，,。；;\\n]{0,6}?(?:显示|标|登记?|记|填|写|录|点|归|列|报)[成为作][^，,。；;\\n]{0,4}?(?:${AS})`,
    `(?:别|不要|甭|莫|勿|不该|不能)(?:再|还|给我们?|就)*(?:标|挂|列|算|登|记|归|[填写报录点]成?为?)[^，,。；;\\n]{0,3}(?:滞后|逾期|[未没]完|超期|红|黄|在建|进行中)`,
    '(?:还|又|老|总)(?:在|是)?(?:一直|天天)?(?:催|提醒|发卡片?|推送|弹)(?:我们?|个不停|不停)?[了啊呢]?[，,。；;！!？?\\n]*$',
    '(?:在|列在|挂在|留在|躺在)[^，,。；;\\n]{0,3}(?:未(?:完[成工]|达标|报)|没完成|滞后|逾期|催办|红色?)的?(?:名单|清单|台账|表|栏|行列|通报)',
    `(?:${BOOK})(?:还|仍|老)(?:挂|亮|留)着`,
    `${LATE}[^，,。；;！!？?\\n]{0,4}(?:是|主要是?|都)?(?:因为|由于|怪|在等|等)`,
    // 因为照片没整理好所以一直没报, 数据导不出来
    `^(?:主要)?(?:是)?(?:因为|由于)[^，,。；;！!？?\\n]{2,16}所以${LATE}`,
    '^(?:市里|区里|省里)?(?:的)?(?:数据?|表格?|报表)(?:一直|又|都|也)?(?:导|调|取|拉|拿)不(?:出来?|下来)',
    '(?:又|还|老|总|一直|天天|怎么)[^，,。；;\\n]{0,6}(?:(?:接|收)到[^，,。；;\\n]{0,4}催|被[^，,。；;\\n]{0,3}(?:点名|通报|催|批评|约谈|亮红|亮黄))',
    `(?:麻烦|请|帮忙?|你们)[^，,。；;\\n]{0,6}?(?:(?:状态|系统|平台|记录|标记)[^，,。；;\\n]{0,2}(?:改|更新|调)|(?:改|更正|纠正|调整?|销)(?:过来|回来|掉))`,
  ].join('|'),
);

/** 卡片上说差8场, 催办卡说滞后: as the record has it. */
const TOLD_BY_RECORD = new RegExp(
  `(?:${BOOK}|[您你]们|催办卡|督办卡|卡上|文件上?|通报里?|群里|督办办?)[上里中]?面?(?:[还却仍老都]|一直)?(?:[说写讲]|显示|登记?|记|标|列|填|报|统计)[^，,。；;！!？?\\n]{2}`,
);

/** 不对, 那是老数: no word of it holds. */
const REFUTED =
  /^(?:这|那|数据?|数字|上面)?(?:[个都也早就已经]{0,3})(?:不对|不准确?|不确切|不属实|不真实|没这回事|不是事实|不符|不实|不是(?:这样|这个数|真的)?|有误|有出入|[看记搞弄听]?错了?|错的|过时了?|旧了|是?老(?:数|黄历)据?|是?旧数据?|是(?:上个?|前|昨|去|老|旧|早)[\u4e00-\u9fff]{0,3}的(?:数据?|情况|进度)?)[的了]?[，,。；;！!\s]*$/;

/** 其实, 可北站花园确实完工了: how it stands all the same. */
const INDEED =
  /^(?:但是?)?(?:其实|实际|事实上)|^(?:但是?|可是?|不过|然而)[^，,。；;\n]{0,14}(?:确实|真的|真是|真(?=[完竣])|明明)/;

const BUT = /^(?:但是?|可是?|不过|然而)/;

/** 群里家长讲…没完工, 有人传: another's word. */
const HEARD = new RegExp(
  `${HEARSAY}|(?:家长|群众|有人|商户|他们|人家|居民|业主|老师|学生|街坊|市民|大家|外头|谣|百姓|村民|邻居|外人|之前|先前|原来|昨[天晚]|我)[^，,。；;\\n]{0,3}(?:[说讲传]|以为|反映|投诉)`,
);

/** 不是家长说的没完工, 不像外面传的烂尾: another's word denied at once. */
const NOT_AS_TOLD = /^(?:并?不是|并非|不像)[^，,。；;\n\d]{1,8}(?:[说讲传写报]|反映|以为)的(?![，,。；;])/;

/** Without what the record has, or others say, and the next clause refutes. */
function withoutRefuted(clauses: readonly string[], own: readonly Project[]): string[] {
  return clauses.flatMap((clause, i) => {
    const isTold = (at: number) => TOLD_BY_RECORD.test(clauses[at] ?? '') || HEARD.test(clauses[at] ?? '');
    if (
      NOT_AS_TOLD.test(clause) ||
      (isTold(i) && (REFUTED.test(clauses[i + 1] ?? '') || INDEED.test(clauses[i + 1] ?? '')))
    ) {
      const [subject] = mentionsIn(clause, own);
      return subject ? [`${clause.slice(subject.start, subject.end)}，`] : [];
    }
    if (i > 0 && isTold(i - 1) && INDEED.test(clause)) return [clause.replace(BUT, '')];
    return i > 0 && isTold(i - 1) && REFUTED.test(clause) && clauses.length > 2 ? [] : [clause];
  });
}

const ASK = '(?:催|追?问|找|提醒|打电话|来电话?|发卡片?|推送|弹)';
const WHO = '(?:[您你]们?|领导|督办办?|系统)?';
const WHY = '(?:怎么|咋|为什么|为啥)';
const FEELING = '[了啊呢呀嘛吧吗的]{0,2}';

/** How they speak who are asked again and again: it asks nothing, and says nothing of the work. */
const NAGGED = [
  // 怎么又来问, 为啥天天催我们
  `${WHO}${WHY}${WHO}[要在给]{0,2}[还又老总天一][天直是在来要给跟盯着]{0,3}(?:我们?)?${ASK}(?:我们?)?(?:个不停|个没完|不停|起来)?`,
  // 干嘛老催, 何必再问
  `${WHO}(?:干[嘛吗]|何必|何苦|凭(?:什么|啥))[还又老总再天要非在来给]{0,3}(?:我们?)?${ASK}(?:我们?)?`,
  // 还催什么, 催什么催, 老问个啥, 有什么好催的
  `${WHO}[还又老总再天一直要在来]{0,4}${ASK}(?:我们?)?个?(?:什么|啥|毛线?|鬼)(?:${ASK}|劲)?`,
  `${WHO}(?:还|到底)?有?(?:什么|啥)好${ASK}`,
  // 再问也是这个数, 催死了也没用
  `${WHO}(?:(?:再怎么|怎么|再|就算|哪怕|就是)(?:再|天天)?${ASK}(?:我们?)?|${ASK}(?:死|破[天头嘴]?|烂|[一百千万八\\d]{1,3}[遍次回]|多少[遍次回]))了?(?:也|都|还)(?:是|就|只|不会|变|没用|没有用|没办法|没辙|这|那|一样)[^，,。；;！!？?\\n]{0,8}`,
  // 一天催三回谁受得了, 有完没完, 别催了行不行
  '[^，,。；;！!？?\\n]{0,12}谁(?:受得了|顶得住|扛得住|吃得消|遭得住)',
  '有完没完|还?让不让人(?:活|干活|下班|睡觉?)|[烦累]不[烦累]|(?:别|不要)(?:再|老)?催(?:我们?)?了?[，, ]?(?:行不行|好不好|成不成|可以吗|行吗|好吗)',
  // 够清楚没, 听懂没, 这下满意了吧
  '(?:这[下样回]|我?[说讲写]得?|[您你]们?)?[都够还]{0,2}(?:[听看说讲写]得?)?够?(?:清楚|明白|懂|清|见|仔细)了?(?:没有?|吧|吗|么|不)',
  '(?:这[下样回])?[都够还总]?(?:满意|放心|开心|高兴)了?(?:没有?|吧|吗|么)',
  // 你们眼瞎吗, 还不行吗, 有完没完, 耳朵呢
  '[您你]们?(?:是)?(?:都)?(?:眼瞎|瞎|聋|没长眼|没看见|看不见|听不懂|不认字)了?(?:吗|么|吧)|这?还不(?:行|够|成|满意)(?:吗|么)|还想怎么?[样着]|有完没完|至于吗|(?:耳朵|眼睛)(?=呢)',
  // 还要我说几遍
  '(?:(?:还|到底)要(?:我们?)?|要我们?)(?:再|重新)?(?:说|讲|报|回|答|解释|重复|强调)(?:几|多少)(?:遍|次|回)(?:才[行够信懂])?',
].join('|');

/** 都完工了还催什么, with or without a stop before it. */
const NAGGING = new RegExp(
  `(?<=^|[，,。；;！!？?~～\\n 了过的完好])(?:${NAGGED})${FEELING}[？?]{0,3}(?=$|[，,。；;！!~～\\n])`,
  'g',
);
const TELLS = /[\u4e00-\u9fff\d]/;

/** Without the impatience of who is asked again; as it was where nothing else is said. */
function withoutNagging(said: string): string {
  const text = said.replace(NAGGING, '');
  return TELLS.test(text) ? text : said;
}

/** 两项检查都做完的才计入, 待参保者未列, 只做一项的不计: by what rule the amount beside it is counted. */
const RECKONED =
  /^(?:但是?|不过|其中)?[^，,。；;\n\d]{2,16}(?:的(?:[人户]员?|企业|单位)?|者|户|人员)(?:[才就都均还也暂先]|一律|全部)*(?:(?:能|可以?)?(?:(?<=[才能可以])(?:算|计入?|[上填]?报|统计|纳入|认定?)|(?:不|没|未)(?:予|再)?(?:算|计|含|列|统计|纳入))(?:数|在内|入|进[来去]|其中|完成)?)[。；;，,！!\s]*$/;
const BOOKED_NUMBER = /^\d{1,2}-\d{1,2}[，,：: ]?/;
const AMOUNT = /(?<!-)\d[\d.]*(?!-)/;

/** Without such rules, where an amount is told beside them. */
function withoutReckoning(clauses: readonly string[], own: readonly Project[]): string[] {
  const isRule = (clause: string) =>
    RECKONED.test(clause.replace(BOOKED_NUMBER, '').split(/[：:]/).at(-1)?.trimStart() ?? '');
  const told = clauses.filter((clause) => !isRule(clause)).join('');
  return AMOUNT.test(told.replace(BOOKED_NUMBER, ''))
    ? clauses.map((c) => (isRule(c) ? subjectIn(c, own) : c))
    : [...clauses];
}

/** 系统里24-3写的“已移交”不是我们填的, 所谓“已完工”是平台误报: how it is booked, and that it is so by mistake. */
const MISBOOKED =
  /[“"‘「『](?:尚?未|已经?|还?没有?|正?在)?[\u4e00-\u9fff]{2,4}[”"’」』](?:[是为系属]|不是|并非|非|纯属)?[^，,。；;\n“”]{0,8}(?:误[报填标传录点]|[错旧老]的?(?:数据?|信息|状态|记录)?$|[填报写标点登录弄搞]错的$|(?<=(?:不是|并非|非)[^，,。；;\n“”]{0,8})[填报写标点登录弄搞]的$|不对|有误|不准|不属实|没更新)/;

/** Without such a clause, where another follows it. */
function withoutMisbooked(said: string, own: readonly Project[]): string {
  const clauses = said.match(CLAUSES) ?? [];
  const isSo = (clause: string) => MISBOOKED.test(clause.replace(/[，,。；;！!？?\n\s]+$/, ''));
  return clauses.every(isSo) ? said : clauses.map((c) => (isSo(c) ? subjectIn(c, own) : c)).join('');
}

/** Without the clauses of the record; what they name stays. */
export function withoutRecords(whole: string, own: readonly Project[]): string {
  const said = withoutMisbooked(withoutNagging(whole), own);
  const text = withoutReckoning(withoutRefuted(said.match(CLAUSES) ?? [], own), own).join('');
  const clauses = text.match(CLAUSES) ?? [];
  if (clauses.length < 2 || clauses.every((c) => OF_THE_RECORD.test(c))) return text;
  return clauses.map((c) => (OF_THE_RECORD.test(c) ? subjectIn(c, own) : c)).join('');
}

/** 上回我说还在等执业许可，现在证拿到了: without how it stood when it was told of last, where more is told since. */
export function withoutToldThen(whole: string): string {
  const text = whole.replace(TOLD_THEN_OF, '$1');
  const clauses = text.match(CLAUSES) ?? [];
  const left = clauses.filter(
    (clause, i) =>
      !(TOLD_WRONG.test(clause) && i + 1 < clauses.length) &&
      !(TOLD_THEN.test(clause) && clauses.slice(i + 1).some((later) => SINCE_THEN.test(later))),
  );
  return left.join('');
}

/** 昨天说没完工说错了，完工了: what was wrong then. */
const TOLD_WRONG =
  /^\s*(?:项目)?(?:之前|先前|此前|上[回次周]|[昨前][天晚日]|刚才|早上|上午|前面)(?:我们?|咱们?)?(?:说|讲|报|填|写)[^，,。；;\n]{1,10}(?:说|讲|报|填|写|搞|弄)[错反]了/;

/** 上次我说，项目没完: one clause. */
const TOLD_THEN_OF =
  /(^\s*(?:之前|先前|此前|原先|原来|上[回次周]|当时|[昨前][天晚日]|刚才)(?:我们?|咱们?)?(?:说|讲|报|提|汇报)(?:过|是|的)?)[，,](?=项目(?:还|要|正|在|没|未|差))/;
const TOLD_THEN =
  /^\s*(?:项目)?(?:之前|先前|此前|原先|原来|上[回次周]|前[阵段天]子?|当时|[昨前][天晚日]|早上|早晨|上午|中午|刚才|刚刚)(?:我们?|咱们?)?(?:[跟给][您你]们?)?(?:都|还)?(?:说|讲|报|提|汇报)(?:过|是|的)?(?:项目)?(?:还|要|正|在|没|未|等|差)/;
const SINCE_THEN = /现在|目前|如今|已经|刚|[到通好过齐来妥]了/;

/** 系统上16-6还是红的，其实已经完工: what is named goes with the rest. */
export function subjectIn(clause: string, own: readonly Project[]): string {
  const [subject] = mentionsIn(clause, own).filter((m) => m.sure && !m.guessed);
  return subject ? `${clause.slice(subject.start, subject.end)}，` : '';
}
