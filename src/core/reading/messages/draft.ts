/** A message taken apart: which projects it is about and what it claims of each. */

import type { Day } from '../../day.js';
import { memo, once } from '../../memo.js';
import type { Project } from '../../registry.js';
import { findDates } from '../days/dates.js';
import { quantitiesOf } from '../figures/quantities.js';
import { endsWithKind } from '../names/name-words.js';
import { nearestProjects } from '../names/names.js';
import { unknownNumbers } from '../names/project-numbers.js';
import { parseNumber } from '../numbers/numbers.js';
import { progressOf } from '../progress/progress.js';
import { ofTheRest, othersDone } from './all-but.js';
import { withoutDisowned } from './amounts/disowned.js';
import { withUnitsByName } from './amounts/promised-units.js';
import { underWhile, withWhileOfEach } from './amounts/trailing-while.js';
import { askedOf, doubtAsked, twoTotalsAsked } from './asked.js';
import { type ChatClaim, chatClaim, claimsSomething } from './claims/chat-claim.js';
import { asCounted, pointedBack, withSummary } from './claims/summary.js';
import { turnsElsewhere } from './claims/turns.js';
import { exceptDraft } from './excepted.js';
import { type Draft, emptyDraft, type Setting } from './model.js';
import { withoutPartPlaces } from './part-places.js';
import { passedOver } from './passed-over.js';
import { countedNouns, settledByCount, settledByPlace } from './projects/counted.js';
import { othersCounted } from './projects/counted-list.js';
import { withNumbersApart } from './projects/glued-numbers.js';
import { groupsAsNumbers } from './projects/groups.js';
import { withoutHeadCount } from './projects/heads.js';
import { withListed } from './projects/listed.js';
import { type Mention, mentionsIn } from './projects/mentions.js';
import { namingOnly } from './projects/naming.js';
import {
  deedsAsNumbers,
  kindsAsNumbers,
  mattersAsNumbers,
  mattersOnCard,
  numberInFront,
  ordinalsAsNumbers,
  ordinalsOfMatters,
  withoutNumbering,
} from './projects/ordinals.js';
import { withoutOwnWords } from './projects/own-words.js';
import { type Piece, piecesOf, saysMore, subjectsOf } from './projects/parts.js';
import { kindsTold, pointedAsked, pointedOnCard, withCardPointed, withoutPointing } from './projects/pointing.js';
import { sharedOut, sharedOutAmong } from './projects/respectively.js';
import { soleCounting } from './projects/sole-counting.js';
import { countedPlaces, streetsTold } from './projects/streets.js';
import { withoutHeadings, withTopics } from './projects/topics.js';
import { eachWithItsOwn, withPromisesApart } from './promises.js';
import { isRecanted, recanted } from './recanted.js';
import { corrected } from './sequel.js';
import { byEach, likewise, saidBefore, together } from './shared.js';
import {
  countOfAll,
  eitherOf,
  misnumberedAsked,
  notFoundHere,
  projectsOf,
  SO_MANY_OF,
  settledBy,
  strangeNumber,
} from './subjects.js';
import { plainlySaid } from './wording/chat-wording.js';
import { isFramed } from './wording/frames.js';
import {
  ALL,
  BARE_GOOD,
  CORRECTION,
  COUNT_ALL,
  COUNT_NAMED,
  CROSSED,
  NONE,
  OTHERS,
  TICKED,
  WORK,
} from './wording/message-words.js';
import { NOT_IT, STANDS, STANDS_ONLY, STANDS_SO } from './wording/standing.js';

/** Reads a message by itself, corrections within it made. The same words are read in several lights, and but once in one setting. */
export const draftOf = (said: string, around: Setting): Draft => draftsIn(around)(said);

const draftsIn = once((around: Setting) => memo((said: string) => readDraft(said, around), undefined, MOST_DRAFTS));

/** Of one setting, which lives as long as its message is read. */
const MOST_DRAFTS = 200;

