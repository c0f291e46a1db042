import { type Database, openDatabase } from '../../db/index.js';
import { type Ctx, commandLine, openContext } from '../../src/services/context.js';
import { now, programme } from './fill.js';

/** The house as far as figures are asked of it: a store, and a clock that stands still. */
export async function openProgramme(file: string): Promise<{ ctx: Ctx; database: Database }> {
  const database = await openDatabase(`sqlite:${file}`);
  const house = {
    database,
    clock: { now: () => now, monotonic: () => 0, after: () => () => undefined },
    timezone: programme.timezone,
    auditKey: 'bench',
    office: [],
  };
  return { ctx: await openContext(house as never, commandLine, programme.id), database };
}
