/**
 * Commas where a dictated message breathes: 装了六台还差四台我先开车了 has no mark, and is three clauses. Only what is said without a stop is
 * parted; what is typed with marks has said itself where its clauses end.
 */
import type { Project } from '../../../registry.js';
import { measuresFor } from '../../targets/promised-things.js';
import { partedAt } from '../../text/plain-text.js';
import { type Mention, mentionsIn } from './mentions.js';
import { streetOf } from './streets.js';

/** Nobody says more than this in one breath. */
const ONE_BREATH = 12;
const MARKS = /([，,。；;：:！!？?\n、 ]+)/;

const DIGIT = '[\\d一二两三四五六七八九十百千万零〇]';
const MEASURE =
  '(?:人次|平方米|平方|公里|万元|亿元|[个座家户场人名位套间盏台条处件站栋辆块张份册节所对支组棵株床宗例次])';
const SHARE = '(?:百分之[一二三四五六七八九十百零点]{1,7}|\\d%)';
/** An amount ends there: 二十八个, 百分之九十七点一. */
const AMOUNT = `(?:${DIGIT}[多余]?${MEASURE}(?:左右|上下)?|${SHARE})`;
/** What is told as over: 完工了, 三十一期了, 改好. 催了我, 为了 and 除了 go on. */
const OVER = `(?:(?<![催问骂批打给找拖帮等为除])了|(?<=了|${DIGIT}${MEASURE}|${SHARE})[吧呢啊呀啦咯哈哦哎]|[完竣开]工|投用|封顶|开放|[做装办建改弄搞修]好)`;
/** What is told as open: 还在谈, 没验收. */
const OPEN = '(?:(?:还?在|没有?|未)[\\u4e00-\\u9fff]{1,4})';

/** So many are done: 修了三十点一公里, 建成九个. */
const DONE = `(?:[了成到好完]|观影|咨询|累计|一共|带动|提供)${DIGIT}[点.一二两三四五六七八九十百千万零\\d]{0,9}[多余]?${MEASURE}`;

/** A day by its number: 十二月二十号. */
const DAY =
  '(?<![十一二\\d])(?:(?:[一二三四五六七八九十]{1,2}|1[0-2]|[1-9])月(?:[一二三四五六七八九十]{1,3}|\\d{1,2})[号日]|[一二三四五六七八九十]{1,2}月底)';

/** What only a new clause begins with, behind an amount too: 50个明天起装 goes on. */
const BEGINS = [
  '[今昨前]天|[上这本]个?(?:周|星期|礼拜|月)|这几天|目前|现在|截[至止]',
  DAY,
  '(?:[\\u4e00-\\u9fff]{1,2}[里边面])?(?:就|只)?还[有差剩欠缺]|[就只][差剩]|剩[下的余]|其[中余他它]|另外|余下|后面(?:还有|的)|[离距][^，]{1,6}还[差有]',
  '但|[啊呀哎唉哦]?(?:不对|说错)|没错|更正|就这[样些个]|预计|估计|争取|(?:计划|打算|准备)(?=[这下本][个周月]|[\\u4e00-\\u9fff]{0,4}再)|嗯|呃',
  '那个|(?!了)[\\u4e00-\\u9fff]{2,5}率|[\\u4e00-\\u9fff]{2}的话|(?!是)[\\u4e00-\\u9fff]{2,4}的(?=还(?!是)|[都也只才就没])|[我你]',
].join('|');
/** … behind what is over: who, or what is said of it. */
const BEGINS_BEHIND =
  '[明后]天|下个?(?:周|星期|礼拜|月)|[月年]底|元旦|春节|[咱您他她]|领导|工人|师傅|施工|监理|老板|业主|居民|街坊|学[生校]|物业|照片|验收单|材料|人特别|没[留有](?!$)|已经|都|全|就是|而且|因|由于|等(?!级)|请|麻烦|谢谢|收到|好的|那|这|啊|处置|算是';

const BREATH = new RegExp(
  [
    `(?<=[\\u4e00-\\u9fff\\d]{2}${OVER})(?=${BEGINS}|${BEGINS_BEHIND})`,
    // 开工了挖机都进场了: whatever follows, but 完工了没有, 完工了才算
    '(?<=(?:[完竣开动]工|投用|开放|封顶|验收|通车|启用)了)(?=[\\u4e00-\\u9fff]{4})(?![吗没的就才以之后前时再不吧呢啊嘛])',
    `(?<=${AMOUNT})(?!次)(?=${BEGINS})`,
    `(?<=${SHARE})(?=还没)`,
    `(?<=${OPEN}|点点?)(?=${DAY})`,
    // 修了三十公里都还没修完, 开了十一场两个都没完: said of all that was told
    `(?<=${DONE})(?=(?:这?[两三四几]个)?(?:[都也]还?|还)[没在未])`,
    // 讲了三十场咨询八百人次, 划了两千个充电车位划了二百个: another amount; 改了三十个小区八百户 goes on
    `(?<=${DONE})(?!次|[\\u4e00-\\u9fff]{0,4}(?:还|目前|现在))(?=(?:[\\u4e00-\\u9fff]{1,4}[做划讲开发建装改办][了到成]|提供|带动|帮[扶助]|咨询|服务|惠及|覆盖|吸引|解决|观影)[\\u4e00-\\u9fff]{0,3}${DIGIT})`,
    // 改了四座厂家人手不够, 创了六家牌子在做: what goes on beside it
    `(?<=${DONE})(?=(?![次没未不还在等都也全已就才只的了其])[\\u4e00-\\u9fff]{2,7}(?:没|未|不|在|卡|停|缺|真|冷|病|等着|排队))`,
    `(?<=${DONE}[\\u4e00-\\u9fff]{1,4})(?=还[有差剩欠缺]|目前|现在)`,
    `(?<=${AMOUNT})(?=[下这本]个?(?:周|礼拜|星期|月)[一二三四五六日]?再|[一二三四五六七八九十]{1,2}月(?:还|再|要))`,
  ].join('|'),
  'g',
);

