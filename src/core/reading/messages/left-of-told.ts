/** 其余 behind several that were told one after the other. */
import type { MessagePart } from './model.js';

/** 观澜96%、民治97%、观湖98%，只有民治没达标，其余都达标: of those told one after the other the one that is told of again is set apart. */
export function leftOfTold(parts: readonly MessagePart[]): string[] {
  const apart = parts.at(-1)?.projects ?? [];
  const told = [...new Set(parts.slice(0, -1).flatMap((p) => p.projects))];
  return apart.length > 0 && apart.every((n) => told.includes(n)) ? told.filter((n) => !apart.includes(n)) : [];
}
