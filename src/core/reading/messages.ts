/** Messages of contacts: reports, questions, 收到, 明天再提醒, 不归我们, chatter; of which projects, with which figures. */
import type { Day } from '../day.js';
import type { Project, Registry } from '../registry.js';
import { type ChatClaim, claimsSomething, joinedClaims } from './message-claims.js';
import {
  continued,
  corrected,
  corrects,
  type Draft,
  dated,
  draftOf,
  emptyDraft,
  type MessagePart,
  reportsSomething,
  type Setting,
} from './message-draft.js';
import { mentionsIn } from './message-parts.js';
import { isAcknowledgement, isSnooze, snoozeDay } from './message-replies.js';
import {
  ACKNOWLEDGE,
  ALL,
  ALSO,
  AS_BEFORE,
  ASKING,
  BARE_TOPIC,
  CANCEL,
  CHANGED_PERSON,
  CHATTER,
  CHATTER_ABOUT,
  CONFIRM,
  DENY,
  HANDED_OVER,
  NOT_OURS,
  OTHERS_DO,
  OURSELVES,
  SOME_OFFICE,
  WITHDRAW,
} from './message-words.js';
import { findUnits } from './names.js';
import { ownProjects, unitNamed } from './own-projects.js';
import type { ClaimInput, ClaimReading, ClaimState, MessageKind, Reasoned } from './read-input.js';
import { typedText } from './typed-text.js';

export type ClaimOutput = Reasoned & ClaimReading;

/** A message as understood: for each project its own words, state, days and figures. */
export interface UnderstoodMessage {
  kind: MessageKind;
  parts: MessagePart[];
  /** For a snooze: the day of the next nudge. */
  until: Day | null;
  asks: string | null;
  candidates: string[];
  why: string;
}

const MOST_BEFORE = 10;
const QUOTED = /^「([^」]{0,2000})」\s*(?:-\s?){3,}\s*/;

/** Reads a contact's message. Only the unit's own projects are looked for; what is not certain is asked. Never throws. */
export function readMessage(input: ClaimInput, registry: Registry, today: Day): ClaimOutput {
  return toOutput(understandMessage(input, registry, today));
}

/** {@link readMessage} with the words of each project apart, as a report of it would store them. */
export function understandMessage(input: ClaimInput, registry: Registry, today: Day): UnderstoodMessage {
  const unit = unitNamed(input.unit, registry.units);
  if (!unit) return simple('unclear', '发言人的单位没有登记', { asks: '没有找到您的单位，请联系督办办公室登记。' });
  const own = ownProjects(unit, registry);
  const whole = typedText(input.text);
  const quoted = QUOTED.exec(whole);
  const text = (quoted ? whole.slice(quoted[0].length) : whole).replace(/^[/／](?:填报|report)\s*/i, '').trim();
  const setting = settingOf(input, own, today, quoted?.[1] ?? '');
  const before = earlier(input, setting);
  if (text === '') return simple('unclear', '没有文字', { asks: '请说一下是哪个项目、进展如何。' });
  return (
    answersToBefore(text, before) ??
    sameAsLast(text, input, before, setting) ??
    notOurs(text, setting, registry, unit.id) ??
    spoken(text, before, setting)
  );
}

function simple(kind: MessageKind, why: string, more: Partial<UnderstoodMessage> = {}): UnderstoodMessage {
  return { kind, parts: [], until: null, asks: null, candidates: [], why, ...more };
}

function settingOf(input: ClaimInput, own: readonly Project[], today: Day, quoted: string): Setting {
  const numbers = new Set(own.map((p) => p.number));
  const replied = (input.replyTo ?? []).filter((n) => numbers.has(n));
  const list = replied.length > 0 ? replied : sureNumbers(quoted, own);
  if (list.length > 0) return { own, today, list, about: [] };
  const last = typedText(input.last ?? '');
  const offered = /[?？]\s*$/.test(last) ? mentionsIn(last, own).flatMap((m) => m.numbers) : [];
  const about =
    last !== '' && offered.length === 0 && (numbers.has(last) || GOES_ON.test(typedText(input.text)))
      ? lastSpokenOf(last, own)
      : [];
  return { own, today, list: [...new Set(offered)], about };
}

