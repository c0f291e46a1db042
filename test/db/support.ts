import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type Database, openDatabase } from '#db/index.js';
import type { OutboxMessage } from '#db/outbox.js';
import { type Repositories, repositories } from '#db/repositories.js';
import { addMilliseconds, type Instant } from '#src/core/day.js';
import type { Project, Unit } from '#src/core/registry.js';
import * as sample from '../core/sample.js';
import { freshDatabaseUrl } from '../support/databases.js';

export const auditKey = 'key of the test';
export const start: Instant = '2022-12-01T01:00:00.000Z';
/** `start` and so many seconds. */
export const at = (seconds: number): Instant => addMilliseconds(start, seconds * 1000);

export const programme = sample.programme({ createdAt: start });

export const unit = (id: string, name: string, more: Partial<Unit> = {}): Unit => sample.unit(name, { id, ...more });

export const project = (id: string, number: string, more: Partial<Project> = {}): Project =>
  sample.project(number, ['unt_1'], {
    id,
    category: '五、加大社会保障力度',
    target: '建成1166个充电插口',
    unitsText: '民治街道',
    ...more,
  });

/** A message to a chat of Feishu. */
export const message = (id: string, more: Partial<OutboxMessage> = {}): OutboxMessage => ({
  id,
  occurrence: id,
  to: 'feishu:oc_1',
  platform: 'feishu',
  act: 'send',
  messageId: null,
  people: [],
  body: '{}',
  fileId: null,
  sendKey: id,
  subject: { purpose: 'nudge' },
  createdAt: at(0),
  ...more,
});

/** A folder that goes away with the test. */
export function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'duban-db-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

/** A database that is closed with the test; an empty one where no url is given. */
export async function database(url?: string): Promise<Database> {
  const opened = await openDatabase(url ?? (await freshDatabaseUrl()));
  onTestFinished(() => opened.close());
  return opened;
}

/** A programme with one unit and one project, in an empty database where no url is given. */
export async function store(url?: string): Promise<{ database: Database; repos: Repositories }> {
  const opened = await database(url);
  const repos = repositories(opened.db, programme.id, { auditKey });
  await repos.programmes.create(programme);
  await repos.registry.saveUnits([unit('unt_1', '民治街道'), unit('unt_2', '区住建局')]);
  await repos.registry.saveProjects([project('prj_1', '9-2')]);
  return { database: opened, repos };
}
