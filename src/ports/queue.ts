/** Wakes workers; the database stays the truth, and a sweep finds what no wake-up came for. */
export type QueueName = 'inbox' | 'outbox' | 'tasks' | 'slots';

export interface Queue {
  /** Some instance that has work of that name shall look. */
  wake(name: QueueName): void;
  /** Runs `work` on each wake-up, one run at a time; a wake-up during a run causes one more. */
  onWake(name: QueueName, work: () => Promise<void>): void;
  /** All that has work here looks, whether woken or not; slots excepted, whose minute comes by itself. */
  sweep(): void;
  /** Resolves when nothing is running and nothing was woken. */
  idle(): Promise<void>;
  stop(): Promise<void>;
}
