/**
 * From the outbox to the platforms. pending → claimed → sending → sent | dead | unknown | cancelled; `sending` is
 * committed before the call, every settle names its claim, and only the meaning of an outcome decides a retry.
 */
import type { ActOn, OutboxRow } from '#db/outbox.js';
import { addMilliseconds, type Instant, millisecondsBetween } from '#src/core/day.js';
import { drawingMime } from '#src/ports/pictures.js';
import type { ChatPlatform, Delivered } from '#src/ports/platform.js';
import { companionNote } from '#src/services/companions.js';
import { type Ctx, type House, openContext, system, withTx } from '#src/services/context.js';
import { platformOf, urge } from '#src/services/post.js';
import { reportUndelivered } from '#src/services/report-undelivered.js';
import { giveUpRing, ringLater, whenToRing } from '#src/services/rings.js';
import { stillWanted } from '#src/services/still-wanted.js';
import { faultPoint } from './fault-point.js';

const batch = 20;
/** Ringing is pointless later, and the scope for it is optional. */
const urgentTries = 3;
const longestBackOffMs = 5 * 60_000;

export interface Delivery {
  /** Sends all that is due now. */
  run(): Promise<void>;
  /** After the death of these instances: what they had claimed is free again, what they were sending is unknown. */
  recover(owners: readonly string[]): Promise<void>;
  /** Takes no further batch; the one in hand is finished. */
  stop(): void;
}

/** `ownSocketsOnly`: sends only what a socket of this process must carry. */
export function delivery(house: House, { ownSocketsOnly = false } = {}): Delivery {
  const owner = house.instance;
  let cancelWake: (() => void) | null = null;
  /** Something of ours is still in flight although nobody is at it: the store failed when it was to be settled. */
  let isLeftOpen = false;
  let isStopped = false;
  /** What a platform takes none of now, and until when by monotonic time: not tried row by row meanwhile. */
  const limits = new Map<string, ActOn & { until: number }>();

  const atLimit = (): (ActOn & { until: number })[] => {
    for (const [key, { until }] of limits) if (until <= house.clock.monotonic()) limits.delete(key);
    return [...limits.values()];
  };
  const notice = ({ platform, act }: OutboxRow, delivered: Delivered): void => {
    const isWhole = delivered.result === 'full' || (delivered.result === 'limited' && delivered.wholeAct);
    if (!isWhole) return;
    limits.set(`${platform} ${act}`, { platform, act, until: house.clock.monotonic() + delivered.retryAfterMs });
  };

  /** Knocks again when the next row comes due; the sweep would find it too, only later. */
  const wakeAt = async (ctx: Ctx): Promise<void> => {
    const next = await ctx.repos.outbox.nextDue(ctx.now);
    cancelWake?.();
    cancelWake = null;
    const ends = atLimit().map(({ until }) => until - house.clock.monotonic());
    if (next) ends.push(millisecondsBetween(house.clock.now(), next));
    if (ends.length === 0) return;
    const wait = Math.max(50, Math.min(30_000, ...ends));
    cancelWake = house.clock.after(wait, () => house.queue.wake('outbox'));
  };

  return {
    async recover(owners) {
      const { repos } = await openContext(house, system);
      await repos.outbox.recover(owners, house.clock.now());
    },
    async run() {
      while (!isStopped) {
        const ctx = await openContext(house, system);
        if (isLeftOpen) await ctx.repos.outbox.recover([owner], ctx.now);
        isLeftOpen = true;
        const rows = await ctx.repos.outbox.claim(owner, ctx.now, batch, sendingNow(house, ownSocketsOnly), atLimit());
        if (rows.length === 0) {
          isLeftOpen = false;
          await reportUnaccounted(ctx);
          await wakeAt(ctx);
          return;
        }
        faultPoint('outbox:claimed');
        const wanted = new Map<string | null, ReturnType<typeof stillWanted>>();
        for (const id of new Set(rows.map(({ programmeId }) => programmeId))) {
          wanted.set(id, stillWanted(await openContext(house, system, id)));
        }
        await Promise.all(
          rows.map((row) =>
            deliverOne(house, row, notice, wanted.get(row.programmeId)).catch((error) => putOff(house, row, error)),
          ),
        );
        isLeftOpen = false;
      }
    },
    stop() {
      isStopped = true;
      cancelWake?.();
    },
  };
}

