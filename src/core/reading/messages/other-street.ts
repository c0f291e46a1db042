/** What a street says of another street's project: 福城的花景路口做了20处, by 大浪, which has such a project of its own. */
import type { Registry, Unit } from '../../registry.js';
import type { UnderstoodMessage } from './model.js';
import { streetOf } from './projects/streets.js';

/** The reading, with the question whose it is where the street that is named is not the writer's. */
export function withOtherStreet(
  read: UnderstoodMessage,
  text: string,
  unit: Unit,
  { projects }: Registry,
): UnderstoodMessage {
  if (read.kind !== 'report' || read.asks || !unit.name.endsWith('街道')) return read;
  const told = projects.filter((p) => read.parts.some((part) => part.projects.includes(p.number)));
  for (const project of told) {
    const own = streetOf(project);
    if (own === undefined || text.includes(own)) continue;
    const kind = project.name.slice(project.name.indexOf('街道'));
    const other = projects.find((p) => {
      const street = p.name.endsWith(kind) ? streetOf(p) : undefined;
      return (
        street !== undefined &&
        street !== own &&
        (text.includes(project.number) ? isNamedBeside(text, project.number, street, kind) : isSubject(text, street)) &&
        !told.includes(p)
      );
    });
    if (other)
      return {
        ...read,
        asks: `贵单位没有“${streetOf(other)}”的这个项目，是 ${project.number} ${project.name} 吗？`,
        candidates: [project.number],
      };
  }
  return read;
}

const isSubject = (text: string, street: string): boolean =>
  new RegExp(`(?:^|[，,。；;替帮给])${street}(?:街道|那边|这边|的|[那这])`).test(text);

/** 9-6观澜暖心柜, where 9-6 is 大浪's: the number, another street, and what both have. */
function isNamedBeside(text: string, number: string, street: string, kind: string): boolean {
  const at = text.indexOf(`${number}${street}`);
  const words = at < 0 ? '' : text.slice(at + number.length + street.length).replace(/^(?:街道)?的?/, '');
  return words.length > 1 && kind.replace(/[“”]/g, '').includes(words.slice(0, 2));
}
