import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BenchCase, Contender } from '../bench-case.js';
import { builtServer } from '../servers/built.js';
import { signedMessage } from '../servers/callbacks.js';
import { asRequest, postAll } from '../servers/post-all.js';
import type { Grouped } from '../servers/serve.js';

const callbacks = 4_000;
const atOnce = 64;

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
    const program = builtServer();
    const kinds = ['duban', 'bare', 'sdk', 'transaction'];
    const servers = await Promise.all(kinds.map((kind) => serverOf(program, kind, folder)));
    let made = 0;
    const sender = (name: string, role: Contender['role'], port: number): Contender => {
      let requests: Buffer[] = [];
      return {
        name,
        role,
        ready() {
          requests = Array.from({ length: callbacks }, (_, index) =>
            asRequest(signedMessage(made + index, new Date()), '/feishu/events'),
          );
          made += callbacks;
        },
        run: () => postAll(requests, port, atOnce),
      };
    };
    const [ours, bare, sdk, transaction] = servers as [Server, Server, Server, Server];
    return {
      contenders: [
        sender('duban, on disk', 'duban', ours.port),
        sender('node:http, nothing stored', 'limit', bare.port),
        sender('official SDK, nothing stored', 'peer', sdk.port),
        sender('a transaction an event', 'peer', transaction.port),
      ],
      async figures() {
        const told = once(ours.child, 'message');
        ours.child.send('how many?');
        const [{ events, commits }] = (await told) as [Grouped];
        return { 'callbacks a commit': events / commits };
      },
      async close() {
        for (const { child } of servers) child.kill('SIGKILL');
        rmSync(folder, { recursive: true });
      },
    };
  },
};

interface Server {
  port: number;
  child: ChildProcess;
}

async function serverOf(program: string, kind: string, folder: string): Promise<Server> {
  const child = spawn(process.execPath, [program, kind, folder], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  child.once('exit', (code) => {
    if (code !== null) throw new Error(`the server ${kind} ended with ${code}`);
  });
  const [port] = (await once(child, 'message')) as [number];
  return { port, child };
}
