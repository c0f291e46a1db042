import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BenchCase } from '../bench-case.js';

const program = fileURLToPath(new URL('../../bin/duban.js', import.meta.url));

const bareNode = () => void spawnSync(process.execPath, ['-e', '0']);

export const help: BenchCase = {
  name: 'help',
  what: '`duban --help`, from nothing to its end',
  amount: 1,
  unit: 'start',
  bars: [{ of: 'duban --help', against: 'bare node', atMost: 2.5 }],
  async prepare() {
    return {
      contenders: [
        { name: 'duban --help', role: 'duban', run: () => void spawnSync(process.execPath, [program, '--help']) },
        { name: 'bare node', role: 'limit', run: bareNode },
      ],
    };
  },
};

/** A Feishu app by webhook: nothing is called at the start. */
const environment = (folder: string): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  PORT: '0',
  DATABASE_URL: `sqlite:${join(folder, 'duban.db')}`,
  DUBAN_SECRET: 'a secret of the bench, of more than enough characters',
  FEISHU_APP_ID: 'cli_0000000000000000',
  FEISHU_APP_SECRET: 'none',
  FEISHU_ENCRYPT_KEY: 'none',
  FEISHU_VERIFICATION_TOKEN: 'none',
  FEISHU_BASE_URL: 'http://127.0.0.1:9',
});

export const serve: BenchCase = {
  name: 'serve',
  what: '`duban serve`, from nothing to listening on an existing database',
  amount: 1,
  unit: 'start',
  bars: [{ of: 'duban serve', against: 'bare node', atMost: 10 }],
  rest: { atMostMegabytes: 140 },
  async prepare() {
    const folder = mkdtempSync(join(tmpdir(), 'duban-bench-'));
    let atRest = 0;
    const start = async (): Promise<void> => {
      atRest = await untilListening(environment(folder));
    };
    await start();
    return {
      contenders: [
        { name: 'duban serve', role: 'duban', run: start },
        { name: 'bare node', role: 'limit', run: bareNode },
      ],
      residentMegabytes: () => atRest,
      close: async () => rmSync(folder, { recursive: true }),
    };
  },
};

/** Starts the service, stops it once it listens, and tells its resident size then, in megabytes. */
function untilListening(env: NodeJS.ProcessEnv): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, 'serve'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    let megabytes: number | null = null;
    child.stdout.on('data', (piece: Buffer) => {
      said += piece.toString();
      if (megabytes !== null || !said.includes('"listening"')) return;
      megabytes = residentMegabytes(child.pid);
      child.kill('SIGKILL');
    });
    child.once('exit', (code) => {
      if (megabytes === null) reject(new Error(`the service ended with ${code}: ${said}`));
      else resolve(megabytes);
    });
  });
}

function residentMegabytes(pid: number | undefined): number {
  const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
}
