/** A platform that limits, fails or keeps silent in the midst of many messages; judged by what it received and was asked. */
import { expect, onTestFinished, test } from 'vitest';
import { addMilliseconds, toStored } from '#src/core/day.js';
import { bindChat } from '#src/services/bind.js';
import { commandLine, openContext } from '#src/services/context.js';
import { arrived, resend, unknownMessages } from '#src/services/settle-unknown.js';
import { duplicates, overRate } from '../fakes/common/judges.js';
import { proof } from '../proof/proof.js';
import { times } from '../proof/tiers.js';
import { freshDatabaseUrl } from '../support/databases.js';
import { openPosting, type Posting } from '../support/posting.js';
import { importSeed } from '../support/programme.js';

const now = '2022-12-28T10:00:00+08:00';
const minuteMs = 60_000;
const later = (milliseconds: number) => addMilliseconds(toStored(now), milliseconds);

async function open(chats: readonly string[]): Promise<Posting> {
  const posting = await openPosting({ now, chats, databaseUrl: await freshDatabaseUrl() });
  onTestFinished(() => posting.close());
  return posting;
}

const chatsOf = (count: number) => Array.from({ length: count }, (_, index) => `oc_${index + 1}`);

/** How often each of these texts arrived. */
async function arrivals({ fake }: Posting, texts: readonly string[]): Promise<Map<string, number>> {
  const counts = new Map(texts.map((text) => [text, 0]));
  for (const { content } of await fake.ledger.messages()) {
    const said = texts.length > 0 ? (/第\d+条/.exec(content)?.[0] ?? content) : content;
    counts.set(said, (counts.get(said) ?? 0) + 1);
  }
  return counts;
}
const figures = (counts: Map<string, number>) => ({
  runs: counts.size,
  lost: [...counts.values()].filter((count) => count === 0).length,
  doubled: [...counts.values()].filter((count) => count > 1).length,
});

test(`F22: limits struck again and again among ${times(1000)} recipients: no call before the reset, 0 lost, 0 doubled`, {
  timeout: 900_000,
}, async () => {
  const chats = chatsOf(times(1000));
  const posting = await open(chats);
  const { fake } = posting;
  /** Of the whole app, and how long each lasts. */
  const resets = [7, 3, 61, 20, 1].map((seconds, index) => ({
    seconds,
    nth: 1 + Math.floor((index * chats.length) / 5),
  }));
  for (const { seconds, nth } of resets)
    await fake.faults.add({ api: 'message.create', nth, effect: { kind: 'limited', resetSeconds: seconds } });
  // Of a chat, with 230020 and, as a gateway at its end says it, 11232.
  await fake.faults.add({ api: 'message.create', times: 0, chance: 0.05, effect: { kind: 'chat_limited' } });
  const busy = { kind: 'code', code: 11232, http: 200 } as const;
  await fake.faults.add({ api: 'message.create', times: 0, chance: 0.03, effect: busy });
  const texts = chats.map((_, index) => `第${index + 1}条`);
  await posting.post(texts.map((text, index) => ({ to: chats[index] ?? '', text })));
  await posting.deliver();

  const calls = await fake.ledger.requests('message.create');
  const at = ({ at: instant }: { at: string }) => Date.parse(instant);
  const struck = calls.filter(({ fault }) => fault === 'limited');
  expect(struck).toHaveLength(resets.length);
  const early = struck.flatMap((limit, index) => {
    const reset = at(limit) + (resets[index]?.seconds ?? 0) * 1000;
    return calls.filter((call) => at(call) > at(limit) && at(call) < reset);
  });
  const ofChats = calls.filter(({ fault }) => fault === 'chat_limited' || fault === 'code');
  expect(ofChats.length).toBeGreaterThan(chats.length / 50);
  early.push(
    ...ofChats.flatMap((limit) => {
      const reset = at(limit) + (limit.fault === 'code' ? 5_000 : 1_000);
      const again = calls.filter((call) => call.concerned.some((one) => limit.concerned.includes(one)));
      return again.filter((call) => at(call) > at(limit) && at(call) < reset);
    }),
  );
  expect(early).toEqual([]);
  // What was under way at the very moment of a limit is turned away with it.
  const moments = new Set(struck.map(at));
  expect(overRate(calls, [99991400, 230020, 11232]).filter((call) => !moments.has(at(call)))).toEqual([]);
  expect(duplicates(await fake.ledger.messages())).toEqual([]);
  proof('F22', { ...figures(await arrivals(posting, texts)), refused: struck.length + ofChats.length });
});

