import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished, vi } from 'vitest';
import { main } from '#src/cli.js';
import { requireNoSecret, secretsIn } from '../support/secrets.js';

export interface Ran {
  code: number;
  out: string;
  err: string;
}

/** A folder of its own for a test, readable by its owner only; gone with it. */
export function testFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'duban-cli-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The command line on the real store in `folder`/data, with this environment and no other of ours. */
export function commandLineIn(folder: string, env: Record<string, string> = {}) {
  return async (...args: string[]): Promise<Ran> => {
    const out: string[] = [];
    const err: string[] = [];
    const base = { DATABASE_URL: `sqlite:${join(folder, 'data/duban.db')}`, LOG_LEVEL: 'silent' };
    for (const name of Object.keys(process.env))
      if (/^(?:DUBAN|FEISHU|WECOM)_|^REDIS_URL$/.test(name)) vi.stubEnv(name, undefined);
    for (const [name, value] of Object.entries({ ...base, ...env })) vi.stubEnv(name, value);
    try {
      const code = await main(args, {
        out: (text) => void out.push(text),
        err: (text) => void err.push(text),
        confirm: async () => false,
      });
      requireNoSecret(`duban ${args[0]}`, out.join('') + err.join(''), secretsIn({ ...base, ...env }));
      return { code, out: out.join(''), err: err.join('') };
    } finally {
      vi.unstubAllEnvs();
    }
  };
}
