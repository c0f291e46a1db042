/** A thread with a connection of its own that inserts what it is sent, and waits for the disk so that the process need not. */
import { parentPort, workerData } from 'node:worker_threads';
import { connect } from './connect.js';
import { type Row, rowInserter } from './insert-rows.js';

export interface ThreadData {
  path: string;
  statement: string;
}

/** Of each row whether it is new, or why none was stored. */
export type ThreadAnswer = { isNew: boolean[] } | { failure: { message: string; code: string } };

const { path, statement } = workerData as ThreadData;
const insert = rowInserter(connect(path), statement);

parentPort?.on('message', (rows: Row[]) => parentPort?.postMessage(answerTo(rows)));

function answerTo(rows: Row[]): ThreadAnswer {
  try {
    return { isNew: insert(rows) };
  } catch (error) {
    const { message, code = '' } = error as Error & { code?: string };
    return { failure: { message, code } };
  }
}