/** 又办了2场: goes on with what was last reported, if that was one project. */
const GOES_ON = /^(?:又|再|还|另外?|这次|本次|累计|目前|现在|更新|补充|继续|截至|也|后来|接着)/;

function lastSpokenOf(last: string, own: readonly Project[]): string[] {
  const numbers = sureNumbers(last, own);
  return numbers.length === 1 ? numbers : [];
}

const sureNumbers = (text: string, own: readonly Project[]): string[] => [
  ...new Set(mentionsIn(typedText(text), own).flatMap((m) => (m.sure ? m.numbers : []))),
];

/** What the unconfirmed messages before this one add up to. */
function earlier(input: ClaimInput, setting: Setting): Draft {
  return (input.before ?? [])
    .slice(-MOST_BEFORE)
    .map(typedText)
    .filter((text) => text !== '' && !CONFIRM.test(text) && !DENY.test(text))
    .reduce((draft, text) => (CANCEL.test(text) ? emptyDraft : follow(draft, text, setting)), emptyDraft);
}

/** A message in the light of those before it. */
function follow(before: Draft, text: string, setting: Setting): Draft {
  const about = before.parts.flatMap((p) => p.projects);
  const now = draftOf(text, {
    ...setting,
    about: setting.list.length > 0 ? [] : about.length > 0 ? about : setting.about,
  });
  if (before.parts.length === 0) return now;
  if (corrects(text)) return corrected(before, now);
  const withDay = now.named ? null : dated(before, text, setting.today);
  if (withDay) return withDay;
  if (now.named && !reportsSomething(now) && reportsSomething(before)) return namedAfterwards(before, now, text);
  return continued(before, now);
}

/** 「已办8场」, then 「9-2的」: the project comes after its report. */
function namedAfterwards(before: Draft, now: Draft, text: string): Draft {
  const [first] = before.parts;
  const projects = now.parts.flatMap((p) => p.projects);
  if (!first || before.parts.length > 1 || projects.length === 0) return now;
  const fills = first.projects.length === 0 || before.asks !== null;
  if (fills || ALSO.test(text) || /^(?:应该?)?是/.test(text)) {
    return { ...now, parts: [{ ...first, projects: ALSO.test(text) && !fills ? projects : projects }], asks: now.asks };
  }
  return first.projects.join() === projects.join() ? before : now;
}

function answersToBefore(text: string, before: Draft): UnderstoodMessage | null {
  if (CANCEL.test(text)) return simple('chatter', '撤回前面没有确认的话');
  if (before.parts.length === 0) return null;
  if (CONFIRM.test(text)) return reported(before, '确认了前面的填报');
  if (DENY.test(text)) {
    return simple('unclear', '前面的理解不对', {
      asks: '哪里不对？请直接说正确的编号、数字或状态。',
      candidates: before.parts.flatMap((p) => p.projects),
    });
  }
  return null;
}

/** 老样子, 跟上次一样. */
function sameAsLast(text: string, input: ClaimInput, before: Draft, setting: Setting): UnderstoodMessage | null {
  if (!AS_BEFORE.test(text) || ASKING.test(text)) return null;
  const now = draftOf(text, { ...setting, about: before.parts.flatMap((p) => p.projects) });
  if (now.parts.some((p) => claimsSomething(p.claim) && p.claim.figures.length > 0)) return null;
  const last = draftOf(typedText(input.last ?? ''), setting);
  const named = now.parts.flatMap((p) => p.projects);
  const about = named.length > 0 ? named : last.parts.flatMap((p) => p.projects);
  if (about.length === 0)
    return { ...reported(now, '与上次相同'), asks: now.asks ?? whichProject(setting), kind: 'report' };
  const claim = last.parts.find((p) => p.projects.length === 0 || p.projects.some((n) => about.includes(n)))?.claim;
  const parts = [{ projects: about, text, claim: claim ?? now.parts[0]?.claim ?? unknownClaim }];
  return reported({ parts, asks: now.asks, candidates: now.candidates, named: true }, '与上次相同');
}

