/** From what the bot is told to what duban stores: decoded, named, stored in the order of each conversation. */
import { ZodError } from 'zod';
import type { Clock } from '#src/ports/clock.js';
import type { Log } from '#src/ports/log.js';
import type { InboundAction, InboundMessage, Receive } from '#src/ports/platform.js';
import { type BotEvent, type DecodeContext, decodeBotEvent } from './bot-events.js';

export interface BotIntakeParts {
  receive: Receive;
  context(): DecodeContext;
  /** The name of a file that its message does not tell; null where it cannot be had. */
  nameOf(file: InboundMessage['files'][number]): Promise<string | null>;
  clock: Clock;
  log: Log;
}

/** How an event is answered differs by the way it came. */
export interface Answering {
  message(event: InboundMessage, responseUrl: string | null): Promise<void> | void;
  /** `settled` resolves when the press was worked off. */
  press(taskId: string, event: InboundAction): void;
  entered(): void;
  /** It could not be stored: the platform will not tell it again. */
  lost(event: InboundMessage | InboundAction): void;
}

export interface BotIntake {
  /** Resolves when it is stored, to whether it is new; never rejects. */
  take(payload: unknown, answering: Answering): Promise<{ stored: boolean; fresh: boolean }>;
}

export function botIntake({ receive, context, nameOf, clock, log }: BotIntakeParts): BotIntake {
  /** What a conversation says is stored in its order, although a file's name takes a while. */
  const lanes = new Map<string, Promise<unknown>>();

  function inOrder<T>(chat: string, work: () => Promise<T>): Promise<T> {
    const turn = (lanes.get(chat) ?? Promise.resolve()).then(work, work);
    lanes.set(chat, turn);
    const tidy = () => {
      if (lanes.get(chat) === turn) lanes.delete(chat);
    };
    turn.then(tidy, tidy);
    return turn;
  }

  async function store(event: InboundMessage | InboundAction, answering: Answering) {
    try {
      const { fresh } = await receive(event);
      return { stored: true, fresh };
    } catch (error) {
      log.error(
        { event: event.eventId, error: error instanceof Error ? error.name : 'unknown' },
        'an event was not stored',
      );
      answering.lost(event);
      return { stored: false, fresh: false };
    }
  }

  async function named(event: InboundMessage): Promise<InboundMessage> {
    const files = await Promise.all(
      event.files.map(async (file) => (file.name === '' ? { ...file, name: (await nameOf(file)) ?? '文件' } : file)),
    );
    return { ...event, files };
  }

  return {
    async take(payload, answering) {
      const told = decoded(payload, context(), log);
      switch (told.kind) {
        case 'message':
          return inOrder(told.event.chat, async () => {
            await answering.message(told.event, told.responseUrl);
            return store(await named(told.event), answering);
          });
        case 'press':
          answering.press(told.taskId, told.event);
          return store(told.event, answering);
        case 'entered':
          answering.entered();
          return { stored: true, fresh: true };
        case 'feedback':
        case 'nothing':
          return { stored: true, fresh: false };
        default: {
          const unreachable: never = told;
          return unreachable;
        }
      }
    },
  };

  function decoded(payload: unknown, at: DecodeContext, to: Log): BotEvent {
    try {
      return decodeBotEvent(payload, { ...at, now: clock.now() });
    } catch (error) {
      if (!(error instanceof ZodError)) throw error;
      to.warn(
        { paths: error.issues.map((issue) => issue.path.join('.')) },
        'an event of a known type could not be read',
      );
      return { kind: 'nothing' };
    }
  }
}