/** 然后, 但是, 我先走了 part wherever they stand; so does what is done yet another time: …找到工作下周再办一场, but 准备下周再办. */
const TURN =
  /(?<=[\u4e00-\u9fff\d%]{3})(?=然后|但是|可是|不过[^关来]|因为|所以|我先[^把将]|你们?[得去要]?[问找])|(?<=[\u4e00-\u9fff\d]{3}(?<!准备|计划|打算|预计|争取|安排|放[到在]|[等到拟要在是定约想]))(?=(?:明天|后天|[下这本]个?[周月][一二三四五六日]?|月底)再[^说看报提问])/g;

/** 弄了二十八个还有七个没弄水箱没到货, 还剩六台没修其他都修好了: what lacks, and what keeps it or is done. */
const UNDONE =
  /(?<=[没未]有?[做弄装修改办查筛建开])(?=[\u4e00-\u9fff]{2,4}(?:[没未不]|[那这]个)|[\u4e00-\u9fff]{2,5}率|其[他它余]|另外|[做弄装修改办查筛建开][好完]的)/g;

/** 六百四十人次讲座还差六场: what was told of before lacks so much; 二十八个小区还差七个 goes on. */
const OF_BEFORE = new RegExp(`(?<=${AMOUNT})([\\u4e00-\\u9fff]{2})(?=还[差剩缺欠])`, 'g');
const COUNTS = /[次数]$/;

/** Hesitation within a clause: 帮了呃一百三十一名. */
const HESITATES = /(?:[嗯呃唔]|额(?![度外头定]))[啊呢]?/g;

/** Behind this a project that is named begins a clause: 改完了景龙市场那个…, but 福城和民治. */
const SAID = new RegExp(`[\\u4e00-\\u9fff\\d，]{4}(?<=${OVER}|${AMOUNT}|${OPEN}|呢|啊)$`);

/** The message with commas where one breathes; a project of one's `own` that is named begins a clause. Offsets change. */
export function breathed(text: string, own: readonly Project[]): string {
  const runs = text.split(MARKS);
  const longest = runs.length > 1 ? 2 * ONE_BREATH : ONE_BREATH;
  return runs.map((run) => (run.length > longest ? parted(run, own) : run)).join('');
}

function parted(run: string, own: readonly Project[]): string {
  const told = namedIn(run, own).filter((at) => SAID.test(run.slice(0, at)));
  const said = thingsApart(partedAt(run, told), own);
  return said
    .replace(OF_BEFORE, (noun, _, at: number) =>
      COUNTS.test(noun) || said.slice(0, at).includes(noun) ? `，${noun}` : noun,
    )
    .replace(BREATH, '，')
    .replace(TURN, '，')
    .replace(UNDONE, '，')
    .replace(HESITATES, '')
    .replace(/，{2,}/g, '，');
}

/** Where a project or a street is named that was not before, and others were; as offsets. */
function namedIn(run: string, own: readonly Project[]): number[] {
  const named = mentionsIn(run, own)
    .filter(({ sure }) => sure)
    .toSorted((a, b) => a.start - b.start);
  const isNew = ({ start, numbers }: Mention) =>
    named.some((m) => m.start < start) &&
    !named.some((m) => m.start < start && m.numbers.some((n) => numbers.includes(n)));
  const streets = [...new Set(own.flatMap((p) => streetOf(p) ?? []))].filter((street) => run.includes(street));
  const told = streets.length < 2 ? [] : streets.map((street) => run.indexOf(street));
  return [...named.filter(isNew).map(({ start }) => start), ...told];
}

/** 还差四套等厂家发货场地面积做了一万平方米: the other thing that is promised begins a clause, where it is counted behind another amount. */
function thingsApart(said: string, own: readonly Project[]): string {
  const things = [...new Set(own.flatMap(measuresFor).map(({ of }) => of))];
  const places = things.flatMap((thing) => {
    const at = thing.length > 1 ? said.indexOf(thing) : -1;
    return at > 0 && COUNTED.test(said.slice(0, at)) && COUNTS_NEXT.test(said.slice(at + thing.length)) ? [at] : [];
  });
  return partedAt(said, places);
}

const COUNTED = new RegExp(`${AMOUNT}[^，,]{2,12}$`);
const COUNTS_NEXT = new RegExp(`^[\\u4e00-\\u9fff]{0,3}${DIGIT}`);
