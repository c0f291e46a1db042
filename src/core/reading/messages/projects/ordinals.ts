/** 第一个, 最后一个, 1已完成 2还差3场, 事项9里的第3个: places in the list of the card replied to, and numbering that tells none. */
import type { Project } from '../../../registry.js';
import { parseNumber } from '../../numbers/numbers.js';
import { CLAUSE_END } from '../../text/plain-text.js';
import { LEADS_ON, STANDS } from '../wording/standing.js';
import { mentionsIn } from './mentions.js';
import { HAN, placesAsNumbers, SOME_PLACE } from './places.js';
import { withTopics } from './topics.js';

/** 三个里头就市场没完: how many there are. */
const OF_THEM =
  /^[这那]?(?<count>[两二三四五六七八九十]|\d{1,2})(?:个|项|条)(?:里[头面边]|里|当中|之中|中间|中)[，,]?(?=就|只|单|唯|有|仅|，)/;

/** At the beginning of a line or clause: 1已完成, 2、还差3场, 3: 未开工. */
const LINE =
  /(^|[\n；;，,。 ])(\d{1,2}) ?(?:[.、:：)）](?!\d)|(?= ?(?:已|未|没|完|还|正|在|也|都|差|好了|开工|拖|搁|卡|欠|竣|搞|弄|待)))/g;
const LISTED =
  /(^|[\n；;，,。 ])(\d{1,2}(?:[、,，和](?:\d{1,2})){1,9})(?= ?(?:都|已|均|完|未|没|还|也|好了|搞|弄|竣|投|交|妥|在|办|要[等到拖推]|得[等到拖推]|等到?[年节春明下]|拖|推[到迟后]))/g;

const NUMBERING = '[（(]?(?:\\d{1,2}|[一二三四五六七八九十]{1,2})[.、)）:：]';
const LINE_NUMBER = new RegExp(`^\\s*${NUMBERING}\\s*`);
const NUMBER_BEFORE_NUMBER = new RegExp(
  `(^|[\\n；;。：:])\\s*${NUMBERING}\\s*(?=[〔【[（(]?\\d{1,3} ?[-–—−] ?\\d)`,
  'g',
);

interface Listed {
  own: readonly Project[];
  list: readonly string[];
}

/** 「1.9-2已完成 2.11-3…」 and lines numbered from 1 on: the numbering says nothing of projects. */
export function withoutNumbering(text: string, list: readonly string[]): string {
  const lines = text.split('\n');
  const numbered =
    lines.length > 1 && lines.every((line, i) => new RegExp(`^\\s*[（(]?(?:${i + 1}|${HAN[i]})[.、)）:：]`).test(line));
  const plain = numbered && list.length < 2 ? lines.map((l) => l.replace(LINE_NUMBER, '')).join('\n') : text;
  return (list.length < 2 ? withoutInlineNumbering(plain) : plain).replace(NUMBER_BEFORE_NUMBER, '$1');
}

