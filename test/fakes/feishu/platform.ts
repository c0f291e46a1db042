/** What the parts of the fake share. */

import type { Chance } from '../common/chance.js';
import type { VirtualClock } from '../common/clock.js';
import type { JsonObject } from '../common/json.js';
import type { Part } from '../common/multipart.js';
import type { Windows } from '../common/windows.js';
import type { CardTokens } from './card-tokens.js';
import type { Known } from './cards.js';
import type { FeishuFaults } from './faults.js';
import type { FeishuLedger } from './ledger.js';
import type { Settings } from './options.js';
import type { Resources } from './resources.js';
import type { Store } from './store.js';
import type { Tokens } from './tokens.js';
import type { World } from './world.js';

export interface Platform {
  settings: Settings;
  clock: VirtualClock;
  chance: Chance;
  world: World;
  store: Store;
  resources: Resources;
  ledger: FeishuLedger;
  windows: Windows;
  tokens: Tokens;
  cardTokens: CardTokens;
  faults: FeishuFaults;
  /** uuids of sends that were begun and are held up. */
  inFlight: Set<string>;
}

export interface ApiRequest {
  params: Record<string, string>;
  query: URLSearchParams;
  body: JsonObject;
  parts: Part[] | null;
  /** The token it came with; '' without. */
  bearer: string;
}

export interface ApiAnswer {
  /** Goes out as `{code: 0, msg: "success", data}`. */
  data?: unknown;
  /** Goes out beside `code` and `msg`, for the APIs that do it so. */
  top?: JsonObject;
  bytes?: Buffer;
  outcome?: 'accepted' | 'repeat';
  messageId?: string;
}

export interface Route {
  method: string;
  /** `:name` stands for one segment. */
  path: string;
  /** Its name in the request log and the fault script. */
  api: string;
  /** Any of these is needed; none: no scope. */
  scopes: readonly string[];
  /** Works without a tenant token. */
  open?: true;
  /** Of the old kind: the frequency limit comes as HTTP 400. */
  old?: true;
  /** Ids the request is about, besides those in its path. */
  concerned?: (request: ApiRequest) => string[];
  handle: (request: ApiRequest) => ApiAnswer;
}

/** What a card may refer to. */
export const knownTo = (platform: Platform): Known => ({
  person: (openId) => platform.world.people.has(openId) || openId === platform.settings.app.botOpenId,
  image: (imageKey) => platform.resources.find(imageKey)?.kind === 'image',
});
