/** The server of the tests' own. */
import { execFile } from 'node:child_process';
import { expect, test } from 'vitest';

const run = `
  const { startPostgres } = await import('./test/support/postgres-server.ts');
  const { stop } = await startPostgres();
  await stop();
  process.exitCode = 3;`;

test('a run that used it ends with what it came to, not with the package’s own "well"', async () => {
  const args = ['--conditions=development', '--import', 'tsx', '--input-type=module', '--eval', run];
  const code = await new Promise((resolve) => execFile(process.execPath, args, (error) => resolve(error?.code ?? 0)));
  expect(code).toBe(3);
});
