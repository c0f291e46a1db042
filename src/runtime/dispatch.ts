/** An event from the inbox: who, where, what; its effect, its audit entries and its answers in one transaction. */
import { whichDistrictCard } from '#src/cards/district-cards.js';
import { helpHintCard } from '#src/cards/help-cards.js';
import { apologyCard, refusalCard, usageCard } from '#src/cards/refusal-card.js';
import { addMilliseconds, dayOf } from '#src/core/day.js';
import { Refusal, StoreRefusal } from '#src/core/refusal.js';
import { unregisteredWords } from '#src/core/show.js';
import { editDistance } from '#src/core/similar.js';
import type { Inbound, InboundAction, InboundMessage, Toast } from '#src/ports/platform.js';
import { actorAt } from '#src/services/actor.js';
import {
  type Answer,
  askerMaySee,
  type Follow,
  roomMaySee,
  toAllUnits,
  toAsker,
  toEveryone,
  toUnit,
} from '#src/services/answer.js';
import { chatJoined, chatLeft, kindOfPress, roomAt } from '#src/services/chats.js';
import { type Ctx, type House, openContext, repositoriesOf, system, withTx, zoneOf } from '#src/services/context.js';
import { freshCard } from '#src/services/fresh-card.js';
import { noteRecall } from '#src/services/note-recall.js';
import { doorsOf, ownUnits, seesAllUnits } from '#src/services/permission.js';
import { platformOf, post } from '#src/services/post.js';
import { type ProgrammeFound, programmeName, programmeOf } from '#src/services/programme-of.js';
import { type Flood, refuseFlood } from '#src/services/refuse-flood.js';
import { abreastOn, allOver } from './abreast.js';
import { actionsOf, type Bot } from './bot.js';
import { type Command, mayUse, type Said, type Who } from './declare.js';
import { faultPoint } from './fault-point.js';
import { type NameBook, nameBook } from './name-book.js';
import { parseArgs, parseCommand } from './parse-command.js';

