/** 下一步工作计划 as promises: who does what by when. */
import type { Day } from '../day.js';
import { dueDayOf, type FoundDate, findDates } from './dates.js';
import { halfWidth } from './plain-text.js';
import { SURNAMES } from './surnames.js';

export interface PromisedStep {
  /** The step without its number. */
  text: string;
  /** Who answers for it, as written; null where nobody is named. */
  owner: string | null;
  dueOn: Day | null;
}

const NUMBER =
  /^\s*(?:\d{1,2}[.．、)）](?!\d)|[（(]\d{1,2}[）)]|[（(][一二三四五六七八九十]{1,2}[）)]|[①-⑳]|[一二三四五六七八九十]{1,2}(?:是(?:要)?|、)|第[一二三四五六七八九十]，)\s*/;
const INLINE_NUMBER = /(?<=[。；;，,\s])(?=(?:\d{1,2}[.、](?!\d)|[（(]\d{1,2}[）)]|[①-⑳]|[二三四五六七八九]是))/;

/** A person's name or post, or a body's. */
const TITLE =
  '(?:主任|科长|局长|处长|书记|所长|队长|经理|站长|部长|副区长|区长|同志|工程师|校长|院长|总监|主要领导|分管领导)';
const BODY =
  '(?:街道办事处|街道办|街道|办事处|局|委员会|办公室|办|署|中心|科室|科|公司|大队|支队|社区|工作站|集团|学校|医院|专班|馆|所|大队|工会|协会|残联|总站|书院|项目部|项目组|工作组|领导小组|党工委|工委|团区委|妇联|残联|总工会|分局|管理处|部|单位|部门)';
/** A person by name, or those who do the work, at the start of a step or in brackets after it. */
const DOERS =
  '施工单位|施工方|总包单位|代建单位|监理单位|设计单位|业主方|产权方|物业公司|物业|社区工作站|工作站|项目组|工作组|专班';
const NAMED = [
  /(?:责任|牵头|承办|主办|负责|实施|落实)(?:人|单位|部门|领导|科室)[：: ]?(?:为|是)?\s*(?<owner>[^，,。；;\n（）()：:]{2,30})/,
  /(?:负责人|经办人|联系人|分管领导|主办|组长|指挥长|专班长|牵头)[：:]\s*(?<owner>[^，,。；;\n（）()：:]{2,30})/,
  /由(?<owner>[^，,。；;\n由]{2,30}?)(?:牵头|负责|具体|组织|督促|推进|落实|协调|实施|承担|跟进|统筹|会同|联合|配合|制定|安排|开展|完成|对接|盯办|包干|每|于|在|抓|加快|定期|按|逐|主抓|督办|提供|做好)/,
  /(?:^|[，,：:])(?<owner>[\u4e00-\u9fff、]{2,20}?)(?:牵头|负责(?!任))/,
  new RegExp(
    `[（(](?<owner>[\\u4e00-\\u9fff、]{1,18}${BODY}|[\\u4e00-\\u9fff]{1,3}${TITLE}|[\\u4e00-\\u9fff]{2,3})[，,、；; ]`,
  ),
  new RegExp(`[（(](?<owner>[\\u4e00-\\u9fff]{1,12}${BODY}|[\\u4e00-\\u9fff]{0,3}${TITLE}[\\u4e00-\\u9fff]{0,3})[）)]`),
  new RegExp(`(?:^|[，,])(?<owner>[\\u4e00-\\u9fff]{1,4}${TITLE}|[${SURNAMES}][工总局])`),
  new RegExp(
    `^(?<owner>我${BODY}|本${BODY}|[\\u4e00-\\u9fff]{1,14}?${BODY})(?=[：: （(、和与]|本月|下月|次月|春节|元旦|元宵|清明|五一|节前|进一步|适时|上门|逐|每周|会|派|补|继续|跟进|盯|抓|推进|实施|完成|开展|落实|做好|对接|到位?|牵头|将|会同|要|拟|每|于|在|已|负责|再|加快|继续|组织|联合|协调|督促|安排|制定|\\d|，)`,
  ),
  new RegExp(
    `^(?<owner>${DOERS})(?=[^的，,。；;]{2})|[（(](?<bracketed>${DOERS}|[${SURNAMES}][\\u4e00-\\u9fff]{1,2})[）)]`,
  ),
  new RegExp(
    `^(?<owner>[${SURNAMES}][\\u4e00-\\u9fff]{1,2})(?=负责|每[日周月]|牵头|跟进|对接|带队|盯|督促|落实|协调|组织|办理|\\d{1,2}月|[一二三四五六七八九十]月)`,
  ),
  new RegExp(
    `^(?!马上|高度|高效|严格|施工|方案|安排|金额)(?<owner>[${SURNAMES}][\\u4e00-\\u9fff]{1,2})(?=[，,：: ](?:\\d{4}年)?\\d{1,2}月)`,
  ),
];
/** Endings of a body's name; short ones not where they go on as another word (办理, 组织, 处置). */
const BODY_END =
  '(?:街道办事处|街道办|街道|办事处|委员会|办公室|中心|科室|公司|专班|协会|工会|联合会|社区|学校|医院|集团|指挥部|残联|妇联|团区委|[局署委办科处组队站所院馆部室园厂](?![理公法事置成织长伍有分门子内外员学技研上下落好完结妥齐]))';