function readDraft(said: string, around: Setting): Draft {
  const { text: plain, list } = groupsAsNumbers(
    named(unnumbered(withWhileOfEach(plainlySaid(said)), around), around),
    around,
  );
  const setting = { ...around, list };
  const listed = withoutDisowned(ordinalsAsNumbers(sharedOutAmong(plain, list, setting.own), setting), setting.today);
  const shared = sharedOut(withoutDenied(ordinalsOfMatters(listed, setting.own), setting), setting.own);
  const text = withUnitsByName(shared, toldOf(setting), setting.today);
  const correction = CORRECTION.exec(text);
  const tail = correction ? text.slice(correction.index + correction[0].length) : '';
  if (correction && correction.index > 0 && saysMore(tail)) {
    const head = text.slice(0, correction.index);
    const before = draftOf(head, setting);
    const about = before.parts.length === 1 ? before.parts.flatMap((p) => p.projects) : [];
    const now = plainDraft(tail, about.length === 1 ? { ...setting, about } : setting);
    if (isRecanted(tail, now)) return recanted(before, setting.own);
    return withDoubt(corrected(before, now), setting.own);
  }
  return plainDraft(correction && saysMore(tail) ? tail : text, setting);
}

/** Those of the card that is answered, else all. */
const listedOf = ({ own, list }: Setting): readonly Project[] =>
  list.length > 0 ? own.filter((p) => list.includes(p.number)) : own;

/** The projects that a message tells of by what came before it. */
const toldOf = ({ own, list, about }: Setting): readonly Project[] =>
  own.filter((p) => (list.length > 0 ? list : about).includes(p.number));

/** With what is pointed at, or told by its matter alone, as its projects are named. A card's places come first. */
const named = (text: string, { own, list }: Setting): string =>
  list.length > 1
    ? kindsAsNumbers(deedsAsNumbers(mattersOnCard(text, { own, list }), { own, list }), { own, list })
    : list.length > 0
      ? withCardPointed(text, list[0] ?? '', own)
      : mattersAsNumbers(withoutPointing(text, own), own);

/** Without what numbers or counts the projects that are told of. */
const unnumbered = (text: string, { own, list, today }: Setting): string =>
  withoutHeadCount(withoutNumbering(numberInFront(withNumbersApart(text, own)), list), own, today);

/** Does it begin with a correction of something said before? */
export const corrects = (text: string): boolean =>
  CORRECTION.exec(text)?.index === 0 && saysMore(text.replace(CORRECTION, ''));

/** 不是31-6，是31-7; 不是三联，完工的是大水坑: what is denied is no subject. */
function withoutDenied(said: string, { own }: Setting): string {
  const text = said.replace(TURNED_ROUND, '$<what>$<done>');
  const match =
    /不是 ?([^，,。；\n]{1,24})[，, ]*(?:而是|应该是|是)/.exec(text) ??
    /[，, ]?(?:而)?不是 ?(\d[^，,。；\n]{1,24})$/.exec(text) ??
    (text === said ? null : /(?:^|[，,])不是 ?([^，,。；\n是]{1,12})(?:[，,]|$)/.exec(text));
  const denied = match?.[1] ?? '';
  const isNamed = mentionsIn(denied, own).length > 0 || unknownNumbers(denied, NONE_KNOWN).length > 0;
  return match && isNamed ? text.replace(match[0], '，') : text;
}

/** A number that is another unit's is denied as well. */
const NONE_KNOWN: ReadonlySet<string> = new Set();

/** 完工的是大水坑那个站 says 大水坑那个站完工. */
const TURNED_ROUND =
  /(?<=^|[，,。；;：: ])(?<done>(?:还?[没未])?(?:完工|完成|竣工|做完|封顶|开工))的是 ?(?<what>[^，,。；;是不\n]{2,16})(?=[，,。；;]|$)/g;

