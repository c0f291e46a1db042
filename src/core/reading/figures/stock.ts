/** Whether an amount says how it stands by now, and not what came to it: 累计, 到今天, 突破, 仍是, 台账上, 上季度结束时, 没变化. */

import { CLAUSE_END } from '../text/plain-text.js';
import { addsTo } from './increase.js';
import { EVENT_OVER } from './while.js';

/** Told as the whole: 累计12场, 总里程12公里, 前前后后9处. */
export const TOTAL =
  /累[计加积]|(?:开业|开馆|开张|运营|营业|启用|投用|成立|开放)以来|连(?:前面|同(?![^，,。；;\n]{0,12}的$)|之前)|(?:[加算连带]上)[^，,。；;\n\d]{1,12}[是共有]$|年度总|总共|[拢统通]共|拢总|总长|一共|总的|[一全]年下来|前前后后|加上(?:之前|以前|前面|原来)的?|共计|合计|总计|[加合]起来|相加|加总|[凑合加算][到在]?一(?:块|起|处)|叠加|共(?!同|享|建|治|有产|和|青|产)|全年|全部|总[\u4e00-\u9fff]?数|(?<![汇老])总(?:里程|规模|面积|盘子|体量|额|户|人)|(?<=^|[，, ])总$|(?<=^|[，, ])总(?![工部队站公经支院体算是要会包])[\u4e00-\u9fff]{1,3}$|(?<=^|[，, \d\u4e00-\u9fff])(?<![联混组配整综百])合$|总量|存量|截[至止]|YTD|ytd/;

/** 这个月到14座了, 累积到35场, 昨天那期做完是25期, 变成5座, 突破8000户: so many by now. */
const REACHED =
  /(?:[月日号天周]|[做办建装改修开推干搞弄跑走冲升涨提铺划种查筛演讲招通换拆布配加增凑攒累积举达]|增加|一下子?|终于|已经?)到了?$|^到了?$|(?<!没|未)[做办建装改开演讲查放]完(?:正好|刚好)?(?:是|有)$|(?<!新增|[单当每]日|[单当每一]天)(?:突破|迈过|跨过)了?$|逼$|(?:变|改|更新)(?:成|为|到)了?$|变$/;

/** 仍是19个, 还停在4处, 就停在142件. */
const STILL = /(?:仍然?|依然|依旧|还)(?:就|只)?(?:是|为|停(?:留)?在|保持在?|维持在?)$|仍$|停(?:留)?在$/;

/** 台账上挂着88户, 昨天上报口径1610套, 表里填13场, 最新数据是9处. */
const RECORDED =
  /(?:台账|名册|口径|盘子|底数|家底|最新(?:数据|数字|进度|情况|统计|口径))(?:上|里|中|内|里头|里面)?(?:[挂记写填列登][着的]?|[\u4e00-\u9fff]{0,3}[是为有])?$|(?:表格?|系统)(?:上|里|中|内|里头|里面)(?:(?:[挂记写填列登报][着的]?|显示)|[\u4e00-\u9fff]{0,3}[是为])$/;

/** 上季度结束时3010套, 月底就是31台, 上个月同一天是690个, 开学时已有8所, 这周为止15处. */
const AT_A_TIME =
  /(?:结束|开学|放假|收尾|当)时候?(?:就|还|已经?|只|才|也)?(?:[是有为]|共有?)?$|(?:时|[底末初]|同一天|同期)候?(?:就|还|已经?|只|才|也)?[是为]$|为?止(?:就|还|已经?|只|才|也)?(?:[是有为]|共有?)?$|(?:看|查|点|数)(?:了|的|着)?[是为]$/;

/** 现在二十二个, 手上八个柜子; 这个月目前3期 are those of the month. */
const BY_NOW =
  /(?<![到至今]|(?:[月周旬]|季度?|星期|礼拜|学期)份?[里内]?)(?:现在|如今|眼下|手[上头]|目前)(?:就|也|已经?|一?共)?(?:[是有为])?$/;

/** 库存1.1万册, 架上有1.9万册, 布设数37台, 消防员132名满编: the words are those of what there is. */
const IN_STOCK =
  /(?:库存|馆藏|架上|在[库架册编岗]|保有|满编|[布装建铺开配到在][设好成放备岗有]?(?:数量?|量|里程)|总?进度|全[线网路长]|算下来)[\u4e00-\u9fff]{0,4}?(?:[是有为达])?(?:了)?$/;

/** 没变化, 零增长, 没有新开工的, 持平. */
const UNCHANGED =
  /(?:没有?|无|未|零)(?:任何|什么|再)?(?:变(?:化|动)?|增[长加]|动静|动过?|新[增开办装建改动加][\u4e00-\u9fff]{0,2}的?)$|持平$|不变$|老样子$|原地踏步$/;

