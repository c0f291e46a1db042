/** Which projects a message is about and what it claims of each, in the light of the card, the messages and the report before it. */
import type { Day } from '../day.js';
import type { Project } from '../registry.js';
import { dueDayOf, findDates } from './dates.js';
import {
  type ChatClaim,
  chatClaim,
  claimsSomething,
  correctedClaim,
  joinedClaims,
  noClaim,
  turnsElsewhere,
} from './message-claims.js';
import { ordinalsAsNumbers, withoutNumbering } from './message-ordinals.js';
import { type Mention, mentionsIn, type Piece, piecesOf, saysMore, subjectsOf } from './message-parts.js';
import {
  ALL,
  BARE_GOOD,
  CORRECTION,
  COUNT_ALL,
  COUNT_NAMED,
  EXCEPT,
  EXCEPT_LAST,
  OTHERS,
  TICKED,
  WORK,
} from './message-words.js';
import { nearestProjects } from './names.js';
import { unknownNumbers } from './project-numbers.js';

/** What a message says of some projects. */
export interface MessagePart {
  projects: string[];
  text: string;
  claim: ChatClaim;
}

export interface Draft {
  parts: MessagePart[];
  /** The first thing that must be asked, with those that may be meant. */
  asks: string | null;
  candidates: string[];
  /** Projects were named by the message itself, not taken from around it. */
  named: boolean;
}

export interface Setting {
  own: readonly Project[];
  today: Day;
  /** Projects of the card replied to, or of the question asked last, in order. */
  list: readonly string[];
  /** Projects that the talk was about, where the message names none. */
  about: readonly string[];
}

export const emptyDraft: Draft = { parts: [], asks: null, candidates: [], named: false };

export function draftOf(said: string, setting: Setting): Draft {
  const text = withoutDenied(ordinalsAsNumbers(withoutNumbering(said, setting.list), setting), setting);
  const correction = CORRECTION.exec(text);
  const tail = correction ? text.slice(correction.index + correction[0].length) : '';
  if (correction && correction.index > 0 && saysMore(tail)) {
    const head = text.slice(0, correction.index);
    return corrected(draftOf(head, setting), plainDraft(tail, setting));
  }
  return plainDraft(correction && saysMore(tail) ? tail : text, setting);
}

/** Does it begin with a correction of something said before? */
export const corrects = (text: string): boolean =>
  CORRECTION.exec(text)?.index === 0 && saysMore(text.replace(CORRECTION, ''));

/** 不是31-6，是31-7: what is denied is no subject. */
function withoutDenied(text: string, { own }: Setting): string {
  const match = /不是 ?([^，,。；\n]{1,24})[，, ]*(?:而是|应该是|是)/.exec(text);
  return match && mentionsIn(match[1] ?? '', own).length > 0 ? text.replace(match[0], '，') : text;
}

