/** Who answers for a step of a plan: a body, a post, a person, or those who do the work. */
import { halfWidth } from '../text/plain-text.js';
import { SURNAMES } from '../text/surnames.js';

/** A person's name or post, or a body's. */
const TITLE =
  '(?:主任|科长|局长|处长|书记|所长|队长|经理|站长|部长|副区长|区长|同志|工程师|校长|院长|总监|主席|理事长|秘书长|专员|专干|干事|楼栋?长|网格[长员]|组长|店长|厂长|站长|园长|馆长|主要领导|分管领导)';
const BODY =
  '(?:街道办事处|街道办|街道|办事处|局|委员会|办公室|办|署|中心|科室|科|公司|大队|支队|社区|工作站|集团|学校|医院|专班|馆|所|大队|工会|协会|残联|总站|书院|项目部|项目组|工作组|领导小组|党工委|工委|团区委|妇联|残联|总工会|分局|管理处|部|单位|部门)';
/** Bodies that are called by this alone: 工会1月18日前建成. */
const BY_ITSELF = '工会|妇联|残联|团委|团区委|办公室|指挥部|村委会?|居委会?|党支部|总务处|后勤';
/** A person by name, or those who do the work, at the start of a step or in brackets after it. */
const DOERS =
  '(?:承建|建设|中标|运营|实施|管养|维保|产权|权属|供货|检测|承包|勘察)单位|承包商|供货商|供应商|厂家|运营商|施工单位|施工方|总包单位|代建单位|监理单位|设计单位|业主方|产权方|物业公司|物业|社区工作站|工作站|项目组|工作组|专班';
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
    `^(?<owner>我${BODY}|本${BODY}|${BY_ITSELF}|(?!由)[\\u4e00-\\u9fff]{1,14}?${BODY})(?=[：: （(、和与]|本月|下月|次月|春节|元旦|元宵|清明|五一|节前|进一步|适时|上门|逐|每周|会|派|补|继续|跟进|盯|抓|推进|实施|完成|开展|落实|做好|对接|到位?|牵头|将|会同|要|拟|每|于|在|已|负责|再|加快|继续|组织|联合|协调|督促|安排|制定|\\d|，)`,
  ),
  new RegExp(
    `^(?<owner>${DOERS})(?=[^的，,。；;]{2})|[（(](?<bracketed>${DOERS}|[${SURNAMES}](?:工|总|[\\u4e00-\\u9fff]{1,2}))(?:联系|负责|盯|跟|办|对接)?[）)]`,
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
  '(?:街道办事处|街道办|街道|办事处|委员会|办公室|中心|科室|公司|专班|协会|工会|联合会|中队|大队|支队|班组|总务处|社区|学校|医院|集团|指挥部|残联|妇联|团区委|[局署委办科处组队站所院馆部室园厂](?!(?!下[周月])[理公法事置成织长伍有分门子内外员学技研上下落好完结妥齐署]))';
/** How a step begins that names an act and no doer. */
const ACT =
  '(?!下一步|下来|接下来|重新|开(?:园|学|馆|业|放|工|诊|街|[始展通])|腾|挪|选(?!址|聘)|补|换|装(?!备|修)|改(?!革|造|水)|借|买|拨|敷|铺|挖|砌|种|栽|贴|抓紧|加|推进|完|组织(?!部|办|科|处)|建立|建好|成立|召开|开展|继续|进一步|落实|确保|力争|督|协调|协助|联|对|将|与|和|请|向|由|按|经(?!促|发|济|办|营|信)|待|在|于|从|把|被|给|到|去|找|商|催|报|争取|每|全|各(?!园区|工会|社区|街道|学校|校|站|所|村|片区|标段)|再|先|尽|提|做|办|处|清理|拆|修|交付|发|签|编制|审核|明确|压实|责任|主动|积极|同步|统筹|抽调|增派|增加|安排|配合|邀请|委托|聘请|引入|会同|倒排|每|依托|通过|结合|根据|针对|围绕|利用|聚焦|相关|有关|本|该|其)';
/** Behind a body's name: it is not the doer but the owner of a place or a thing, 党群中心二楼用房. */
const PLACE_BEHIND =
  '[的之式性化度型内里外前]|[一二三四五六七八九十\\d]{1,2}楼|用房|门口|周边|附近|场地|屋顶|地块|红线|项目';
const A_BODY = `(?<owner>${ACT}[\\u4e00-\\u9fff、]{1,14}?${BODY_END})(?!${PLACE_BEHIND})`;
const BODY_FIRST = new RegExp(`^由?${A_BODY}`);
/** 春风行动期间由公共服务办加办两场. */
const BY_BODY = new RegExp(`由(?!于)${A_BODY}`);
/** 由医院基建科联系, 承建单位1月12日前整改. */
const DOERS_FIRST = new RegExp(`^由?(?<owner>${DOERS})(?=[^的，,。；;]{2})`);
/** A row of a table written out: 占道审批，交管办，2月10日. */
const BODY_ALONE = new RegExp(
  `[，,—](?<owner>${ACT}[\\u4e00-\\u9fff]{1,12}?${BODY_END}|组长[\\u4e00-\\u9fff]{2,3})(?=[，,。；;]|$|盯|跟|抓|负责|牵头|落实|配合|每|全程|驻)`,
);
/** 1月15日——建设办李工, 铺人行道，@城建办小邓. */
const MARKED = new RegExp(
  `(?:——?|@)(?<owner>[\\u4e00-\\u9fff]{0,12}?(?:${BODY_END}[\\u4e00-\\u9fff]{0,3}|[${SURNAMES}][工总]|小[${SURNAMES}]))(?=——?|[，,。；;]|$)`,
);
const PERSON_FIRST = new RegExp(
  `^(?<owner>[${SURNAMES}](?:某{1,2}|警官|老师|队|科|所|站|处))(?![\\u4e00-\\u9fff]{0,2}的)`,
);
/** 技术岗小何1月6日前复核, 交给施工队的阿昌. */
const NICKNAME_FIRST = new RegExp(
  `^(?:[\\u4e00-\\u9fff]{0,6}(?:由|交[给由]))?(?<owner>[\\u4e00-\\u9fff]{0,9}?(?:小(?![区时学型高])[${SURNAMES}]|老(?![年师城旧化人])[${SURNAMES}]|阿[\\u4e00-\\u9fff]))(?!的)`,
);
/** 组织办欧阳主任把关, 由各园区工会主席认领, 楼长带着网格员上门. */
const TITLE_FIRST = new RegExp(`^由?(?<owner>${ACT}[\\u4e00-\\u9fff]{0,10}?${TITLE})(?![的之])`);
/** What a doer's name has none of. */
const ACTS_IN =
  /[在把被给从往]|完成|推进|开展|落实|协调|督促|加快|解决|制定|施工(?!单位|方|队)|建设(?!办|局|组|科|公司|部|中心|单位|处|署|工程)|整改|召开|办理|进场|验收(?!组|科)|[一二两三四五六七八九十]个/;

/** What stands where an owner would and names nobody: 认真负责, 督促施工单位. */
const NOBODY =
  /专人|全部$|^(?:待|[尚暂]未|未定|未确定|未明确|另行|再[定议]|研究|正在)|^(?:成立|组建|抽调|派驻|[补举承催督查主新]办$)|^(?:报|向|请|提请|尽快|抓紧|积极|力争|争取|确保|按|(?:完成|推进|组织|开展)(?![\u4e00-\u9fff]{0,4}(?:办|部|局|科|中心)$)|对|将|全面|认真|严格|切实|共同|分工|各司其职|专人|专班专人|具体|全面|相关|有关|各(?!园区|工会|社区|街道|学校|校|站|所|村|片区|标段)|督促|协调|要求|指导|联系|商请|联合|加强|明确|落实|继续|进一步|加快)|^、?(?:责任(?:单位|部门|人|领导|科室)?[、，]?)+$|^(?:相关单位|有关部门|专人)$|^(?:安排|抽调|指派|派)?[一二两三四五几\d]{1,2}[名个位]/;

/** What stands before the doer: 3月15日前，… */
const DAY_BEFORE = /^(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日|底|初|中旬|上旬|下旬)?(?:之?前)?[，,：:]?/;
const SPAN_BEFORE = /^[^，,]{1,8}(?:月份?|[\d一二三四五六七八九十][日号]|[底前内起旬节]|季度)[，,]/;

/** Who answers for a step, as written; `step` without its number. */
export function ownerOf(step: string): string | null {
  const bare = halfWidth(step).replace(DAY_BEFORE, '').replace(SPAN_BEFORE, '');
  for (const expression of NAMED) {
    const groups = expression.exec(bare)?.groups;
    const owner = (groups?.owner ?? groups?.bracketed)?.trim();
    if (owner && !NOBODY.test(owner)) return owner;
  }
  for (const expression of [BODY_ALONE, BY_BODY, MARKED, PERSON_FIRST]) {
    const owner = ownerBy(expression, bare);
    if (owner) return owner;
  }
  for (const clause of bare.split(/[，,：:]/).map((piece) => piece.trim().replace(DAY_BEFORE, ''))) {
    for (const expression of [BODY_FIRST, DOERS_FIRST, NICKNAME_FIRST, TITLE_FIRST]) {
      const owner = ownerBy(expression, clause);
      if (owner) return owner;
    }
  }
  return null;
}

function ownerBy(expression: RegExp, text: string): string | null {
  const owner = expression.exec(text)?.groups?.owner;
  return owner && !NOBODY.test(owner) && !ACTS_IN.test(owner) ? owner : null;
}
