import { addDays, type Day, instantOn } from '#src/core/day.js';
import { type Ctx, requireProgramme } from './context.js';
import { requireOffice } from './permission.js';
import { whole } from './post.js';
import { loadState } from './programme-state.js';

export interface UnitLoad {
  unit: string;
  /** Messages that duban sent unasked. */
  messages: number;
  nudges: number;
  reports: number;
}

export interface LoadLedger {
  from: Day;
  to: Day;
  /** Unasked messages a unit may get in the window before the office is warned (基层减负). */
  budget: number;
  units: UnitLoad[];
}

const windowDays = 30;
const budget = 20;
const unasked = new Set(['nudge', 'escalation', 'digest', 'unit', 'promise', 'told']);

/** What each unit was sent and asked for in the last 30 days, the most burdened first. */
export async function loadLedger(ctx: Ctx, unitId: string | null): Promise<LoadLedger> {
  requireOffice(ctx);
  const { timezone } = requireProgramme(ctx);
  const from = addDays(ctx.today, -windowDays);
  const { registry, facts } = await loadState(ctx);
  const sent = await ctx.repos.outbox.sentSince(instantOn(from, '00:00', timezone));
  const units = registry.units
    .filter(({ id }) => unitId === null || id === unitId)
    .map(({ id, name }) => {
      const own = sent.filter(({ subject }) => subject.unitId === id && unasked.has(subject.purpose));
      return {
        unit: name,
        messages: messagesIn(own),
        nudges: messagesIn(own.filter(({ subject }) => subject.purpose === 'nudge')),
        reports: facts.reports.filter((report) => report.unitId === id && report.on >= from).length,
      };
    })
    .sort((a, b) => b.messages - a.messages);
  return { from, to: ctx.today, budget, units };
}

/** What was one message on its way out is one, however many the platform made of it. */
const messagesIn = (sent: readonly { occurrence: string; to: string }[]): number =>
  new Set(sent.map(({ occurrence, to }) => `${whole(occurrence)} ${to}`)).size;
