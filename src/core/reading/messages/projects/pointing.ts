/** What is pointed at and not named: 上次那个车库 is the garage, 9-2和那个 leaves open which, 边坡好了，市场没好 names another by its kind. */
import type { Project } from '../../../registry.js';
import { asNamed } from '../../names/also-called.js';
import { endsWithKind, tellsProject } from '../../names/name-words.js';
import { measuresFor } from '../../targets/promised-things.js';
import { CLAUSE_END } from '../../text/plain-text.js';
import { LEADS_ON, STANDS, STANDS_ONLY } from '../wording/standing.js';
import { type Mention, mentionsIn } from './mentions.js';
import { isPart } from './parts.js';

/** 上次那个, 你问的, 前面说的那个: spoken of before, by whomever. */
const BEFORE =
  /^(?:上次|上回|之前|前面|刚才|刚刚|昨[天日]|前[天几][天日]?|[你您]们?|领导|一直)+(?:(?:说|问|提|讲|催|关心|查)(?:过|到|起)?的)?(?:那个|这个|那项)?/;

/** 上次那个车库，好了: as 车库那个好了, where what follows is a project. */
export function withoutPointing(text: string, own: readonly Project[]): string {
  const points = BEFORE.exec(text)?.[0] ?? '';
  if (points === '' || !/(?:的|个|项)$/.test(points)) return text;
  const rest = text.slice(points.length);
  const named = mentionsIn(rest, own).find((m) => m.start === 0 && m.by === 'name');
  if (!named) return text;
  return `${rest.slice(0, named.end)}那个${rest.slice(named.end).replace(/^(?:那个|的)?[，, ]?/, '')}`;
}

/** 17-7完工了，这个还要等路灯, in answer to another's card: the card's. */
export function withCardPointed(text: string, card: string, own: readonly Project[]): string {
  const at = OF_THE_CARD.exec(text);
  const others = at ? mentionsIn(text.slice(0, at.index), own).filter((m) => m.sure && !m.numbers.includes(card)) : [];
  return at && others.length > 0 && !text.includes(card)
    ? `${text.slice(0, at.index)}${card}${text.slice(at.index + at[0].length)}`
    : text;
}
const OF_THE_CARD = /(?<=[，,。；;])这[个项](?:项目)?(?=[还也没未在已要刚都就得才])/;

/** Beside what is named: 9-2和那个都好了, 25-7跟另一个完工了. */
const BESIDE =
  /(?:[和跟与及、]|还有|以及)(?:那个|那项|另外?[一那][个项]|别的)(?=也|都|全|均|已|没|未|完|好|弄|做|建|竣)/;
/** In a clause of its own: 25-7好了，那个没好; 还有一个没好. */
const ALONE = new RegExp(
  `(?<=[，,。；;])${LEADS_ON}(?<what>那个|那项|另外?[一那][个项]|还有[一两几][个项]|有[一两几][个项])(?=${STANDS})`,
);

/** The short question that such words leave beside a project that is named; null where they may be of its own parts. */
export function pointedAsked(text: string, named: readonly Project[]): string | null {
  const [first] = named;
  const said = BESIDE.exec(text)?.[0] ?? ALONE.exec(text)?.groups?.what;
  if (!first || said === undefined) return null;
  const counts = named.flatMap((p) => measuresFor(p).map((m) => m.unit));
  if (/一|两|几/.test(said) && (counts.some((unit) => PIECES.test(unit)) || !/[个项]$/.test(said))) return null;
  return `“${said.replace(/^(?:[和跟与及、]|还有|以及)/, '')}”是哪一项？请带上编号。`;
}

/** What is counted one by one may be meant by 一个. */
const PIECES = /^(?:[个项处座家所间台套户盏]|小区)/;

/** 都好了，就那个没: one of a card's, and nobody can tell which. */
export const pointedOnCard = (text: string): string | null =>
  ALL_BUT_THAT.test(text) ? '您说的“那个”是哪一项？请说一下编号。' : null;
const ALL_BUT_THAT = /(?:就|只|唯独)(?:剩|差|有)?(?:那|这|一)个(?:还|也|都)?(?:没|未|在)/;

/** 那个, 的那面, 那道墙: what points, and of what kind it is. */
const POINTED =
  '(?:旁边?|边上|隔壁|后面|前面|对面|附近)?(?:(?<points>的?那[个边面道条座块处]的?|的)(?<kind>[\\u4e00-\\u9fff]{1,3}?)??)?';

