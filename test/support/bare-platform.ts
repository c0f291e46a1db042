/** A platform that can do least: no fields in cards, no updates, replies that only quote. It keeps what it was given. */
import type { Card } from '#src/cards/model.js';
import type { Abilities, ChatPlatform, Delivery, Outgoing } from '#src/ports/platform.js';

export interface BarePlatform extends ChatPlatform {
  received: (Delivery & { outgoing: Outgoing })[];
  /** Cards that somebody received, oldest first. */
  cardsTo(to: string): Card[];
}

export function barePlatform(abilities: Partial<Abilities> = {}): BarePlatform {
  const received: BarePlatform['received'] = [];
  return {
    name: 'wecom',
    abilities: {
      updateDays: 0,
      keyedMinutes: 0,
      nativeCharts: false,
      freeTextInCards: false,
      toasts: false,
      surePresses: false,
      repliesById: false,
      urgent: false,
      maxFileBytes: 1_000_000,
      ...abilities,
    },
    received,
    cardsTo: (to) =>
      received.flatMap((one) => (one.to === to && one.outgoing.kind === 'card' ? [one.outgoing.card] : [])),
    render: (outgoing) => JSON.stringify(outgoing),
    asRepeat: (body) => body,
    async deliver(delivery) {
      received.push({ ...delivery, outgoing: JSON.parse(delivery.body) as Outgoing });
      return { result: 'sent', messageId: `m${received.length}` };
    },
    fetchFile: () => Promise.reject(new Error('no files here')),
    nameOf: async () => null,
    start: async () => undefined,
    stop: async () => undefined,
    health: () => ({ ready: true, reason: null }),
    probe: async () => null,
  };
}
