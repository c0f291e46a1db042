/** Who is who: page login, plain ids, once for each code and each id. */
import { expect, test } from 'vitest';
import { openDistrict } from './scene.js';

test('a leader signs in to the board on WeCom’s own page; a stranger and a used code do not', async () => {
  const scene = await openDistrict({ channels: ['socket', 'app'] });
  const base = `http://127.0.0.1:${scene.service.port}`;
  await scene.fake.world.trustDomain(new URL(base).host);
  const way = scene.platform.webSignIn;
  const back = { state: '1672192800000.aB-_Zz09.c_d-e', returnTo: `${base}/dashboard/with/wecom/back` };
  const address = way?.address(back) ?? '';
  expect(new URL(address).searchParams.get('state')).toMatch(/^[A-Za-z0-9]{1,128}$/);

  const arrived = async (userId: string) => new URL(await scene.fake.as(userId).authorize(address)).searchParams;
  const query = await arrived('chen');
  expect(way?.stateIn?.(query.get('state') ?? '')).toBe(back.state);
  expect(await way?.person(query.get('code') ?? '', back.returnTo)).toBe('wecom:chen');
  expect(await way?.person(query.get('code') ?? '', back.returnTo)).toBeNull();
  expect(await way?.person('', back.returnTo)).toBeNull();
  await scene.fake.world.changePerson('stranger', { internal: false });
  const outsider = await arrived('stranger');
  expect(await way?.person(outsider.get('code') ?? '', back.returnTo)).toBeNull();
});

test('what a card says in a chart arrives as a picture too', async () => {
  const scene = await openDistrict();
  const answers = await scene.say('office', 'wrOffice', '/周报');
  const picture = answers.find(({ type }) => type === 'image');
  const body = (await scene.fake.messages.body(picture?.messageId ?? '')) as { image: { media_id: string } };
  const bytes = await scene.fake.messages.bytes(body.image.media_id);
  expect(Buffer.from(bytes).subarray(1, 4).toString()).toBe('PNG');
});

test('a mobile number is asked about once, whatever the answer', async () => {
  const scene = await openDistrict({ channels: ['socket', 'app'] });
  await scene.fake.world.changePerson('zhangsan', { mobile: '13800000000' });
  const find = scene.platform.findByMobile;
  expect([await find?.('13800000000'), await find?.('13800000000')]).toEqual(['wecom:zhangsan', 'wecom:zhangsan']);
  expect([await find?.('13900000000'), await find?.('13900000000')]).toEqual([null, null]);
  expect(await scene.fake.ledger.requests('user.getuserid')).toHaveLength(2);
  const notes = JSON.stringify(await (await scene.office()).database.db.selectFrom('notes').selectAll().execute());
  expect(notes).not.toContain('13800000000');
});
