/** The stage in Feishu: over HTTP, cards with fields, updates in place. */
import { DIRECT as FAKE_DIRECT } from '../fakes/feishu/users.js';
import { openWorld } from '../support/world.js';
import { type ChatId, people, type Who } from './cast.js';
import { DIRECT, type Received, type Stage } from './stage.js';

const idOf = (who: Who): string => `ou_${who}`;
const chatOf = (chat: ChatId): string => `oc_${chat}`;
const addressOf = (to: ChatId | Who): string => (to in people ? idOf(to as Who) : chatOf(to as ChatId));

export async function feishuStage(options: { now: string; office: Who }): Promise<Stage> {
  const world = await openWorld({ now: options.now, office: [idOf(options.office)] });
  const { fake } = world;
  await fake.world.grant('im:message.urgent:app_send');

  type Entry = Awaited<ReturnType<typeof fake.ledger.messages>>[number];
  const read = async (entry: Entry): Promise<Received> => ({
    ids: [entry.messageId],
    chatId: entry.chatId,
    at: entry.at,
    title: (await fake.messages.plainText(entry.messageId, 0)).split('\n')[0] ?? '',
    text: await fake.messages.plainText(entry.messageId),
  });
  const readAll = (entries: readonly Entry[]): Promise<Received[]> =>
    Promise.all(entries.filter(({ msgType }) => msgType !== 'file' && msgType !== 'image').map(read));
  const since = async (deed: () => Promise<unknown>): Promise<Received[]> => {
    const before = (await fake.ledger.messages({})).length;
    await deed();
    await world.settle();
    return readAll((await fake.ledger.messages({})).slice(before));
  };
  const first = ({ ids: [id] }: Received): string => id ?? '';

  const say: Stage['say'] = (who, place, text, { mentions = [], replyTo } = {}) =>
    since(() =>
      fake.as(idOf(who)).say(place === DIRECT ? FAKE_DIRECT : chatOf(place), text, {
        mentionBot: place !== DIRECT,
        mentions: mentions.map(idOf),
        ...(replyTo && { replyTo: first(replyTo) }),
      }),
    );

  return {
    ...world,
    can: { urgent: true, toasts: true },
    async enter(everyone, groups) {
      for (const [who, name] of Object.entries(everyone)) await world.addPerson(idOf(who as Who), name);
      for (const [chat, { name, members }] of Object.entries(groups))
        await world.addGroup(chatOf(chat as ChatId), name, members.map(idOf));
    },
    register: (who, role, unit) =>
      say(options.office, 'office', `/成员 添加 @${people[who]} ${role} ${unit}`, { mentions: [who] }),
    say,
    send: (who, place, file) =>
      since(() => fake.as(idOf(who)).upload(place === DIRECT ? FAKE_DIRECT : chatOf(place), file)),
    async press(who, card, label, form) {
      let toast: string | null = null;
      const received = await since(async () => {
        const pressed = await fake.as(idOf(who)).press(first(card), label, form);
        if (pressed.error) throw new Error(`${label}: ${pressed.error} ${pressed.why}`);
        toast = pressed.toast?.content ?? null;
      });
      return { toast, received, card: await fake.messages.plainText(first(card)) };
    },
    look: async (message) => ({ ...message, text: await fake.messages.plainText(first(message)) }),
    received: async (to) => readAll(await fake.ledger.messages({ to: addressOf(to) })),
    async files(to) {
      const entries = await fake.ledger.messages({ to: addressOf(to), msgType: 'file' });
      return Promise.all(
        entries.map(async ({ messageId, content }) => {
          const { file_key: key } = JSON.parse(content) as { file_key: string };
          const name = (await fake.messages.plainText(messageId)).replace('〔文件〕', '');
          return { name, bytes: await fake.messages.bytes(key) };
        }),
      );
    },
    async rungAt(who) {
      const entries = await fake.ledger.messages({ to: idOf(who) });
      return entries.flatMap(({ urgent }) =>
        urgent.flatMap(({ at, openIds }) => (openIds.includes(idOf(who)) ? [at] : [])),
      );
    },
    close: () => world.close(),
  };
}