const unknownClaim: ChatClaim = {
  state: 'unknown',
  completedOn: null,
  expectedOn: null,
  speaksOf: null,
  says: null,
  figures: [],
  doubtful: null,
};

function notOurs(text: string, setting: Setting, registry: Registry, unitId: string): UnderstoodMessage | null {
  if (ASKING.test(text)) return null;
  const others = OTHERS_DO.exec(text);
  const units = others ? findUnits(others[0], registry.units) : [];
  const ours = units.some((f) => f.unit.id === unitId) || OURSELVES.test(others?.[0] ?? '');
  const byOther =
    others !== null && !ours && (units.some((f) => f.certainty === 'sure') || SOME_OFFICE.test(others[0]));
  const draft = draftOf(text, setting);
  const handedOver = HANDED_OVER.test(text) && !promisesHandover(draft, setting);
  if (!NOT_OURS.test(text) && !byOther && !handedOver) return null;
  const theirs = draft.parts.filter((p) => NOT_OURS.test(p.text) || OTHERS_DO.test(p.text) || HANDED_OVER.test(p.text));
  const reports = draft.parts.filter((p) => !theirs.includes(p) && p.projects.length > 0 && claimsSomething(p.claim));
  const numbers = [...new Set(theirs.flatMap((p) => p.projects))];
  if (reports.length > 0 && numbers.length > 0) {
    return {
      ...reported({ ...draft, parts: reports }, '一部分填报，一部分说不归本单位'),
      asks: `${numbers.join('、')} 不归贵单位，是吗？`,
      candidates: numbers,
    };
  }
  if (!NOT_OURS.test(text) && reports.length > 0) return null;
  const projects = numbers.length > 0 ? numbers : ALL.test(text) ? [...setting.list] : [];
  const asks =
    projects.length > 0
      ? null
      : (draftOf(text.replace(NOT_OURS, '，').replace(OTHERS_DO, '，'), setting).asks ?? whichProject(setting));
  return simple('not_ours', '说不归本单位', {
    parts: projects.length > 0 ? [{ projects, text, claim: unknownClaim }] : [],
    asks,
    candidates: draft.candidates,
  });
}

/** 竣工验收并移交: to hand over is what the target asks. */
function promisesHandover(draft: Draft, { own, list }: Setting): boolean {
  const about = [...draft.parts.flatMap((p) => p.projects), ...list];
  return own.some((p) => about.includes(p.number) && p.target.includes('移交'));
}

function spoken(text: string, before: Draft, setting: Setting): UnderstoodMessage {
  const told = withoutQuestions(text);
  const draft = follow(before, told === '' ? text : told, setting);
  const alone = draftOf(told, setting);
  const strong = strongly(alone);
  if (CHATTER.test(text) && !isAcknowledgement(text)) return simple('chatter', '寒暄');
  if (draft.named && draft.parts.every((p) => BARE_TOPIC.test(p.text)))
    return simple('question', '想了解情况', { parts: named(draft) });
  if (draft.named && WITHDRAW.test(text) && !strong) return withdrawn(draft);
  if (isAcknowledgement(text) && ACKNOWLEDGE.test(text))
    return simple('acknowledge', '表示收到', { parts: spokenOf(alone, setting, text) });
  if (TAG.test(text) || (told.length < text.length && !(strong && alone.parts.some((p) => p.projects.length > 0)))) {
    return simple('question', '是提问', { parts: named(draftOf(text, setting)) });
  }
  if (isSnooze(wordsOf(alone, text)) && !tellsOfWork(alone)) return snoozed(text, setting, alone);
  if (isAcknowledgement(text) && !tellsOfWork(alone))
    return simple('acknowledge', '表示收到', { parts: spokenOf(alone, setting, text) });
  if (!alone.named && !strong && CHATTER_ABOUT.test(text) && setting.list.length === 0)
    return simple('chatter', '与项目进展无关');
  if (reportsSomething(draft) && (draft.named || strong || setting.list.length > 0 || before.parts.length > 0))
    return placed(draft, setting);
  if (CHANGED_PERSON.test(text))
    return simple('unclear', '联络员变动', { asks: '联络员有变动时，请告诉督办办公室登记；现在由谁填报？' });
  if (draft.named) {
    const projects = draft.parts.flatMap((p) => p.projects);
    const asks = draft.asks ?? `${projects.join('、')} 的进展如何？请说一下完成情况。`;
    return simple('unclear', '只说了项目，没有说进展', { parts: named(draft), asks, candidates: draft.candidates });
  }
  return simple('unclear', '没有看懂', {
    asks: '没有看懂。请说一下项目编号和进展，例如“9-2 已办8场，还差4场，下月底前完成”。',
  });
}

