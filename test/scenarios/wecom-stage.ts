/**
 * The stage in WeCom: the bot over its long connection, the app beside it for who never spoke to the bot, and a webhook in
 * each group. Cards take no text there: forms are answered step by step; a card's buttons may be a message of their own.
 */
import { setCompanion } from '#src/services/companions.js';
import type { FakeWecom } from '../fakes/wecom/fake.js';
import { DIRECT as FAKE_DIRECT } from '../fakes/wecom/users.js';
import { runWecom } from '../support/wecom-service.js';
import { type ChatId, chats, people, type Who } from './cast.js';
import { fillIn } from './fill-in.js';
import { DIRECT, type Place, type Pressed, type Received, type Stage } from './stage.js';

const chatOf = (chat: ChatId): string => `wr${chat}`;
const idOf = (to: ChatId | Who): string => (to in people ? to : chatOf(to as ChatId));
const placeOf = (place: Place): string => (place === DIRECT ? FAKE_DIRECT : chatOf(place));

/** Buttons that follow what they are about; a card whose new text follows it. */
const ABOVE = '内容见上一条消息';
const BELOW = '详见下一条消息';
const STEP_BY_STEP = '在这里一步步回答';

/** Read by opening them: they are among the files. */
const FILES = new Set(['file', 'image']);

type Entry = Awaited<ReturnType<FakeWecom['ledger']['messages']>>[number];

