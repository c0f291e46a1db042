/** Tokens of card callbacks: 30 minutes, two uses, not before the callback was answered. */
import type { Chance } from '../common/chance.js';
import type { VirtualClock } from '../common/clock.js';
import { ApiError } from './errors.js';

export interface CardTokens {
  issue(messageId: string): string;
  /** The callback was answered: from now on the token works. */
  answered(token: string): void;
  /** The message it stands for; throws 300020, 300030, 300040, and 10002 while the callback is still open. */
  use(token: string): string;
}

const LIFE_MS = 30 * 60_000;
const USES = 2;

export function callbackTokens(clock: VirtualClock, chance: Chance): CardTokens {
  const issued = new Map<string, { messageId: string; until: number; uses: number; open: boolean }>();

  return {
    issue(messageId) {
      const token = chance.id('c-');
      issued.set(token, { messageId, until: clock.now() + LIFE_MS, uses: 0, open: true });
      return token;
    },
    answered(token) {
      const entry = issued.get(token);
      if (entry) entry.open = false;
    },
    use(token) {
      const entry = issued.get(token);
      if (!entry) throw new ApiError(300020);
      if (entry.open) throw new ApiError(10002, 'the callback was not answered yet');
      if (clock.now() > entry.until) throw new ApiError(300030);
      if (entry.uses >= USES) throw new ApiError(300040);
      entry.uses += 1;
      return entry.messageId;
    },
  };
}
