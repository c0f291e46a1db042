import { expect, test } from 'vitest';
import { card, text } from '#src/cards/model.js';
import { delivery } from '#src/runtime/delivery.js';
import { withTx } from '#src/services/context.js';
import { post } from '#src/services/post.js';
import { barePlatform } from '../support/bare-platform.js';
import { testHouse } from '../support/house.js';
import { officeOf } from '../support/programme.js';

const digest = card(
  '民生实事周报',
  'calm',
  [
    text('与上周相比没有变化。'),
    { kind: 'chart', chart: { type: 'bar', title: '项目状态', points: [{ label: '滞后', value: 24 }] } },
  ],
  { summary: '滞后 24' },
);

test.each([
  [false, ['card', 'picture']],
  [true, ['card']],
])('charts of its own: %s: a card with a chart arrives as %j', async (nativeCharts, kinds) => {
  const platform = barePlatform({ nativeCharts });
  const house = await testHouse({ now: '2022-12-26T09:00+08:00', platforms: [platform] });
  const once = (): Promise<boolean> =>
    officeOf(house).then((ctx) =>
      withTx(ctx, (tx) =>
        post(tx, { kind: 'card', card: digest }, { to: 'wecom:chat', occurrence: 'digest:2022-12-26:all' }),
      ),
    );
  expect([await once(), await once()]).toEqual([true, false]);
  await delivery(house).run();
  expect(platform.received.map(({ outgoing }) => outgoing.kind)).toEqual(kinds);
  const [, picture] = platform.received;
  if (nativeCharts) return;
  expect(picture?.outgoing).toMatchObject({ name: '民生实事周报.png', text: '民生实事周报：滞后 24' });
  expect(
    Buffer.from(picture?.file?.bytes ?? [])
      .subarray(1, 4)
      .toString(),
  ).toBe('PNG');
});
