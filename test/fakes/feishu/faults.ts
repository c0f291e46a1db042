/** What strikes a call of Feishu's API besides what strikes any. */
import type { CommonEffect, Fault, Faults } from '../common/faults.js';

export type FaultEffect =
  | CommonEffect
  /** 429 / 99991400 with both headers; the API stays closed until the reset, in virtual time. */
  | { kind: 'limited'; resetSeconds: number }
  /** 400 / 230020. */
  | { kind: 'chat_limited' }
  | { kind: 'token_invalid' }
  | { kind: 'not_in_chat' }
  | { kind: 'dissolved' };

export type FeishuFault = Fault<FaultEffect>;
export type FeishuFaults = Faults<FaultEffect>;