/** 到今天为止, 年初至今: no period, but all there is. */
const NOW =
  '(?:到|至|迄|连|截[止至]?)(?:今[天早晚]?|今日|今儿|现在|如今|眼下|目前|这会儿|这时|此|昨[天日晚夜]|本期|这期)';
const UNTIL_NOW = new RegExp(`${NOW}(?:为止)?|(?:年初|年头|开年)(?:以来|开始|[算数]?起|[算数](?!账))`);

/** 四季度到今天11次, 周一至今3处, 16日至今0.7公里, 月初到现在12件, 散会到现在6个: of that period after all. */
const SINCE_THEN = new RegExp(
  `(?:上[次回][^，,。；;\\d]{0,6}|[节庆一秋午]后|${EVENT_OVER}后?|季度?|半年|(?<![\\d一二三四五六七八九十])[月周季][初头]|月份?|[周月]|(?:周|星期|礼拜)[一二三四五六日天末]|\\d[日号])${NOW}`,
);
/** 从1月到现在, 1月1日至今, 去年12月至今: all of the year. */
const SINCE_JANUARY = new RegExp(
  `(?<![\\d十])[1一元]月(?:份|0?1[日号])?${NOW}|(?:[去前]年|20\\d\\d年)[^，,。；;]{0,8}${NOW}`,
);

/** 全年393个（其中12月58个）: what the whole is called does not go for its part. */
const UP_TO_PART = /^.*(?:其中|[（(])(?=[^）)]*$)/;

/** 12个小区全部通水, 22个站升级完毕, 132名满编, 125件是累计数. */
const ALL_OF_IT =
  /^[^，,。；;\n]{0,3}(?:均已|全(?:[部都数]|[通亮](?=了?(?:$|[，,。；;]))|[\u4e00-\u9fff]{1,2}[完好])|满编|满员|齐装|[\u4e00-\u9fff]{2}完毕|[是为](?:累计|总|到目前)[\u4e00-\u9fff]{0,3}[数的])/;

/** Is it told since a time within the year? */
export const sinceThen = (head: string): boolean => SINCE_THEN.test(head) && !SINCE_JANUARY.test(head);

/** Is it told up to now, and since no time within the year? */
export const untilNow = (head: string): boolean => UNTIL_NOW.test(head) && !sinceThen(head);

interface Told {
  /** Its clause, up to it. */
  head: string;
  /** What of it stands behind the amount before it: 上周弄好3个现在22个. */
  near: string;
  after: string;
  /** The clauses of its sentence before its own. */
  before: string;
  /** What comes behind its clause. */
  next: string;
  /** Its clause has a day or period before it. */
  dated: boolean;
}

/** Does it say that it is all there is? The nearest words decide: those of an increase after those of the whole, and the other way round. */
export function tellsStock({ head, near, after, before, next, dated }: Told): boolean {
  // 到现在又开6场
  if (untilNow(head)) return !/又[^，,。；;\d]{0,3}$/.test(near);
  if (TOTAL.test((sinceThen(head) ? head.replace(SINCE_THEN, '') : head).replace(UP_TO_PART, ''))) return true;
  if (ALL_OF_IT.test(after)) return true;
  const said = near.replace(IN_BRACKETS, '').trimEnd();
  if (addsTo(said) || IN_ITS_COURSE.test(said)) return false;
  return (
    [REACHED, STILL, RECORDED, AT_A_TIME, BY_NOW, IN_STOCK].some((words) => words.test(said)) ||
    isUnchanged(dated ? head : said, after, before, next)
  );
}

/** 本月新增达到8个, 国庆期间接待达到3万人次. */
const IN_ITS_COURSE = /新增|期间|当[天日]/;

const IN_BRACKETS = /[（(][^（()）]*[）)]$/;

/** What may stand between 没变化 and the amount: 还是870个. */
const BARE = /^[ 仍还就是为共]{0,3}$/;

/** 本周无变化，870个; 19项没变; 周五看是6处，今天没变化. */
const isUnchanged = (near: string, after: string, before: string, next: string): boolean =>
  (BARE.test(near) &&
    UNCHANGED.test(
      before
        .replace(/[，,：: ]+$/, '')
        .split(CLAUSE_END)
        .at(-1) ?? '',
    )) ||
  UNCHANGED.test(after) ||
  UNCHANGED.test(SINCE.exec(next)?.groups?.told ?? '');

/** …，今天没变化: of a later time, and of no other thing. */
const SINCE =
  /^[，,](?<told>(?:今天|现在|目前|至今|一直|后来|之后|到现在|[这本]个?[月周]|没|无|未)[^，,。；;\n\d]{1,12})(?=$|[，,。；;！!\n])/;
