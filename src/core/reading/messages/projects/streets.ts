/** Projects told by their street alone: 大浪讲座 of the one that counts 讲座 there, 大浪98户, and 民治14座 after 福城公厕8座. */
import { once } from '../../../memo.js';
import type { Project } from '../../../registry.js';
import type { Quantity } from '../../figures/quantities.js';
import { genericMask } from '../../names/name-words.js';
import { countsInUnit, headNoun, measuresFor } from '../../targets/promised-things.js';
import { CLAUSE_END, lastBreak } from '../../text/plain-text.js';
import type { Mention } from './mentions.js';

/** The street whose project it is: 大浪 of 大浪街道公共法律服务进社区. */
export const streetOf = ({ name }: { name: string }): string | undefined => STREET.exec(name)?.[1];
export const STREET = /^([\u4e00-\u9fff]{2,3})街道/;

/** What the last two characters of each thing counted are. */
const nounsOf = once((project: Project) =>
  measuresFor(project)
    .map(headNoun)
    .filter((noun) => noun.length === 2 && !genericMask(noun).every((plain) => plain)),
);

/** Streets named without their project, as mentions of it. By number nothing else is meant. */
export function streetsTold(text: string, mentions: readonly Mention[], own: readonly Project[]): Mention[] {
  if (mentions.some((m) => m.by === 'number')) return [];
  const first = streetsBeside(text, mentions, own);
  // 讲座：民治33场，大浪10场: the first tells what the next is of
  return first.length === 0 ? first : [...first, ...streetsBeside(text, [...mentions, ...first], own)];
}

function streetsBeside(text: string, mentions: readonly Mention[], own: readonly Project[]): Mention[] {
  const told = own.flatMap((project): Mention[] => {
    const street = streetOf(project);
    if (street === undefined) return [];
    return [...text.matchAll(new RegExp(street, 'g'))].flatMap(({ index: start }): Mention[] => {
      const end = start + street.length;
      if (mentions.some((m) => m.start < end && start < m.end)) return [];
      const mention: Mention = { start, end, numbers: [project.number], sure: true, by: 'name' };
      if (isSiblingAt(text, start, end, project, mentions, own)) return [mention];
      return isCountedAt(text, start, project, mentions, own) ? [{ ...mention, guessed: true }] : [];
    });
  });
  return told.filter((m) => !told.some((o) => o !== m && o.start === m.start));
}

/** 大浪做好98户: a street, and an amount in a unit that one of its projects alone counts in, among those of several streets. */
export function countedPlaces(
  text: string,
  mentions: readonly Mention[],
  own: readonly Project[],
  quantities: readonly Quantity[],
): Mention[] {
  const streets = [...new Set(own.flatMap((p) => streetOf(p) ?? []))];
  if (mentions.length > 0 || streets.length < 2) return [];
  return quantities.flatMap((q): Mention[] => {
    const clause = lastBreak(text, q.start, CLAUSE_END);
    const start = clause + (OF_A_WHILE.exec(text.slice(clause, q.start))?.[0].length ?? 0);
    const street = streets.find((one) => text.startsWith(one, start));
    const [fits, ...others] = own.filter((p) => streetOf(p) === street && countsInUnit(p, q.unit));
    if (street === undefined || !fits || others.length > 0) return [];
    const span = start > clause ? { start: clause, end: clause } : { start, end: start + street.length };
    return [{ ...span, numbers: [fits.number], sure: true, by: 'name', guessed: true }];
  });
}

/** 本周福城讲了2场, 其中民治9场: words of a while or of a part, before the street. */
const OF_A_WHILE =
  /^(?:[本这上]个?(?:周|月|星期|礼拜|季度)|(?:1[0-2]|[1-9])月份?|今[年天]|[昨前]天|目前|现在|截[至止](?:目前|今天|昨天)|到(?:目前|现在)|其中|累计|一?共|里面?)/;

/** 大浪讲座, 福城的咨询还差: in a clause with what the project counts, no other of the street counting it. */
function isCountedAt(
  text: string,
  start: number,
  project: Project,
  mentions: readonly Mention[],
  own: readonly Project[],
): boolean {
  const from = lastBreak(text, start, CLAUSE_END);
  const clause = text.slice(from).split(CLAUSE_END)[0] ?? '';
  if (mentions.some((m) => m.sure && m.start < from + clause.length && from < m.end)) return false;
  const counting = own.filter(
    (p) => streetOf(p) === streetOf(project) && nounsOf(p).some((noun) => clause.includes(noun)),
  );
  return counting.length === 1 && counting[0] === project;
}

/** 福城公厕改了8座，民治11座: at the head of a clause, after another street's project of the same name. */
function isSiblingAt(
  text: string,
  start: number,
  end: number,
  project: Project,
  mentions: readonly Mention[],
  own: readonly Project[],
): boolean {
  const leads = /(?:^|[，,。；;：:、\n ]|和|另外|还有)$/.test(text.slice(0, start));
  return (
    leads &&
    GOES_ON.test(text.slice(end)) &&
    mentions.some(
      (m) => m.sure && m.end <= start && own.some((p) => m.numbers.includes(p.number) && areSiblings(p, project)),
    )
  );
}

/** What is said of the street's project, and no other thing there. */
const GOES_ON =
  /^(?:街道)?(?:那边|这边|的)?(?:\d|[一二两三四五六七八九十]|已|也|都|全|还|没|未|才|只|累|共|总|合计|[本这上当]|差|剩|正|在|完|做|办|建|改|装|查|开|发|划|换|放|演|讲|筛|训|评|种|修|铺|通|拆|是|有|就|更|算)/;

/** The same undertaking in two streets. */
const areSiblings = (one: Project, other: Project): boolean =>
  one !== other && withoutStreet(one) !== null && withoutStreet(one) === withoutStreet(other);

const withoutStreet = ({ name }: Project): string | null => (STREET.test(name) ? name.replace(STREET, '') : null);
