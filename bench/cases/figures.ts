import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import type { Ctx } from '../../src/services/context.js';
import { digestDocument } from '../../src/services/digest-views.js';
import { planOfDay } from '../../src/services/nudge-plan.js';
import { pictureOf } from '../../src/services/programme-state.js';
import type { BenchCase, Contender } from '../bench-case.js';
import { fillProgramme, programme, type Size } from '../programmes/fill.js';
import { openProgramme } from '../programmes/open.js';

const most = 30_000;
const weeks = 52;
/** Seldom, but often enough that every assignment was told of before each day that is asked for. */
const quarters = 4;
const sizes: readonly Size[] = [
  { assignments: 300, weeks },
  { assignments: 3_000, weeks },
  { assignments: most, weeks: quarters },
  { assignments: most, weeks },
];
const midsummer = '2022-07-06';

const lagging = async (ctx: Ctx) => (await pictureOf(ctx)).projects.filter(({ standing }) => standing === 'lagging');
const works: Record<string, (ctx: Ctx) => Promise<unknown>> = {
  digest: (ctx) => digestDocument(ctx, undefined, undefined),
  '/滞后': lagging,
  'nudge plan': (ctx) => planOfDay(ctx, ctx.today),
  'as of July': (ctx) => pictureOf(ctx, midsummer),
};

const named = (work: string, { assignments, weeks: of }: Size): string =>
  `${work}, ${assignments.toLocaleString('en')}${of === weeks ? '' : ` told of ${of} times`}`;
const pass = `one SQL pass, ${most.toLocaleString('en')}`;
const whole = (work: string): string => named(work, { assignments: most, weeks });

/** What grows with the assignments of a programme and not with a year of their reports. */
export const figures: BenchCase = {
  name: 'figures',
  what: `the week's figures of up to ${most} assignments, each reported on in ${weeks} weeks`,
  amount: most,
  unit: 'assignment',
  bars: [
    ...['digest', '/滞后', 'nudge plan'].map((work) => ({ of: whole(work), against: pass, atMost: 3 })),
    ...Object.keys(works).flatMap((work) => [
      // Ten times as many, with a fifth to spare; and reports of every week beside those of every quarter, likewise.
      { of: whole(work), against: named(work, { assignments: most / 10, weeks }), atMost: 12 },
      { of: whole(work), against: named(work, { assignments: most, weeks: quarters }), atMost: 1.2 },
    ]),
  ],
  async prepare() {
    const folder = mkdtempSync(join(tmpdir(), 'duban-bench-'));
    const contenders: Contender[] = [];
    const closing: (() => Promise<void> | void)[] = [];
    for (const size of sizes) {
      const file = join(folder, `${size.assignments}-${size.weeks}.db`);
      await fillProgramme(file, size);
      const { ctx, database } = await openProgramme(file);
      closing.push(() => database.close());
      for (const [work, run] of Object.entries(works)) {
        contenders.push({ name: named(work, size), role: 'duban', run: () => run(ctx) });
      }
      if (size.assignments !== most || size.weeks !== weeks) continue;
      const raw = new Sqlite(file, { readonly: true });
      closing.push(() => void raw.close());
      const statement = raw.prepare("select * from courses where programme_id = ? and until = '9999-12-31'");
      contenders.push({ name: pass, role: 'limit', run: () => statement.all(programme.id) });
    }
    return {
      contenders,
      async close() {
        for (const close of closing) await close();
        rmSync(folder, { recursive: true });
      },
    };
  },
};
