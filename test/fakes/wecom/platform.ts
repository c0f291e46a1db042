/** What the parts of the fake share. */
import type { Chance } from '../common/chance.js';
import type { VirtualClock } from '../common/clock.js';
import type { Faults } from '../common/faults.js';
import type { JsonObject } from '../common/json.js';
import type { Part } from '../common/multipart.js';
import type { Windows } from '../common/windows.js';
import type { WecomLedger } from './ledger.js';
import type { MediaStore } from './media.js';
import type { Settings } from './options.js';
import type { Rights } from './rights.js';
import type { Store } from './store.js';
import type { TaskIds } from './task-ids.js';
import type { Tokens } from './tokens.js';
import type { World } from './world.js';

export interface Platform {
  settings: Settings;
  clock: VirtualClock;
  chance: Chance;
  world: World;
  store: Store;
  media: MediaStore;
  ledger: WecomLedger;
  windows: Windows;
  tokens: Tokens;
  faults: Faults;
  /** What may still be answered, and how. */
  rights: Rights;
  taskIds: TaskIds;
  /** Where the fake itself listens: the beginning of addresses that it hands out. */
  origin: string;
}

export interface ApiRequest {
  params: Record<string, string>;
  query: URLSearchParams;
  body: JsonObject;
  parts: Part[] | null;
  headers: Record<string, string | string[] | undefined>;
}

export interface ApiAnswer {
  /** Goes out beside `errcode` and `errmsg`. */
  top?: JsonObject;
  bytes?: { bytes: Buffer; name: string };
  redirect?: string;
  outcome?: 'accepted' | 'repeat';
  messageId?: string;
}

export interface Route {
  method: string;
  /** `:name` stands for one segment. */
  path: string;
  /** Its name in the request log and the fault script. */
  api: string;
  /** Works without an access token. */
  open?: true;
  /** Ids the request is about. */
  concerned?: (request: ApiRequest) => string[];
  handle: (request: ApiRequest) => ApiAnswer;
}