/** How a step begins that names an act and no doer. */
const ACT =
  '(?!下一步|补办|抓紧|加|推进|完|组织(?!部)|建立|建好|成立|召开|开展|继续|进一步|落实|确保|力争|督|协调|协助|联|对|将|与|和|请|向|由|按|经|待|在|于|从|把|被|给|到|去|找|商|催|报|争取|每|全|各|再|先|尽|提|做|办|处|清理|拆|修|交付|发|签|编制|审核|明确|压实|责任|主动|积极|同步|统筹|抽调|增派|增加|安排|配合|邀请|委托|聘请|引入|会同|倒排|每|依托|通过|结合|根据|针对|围绕|利用|聚焦|相关|有关|本|该|其)';
const BODY_FIRST = new RegExp(`^(?<owner>${ACT}[\\u4e00-\\u9fff]{1,12}?${BODY_END})(?![的之式性化度型])`);
/** A row of a table written out: 占道审批，交管办，2月10日. */
const BODY_ALONE = new RegExp(
  `[，,](?<owner>${ACT}[\\u4e00-\\u9fff]{1,12}?${BODY_END}|组长[\\u4e00-\\u9fff]{2,3})(?=[，,。；;]|$|盯|跟|抓|负责|牵头|落实|配合|每|全程|驻)`,
);
const PERSON_FIRST = new RegExp(
  `^(?<owner>[${SURNAMES}](?:某{1,2}|警官|老师|队|科|所|站|处))(?![\\u4e00-\\u9fff]{0,2}的)`,
);
/** What a doer's name has none of. */
const ACTS_IN =
  /完成|推进|开展|落实|协调|督促|加快|解决|制定|施工(?!单位|方|队)|建设(?!办|局|组|科|公司|部|中心|单位|处|署)|整改|召开|办理|进场|验收(?!组|科)|[一二两三四五六七八九十]个/;

/** What stands where an owner would and names nobody: 认真负责, 督促施工单位. */
const NOBODY =
  /专人|^(?:成立|组建|抽调)|^(?:报|向|请|提请|尽快|抓紧|积极|力争|争取|确保|按|(?:完成|推进|组织|开展)(?![\u4e00-\u9fff]{0,4}(?:办|部|局|科|中心)$)|对|将|全面|认真|严格|切实|共同|分工|各司其职|专人|专班专人|具体|全面|相关|有关|各|督促|协调|要求|指导|联系|商请|联合|加强|明确|落实|继续|进一步|加快)|^(?:责任|相关单位|有关部门|专人)$/;

/**
 * The steps of a plan, one a line, number or sentence part; each with its owner and due day where they are written. 「由区教育局
 * 牵头…，2023年3月底前完成」 is owed by 区教育局 on 2023-03-31.
 */
export function promisedSteps(nextSteps: string, today: Day): PromisedStep[] {
  return nextSteps
    .split(/[\n。]|[；;](?!\s*(?:责任|牵头|负责人|完成时|时限|期限|计划完成|主办|配合))/)
    .flatMap((line) => line.split(INLINE_NUMBER))
    .map((line) =>
      line
        .replace(NUMBER, '')
        .replace(/[，,、\s]+$/, '')
        .trim(),
    )
    .filter((text) => /[\p{L}\p{N}]/u.test(text))
    .map((text) => ({ text, owner: ownerOf(text), dueOn: dueOn(text, today) }));
}

/** Who answers for a step, as written. */
export function ownerOf(step: string): string | null {
  const plain = halfWidth(step).replace(NUMBER, '');
  const bare = plain
    .replace(/^(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日|底|初|中旬|上旬|下旬)?(?:之?前)?[，,：:]?/, '')
    .replace(/^[^，,]{1,8}(?:月份?|[日号底前内起旬节]|季度)[，,]/, '');
  for (const expression of NAMED) {
    const groups = expression.exec(bare)?.groups;
    const owner = (groups?.owner ?? groups?.bracketed)?.trim();
    if (owner && !NOBODY.test(owner)) return owner;
  }
  for (const expression of [BODY_FIRST, BODY_ALONE, PERSON_FIRST]) {
    const owner = expression.exec(bare)?.groups?.owner;
    if (owner && !NOBODY.test(owner) && !ACTS_IN.test(owner)) return owner;
  }
  return null;
}

/** The day by which a step is due: its last date that is a deadline, else its last date. */
function dueOn(step: string, today: Day): Day | null {
  const dates = findDates(step, today).filter((date) => !recurs(step, date) && !isGoneBy(step, date));
  const deadlines = dates.filter((date) =>
    /^(?:之|以)?前|^(?:完成|完工|竣工|建成|内完成|办结|到位)/.test(step.slice(date.end)),
  );
  const date = deadlines.at(-1) ?? dates.at(-1);
  return date ? dueDayOf(date, step) : null;
}

/** 每月底通报 has no one day. */
function recurs(step: string, date: FoundDate): boolean {
  return /每(?:个|逢)?$/.test(step.slice(Math.max(0, date.start - 2), date.start));
}

/** 「2022年10月已招标」 tells the past. */
function isGoneBy(step: string, date: FoundDate): boolean {
  return /^[^，,。；;]{0,4}已/.test(step.slice(date.end)) || /已(?:于|在)?$/.test(step.slice(0, date.start));
}
