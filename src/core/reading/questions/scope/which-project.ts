/** One project that is pointed at, where several have the words. */
import type { Project, Unit } from '../../../registry.js';
import type { Token, TokenKind } from '../said/tokens.js';
import type { Named, WhichProject } from './misnamed.js';

const FILLING: ReadonlySet<TokenKind> = new Set(['fill', 'adv', 'de']);
const ONE: ReadonlySet<TokenKind> = new Set(['dem', 'that']);

/** 富康人行天桥那个工程: what points stands in the name's place. */
const THAT_ONE_POINTS = /[那这]一?[个座条处所项]/;
const THAT_ONE = /[那这]一?[个座条处所项]|(?:项目|工程)$/g;

/** 那个垃圾转运站: a project is named so, and others have the words as well. */
export const severalOf = (tokens: readonly Token[], projects: readonly Project[]): Named[] =>
  tokens.flatMap(({ kind, text: said, start, end }): Named[] => {
    if (kind !== 'project') return [];
    const name = said.replace(THAT_ONE, '');
    const numbers = projects.filter((p) => p.name.includes(name)).map((p) => p.number);
    return numbers.length > 1 ? [{ said, start, end, topic: { kind: 'name', name, numbers } }] : [];
  });

/** 那个学校, 断头路那个项目: one is meant, and there are several; 那个两癌筛查，大浪跟福城 is one of each of the `units`. */
export function vagueOne(
  tokens: readonly Token[],
  topics: readonly Named[],
  units: readonly Unit[],
  projects: readonly Project[],
): WhichProject | null {
  for (const { topic, said, start, end } of topics) {
    if (topic.kind !== 'name' && topic.kind !== 'text') continue;
    const isFilled = (from: number, to: number) =>
      from <= to && tokens.every((t) => t.end <= from || t.start >= to || FILLING.has(t.kind));
    const beside =
      THAT_ONE_POINTS.test(said) ||
      tokens.some(
        (t) =>
          ONE.has(t.kind) &&
          !t.text.endsWith('事') &&
          (isFilled(t.end, start) || (isFilled(end, t.start) && !OF_A_FIELD.test(t.text))),
      );
    const isPointedAt =
      topic.kind === 'name' &&
      topics.length === 1 &&
      tokens.some(({ kind, text }) => kind === 'that' && /一[个宗]|[宗桩]/.test(text));
    if ((beside || isPointedAt) && topic.numbers.length > 1 && !isOneOfEach(topic.numbers, units, projects))
      return { kind: 'which project', said, numbers: topic.numbers };
  }
  return null;
}

/** 停车这块没完成的: all that is of it; 这块停车场 is one. */
const OF_A_FIELD = /^[这那]一?块儿?$/;

/** 观澜和大浪两个学校, 妇联的三个公园: of units the word for the kind says of which of theirs it is asked; 同胜和上芬两个学校 are these. */
export const withKindsOfUnits = (tokens: readonly Token[]): Token[] =>
  tokens.flatMap((token, at): Token[] => {
    const before = tokens[at - 1]?.kind === 'de' ? tokens[at - 2] : tokens[at - 1];
    const kind = token.kind === 'both' && before?.kind === 'unit' ? KIND.exec(token.text)?.[0] : undefined;
    if (kind === undefined) return [token];
    const from = token.end - kind.length;
    return [
      { kind: 'both', text: token.text.slice(0, -kind.length), start: token.start, end: from },
      { kind: 'part', text: kind, start: from, end: token.end },
    ];
  });
const KIND = /(?:学校|医院|公园)$/;

/** 富康天桥，新建那座: of the few works at one place the one that has the word in its name. */
export function workPointedAt(
  { name, numbers }: { name: string; numbers: readonly string[] },
  tokens: readonly Token[],
  projects: readonly Project[],
): string | null {
  if (numbers.length > MOST_WORKS) return null;
  const words = tokens.flatMap(({ kind, text }, at) => {
    const next = tokens[at + 1]?.kind === 'de' ? tokens[at + 2] : tokens[at + 1];
    return kind === 'fill' && text.length > 1 && next?.kind === 'dem' ? [text] : [];
  });
  const [only, ...others] = projects.filter(
    (p) => numbers.includes(p.number) && words.some((word) => p.name.replace(name, '').includes(word)),
  );
  return only && others.length === 0 ? only.number : null;
}
const MOST_WORKS = 3;

const isOneOfEach = (numbers: readonly string[], units: readonly Unit[], projects: readonly Project[]): boolean =>
  units.length > 0 &&
  units.every((unit) => projects.filter((p) => numbers.includes(p.number) && isOf(p, unit)).length === 1);

/** Is it the unit's, or named after the street? */
export const isOf = (project: Project, { id, name }: Unit): boolean =>
  project.unitIds.includes(id) || (name.endsWith('街道') && project.name.includes(name.replace(/街道$/, '')));