export async function wecomStage(options: { now: string; office: Who }): Promise<Stage> {
  const { fake, stop, stored, ...running } = await runWecom({ now: options.now, office: [options.office] });

  /** Without the empty lines between paragraphs. */
  const textOf = async (id: string, viewer?: string, version?: number): Promise<string> =>
    (await fake.messages.plainText(id, viewer, version)).replace(/\n{2,}/g, '\n');

  /** What took a card's place below it, where it had no room for all. */
  const continued = new Map<string, string[]>();
  const idsOf = ({ ids }: Received): string[] => ids.flatMap((id) => [id, ...(continued.get(id) ?? [])]);

  /** Messages as people read them: buttons belong to what they stand under. */
  const read = async (entries: readonly Entry[]): Promise<Received[]> => {
    const messages: Received[] = [];
    for (const entry of entries.filter(({ msgType }) => !FILES.has(msgType))) {
      const text = await textOf(entry.messageId);
      const first = await textOf(entry.messageId, undefined, 0);
      const above = first.includes(ABOVE) ? messages.findLast(({ chatId }) => chatId === entry.chatId) : undefined;
      if (above) {
        above.ids.push(entry.messageId);
        above.text += `\n${text.replace(`${ABOVE}\n`, '')}`;
        continue;
      }
      const title = first.split('\n')[0] ?? '';
      messages.push({ ids: [entry.messageId], chatId: entry.chatId, at: entry.at, title, text });
    }
    return messages;
  };
  const since = async (deed: () => Promise<unknown>): Promise<Received[]> => {
    const before = (await fake.ledger.messages({})).length;
    await deed();
    await running.settle();
    return read((await fake.ledger.messages({})).slice(before));
  };
  /** The service has it, or the platform kept it back. */
  const heard = async (event: { msgid: string; state: string } | null): Promise<void> => {
    if (event?.state !== 'read') throw new Error(`the bot was not told: ${event?.state ?? 'it is not meant'}`);
    await stored(event.msgid);
  };

  const say: Stage['say'] = (who, place, text, { replyTo } = {}) =>
    since(async () => {
      const { event } = await fake.as(who).say(placeOf(place), text, {
        mentionBot: place !== DIRECT,
        ...(replyTo && { replyTo: replyTo.ids[0] }),
      });
      await heard(event);
    });

  const buttonsOf = async (who: Who, card: Received) => {
    const found = await Promise.all(
      idsOf(card).map(async (id) => (await fake.messages.buttons(id, who)).map((button) => ({ id, ...button }))),
    );
    return found.flat();
  };

  /** The buttons' text may be cut for the button, the whole label then stands in the message. */
  const isLabel = (shown: string, label: string): boolean =>
    shown === label || (shown.endsWith('…') && label.startsWith(shown.slice(0, -1)));

  /** By question key; a question may show its title in part, or not at all. */
  const selections = async (id: string, who: Who, form: Readonly<Record<string, string>>) => {
    const { template_card: card } = (await fake.messages.body(id, who)) as { template_card: Record<string, unknown> };
    const questions = [card.select_list ?? [], card.checkbox ?? []].flat() as {
      question_key: string;
      title?: string;
      option_list: { id: string; text: string }[];
    }[];
    return Object.fromEntries(
      Object.entries(form).flatMap(([label, value]) => {
        const question = questions.find(({ title }) => title !== undefined && isLabel(title, label)) ?? questions[0];
        const option = question?.option_list.find(({ id: one, text }) => one === value || isLabel(text, value));
        return question && option ? [[question.question_key, option.id] as const] : [];
      }),
    );
  };

  const tap = async (who: Who, id: string, key: string | null, chosen: Record<string, string> = {}): Promise<void> => {
    const { event } = await fake.as(who).press(id, { key: key ?? undefined }, chosen);
    if (!event) throw new Error('it opens a page');
    if ('msgid' in event) await heard(event);
    else if (event.state !== 'answered') throw new Error('the app did not answer');
  };

  async function press(
    who: Who,
    card: Received,
    label: string,
    form: Readonly<Record<string, string>> = {},
  ): Promise<Pressed> {
    const buttons = await buttonsOf(who, card);
    const choices = await Promise.all(
      buttons
        .filter((button) => isLabel(button.label, label))
        .map(async (button) => ({ ...button, chosen: await selections(button.id, who, form) })),
    );
    const button = choices.find(({ chosen }) => Object.keys(chosen).length === Object.keys(form).length);
    if (button) {
      const received = await since(() => tap(who, button.id, button.key, button.chosen));
      return outcome(who, button.id, received);
    }
    const [way] = buttons.filter((one) => one.label === STEP_BY_STEP);
    if (!way) return byCommand(who, card, label);
    const said = await since(() => tap(who, way.id, way.key));
    const answered = await fillIn(said, form, (words) => say(who, DIRECT, words));
    return { toast: textsTo(answered, who), received: answered, card: answered.map(({ text }) => text).join('\n') };
  }

  /** Into a group where nobody spoke lately only words come: the command beside the button does the same. */
  async function byCommand(who: Who, card: Received, label: string): Promise<Pressed> {
    const command = [...card.text.matchAll(/(\/按 \w+ \d+)（(.*?)）/g)].find(([, , words]) => words === label)?.[1];
    const chat = (Object.keys(chats) as ChatId[]).find((one) => chatOf(one) === card.chatId);
    if (!command) throw new Error(`no button ${label} in ${card.text}`);
    const received = await say(who, chat ?? DIRECT, command);
    const told = received.map(({ text }) => text).join('\n');
    return { toast: told, received, card: told };
  }

  const textsTo = (received: readonly Received[], who: Who): string | null => {
    const texts = received.filter(({ chatId }) => chatId === who).map(({ text }) => text);
    return texts.length > 0 ? texts.join('\n') : null;
  };

  /** What stands in the card's place: itself, and the message below where it has no room for all. */
  async function outcome(who: Who, id: string, received: Received[]): Promise<Pressed> {
    const shown = await textOf(id, who);
    const chatId = (await fake.ledger.messages({})).find(({ messageId }) => messageId === id)?.chatId;
    const below = shown.includes(BELOW) ? received.find((one) => one.chatId === chatId) : undefined;
    if (below) continued.set(id, below.ids);
    const others = received.filter((one) => one !== below);
    return { toast: textsTo(others, who), received: others, card: [shown, below?.text ?? ''].join('\n').trim() };
  }

  return {
    ...running,
    can: { urgent: false, toasts: false },
    async enter(everyone, groups) {
      for (const [userId, name] of Object.entries(everyone)) await fake.world.addPerson({ userId, name });
      for (const [chat, { name, members }] of Object.entries(groups))
        await fake.world.addChat({ chatId: chatOf(chat as ChatId), name, members: [...members] });
      for (const chat of Object.keys(groups)) {
        const webhook = await fake.world.addWebhook(chatOf(chat as ChatId));
        await setCompanion(await running.office(), `wecom:${chatOf(chat as ChatId)}`, webhook);
      }
    },
    register: (who, role, unit) => say(options.office, 'office', `/成员 添加 wecom:${who} ${role} ${unit}`),
    say,
    send: (who, place, file) =>
      since(async () => {
        const sent = await fake.as(who).upload(placeOf(place), file);
        if (place === DIRECT) return heard(sent.event);
        // From a group the bot is told of a file only where somebody quotes it.
        const quoting = await fake
          .as(who)
          .say(placeOf(place), '请看文件', { mentionBot: true, replyTo: sent.messageId });
        return heard(quoting.event);
      }),
    press,
    async look(message) {
      const texts = await Promise.all(idsOf(message).map((id) => textOf(id)));
      return { ...message, text: texts.join('\n') };
    },
    received: async (to) => read(await fake.ledger.messages({ to: idOf(to) })),
    async files(to) {
      const entries = await fake.ledger.messages({ to: idOf(to), msgType: 'file' });
      return Promise.all(
        entries.map(async ({ messageId, content }) => {
          const { file } = JSON.parse(content) as { file: { media_id: string } };
          const name = (await textOf(messageId)).replace('〔文件〕', '');
          return { name, bytes: await fake.messages.bytes(file.media_id) };
        }),
      );
    },
    rungAt: async () => [],
    async close() {
      await stop();
      await fake.close();
    },
  };
}