/** Platforms that can be sent to from here now; what is for the others waits. */
const sendingNow = ({ platforms }: House, ownSocketsOnly: boolean): string[] =>
  [...platforms.values()].filter((platform) => platform.sends?.() ?? !ownSocketsOnly).map(({ name }) => name);

async function deliverOne(
  house: House,
  row: OutboxRow,
  notice: (row: OutboxRow, delivered: Delivered) => void,
  wanted?: ReturnType<typeof stillWanted>,
): Promise<void> {
  const ctx = await openContext(house, system, row.programmeId);
  const platform = platformOf(ctx, row.to);
  if (!platform) return;
  if (wanted && !(await wanted(row))) {
    await ctx.repos.outbox.settle(row, { state: 'cancelled', cause: 'no longer owed', at: ctx.now });
    return;
  }
  if (row.act === 'urgent' && !(await mayRing(ctx, row))) return;
  const file = row.fileId ? await fileOf(ctx, row.fileId) : null;
  if (!(await ctx.repos.outbox.markSending(row, ctx.now, keyedUntil(platform, ctx.now)))) return;
  faultPoint('outbox:sending');
  const delivered = await platform.deliver({
    to: row.to,
    companion: await ctx.repos.notes.read(companionNote(row.to), ctx.now),
    act: row.act,
    messageId: row.messageId,
    people: row.people,
    body: row.body,
    sendKey: row.sendKey,
    file,
  });
  faultPoint('outbox:delivered');
  notice(row, delivered);
  await settle(ctx, row, delivered);
  faultPoint('outbox:settled');
}

/** Not outside the hours of its day: then it waits for them, or is given up. */
async function mayRing(ctx: Ctx, row: OutboxRow): Promise<boolean> {
  const when = whenToRing(ctx, row, ctx.now);
  if (when === ctx.now) return true;
  await withTx(ctx, async (tx) => {
    const at = ctx.now;
    const isOurs = await tx.repos.outbox.settle(
      row,
      when === null
        ? { state: 'dead', cause: 'too late to ring', at }
        : { state: 'pending', notBefore: when, cause: 'outside working hours', at },
    );
    if (isOurs && when === null) await giveUpRing(tx, row);
  });
  return false;
}

/** The bytes to send along; a drawing becomes a picture here, outside any transaction. */
async function fileOf(ctx: Ctx, fileId: string): Promise<{ name: string; bytes: Uint8Array } | null> {
  const stored = await ctx.repos.files.read(fileId);
  if (!stored) return null;
  const { name, mime, bytes } = stored;
  return { name, bytes: mime === drawingMime ? await ctx.pictures.png(new TextDecoder().decode(bytes)) : bytes };
}

/** A fault of ours with one message does not stop the others: it is tried again, under its key where it may have arrived. */
async function putOff(house: House, row: OutboxRow, error: unknown): Promise<void> {
  house.log.error({ row: row.id, purpose: row.subject.purpose, error }, 'delivery failed');
  const { repos, now } = await openContext(house, system);
  const result = {
    at: now,
    notBefore: addMilliseconds(now, backOffMs(row.attempts + 3)),
    cause: error instanceof Error ? error.message : String(error),
  };
  const wasSending = await repos.outbox.settle(row, { state: 'unknown', ...result });
  if (!wasSending) await repos.outbox.settle(row, { state: 'pending', ...result });
}

