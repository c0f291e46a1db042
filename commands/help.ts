import { z } from 'zod';
import { commandHelpCard, helpCard } from '#src/cards/help-cards.js';
import { Refusal } from '#src/core/refusal.js';
import { type Command, defineCommand, mayUse } from '#src/runtime/declare.js';
import { toEveryone } from '#src/services/answer.js';
import { doorsOf } from '#src/services/permission.js';

/** Help is made from the declarations, so it is given them. */
export const helpCommand = (all: () => readonly Command[]): Command =>
  defineCommand({
    name: '帮助',
    alias: 'help',
    usage: '/帮助 [命令]，例如：/帮助 填报',
    summary: '您在这里能做什么',
    who: 'anyone',
    args: z.object({ command: z.string().optional() }),
    async run(ctx, { command: said }) {
      const allowed = all().filter(({ who }) => mayUse(ctx.actor, who));
      if (!said) return toEveryone(helpCard(allowed, doorsOf(ctx.actor)));
      const wanted = said.trim().replace(/^[/／]/, '');
      const found = allowed.find(({ name, alias }) => name === wanted || alias === wanted.toLowerCase());
      if (!found) throw new Refusal('not_found', `您能用的命令里没有“${wanted}”。发送 /帮助 可查看全部命令。`);
      return toEveryone(commandHelpCard(found));
    },
  });
