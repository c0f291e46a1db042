/** From a genuine envelope to the answer it gets: decoded, stored, and for a press on a card, a toast. */
import { ZodError } from 'zod';
import type { Clock } from '#src/ports/clock.js';
import type { Log } from '#src/ports/log.js';
import type { Inbound, Receive, Toast } from '#src/ports/platform.js';
import { type BotIdentity, decodeEvent } from './events.js';

/** JSON of the answer; `{}` says nothing. */
export type Answer = Record<string, unknown>;

/** Hands an envelope over and resolves to its answer. Rejects where it could not be stored: the platform comes again. */
export type Intake = (envelope: unknown) => Promise<Answer>;

/** Of the three seconds that a press may take. */
const TOAST_MS = 1_500;
const TOAST_TYPES: Record<Toast['tone'], string> = { info: 'info', good: 'success', warn: 'warning', error: 'error' };

export function intake(
  receive: Receive,
  bot: () => BotIdentity | null,
  { clock, log }: { clock: Clock; log: Log },
): Intake {
  return async (envelope) => {
    const event = decoded(envelope, { bot: bot(), now: clock.now() }, log);
    if (!event) return {};
    if (event.kind !== 'action') {
      await receive(event);
      return {};
    }
    return pressed(event);
  };

  /** Presses are never repeated by the platform: the person has to be told when one was lost. */
  async function pressed(event: Inbound): Promise<Answer> {
    try {
      const { done } = await receive(event);
      const toast = await within(done, TOAST_MS);
      if (toast === 'late') return toastAnswer({ tone: 'info', text: '已收到，正在办理' });
      return toast ? toastAnswer(toast) : {};
    } catch (error) {
      log.error(
        { event: event.eventId, error: error instanceof Error ? error.name : 'unknown' },
        'a press was not stored',
      );
      return toastAnswer({ tone: 'error', text: '没有收到，请稍后再按一次' });
    }
  }

  function within(done: Promise<Toast | null>, milliseconds: number): Promise<Toast | null | 'late'> {
    return new Promise((resolve, reject) => {
      const cancel = clock.after(milliseconds, () => resolve('late'));
      done.then(resolve, reject).finally(cancel);
    });
  }
}

function decoded(envelope: unknown, context: Parameters<typeof decodeEvent>[1], log: Log): Inbound | null {
  try {
    return decodeEvent(envelope, context);
  } catch (error) {
    if (!(error instanceof ZodError)) throw error;
    log.warn(
      { paths: error.issues.map((issue) => issue.path.join('.')) },
      'an event of a known type could not be read',
    );
    return null;
  }
}

const toastAnswer = ({ tone, text }: Toast): Answer => ({ toast: { type: TOAST_TYPES[tone], content: text } });