function plainDraft(text: string, setting: Setting): Draft {
  const except = exceptDraft(text, setting);
  if (except) return except;
  const dates = findDates(text, setting.today);
  const named = mentionsIn(text, setting.own).filter(
    (m) => m.by === 'number' || !dates.some((d) => d.start <= m.start && m.end <= d.end),
  );
  const mentions = settledBy(setting.list, named);
  const subjects = subjectsOf(text, mentions, setting.list.length > 0);
  const pieces = gathered(piecesOf(text, subjects));
  const spoken = new Set(subjects.flatMap((m) => (m.sure ? m.numbers : [])));
  let draft: Draft = { ...emptyDraft, named: subjects.length > 0 };
  for (const piece of pieces) draft = withPiece(draft, piece, text, setting, spoken);
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

/** Words before the first project go with it, unless they say something by themselves. */
function gathered(pieces: Piece[]): Piece[] {
  const [first, second, ...more] = pieces;
  if (!first || !second || first.mentions.length > 0 || first.others) return pieces;
  return [{ ...second, text: `${first.text}，${second.text}` }, ...more];
}

/** What a card or a question offered settles which of several is meant. */
function settledBy(list: readonly string[], mentions: Mention[]): Mention[] {
  return mentions.map((m) => {
    const listed = m.numbers.filter((n) => list.includes(n));
    return !m.sure && listed.length === 1 ? { ...m, numbers: listed, sure: true } : m;
  });
}

function withPiece(draft: Draft, piece: Piece, text: string, setting: Setting, spoken: ReadonlySet<string>): Draft {
  const meant = projectsOf(piece, text, setting, spoken);
  const projects = meant.numbers.flatMap((n) => setting.own.find((p) => p.number === n) ?? []);
  const part = { projects: meant.numbers, text: piece.text.trim(), claim: claimOf(piece, projects, setting.today) };
  const asks = meant.asks ?? doubtAsked(part, setting.own);
  return {
    ...draft,
    parts: [...draft.parts, part],
    asks: draft.asks ?? asks,
    candidates: draft.asks ? draft.candidates : meant.asks ? meant.candidates : draft.candidates,
  };
}

function claimOf(piece: Piece, projects: readonly Project[], today: Day): ChatClaim {
  const claim = chatClaim(withoutCount(piece.text, projects.length), projects, today);
  const doubted = (doubtful: ChatClaim['doubtful']): ChatClaim => ({
    ...claim,
    state: 'unknown',
    completedOn: null,
    doubtful,
  });
  if (piece.mentions.length > 0 && BARE_GOOD.test(piece.text)) return doubted('hedged');
  if (piece.mentions.length > 0 && TICKED.test(piece.text)) return { ...claim, state: 'completed' };
  if (claim.state === 'completed' && ofPart(piece, projects)) return doubted('part');
  return claim.state === 'open' && turnsElsewhere(piece.text, today) ? doubted('contradicted') : claim;
}

/** 三个都完成了: how many projects there are is no figure of theirs. */
function withoutCount(text: string, projects: number): string {
  const named = COUNT_NAMED.exec(text);
  if (named && projects > 1 && numeral(named.groups?.count ?? '') === projects) return text.replace(named[0], '');
  return text.replace(COUNT_ALL, '都');
}

interface Meant {
  numbers: string[];
  asks: string | null;
  candidates: string[];
}

const sureOf = (numbers: readonly string[]): Meant => ({ numbers: [...new Set(numbers)], asks: null, candidates: [] });

function projectsOf(piece: Piece, text: string, setting: Setting, spoken: ReadonlySet<string>): Meant {
  if (piece.others) return othersOf(setting, spoken);
  if (piece.mentions.length === 0) return unnamed(piece.text, setting);
  const conflict = conflictOf(piece.mentions, text, setting.own);
  if (conflict) return conflict;
  const numbers = piece.mentions.flatMap((m) => (m.sure ? m.numbers : []));
  const doubtful = piece.mentions.find((m) => !m.sure && !m.numbers.some((n) => numbers.includes(n)));
  if (!doubtful) return sureOf(numbers);
  const said = text.slice(doubtful.start, doubtful.end);
  return {
    numbers: [...new Set(numbers)],
    asks: whichAsked(said, doubtful.numbers, setting.own),
    candidates: doubtful.numbers,
  };
}

/** 31-6 逸秀公园边坡, where 31-6 is another: number and name beside each other must agree. */
function conflictOf(mentions: readonly Mention[], text: string, own: readonly Project[]): Meant | null {
  for (const [index, mention] of mentions.entries()) {
    const next = mentions[index + 1];
    if (!next || (mention.by === 'number') === (next.by === 'number')) continue;
    const [number, name] = mention.by === 'number' ? [mention, next] : [next, mention];
    const between = text.slice(mention.end, next.start);
    if (/[、,，和及与跟~至到]/.test(between) || name.numbers.includes(number.numbers[0] ?? '')) continue;
    const candidates = [...number.numbers, ...name.numbers].slice(0, 4);
    return {
      numbers: [],
      asks: `编号和名称对不上，请问是哪一个：${candidates.map((n) => titleOf(n, own)).join('；')}？`,
      candidates,
    };
  }
  return null;
}

function othersOf({ list, own }: Setting, spoken: ReadonlySet<string>): Meant {
  const left = list.filter((n) => !spoken.has(n) && own.some((p) => p.number === n));
  return left.length > 0
    ? sureOf(left)
    : { numbers: [], asks: '您说的“其他”是指哪些项目？请列出编号。', candidates: [] };
}

/** No project is named: the card's one, all of the card's where it says 都, what the talk was about, the unit's only one. */
function unnamed(text: string, { list, about, own }: Setting): Meant {
  if (list.length === 1) return sureOf(list);
  const counted = COUNT_ALL.exec(text)?.groups?.count;
  const all = counted ? numeral(counted) === list.length : ALL.test(text.trim());
  if (list.length > 1 && all) return sureOf(list);
  if (list.length > 1)
    return {
      numbers: [],
      asks: `您说的是哪一项：${list
        .slice(0, 5)
        .map((n) => titleOf(n, own))
        .join('；')}${list.length > 5 ? '……' : ''}？`,
      candidates: [...list],
    };
  if (about.length > 0) return sureOf(about);
  const matter = /(?<!\d)(\d{1,2}) ?(?:的|项|号|类|大项|开头|里|下面)/.exec(text)?.[1];
  const ofMatter = matter ? own.filter((p) => p.matterNumber === matter).map((p) => p.number) : [];
  if (ofMatter.length > 0)
    return { numbers: [], asks: `您是指 ${ofMatter.join('、')} 都是这样吗？`, candidates: ofMatter };
  const [only] = own;
  return only && own.length === 1 ? sureOf([only.number]) : { numbers: [], asks: null, candidates: [] };
}

const numeral = (text: string): number =>
  /^\d+$/.test(text) ? Number(text) : '零一二三四五六七八九十'.indexOf(text.replace('两', '二'));

/** 「除了31-5，其他都完成了」: the others are finished, it is not. */
function exceptDraft(text: string, setting: Setting): Draft | null {
  const match = EXCEPT_LAST.exec(text) ?? EXCEPT.exec(text);
  if (!match) return null;
  const subjects = settledBy(setting.list, mentionsIn(match.groups?.what ?? '', setting.own));
  if (subjects.length === 0) return null;
  const excluded = subjects.flatMap((m) => (m.sure ? m.numbers : []));
  const rest = match.groups?.rest ?? text.slice(match.index + match[0].length);
  const left = othersOf(setting, new Set(excluded));
  const projects = left.numbers.flatMap((n) => setting.own.find((p) => p.number === n) ?? []);
  const claim = chatClaim(rest, projects, setting.today);
  const other = claim.state === 'completed' ? 'open' : 'unknown';
  const parts: MessagePart[] = [
    { projects: left.numbers, text: rest, claim },
    { projects: excluded, text: '', claim: { ...noClaim, state: other } },
  ];
  return { parts, asks: left.asks, candidates: left.candidates, named: true };
}

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

function doubtAsked({ projects, claim }: MessagePart, own: readonly Project[]): string | null {
  if (!claim.doubtful || projects.length === 0) return null;
  const which = projects.length === 1 ? titleOf(projects[0] ?? '', own) : projects.join('、');
  if (claim.doubtful === 'part') return `${which}是全部完成了，还是只完成了其中一部分？`;
  if (claim.doubtful === 'contradicted') return `${which}是已全部完成，还是仍有剩余？`;
  return `${which}是否已经全部完成？`;
}

/** A number that none of the unit's projects has; others' numbers read alike. */
function strangeNumber(text: string, { own }: Setting, subjects: readonly Mention[]): string | null {
  const strange = unknownNumbers(text, new Set(own.map((p) => p.number))).filter(
    (n) => !subjects.some((s) => s.start < n.end && n.start < s.end),
  );
  const [first] = strange.filter((n) => subjects.length === 0 || !couldBeDay(n.number));
  return first?.number ?? null;
}

function couldBeDay(number: string): boolean {
  const [month = 0, day = 0] = number.split('-').map(Number);
  return month <= 12 && day <= 31;
}

export function titleOf(number: string, own: readonly Project[]): string {
  const name = own.find((p) => p.number === number)?.name;
  return name ? `${number} ${name}` : number;
}

export function whichAsked(said: string, numbers: readonly string[], own: readonly Project[]): string {
  const titles = numbers.slice(0, 4).map((n) => titleOf(n, own));
  if (numbers.length === 1) return `您说的“${said}”是${titles[0]}吗？`;
  return `您说的“${said}”是哪一个：${titles.join('；')}${numbers.length > 4 ? `等 ${numbers.length} 个` : ''}？`;
}

function notFoundHere(number: string, own: readonly Project[]): string {
  const near = nearestProjects(number, own).map((p) => p.number);
  return `贵单位没有编号为 ${number} 的项目。${near.length > 0 ? `您是不是要找 ${near.join('、')}？` : '请核对编号。'}`;
}

/** The draft that a correction makes of what was said before. */
export function corrected(before: Draft, now: Draft): Draft {
  const [said] = now.parts;
  const only = before.parts.length === 1 ? before.parts[0] : undefined;
  if (!said || !only) return now.parts.length > 0 ? now : before;
  const renamed = now.named && said.projects.length > 0;
  const silent = !claimsSomething(said.claim);
  const projects = renamed ? said.projects : only.projects;
  const claim = silent ? only.claim : correctedClaim(only.claim, said.claim);
  return {
    parts: [{ projects, text: `${only.text}（更正：${said.text}）`, claim }, ...now.parts.slice(1)],
    asks: now.asks,
    candidates: now.candidates,
    named: before.named || now.named,
  };
}

/** A day and nothing else, after what was said: when it was finished, or will be. */
export function dated(before: Draft, text: string, today: Day): Draft | null {
  const [date] = findDates(text, today);
  const [part] = before.parts;
  if (
    !date ||
    !part ||
    before.parts.length > 1 ||
    text.replace(date.text, '').replace(/[吧的前之左右完成工。！!~ ]/g, '') !== ''
  )
    return null;
  const due = dueDayOf(date, text);
  const done = part.claim.state === 'completed' && due <= today;
  const claim = done ? { ...part.claim, completedOn: due } : { ...part.claim, expectedOn: due };
  return { ...before, parts: [{ ...part, text: `${part.text}，${text}`, claim }] };
}

/** Messages typed one after the other, not yet confirmed, are one report. */
export function continued(before: Draft, now: Draft): Draft {
  const [first] = before.parts;
  const [said] = now.parts;
  if (!first) return now;
  if (!said) return before;
  const same = !now.named || said.projects.join() === first.projects.join() || first.projects.length === 0;
  if (before.parts.length > 1 || !same) return now;
  const projects = said.projects.length > 0 ? said.projects : first.projects;
  const part = {
    projects,
    text: [first.text, said.text].filter((t) => t !== '').join('，'),
    claim: joinedClaims(first.claim, said.claim),
  };
  return {
    parts: [part, ...now.parts.slice(1)],
    asks: now.asks,
    candidates: now.candidates,
    named: before.named || now.named,
  };
}

/** Anything to report in it: a claim, or work told of. */
export const reportsSomething = (draft: Draft): boolean =>
  draft.parts.some((p) => claimsSomething(p.claim) || (saysMore(p.text) && WORK.test(p.text)) || OTHERS.test(p.text));
