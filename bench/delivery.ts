/** Messages in one outbox, delivered to a fake Feishu that keeps its limits. All time is virtual. */
import { duplicates, overRate } from '../test/fakes/common/judges.js';
import { PLATFORM_LIMITS } from '../test/fakes/feishu/limits.js';
import { openPosting } from '../test/support/posting.js';

const begin = '2022-12-28T10:00:00+08:00';
const chats = Array.from({ length: 300 }, (_, index) => `oc_${index + 1}`);
/** Codes by which the platform turns away what comes too often. */
const tooOften = [99991400, 230020, 11232];

export interface Delivered {
  /** From the first message to the last, in virtual milliseconds. */
  tookMs: number;
  received: number;
  doubled: number;
  /** Calls that the platform turned away for their frequency. */
  refused: number;
}

/** Stores `count` messages to 300 chats and lets duban's own timers deliver them all. */
export async function deliverAll(count: number, databaseUrl = 'sqlite::memory:'): Promise<Delivered> {
  const posting = await openPosting({ now: begin, chats, databaseUrl });
  try {
    await posting.post(
      Array.from({ length: count }, (_, index) => ({
        to: chats[index % chats.length] ?? '',
        text: `第${index + 1}条`,
      })),
    );
    await posting.deliver();
    const received = await posting.fake.ledger.messages();
    const at = received.map((message) => Date.parse(message.at));
    return {
      tookMs: Math.max(...at) - Math.min(...at),
      received: received.length,
      doubled: duplicates(received).length,
      refused: overRate(await posting.fake.ledger.requests(), tooOften).length,
    };
  } finally {
    await posting.close();
  }
}

/** The least time that the platform's own windows leave for so many messages, from the first to the last. */
export function permittedMs(count: number): number {
  const at: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const afterSecond = (at[index - PLATFORM_LIMITS.perApiSecond] ?? -1000) + 1000;
    const afterMinute = (at[index - PLATFORM_LIMITS.perApiMinute] ?? -60_000) + 60_000;
    at.push(Math.max(afterSecond, afterMinute, at[index - 1] ?? 0));
  }
  return at.at(-1) ?? 0;
}
