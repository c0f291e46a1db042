/** A Redis server of the test run's own; every service and house of its tests gets a database there. */
import type { TestProject } from 'vitest/node';
import { startRedis } from './redis-server.js';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of a server whose databases are the tests'. */
    redisUrl: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { url, stop } = await startRedis('--databases', '10000');
  project.provide('redisUrl', url);
  return stop;
}
