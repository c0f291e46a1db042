/**
 * The chat simulator: its page at `/`, and what the page asks. There is no sign-in, so it answers browsers on this machine only:
 * the address they name must be loopback (no other name may lead here), and whoever posts must be the page itself.
 */
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { compress } from 'hono/compress';
import { z } from 'zod';
import { addDays, type Instant, instantOn, isDay } from '#src/core/day.js';
import { Refusal } from '#src/core/refusal.js';
import { pageHeaders } from '#src/look/page-headers.js';
import type { Step } from '#src/ports/journey.js';
import type { Simulator } from '#src/ports/simulator.js';
import { type Ctx, type House, openContext, system, zoneOf } from '#src/services/context.js';
import { statusOf } from '../notices.js';
import { isOwnOrigin } from '../own-origin.js';
import { eventStream } from './events.js';
import { nextEvent } from './next-event.js';
import { simulatorPage } from './page.js';
import { shownMessage } from './shown-message.js';

export interface SimulatorParts {
  simulator: Simulator;
  /** Lives on to an instant; null where time is real. */
  liveTo: ((to: Instant) => Promise<void>) | null;
  /** What a newcomer can try next. */
  journey(ctx: Ctx): Promise<Step[]>;
  /** Ends the open pages' streams. */
  stopping: AbortSignal;
}

const id = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);
const said = z.object({
  id,
  as: id,
  room: id,
  text: z.string().max(20_000),
  replyTo: id.nullable(),
  files: z.array(id).max(9),
});
const pressed = z.object({
  id,
  as: id,
  message: id,
  version: z.int(),
  button: z.int().min(0),
  form: z.record(z.string().max(100), z.union([z.string().max(20_000), z.array(z.string().max(1_000)).max(500)])),
});
const moved = z.object({ to: z.union([z.literal('next'), z.string().refine(isDay)]) });

const maxPostBytes = 256 * 1024;
const maxUploadBytes = 21 * 1024 * 1024;
/** A day is moved to at this time, when all that it sends by itself has gone out. */
const timeOfDay = '10:00';
const furthestDays = 400;

export function simulatorRoutes(house: House, { simulator, liveTo, journey, stopping }: SimulatorParts): Hono {
  const routes = new Hono();
  let isMoving = false;

  routes.use('/', pageHeaders);
  routes.use('/local/*', pageHeaders);
  for (const path of ['/', '/local/*']) routes.use(path, onThisMachine);
  for (const path of ['/', '/local/state', '/local/journey']) routes.use(path, compress());
  routes.use('/local/files', bodyLimit({ maxSize: maxUploadBytes, onError: tooLarge }));
  for (const path of ['/local/say', '/local/press', '/local/clock'])
    routes.use(path, bodyLimit({ maxSize: maxPostBytes, onError: tooLarge }));

  routes.get('/', (c) => c.html(simulatorPage({ canMove: liveTo !== null, timezone: house.timezone })));

  routes.get('/local/state', async (c) => {
    const personas = await simulator.personas();
    const me = personas.find((one) => one.id === c.req.query('as')) ?? personas[0];
    if (!me) throw new Refusal('unavailable', '模拟器里还没有人。');
    const version = await simulator.version();
    const all = await simulator.rooms();
    const roomsOf = (persona: string) => all.filter(({ memberIds }) => memberIds.includes(persona));
    return c.json({
      me,
      personas,
      version,
      now: house.clock.now(),
      heads: await simulator.heads(),
      roomsOf: Object.fromEntries(personas.map((one) => [one.id, roomsOf(one.id).map((room) => room.id)])),
      rooms: await Promise.all(
        roomsOf(me.id).map(async (room) => ({
          ...room,
          messages: (await simulator.messagesOf(room.id)).map((message) => shownMessage(message, personas)),
        })),
      ),
    });
  });

  routes.get('/local/journey', async (c) => {
    const ctx = await openContext(house, system);
    return c.json({ steps: await journey(ctx), next: liveTo ? await nextEvent(ctx) : null });
  });

  routes.get('/local/events', (c) => eventStream(c, { clock: house.clock, simulator, stopping }));

  routes.post('/local/say', async (c) => {
    const message = await simulator.say(await bodyOf(c, said));
    return c.json({ id: message.id });
  });

  routes.post('/local/press', async (c) => c.json({ toast: await simulator.press(await bodyOf(c, pressed)) }));

  routes.post('/local/files', async (c) => {
    const asked = z.object({ as: id, name: z.string().min(1).max(200) }).safeParse(c.req.query());
    if (!asked.success) throw unreadable();
    const bytes = new Uint8Array(await c.req.arrayBuffer());
    return c.json(await simulator.upload(asked.data.as, asked.data.name, bytes));
  });

  routes.get('/local/files/:id', async (c) => {
    const file = await simulator.download(c.req.query('as') ?? '', c.req.param('id'));
    if (!file) throw new Refusal('not_found', '没有这个文件。');
    return c.body(new Uint8Array(file.bytes), 200, {
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    });
  });

  routes.post('/local/clock', async (c) => {
    const { to } = await bodyOf(c, moved);
    if (!liveTo) throw new Refusal('conflict', '接入了真实平台时，时间不能拨动。');
    if (isMoving) throw new Refusal('conflict', '时间正在往前走，请稍等。');
    isMoving = true;
    try {
      await liveTo(await instantFor(await openContext(house, system), to));
    } finally {
      isMoving = false;
    }
    return c.json({ now: house.clock.now() });
  });

  routes.onError((error, c) => {
    if (!(error instanceof Refusal)) throw error;
    return c.json({ refused: error.shown }, statusOf[error.code]);
  });
  return routes;
}

/** No other site's page gets here under a name of its own, and none posts here. */
const onThisMachine = async (c: Context, next: () => Promise<void>): Promise<Response | undefined> => {
  const host = c.req.header('host') ?? new URL(c.req.url).host;
  if (!/^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/.test(host))
    return c.json({ refused: '聊天模拟器只在本机使用，请打开 http://127.0.0.1 开头的地址。' }, 403);
  if (c.req.method !== 'GET' && !isOwnOrigin((name) => c.req.header(name), `http://${host}`))
    return c.json({ refused: '这个请求不是从模拟器页面发出的。' }, 403);
  await next();
};

const tooLarge = (c: Context): Response => c.json({ refused: '内容太大，没有收下。文件不超过 20 MB。' }, 413);
const unreadable = (): Refusal => new Refusal('bad_input', '这个请求看不懂，请刷新页面再试。');

async function bodyOf<Body>(c: Context, schema: z.ZodType<Body>): Promise<Body> {
  if (!c.req.header('content-type')?.startsWith('application/json')) throw unreadable();
  const body = schema.safeParse(await c.req.json().catch(() => null));
  if (!body.success) throw unreadable();
  return body.data;
}

/** @throws Refusal not_found, conflict */
async function instantFor(ctx: Ctx, to: string): Promise<Instant> {
  if (to === 'next') {
    const next = await nextEvent(ctx);
    if (!next) throw new Refusal('not_found', '往后一年里没有要自动发出的内容。可以直接选一个日期。');
    return next.at;
  }
  const at = instantOn(to, timeOfDay, zoneOf(ctx));
  if (at <= ctx.now) throw new Refusal('conflict', '时间只能往前走，请选一个以后的日期。');
  if (to > addDays(ctx.today, furthestDays)) throw new Refusal('bad_input', '一次最多往前走四百天。');
  return at;
}