/** 市场没好, 书的没好, 那边的车库也好了: after another project, in a clause that says how it stands and nothing else. */
const OF_KIND = new RegExp(`(?<=[，,。；;])${LEADS_ON}(?<what>[\\u4e00-\\u9fff]{1,6}?)${POINTED}(?=${STANDS})`, 'g');
/** 花园和挡墙都没完工: the first of two that are told of together. */
const FIRST_OF_TWO =
  /(?<=[，,。；;])(?<what>[\u4e00-\u9fff]{2,6}?)(?=[和跟与、][\u4e00-\u9fff]{2,6}(?:都|全|均|也)[\u4e00-\u9fff])/g;
const JOINED =
  /[和跟与、](?<what>[\u4e00-\u9fff]{2,6}?)(?<points>的那个|那个|那边|的)?(?=(?:都|全|均|也)[\u4e00-\u9fff])/g;

/** 服务站还没运营: nothing else is named. */
const FIRST = new RegExp(`^${LEADS_ON}(?<what>[\\u4e00-\\u9fff]{2,6}?)${POINTED}(?=${STANDS})`, 'g');

/** Further projects told of by a word of their names that is too common to find them by. What the one before has in its own name is its part. */
export function kindsTold(text: string, mentions: readonly Mention[], own: readonly Project[]): Mention[] {
  if (mentions.length === 0) return [...text.matchAll(FIRST)].flatMap((match) => toldBy(match, own));
  return [OF_KIND, FIRST_OF_TWO, JOINED].flatMap((form) =>
    [...text.matchAll(form)].flatMap((match): Mention[] => {
      const [told] = toldBy(match, own);
      const isKnown = (m: Mention) => !m.guessed || m.numbers.join() !== told?.numbers.join();
      if (!told || mentions.some((m) => isKnown(m) && m.start < told.end && told.start < m.end)) return [];
      const before = mentions.findLast((m) => m.end <= told.start && m.sure);
      const isNamed =
        before?.by === 'name' ||
        match.groups?.points ||
        form === JOINED ||
        form === FIRST_OF_TWO ||
        text[told.end] === '也';
      const words = text.slice(told.start, told.end);
      const isOwnPart =
        own.some((p) => before?.numbers.includes(p.number) && `${p.name}${p.target}`.includes(words)) ||
        (form === OF_KIND && !match.groups?.points && before !== undefined && isItsPart(text, told, before));
      return before && isNamed && !isOwnPart ? [told] : [];
    }),
  );
}

/** 服务中心装修好了，电梯没拿到证: what every building has is another's only where of both no more is told than how they stand. */
function isItsPart(text: string, told: Mention, before: Mention): boolean {
  const said = text.slice(before.end, told.start).replace(LEADING_ON, '');
  const [after = ''] = text.slice(told.end).split(CLAUSE_END);
  const isParallel = STANDS_ONLY.test(said) && STANDS_ONLY.test(after);
  return (isPart(text, told) || OF_A_SITE.test(text.slice(told.start, told.end))) && !isParallel && !/^也/.test(after);
}
const LEADING_ON = new RegExp(`[，,。；;]${LEADS_ON}$`);
const OF_A_SITE = /^(?:充电桩|信号灯|红绿灯|标线|护栏|操场|后厨|监控|探头|摄像头)$/;

/** 综合整治没完: so much tells of what it is, though it only says what is done. */
const WHOLE_DEED = 4;

/** The projects of that kind, or that have the words that 的 or 那个 points with anywhere in their names: one character will do. */
function toldBy({ 0: all, index, groups }: RegExpMatchArray, own: readonly Project[]): Mention[] {
  const { what = '', points, kind = '' } = groups ?? {};
  const start = (index ?? 0) + all.indexOf(what);
  const isPointedAt =
    /那/.test(points ?? '') && !isPart(what, { start: 0, end: what.length, numbers: [], sure: false, by: 'name' });
  const isAnywhere =
    (points !== undefined && (what.length === 1 || isPointedAt || tellsProject(what))) ||
    (what.length >= WHOLE_DEED && tellsProject(what));
  const called = asNamed(what, own);
  const named = own.filter(
    ({ name }) =>
      name.includes(kind) && (isAnywhere || called !== what ? name.includes(called) : endsWithKind(name, what)),
  );
  const others = named.length > 0 ? own.filter((p) => !named.includes(p) && p.target.includes(what)) : [];
  const numbers = [...named, ...others].map((p) => p.number);
  const shown = (index ?? 0) + all.length - start;
  const isShown = kind !== '' || /那[^个边]/.test(points ?? '');
  return what.length + (points?.length ?? 0) < 2 || numbers.length === 0
    ? []
    : [{ start, end: start + (isShown ? shown : what.length), numbers, sure: numbers.length === 1, by: 'name' }];
}
