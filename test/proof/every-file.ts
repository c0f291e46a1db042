/** Runs with every test file: the seed of all properties, and nothing left behind on what all objects share (S27). */
import fc from 'fast-check';
import { afterAll, expect } from 'vitest';

const seed = Number(process.env.TEST_SEED);
if (Number.isInteger(seed)) fc.configureGlobal({ ...fc.readConfigureGlobal(), seed });

const shared = (): PropertyKey[] => Reflect.ownKeys(Object.prototype);
const before = shared();
afterAll(() => expect(shared()).toEqual(before));
