/** Who somebody is, asked of the platform where the roster does not know them. */
import { expect, test } from 'vitest';
import type { InboundMessage } from '#src/ports/platform.js';
import { nameBook } from '#src/runtime/name-book.js';
import { openContext, system } from '#src/services/context.js';
import { barePlatform } from '../support/bare-platform.js';
import { testHouse } from '../support/house.js';

test('whoever speaks, and whoever is written by address, is asked about once it can be; a strange address stays without a name', async () => {
  const asked: string[] = [];
  let isAway = false;
  const nameOf = async (address: string) => {
    asked.push(address);
    if (isAway) throw new Error('away');
    return { 'wecom:wang': '王督办', 'wecom:li': '李主任' }[address] ?? null;
  };
  const house = await testHouse({ now: '2022-12-28T10:00:00+08:00', platforms: [{ ...barePlatform(), nameOf }] });
  const ctx = await openContext(house, system);
  const text = '/成员 添加 wecom:li 单位负责人 民治街道，抄送wecom:nobody';
  const event: InboundMessage = {
    kind: 'message',
    eventId: 'e1',
    at: ctx.now,
    chat: 'wecom:wrOffice',
    chatKind: 'group',
    sender: 'wecom:wang',
    messageId: 'm1',
    replyTo: null,
    quoted: null,
    text,
    mentionsBot: true,
    mentions: [],
    files: [],
  };
  const names = nameBook();
  isAway = true;
  await names.learn(ctx, event);
  expect(names.nameOf('wecom:wang')).toBe('');
  isAway = false;
  asked.length = 0;
  await names.learn(ctx, event);
  await names.learn(ctx, event);
  expect(asked).toEqual(['wecom:wang', 'wecom:li', 'wecom:nobody']);
  expect(names.nameOf('wecom:wang')).toBe('王督办');
  expect(names.writtenIn(text)).toEqual([{ address: 'wecom:li', name: '李主任' }]);
});
