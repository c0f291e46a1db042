import { createRequire } from 'node:module';

const fromBench = createRequire(new URL('../package.json', import.meta.url));

/** A package of bench/package.json, which the product does not have. */
export const loadPeer = <T>(name: string): T => fromBench(name) as T;
