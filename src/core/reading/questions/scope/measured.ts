/** What a question counts or measures that is a project's own, and neither projects nor a share of them. */
import type { Project } from '../../../registry.js';
import type { Token, TokenKind } from '../said/tokens.js';
import { BARE_VERB, DOES_TO } from '../words/phrases.js';
import type { Named } from './misnamed.js';

/** 有多少个社区: what is counted is no category, even if a category has the word. */
export const isCounted = ({ topic, start }: Named, tokens: readonly Token[]): boolean =>
  topic.kind === 'categories' &&
  tokens.some(({ kind, end }) => end === start && (kind === 'many' || kind === 'figure'));

/** 优质饮用水通到几个小区了, 14-4通了几个小区, 加装电梯的几个小区: what it is measured by is not asked of, where something else is. */
export function withoutMeasured(topics: readonly Named[], tokens: readonly Token[]): Named[] {
  const isMeasured = (one: Named) =>
    tokens.some(
      ({ kind, end }, at) =>
        end === one.start &&
        (kind === 'many' || kind === 'figure') &&
        (/[到了出完好成]$/.test(tokens[at - 1]?.text ?? '') ||
          (tokens[at - 1]?.kind === 'de' && isOfNoneOf(one, topics))),
    );
  const kept = topics.filter((one) => !isMeasured(one));
  const isNumbered = tokens.some(
    ({ kind, mention }) => kind === 'number' && mention?.kind === 'number' && mention.known,
  );
  return kept.length > 0 || isNumbered ? kept : [...topics];
}

/** Is something else named, which is never called so as well? 龙胜的几个公园 are both. */
const isOfNoneOf = ({ topic, start }: Named, topics: readonly Named[]): boolean => {
  const before = topics.findLast((one) => one.end <= start)?.topic;
  return before?.kind === 'name' && topic.kind === 'name' && !topic.numbers.some((n) => before.numbers.includes(n));
};

/** 建成了几所: of things that are each a project of that name, it is asked how many; 2580个停车泊位 are of one project. */
export function withThingsCounted(
  tokens: readonly Token[],
  name: string | null,
  projects: readonly Project[],
): Token[] {
  const meant = name === null ? [] : projects.filter((p) => p.name.includes(name));
  return tokens.map((token): Token => {
    const measure = token.kind === 'figure' ? token.text.replace(/^(?:几|多少)/, '') : '';
    const countedIn = meant.filter(({ target }) => countsIn(target, measure));
    const isEach = OF_PLACES.test(measure) && 2 * countedIn.length < meant.length;
    return isEach && meant.length > 1 ? { ...token, kind: 'many' } : token;
  });
}
const OF_PLACES = /^[所座处栋幢条家个]$/;
/** Does the target count in this? */
export const countsIn = (target: string, measure: string): boolean =>
  [...target].some((c, at) => /\d|[十百千万]/.test(c) && target.startsWith(measure, at + 1));

const HOW_MANY = /^(?:几|多少)/;
const TIMES = /^(?:(?:几|多少)[次回趟遍]|次数)$/;
/** 演练搞了几次: what is held, where 报了几次 is of its record. */
const HELD =
  /(?:[搞办开做弄练演讲播放巡查跑去走组]|举办|举行|组织|开展|进行|培训|演练|宣传|放映|演出|服务|检查|巡查|筛查|活动|讲座)(?:[了过到成完]|一?共|总共|已经?){0,2}$/;
/** 升级了多少个, 审核完多少个, 筹多少了: what is done to things. */
const DOES_TO_THINGS = new RegExp(`(?:[了到出去来完过]|${BARE_VERB})$`);
/** 夜诊有几家开了. */
const DONE_BEHIND = new RegExp(`^(?:都|已经?|也)?(?:${BARE_VERB}|开)(?:了|好了|完了|上了)`);
const COMPLETES: ReadonlySet<TokenKind> = new Set(['done', 'use', 'not', 'late', 'left', 'start']);

/**
 * 投放点升级了多少个, 健康管理率多少: a figure by which the projects that are `meant` are measured is asked of them, as their targets
 * have it; with 项目 behind it, or 完成 before it where several are meant, it is of projects.
 */
export function withOwnFigures(tokens: readonly Token[], text: string, meant: readonly Project[]): Token[] {
  if (meant.length === 0) return [...tokens];
  const isRate = tokens.map(
    (token) => (token.kind === 'rate' || token.kind === 'target') && isOwnRate(token, text, meant),
  );
  const hasRate = isRate.includes(true);
  return tokens.map((token, at): Token => {
    if (hasRate && (isRate[at] || token.kind === 'rate')) return { ...token, kind: 'target' };
    if (token.kind === 'history' && TIMES.test(token.text) && HELD.test(text.slice(0, token.start)))
      return { ...token, kind: 'figure' };
    if (token.kind !== 'many') return token;
    const isOwn = hasRate ? /多少$/.test(token.text) : isOwnAmount(token, tokens[at - 1], text, meant);
    return isOwn ? { ...token, kind: 'figure' } : token;
  });
}

/** 健康管理率, 办结率. */
function isOwnRate({ text: said, start, end }: Token, text: string, meant: readonly Project[]): boolean {
  const rate = said === '率' ? text.slice(Math.max(0, start - 2), end) : said;
  const [one, ...others] = meant;
  if (one && others.length === 0 && IN_SHARES.test(one.target) && !OF_WORK.test(rate)) return true;
  return rate.length > 2 && rate.endsWith('率') && meant.some(({ target }) => target.includes(rate));
}
/** 覆盖率达到95%: of one project that is measured so, 办理率 and 百分之几 are of its own share. */
const IN_SHARES = /率[^，。；]{0,6}\d{1,3}(?:\.\d{1,2})?%/;
const OF_WORK = /(?:完成|完工|进度|达成|办结|填报|上报|报送|及时|按期)率?|完成度/;

function isOwnAmount(
  { text: said, start, end }: Token,
  before: Token | undefined,
  text: string,
  meant: readonly Project[],
): boolean {
  const measure = said.replace(HOW_MANY, '');
  if (!HOW_MANY.test(said) || /^(?:项目|工程)/.test(text.slice(end))) return false;
  if (!meant.every(({ target }) => (measure === '' ? /\d/.test(target) : countsIn(target, measure)))) return false;
  const things = `${measure}${text.slice(end, end + 2)}`;
  if (measure !== '' && things.length === measure.length + 2 && meant.every(({ target }) => target.includes(things)))
    return true;
  if (measure !== '' && DONE_BEHIND.test(text.slice(end))) return true;
  const isDone = before !== undefined && before.end === start && COMPLETES.has(before.kind);
  return DOES_TO_THINGS.test(text.slice(0, start)) && (meant.length === 1 || !isDone);
}

const COUNTED_NOW = new RegExp(`${DOES_TO}(?:到手?|出来?|起来?|上来?|了)(?:几|多少)个?(?:[了啊呀呢]|$|[，。,？?])`);

/** 升级了几个, of the only project with these words that the unit leads: what it counts are its things. */
export const countsOfOne = (
  text: string,
  { name, numbers, unitIds }: { name: string | null; numbers: readonly string[]; unitIds: readonly string[] },
  projects: readonly Project[],
): boolean =>
  name !== null &&
  numbers.length === 0 &&
  unitIds.length > 0 &&
  COUNTED_NOW.test(text) &&
  projects.filter((p) => p.name.includes(name) && unitIds.some((id) => p.unitIds.includes(id))).length === 1;
