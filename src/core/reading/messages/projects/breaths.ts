/**
 * Commas where a dictated message breathes: 装了六台还差四台我先开车了 has no mark, and is three clauses. Only what is said without a stop is
 * parted; what is typed with marks has said itself where its clauses end.
 */
import type { Project } from '../../../registry.js';
import { countedIn, NUMERAL } from '../../numbers/counted.js';
import { partedAt } from '../../text/plain-text.js';
import { endsOfAmounts, suffixWithin } from './behind-amounts.js';
import { BEGINS, BEGINS_BEHIND, DAY, SUBJECT_AND_MORE } from './clause-starts.js';
import { type Mention, mentionsIn } from './mentions.js';
import { streetOf } from './streets.js';

/** Nobody says more than this in one breath. */
const ONE_BREATH = 12;
const MARKS = /([，,。；;：:！!？?\n、 ]+)/;

/** What is told as over: 完工了, 改好. 催了我, 为了 and 除了 go on. */
const OVER =
  '(?:(?<![催问骂批打给找拖帮等为除])了|(?<=了|[开完竣]工的)[吧呢啊呀啦咯哈哦哎]|[完竣开]工|投用|封了?顶|开放|[做装办建改弄搞修]好)';
/** What is told as open: 还在谈, 没验收. */
const OPEN = '(?:(?:还?在|没有?|未)[\\u4e00-\\u9fff]{1,4})';

const BREATH = new RegExp(
  [
    `(?<=[\\u4e00-\\u9fff\\d]{2}${OVER})(?=${BEGINS}|${BEGINS_BEHIND})`,
    // 开工了挖机都进场了: whatever follows, but 完工了没有, 完工了才算
    '(?<=(?:[完竣开动]工|投用|开放|封顶|验收|通车|启用)[了啦])(?=[\\u4e00-\\u9fff]{4})(?![吗没的就才以之后前时再不吧呢啊嘛])(?![一二两三四五六七八九十百千万零]{1,6}(?:[个座场家处条盏户套台间件份名人期批项]|多))',
    `(?<=${OPEN}|点点?)(?=${DAY})`,
    '(?<=(?:[开完竣]工|封顶|通车|投用)的)(?=现在|目前)',
    '(?<=(?:都|全部?|已经?)完成)(?=[你您我])',
    '(?<=(?:都|全部?|已经?|算|任务)完成了?)(?=谢谢|感谢|多谢|辛苦|麻烦|请)',
    '(?<=谢谢?[你您]?们?提醒)(?=我)',
    // 就这几个其他的我回头再报
    '(?<=就这(?:[几两三四]个|些))(?=其[他它余])',
    // 我在车上语音跟您说啊公交站台改了十九座
    '(?<=[跟给向][您你]们?(?:说|讲|汇报|报告|念|捋)(?:一?下|一声|一遍|说)?[啊哈哦呀]?)(?=[\\u4e00-\\u9fff]{4})(?![啊哈哦呀一下了过声])',
    // 没考上机器装了, 没下来材料还缺: behind a result that is not there
    `(?<=没(?![完通齐够])[\\u4e00-\\u9fff]?(?:[上好齐够成拢完清]|下来|出来))(?=${SUBJECT_AND_MORE})`,
    // 都没开工呢一个卡在概算一个卡在用地
    '(?<=[没未还][\\u4e00-\\u9fff]{1,4}呢)(?=[\\u4e00-\\u9fff]{4})',
    '(?<=一[个条家座处][\\u4e00-\\u9fff]{3,6})(?=一[个条家座处][\\u4e00-\\u9fff]{3})',
    // 给耽误了龙华反诈才做了: behind what was done to it
    `(?<=[给被][\\u4e00-\\u9fff]{1,2}了)(?!一)(?=[\\u4e00-\\u9fff]{4}|还[差有])`,
    // 不是我们报是工务署在建
    '(?<=不(?:是|归|由)我们[\\u4e00-\\u9fff]{0,3})(?=是)',
    // 还差三千册在编目编目的就一个人: its last word is taken up
    '(?=([\\u4e00-\\u9fff]{2})的)(?<=(?!\\1的)[\\u4e00-\\u9fff]{2}\\1)',
  ].join('|'),
  'g',
);

/** 然后, 但是, 我先走了 part wherever they stand; so does what is done yet another time: …找到工作下周再办一场, but 准备下周再办. */
const TURN =
  /(?<=[\u4e00-\u9fff\d%]{3})(?=然后|但是|可是|不过[^关来]|因为|所以|我先[^把将]|你们?[得去要]?[问找])|(?<=[\u4e00-\u9fff\d]{3}(?<!准备|计划|打算|预计|争取|安排|放[到在]|[等到拟要在是定约想说讲]))(?=(?:明天|后天|[下这本]个?[周月][一二三四五六日]?|月底)再[^说看报提问]|过[两三几]天再|(?<![上下这本个])[下这本]?个?(?:周|星期|礼拜)[一二三四五六日天](?:上午|下午)?一[起块并][报给])/g;