const named = (draft: Draft): MessagePart[] =>
  draft.parts.filter((p) => p.projects.length > 0).map((p) => ({ ...p, claim: unknownClaim }));

function withdrawn(draft: Draft): UnderstoodMessage {
  const numbers = draft.parts.flatMap((p) => p.projects);
  return simple('unclear', '想撤回填报', {
    parts: named(draft),
    asks: `要撤回上次的填报，请发送“/撤回 ${numbers[0] ?? '编号'}”。`,
  });
}

/** A report needs its project: asked for where nothing tells it. */
function placed(draft: Draft, setting: Setting): UnderstoodMessage {
  const torn = contradicted(draft);
  if (torn)
    return {
      ...reported(draft, '前后说法不一'),
      asks: draft.asks ?? `${torn} 是已经完成，还是没有完成？`,
      candidates: [torn],
    };
  const homeless = draft.parts.some((p) => p.projects.length === 0 && claimsSomething(p.claim));
  const nowhere = draft.parts.every((p) => p.projects.length === 0);
  const asks = draft.asks ?? (homeless || nowhere ? whichProject(setting) : null);
  return { ...reported(draft, '填报进展'), asks };
}

/** A project that is said to be both finished and not, in one message. */
function contradicted({ parts }: Draft): string | undefined {
  const said = (number: string, state: ClaimState) =>
    parts.some((p) => p.projects.includes(number) && p.claim.state === state);
  return parts.flatMap((p) => p.projects).find((n) => said(n, 'completed') && said(n, 'open'));
}

function reported(draft: Draft, why: string): UnderstoodMessage {
  return { kind: 'report', parts: draft.parts, until: null, asks: draft.asks, candidates: draft.candidates, why };
}

function whichProject({ own, list }: Setting): string {
  const few = list.length > 0 ? own.filter((p) => list.includes(p.number)) : own.length <= 4 ? own : [];
  const named = few.map((p) => `${p.number} ${p.name}`).join('；');
  return named === ''
    ? `请问是哪个项目？请带上编号，例如“${own[0]?.number ?? '9-2'} 已完成”。`
    : `请问是哪个项目：${named}？`;
}

const TAG = /(?:对吗|对吧|是吧|对不对|是不是|可以吗|行吗|行不行|算吗|没错吧|算(?:是|不算)?完成(?:了)?吗)[?？。]*$/;
const NOT_KNOWN = /不知道|不清楚|不确定|说不准|不好说|没法说/;

/** The clauses that tell something. */
function withoutQuestions(text: string): string {
  const clauses = text.match(/[^，,。；;！!？?\n]+[，,。；;！!？?\n]*/g) ?? [];
  return clauses
    .filter((c) => !ASKING.test(c.trim()) || NOT_KNOWN.test(c))
    .join('')
    .trim();
}

/** The message without the projects it names. */
const wordsOf = (draft: Draft, text: string): string =>
  draft.named ? draft.parts.map((p) => p.text).join('，') : text;

