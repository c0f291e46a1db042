/** A fake as a process of its own: options from the command line, one JSON line out, an orderly end. */
import { parseArgs } from 'node:util';

interface Started {
  port: number;
  controlPort: number;
  close(): Promise<void>;
}

export async function runFake<Options extends object>(
  start: (options: Options) => Promise<Started>,
  /** Flags of its own, as they go into the options. */
  own: Record<string, (text: string) => object> = {},
): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string' },
      'control-port': { type: 'string' },
      seed: { type: 'string' },
      now: { type: 'string' },
      rate: { type: 'string' },
      ledger: { type: 'string' },
      /** Everything else, as JSON. */
      options: { type: 'string' },
      /** End when standard input does. */
      lifeline: { type: 'boolean' },
      ...Object.fromEntries(Object.keys(own).map((name) => [name, { type: 'string' as const }])),
    },
  });
  const numeric = (text: string | undefined): number | undefined => (text === undefined ? undefined : Number(text));
  const given = {
    port: numeric(values.port),
    controlPort: numeric(values['control-port']),
    seed: numeric(values.seed),
    now: values.now,
    rate: numeric(values.rate),
    ledgerFile: values.ledger,
  };
  const said = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  const flags = values as Record<string, string | boolean | undefined>;
  const more = Object.entries(own).map(([name, read]) => (flags[name] === undefined ? {} : read(String(flags[name]))));
  const options = Object.assign({}, JSON.parse(values.options ?? '{}'), said, ...more) as Options;
  const fake = await start(options);
  process.stdout.write(`${JSON.stringify({ port: fake.port, controlPort: fake.controlPort })}\n`);

  const stop = (): void => {
    void fake.close().then(() => process.exit(0));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  if (values.lifeline) process.stdin.once('end', stop).resume();
}
