import { createHmac } from 'node:crypto';
import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { TrailAnchor } from '#src/core/trail-anchors.js';
import type { Anchors, KeptAnchors } from '#src/ports/anchors.js';
import type { Log } from '#src/ports/log.js';
import { sameSecret } from '#src/wire/same-secret.js';

/** A line of the file, and the fields of a line of the log. */
interface Line extends TrailAnchor {
  seal: string;
}

/**
 * Anchors as JSON lines in a file to which is only ever added, and in the log, each under a seal. `file` null: in the log alone.
 * Lines of the log that were kept elsewhere can be read in the file's place.
 */
export const anchorFile = (file: string | null, key: string, log: Log): Anchors => ({
  async keep(anchors) {
    const lines = anchors.map(
      (anchor): Line => ({ ...anchor, head: toBase64(anchor.head), seal: sealOf(key, anchor) }),
    );
    for (const line of lines) log.info({ ...line }, 'trail anchored');
    if (file === null || lines.length === 0) return;
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    const handle = await open(file, 'a', 0o600);
    try {
      // In front too: a line that a full disk cut short does not spoil the next one.
      await handle.write(`\n${lines.map((line) => JSON.stringify(line)).join('\n')}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
  },
  kept: () => (file === null ? Promise.resolve({ anchors: [], altered: [] }) : readAnchors(file, key)),
});

/** The anchors of a file; none where there is no such file. Lines about other things are passed over. */
export async function readAnchors(file: string, key: string): Promise<KeptAnchors> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  const kept: KeptAnchors = { anchors: [], altered: [] };
  for (const [index, line] of text.split('\n').entries()) {
    const read = readLine(line);
    if (!read) continue;
    const { seal, ...anchor } = read;
    if (sameSecret(seal, sealOf(key, anchor))) kept.anchors.push(anchor);
    else kept.altered.push(index + 1);
  }
  return kept;
}

function readLine(line: string): Line | null {
  try {
    const { chain, length, head, at, restored, seal } = JSON.parse(line);
    if (typeof chain !== 'string' || typeof length !== 'number' || typeof head !== 'string') return null;
    if (typeof at !== 'string' || typeof seal !== 'string') return null;
    return {
      chain,
      length,
      head: Buffer.from(head, 'base64').toString('hex'),
      at,
      ...(restored && { restored }),
      seal,
    };
  } catch {
    return null;
  }
}

const sealOf = (key: string, { chain, length, head, at, restored = false }: TrailAnchor): string =>
  createHmac('sha256', key)
    .update(JSON.stringify(['anchor', chain, length, head, at, restored]))
    .digest('base64');

/** Base64 holds no eleven digits in a row, which the log would take for a phone number. */
const toBase64 = (hex: string): string => Buffer.from(hex, 'hex').toString('base64');
