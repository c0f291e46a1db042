/** What came before a message: the card it answers, what was asked or reported last, and what is not yet confirmed. */
import type { Day } from '../../day.js';
import type { Project } from '../../registry.js';
import { findDates } from '../days/dates.js';
import type { ClaimInput } from '../read-input.js';
import { typedText } from '../text/typed-text.js';
import { withPromisedUnits } from './amounts/promised-units.js';
import { joinedClaims } from './claims/joined.js';
import { corrects, draftOf, reportsSomething } from './draft.js';
import { type Draft, emptyDraft, type MessagePart, type Setting } from './model.js';
import { mentionsIn } from './projects/mentions.js';
import { SOME_PLACE } from './projects/places.js';
import { numbersQuoted } from './quoted.js';
import { reworded } from './reworded.js';
import { answered, continued, corrected, dated, isBare, singledOut } from './sequel.js';
import { titleOf } from './subjects.js';
import { ALSO, CANCEL, CONFIRM, DENY } from './wording/message-words.js';
import { STANDS } from './wording/standing.js';

const MOST_BEFORE = 10;

/** The card replied to, the question asked last, the project last reported. */
export function settingOf(input: ClaimInput, own: readonly Project[], today: Day, quoted: string): Setting {
  const numbers = new Set(own.map((p) => p.number));
  const replied = (input.replyTo ?? []).filter((n) => numbers.has(n));
  const named = isOfOthers(quoted, numbers) ? [] : sureNumbers(quoted, own);
  const meant = named.filter((n) => replied.includes(n));
  const list = replied.length === 0 ? named : meant.length > 0 ? meant : replied;
  if (list.length > 0) return { own, today, list, about: [] };
  const last = typedText(input.last ?? '');
  const offered = /[?？]\s*$/.test(last) ? mentionsIn(last, own).flatMap((m) => m.numbers) : [];
  const about =
    last !== '' && offered.length === 0 && (numbers.has(last) || GOES_ON.test(input.text))
      ? lastSpokenOf(last, own)
      : [];
  return { own, today, list: [...new Set(offered)], about };
}

/** 〔13-2〕牛湖市场公厕: a card of another unit's, whatever its words. */
const isOfOthers = (quoted: string, own: ReadonlySet<string>): boolean => {
  const cards = numbersQuoted(quoted);
  return cards.length > 0 && !cards.some((number) => own.has(number));
};

/** 是的，上周四, in answer to the card of one: it is done, and since then. */
export function withYesTold(text: string, { list, today }: Setting): string {
  const said = list.length === 1 ? YES_AND.exec(text)?.groups?.when : undefined;
  const [day, ...more] = said === undefined ? [] : findDates(said, today);
  return said !== undefined && day?.text === said && more.length === 0 && day.to <= today ? `${said}完工` : text;
}
const YES_AND = /^(?:是[的滴]?|对[的滴]?|没错|已经?是)[，,。 ]{1,2}(?<when>[^，,。；;]{2,10}?)的?[。！!]*$/;

/** 又办了2场: goes on with what was last reported, if that was one project. */
const GOES_ON = /^(?:剩|那|刚|同上|其余|另|又|再|还|另外?|这次|本次|累计|目前|现在|更新|补充|继续|截至|也|后来|接着)/;

function lastSpokenOf(last: string, own: readonly Project[]): string[] {
  const numbers = sureNumbers(last, own);
  return numbers.length === 1 ? numbers : [];
}

/** A card quoted names its projects outright; a word that happens to stand in a name counts only where nothing else does. */
function sureNumbers(text: string, own: readonly Project[]): string[] {
  const sure = mentionsIn(typedText(text), own).filter((m) => m.sure);
  const outright = sure.filter((m) => !m.guessed);
  return [...new Set((outright.length > 0 ? outright : sure).flatMap((m) => m.numbers))];
}

/** What the unconfirmed messages before this one add up to. */
export function earlier(before: readonly string[], setting: Setting): Draft {
  return before
    .slice(-MOST_BEFORE)
    .filter((text) => text !== '' && !CONFIRM.test(text) && !DENY.test(text) && !ANNOUNCES.test(text))
    .reduce((draft, text) => (CANCEL.test(text) ? emptyDraft : follow(draft, text, setting)), emptyDraft);
}

/** 报一个项目: that something follows, and how much. */
const ANNOUNCES =
  /^有[一两二三四五六七八九十\d]{1,2}[个项件条](?:项目|事|数)?(?:要|需要|想)?(?:上报|汇报|更新|报|说)?[一下了。！!]{0,3}$|^(?:我们?|这边|先|再|来|要|想|给您|跟您|向您)*(?:上报|汇报|报告|填报|更新|报|说|讲)一?下?[一两二三四五六七八九十\d]{1,2}[个项件条](?:项目|工程|事情?|任务)?(?:的?(?:进展|进度|情况))?[了哈啊。！!：:，,]{0,2}$/;

