import { z } from 'zod';
import { askedToBindCard, bindAskedCard, boundCard, companionCard } from '#src/cards/roster-cards.js';
import { Refusal } from '#src/core/refusal.js';
import { defineAction, defineCommand } from '#src/runtime/declare.js';
import { type Answer, toEveryone, toOffice } from '#src/services/answer.js';
import { askToBeBound, audienceSaid, bindChat, decideBinding } from '#src/services/bind.js';
import { setCompanion } from '#src/services/companions.js';
import type { Ctx } from '#src/services/context.js';
import { isOffice } from '#src/services/permission.js';

export default defineCommand({
  name: '绑定',
  alias: 'bind',
  usage: '/绑定 单位名称（个人申请）；/绑定 本群 单位名称|督办办公室|区领导（由督办办公室办理）',
  summary: '申请登记为单位联络员；督办办公室用它绑定群聊',
  who: 'anyone',
  args: z.object({ words: z.string().min(1) }),
  async run(ctx, { words }) {
    const wanted = words.replace(/^本群\s*/, '').trim();
    const companion = /^消息推送\s*(\S*)$/.exec(wanted)?.[1];
    if (companion !== undefined) return bindCompanion(ctx, companion);
    const isChat = /^本群/.test(words) || (isOffice(ctx.actor) && ctx.room?.kind === 'group');
    if (!isChat) {
      const asked = await askToBeBound(ctx, wanted);
      return toEveryone(bindAskedCard(asked));
    }
    if (!isOffice(ctx.actor)) throw new Refusal('not_allowed', '绑定群聊由督办办公室办理。');
    if (ctx.room?.kind !== 'group') throw new Refusal('bad_input', '请在要绑定的群里发送 /绑定 本群 单位名称。');
    const audience = await audienceSaid(ctx, wanted);
    await bindChat(ctx, ctx.room.address, audience.audience);
    return toEveryone(boundCard(audience.words));
  },
  actions: {
    'bind.decide': defineAction({
      who: ['office'],
      value: z.object({ draft: z.string(), decision: z.enum(['approved', 'declined']) }),
      async run(ctx, { draft, decision }) {
        const asked = await decideBinding(ctx, draft, decision);
        return toOffice(askedToBindCard({ ...asked, draftId: null, decision }), {
          replaces: true,
          toast: { tone: 'good', text: decision === 'approved' ? '已登记' : '已回绝' },
        });
      },
    }),
  },
});

/** The group's own webhook robot; its address is a secret and is not said again. */
async function bindCompanion(ctx: Ctx, said: string): Promise<Answer> {
  if (ctx.room?.kind !== 'group') throw new Refusal('bad_input', '请在要设置的群里发送 /绑定 消息推送 地址。');
  const isOff = ['取消', '解除'].includes(said);
  await setCompanion(ctx, ctx.room.address, isOff ? null : said);
  return toEveryone(companionCard(!isOff));
}
