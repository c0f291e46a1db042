import type { Address } from '#src/core/people.js';
import type { Inbound } from '#src/ports/platform.js';
import type { Ctx } from '#src/services/context.js';
import { platformOf } from '#src/services/post.js';

export interface NameBook {
  /**
   * Asks the platform who somebody is whom the roster does not know: who says it, and whoever is written in it by address.
   * Outside any transaction, each person once; again only while the platform cannot tell.
   */
  learn(ctx: Ctx, event: Inbound): Promise<void>;
  nameOf(address: Address): string;
  /** Who is written in a text by address, with the names they are known by: as good as a mention. */
  writtenIn(text: string): { address: Address; name: string }[];
}

const ADDRESS = /(?<![A-Za-z0-9_])(?:feishu|wecom|local):[\w.@-]{1,128}/g;
/** People in one message, more of them are not asked about. */
const MOST = 5;

const addressesIn = (text: string): Address[] => [...new Set(text.match(ADDRESS) ?? [])].slice(0, MOST);

/** Names as the platform shows them, for requests to be let in. They are shown to the office and decide nothing. */
export function nameBook(): NameBook {
  const names = new Map<Address, string>();
  return {
    async learn(ctx, event) {
      if (event.kind !== 'message' && event.kind !== 'action') return;
      const written = event.kind === 'message' ? addressesIn(event.text) : [];
      for (const address of [event.sender, ...written]) {
        if (names.has(address) || (await ctx.repos.roster.personByAddress(address))) continue;
        try {
          names.set(address, (await platformOf(ctx, address)?.nameOf(address)) ?? '');
        } catch (error) {
          ctx.log.warn({ error }, 'name not known');
        }
      }
    },
    nameOf: (address) => names.get(address) ?? '',
    writtenIn: (text) =>
      addressesIn(text).flatMap((address) => {
        const name = names.get(address);
        return name ? [{ address, name }] : [];
      }),
  };
}
