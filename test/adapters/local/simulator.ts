/** The simulator on a store in memory, with two rooms and a bot that writes down what it hears. */
import { onTestFinished } from 'vitest';
import { localPlatform } from '#src/adapters/local/index.js';
import { systemIds } from '#src/adapters/system/ids.js';
import { card, text } from '#src/cards/model.js';
import type { Delivery, Inbound, Receive } from '#src/ports/platform.js';
import { openContext, system } from '#src/services/context.js';
import { seededBytes, testHouse } from '../../support/house.js';

export async function openSimulator() {
  const house = await testHouse({ now: '2022-12-20T09:00+08:00' });
  const { repos } = await openContext(house, system);
  await repos.localChat.settle(
    [
      { id: 'wang', name: '王晓', about: '民治街道联络员' },
      { id: 'li', name: '李敏', about: '福城街道联络员' },
    ],
    [
      { id: 'room-minzhi', kind: 'group', name: '民治街道群', memberIds: ['wang'] },
      { id: 'room-fucheng', kind: 'group', name: '福城街道群', memberIds: ['li'] },
      { id: 'direct-wang', kind: 'direct', name: '督办', memberIds: ['wang'] },
    ],
  );
  const ids = systemIds(house.clock, seededBytes('simulator'));
  const heard: Inbound[] = [];
  const receive: Receive = async (event) => {
    heard.push(event);
    return { fresh: true, done: Promise.resolve({ tone: 'good', text: '已保存' }) };
  };
  const open = () => localPlatform(repos.localChat, repos.localFiles, { clock: house.clock, ids });
  const { platform, simulator } = open();
  onTestFinished(() => platform.stop());
  return { house, repos, heard, receive, platform, simulator, open };
}

export const greeting = card('您好', 'calm', [text('请填报')]);

export const delivery = (body: string, more: Partial<Delivery> = {}): Delivery => ({
  to: 'local:room-minzhi',
  act: 'send',
  messageId: null,
  people: [],
  body,
  sendKey: 'key-1',
  file: null,
  companion: null,
  ...more,
});

/** The id of what was sent; fails where it was not. */
export function idOf(delivered: { result: string; messageId?: string }): string {
  if (delivered.result !== 'sent' || !delivered.messageId) throw new Error(`not sent: ${JSON.stringify(delivered)}`);
  return delivered.messageId;
}
