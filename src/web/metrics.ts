import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { addMilliseconds, dayMs } from '#src/core/day.js';
import { type House, openContext, system } from '#src/services/context.js';

/** Prometheus text: what this process does, queues by state, platform health. No names and no ids. */
export function metricsOf(house: House, role: string): () => Promise<string> {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const does = new Gauge({
    name: 'duban_role',
    help: '1 for what this process does',
    labelNames: ['role'],
    registers: [registry],
  });
  does.set({ role }, 1);
  const messages = new Gauge({
    name: 'duban_outbox_messages',
    help: 'Outgoing messages by state',
    labelNames: ['state'],
    registers: [registry],
  });
  const events = new Gauge({
    name: 'duban_inbox_events',
    help: 'Incoming events by state',
    labelNames: ['state'],
    registers: [registry],
  });
  const tooFast = new Gauge({
    name: 'duban_inbox_too_fast',
    help: 'Incoming events of the last 24 hours that were refused because they came too fast',
    registers: [registry],
  });
  const ready = new Gauge({
    name: 'duban_platform_ready',
    help: '1 when the platform can be reached',
    labelNames: ['platform'],
    registers: [registry],
  });
  return async () => {
    const ctx = await openContext(house, system);
    for (const [state, count] of Object.entries(await ctx.repos.outbox.counts())) messages.set({ state }, count);
    for (const [state, count] of Object.entries(await ctx.repos.inbox.counts())) events.set({ state }, count);
    tooFast.set(await ctx.repos.inbox.refusedSince(addMilliseconds(ctx.now, -dayMs)));
    for (const platform of house.platforms.values())
      ready.set({ platform: platform.name }, platform.health().ready ? 1 : 0);
    return registry.metrics();
  };
}