/** Claimed beyond the good will that goes with 收到: finished, figures, a day. */
function strongly(draft: Draft): boolean {
  return draft.parts.some(({ claim, text }) => {
    if (claim.state === 'completed' || claim.figures.length > 0 || claim.says !== null || claim.doubtful) return true;
    if (claim.state !== 'open') return false;
    return !isGoodWill(text);
  });
}

/** Of work, not only of when it will be reported: 明天再报 has a day and tells nothing. */
function tellsOfWork(draft: Draft): boolean {
  return draft.parts.some(
    ({ claim, text }) =>
      claim.state === 'completed' ||
      claim.figures.length > 0 ||
      claim.says !== null ||
      claim.doubtful !== null ||
      (claim.state === 'open' && OF_WORK.test(text) && !isGoodWill(text)),
  );
}

const OF_WORK =
  /完成|完工|竣工|做完|建成|弄完|搞完|验收|投入|开工|施工|还差|还剩|没完|未完|推进中|正在(?!核|统|整|准|填|汇)/;

function spokenOf(draft: Draft, { list }: Setting, text: string): MessagePart[] {
  const own = named(draft);
  return own.length > 0 || list.length === 0 ? own : [{ projects: [...list], text, claim: unknownClaim }];
}

const GOOD_WILL = /尽快|抓紧|争取|马上|加快|努力|立即|立刻|这就|会(?:按|抓|尽|及)|一定|确保|按要求/;
const TELLS = /已|未|没|不|正|在|还|差|剩|卡|\d|[一二两三四五六七八九十]+[个项场家处]|底|前/;
const isGoodWill = (text: string): boolean => GOOD_WILL.test(text) && !TELLS.test(text);

function snoozed(text: string, setting: Setting, draft: Draft): UnderstoodMessage {
  const until = snoozeDay(text, setting.today);
  const parts = spokenOf(draft, setting, text);
  return simple('snooze', until ? '请求稍后提醒' : '请求稍后提醒，没有说哪天', {
    parts,
    until,
    asks: until ? null : '好的，您希望哪天再提醒？例如“明天”“下周一”。',
  });
}

function toOutput({ kind, parts, until, asks, candidates, why }: UnderstoodMessage): ClaimOutput {
  const byProject = new Map<string, ChatClaim>();
  for (const { projects, claim } of parts) {
    for (const number of projects) {
      const known = byProject.get(number);
      byProject.set(number, known ? joinedClaims(known, claim) : claim);
    }
  }
  const projects = [...byProject.keys()];
  const claims = parts.map((p) => p.claim);
  const several = projects.length > 1;
  const state = overallState(byProject.size > 0 ? [...byProject.values()] : claims);
  return {
    kind,
    projects,
    figures: figuresOfParts(parts, several),
    state,
    ...(several &&
      kind === 'report' && { perProject: Object.fromEntries([...byProject].map(([n, c]) => [n, c.state])) }),
    ...dateOf(kind, until, claims),
    ...(asks && candidates.length > 0 && { candidates: [...new Set(candidates)] }),
    asks,
    why,
  };
}

function overallState(claims: readonly ChatClaim[]): ClaimState {
  if (claims.some((c) => c.state === 'open')) return 'open';
  return claims.length > 0 && claims.every((c) => c.state === 'completed') ? 'completed' : 'unknown';
}

function figuresOfParts(parts: readonly MessagePart[], several: boolean): ClaimReading['figures'] {
  return parts.flatMap(({ projects, claim }) => {
    if (!several || projects.length === 0) return claim.figures;
    return projects.flatMap((project) => claim.figures.map((f) => ({ project, ...f })));
  });
}

function dateOf(
  kind: MessageKind,
  until: Day | null,
  claims: readonly ChatClaim[],
): Pick<ClaimReading, 'date' | 'dateOf'> {
  if (kind === 'snooze') return until ? { date: until, dateOf: 'snooze' } : {};
  const completed = claims.find((c) => c.completedOn)?.completedOn;
  const promised = claims.find((c) => c.expectedOn)?.expectedOn;
  if (completed) return { date: completed, dateOf: 'completed' };
  return promised ? { date: promised, dateOf: 'promised' } : {};
}