/** A message in the light of those before it. */
export function follow(drafted: Draft, whole: string, setting: Setting): Draft {
  const reversed = REVERSED.test(whole) ? turnedRound(drafted, setting) : null;
  if (reversed) return reversed;
  const said = withRestOfCard(whole, drafted, setting);
  const before = asOne(saysOfAll(said, drafted, setting) ? drafted : { ...drafted, parts: drafted.parts.slice(-1) });
  const text = before.parts.some(({ claim }) => claim.figures.length > 0)
    ? said.replace(COUNTED_IN, '累计').replace(SHOULD_BE, '')
    : said;
  const about = before.parts.flatMap((p) => p.projects);
  if (before.parts.length === 0) return draftOf(text, setting);
  const instead = about.length === 1 && corrects(text) ? MEANT_INSTEAD.exec(text) : null;
  if (instead) {
    const end = instead.index + instead[0].length;
    const meant = follow(drafted, text.slice(0, end).replace(/[，, ]+$/, ''), setting);
    const rest = draftOf(text.slice(end), setting);
    return { ...rest, parts: [...meant.parts, ...rest.parts], asks: meant.asks ?? rest.asks };
  }
  const now = draftOf(withUnitTold(text, before, setting), {
    ...setting,
    ...(about.length > 1 && setting.list.length === 0 && isBare(before) && ALL_NAMED.test(text) && { list: about }),
    about: setting.list.length > 0 ? [] : about.length > 0 ? about : setting.about,
  });
  const held = about.length === 1 ? HELD.exec(text) : null;
  if (held)
    return takenBack(before, draftOf(text.slice(held[0].length), { ...setting, list: about, about: [] }), setting);
  const meant = singledOut(before, text, setting.own);
  if (meant) return answered(before, now, (said) => toldOf(meant, said, setting));
  const anew = reworded(before, text, setting);
  if (anew) return anew;
  if (corrects(text)) return renamed(before, now, setting) ?? corrected(before, now);
  const withDay = now.named ? null : dated(before, text, setting.today);
  if (withDay) return withDay;
  if (now.named && !reportsSomething(now) && reportsSomething(before))
    return namedAfterwards(before, now, text, setting);
  return continued(before, now);
}

/** 17-7已完工, then 按错了，是17-5，17-7还在铺砖: the number that was meant, and then what is told of the other. */
const MEANT_INSTEAD = /是 ?\d{1,2}-\d{1,2} ?[，,] ?(?=\d{1,2}-\d{1,2}[^，,。；;\n、都均全俩]{2,})/;

/** 16-6完工，17-7没完, then 说反了: what was told of the one is the other's. */
const REVERSED =
  /^(?:[哦噢啊呃]|不好意思|抱歉|我|刚才|上面|这两个|正好|刚好|[，, ])*[说写报打弄搞填记]?(?:反了|颠倒了|反着[了的]?)(?:[，,](?:应该?)?(?:倒过来|反过来|换一下|对调一?下?))?[。！!]*$/;
function turnedRound({ parts, ...draft }: Draft, setting: Setting): Draft | null {
  const [first, second, ...more] = parts;
  const states = new Set(parts.map(({ claim }) => claim.state));
  if (!first || !second || more.length > 0 || !states.has('completed') || !states.has('open')) return null;
  return { ...draft, parts: [toldOf(first.projects, second, setting), toldOf(second.projects, first, setting)] };
}

/** 29-3完工了, then 另一个也完工了, of a card of both: the rest of the card by its numbers. */
function withRestOfCard(text: string, { parts }: Draft, { list }: Setting): string {
  const told = parts.flatMap((p) => p.projects).filter((n) => list.includes(n));
  const left = list.filter((n) => !told.includes(n));
  return told.length > 0 && left.length > 0
    ? text.replace(THE_OTHERS, (all: string, one?: string) =>
        one !== undefined && left.length > 1 ? all : ` ${left.join('、')} `,
      )
    : text;
}

const THE_OTHERS = new RegExp(
  `^(?:(另外?[一那][个项]|剩下?的?[一那][个项])|另外的|剩下的|其[他它余]的?|别的)(?:项目)?[，,]?(?=${STANDS})`,
);

