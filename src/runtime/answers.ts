/** What an event asks for: a command, a press, plain words or a file, each to who may do it. */
import { whichDistrictCard } from '#src/cards/district-cards.js';
import { helpHintCard } from '#src/cards/help-cards.js';
import { usageCard } from '#src/cards/refusal-card.js';
import { Refusal } from '#src/core/refusal.js';
import { unregisteredWords } from '#src/core/show.js';
import type { Inbound, InboundMessage } from '#src/ports/platform.js';
import { type Answer, type Follow, toAsker, toEveryone } from '#src/services/answer.js';
import { chatJoined, chatLeft } from '#src/services/chats.js';
import type { Ctx } from '#src/services/context.js';
import { freshCard } from '#src/services/fresh-card.js';
import { noteRecall } from '#src/services/note-recall.js';
import { doorsOf } from '#src/services/permission.js';
import { type ProgrammeFound, programmeName } from '#src/services/programme-of.js';
import { actionsOf, type Bot } from './bot.js';
import { type Command, mayUse, type Said, type Who } from './declare.js';
import type { NameBook } from './name-book.js';
import { parseArgs, parseCommand } from './parse-command.js';
import { sceneOf } from './scene.js';
import { unknownCommandCard } from './unknown-command.js';

const maxTextBytes = 8 * 1024;

export interface Answers {
  /**
   * The answer to an event, and who asked it where; `among`: districts of which the event names none. Its effect goes into
   * the transaction of `ctx`. Throws a Refusal in the asker's words.
   */
  to(ctx: Ctx, event: Inbound, among: ProgrammeFound['among']): Promise<{ ctx: Ctx; answer: Answer | null }>;
}

export function answersOf(bot: Bot, names: NameBook): Answers {
  const actions = actionsOf(bot);

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

  return {
    async to(ctx, event, among) {
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
    },
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
