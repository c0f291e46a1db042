/** What a question counts or measures that is a project's own, and neither projects nor a share of them. */
import type { Project } from '../registry.js';
import type { Named } from './question-misnamed.js';
import type { Token } from './question-tokens.js';

/** 有多少个社区: what is counted is no category, even if a category has the word. */
export const isCounted = ({ topic, start }: Named, tokens: readonly Token[]): boolean =>
  topic.kind === 'categories' &&
  tokens.some(({ kind, end }) => end === start && (kind === 'many' || kind === 'figure'));

/** 优质饮用水通到几个小区了: what it is measured by is not asked of, where something else is. */
export function withoutMeasured(topics: readonly Named[], tokens: readonly Token[]): Named[] {
  const isMeasured = ({ start }: Named) =>
    tokens.some(
      ({ kind, end }, at) =>
        end === start && (kind === 'many' || kind === 'figure') && /[到了出]$/.test(tokens[at - 1]?.text ?? ''),
    );
  const kept = topics.filter((one) => !isMeasured(one));
  return kept.length > 0 ? kept : [...topics];
}

/** 建成了几所: of things that are each a project of that name, it is asked how many; 2580个停车泊位 are of one project. */
export function withThingsCounted(
  tokens: readonly Token[],
  name: string | null,
  projects: readonly Project[],
): Token[] {
  const meant = name === null ? [] : projects.filter((p) => p.name.includes(name));
  return tokens.map((token): Token => {
    const measure = token.kind === 'figure' ? token.text.replace(/^(?:几|多少)/, '') : '';
    const isEach = OF_PLACES.test(measure) && !meant.some(({ target }) => countsIn(target, measure));
    return isEach && meant.length > 1 ? { ...token, kind: 'many' } : token;
  });
}
const OF_PLACES = /^[所座处栋幢条家个]$/;
const countsIn = (target: string, measure: string): boolean =>
  [...target].some((c, at) => /\d|[十百千万]/.test(c) && target.startsWith(measure, at + 1));

/** 38-6按期办结率: what the target is measured by is a figure of the project's own. */
export function withOwnRate(tokens: readonly Token[], only: Project | undefined): Token[] {
  const target = only?.target ?? '';
  return tokens.map(
    (token): Token => (token.kind === 'rate' && target.includes(token.text) ? { ...token, kind: 'target' } : token),
  );
}
