/** response_codes of the app's cards: 72 hours, one use; each click brings a fresh one. */
import type { Chance } from '../common/chance.js';
import type { VirtualClock } from '../common/clock.js';
import { ApiError } from './errors.js';
import { HOUR } from './limits.js';

export interface ResponseCodes {
  issue(messageId: string): string;
  /** The message of a code that may still be used. Throws 60140. */
  look(code: unknown): string;
  spend(code: unknown): void;
}

export function responseCodes(clock: VirtualClock, chance: Chance): ResponseCodes {
  const codes = new Map<unknown, { messageId: string; until: number }>();
  return {
    issue(messageId) {
      const code = chance.id('rcode');
      codes.set(code, { messageId, until: clock.now() + 72 * HOUR });
      return code;
    },
    look(code) {
      const found = codes.get(code);
      if (!found || clock.now() > found.until) throw new ApiError(60140);
      return found.messageId;
    },
    spend: (code) => void codes.delete(code),
  };
}
