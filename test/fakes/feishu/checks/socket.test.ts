/** The long connection, held against the official SDK. */
import { describe, expect, onTestFinished, test } from 'vitest';
import { cardOf, fake, formCard, quiet, restart, sdk, sendCard, text, useFake } from './support.js';

useFake({
  mode: 'websocket',
  socket: {
    splitBytes: 200,
    clientConfig: { ReconnectCount: -1, ReconnectInterval: 0.02, ReconnectNonce: 0, PingInterval: 1 },
  },
});

describe('long connection', () => {
  type Heard = Record<string, unknown>;

  const connect = async (handlers: Record<string, (data: Heard) => unknown>, more: object = {}) => {
    const { WSClient, EventDispatcher } = await sdk();
    const signals: string[] = [];
    let settle = (): void => undefined;
    let next = new Promise<void>((resolve) => {
      settle = resolve;
    });
    const signal = (name: string) => () => {
      signals.push(name);
      settle();
    };
    const client = new WSClient({
      appId: fake.app.appId,
      appSecret: fake.app.appSecret,
      domain: fake.url,
      logger: quiet,
      onReady: signal('ready'),
      onError: signal('error'),
      onReconnected: signal('reconnected'),
      ...more,
    });
    onTestFinished(() => client.close({ force: true }));
    const eventDispatcher = new EventDispatcher({ logger: quiet }).register<typeof handlers>(handlers);
    const signalled = async (): Promise<string | undefined> => {
      await next;
      next = new Promise((resolve) => {
        settle = resolve;
      });
      return signals.at(-1);
    };
    void client.start({ eventDispatcher });
    return { client, signalled };
  };

  test('the SDK connects, hears an event that came in parts, and acknowledges it', async () => {
    const heard: unknown[] = [];
    const { signalled } = await connect({
      'im.message.receive_v1': (data) => void heard.push((data.message as { content: string }).content),
    });
    expect(await signalled()).toBe('ready');
    const long = '办'.repeat(500);
    const { event } = await fake.as('ou_zhang').say('direct', long);
    expect(event).toMatchObject({ state: 'answered', attempts: [{ answer: { status: 200, body: '' } }] });
    expect(heard).toEqual([text(long)]);
    expect((await fake.sockets.connections())[0]).toMatchObject({ acknowledged: 1, frozen: false });
    expect((await fake.sockets.connections())[0]?.pings).toBeGreaterThan(0);
  });

  test('a card is pressed over the socket and its answer checked like any other', async () => {
    const { signalled } = await connect({
      'card.action.trigger': (data) => ({
        toast: { type: 'info', content: (data.action as { value: { id: string } }).value.id },
        card: { type: 'raw', data: cardOf({ tag: 'markdown', content: '已收到' }) },
      }),
    });
    await signalled();
    const id = String((await sendCard(formCard)).data.message_id);
    const pressed = await fake.as('ou_zhang').press(id, '收到');
    expect(pressed).toMatchObject({ error: null, toast: { type: 'info', content: 'n_1' } });
    expect(await fake.messages.plainText(id)).toBe('进度填报\n已收到');
  });

  test('an event whose handler fails comes again', async () => {
    let fail = true;
    const heard: unknown[] = [];
    const { signalled } = await connect({
      'im.message.receive_v1': (data) => {
        heard.push(data.event_id);
        if (fail) throw new Error('not now');
      },
    });
    await signalled();
    const { event } = await fake.as('ou_zhang').say('direct', '一');
    expect(event?.attempts[0]?.answer.status).toBe(500);
    fail = false;
    await fake.clock.advance(15_000);
    expect(heard).toEqual([event?.eventId, event?.eventId]);
  });

  test('a half-open connection swallows what is sent over it', async () => {
    await restart({ mode: 'websocket', answerWithinMs: 50 });
    const { signalled } = await connect({});
    await signalled();
    await fake.sockets.disturb('freeze');
    const deaf = await fake.as('ou_zhang').say('direct', '二');
    expect(deaf.event?.attempts[0]?.answer.failure).toBe('timeout');
  });

  test('events go to any of the connections, by chance', async () => {
    const heard: string[] = [];
    const a = await connect({ 'im.message.receive_v1': () => void heard.push('a') });
    const b = await connect({ 'im.message.receive_v1': () => void heard.push('b') });
    await a.signalled();
    await b.signalled();
    for (let i = 0; i < 20; i += 1) await fake.as('ou_zhang').say('direct', `第${i}条`);
    expect(heard).toHaveLength(20);
    expect(new Set(heard)).toEqual(new Set(['a', 'b']));
  });

  test('a cut connection comes back through another ticket', async () => {
    const { signalled } = await connect({ 'im.message.receive_v1': () => undefined });
    await signalled();
    const [before] = await fake.sockets.connections();
    await fake.sockets.refuse(1000040343, 1);
    await fake.sockets.disturb('cut');
    expect(await signalled()).toBe('reconnected');
    const [after] = await fake.sockets.connections();
    expect(after?.id).not.toBe(before?.id);
  });

  test.each([1, 403, 514, 1000040350])('code %d of the endpoint ends the client', async (code) => {
    await fake.sockets.refuse(code, 1);
    const { signalled, client } = await connect({});
    expect(await signalled()).toBe('error');
    expect(client.getConnectionStatus().state).toBe('failed');
  });

  test('wrong credentials are refused', async () => {
    const { signalled } = await connect({}, { appSecret: 'wrong' });
    expect(await signalled()).toBe('error');
    expect((await fake.ledger.requests('ws.endpoint'))[0]?.code).toBe(514);
  });
});
