/**
 * Gathers what comes in while the process is busy, and commits it together: one write to the disk for many events. Each is
 * answered once it is on disk; where a whole group fails, each is tried alone, so that no bad one takes others with it.
 * @param commit stores the items and gives an outcome for each, in order
 * @param most items of one group
 * @param isNoItems whether an error is nobody's in the group: then it is everybody's, and nothing is tried again
 */
export function groupCommit<Item, Outcome>(
  commit: (items: readonly Item[]) => Promise<readonly Outcome[]>,
  most: number,
  isNoItems: (error: unknown) => boolean = () => false,
): (item: Item) => Promise<Outcome> {
  let waiting: Waiting<Item, Outcome>[] = [];
  let isRunning = false;

  async function run(): Promise<void> {
    while (waiting.length > 0) {
      const group = waiting.slice(0, most);
      waiting = waiting.slice(most);
      if (!(await settled(group))) for (const one of group) await settled([one]);
    }
    isRunning = false;
  }

  /** False where the group failed and its members may still be tried alone. */
  async function settled(group: readonly Waiting<Item, Outcome>[]): Promise<boolean> {
    try {
      const outcomes = await commit(group.map(({ item }) => item));
      for (const [index, { resolve }] of group.entries()) resolve(outcomes[index] as Outcome);
      return true;
    } catch (error) {
      const isFinal = group.length === 1 || isNoItems(error);
      if (isFinal) for (const { reject } of group) reject(error);
      return isFinal;
    }
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (isRunning) return;
      isRunning = true;
      // After what the event loop has at hand already.
      setImmediate(() => void run());
    });
}

interface Waiting<Item, Outcome> {
  item: Item;
  resolve(outcome: Outcome): void;
  reject(error: unknown): void;
}
