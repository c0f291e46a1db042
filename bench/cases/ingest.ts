import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BenchCase, Contender } from '../bench-case.js';
import { type SignedCallback, signedMessage } from '../servers/callbacks.js';

const callbacks = 2_000;
const atOnce = 64;
const program = fileURLToPath(new URL('../servers/serve.ts', import.meta.url));

export const ingest: BenchCase = {
  name: 'ingest',
  what: `${callbacks} signed and sealed callbacks, ${atOnce} at once, from a sender of its own process to their answers`,
  amount: callbacks,
  unit: 'callback',
  bars: [
    // As rates: at least 0.6 of the bare handler's, 1.2 of the SDK's, 4 times that of a transaction an event.
    { of: 'duban, on disk', against: 'node:http, nothing stored', atMost: 1 / 0.6 },
    { of: 'duban, on disk', against: 'official SDK, nothing stored', timesFaster: 1.2 },
    { of: 'duban, on disk', against: 'a transaction an event', timesFaster: 4 },
  ],
  async prepare() {
    const folder = mkdtempSync(join(tmpdir(), 'duban-bench-'));
    const servers = await Promise.all(['duban', 'bare', 'sdk', 'transaction'].map((kind) => serverOf(kind, folder)));
    const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
    let made = 0;
    const sender = (name: string, role: Contender['role'], port: number): Contender => {
      let bodies: SignedCallback[] = [];
      return {
        name,
        role,
        ready() {
          bodies = Array.from({ length: callbacks }, (_, index) => signedMessage(made + index, new Date()));
          made += callbacks;
        },
        run: () => postAll(bodies, port, agent),
      };
    };
    const [ours = 0, bare = 0, sdk = 0, transaction = 0] = servers.map(({ port }) => port);
    return {
      contenders: [
        sender('duban, on disk', 'duban', ours),
        sender('node:http, nothing stored', 'limit', bare),
        sender('official SDK, nothing stored', 'peer', sdk),
        sender('a transaction an event', 'peer', transaction),
      ],
      async close() {
        agent.destroy();
        for (const { child } of servers) child.kill('SIGKILL');
        rmSync(folder, { recursive: true });
      },
    };
  },
};

function serverOf(kind: string, folder: string): Promise<{ port: number; child: ChildProcess }> {
  const child = spawn(process.execPath, [...process.execArgv, program, kind, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    child.stdout.on('data', (line: Buffer) => {
      const [, port] = /^port (\d+)$/m.exec(line.toString()) ?? [];
      if (port) resolve({ port: Number(port), child });
    });
    child.once('exit', (code) => reject(new Error(`the server ${kind} ended with ${code}`)));
  });
}

/** Posts them all, so many at once; throws where one is not answered with 200. */
async function postAll(bodies: readonly SignedCallback[], port: number, agent: Agent): Promise<void> {
  let next = 0;
  const sender = async (): Promise<void> => {
    for (let body = bodies[next]; body; body = bodies[next]) {
      next += 1;
      await post(body, port, agent);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, sender));
}

function post({ body, headers }: SignedCallback, port: number, agent: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request(
      { host: '127.0.0.1', port, path: '/feishu/events', method: 'POST', headers, agent },
      (answer) => {
        answer.resume();
        answer.once('end', () =>
          answer.statusCode === 200 ? resolve() : reject(new Error(`answered ${answer.statusCode}`)),
        );
      },
    );
    sent.once('error', reject);
    sent.end(body);
  });
}
