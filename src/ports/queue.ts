/** Wakes workers; the database stays the truth, and a sweep finds what no wake-up came for. */
export type QueueName = 'inbox' | 'outbox' | 'tasks';

export interface Queue {
  wake(name: QueueName): void;
  /** Runs `work` on each wake-up, one run at a time; a wake-up during a run causes one more. */
  onWake(name: QueueName, work: () => Promise<void>): void;
  /** Resolves when nothing is running and nothing was woken. */
  idle(): Promise<void>;
  stop(): Promise<void>;
}
