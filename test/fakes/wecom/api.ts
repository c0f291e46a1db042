/** The face of the fake WeCom. */
import { type Bound, type Call, type Face, faceOf } from '../common/face.js';
import type { Operations } from './operations.js';

export type FakeUser = Bound<Operations['users']>;
export type FakeApi = Face<Operations>;

export const wecomFace = (call: Call): FakeApi =>
  faceOf<Operations>(['clock', 'world', 'users', 'events', 'sockets', 'faults', 'ledger', 'messages'], call);
