/** `npm run simulate -- --districts 100 --days 30`: on a PostgreSQL and a Redis of its own, both real. */
import { parseArgs } from 'node:util';
import { startPostgres } from '../support/postgres-server.js';
import { startRedis } from '../support/redis-server.js';
import { figuresTable } from './figures.js';
import { simulate } from './run.js';

const { values } = parseArgs({
  options: {
    districts: { type: 'string', default: '100' },
    days: { type: 'string', default: '30' },
    projects: { type: 'string', default: '30' },
    from: { type: 'string', default: '2022-12-16' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  },
});
const postgres = await startPostgres();
const redis = await startRedis();
try {
  const { figures, wrong, askedBack } = await simulate({
    databaseUrl: `${postgres.url}/template_duban`,
    redisUrl: redis.url,
    districts: Number(values.districts),
    days: Number(values.days),
    projects: Number(values.projects),
    from: values.from,
    seed: Number(values.seed),
    told: (line) => process.stderr.write(`${line}\n`),
  });
  for (const text of askedBack) process.stderr.write(`asked back: ${text}\n`);
  for (const text of wrong) process.stderr.write(`not exact: ${text}\n`);
  process.stderr.write(wrong.length === 0 ? 'every ledger is exact\n' : `${wrong.length} ledgers are not exact\n`);
  if (wrong.length > 0) process.exitCode = 1;
  process.stdout.write(`${values.json ? JSON.stringify(figures, null, 2) : figuresTable(figures)}\n`);
} finally {
  await redis.stop();
  await postgres.stop();
}
