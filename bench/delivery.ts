/** Messages in one outbox, delivered to a fake Feishu that keeps its limits. All time is virtual. */
import { parseConfig } from '../src/config.js';
import { addMilliseconds } from '../src/core/day.js';
import { openHouse } from '../src/house.js';
import { delivery } from '../src/runtime/delivery.js';
import { commandLine, openContext, withTx } from '../src/services/context.js';
import { post } from '../src/services/post.js';
import { duplicates, overRate } from '../test/fakes/common/judges.js';
import { startFakeFeishu } from '../test/fakes/feishu/fake.js';
import { PLATFORM_LIMITS } from '../test/fakes/feishu/limits.js';
import { stillClock } from '../test/support/clock.js';
import { silentLog } from '../test/support/logs.js';

const begin = '2022-12-28T10:00:00+08:00';
const chats = Array.from({ length: 300 }, (_, index) => `oc_${index + 1}`);
/** Codes by which the platform turns away what comes too often. */
const tooOften = [99991400, 230020, 11232];
const stepMs = 10;

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
  const fake = await startFakeFeishu({ now: begin });
  for (const chatId of chats) await fake.world.addChat({ chatId });
  const clock = stillClock(begin);
  const config = parseConfig({
    DATABASE_URL: databaseUrl,
    DUBAN_SECRET: 'the secret of the bench, long enough for anybody',
    FEISHU_APP_ID: fake.app.appId,
    FEISHU_APP_SECRET: fake.app.appSecret,
    FEISHU_ENCRYPT_KEY: fake.app.encryptKey,
    FEISHU_VERIFICATION_TOKEN: fake.app.verificationToken,
    FEISHU_BASE_URL: fake.url,
  });
  const house = await openHouse(config, { clock, log: silentLog });
  const outbox = delivery(house);
  try {
    house.queue.onWake('outbox', outbox.run);
    await withTx(await openContext(house, commandLine), async (ctx) => {
      for (let index = 0; index < count; index += 1)
        await post(
          ctx,
          { kind: 'text', text: `第${index + 1}条` },
          { to: `feishu:${chats[index % chats.length]}`, occurrence: `bench:${index}` },
        );
    });
    const { repos } = await openContext(house, commandLine);
    const left = async (): Promise<number> => {
      const { pending, claimed, sending, unknown } = await repos.outbox.counts();
      return pending + claimed + sending + unknown;
    };
    await house.queue.idle();
    while ((await left()) > 0) {
      // Nothing happens before the next one is due; then duban's own timer has to notice.
      const next = await repos.outbox.nextDue(clock.now());
      const wait = next ? Math.max(stepMs, Date.parse(next) - Date.parse(clock.now())) : stepMs;
      await fake.clock.set(addMilliseconds(clock.now(), wait));
      clock.advance(wait);
      await house.queue.idle();
    }
    const received = await fake.ledger.messages();
    const at = received.map((message) => Date.parse(message.at));
    return {
      tookMs: Math.max(...at) - Math.min(...at),
      received: received.length,
      doubled: duplicates(received).length,
      refused: overRate(await fake.ledger.requests(), tooOften).length,
    };
  } finally {
    outbox.stop();
    await house.close();
    await fake.close();
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
