/**
 * The chat simulator as a platform: rooms and people that exist only here, for whoever sits at this machine. It needs no
 * credentials and trusts its page, which is why the page is served on loopback only.
 */
import { Refusal } from '#src/core/refusal.js';
import type { Clock } from '#src/ports/clock.js';
import type { Ids } from '#src/ports/ids.js';
import type { Abilities, ChatPlatform, Receive } from '#src/ports/platform.js';
import type { ChatStore, FileStore, Simulator } from '#src/ports/simulator.js';
import { asRepeat, renderOutgoing, shown } from './content.js';
import { deliverer } from './deliver.js';
import { fetchFile, maxFileBytes } from './files.js';
import { nameOf } from './rooms.js';
import { speech } from './speak.js';

export { openMovableClock } from './clock.js';

export const localAbilities: Abilities = {
  updateDays: 3650,
  // A key is remembered for good.
  keyedMinutes: 10 * 365 * 24 * 60,
  nativeCharts: true,
  freeTextInCards: true,
  toasts: true,
  surePresses: true,
  repliesById: true,
  urgent: true,
  maxFileBytes,
};

/** How many messages of a room a page begins with. */
const shownMessages = 60;

export function localPlatform(
  chats: ChatStore,
  files: FileStore,
  { clock, ids }: { clock: Clock; ids: Ids },
): { platform: ChatPlatform; simulator: Simulator } {
  let receive: Receive | null = null;
  const listeners = new Set<() => void>();
  const changed = (): void => {
    for (const listener of listeners) listener();
  };
  const { say, press, catchUp } = speech(chats, files, {
    clock,
    changed,
    receive: () => {
      if (!receive) throw new Refusal('unavailable', '督办还没有启动好，请稍后再试。');
      return receive;
    },
  });

  return {
    platform: {
      name: 'local',
      abilities: localAbilities,
      render: renderOutgoing,
      asRepeat,
      deliver: deliverer(chats, files, { clock, ids, changed }),
      fetchFile: (ref, maxBytes) => fetchFile(chats, files, ref, maxBytes),
      nameOf: (address) => nameOf(chats, address),
      async start(given) {
        receive = given;
        await catchUp();
      },
      async stop() {
        receive = null;
      },
      health: () => ({ ready: receive !== null, reason: receive ? null : 'not started' }),
      probe: async () => null,
    },
    simulator: {
      say,
      press,
      personas: () => chats.people(),
      rooms: () => chats.rooms(),
      heads: () => chats.heads(),
      messagesOf: async (room) => (await chats.latest(room, shownMessages)).map(shown),
      changedAfter: async (version) => (await chats.changedAfter(version)).map(shown),
      version: () => chats.version(),
      async upload(as, name, bytes) {
        if (!(await chats.people()).some(({ id }) => id === as)) throw new Refusal('not_found', '没有这个人。');
        if (bytes.byteLength > maxFileBytes) throw new Refusal('too_much', '文件超过 20 MB，请压缩或分开发送。');
        const id = ids.next('sim_');
        await files.save({ id, name, owner: as, bytes, at: clock.now() });
        return { id, name };
      },
      async download(as, id) {
        const rooms = (await chats.rooms()).filter(({ memberIds }) => memberIds.includes(as));
        const isShown = await Promise.all(rooms.map((room) => chats.holdsFile(room.id, id)));
        return isShown.some(Boolean) ? files.read(id) : null;
      },
      onChange(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
  };
}
