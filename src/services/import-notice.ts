import { readNotice } from '#src/core/read-notice.js';
import type { YearDays } from '#src/core/workdays.js';
import { type Ctx, withTx } from './context.js';
import { audit } from './new-fact.js';
import { requireOffice } from './permission.js';

/** Takes over a year's working days from the State Council's notice. @throws Refusal where the text is none */
export const importNotice = (ctx: Ctx, text: string): Promise<YearDays> =>
  withTx(ctx, async (ctx) => {
    requireOffice(ctx);
    const year = readNotice(text);
    await ctx.repos.calendars.save(year, ctx.now);
    await audit(ctx, 'workdays.import', String(year.year), { source: year.source });
    return year;
  });
