import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Row } from './insert-rows.js';
import type { ThreadAnswer, ThreadData } from './insert-thread.js';

export interface ThreadedInserter {
  /** Inserts rows in one transaction, one call at a time, and tells of each whether it is new. */
  insert(rows: readonly Row[]): Promise<boolean[]>;
  close(): Promise<void>;
}

/** Inserts from a thread, which is started with the first rows, and again where it died. */
export function threadedInserter(data: ThreadData): ThreadedInserter {
  let thread: Worker | null = null;
  let settle: ((answer: ThreadAnswer) => void) | null = null;

  const answered = (answer: ThreadAnswer): void => {
    settle?.(answer);
    settle = null;
  };

  function started(): Worker {
    const worker = startThread(data);
    worker.unref();
    worker.on('message', answered);
    worker.once('error', ({ message }) => answered({ failure: { message, code: '' } }));
    worker.once('exit', () => {
      thread = null;
      answered({ failure: { message: 'the thread that stores ended', code: '' } });
    });
    return worker;
  }

  return {
    insert(rows) {
      thread ??= started();
      thread.ref();
      thread.postMessage(rows);
      return new Promise((resolve, reject) => {
        settle = (answer) => {
          thread?.unref();
          if ('isNew' in answer) resolve(answer.isNew);
          else reject(Object.assign(new Error(answer.failure.message), { code: answer.failure.code }));
        };
      });
    },
    async close() {
      await thread?.terminate();
    },
  };
}

/** In development and tests the thread is TypeScript too, which has to be asked for within it. */
function startThread(workerData: ThreadData): Worker {
  if (!import.meta.url.endsWith('.ts'))
    return new Worker(new URL('./insert-thread.js', import.meta.url), { workerData });
  const loader = createRequire(import.meta.url).resolve('tsx/cjs/api');
  const source = fileURLToPath(new URL('./insert-thread.ts', import.meta.url));
  const code = `require(${JSON.stringify(loader)}).require(${JSON.stringify(source)}, __filename)`;
  return new Worker(code, { eval: true, workerData });
}
