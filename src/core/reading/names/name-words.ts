/** Words that tell one project's name from another's, and those that do not. */

const GENERIC =
  '项目 工程 建设 改造 提升 治理 整治 服务 活动 街道 社区 中心 幼儿园 小学 中学 学校 医院 公园 花园 道路 路口 小区 片区 城中村 ' +
  '新建 扩建 改扩建 升级 新增 综合 环境 景观 设施 东侧 西侧 南侧 北侧 后侧 系列 完工 完成 投入 使用 工作 推进 管理 宣传 培训 企业 居民 ' +
  '提供 优化 年度 目标 情况 问题 计划 全区 健康 安全 文化 市场 老旧 试点 行动 数量 开展 不少于 达到 实现 举办 辖区 以上 全年 开工 竣工 验收 ' +
  '移交 运营 面积 平方米 单位 人员 群众 机构 组织 机制 建立 通过 进行 服务站 主体 结构 封顶 方面 形式 审核 各类 各级 阵地 广场 大厦 大道';
const KINDS = '社区 中心 幼儿园 小学 中学 学校 医院 公园 花园 道路 路口 小区 片区 城中村 广场 大厦 大道 服务站 市场';
const TAIL =
  '环境提升工程 景观提升工程 综合整治工程 升级改造工程 改扩建工程 断头路打通工程 新建工程 建设项目 改造项目 提升项目 建设工程 改造工程 提升工程 治理工程 整治工程 新建工程 扩建工程 改扩建工程 改造提升项目 项目 工程 建设 改造 提升 系列活动 活动 计划';

const genericWords = GENERIC.split(' ').sort((a, b) => b.length - a.length);
const kindWords = KINDS.split(' ');
const tailWords = TAIL.split(' ').sort((a, b) => b.length - a.length);

/** A whole number as one letter that is written in no text: the same for the same number. */
export const numberLetter = (number: string): string =>
  String.fromCharCode(NUMBERS_FROM + [...number].reduce((sum, c) => (sum * 31 + c.charCodeAt(0)) % NUMBERS_APART, 0));

const NUMBERS_FROM = 0x3400;
const NUMBERS_APART = 6000;
const NUMBER_LETTER = /[\u3400-\u4dbf]/;

/** For each character of a name: does it belong to a word that many names have? */
export function genericMask(chars: string): boolean[] {
  const mask = [...chars].map((c) => NUMBER_LETTER.test(c));
  for (const word of genericWords) {
    for (let at = chars.indexOf(word); at >= 0; at = chars.indexOf(word, at + 1)) mask.fill(true, at, at + word.length);
  }
  return mask;
}

/** For each character of a name: does it belong to a word for a kind of place? */
export function kindMask(chars: string): boolean[] {
  const mask = new Array<boolean>(chars.length).fill(false);
  for (const word of kindWords) {
    for (let at = chars.indexOf(word); at >= 0; at = chars.indexOf(word, at + 1)) mask.fill(true, at, at + word.length);
  }
  return mask;
}

/** Do the words tell one project from another, or a kind of place or of work? 项目, 改造工程 are of any; 景观提升, 综合整治 are a kind. */
export function tellsProject(words: string): boolean {
  const [generic, kinds] = [genericMask(words), kindMask(words)];
  return generic.some((one, i) => !one || kinds[i]) || (words.length >= KIND_OF_WORK && !OF_ANY.test(words));
}

const KIND_OF_WORK = 4;
const OF_ANY = /^(?:项目|工程|建设|改造|提升|升级|新建|扩建|改扩建)+$/;

/** Where a name's telling part ends: 白松一路街心花园提升工程 → before 提升工程. At least two characters remain. */
export function coreEnd(chars: string): number {
  let end = chars.length;
  for (let step = 0; step < 3; step++) {
    const tail = tailWords.find((word) => chars.endsWith(word, end) && end - word.length >= 2);
    if (!tail) return end;
    end -= tail.length;
  }
  return end;
}