function plainDraft(text: string, setting: Setting): Draft {
  const except = exceptDraft(text, setting);
  if (except) return except;
  const dates = findDates(text, setting.today);
  const named = mentionsIn(text, setting.own)
    .filter((m) => !(setting.about.length > 0 && m.by === 'target' && ONLY_DONE.test(text.slice(m.start, m.end))))
    .filter((m) => m.by === 'number' || !dates.some((d) => d.start <= m.start && m.end <= d.end));
  const around = settledBy([...setting.list, ...setting.about], withoutOwnWords(text, named, toldOf(setting)));
  const topics = withTopics(text, around, setting.own, setting.list);
  const settled = namingOnly(topics, text, setting.list, toldOf(setting), setting.own);
  const listed = setting.list.length === 0 ? withListed(text, settled, setting.own) : settled;
  const told = withCounted(text, listed, setting);
  const kinds =
    setting.list.length === 1 ? [] : settledByPlace(text, kindsTold(text, told, listedOf(setting)), setting.own);
  const mentions = withoutPartPlaces(text, inOrderOfText([...told, ...kinds]), setting);
  const said = withoutHeadings(text, around, setting.own);
  const subjects = asCounted(said, subjectsOf(said, mentions, setting.list.length > 0, setting.own));
  const spoken = new Set(subjects.flatMap((m) => (m.sure ? m.numbers : [])));
  const counted = spoken.size > 0 ? othersCounted(text, setting.list.length - spoken.size) : null;
  if (counted) return plainDraft(counted, setting);
  const lead = text.slice(0, subjects[0]?.start ?? 0);
  const summed = withSummary(
    pointedBack(gathered(piecesOf(said, subjects), setting)),
    text,
    spoken.size,
    setting.today,
  );
  const pieces = underWhile(framed(summed, lead), lead);
  let draft: Draft = { ...emptyDraft, named: subjects.length > 0 };
  for (const piece of pieces) draft = withPiece(draft, piece, text, setting, spoken);
  const either = draft.asks
    ? null
    : eitherOf(
        subjects.filter((m) => m.by === 'number'),
        text,
        setting.own,
      );
  if (either) {
    const part = { projects: [], text, claim: chatClaim(text, [], setting.today) };
    return { ...draft, parts: [part], asks: either.asks, candidates: either.candidates };
  }
  draft = {
    ...draft,
    parts: withPromisesApart(
      eachWithItsOwn(together(saidBefore(likewise(othersDone(draft.parts, text, subjects)))), setting.own),
      setting.own,
      setting.today,
    ),
  };
  const pointed =
    draft.asks || setting.list.length > 1
      ? null
      : pointedAsked(
          text,
          setting.own.filter((p) => spoken.has(p.number)),
        );
  if (pointed) draft = { ...draft, asks: pointed };
  const ofCard = draft.asks || setting.list.length < 2 ? null : pointedOnCard(text);
  if (ofCard) draft = { ...draft, asks: ofCard, candidates: [...setting.list] };
  const misnumbered = draft.asks ? null : misnumberedAsked(text, told, setting.own);
  if (misnumbered) draft = { ...draft, asks: misnumbered };
  draft = { ...draft, asks: draft.asks ?? twoTotalsAsked(draft.parts) };
  const passed = draft.asks ? undefined : passedOver(text, mentions, spoken, setting.own);
  if (passed)
    draft = { ...draft, asks: `您还说到“${text.slice(passed.start, passed.end)}”，它的进展如何？请按项目分开说。` };
  const strange = strangeNumber(text, setting, subjects);
  if (strange)
    return {
      ...draft,
      named: true,
      asks: notFoundHere(strange, setting.own),
      candidates: nearestProjects(strange, setting.own).map((p) => p.number),
    };
  return draft;
}

/** 正式投入运营: what any project may be told as names none, though one target says no more. */
const ONLY_DONE = /^(?:正式|全部|完工并|建成并)?(?:投入(?:使用|运营)|完工|竣工|开工建设|开工|建成|投用|启用|开放)$/;

/** With what the amounts settle, and the streets. What answers a card speaks of the card's projects. */
function withCounted(text: string, mentions: readonly Mention[], { own, list, about, today }: Setting): Mention[] {
  const placed = settledByPlace(text, mentions, own);
  const isOpen = list.length === 0 && about.length === 0;
  const named = isOpen ? inOrderOfText([...placed, ...streetsTold(text, placed, own)]) : placed;
  if (!/[\d一二两三四五六七八九十百]/.test(text)) return named;
  const quantities = quantitiesOf(text, today);
  const settled = settledByCount(text, named, own, quantities);
  if (list.length === 1 || about.length > 0) return settled;
  const among = list.length > 1 ? own.filter((p) => list.includes(p.number)) : own;
  const counted = [
    ...countedNouns(text, settled, among, quantities, list.length > 1),
    ...countedPlaces(text, settled, own, quantities),
  ];
  const all = inOrderOfText([...settled, ...counted]);
  const sole = isOpen && all.every((m) => m.guessed && m.start > 0) ? soleCounting(text, own, quantities) : null;
  return sole && all.every((m) => m.numbers.some((n) => sole.numbers.includes(n))) ? [sole] : all;
}

