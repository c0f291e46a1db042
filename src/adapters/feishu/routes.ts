/** `POST /feishu/events`: events and card callbacks, answered once they are stored. */
import { Hono } from 'hono';
import type { Log } from '#src/ports/log.js';
import { readCapped } from '#src/wire/read-capped.js';
import type { Intake } from './intake.js';
import type { RawRequest, Verified } from './verify.js';

export const EVENTS_PATH = '/feishu/events';
const MAX_BODY_BYTES = 1024 * 1024;

/** Answers tell a stranger nothing: the status alone. `intake` is null until the platform was started. */
export function eventRoutes(verify: (request: RawRequest) => Verified, intake: () => Intake | null, log: Log): Hono {
  const routes = new Hono();

  routes.post(EVENTS_PATH, async (c) => {
    const body = await readCapped(c.req.raw, MAX_BODY_BYTES);
    if (body === null) return c.json({}, 413);
    const verified = verify({ header: (name) => c.req.header(name), body });
    if (verified.kind === 'refused') {
      log.warn({ why: verified.why }, 'a callback was refused');
      return c.json({}, 401);
    }
    if (verified.kind === 'challenge') return c.json({ challenge: verified.challenge });
    const accept = intake();
    if (!accept) return c.json({}, 503);
    try {
      return c.json(await accept(verified.envelope));
    } catch (error) {
      log.error({ error: error instanceof Error ? error.name : 'unknown' }, 'an event was not stored');
      return c.json({}, 503);
    }
  });
  routes.all(EVENTS_PATH, (c) => c.json({}, 405, { allow: 'POST' }));
  return routes;
}
