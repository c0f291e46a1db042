// Builds dist/ out of the sources: what `duban` starts with in few files, so that it starts in half the time and takes less
// memory. `node bin/build.js [FOLDER [FILE…]]`, in the project's folder; of other FILEs for what is measured and not shipped.
import { readFileSync, rmSync } from 'node:fs';
import { build } from 'esbuild';

const [outdir = 'dist', ...given] = process.argv.slice(2);
// Whoever starts the parsing process and the storing thread looks for them beside itself.
const shipped = ['src/cli.ts', 'src/documents/parse-worker.ts', 'db/sqlite/insert-thread.ts'];
/** Packages of very many small modules are built in. The others stay as they were installed: binaries, and what is seldom loaded. */
const builtIn = ['@hono/node-server', 'hono', 'hucre', 'kysely', 'pinyin-pro', 'temporal-polyfill', 'zod'];
const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'));

rmSync(outdir, { recursive: true, force: true });
await build({
  entryPoints: given.length > 0 ? given : shipped,
  entryNames: '[name]',
  chunkNames: 'chunks-[hash]',
  outdir,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  conditions: ['development'],
  external: Object.keys(dependencies).filter((name) => !builtIn.includes(name)),
  sourcemap: true,
  logLevel: 'warning',
});