const inOrderOfText = (mentions: readonly Mention[]): Mention[] => mentions.toSorted((a, b) => a.start - b.start);

/** Words before the first project go with it, unless they say something by themselves. */
function gathered(pieces: Piece[], { list, own, today }: Setting): Piece[] {
  const [first, second, ...more] = pieces;
  if (!first || !second || first.mentions.length > 0 || first.others) return pieces;
  if (standApart(first.text.trim(), second.text.trim()) && list.length === 0) return pieces;
  if (isOfOtherKind(first.text, second, own, list)) return pieces;
  if (isOfCard(first.text, list) && progressOf(first.text, today).state !== 'unknown') return pieces;
  return [{ ...second, text: `${first.text}${second.apart ? '；' : '，'}${second.text}` }, ...more];
}

/** 讲座够了, before 演出没够: another thing, in as many words. What every building has is part of it. */
const STANDS_BY_ITSELF = new RegExp(
  `^(?!绿化|设备|装修|主体|外墙|外立面|消防|电梯|道路|管网|水电|材料|资料|手续|资金|人员|场地|围挡|地面|墙面|家具)[\\u4e00-\\u9fff]{2,4}(?=${STANDS})${STANDS_SO}`,
);

const standApart = (first: string, second: string): boolean =>
  second !== '' && STANDS_BY_ITSELF.test(first) && STANDS_ONLY.test(second);

/** 市场有一个没完工，回收点20个, of a card of two markets: what is said first is of a kind that what follows is not. */
function isOfOtherKind(text: string, { mentions }: Piece, own: readonly Project[], list: readonly string[]): boolean {
  const told = mentions.flatMap((m) => m.numbers);
  const kinds = [...text.matchAll(/(?=([\u4e00-\u9fff]{2}))/g)].map(([, kind]) => kind ?? '');
  const fits = (numbers: readonly string[], kind: string): boolean =>
    own.some((p) => numbers.includes(p.number) && endsWithKind(p.name, kind));
  return (
    list.length > 1 &&
    kinds.some(
      (kind) =>
        fits(
          list.filter((n) => !told.includes(n)),
          kind,
        ) && !fits(told, kind),
    )
  );
}

/** 三个都完工了，公园也开着门; 这个完工了，37-7也完工了: what is said first is said of the card's. */
const isOfCard = (text: string, list: readonly string[]): boolean =>
  (list.length === 1 && /^这[个项]/.test(text)) ||
  (list.length > 1 && /^(?:全部?|[都均])[^，,\d]{1,6}[，,]?$/.test(text)) ||
  (list.length > 1 && parseNumber(COUNT_ALL.exec(text)?.groups?.count ?? '') === list.length);

/** 施工方说9-2完工: what stands before the first project says how the words of it are meant, unless more is said of it later. */
function framed(pieces: Piece[], lead: string): Piece[] {
  const [first, ...more] = pieces;
  const numbers = first?.mentions.flatMap((m) => m.numbers) ?? [];
  const goesOn = more.some((piece) => piece.mentions.some((m) => m.numbers.some((n) => numbers.includes(n))));
  if (!first || goesOn || !isFramed(lead)) return pieces;
  const said = first.text.startsWith(lead) ? first.text.slice(lead.length) : first.text;
  return [{ ...first, text: `${lead}，${said}` }, ...more];
}

function withPiece(draft: Draft, piece: Piece, text: string, setting: Setting, spoken: ReadonlySet<string>): Draft {
  const meant = projectsOf(piece, text, setting, spoken, draft.parts);
  const projects = meant.numbers.flatMap((n) => setting.own.find((p) => p.number === n) ?? []);
  const part = {
    projects: meant.numbers,
    text: piece.text.trim(),
    claim: ofTheRest(
      piece,
      meant.numbers,
      draft,
      claimOf(piece, projects, setting.today, spoken.size, UNDONE_TOO.test(text)),
    ),
  };
  const asks = meant.asks ?? askedOf(piece, part, projects, setting);
  const each = (p: Project) => claimOf(piece, [p], setting.today, spoken.size, UNDONE_TOO.test(text));
  return {
    ...draft,
    parts: [...draft.parts, ...byEach(part, projects, each)],
    asks: draft.asks ?? asks,
    candidates: draft.asks ? draft.candidates : meant.asks ? meant.candidates : draft.candidates,
  };
}

