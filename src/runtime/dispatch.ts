/** An event from the inbox: who, where, what; its effect, its audit entries and its answers in one transaction. */
import { apologyCard } from '#src/cards/refusal-card.js';
import { addMilliseconds } from '#src/core/day.js';
import { Refusal, StoreRefusal } from '#src/core/refusal.js';
import type { Inbound, Toast } from '#src/ports/platform.js';
import { type Ctx, type House, openContext, repositoriesOf, system, withTx } from '#src/services/context.js';
import { post } from '#src/services/post.js';
import { type ProgrammeFound, programmeOf } from '#src/services/programme-of.js';
import { type Flood, refuseFlood } from '#src/services/refuse-flood.js';
import { abreastOn, allOver } from './abreast.js';
import { answersOf } from './answers.js';
import type { Bot } from './bot.js';
import { faultPoint } from './fault-point.js';
import { nameBook } from './name-book.js';
import { refuseEvent } from './refuse-event.js';
import { sayAnswer } from './say-answer.js';
import { LostClaim, settleEvent } from './settle-event.js';

const retryAfterMs = 5_000;
/** A press that another instance works off is asked after so often, for longer than any platform waits. */
const askAgainMs = 100;
const askTimes = 40;

export interface Dispatch {
  /** Works off the inbox, each in its turn. */
  run(): Promise<void>;
  /** Resolves with the toast of an event once it was worked off, here or by another instance. */
  outcome(eventId: string): Promise<Toast | null>;
  /** Takes no further event; the one in hand is finished. */
  stop(): void;
}

export function dispatch(house: House, bot: Bot): Dispatch {
  const names = nameBook();
  const answers = answersOf(bot, names);
  const owner = house.instance;
  const waiting = new Map<string, (toast: Toast | null) => void>();
  /** Something of ours is still claimed although nobody is at it: the store failed. */
  let isLeftOpen = false;
  let isStopped = false;

  const settle = (eventId: string, toast: Toast | null): void => {
    waiting.get(eventId)?.(toast);
    waiting.delete(eventId);
  };

  const askAfter = (eventId: string, times: number): void => {
    house.clock.after(askAgainMs, () => void askOnce(eventId, times));
  };

  async function askOnce(eventId: string, times: number): Promise<void> {
    if (!waiting.has(eventId)) return;
    // A store that is away, or closed because the process ends, is no answer yet.
    const asked = repositoriesOf(house).inbox.outcome(eventId);
    const { settled, toast } = await asked.catch(() => ({ settled: false, toast: null }));
    if (settled || times === 0) settle(eventId, toast as Toast | null);
    else askAfter(eventId, times - 1);
  }

  const work = async (event: Inbound): Promise<Toast | null> => {
    const present = await openContext(house, system);
    const { programmeId, among } = await programmeOf(present, event);
    const base = programmeId === null ? present : await openContext(house, system, programmeId);
    await names.learn(base, event);
    try {
      const { toast, others } = await withTx(base, async (tx): Promise<Settled> => {
        const settled = (await refuseFlood(tx, event)) ?? (await answered(tx, event, among));
        await settleEvent(tx, event.eventId, settled.toast, settled.whose);
        faultPoint('inbox:before-commit');
        return settled;
      });
      faultPoint('inbox:committed');
      for (const other of others) settle(other, toast);
      return toast;
    } catch (error) {
      // The event stays open, and its turn comes again: nobody has to say it twice because the database was away.
      if (error instanceof StoreRefusal) throw error;
      if (error instanceof LostClaim) return null;
      if (error instanceof Refusal) return await refuseEvent(base, event, error, names);
      return await fail(base, event, error);
    }
  };

  const answered = async (tx: Ctx, event: Inbound, among: ProgrammeFound['among']): Promise<Settled> => {
    const { ctx, answer } = await answers.to(tx, event, among);
    if (answer) await sayAnswer(ctx, event, answer);
    return { toast: answer?.toast ?? null, others: [] };
  };

  /** Works off one event after the other until none is free. */
  const workOff = async (): Promise<void> => {
    while (!isStopped) {
      const ctx = await openContext(house, system);
      const row = await ctx.repos.inbox.next(owner, ctx.now).catch((error: unknown) => {
        isLeftOpen = true;
        throw error;
      });
      if (!row) return;
      try {
        settle(row.eventId, await work(row.event as Inbound));
      } catch (error) {
        isLeftOpen = true;
        settle(row.eventId, { tone: 'warn', text: '系统正忙，稍后会自动办理' });
        house.clock.after(retryAfterMs, () => house.queue.wake('inbox'));
        throw error;
      }
    }
  };

  return {
    async run() {
      if (isLeftOpen) await (await openContext(house, system)).repos.inbox.recover([owner]);
      isLeftOpen = false;
      // Events of one chat keep their order, and those of one programme wait for one another in the store.
      await allOver(Array.from({ length: abreastOn(house.database) }, workOff));
    },
    outcome: (eventId) =>
      new Promise((resolve) => {
        waiting.set(eventId, resolve);
        askAfter(eventId, askTimes);
      }),
    stop() {
      isStopped = true;
    },
  };
}

interface Settled {
  toast: Toast | null;
  /** Ids of events that were settled with it, and answered alike. */
  others: readonly string[];
  /** Whose limit it was beyond, where it was refused for that. */
  whose?: Flood['whose'];
}

async function fail(base: Ctx, event: Inbound, error: unknown): Promise<Toast> {
  base.log.error({ event: event.eventId, error }, 'event failed');
  const at = base.clock.now();
  const state = await base.repos.inbox.markFailed(event.eventId, base.instance, {
    cause: error instanceof Error ? error.message : String(error),
    at,
    retryAt: addMilliseconds(at, retryAfterMs),
  });
  if (state === 'quarantined' && (event.kind === 'message' || event.kind === 'action')) {
    await withTx(base, (ctx) =>
      post(
        ctx,
        { kind: 'card', card: apologyCard(event.eventId.slice(-8)) },
        { to: event.sender, occurrence: `answer:${event.eventId}:failed` },
      ),
    );
  }
  return { tone: 'error', text: '抱歉，没有办成，请稍后再试。' };
}
