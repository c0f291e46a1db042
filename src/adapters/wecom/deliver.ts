/** Frozen bytes to whichever channel can take them, and what became of them as a meaning. */
import type { Delivered, Delivery } from '#src/ports/platform.js';
import type { AppSender } from './app-sender.js';
import type { BotSender } from './bot-sender.js';
import type { Clicks } from './clicks.js';
import { type FrozenBody, frozenBody } from './render.js';
import type { ResponseUrls } from './response-url.js';
import type { WebhookSender } from './webhook.js';

/** What this deployment has; null where it is not set up. */
export interface Channels {
  bot: BotSender | null;
  responses: ResponseUrls | null;
  app: AppSender | null;
  webhook: WebhookSender;
  clicks: Clicks;
}

export function deliverer({
  bot,
  responses,
  app,
  webhook,
  clicks,
}: Channels): (delivery: Delivery) => Promise<Delivered> {
  /** Past the bot: into a group by its webhook, to a person by the app. */
  async function otherwise(delivery: Delivery, body: FrozenBody, why: string): Promise<Delivered> {
    const { companion, to } = delivery;
    if (companion) return webhook.send(delivery, companion, body);
    if (!app) return { result: 'refused', cause: why };
    const sent = await app.send(delivery, idOf(to), body);
    // Nobody of that id: it may be a group, which an app cannot write to.
    return sent.result === 'gone' ? { result: 'refused', cause: `${why}; by the app: ${sent.cause}` } : sent;
  }

  async function send(delivery: Delivery, body: FrozenBody): Promise<Delivered> {
    const rings = body.kind === 'markdown' && body.people.length > 0;
    if (rings && delivery.companion) return webhook.send(delivery, delivery.companion, body);
    if (bot) {
      const sent = await bot.send(delivery, body);
      return sent.result === 'cold' ? otherwise(delivery, body, sent.cause) : sent;
    }
    const answered = await responses?.send(delivery, body);
    if (answered) return answered;
    if (app && !responses) return app.send(delivery, idOf(delivery.to), body);
    return otherwise(delivery, body, 'in callback mode the bot only answers');
  }

  async function update(delivery: Delivery, body: FrozenBody): Promise<Delivered> {
    const { messageId } = delivery;
    if (!messageId) return { result: 'refused', cause: 'no message to update' };
    const card = body.kind === 'card' ? body.card : body.kind === 'markdown' ? body.notice : null;
    if (!card) return { result: 'stale', cause: 'it has no room in a card' };
    const answered = await clicks.answer(messageId, card);
    return answered.result === 'stale' && app ? app.update(messageId, idOf(delivery.to), card) : answered;
  }

  return async (delivery) => {
    if (!delivery.to.startsWith('wecom:')) return { result: 'refused', cause: 'not an address of this platform' };
    const body = frozenBody.parse(JSON.parse(delivery.body));
    switch (delivery.act) {
      case 'send':
      case 'reply':
        return send(delivery, body);
      case 'update':
        return update(delivery, body);
      case 'urgent':
        return { result: 'refused', cause: 'this platform cannot ring at anybody' };
      default: {
        const unreachable: never = delivery.act;
        return unreachable;
      }
    }
  };
}

const idOf = (address: string): string => address.slice('wecom:'.length);