async function settle(ctx: Ctx, row: OutboxRow, delivered: Delivered): Promise<void> {
  const at = ctx.clock.now();
  const { outbox } = ctx.repos;
  const later = (milliseconds: number) => addMilliseconds(at, milliseconds);
  switch (delivered.result) {
    case 'sent':
      await withTx(ctx, async (tx) => {
        if (!(await tx.repos.outbox.settle(row, { state: 'sent', platformMessageId: delivered.messageId, at }))) return;
        await afterSending(tx, row, delivered.messageId, at);
      });
      return;
    case 'limited':
      await outbox.settle(row, { state: 'pending', notBefore: later(delivered.retryAfterMs), cause: 'limited', at });
      return;
    case 'full':
      await withTx(ctx, async (tx) => {
        const notBefore = row.act === 'urgent' ? await ringLater(tx, row, at) : later(delivered.retryAfterMs);
        await tx.repos.outbox.settle(row, { state: 'pending', notBefore, cause: 'full', at });
      });
      return;
    case 'unreachable':
      if (row.act === 'urgent' && row.attempts >= urgentTries) {
        await outbox.settle(row, { state: 'dead', cause: delivered.cause, at });
        return;
      }
      await outbox.settle(row, {
        state: 'pending',
        notBefore: later(backOffMs(row.attempts)),
        cause: delivered.cause,
        at,
      });
      return;
    case 'unknown':
      await outbox.settle(row, {
        state: 'unknown',
        notBefore: later(backOffMs(row.attempts)),
        cause: delivered.cause,
        at,
      });
      return;
    case 'stale':
      await withTx(ctx, async (tx) => {
        if (!(await tx.repos.outbox.settle(row, { state: 'dead', cause: delivered.cause, at }))) return;
        await tx.repos.outbox.insertAgainAsSend(row, tx.ids.next('out_'), at);
      });
      return;
    case 'gone':
    case 'refused':
      ctx.log.warn(
        { row: row.id, purpose: row.subject.purpose, result: delivered.result, cause: delivered.cause },
        'not delivered',
      );
      await withTx(ctx, async (tx) => {
        if (!(await tx.repos.outbox.settle(row, { state: 'dead', cause: delivered.cause, at }))) return;
        // Ringing at somebody is an extra; the message itself has arrived.
        if (row.act !== 'urgent')
          await reportUndelivered(tx, row, delivered.result === 'gone' ? delivered.what : 'refused');
      });
      return;
    default: {
      const unreachable: never = delivered;
      throw new Error(`unknown outcome ${JSON.stringify(unreachable)}`);
    }
  }
}

/** Reminders are kept in view, to be marked settled when nothing in them is owed; what climbs to a person is urgent (加急). */
async function afterSending(ctx: Ctx, row: OutboxRow, messageId: string, at: Instant): Promise<void> {
  const { act, to, subject } = row;
  if (act !== 'send') return;
  if (subject.purpose === 'nudge') await ctx.repos.cardsSent.record({ messageId, chat: to, subject, sentAt: at });
  const isUrgent = subject.purpose === 'escalation' && platformOf(ctx, to)?.abilities.urgent;
  if (isUrgent && (await ctx.repos.roster.personByAddress(to)))
    await urge(ctx, {
      to,
      messageId,
      occurrence: `urgent:${row.occurrence}`,
      obligationKeys: subject.obligationKeys,
    });
}

/** What may or may not have arrived and can no longer be resent under its key: never guessed, always listed (待核对). */
async function reportUnaccounted(ctx: Ctx): Promise<void> {
  for (const programmeId of await ctx.repos.outbox.unaccountedIn(ctx.now)) {
    await withTx(await openContext(ctx, system, programmeId), async (tx) => {
      for (const row of await tx.repos.outbox.unaccounted(tx.now)) await reportUndelivered(tx, row, 'unknown');
    });
  }
}

/** A repeat is swallowed by the platform only for so long after the first try; five minutes are kept in hand. */
function keyedUntil(platform: ChatPlatform, at: Instant): Instant | null {
  const minutes = platform.abilities.keyedMinutes - 5;
  return minutes > 0 ? addMilliseconds(at, minutes * 60_000) : null;
}

/** 1 s, 2 s, 4 s … at most 5 minutes. */
export function backOffMs(attempts: number): number {
  return Math.min(longestBackOffMs, 1000 * 2 ** Math.min(attempts, 20));
}