/** 「讲座30场」, then 「31，今早又讲了一场」: a number alone is of what was counted in one unit before. */
function withUnitTold(text: string, { parts }: Draft, { own, today }: Setting): string {
  const [unit, ...others] = new Set(parts.flatMap(({ claim }) => claim.figures.map((f) => f.unit)));
  const told = own.filter((p) => parts.some(({ projects }) => projects.includes(p.number)));
  return unit === undefined || others.length > 0 ? text : withPromisedUnits(text, told, today, unit);
}

/** 8-2岗位2300个，招聘会40场: several stretches, and all of one project. */
function asOne(draft: Draft): Draft {
  const [first, ...more] = draft.parts;
  const isOne = first && more.length > 0 && more.every((p) => p.projects.join() === first.projects.join());
  if (!isOne) return draft;
  const text = draft.parts.map((p) => p.text).join('，');
  return { ...draft, parts: [{ ...first, text, claim: more.map((p) => p.claim).reduce(joinedClaims, first.claim) }] };
}

/** 13-8 and 16-8, each a message of its own, then 「都完成了」; what says nothing of all is said of the last. */
const saysOfAll = (said: string, before: Draft, setting: Setting): boolean =>
  before.parts.length < 2 || !isBare(before) || ALL_NAMED.test(said) || isBare(draftOf(said, setting));
const ALL_NAMED = new RegExp(
  `[都均全俩]|其[他它余]|剩|别的|另|除|一[起并]|[两二三四五六][个项条]|${SOME_PLACE.source}`,
);

/** 应该52家, after another amount: what it is instead, and no guess. */
const SHOULD_BE =
  /^应?该(?:是|为|有)?(?=[\d一二两三四五六七八九十])|(?<=[\u4e00-\u9fff]{2})(?:应该?|应当)[是为](?=[\d一二两三四五六七八九十])/;

/** 把这个月的也算上，380个: so many in all. */
const COUNTED_IN =
  /^(?:[把连将][^，,。；;\d]{1,10}?|[^，,。；;\d]{2,8}?的(?=[也都一]))[也都一并]{0,2}(?:[算加统计](?:上|进去?|进来|在内|入)|包括进去|起)了?[，,]?(?:一共|总共|共|就?是|有|为)?(?=\d)/;

/** 别急着记，…, 先放一放，…: what follows is said of what was to be taken down. */
const HELD =
  /^先?(?:[放缓压挂等搁]一?[放缓压挂等搁着](?:吧|一下)?|不算)[，,。！! ]+(?=.)|^(?:[您你]们?|先|请)*(?:别|不要|甭|莫|慢点?|等等再?|缓缓再?)(?:急着|忙着|先|忙|急)?(?:给我们?)?(?:记|登|录|报|填|写|入账|提交)[录记上进去一下了]*[，,。！! ]+(?=.)/;

/** What is told instead; where nothing is, whether it is finished is open again. */
function takenBack(before: Draft, now: Draft, { own }: Setting): Draft {
  if (reportsSomething(now)) return continued(before, now);
  const parts = before.parts.map((p) => ({
    ...p,
    claim: { ...p.claim, state: 'unknown' as const, completedOn: null },
  }));
  const [number = ''] = before.parts.flatMap((p) => p.projects);
  return { ...before, parts, asks: now.asks ?? `${titleOf(number, own)}是否已经完成？` };
}

/** 「已办8场」, then 「9-2的」: the project comes after its report. */
function namedAfterwards(before: Draft, now: Draft, text: string, setting: Setting): Draft {
  const [first] = before.parts;
  const projects = now.parts.flatMap((p) => p.projects);
  if (!first || before.parts.length > 1 || projects.length === 0) return now;
  const fills = first.projects.length === 0 || before.asks !== null;
  if (fills || ALSO.test(text) || /^(?:应该?)?是/.test(text)) {
    return { ...now, parts: [toldOf(projects, first, setting)], asks: now.asks };
  }
  return first.projects.join() === projects.join() ? before : now;
}

/** 「装了7个」, then 「说错了，是9-6」: all that is corrected is whose it is. */
function renamed(before: Draft, now: Draft, setting: Setting): Draft | null {
  const [first, ...more] = before.parts;
  const projects = now.parts.flatMap((p) => p.projects);
  if (!first || more.length > 0 || !now.named || projects.length === 0 || reportsSomething(now)) return null;
  return { ...now, parts: [toldOf(projects, first, setting)] };
}

/** What was said before its project was known, held against what the project promises. */
function toldOf(projects: string[], said: MessagePart, setting: Setting): MessagePart {
  const [again, ...more] = draftOf(said.text, { ...setting, list: projects, about: [] }).parts;
  const isOfThem = again !== undefined && more.length === 0 && again.projects.join() === projects.join();
  return { ...said, projects, claim: isOfThem ? again.claim : said.claim };
}
