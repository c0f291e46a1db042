/** The parent's side of a driven duban. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

export type Order =
  | { do: 'advance'; milliseconds: number }
  /** Each text is its own occurrence. */
  | { do: 'post'; messages: { to: string; text: string }[] }
  /** Works off every slot up to now. */
  | { do: 'tick' }
  /** It dies at the next passing of that point (DUBAN_FAULT). */
  | { do: 'arm'; fault: string }
  /** Waits until it has nothing in hand and nothing that it was woken for. */
  | { do: 'rest' }
  /** Gives back what it no longer needs. */
  | { do: 'collect garbage' };

export interface Answered {
  port: number;
  /** It holds the bot's connection. */
  leads: boolean;
  /** Occurrences of which nobody knows whether they arrived (待核对), in the store. */
  unknown: string[];
  /** More than none while something in the store is not settled; what is unknown counts while it is yet to be tried again. */
  waiting: number;
  /** False where it has no Redis, too. */
  redisIsWell: boolean;
  /** Its memory, as the machine counts it. */
  residentBytes: number;
}

export interface Driven {
  /** Gives an order and waits for its end. Rejects where the process is no more. */
  tell(order: Order): Promise<Answered>;
  /** The last answer. */
  last(): Answered;
  leads(): boolean;
  /** The end of what it wrote on standard error. */
  said(): string;
  kill(): Promise<void>;
  /** Resolves with the signal that it died of, by itself. */
  died(): Promise<string>;
  /** Stops it in the midst of whatever it does; it answers nothing until it is woken. */
  freeze(): void;
  wake(): void;
  /** Lets it end in order. */
  end(): Promise<void>;
}

export async function startDriven(file: string, env: Record<string, string>, cwd: string): Promise<Driven> {
  const child = spawn(process.execPath, [file], { env, cwd, stdio: ['pipe', 'pipe', 'pipe'] });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors = (errors + text).slice(-4000);
  });
  const exited = once(child, 'exit');
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  let last: Answered = { port: 0, leads: false, unknown: [], waiting: 0, redisIsWell: false, residentBytes: 0 };
  const heard = async (): Promise<Answered> => {
    const { value, done } = (await lines.next()) as { value?: string; done?: boolean };
    if (done || value === undefined) throw new Error(`it ended:\n${errors}`);
    last = JSON.parse(value) as Answered;
    return last;
  };
  await heard();
  return {
    tell(order) {
      child.stdin.write(`${JSON.stringify(order)}\n`);
      return heard();
    },
    last: () => last,
    said: () => errors,
    leads: () => last.leads,
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
    died: async () => String((await exited)[1]),
    freeze: () => void child.kill('SIGSTOP'),
    wake: () => void child.kill('SIGCONT'),
    async end() {
      child.stdin.end();
      await exited;
    },
  };
}
