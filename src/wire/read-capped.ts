import type { IncomingMessage } from 'node:http';

/**
 * Hands over the body's bytes once they are all there, or null as soon as they are, or are said to be, more than `most`: the
 * rest is not kept. Where the sender breaks off, nothing is handed over.
 */
export function readCapped(request: IncomingMessage, most: number, done: (body: Buffer | null) => void): void {
  if (Number(request.headers['content-length'] ?? 0) > most) {
    request.resume();
    done(null);
    return;
  }
  let chunks: Buffer[] = [];
  let size = 0;
  request.on('data', (chunk: Buffer) => {
    const wasWithin = size <= most;
    size += chunk.length;
    if (size <= most) chunks.push(chunk);
    else if (wasWithin) {
      chunks = [];
      done(null);
    }
  });
  request.once('end', () => {
    if (size <= most) done(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks));
  });
}
