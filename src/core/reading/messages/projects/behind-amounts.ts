/** Where the next clause begins behind an amount, in what is dictated without a mark: 装了六台|还差四台, 修了三十公里|都还没修完. */
import { type Counted, countedIn, NUMERAL } from '../../numbers/counted.js';
import { WORKERS } from '../wording/means-words.js';
import { BEGINS, BEGINS_BEHIND, SUBJECT_AND_MORE } from './clause-starts.js';

/** So many are done: 修了三十点一公里, 建成九个. */
const DONE = /(?:[了成到好完]|观影|咨询|累计|一共|带动|提供)$/;
/** What makes it no more than about so much, and how it is told as over: 三十场左右, 四十家了. */
const OR_SO = /^(?:左右|上下)/;
const OVER = /^[吧呢啊呀啦咯哈哦哎](?=.)/;

const NEXT_CLAUSE = new RegExp(`^(?:${BEGINS}|到(?:目前|现在)|[一二三四五六七八九十]{1,2}月(?:还|再|要))`);
/** 这两个都还没到数 is of all that was told. */
const POINTED_AT = /[这那]$/;
const WHEN_OVER = new RegExp(`^(?:${BEGINS}|${BEGINS_BEHIND})`);
const SHORT = /^还没/;
/** Behind what is done. */
const WHEN_DONE = new RegExp(
  `^(?:${[
    // 修了三十公里都还没修完, 开了十一场两个都没完: said of all that was told
    '(?:这?[两三四几]个)?(?:[都也]还?|还)[没在未]',
    // 讲了三十场咨询八百人次, 划了两千个充电车位划了二百个: another amount; 改了三十个小区八百户 goes on
    `(?![\\u4e00-\\u9fff]{0,4}(?:还|目前|现在))(?:[\\u4e00-\\u9fff]{1,4}[做划讲开发建装改办][了到成]|提供|带动|帮[扶助]|咨询|服务|惠及|覆盖|吸引|解决|观影)[\\u4e00-\\u9fff]{0,3}${NUMERAL}`,
  ].join('|')})`,
);
/** 架了三台泵|积水点消掉四处: what it is done with is no noun of the work. */
const MEANS = new RegExp(`^(?:${WORKERS.source})`);
/** 消掉四处|借来两台抽水机. */
const CALLED_IN = new RegExp(`^(?:又|再|还)?[借调派请租雇抽][来了](?=${NUMERAL})`);
/** 改了三十个小区还差四个: behind its noun. */
const BEHIND_NOUN = /^(?![了到])[\u4e00-\u9fff]{1,4}?(?=还[有差剩欠缺]|到?(?:目前|现在))/;
/** 六百四十人次讲座还差六场: what was told of before lacks so much; 二十八个小区还差七个 goes on. */
const OF_BEFORE = /^[\u4e00-\u9fff]{2}(?=还[差剩缺欠])/;
const COUNTS = /[次数]$/;

/** Each such place, as offsets; a clause begins otherwise with `words` of one's own projects than with any others. */
export const endsOfAmounts = (text: string, words: string): number[] =>
  countedIn(text).flatMap((amount) => nextBehind(text, amount, words) ?? subjectBehind(text, amount, words) ?? []);

/** … by words that only a clause begins with. */
function nextBehind(text: string, { start, end }: Counted, words: string): number | undefined {
  const at = behindOrSo(text, end);
  const rest = text.slice(at);
  if (NEXT_CLAUSE.test(rest) && !POINTED_AT.test(text.slice(0, start))) return at;
  const means = MEANS.exec(rest)?.[0].length;
  if (means !== undefined && prefixWithin(rest.slice(means), words) > 1) return at + means;
  if (CALLED_IN.test(rest)) return at;
  const over = OVER.exec(rest)?.[0].length ?? 0;
  if (over > 0 && WHEN_OVER.test(rest.slice(over))) return at + over;
  const isShare = text[end - 1] === '%' || text.startsWith('百分之', start);
  if (isShare && SHORT.test(rest)) return at;
  const before = OF_BEFORE.exec(rest)?.[0];
  if (before && (COUNTS.test(before) || text.slice(0, at).includes(before))) return at;
  if (!DONE.test(text.slice(0, start))) return;
  const noun = BEHIND_NOUN.exec(rest)?.[0].length;
  if (noun !== undefined) return at + noun;
  return WHEN_DONE.test(rest) ? at : undefined;
}

