import { addDays, type Day, type Instant, toStored } from '#src/core/day.js';
import type { Ctx } from '#src/services/context.js';
import { type PlanDocument, planDocument } from '#src/services/plan-document.js';

export interface NextEvent {
  at: Instant;
  /** 提醒 民治街道 */
  what: string;
}

type Item = PlanDocument['items'][number];

/** Windows to look into, in days from today; most often the next event is near. */
const windows = [7, 45, 400];

/** The first thing that goes out by itself after now, as things stand; null where nothing will. */
export async function nextEvent(ctx: Ctx): Promise<NextEvent | null> {
  if (!ctx.programme) return null;
  let from: Day = ctx.today;
  for (const days of windows) {
    const to = addDays(ctx.today, days);
    const { items } = await planDocument(ctx, from, to);
    const ahead = items.map((item) => ({ ...item, at: toStored(item.at) })).filter(({ at }) => at > ctx.now);
    const [first] = ahead;
    if (first) return { at: first.at, what: wordsFor(ahead.filter(({ at }) => at === first.at)) };
    from = to;
  }
  return null;
}

const kinds: Record<Item['kind'], string> = { nudge: '催报', escalation: '升级催办', digest: '周报' };
const audiences: Record<Item['audience'], string> = {
  contact: '联络员',
  unit_leader: '单位负责人',
  office: '督办办公室',
  leader: '区领导',
  unit: '各单位',
};

function wordsFor(items: readonly Item[]): string {
  const said = items.map(({ kind, unit, audience }) => `${kinds[kind]}（${unit ?? audiences[audience]}）`);
  const [first, second, ...others] = [...new Set(said)];
  return [first, second].filter(Boolean).join('、') + (others.length > 0 ? ` 等 ${others.length + 2} 项` : '');
}
