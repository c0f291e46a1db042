/** Words by which a stage is still to come about: 快开工了, 已近封顶, 早就该完工了, 移交在即, 封顶日期定了, 可以开工了. */

/** Between such a word and the stage: 快全部完工了. */
const WAY = '(?:全部|全面|正式|主体|结构|整体|对外|竣工|实现)*';

/** It is near. 这么快完工了 is no such word, nor are 主要, 最近, 只要. */
const NEAR =
  '(?<![这那么很真太挺尽赶加飞最痛爽轻多够不])快要?|就要|马上(?:就|要)?|即将|眼[看瞅]着?(?:就要|就|要|快)?|[接临将逼贴靠已趋]近于?|(?<![最附将新远])近|趋于|行将|将要|濒临|就快|冲刺|(?:奔|冲|朝)着?|迎接|筹备';

/** It ought to have come about, and has not: 早就该开工了. */
const OVERDUE = '(?:早就?|本来?|原本|理|按理|照理|怎么也)(?:就|都|也)?[该应](?:已经?)?';

const NEAR_BEFORE = new RegExp(`(?:${NEAR})${WAY}$`);
const OVERDUE_BEFORE = new RegExp(`${OVERDUE}${WAY}$`);

/** Does what stands before a stage say that it is overdue? */
export const isOverdue = (before: string): boolean => OVERDUE_BEFORE.test(before);

/** 要封顶了. */
const WILL_BEFORE = new RegExp(`(?<![主重需必不只就想])要${WAY}$`);

/** It may be done now, or is wished for: said of what is only to be begun or topped out. */
const ALLOWED_BEFORE = new RegExp(
  `(?:可以?|(?<![职功性])能够?|(?<![理思感联设预猜料没梦])想|[盼催等求]着?|批准?了?|具备|为)${WAY}$`,
);

/** 封顶在即, 开工有望, 开工时间还没定, 封顶日子看好了, 验收移交都排好了. */
const NEAR_AFTER =
  /^(?:在即|在望|可期|[有无]望|指日可待|遥遥无期|无期|倒计时|(?:的?(?:日期|日子|时间))?(?:还|尚|仍|都|也)?(?:没有?|未|待)(?:最后|最终)?(?:[定排敲商](?![中下])|安排|确定|明确|落实)|的?(?:日期|日子|时间)(?:已经?|都|也)?(?:定|排|敲|看|选|商|确)|(?:的?(?:日期|日子|时间))?(?:都|也|均|全|已经?)*(?:安排|[排约敲谈商订定])(?:好|妥|定|下来)|条件|[^，,。；;了]{0,6}[要得需](?:等|花|到|再)?(?:[\d一二两三四五六七八九十几半]{1,3}个?半?(?:天|日|周|星期|礼拜|月|年)|年后|节后|明年|下[周个]))/;

const TOPPED_OUT = 2;

/** Is the stage between these two pieces of a clause still to come about? */
export const isNear = (before: string, after: string, level: number): boolean =>
  NEAR_BEFORE.test(before) ||
  NEAR_AFTER.test(after) ||
  (WILL_BEFORE.test(before) && /^[^，,。；;]{0,2}了/.test(after)) ||
  (level <= TOPPED_OUT && ALLOWED_BEFORE.test(before));

const LATER_STAGES =
  '完工|竣工|建成|验收|备案|投入使用|投入运营|投用|启用|开放|开业|开张|开诊|运营|营业|移交|交付|通车|搬[进入家迁]|揭牌|挂牌|招生|招商|招租';
const STAGE_NEAR = new RegExp(
  `(?:${NEAR}|准备|筹备|着手)[^，,。；;没未]{0,4}(?:${LATER_STAGES})|(?:${LATER_STAGES})(?:在即|在望|可期|有望|指日可待)`,
);

/** 快移交了, 准备验收: a later stage that is near. */
export const isStageNear = (clause: string): boolean => STAGE_NEAR.test(clause);
