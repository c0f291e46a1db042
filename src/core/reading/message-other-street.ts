/** What a street says of another street's project: 福城的花景路口做了20处, by 大浪, which has such a project of its own. */
import type { Registry, Unit } from '../registry.js';
import type { UnderstoodMessage } from './message-model.js';
import { streetOf } from './message-streets.js';

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
    if (own === undefined || text.includes(own) || text.includes(project.number)) continue;
    const kind = project.name.slice(project.name.indexOf('街道'));
    const other = projects.find((p) => {
      const street = p.name.endsWith(kind) ? streetOf(p) : undefined;
      return (
        street !== undefined &&
        street !== own &&
        new RegExp(`(?:^|[，,。；;替帮给])${street}(?:街道|那边|这边|的|[那这])`).test(text) &&
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
