import type { Day } from '#src/core/day.js';

/** One thing that a newcomer to the simulator can try. */
export interface Step {
  title: string;
  text: string;
  isDone: boolean;
  /** What the button beside it says, and where it leads: whom to play, in which room, with which words; or on in time. */
  go: { label: string } & ({ as: string; room: string; draft?: string } | { moveTo: Day | 'next' });
}
