import type { ProgrammeName } from '#db/programmes.js';
import type { Day } from '#src/core/day.js';
import type { Digest } from '#src/core/digest.js';
import { type Ctx, onProgramme } from './context.js';
import { digestDocument } from './digest-views.js';
import { requireOffice } from './permission.js';
import { liveProgrammes } from './programme-of.js';

type Totals = Digest['totals'];

export interface CityDigest {
  asOf: Day;
  districts: { district: string; year: number; totals: Totals }[];
  /** Each figure is the sum of the districts' own. */
  totals: Totals;
}

/** The present year of every district side by side, and their sum: for who runs the deployment. */
export async function cityDigest(ctx: Ctx, asOf: Day | undefined): Promise<CityDigest> {
  requireOffice(ctx);
  return digestOfDistricts(ctx, await liveProgrammes(ctx), asOf);
}

/** Of these districts: every figure is the district's own, and the sum is theirs. */
export async function digestOfDistricts(
  ctx: Ctx,
  programmes: readonly ProgrammeName[],
  asOf: Day | undefined,
): Promise<CityDigest> {
  const districts: CityDigest['districts'] = [];
  for (const { id, district, year } of programmes) {
    const programme = await ctx.repos.programmes.byId(id);
    if (!programme) continue;
    const { totals } = await digestDocument(onProgramme(ctx, programme), asOf, undefined);
    districts.push({ district, year, totals });
  }
  districts.sort((a, b) => (a.district < b.district ? -1 : 1));
  return { asOf: asOf ?? ctx.today, districts, totals: summed(districts.map(({ totals }) => totals)) };
}

function summed(all: readonly Totals[]): Totals {
  const sum: Totals = {
    ...{ projects: 0, assignments: 0, reported: 0, missing: 0, completed: 0, completedLate: 0, lagging: 0, inDoubt: 0 },
    ...{ atRisk: 0, onTrack: 0, notStarted: 0, adjusted: 0, unreviewed: 0 },
  };
  for (const totals of all) for (const key of Object.keys(sum) as (keyof Totals)[]) sum[key] += totals[key];
  return sum;
}
