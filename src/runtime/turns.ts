import { type Instant, instantOfEpoch } from '#src/core/day.js';
import type { Limit } from '#src/core/limits.js';

/** So many people, and those whose turns have passed are forgotten. */
const SWEEP_AT = 5_000;

/**
 * Turns among what waits: each further event of one person is placed as if it had come at the pace that they are held to, so
 * that whoever says much at once does not stand before others who say little. It delays nothing where nobody else waits.
 */
export function turns({ count, withinMs }: Limit): (sender: string, receivedAt: Instant) => Instant {
  const lastOf = new Map<string, number>();
  return (sender, receivedAt) => {
    const now = Date.parse(receivedAt);
    if (lastOf.size > SWEEP_AT) for (const [one, last] of lastOf) if (last + withinMs < now) lastOf.delete(one);
    const next = (lastOf.get(sender) ?? Number.NEGATIVE_INFINITY) + Math.ceil(withinMs / count);
    const turn = Math.min(Math.max(now, next), now + withinMs);
    lastOf.set(sender, turn);
    return instantOfEpoch(turn);
  };
}