/** 花园好了，市场没好; 花园好了，市场也好了. */
const UNDONE_TOO = /也都?好了|没|未|还[在差剩欠]|[差缺欠][\d一两二三四五六七八九十点]/;

/** `isContrasted`: another is said to be undone beside it, or done as well, and so 好了 is what it says. */
function claimOf(
  piece: Piece,
  projects: readonly Project[],
  today: Day,
  spoken: number,
  isContrasted: boolean,
): ChatClaim {
  const claim = chatClaim(withoutCount(piece.text.trim(), projects, spoken), projects, today);
  const doubted = (doubtful: ChatClaim['doubtful']): ChatClaim => ({
    ...claim,
    state: 'unknown',
    completedOn: null,
    doubtful,
  });
  if (piece.mentions.length > 0 && BARE_GOOD.test(piece.text))
    return isContrasted && spoken > projects.length ? { ...claim, state: 'completed' } : doubted('hedged');
  if ((piece.mentions.length > 0 && TICKED.test(piece.text)) || /^\s*(?:[√✅✔☑]|是的?[。！]?)\s*$/.test(piece.text))
    return { ...claim, state: 'completed' };
  if (CROSSED.test(piece.text) || (isContrasted && spoken > projects.length && NOT_IT.test(piece.text)))
    return { ...claim, state: 'open' };
  if (claim.state === 'completed' && ofPart(piece, projects)) return doubted('part');
  return claim.state === 'open' && turnsElsewhere(piece.text, today) ? doubted('contradicted') : claim;
}

/** 三个都完成了: how many projects there are is no figure of theirs. */
function withoutCount(text: string, of: readonly Project[], spoken: number): string {
  const projects = of.length;
  const counted = projects > 1 ? countOfAll(text, of) : '';
  if (counted !== '') return text.slice(counted.length);
  if (projects > 1 && NONE.test(text)) return text.replace(/一[个项](?=都|也)/, '');
  const kinds = OF_A_KIND.exec(text);
  if (projects > 1 && parseNumber(kinds?.groups?.count ?? '') === projects) return text.slice(kinds?.[0].length);
  const all = COUNT_ALL.exec(text)?.groups?.count;
  if (all && spoken > 1 && parseNumber(all) === spoken) return text.replace(COUNT_ALL, '都');
  const named = COUNT_NAMED.exec(text);
  if (named && projects > 1 && parseNumber(named.groups?.count ?? '') === projects) return text.replace(named[0], '');
  return projects === 1 ? text : text.replace(COUNT_ALL, '都');
}

/** 两面项目都砌好, of 两面挡墙. */
const OF_A_KIND = new RegExp(`^${SO_MANY_OF}(?=项目)`);

/** A place of several that a target lists is finished, not all of them. */
function ofPart(piece: Piece, projects: readonly Project[]): boolean {
  const [mention] = piece.mentions;
  const [project] = projects;
  if (mention?.by !== 'target' || projects.length !== 1 || !project) return false;
  return (
    /[、和]/.test(project.target) &&
    /等?\s*[\d两二三四五六七八九十]+\s*[个处座家]/.test(project.target) &&
    !ALL.test(piece.text)
  );
}

/** 34场，不对是31场，又好像是34场: the correction itself is in doubt. */
function withDoubt(draft: Draft, own: readonly Project[]): Draft {
  const asks = draft.parts.map((part) => doubtAsked(part, own)).find((asked) => asked !== null);
  return draft.asks || !asks ? draft : { ...draft, asks };
}

/** Anything to report in it: a claim, or work told of. */
export const reportsSomething = (draft: Draft): boolean =>
  draft.parts.some((p) => claimsSomething(p.claim) || (saysMore(p.text) && WORK.test(p.text)) || OTHERS.test(p.text));