test.each([
  // Nobody can say whether it took what it answered with 500; such a one is asked again under its key, and holds nobody up.
  ['answers every message with 500', { api: 'message.create', isOrdered: false }],
  ['gives no access, so that it surely took nothing', { api: 'token', isOrdered: true }],
] as const)(
  'F24: for ten minutes the platform %s: all that is queued arrives after, each once',
  {
    timeout: 900_000,
  },
  async (_how, { api, isOrdered }) => {
    const chats = chatsOf(300);
    const posting = await open(chats);
    const { fake } = posting;
    const fault = await fake.faults.add({ api, times: 0, effect: { kind: 'status', status: 500 } });
    const texts = Array.from({ length: times(2000) / 2 }, (_, index) => `第${index + 1}条`);
    await posting.post(texts.map((text, index) => ({ to: chats[(index * 7) % chats.length] ?? '', text })));
    await posting.deliver(later(10 * minuteMs));
    expect(await fake.ledger.messages()).toEqual([]);
    await fake.faults.remove(fault);
    await posting.deliver();

    const received = await fake.ledger.messages();
    const numbers = (chat: string) =>
      received.filter(({ chatId }) => chatId === chat).map(({ content }) => Number(/第(\d+)条/.exec(content)?.[1]));
    const disordered = chats.filter((chat) => numbers(chat).some((number, at, all) => number < (all[at - 1] ?? 0)));
    if (isOrdered) expect(disordered).toEqual([]);
    proof('F24', figures(await arrivals(posting, texts)));
  },
);

test(`F19: ${times(60)} answers lost and the key forgotten meanwhile: nothing is sent by itself, each is to be checked and none is unaccounted`, {
  timeout: 900_000,
}, async () => {
  const chats = chatsOf(times(60));
  const posting = await open([...chats, 'oc_office']);
  const { fake, house } = posting;
  await importSeed(house, { registryOnly: true });
  await bindChat(await openContext(house, commandLine), 'feishu:oc_office', { kind: 'office' });
  const texts = chats.map((_, index) => `第${index + 1}条`);
  const ways = ['reset', 'status', 'broken_json'] as const;
  for (const [index, recipient] of chats.entries()) {
    // Every second one was accepted before its answer got lost; from then on the platform is away for an hour and more.
    const answer = ways[index % ways.length] ?? 'reset';
    const lost = { kind: 'accepted_then', answer } as const;
    const broken = answer === 'status' ? ({ kind: 'status', status: 502 } as const) : ({ kind: answer } as const);
    await fake.faults.add({ api: 'message.create', recipient, effect: index % 2 === 0 ? lost : broken });
    await fake.faults.add({
      api: 'message.create',
      recipient,
      nth: 2,
      times: 0,
      effect: { kind: 'status', status: 500 },
    });
  }
  await posting.post(texts.map((text, index) => ({ to: chats[index] ?? '', text })));
  await posting.deliver(later(61 * minuteMs));
  await fake.faults.clear();
  await posting.deliver();

  const accepted = await arrivals(posting, texts);
  const isThere = (text: string): boolean => (accepted.get(text) ?? 0) > 0;
  expect(texts.filter(isThere)).toHaveLength(Math.ceil(texts.length / 2));
  const office = await openContext(house, commandLine);
  const open_ = await unknownMessages(office);
  expect(open_.map(({ occurrence }) => occurrence).toSorted()).toEqual(texts.toSorted());
  const told = (await fake.ledger.messages({ to: 'oc_office' })).length;
  expect(told, 'the office is told of each').toBe(texts.length);

  // The office looks into the chats, and says what it found.
  for (const { id, occurrence } of open_) await (isThere(occurrence) ? arrived : resend)(office, id);
  await posting.deliver();
  expect(await unknownMessages(office)).toEqual([]);
  const inChats = new Map([...(await arrivals(posting, texts))].filter(([text]) => texts.includes(text)));
  proof('F19', figures(inChats));
});
