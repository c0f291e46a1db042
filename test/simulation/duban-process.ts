/** The parent's side of a simulated duban: one process of the real service, on virtual time. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Instant } from '#src/core/day.js';

export interface Order {
  /** Where to put the clock first; null leaves it. */
  to: Instant | null;
  /** Whether the minute's slots are worked off. */
  tick: boolean;
  end: boolean;
}

export interface Answered {
  port: number;
  /** Rows of inbox, tasks and outbox that are not settled. */
  left: number;
  /** When the next message that was put off comes due. */
  nextDue: Instant | null;
  /** What it logged as errors since the last answer. */
  errors: string[];
  /** Microseconds since its start. */
  cpu: { user: number; system: number };
  rss: number;
}

export interface DubanProcess {
  port: number;
  /** Works off all that is there at that instant. @throws AggregateError where it logged errors */
  work(order: { to: Instant | null; tick: boolean }): Promise<Answered>;
  end(): Promise<void>;
}

export async function startDuban(env: Record<string, string>, now: string): Promise<DubanProcess> {
  const child = fork(fileURLToPath(new URL('./duban-child.ts', import.meta.url)), [], {
    env: { ...env, SIMULATED_NOW: now, PATH: process.env.PATH ?? '' },
    execArgv: ['--conditions=development', '--import', 'tsx'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const exited = once(child, 'exit');
  const heard = async (): Promise<Answered> => {
    const [answered] = await Promise.race([
      once(child, 'message'),
      exited.then(([code]) => {
        throw new Error(`duban ended with ${String(code)}`);
      }),
    ]);
    const { errors } = answered as Answered;
    if (errors.length > 0) throw new AggregateError(errors, `duban logged errors:\n${errors.slice(0, 3).join('\n')}`);
    return answered as Answered;
  };
  const { port } = await heard();
  return {
    port,
    work({ to, tick }) {
      child.send({ to, tick, end: false } satisfies Order);
      return heard();
    },
    async end() {
      child.send({ to: null, tick: false, end: true } satisfies Order);
      await exited;
    },
  };
}
