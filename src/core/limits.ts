/** How much one person, chat or link may ask for. The one place where these figures stand. */

export interface Limit {
  /** At most so many … */
  count: number;
  /** … in any so many milliseconds. */
  withinMs: number;
}

const minutes = (count: number): number => count * 60_000;

export const limits = {
  /** Messages and presses of one person, wherever they are from. */
  person: { count: 20, withinMs: minutes(1) },
  /** Of one of the office, who accepts a round's reports one after another. */
  office: { count: 60, withinMs: minutes(1) },
  /** Messages and presses of all people in one chat. */
  chat: { count: 60, withinMs: minutes(1) },
  /** Being told that it was too fast: once for each person, once for each chat. */
  notice: { count: 1, withinMs: minutes(10) },
  /** Times that a form is checked or sent through one link: each costs a transaction, and nobody presses so often by hand. */
  link: { count: 60, withinMs: minutes(10) },
  /** Sign-ins to the board of one person. */
  signIn: { count: 10, withinMs: minutes(10) },
  /** Tries to sign in from one network address, whoever they are: a whole office may stand behind it. */
  signInFrom: { count: 60, withinMs: minutes(10) },
  /** Tables that one person has read: each takes a process of its own. The office passes on those of forty units in a row. */
  import: { count: 60, withinMs: minutes(10) },
  /** Files that one person has written. */
  export: { count: 30, withinMs: minutes(10) },
} as const satisfies Record<string, Limit>;

export type Limits = Readonly<Record<keyof typeof limits, Limit>>;

/** Where nobody else is kept waiting: on the simulator, whose people are all one, and whose clock may stand still. */
export const unlimited = Object.fromEntries(
  Object.keys(limits).map((name): [string, Limit] => [name, { count: 1_000_000, withinMs: 1 }]),
) as Limits;

/**
 * Whether one more fits, exactly: no window of that length, wherever it begins, would hold more than it may. What came late
 * counts where it belongs.
 * @param taken instants of those before, in milliseconds, in any order
 */
export function fits(taken: readonly number[], at: number, { count, withinMs }: Limit): boolean {
  const near = [...taken.filter((one) => Math.abs(one - at) < withinMs), at].sort((a, b) => a - b);
  return near.every((first, index) => {
    const over = near[index + count];
    return over === undefined || over - first >= withinMs || first > at || over < at;
  });
}