const behindOrSo = (text: string, end: number): number => end + (OR_SO.exec(text.slice(end))?.[0].length ?? 0);

/**
 * … by a subject that no list knows, with its predicate: 装了六十八台|老师说下个月开班. An amount whose own clause has a verb, or what it counts, before it is
 * whole; only what it counts may stand behind it yet (改了三十个小区|业主不同意), and nothing but that does behind 还有.
 */
function subjectBehind(text: string, { start, numeralEnd, end }: Counted, words: string): number | undefined {
  const head = lastClause(text.slice(0, start));
  const at = behindOrSo(text, end);
  const rest = text.slice(at);
  const own = prefixWithin(rest, words);
  const isDone = (DONE.test(head) || PLANNED.test(head)) && !OF_PEOPLE.test(head);
  const thing = head.replace(ADVERBS, '');
  const measure = text.slice(numeralEnd, end);
  const isCounted =
    suffixWithin(thing, words) > 1 && (measure === '' || measure === '%' || goesWith(measure, thing.slice(-2), words));
  if (own > 0 && COUNTED_NEXT.test(rest.slice(own))) return isDone || isCounted ? at : undefined;
  if (own > 0 && isCounted && !STAGE.test(rest) && COUNTED_AT_ONCE.test(rest.slice(own))) return at;
  if (!SUBJECT.test(rest.slice(own))) return;
  if (isCounted) return at;
  if (LACKS.test(head) && OF_PERSONS.test(measure)) return;
  const isItsNoun = goesWith(measure, rest.slice(0, 2), words);
  return isDone || LACKS.test(head) ? at + (isItsNoun && !OVER_THERE.test(rest) ? own : 0) : undefined;
}

/** 24个小区, 队伍24支: do the words count the noun so? */
const goesWith = (measure: string, noun: string, words: string): boolean =>
  words.includes(measure + noun) ||
  words.split(noun).some((after, i) => i > 0 && after.replace(/^[\d.]+[万亿]?/, '').startsWith(measure));

/** 计划再搞两场. */
const PLANNED = /(?:再|计划|准备|打算)[\u4e00-\u9fff]{0,2}$/;
/** 还差3位老师没来培训: its noun. */
const OF_PERSONS = /^[位名]$/;
/** 还剩十三户. */
const LACKS = /(?:[还只]?[差剩欠缺]|剩下)了?$/;
/** 帮了一百三十名工友找到工作: who is counted does what follows. */
const OF_PEOPLE = /(?:帮扶?助?|带动|组织|安排|让|推荐|促成?|动员|送)了?$/;
/** 干预率才百分之七十四: between what is counted and its amount. */
const ADVERBS = /(?:才|只|就|已经?|都|共|总共|一共|有|是|为|达到?|到|现在|目前){1,3}$/;

const SUBJECT = new RegExp(`^${SUBJECT_AND_MORE}`);
/** 急救员培训了七百名: what is told next. */
const COUNTED_NEXT = new RegExp(`^[\\u4e00-\\u9fff]{0,2}[了好成到完有](?=${NUMERAL})`);
/** 组建队伍22支演练45次. */
const STAGE = /^(?:[完开竣]工|完成|验收|移交|投入|投用|通车)/;
const COUNTED_AT_ONCE = new RegExp(`^${NUMERAL}`);
const OVER_THERE = /^[\u4e00-\u9fff]{2,4}[那这]边/;

/** Of the clause that a text ends with, what stands behind its last amount. */
function lastClause(text: string): string {
  const clause = text.slice(text.lastIndexOf('，') + 1);
  return clause.slice(countedIn(clause).at(-1)?.end ?? 0);
}

/** How many characters of its beginning the words have as they stand; one alone says nothing. */
function prefixWithin(text: string, words: string): number {
  let length = 0;
  while (length < LONGEST && length < text.length && words.includes(text.slice(0, length + 1))) length++;
  return length > 1 ? length : 0;
}

/** … of its end, word upon word. */
export function suffixWithin(text: string, words: string): number {
  let length = 0;
  for (let more = 2; more > 1 && length < LONGEST; length += more) {
    const rest = text.slice(0, text.length - length);
    for (
      more = 0;
      words.includes(rest.slice(rest.length - more - 1)) && HAN.test(rest.charAt(rest.length - more - 1));
    )
      more++;
    if (more < 2 && length > 0) break;
  }
  return length;
}

const LONGEST = 16;
const HAN = /[\u4e00-\u9fff]/;
