/** What a street says of another street's project: 福城的花景路口做了20处, by 大浪, which has such a project of its own. */
import type { Project, Registry, Unit } from '../../registry.js';
import type { UnderstoodMessage } from './model.js';
import { streetOf } from './projects/streets.js';
import { SO_MANY } from './projects/streets-apart.js';

/** The reading, with the question whose it is where the street that is named is not the writer's. */
export function withOtherStreet(
  read: UnderstoodMessage,
  text: string,
  unit: Unit,
  { projects }: Registry,
): UnderstoodMessage {
  if (read.kind !== 'report' || read.asks) return read;
  const strange = countedElsewhere(read, projects);
  if (strange) return { ...read, ...strange };
  if (!unit.name.endsWith('街道')) return read;
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

/** 燃气入户大浪新增3100户, of 龙华街道's project: an amount of a street that it is not of. */
function countedElsewhere({ parts }: UnderstoodMessage, all: readonly Project[]) {
  const streets = new Set(all.flatMap((p) => streetOf(p) ?? []));
  for (const { projects, text } of parts) {
    const project = all.find((p) => p.number === projects[0]);
    const own = project && projects.length === 1 ? streetOf(project) : undefined;
    if (!project || own === undefined) continue;
    const other = [...streets].find(
      (street) => street !== own && !project.target.includes(street) && countedAt(street).test(text),
    );
    if (other)
      return {
        asks: `“${other}”的数量是 ${project.number} ${project.name} 的吗？`,
        candidates: [project.number],
      };
  }
  return null;
}

const countedAt = (street: string): RegExp => new RegExp(`(?:^|[，,。；;：:、\\n ])${street}(?=${SO_MANY})`);

const isSubject = (text: string, street: string): boolean =>
  new RegExp(`(?:^|[，,。；;替帮给])${street}(?:街道|那边|这边|的|[那这])`).test(text);

/** 9-6观澜暖心柜, where 9-6 is 大浪's: the number, another street, and what both have. */
function isNamedBeside(text: string, number: string, street: string, kind: string): boolean {
  const at = text.indexOf(`${number}${street}`);
  const words = at < 0 ? '' : text.slice(at + number.length + street.length).replace(/^(?:街道)?的?/, '');
  return words.length > 1 && kind.replace(/[“”]/g, '').includes(words.slice(0, 2));
}
