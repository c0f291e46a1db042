/** Whether what a text says beside its word of completion is accounted for: a plan that is left over makes the claim a question. */
import { MOREOVER, PEOPLE_AT_IT } from './lacks.js';
import { AFTERMATH } from './progress-words.js';

const CLAUSE = /[，,。；;！!？?\n]/;

/** 桂花树还是村里老人挑的, 门口还是排了长队: how it was. */
const STILL_WAS = '是(?![差没未缺老原那这])[^，,。；;\\n没未差缺]{1,14}(?:的|了[^，,。；;\\n]{0,4})(?:$|[，,。；;])';

/** What a list is of: 舞蹈、书法等门类, 油松等工业园区. */
const AND_SO_ON =
  '[\\u4e00-\\u9fff]{0,2}(?:活动|部门|单位|工作|项|设施|设备|内容|门类|种类|园区|社区|街道|小区|村|学校|企业|公司|处|地(?!方)|类|方面|问题|原因|因素|形式|方式|渠道|环节|区域|场所|点位|业务|服务|功能|人员|群体|群众|措施|手段)';

/** What is still to come, in one word; with what makes another word of it. */
const TO_COME = new RegExp(
  `(?<![比较超])预计|准备|(?<![原比按照超来])计划(?!外|[\\u4e00-\\u9fff]?\\d{1,5}(?![\\d月日号]))|(?<![即行])将(?!近|军)|(?<![不别莫甭勿没未]|[没未]有|不[用必要须]|无[需须])再(?!无|三|看(?:就|时|的时候)|也?[不没][差缺欠少剩用需]|也[不没])|(?<![招接款期善])待(?!遇|命)|(?<![同优高中初平上下用一二三没需必不、”"」])等(?!着[喝吃玩]|到[昨前上去]|级|${AND_SO_ON}|$)(?<!、[\\u4e00-\\u9fff]{1,6}等(?![发到来送货批签验复通开审盖领拿结整配供]))|(?<![偿归退返奉]|(?<![移提上转成送办签])交|比[^，,。；;]{1,8})还(?!${MOREOVER}|${STILL_WAS})`,
);

/** How far it has come, or what stops it: 移交协议尚在走签章, 离封顶差两层, 演练才练了41次, 验收约在月底, 移交卡在档案上, 盼着提早到3月, 10个都订好了. */
const SHORT_OF =
  /尚(?![好可佳])|盼(?![复回示悉告知])|不日|改期|顺延|(?<![多幸全吃])亏|(?<![办分距脱隔游])离(?![不岗校职退异])|(?:[约排订]|(?<![固稳规额法确指选决协])定)[在于](?=[^，,。；;\n]{0,4}[\d月周下底后明])|(?<![刷就打贺办公])卡[在着住壳]|(?<![刚人])才(?=[^，,。；;\n]{0,6}\d)|差[\d一两三四五六七八九十几]|缺(?![陷席口])|欠(?![薪费])|(?<![未不主需重必])要(?=[\d到等拖])|连[^，,。；;\n]{1,8}都没|(?<=\d[^，,。；;\n]{0,6})(?:[谈约商订排租买购]|采购)(?:[好妥齐]|了$)/;

/** That very lack is made good: 缺的2个已补上, 不缺了. */
const MADE_GOOD =
  /[不没无]一?会?[缺欠差亏尚离]|[补凑还清][上齐足回办]|[缺欠差][^，,。；;\n]{0,8}(?:[已都也](?!没|未|还)|补|清零)/;

/** Told of what was, or of why: 之前不具备条件, 本来计划5场. */
const OF_THEN =
  /^(?:还有|另外|以及)(?:项目)?$|^(?:因|由于|受|昨[天日晚]|前[天日]|上周|上个?月|之前|原|先前|此前|本来|起初|开始|年初|去年|上半年|当时|前期|前面|居民|群众)|本来|原来|怎么|为什么/;

/** 已完工，待验收: stages are weighed against the target by themselves. */
const OF_STAGE = /(?<!预)验收|备案/;

/** 计划12月20日完工，18日就完工了: a plan that is kept before its time. */
const KEPT_EARLY =
  /(?:计划|预计|原定)[^，,。；;\n]{1,14}[，,](?=(?:但|结果)?(?:实际上?|其实|真正)[^，,。；;\n没未]{0,14}了)|(?:计划|预计)[^，,。；;\n]{0,14}(?:完工|完成|竣工|建成|投用|启用|开放|移交|交付)[，,](?=[^，,。；;\n]{0,8}(?:[日号天晚]就|提前|实际|结果|其实)[^，,。；;\n]{0,8}了)/;

/** 商户定于1月10日进场: others come once the work is done. */
const OTHERS_COME =
  /^(?:商户|摊主|学生|师生|居民|老人|患者|住户|业主|读者|企业)[^，,。；;\n]{0,14}(?:进场|入场|进驻|入驻|入住|搬[进迁入]|开学|到校)/;

/** 再补照片3张, 还缺附图2张: of the report, and not of the work. */
const OF_THE_REPORT = /照片|图片|相片|附图|附件|附表|视频(?!探头|监控)|截图|扫描件|复印件|佐证|简报|报表|链接/;

/** 具体我再说说, 详情回头再报, 到时再商量: only the telling and the talk of it is to come. */
const TOLD_LATER =
  /^[^，,。；;没未不缺差欠\d]{0,8}再(?:细|详细|慢慢|当面)?[跟给向]?[您你大家领导]{0,2}(?:说|讲|报|汇报|聊|谈|上报|反馈|[发传](?=[给您你]|$))[说讲一下吧哈给您你]{0,3}$|^(?:到时候?|以后|往后|回头|[明来]年|年后|将来|后面|下次)?(?:我们?|大家|咱们?)*再(?:一起|好好|慢慢)?(?:商量|研究|考虑|讨论|斟酌|合计|琢磨)[吧哈一下了]{0,3}$/;

/** 后续想再加点亲子活动: what is wished for beyond it, and no amount of it. */
const BEYOND =
  /^(?:后续|以后|往后|今后|后面|将来|[明来]年|年后)?(?:我们|还|也)*(?:想|打算|考虑|计划|准备|争取|会)(?:着)?再?(?:多)?(?:加|添|搞|办|增加|丰富|开展|组织|引进|推出)(?:[一些点几])*[^，,。；;\d一二两三四五六七八九十]{0,4}(?:活动|课程|节目|讲座|花样|特色|服务|内容|书目?)$/;

/** Is a plan left over beside the completion, or what stops it? `asksAcceptance`: a later stage is what the target asks for. */
export const plansMore = (text: string, asksAcceptance: boolean): boolean =>
  text
    .replace(KEPT_EARLY, '')
    .replace(PEOPLE_AT_IT, '')
    .split(CLAUSE)
    .map((clause) => clause.trim())
    .some(
      (clause) =>
        !OF_THEN.test(clause) &&
        !AFTERMATH.test(clause) &&
        !OF_THE_REPORT.test(clause) &&
        !OTHERS_COME.test(clause) &&
        !TOLD_LATER.test(clause) &&
        !BEYOND.test(clause) &&
        (asksAcceptance || !OF_STAGE.test(clause)) &&
        (TO_COME.test(clause) || (SHORT_OF.test(clause) && !MADE_GOOD.test(clause))),
    );
