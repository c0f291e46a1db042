/** Names that stand beside a number: of the same project, or of another. */
import type { Project } from '../../../registry.js';
import type { Token } from '../said/tokens.js';
import type { Topic } from './topics.js';

/** A run of words that names something, and what. */
export interface Named {
  said: string;
  start: number;
  end: number;
  topic: Topic;
}

/** What was said, and the projects that it may mean. */
export interface WhichProject {
  kind: 'which project';
  said: string;
  numbers: string[];
}

/** Fewer characters name no project: 5-4医院. */
const LEAST_NAME = 4;

/** 20-2牛湖游泳馆: the number is one project's, the name behind it another's. */
export function misnamed(
  tokens: readonly Token[],
  topics: readonly Named[],
  projects: readonly Project[],
): WhichProject | null {
  const named = [
    ...tokens.flatMap(({ mention, text: said, start }) =>
      mention?.kind === 'project' ? [{ said, start, numbers: [mention.number] }] : [],
    ),
    ...topics.flatMap(({ topic, said, start }) => {
      if (topic.kind === 'project') return [{ said, start, numbers: [topic.number] }];
      return topic.kind === 'name' && said.length >= LEAST_NAME ? [{ said, start, numbers: topic.numbers }] : [];
    }),
  ];
  for (const { mention, text, end } of tokens) {
    const of = mention?.kind === 'number' ? projects.find((p) => p.number === mention.number) : undefined;
    const next = tokens.find((one) => one.start >= end && one.text !== ' ' && one.kind !== 'now');
    const between = tokens.filter((one) => one.start >= end && one.end <= (next?.start ?? end));
    const isBeside = between.reduce((at, one) => (one.start === at ? one.end : at), end) === next?.start;
    const name = isBeside ? named.find(({ start }) => start === next.start) : undefined;
    if (of && name && !name.numbers.includes(of.number) && !isSaidOf(name.said, [of]))
      return { kind: 'which project', said: text + name.said, numbers: [of.number, ...name.numbers] };
  }
  return null;
}

/** 柜子, for what is called 暖心柜. */
const NOUN_END = /(?<=.)[子儿]$/;

/** Does it speak of these projects, in the words of their names or targets? */
export function isSaidOf(said: string, projects: readonly Project[]): boolean {
  const noun = said.replace(NOUN_END, '');
  return projects.some(
    (p) =>
      `${p.name}${p.target}`.includes(said) || [...noun].every((c) => p.name.includes(c)) || isWithin(noun, p.target),
  );
}

/** 烟感, for what the target calls 感烟探测器: its characters stand close together there, in whatever order. */
const isWithin = (noun: string, target: string): boolean =>
  noun.length > 1 &&
  [...target].some((_, at) => [...noun].every((c) => target.slice(at, at + MOST_APART * noun.length).includes(c)));
const MOST_APART = 2;
