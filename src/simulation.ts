/** What must hold before the simulator is served, and its time. */
import { repositories } from '#db/repositories.js';
import { systemClock } from '#src/adapters/system/clock.js';
import { shownInstant } from '#src/core/day.js';
import { Refusal } from '#src/core/refusal.js';
import type { MovableClock } from '#src/ports/simulator.js';
import { slotsAhead } from '#src/runtime/slots-ahead.js';
import type { App } from './app.js';
import { bot } from './app.js';
import type { Config } from './config.js';
import { ConfigError } from './config-error.js';
import { type HouseParts, type OpenHouse, openHouse } from './house.js';
import { sampleBegins } from './sample/cast.js';
import { addStrangers, beginSimulator } from './sample/load-sample.js';

const loopback = new Set(['127.0.0.1', 'localhost', '::1']);

/**
 * Refuses the simulator where it does not belong, and begins it where it never was: on an empty store with the sample. Beside
 * a real platform its people are strangers, and time is real.
 * @throws ConfigError on another address than loopback, or where office users of a real platform are named;
 *   Refusal conflict on a store that has members of a real platform
 */
export async function prepareSimulator(config: Config, parts: HouseParts = {}): Promise<void> {
  if (!config.platforms.includes('local')) return;
  requireOwnMachine(config);
  const house = await openHouse(config, { ...parts, clock: parts.clock ?? systemClock });
  try {
    const { programmes, localClock, roster } = repositories(house.database.db, null, house);
    const addresses = await roster.addressesOfAll();
    if (addresses.some((address) => !address.startsWith('local:'))) throw new Refusal('conflict', realMembers);
    if (await localClock.read()) return;
    if (config.platforms.length > 1) {
      await addStrangers(house);
      return;
    }
    const isEmpty = (await programmes.list()).length === 0;
    const now = isEmpty && !parts.clock ? sampleBegins : house.clock.now();
    await beginSimulator({ ...house, clock: { ...house.clock, now: () => now } }, systemClock.now());
    house.log.info({ at: shownInstant(now, config.timezone), sample: isEmpty }, 'simulator begun');
  } finally {
    await house.close();
  }
}

function requireOwnMachine({ host, office, platforms }: Config): void {
  const problems: string[] = [];
  if (!loopback.has(host))
    problems.push(
      `HOST：聊天模拟器（local）不设登录，只能开在本机 127.0.0.1 上，不能是 ${host}。请去掉 HOST，或接入飞书、企业微信`,
    );
  const strangers = office.filter((address) => !platforms.some((name) => address.startsWith(`${name}:`)));
  if (strangers.length > 0)
    problems.push(
      'DUBAN_OFFICE：写的是真实平台的账号，却没有接入那个平台。请补上平台凭证；只想试用模拟器，请去掉这个变量',
    );
  if (problems.length > 0) throw new ConfigError(problems);
}

const realMembers =
  '这个数据库里有真实平台的成员或群，聊天模拟器（local）不能与它同用：谁都能在模拟器里扮演他们。\n请补上平台凭证；只想试用模拟器，请把 DATABASE_URL 指向另一个文件，例如 sqlite:data/demo.db。';

/** Goes forward in time slot by slot, so that every reminder, digest and lock in between comes on its day. */
export async function liveUpTo(house: OpenHouse, app: App, clock: MovableClock, to: string): Promise<void> {
  for (const at of await slotsAhead(house, bot, to)) await stepTo(app, clock, at);
  await stepTo(app, clock, to);
}

async function stepTo(app: App, clock: MovableClock, at: string): Promise<void> {
  await clock.moveTo(at);
  await app.tick();
  await app.settled();
}
