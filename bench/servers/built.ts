import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../../', import.meta.url));
const outdir = `${root}dist/bench`;
const entries = ['bench/servers/serve.ts', 'db/sqlite/insert-thread.ts'];

/** The servers as duban is built for use: what development puts around every function is none of their work. @returns the program */
export async function builtServer(): Promise<string> {
  const { dependencies } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as { dependencies: object };
  await build({
    entryPoints: entries.map((entry) => root + entry),
    entryNames: '[name]',
    outdir,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    conditions: ['development'],
    external: Object.keys(dependencies),
    logLevel: 'warning',
  });
  return `${outdir}/serve.js`;
}
