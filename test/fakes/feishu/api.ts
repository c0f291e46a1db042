/** The one face of the fake: the same in-process and from another process. */
import type { Operations } from './operations.js';

/** Each operation, answered later. */
type Later<Group> = {
  [Name in keyof Group]: Group[Name] extends (...args: infer Args) => infer Result
    ? (...args: Args) => Promise<Awaited<Result>>
    : never;
};

/** Operations of one person: the first argument is settled. */
type Bound<Group> = {
  [Name in keyof Group]: Group[Name] extends (openId: string, ...rest: infer Rest) => infer Result
    ? (...rest: Rest) => Promise<Awaited<Result>>
    : never;
};

export type FakeUser = Bound<Operations['users']>;

export type FakeApi = { [Group in keyof Operations]: Later<Operations[Group]> } & {
  as(openId: string): FakeUser;
};

/** Does `group.name` with these arguments. */
export type Call = (operation: string, args: unknown[]) => Promise<unknown>;

/** An object of which each property is a function that calls; not a promise, so `then` is not one. */
const calling = (call: (name: string, args: unknown[]) => Promise<unknown>): object =>
  new Proxy(
    {},
    {
      get: (_target, name) =>
        typeof name !== 'string' || name === 'then' ? undefined : (...args: unknown[]) => call(name, args),
    },
  );

const GROUPS = [
  'clock',
  'world',
  'users',
  'events',
  'sockets',
  'faults',
  'ledger',
  'messages',
] as const satisfies readonly (keyof Operations)[];

/** The typed face over a way of calling. */
export const faceOf = (call: Call): FakeApi => {
  const groups = GROUPS.map((group) => [group, calling((name, args) => call(`${group}.${name}`, args))] as const);
  const as = (openId: string) => calling((name, args) => call(`users.${name}`, [openId, ...args]));
  return { ...Object.fromEntries(groups), as } as FakeApi;
};

/** A way of calling the operations at hand. Rejects for names that are none. */
export const callerOf =
  (groups: Operations): Call =>
  async (operation, args) => {
    const [group = '', name = ''] = operation.split('.');
    const found = Object.hasOwn(groups, group) ? groups[group as keyof Operations] : {};
    const run = Object.hasOwn(found, name) ? (found as Record<string, unknown>)[name] : undefined;
    if (typeof run !== 'function') throw new RangeError(`no operation ${operation}`);
    return (run as (...given: unknown[]) => unknown)(...args);
  };
