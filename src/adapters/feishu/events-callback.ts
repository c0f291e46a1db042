/** `POST /feishu/events`: events and card callbacks, answered once they are stored. */
import type { Log } from '#src/ports/log.js';
import type { Callback, CallbackAnswer } from '#src/wire/callback.js';
import type { Intake } from './intake.js';
import type { RawRequest, Verified } from './verify.js';

export const EVENTS_PATH = '/feishu/events';

const nothing = '{}';
const status = (code: number): CallbackAnswer => ({ status: code, body: nothing });
const told = (answer: object): CallbackAnswer => ({ status: 200, body: JSON.stringify(answer) });

/** Answers tell a stranger nothing: the status alone. `intake` is null until the platform was started. */
export function eventsCallback(
  verify: (request: RawRequest) => Verified,
  intake: () => Intake | null,
  log: Log,
): Callback {
  return {
    path: EVENTS_PATH,
    methods: ['POST'],
    type: 'application/json',
    nothing,
    async answer(request) {
      const verified = verify(request);
      if (verified.kind === 'refused') {
        log.warn({ why: verified.why }, 'a callback was refused');
        return status(401);
      }
      if (verified.kind === 'challenge') return told({ challenge: verified.challenge });
      const accept = intake();
      if (!accept) return status(503);
      try {
        return told(await accept(verified.envelope));
      } catch (error) {
        log.error({ error: error instanceof Error ? error.name : 'unknown' }, 'an event was not stored');
        return status(503);
      }
    },
  };
}
