/** Words that are to be looked for in what was written, and not in names: 报告里提到征拆的, 受疫情影响的. */
const SEARCHED =
  /(?:(?:填报|上报|报送|[报填写])的)?(?:存在的?|主要|完成|落实|推进|工作|下一?步|项目)?(?:工作)?(?:(?:填报|上报|报上来的?|月报|(?:滞后)?(?:分析|剖析)|说明)(?:材料|内容)?(?=里|中|上)|(?:汇报|反馈|回复)(?:材料)?(?=里|中|上)|(?:项目|工程)(?=里|中|当中)|报告|下一?步(?:工作)?|进展|进度|情况|问题|原因|目标|计划|内容|措施|举措|打算|安排|思路|对策|建议|备注|说明|材料|汇总表|表|名字|名称|名|困难|难[点处题]|[堵卡痛]点|症结|障碍)(?:那?一?[栏列格])?(?:里面|里头|里|当?中|上|，(?=[提写说讲谈]))?(?:有没有|有)?(?:提到[了过]?|提及[了过]?|提[了过]|写到[了过]?|写[了过]|写着|写的?是?|写有|说到了?|说[了过]|说是|讲到了?|讲[了过]|带有?|含有?|包含了?|出现了?|点到了?|谈到了?|扯到了?|涉及了?|有) ?[“"「]?([\u4e00-\u9fffA-Za-z]{2,8}?)[”"」]?(?:这?[一二两三四]个?字|字样|这个词|字眼)?(?=的|是|有哪|都有|$|[，。？?！、])/;
/** 填的东西里出现过“居民反对”, 进展里提过“管线迁改”又没完成的: what is quoted, wherever it is said to stand. */
const QUOTED =
  /(?:(?:(?:填报|上报|报送|[报填写交])(?:上?来)?的)?(?:东西|内容|文字|材料|报告|进展|进度|情况|原因|问题|分析|说明|备注|月报|描述)?(?:里面|里头|里|中|上)?(?:都|有没有)?)?(?:提|写|出现|含|包含|带|涉及|反映|目标)(?:到|及|有|出)?[了过着]?(?:的?是)? ?[“"「『]([\u4e00-\u9fffA-Za-z]{2,12})[”"」』](?:这?[一二两三四]个字|字样|这个词|字眼)?/;
/** 哪些写了协调难度大; 写了分析 is a report's own. */
const WRITTEN =
  /(?<=[哪谁][个些家]?(?:项目|单位|街道|局)?(?:里[头面]?)?[都也]?)(?:写[了过]|写着|写的是|写到[了过]?|提到[了过]?|提及[了过]?|反映[了过]?)(?!分析|说明|检讨|材料|报告|进[展度]|原因|解释|问题|情况|计划|整改|什么|啥|[未没已完不])[“"「]?([\u4e00-\u9fff]{2,8}?)[”"」]?(?=的|$|[，。？?！])/;
const CAUSED = [
  /(?<=^|[，,：:]|里[面头]?|[当之]中|[成工动报]的)(?:提到[了过]?|写到[了过]?|说到[了过]?|反映[了过]?|写[了过]|涉及)(?!什么|啥|哪)[“"「]?([\u4e00-\u9fff]{2,8}?)[”"」]?(?=的(?:项目|有|是|几|多|都|$|[，。,]))/,
  /(?<=(?:哪[些几]|谁)[^，。,]{0,6})(?:存在|遇到了?|碰到了?|面临|涉及|有)((?!数[据字]|口径)[\u4e00-\u9fff]{2,6}?)(?:困难|问题|难题|障碍|阻力|纠纷|矛盾)(?=$|[，。,？?])/,
  /(?:存在|有|遇到了?|碰到了?|面临|涉及)((?!数[据字]|口径)[\u4e00-\u9fff]{2,4}?)(?:困难|问题|难题|障碍|阻力|纠纷|矛盾)(?=的)/,
  /卡在了?([\u4e00-\u9fff]{2,5}?)(?:上|环节|阶段)?(?=的(?:有|项目|是|都|$))/,
  /(?:(?:报告|分析|剖析|材料|进展|情况|原因|问题|说明)(?:里[面头]?|中|上)(?:说|写|提|讲|反映)了?(?:是|到|的是)?)?(?:因为|受到|受|由于|(?<!原)因)了?([\u4e00-\u9fff]{2,4}?)(?=影响|原因|问题|而|导致|造成|延误|滞后|延期|耽误|停工|停滞|受阻|暂停|搁置|推迟|没|未|的|卡|拖)/,
  /(?<![\u4e00-\u9fff])([\u4e00-\u9fff]{2,4})(?:影响|导致|造成|耽误)(?:的|了|(?=滞后|停工|停滞|延误|延期|逾期|没|未|拖|卡))/,
];
/** What a cause does: 受疫情影响的. */
const WORKED = /^(?:影响|导致|造成|原因)/;
const NO_CAUSE =
  /^(?:较大|重大|一定)?风险$|什么|啥|哪|怎|咋|^(?:得|是|无|有无|没有?|这|那|此|它|多少|几|没|谁|何|[了过吗]|人[动改调报填交碰提说看管])|给我|[没吗]$|多少$/;

/** The words, and the place of all that speaks of them. */
export interface Searched {
  said: string;
  start: number;
  end: number;
}

/** The first such words; null where the question has none. 涉及学校的 speaks of what is so named. */
export function searchedIn(text: string, isNamed: (said: string) => boolean): Searched | null {
  for (const expression of [SEARCHED, WRITTEN, QUOTED, ...CAUSED]) {
    const match = expression.exec(text);
    const said = match?.[1];
    if (!match || !said || NO_CAUSE.test(said)) continue;
    if ((expression === QUOTED || match[0].startsWith('涉及')) && isNamed(said)) continue;
    const end = match.index + match[0].length;
    return { said, start: match.index, end: end + (WORKED.exec(text.slice(end))?.[0].length ?? 0) };
  }
  return null;
}

/** 报告里写着资金没到位的: what is to be found in what was written is not asked of by itself. */
export function withoutSought(text: string): string {
  const match = SEARCHED.exec(text) ?? WRITTEN.exec(text) ?? QUOTED.exec(text);
  const isSought = match?.[1] !== undefined && !NO_CAUSE.test(match[1]);
  return isSought ? text.replace(match[0], '') : text;
}