/** 已完工（16-1）: the only number, which stands behind what is told, before it. */
export function numberInFront(text: string): string {
  const behind = NUMBER_BEHIND.exec(text);
  const told = text.slice(0, behind?.index ?? 0);
  return behind && told.length > 1 && !/\d-\d|[\n（(【]/.test(told) ? `${behind[1]} ${told}` : text;
}

const NUMBER_BEHIND = /[（(【] ?(\d{1,2}-\d{1,3}) ?[）)】][。！!]?$/;

/** 一、…；二、…, (1)…(2)…, 1、… 2、…: in one line, from one on without a gap. Each is a sentence of its own. */
function withoutInlineNumbering(text: string): string {
  const marks = [...text.matchAll(INLINE)];
  const isCounted = marks.every(({ groups: { n = '' } = {} }, i) => n === `${i + 1}` || n === HAN[i]);
  return marks.length < 2 || !isCounted
    ? text
    : text.replace(INLINE, (_all, lead: string, _n: string, at: number) =>
        at === 0 || /[：:\n；;。]/.test(lead) ? lead : '；',
      );
}

const INLINE =
  /(^|[\s，,。；;：:]{1,3}|(?<=[\u4e00-\u9fff]))[（(]?(?<n>\d{1,2}|[一二三四五六七八九十])[、.)）：:，,][、 ]?(?=[\u4e00-\u9fff]|\d{1,2}-\d)/g;

const OF_MATTER =
  /(?:事项|第)?(?<!\d)(\d{1,2}) ?(?:号|项|大项)?(?:事项)?(?:里|中|下)?面?的?第 ?([一二三四五六七八九十]|\d{1,2}) ?(?:个|项|条)(?:项目)?/g;

/** 事项9里的第3个项目, 13的第4个: 9-3, 13-4. */
export function ordinalsOfMatters(text: string, own: readonly Project[]): string {
  return text.replace(OF_MATTER, (all: string, matter: string, n: string) => {
    const number = `${matter}-${parseNumber(n)}`;
    return own.some((p) => p.number === number) ? ` ${number} ` : all;
  });
}

/** 第25项, 35那项, 13项的, 31项里我们那个, 35里面书房那个, 事项36. */
const MATTER = new RegExp(
  `(?<=^|[，,。；;！!\\n ])第 ?(?<of>\\d{2}|[${HAN}]{2,3}) ?(?:大?项|件)(?:[事实]事?项?)?(?:里的?|的)?(?! ?[里中下]?面?的?第)|(?<=^|[，,。；;！!\\n ])(?<bare>\\d{2})(?:那[项个]的?|项的(?!目|市))|(?<![\\d这那])(?<ours>\\d{1,2})大?项(?:里面?|里头|当?中|下面?)?(?:我们|咱们?)(?:街道|单位|局)?(?:的|那[个项条座处]的?)?|(?<within>\\d{2})(?:大?项)?里(?:[面头边])?的?(?=[\\u4e00-\\u9fff])|事项 ?第?(?<matter>\\d{1,2}|[${HAN}]{1,3})(?! ?[\\d\\-.、里中下的个件项条])`,
  'g',
);

/** A matter, as the only project of it that the unit has; 第29项大岭的: what is named tells which. */
export function mattersAsNumbers(text: string, own: readonly Project[]): string {
  return text.replace(MATTER, (all: string, ...rest) => {
    const found = rest.at(-1) as Partial<Record<'of' | 'bare' | 'ours' | 'within' | 'matter', string>>;
    const at = rest.at(-3) as number;
    const matter = `${parseNumber(found.of ?? found.bare ?? found.ours ?? found.within ?? found.matter ?? '') ?? ''}`;
    const ofMatter = own.filter((p) => p.matterNumber === matter);
    const after = text.slice(at + all.length);
    const [clause = ''] = after.split(CLAUSE_END);
    const named = mentionsIn(clause, own).filter((m) => m.start <= 1);
    if (found.within && named.length === 0) return all;
    const meant = named.length > 0 ? ofMatter.filter((p) => named.some((m) => m.numbers.includes(p.number))) : ofMatter;
    return meant.length === 1 ? ` ${meant[0]?.number} ` : all;
  });
}

const CLAIMS = /[完竣成好已没未差剩%]|\d ?[\u4e00-\u9fff]/;

/** 「8-2、8-3：前者完成，后者没有」: places among the projects that the message names first. What says nothing of them yet is left out. */
function amongNamed(text: string, own: readonly Project[]): string {
  const at = text.search(SOME_PLACE);
  const head = text.slice(0, Math.max(0, at));
  const named = at > 0 ? withTopics(head, mentionsIn(head, own), own, []) : [];
  const list = [...new Set(named.flatMap((m) => (m.sure ? m.numbers : [])))];
  const rest = named.reduceRight((said, m) => said.slice(0, m.start) + said.slice(m.end), head);
  if (list.length < 2) return text;
  const placed = ordinalsAsNumbers(text.slice(at), { own, list });
  if (placed === text.slice(at)) return text;
  if (!CLAIMS.test(rest)) return placed;
  const isOfThem =
    /^[前后]者/.test(text.slice(at)) || (SOME_OF_THEM.test(text.slice(at)) && /[。；;\n]\s*$/.test(head));
  return isOfThem ? head + placed : text;
}

/** 观澜96.4%，观湖95.8%，龙华93.7%。前两家都过了线: a sentence of its own, of as many of those told before it. */
const SOME_OF_THEM = /^(?:最?前面?|头|最?后面?)[的那这]{0,2}(?:[两二三四五六]|\d)[个家项处所条座]/;

/** The text with the places written as the numbers of the projects that stand there: in the list, or in the message itself. */
export function ordinalsAsNumbers(said: string, { own, list }: Listed): string {
  if (list.length < 2) return amongNamed(said, own);
  const whole = OF_THEM.exec(said)?.groups?.count;
  if (whole && parseNumber(whole) === list.length) return ordinalsAsNumbers(said.replace(OF_THEM, ''), { own, list });
  const known = new Set(own.map((p) => p.number));
  const at = (place: number) => list[place - 1];
  const placed = placesAsNumbers(said, { own, list });
  const places = placed === said ? said : placed.replace(GOOD_THERE, '做好了');
  const listed = places.replace(LISTED, (all: string, lead: string, run: string) => {
    const numbers = run.split(/[、,，和]/).map((n) => at(Number(n)));
    return numbers.every((n) => n !== undefined) ? `${lead} ${numbers.join('、')} ` : all;
  });
  const lines = [...listed.matchAll(LINE)].map((m) => Number(m[2]));
  const fits =
    lines.length > 0 &&
    lines.every((n) => n >= 1 && n <= list.length && !known.has(String(n))) &&
    !(lines.length === 1 && SO_MANY_AND_REST.test(said));
  return fits ? listed.replace(LINE, (_all: string, lead: string, n: string) => `${lead}${at(Number(n))} `) : listed;
}

/** 中间那个好了, of a card: said of the work that stands there. */
const GOOD_THERE = /(?<=\d )好了(?=$|[，,。；;！!])/g;

/** 3完工，其余没: the third, or three of them? */
const SO_MANY_AND_REST = /^[2-9] ?[^，,。；;\d第]{1,6}[，,；; ](?:其[余他它]|剩下?|余下|别)的?/;

/** 12开头的完工，16开头的没完工; 12的都完工, 16完工 of the one: those of the card that are of that matter. */
export function mattersOnCard(text: string, { own, list }: Listed): string {
  const listed = own.filter((p) => list.includes(p.number));
  return text.replace(OF_A_MATTER, (all: string, ...rest) => {
    const { lead = '', matter = '', points, count } = rest.at(-1) as Partial<Record<string, string>>;
    const meant = listed.filter((p) => p.matterNumber === `${parseNumber(matter) ?? ''}`);
    const isPlace = points === undefined && (meant.length > 1 || Number(matter) <= list.length);
    const isCounted = count === undefined || parseNumber(count) === meant.length;
    return meant.length > 0 && isCounted && !isPlace ? `${lead} ${meant.map((p) => p.number).join('、')} ` : all;
  });
}

const OF_A_MATTER = new RegExp(
  `(?<lead>^|[，,。；;！!\\n] ?)(?<matter>\\d{1,2}|[${HAN}]{1,3})(?<points>(?:开头|打头|字头|起头|大?项|类)?的?[那这](?<count>[两${HAN}]|\\d)[个项]|(?:开头|打头|字头|起头)的?|(?:大?项|类)?的)?(?:项目)?(?=${STANDS})`,
  'g',
);

/** 新建的没完工，提升的完工了, in answer to a card: those of its projects in whose names that deed stands; 新建的那个 and 加电梯那座 are one alone. */
export function deedsAsNumbers(text: string, { own, list }: Listed): string {
  const listed = own.filter((p) => list.includes(p.number));
  return text.replace(BY_DEED, (all: string, lead: string, said: string, points: string) => {
    const deed = said.endsWith('电梯') ? '电梯' : said;
    const meant = listed.filter((p) => p.name.includes(deed) && !p.name.includes(`改${deed}`));
    const isCounted = listed.some((p) => p.target.includes(deed));
    const count = /[两三四五六七八九\d](?=[个座处间条所])/.exec(points)?.[0];
    if (count !== undefined && parseNumber(count) !== meant.length) return all;
    const isMeant =
      points === '的' || count !== undefined ? meant.length > 0 && meant.length < list.length : meant.length === 1;
    return isMeant && !isCounted ? `${lead} ${meant.map((p) => p.number).join('、')} ` : all;
  });
}

const BY_DEED = new RegExp(
  `(^|[，,。；;！!\\n])${LEADS_ON}(新建|改扩建|迁址扩建|扩建|迁建|升级改造|装修改造|改造|提升|(?:加装?|装)电梯|加装|新增|建设)(的那[个座条处所间栋]|的?[那这]?[两三四五六七八九\\d][个座条处所间]|的|那[个项座条处所间栋])(?=${STANDS})`,
  'g',
);

/** 电梯装好了，桥还没通, of a card with 富康人行天桥新建 and 富康人行天桥加装电梯: beside what is put to the bridge it is the bridge itself. */
export function kindsAsNumbers(text: string, { own, list }: Listed): string {
  const listed = own.filter((p) => list.includes(p.number));
  return text.replace(KIND_ALONE, (all: string, lead: string, kind: string, at: number) => {
    const having = listed.filter((p) => p.name.includes(kind) && WORK.test(behind(p.name, kind)));
    if (having.length < 2) return all;
    const rest = text.slice(0, at) + lead + ' '.repeat(all.length - lead.length) + text.slice(at + all.length);
    const told = withTopics(rest, mentionsIn(rest, own), own, list).flatMap((m) => {
      const words = rest.slice(m.start, m.end);
      return m.sure ? having.filter((p) => m.numbers.includes(p.number) && behind(p.name, kind).includes(words)) : [];
    });
    const [left, ...others] = having.filter((p) => !told.includes(p));
    return told.length > 0 && left && others.length === 0 ? `${lead} ${left.number} ` : all;
  });
}

const behind = (name: string, kind: string): string => name.slice(name.indexOf(kind) + kind.length);
const WORK = /^(?:新建|改扩?建|扩建|建设|加装|迁建|提升|升级|改造|治理|整治|装修)/;
const KIND_ALONE = new RegExp(
  `(^|[，,。；;！!\\n和跟、])([\\u4e00-\\u9fff]{1,4}?)(?:那边|本身)?(?=${STANDS}|通了|[和跟、])`,
  'g',
);
