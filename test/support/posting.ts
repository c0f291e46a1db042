/** An outbox, duban's own delivery and a fake Feishu that keeps its limits. All time is virtual. */
import { parseConfig } from '#src/config.js';
import { addMilliseconds, type Instant } from '#src/core/day.js';
import { openHouse } from '#src/house.js';
import { delivery } from '#src/runtime/delivery.js';
import { commandLine, type House, openContext, withTx } from '#src/services/context.js';
import { post } from '#src/services/post.js';
import { type FakeFeishu, startFakeFeishu } from '../fakes/feishu/fake.js';
import { type StillClock, stillClock } from './clock.js';
import { silentLog } from './logs.js';

/** Nothing is looked at more often than this. */
const stepMs = 10;

export interface Posting {
  fake: FakeFeishu;
  house: House;
  clock: StillClock;
  /** Stores texts, each an occurrence of its own, in one transaction. `to`: a chat of the fake. */
  post(messages: readonly { to: string; text: string }[]): Promise<void>;
  /** Lets duban's own timers work until nothing waits to be sent or, where given, until that instant. */
  deliver(until?: Instant): Promise<void>;
  close(): Promise<void>;
}

export async function openPosting(options: {
  /** Any ISO 8601 instant. */
  now: string;
  chats: readonly string[];
  databaseUrl: string;
}): Promise<Posting> {
  const fake = await startFakeFeishu({ now: options.now });
  for (const chatId of options.chats) await fake.world.addChat({ chatId });
  const clock = stillClock(options.now);
  const config = parseConfig({
    DATABASE_URL: options.databaseUrl,
    DUBAN_SECRET: 'the secret of the post, long enough for anybody',
    FEISHU_APP_ID: fake.app.appId,
    FEISHU_APP_SECRET: fake.app.appSecret,
    FEISHU_ENCRYPT_KEY: fake.app.encryptKey,
    FEISHU_VERIFICATION_TOKEN: fake.app.verificationToken,
    FEISHU_BASE_URL: fake.url,
  });
  const house = await openHouse(config, { clock, log: silentLog });
  const outbox = delivery(house);
  house.queue.onWake('outbox', outbox.run);
  const { repos } = await openContext(house, commandLine);

  /** When there is something to do next; null where nothing waits. */
  const nextAt = async (): Promise<Instant | null> => {
    const next = await repos.outbox.nextDue(clock.now());
    if (next) return next;
    const { pending, claimed, sending } = await repos.outbox.counts();
    return pending + claimed + sending > 0 ? clock.now() : null;
  };

  return {
    fake,
    house,
    clock,
    async post(messages) {
      await withTx(await openContext(house, commandLine), async (ctx) => {
        for (const { to, text } of messages)
          await post(
            ctx,
            { kind: 'text', text },
            { to: `feishu:${to}`, occurrence: text, subject: { purpose: 'unit' } },
          );
      });
    },
    async deliver(until) {
      house.queue.wake('outbox');
      await house.queue.idle();
      for (let next = await nextAt(); next !== null || until !== undefined; next = await nextAt()) {
        if (until !== undefined && clock.now() >= until) return;
        // Nothing happens before the next one is due; then duban's own timer has to notice.
        const wait = Math.max(stepMs, Date.parse(next ?? until ?? '') - Date.parse(clock.now()));
        const most = until === undefined ? wait : Math.min(wait, Date.parse(until) - Date.parse(clock.now()));
        await fake.clock.set(addMilliseconds(clock.now(), most));
        clock.advance(most);
        await house.queue.idle();
      }
    },
    async close() {
      outbox.stop();
      await house.close();
      await fake.close();
    },
  };
}
