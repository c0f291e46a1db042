/** `tsx main.ts --port 0`: a fake Feishu as a process of its own; one JSON line says where it listens. */
import { parseArgs } from 'node:util';
import { startFakeFeishu } from './fake.js';
import type { FakeFeishuOptions } from './options.js';

const { values } = parseArgs({
  options: {
    port: { type: 'string' },
    'control-port': { type: 'string' },
    seed: { type: 'string' },
    now: { type: 'string' },
    rate: { type: 'string' },
    mode: { type: 'string' },
    'webhook-url': { type: 'string' },
    ledger: { type: 'string' },
    'group-msg': { type: 'boolean' },
    /** Everything else, as the JSON of FakeFeishuOptions. */
    options: { type: 'string' },
    /** End when standard input does. */
    lifeline: { type: 'boolean' },
  },
});

const numeric = (text: string | undefined): number | undefined => (text === undefined ? undefined : Number(text));
const given: FakeFeishuOptions = {
  port: numeric(values.port),
  controlPort: numeric(values['control-port']),
  seed: numeric(values.seed),
  now: values.now,
  rate: numeric(values.rate),
  mode: values.mode === 'websocket' ? 'websocket' : values.mode === 'webhook' ? 'webhook' : undefined,
  webhookUrl: values['webhook-url'],
  ledgerFile: values.ledger,
  groupMsg: values['group-msg'],
};
const said = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
const fake = await startFakeFeishu({ ...(JSON.parse(values.options ?? '{}') as FakeFeishuOptions), ...said });
process.stdout.write(`${JSON.stringify({ port: fake.port, controlPort: fake.controlPort })}\n`);

const stop = (): void => {
  void fake.close().then(() => process.exit(0));
};
process.once('SIGTERM', stop);
process.once('SIGINT', stop);
if (values.lifeline) process.stdin.once('end', stop).resume();
