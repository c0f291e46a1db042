/** Files: what the bot, the app and webhooks upload, and what people send, behind addresses that live five minutes. */
import type { Chance } from '../common/chance.js';
import type { VirtualClock } from '../common/clock.js';
import { seal } from './crypt.js';
import { ApiError } from './errors.js';
import { DAY, MINUTE, SIZES } from './limits.js';

export interface Media {
  mediaId: string;
  type: string;
  name: string;
  bytes: Buffer;
  /** `bot`, `app`, `webhook KEY`, or the userid of a person. */
  owner: string;
  at: number;
}

export interface Download {
  bytes: Buffer;
  name: string;
  until: number;
}

export interface MediaStore {
  /** Throws where a file of this type may not have that size. */
  add(media: Pick<Media, 'type' | 'name' | 'bytes' | 'owner'>): Media;
  /** Throws 40007 where there is none of that owner and type, or it is past its three days. */
  use(mediaId: unknown, owner: string, type?: string): Media;
  find(mediaId: string): Media | undefined;
  /** Puts a person's file behind an address, sealed with the key; returns the path's last part. */
  offer(media: Media, key: Buffer): string;
  /** undefined where there is none; look at `until`. */
  download(ticket: string): Download | undefined;
}

export function mediaStore(clock: VirtualClock, chance: Chance): MediaStore {
  const kept = new Map<string, Media>();
  const offered = new Map<string, Download>();

  return {
    add(given) {
      const most = SIZES.media[given.type];
      if (most === undefined) throw new ApiError(40058, `type ${given.type}`);
      const isTheirs = !['bot', 'app'].includes(given.owner) && !given.owner.startsWith('webhook ');
      if (!isTheirs && given.bytes.length > most) throw new ApiError(45001);
      if (!isTheirs && given.bytes.length < SIZES.leastMediaBytes)
        throw new ApiError(given.bytes.length === 0 ? 44001 : 40058, 'too small');
      const media = { ...given, mediaId: chance.id('3MEDIA'), at: clock.now() };
      kept.set(media.mediaId, media);
      return media;
    },
    use(mediaId, owner, type) {
      const media = typeof mediaId === 'string' ? kept.get(mediaId) : undefined;
      if (!media || media.owner !== owner || (type !== undefined && media.type !== type)) throw new ApiError(40007);
      if (clock.now() - media.at > 3 * DAY) throw new ApiError(40007, 'expired');
      return media;
    },
    find: (mediaId) => kept.get(mediaId),
    offer(media, key) {
      const ticket = chance.id('dl');
      offered.set(ticket, { bytes: seal(key, media.bytes), name: media.name, until: clock.now() + 5 * MINUTE });
      return ticket;
    },
    download: (ticket) => offered.get(ticket),
  };
}
