/** S36: secrets that are like nothing else, and whatever makes a service speak of them. Every other service of a test is looked through likewise. */
import { expect, onTestFinished, test } from 'vitest';
import { proof } from '../proof/proof.js';
import { importSeed } from '../support/programme.js';
import { secretsIn } from '../support/secrets.js';
import { runWecom } from '../support/wecom-service.js';
import { DIRECT, openWorld } from '../support/world.js';

const now = '2022-12-20T10:00:00+08:00';

test('S36: with bodies altered, tokens spent and refused, answers broken, links made and used, no secret is found anywhere', async () => {
  const world = await openWorld({ now });
  onTestFinished(() => world.close());
  const { fake, service } = world;
  const call = (path: string, init?: RequestInit) => fetch(`http://127.0.0.1:${service.port}${path}`, init);
  await importSeed(service.house, { registryOnly: true });
  await world.addPerson('ou_office', '王督办');
  await world.say('ou_office', DIRECT, '/帮助');
  const eventId = (await fake.events.list())[0]?.eventId ?? '';
  for (const forged of [
    'tampered_body',
    'tampered_signature',
    'unsigned',
    'wrong_key',
    'wrong_token',
    'plaintext',
    'stale',
  ] as const)
    await fake.events.forge(eventId, forged);
  await fake.world.revokeTokens();
  await world.say('ou_office', DIRECT, '/待办');
  const effects = [{ kind: 'status', status: 500 }, { kind: 'broken_json' }, { kind: 'reset' }] as const;
  for (const effect of effects) {
    await fake.faults.add({ api: 'message.reply', times: 1, effect });
    await fake.faults.add({ api: 'message.create', times: 1, effect });
    await world.say('ou_office', DIRECT, '/我是谁');
  }
  await fake.faults.add({ api: 'token', times: 1, effect: { kind: 'status', status: 500 } });
  await fake.world.revokeTokens();
  const [board] = await world.say('ou_office', DIRECT, '/看板');
  const { opened } = await fake.as('ou_office').press(board?.messageId ?? '', '打开看板');
  const link = new URL(opened ?? '');
  expect((await call(link.pathname + link.search)).status).toBe(200);
  const entered = await call('/dashboard/sign-in', {
    method: 'POST',
    headers: { origin: link.origin },
    body: link.searchParams,
    redirect: 'manual',
  });
  expect(entered.status).toBe(303);
  for (const body of ['{', '{"encrypt":"AAAA"}', fake.app.encryptKey, fake.app.verificationToken])
    await (await call('/feishu/events', { method: 'POST', body })).text();
  expect(await world.leaks()).toEqual([]);
  proof('S36', { runs: secretsIn(world.env).size });
});

test('S36: the same of WeCom’s bot and app', async () => {
  const { stop, leaks, env, fake, service, settle } = await runWecom({ now, office: ['wang'] });
  onTestFinished(stop);
  await fake.world.addPerson({ userId: 'wang', name: '王督办' });
  for (const path of ['/wecom/app', '/wecom/bot'])
    for (const body of ['<xml>', `<xml><Encrypt>${fake.app.aesKey}</Encrypt></xml>`])
      await fetch(`http://127.0.0.1:${service.port}${path}?msg_signature=${fake.app.token}&timestamp=1&nonce=2`, {
        method: 'POST',
        body,
      });
  await settle();
  expect(await leaks()).toEqual([]);
  proof('S36', { runs: secretsIn(env).size });
});

test('S36: whoever looks finds what is there', async () => {
  const { leaks, env, service, ...world } = await openWorld({ now });
  const { db } = service.house.database;
  await db
    .insertInto('notes')
    .values({ name: 'left lying', value: `x${env.FEISHU_APP_SECRET}x`, expiresAt: '2999-01-01T00:00:00.000Z' })
    .execute();
  const session = service.house.ids.secret(32);
  service.house.log.info({ [env.FEISHU_ENCRYPT_KEY ?? '']: 1, session }, 'a careless line');
  expect(await leaks()).toEqual([
    'notes.value holds FEISHU_APP_SECRET',
    expect.stringMatching(/^the log holds secret \d+ of a link or session$/),
  ]);
  await expect(world.close()).rejects.toThrow('S36');
});