/** 弄了二十八个还有七个没弄水箱没到货, 还剩六台没修其他都修好了: what lacks, and what keeps it or is done. */
const UNDONE =
  /(?<=[没未]有?[做弄装修改办查筛建开])(?=[\u4e00-\u9fff]{2,4}(?:[没未不]|[那这]个)|[\u4e00-\u9fff]{2,5}率|其[他它余]|另外|[做弄装修改办查筛建开][好完]的)/g;

/** Hesitation within a clause: 帮了呃一百三十一名. */
const HESITATES = /(?:[嗯呃唔]|额(?![度外头定]))[啊呢]?/g;

/** A particle that two commas left alone: 收到了，啊，谢谢. */
const LEFT_OVER = /，([啊呀哈哎])(?=，)/g;

/** Behind this a project that is named begins a clause, as behind an amount: 改完了景龙市场那个…, but 福城和民治. */
const SAID = new RegExp(`[\\u4e00-\\u9fff\\d，]{4}(?<=${OVER}|${OPEN}|呢|啊)$`);
const AT_LEAST = 5;
/** …, or 咨询二百二十人次完成 with its amount. */
const isOver = (said: string, ends: readonly number[]): boolean =>
  SAID.test(said) || (said.endsWith('完成') && ends.includes(said.length - '完成'.length));

/** The message with commas where one breathes; a project of one's `own` that is named begins a clause. Offsets change. */
export function breathed(text: string, own: readonly Project[]): string {
  const runs = text.split(MARKS);
  const longest = runs.length > 1 ? 2 * ONE_BREATH : ONE_BREATH;
  return runs.map((run) => (run.length > longest ? parted(run, own) : run)).join('');
}

function parted(run: string, own: readonly Project[]): string {
  const ends = countedIn(run).map(({ end }) => end);
  const told = namedIn(run, own).filter(
    (at) => isOver(run.slice(0, at), ends) || (at >= AT_LEAST && ends.includes(at)),
  );
  const words = own.map(({ name, target }) => `${name}，${target}`).join('，');
  const topical = topicsApart(thingsApart(partedAt(run, told), words), words);
  return partedAt(topical, endsOfAmounts(topical, words))
    .replace(BREATH, '，')
    .replace(TURN, '，')
    .replace(UNDONE, '，')
    .replace(HESITATES, '')
    .replace(/，{2,}/g, '，')
    .replace(LEFT_OVER, '$1');
}

/** 还在装空调书嘛先上了一万册, 服务人次呢三万多: what is told next is said first, and the clause begins with it. */
const topicsApart = (said: string, words: string): string =>
  [...said.matchAll(TOPIC)].reduceRight((left, { index }) => {
    const at = index - suffixWithin(left.slice(0, index), words);
    const isTopic =
      at < index && (at < index - 1 || ALONE.test(left.slice(index))) && !OF_A_STATE.test(left.slice(0, at));
    if (!isTopic) return left;
    return `${left.slice(0, at)}${at > 0 ? '，' : ''}${left.slice(at, index)}${left.slice(index + 1)}`;
  }, said);
const TOPIC = new RegExp(`[嘛呢](?=[先才只就都还已没不有]|${NUMERAL})`, 'g');
const ALONE = new RegExp(`^[嘛呢](?:[先才]|${NUMERAL})`);
const OF_A_STATE = /[没未不在还]$/;

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

/** 还差四套等厂家发货场地面积做了一万平方米: what is counted begins a clause, where its amount stands behind another. */
const thingsApart = (said: string, words: string): string =>
  partedAt(
    said,
    countedIn(said).flatMap(({ start }, i, all) => {
      const before = all[i - 1]?.end ?? start;
      const head = said.slice(before, start).replace(VERB, '');
      const at = before + head.length - suffixWithin(head, words);
      const [between, thing] = [said.slice(before, at), head.slice(at - before)];
      return BETWEEN.test(between) && !GOES_ON.test(between) && thing.length > 1 ? [at] : [];
    }),
  );
const BETWEEN = /^[\u4e00-\u9fff]{2,12}$/;
const GOES_ON = /(?:所以|就是|其中|[个年月周]|目标|要求|的|达到|完成|[但是里中这那每各和与及跟再说])$/;
const VERB =
  /(?:才|只|就|又|已经?|也|现在|目前|一共|累计|还){0,2}(?:[做办装建改弄搞讲开划发放修换铺配种][了到好成完]?|了|有|是|到|达到?|完成了?|[差剩缺欠])?$/;