/** What a name ends with, once what is done there is taken off: 白石龙农贸市场 of 白石龙农贸市场升级改造. */
export const endsWithKind = (name: string, kind: string): boolean =>
  name
    .replace(/（[^（）]*）/g, '')
    .replace(WHAT_IS_DONE, '')
    .endsWith(kind);

const WHAT_IS_DONE = /(?:升级|改造|建设|新建|改?扩建|提升|治理|整治|迁建|迁址|装修|环境|景观|综合|工程|项目|试点)+$/;

/** Where a name's telling part begins: after the street it is led by (民治街道公厕革命, 民治街道社区长者服务站). */
export function coreStart(chars: string): number {
  const at = chars.indexOf('街道');
  const street = at >= 1 && at <= 4 ? at + 2 : 0;
  const start = street > 0 && chars.startsWith('社区', street) && chars.length - street >= 5 ? street + 2 : street;
  return chars.length - start >= 2 ? start : 0;
}

const AFTER =
  '疑已完正在还没未尚目今昨明本这那也都均全现预将会要可能差剩办开竣验投移做搞进推累共总启有是因由需等争力的了吗呢吧啊怎什为多几从按报请不无基主暂又再仍就才刚申延滞存问情状项招约近超达率数到于整后前收卡停动好弄拖快马我他她它各比如待被给希得着过以及和与或跟同较把顺谁哪咋啥何更改提增减调超继每日第另其之被应该吗谢辛苦麻烦烦已于结先最搁对早终';
const AFTER_WORDS =
  /^(?:分别|汇[总报]|工(?!业)|建(?!设[东西南北中一二三四五六七八九路])|新(?:增|建|开|办)|上(?:周|个|月|半|级|报)|下(?:周|个|月|半|一)|年(?:底|内|前|度)|月底|交(?:付|了|工|给)|施工|治理|活动|培训|服务|设置|点位|数量|预算|资金|审[批核]|评[审估选]|安排|两[个项]|三[个项]|1[个项]|两|双|跟进|负责|反馈|解决|需要|催|查|看|高(?:吗|多少|不高|些|了)|低(?:吗|多少|些)|说|填|列|算|确认|联系|一(?:起|块|道|同|直)|联合|合[办建作]|共同|名下|旗下|底下|手[上里头]|经[手办]|牵头|主[办抓]|承办|分管|挂名|管(?=[的着了])|通过|取得|用地|电梯|设备|面积|大概|大约|顺利|圆满|达标|落实|用时|实[际施])/;
const BEFORE_WORDS =
  /(?:^|[^\u4e00-\u9fff]|我们|我|咱们|街道|社区|这个|那个|的|了|是|在|和|与|及|跟|把|将|对|完成|推进|实施|开展|建设|建成|关于|目前|今年|本月|本周|区|新增|新建|举办|做|办|搞|查|看|问|查询|看看|问问|一下|请|催|报|有|到|因|由|给|项目|工程|说|讲|汇报|反馈|另外|还有|以及|其中|包括|但|但是|至于|目|现在|今天|昨天|上报|更新|补充|比如|像|查下|看下|问下|哪些|里|们|您好|你好|咱|属于|负责|主办|牵头|想|知道|了解|为什么|怎么|咋|那|就|只有|只|除了|除|不是|而是|完工|也|都|还|再|又|等|或|或者|年|月|日|号|改造|提升|局|委|署|办|\d[场个次期批座处家条台套户名项间])$/;

/** May a sentence go on like this right after a name, so that the name is surely at its end? */
export function goesOnAfterName(rest: string): boolean {
  const next = rest.charAt(0);
  if (next === '' || !/[\u4e00-\u9fff\dA-Za-z]/.test(next)) return true;
  if (/\d/.test(next)) return !/^\d+(?:[区期号路村楼栋街]|社区)/.test(rest);
  return AFTER.includes(next) || AFTER_WORDS.test(rest);
}

/** May a sentence end like this right before a name? */
export const leadsUpToName = (before: string): boolean => BEFORE_WORDS.test(before.slice(-4));