const maxTextBytes = 8 * 1024;
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
  const actions = actionsOf(bot);
  const names = nameBook();
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
        const { toast, whose } = settled;
        if (!(await tx.repos.inbox.markDone(event.eventId, owner, tx.now, toast, whose))) throw new LostClaim();
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
      if (error instanceof Refusal) return await refuse(base, event, error, names);
      return await fail(base, event, error);
    }
  };

  const answered = async (tx: Ctx, event: Inbound, among: ProgrammeFound['among']): Promise<Settled> => {
    const { ctx, answer } = await answerTo(tx, event, among);
    if (answer) await say(ctx, event, answer);
    return { toast: answer?.toast ?? null, others: [] };
  };

  const answerTo = async (
    ctx: Ctx,
    event: Inbound,
    among: ProgrammeFound['among'],
  ): Promise<{ ctx: Ctx; answer: Answer | null }> => {
    switch (event.kind) {
      case 'message': {
        const scene = await sceneOf(ctx, event, names);
        const answer =
          (await acrossDistricts(scene, event)) ??
          (await (among.length > 0 ? askWhich(scene, event, among) : answerMessage(scene, event)));
        if (!answer?.follows) return { ctx: scene, answer };
        return { ctx: scene, answer: await runAction(scene, answer.follows, event.messageId) };
      }
      case 'action': {
        const scene = await sceneOf(ctx, event, names);
        return { ctx: scene, answer: await runAction(scene, event, event.messageId) };
      }
      case 'chat_joined':
        return { ctx, answer: await chatJoined(ctx, event) };
      case 'chat_left':
        await chatLeft(ctx, event);
        return { ctx, answer: null };
      case 'recalled':
        await noteRecall(ctx, event);
        return { ctx, answer: null };
    }
  };

  /** Somebody of several districts says which is meant; only what does not depend on it is answered before. */
  const askWhich = async (ctx: Ctx, event: InboundMessage, among: ProgrammeFound['among']): Promise<Answer | null> => {
    const parsed = parseCommand(event.text, bot.commands);
    if (parsed.kind === 'command' && (parsed.command.who === 'anyone' || parsed.command.everyDistrict))
      return answerMessage(ctx, event);
    return toAsker(whichDistrictCard(among.map((one) => ({ id: one.id, name: programmeName(one) }))));
  };

  const saidIn = ({ text, messageId, replyTo, quoted, files, mentions }: InboundMessage): Said => ({
    ...{ text: text.trim(), messageId, replyTo, quoted, files },
    mentions: [...mentions, ...names.writtenIn(text)],
  });

  /** What is asked of all districts of the asker, in plain words. */
  const acrossDistricts = async (ctx: Ctx, event: InboundMessage): Promise<Answer | null> => {
    const isPlain = event.files.length === 0 && parseCommand(event.text, bot.commands).kind === 'none';
    return isPlain ? bot.listener.acrossDistricts(ctx, saidIn(event)) : null;
  };

  const answerMessage = async (ctx: Ctx, event: InboundMessage): Promise<Answer | null> => {
    if (Buffer.byteLength(event.text) > maxTextBytes) {
      throw new Refusal('too_much', '这条消息太长了，我没有读。请分成几条，或用表单、文件报送。');
    }
    const said = saidIn(event);
    const parsed = parseCommand(event.text, bot.commands);
    if (parsed.kind === 'unknown') return toEveryone(unknownCommandCard(parsed.word, commandsFor(ctx)));
    if (parsed.kind === 'command') {
      const { command, rest } = parsed;
      // In one district the asker may be less than in the others: the verb asks in each.
      if (!command.everyDistrict || ctx.actor.grants.length === 0) requireWho(ctx, command.who, `/${command.name}`);
      const args = parseArgs(rest, command.args);
      return args ? command.run(ctx, args, said) : toEveryone(usageCard(command.usage, command.summary));
    }
    if (said.text === '' && said.files.length === 0) return toEveryone(helpHintCard(doorsOf(ctx.actor)));
    return said.files.length > 0 ? bot.listener.file(ctx, said) : bot.listener.text(ctx, said);
  };

  const commandsFor = ({ actor }: Ctx): Command[] => bot.commands.filter(({ who }) => mayUse(actor, who));

  const runAction = async (ctx: Ctx, pressed: Follow, messageId: string): Promise<Answer | null> => {
    const action = actions.get(pressed.action);
    if (!action) return freshCard(ctx);
    requireWho(ctx, action.who, '这个按钮');
    const value = action.value.safeParse(pressed.value);
    if (!value.success) return freshCard(ctx);
    const form = action.form?.safeParse(pressed.form);
    if (form && !form.success) {
      throw new Refusal('bad_input', form.error.issues.map((issue) => issue.message).join('；'));
    }
    return action.run(ctx, value.data, form?.data ?? {}, { messageId });
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

/** Another instance took the event over: what was done here for it is not kept. */
class LostClaim extends Error {}

/** Rights are those of now; what was said on another day and came late counts for that day. */
async function sceneOf(ctx: Ctx, event: InboundMessage | InboundAction, names: NameBook): Promise<Ctx> {
  const kind = event.kind === 'message' ? event.chatKind : await kindOfPress(ctx, event);
  const room = await roomAt(ctx, event.chat, kind);
  const actor = await actorAt(ctx, event.sender);
  const saidOn = dayOf(event.at, zoneOf(ctx));
  return {
    ...ctx,
    today: saidOn < ctx.today ? saidOn : ctx.today,
    room,
    actor: actor.name ? actor : { ...actor, name: names.nameOf(event.sender) },
  };
}

/** Refuses politely, and reveals nothing. */
function requireWho(ctx: Ctx, who: Who, what: string): void {
  if (mayUse(ctx.actor, who)) return;
  throw new Refusal(
    'not_allowed',
    ctx.actor.grants.length > 0 ? `${what} 不在您的权限内。发送 /帮助 可查看您能用的命令。` : unregisteredWords,
  );
}

/** Posts the answer to the room, or to the asker alone where the room may not see it. */
async function say(ctx: Ctx, event: Inbound, answer: Answer): Promise<void> {
  if (event.kind === 'recalled') return;
  const asker = event.kind === 'message' || event.kind === 'action' ? event.sender : null;
  if (asker !== null && !askerMaySee(ctx.actor, answer.visibleTo))
    throw new Refusal('not_found', '没有找到您能看的内容。');
  const room = ctx.room ?? { address: event.chat, kind: 'group' as const, audience: null };
  const here = roomMaySee(room, answer.visibleTo) || asker === null;
  const to = here || asker === null ? event.chat : asker;
  const replaces = answer.replaces && here && event.kind === 'action';
  for (const [index, card] of answer.cards.entries()) {
    const subject = { purpose: 'answer', ...answer.subject };
    const occurrence = `answer:${event.eventId}:${index}`;
    if (replaces && index === 0) {
      await post(ctx, { kind: 'card', card }, { to, occurrence, act: 'update', messageId: event.messageId, subject });
    } else if (here && event.kind === 'message' && room.kind === 'group') {
      await post(ctx, { kind: 'card', card }, { to, occurrence, act: 'reply', messageId: event.messageId, subject });
    } else {
      await post(ctx, { kind: 'card', card }, { to, occurrence, subject });
    }
  }
  if (answer.cards.length === 0 && answer.toast) await tellToast(ctx, event, answer.toast);
  for (const [index, file] of (answer.files ?? []).entries()) {
    await post(ctx, { kind: 'file', ...file }, { to, occurrence: `answer:${event.eventId}:file:${index}` });
  }
  if (!here && answer.cards.length > 0 && event.kind === 'message' && asker !== null) {
    await post(
      ctx,
      { kind: 'text', text: '这项内容只发给您本人，请看单聊。' },
      { to: event.chat, occurrence: `answer:${event.eventId}:private`, act: 'reply', messageId: event.messageId },
    );
  }
}

/** Where a press gets no line of its own, the words come as a message to who pressed; a command is answered where it was. */
async function tellToast(ctx: Ctx, event: Inbound, { text }: Toast): Promise<void> {
  const occurrence = `answer:${event.eventId}:toast`;
  if (event.kind === 'message') {
    const { chat, messageId } = event;
    await post(ctx, { kind: 'text', text }, { to: chat, occurrence, act: 'reply', messageId });
  }
  if (event.kind === 'action' && platformOf(ctx, event.sender)?.abilities.toasts === false)
    await post(ctx, { kind: 'text', text }, { to: event.sender, occurrence });
}

async function refuse(base: Ctx, event: Inbound, refusal: Refusal, names: NameBook): Promise<Toast> {
  base.log.info({ event: event.eventId, code: refusal.code, error: refusal.cause }, 'refused');
  const toast: Toast = { tone: 'warn', text: refusal.shown };
  await withTx(base, async (ctx) => {
    // A press is answered by its toast; a card in the group would only be noise for the others.
    if (event.kind === 'message') {
      const scene = await sceneOf(ctx, event, names);
      await say(scene, event, refusalAnswer(scene, refusal));
    }
    if (event.kind === 'action') {
      await post(
        ctx,
        { kind: 'card', card: refusalCard(refusal.shown) },
        { to: event.sender, occurrence: `answer:${event.eventId}:refused` },
      );
    }
    if (!(await ctx.repos.inbox.markDone(event.eventId, base.instance, ctx.now, toast))) throw new LostClaim();
  });
  return toast;
}

/** A refusal may name what the asker could have meant: it is shown where that may be seen (S20). */
function refusalAnswer({ actor }: Ctx, { code, shown }: Refusal): Answer {
  const card = refusalCard(shown);
  if (actor.grants.length === 0 || code === 'not_allowed' || code === 'too_much') return toEveryone(card);
  if (seesAllUnits(actor)) return toAllUnits(card);
  const [unitId, ...others] = ownUnits(actor);
  return unitId && others.length === 0 ? toUnit(unitId, card) : toAsker(card);
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

function unknownCommandCard(word: string, commands: readonly Command[]) {
  const near = commands
    .map((command) => ({
      name: command.name,
      distance: Math.min(editDistance(word, command.name), editDistance(word.toLowerCase(), command.alias)),
    }))
    .filter(({ name, distance }) => distance < Math.max(2, name.length))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 3)
    .map(({ name }) => `/${name}`);
  return refusalCard(
    `没有“/${word}”这个命令。${near.length > 0 ? `您是不是要用 ${near.join('、')}？` : ''}发送 /帮助 可查看全部命令。`,
  );
}
