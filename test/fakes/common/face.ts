/** The one face of a fake: the same in-process and from another process. */

/** Operations in groups; those of `users` begin with the person who does them. */
type Groups = Record<string, object> & { users: object };

/** Each operation, answered later. */
type Later<Group> = {
  [Name in keyof Group]: Group[Name] extends (...args: infer Args) => infer Result
    ? (...args: Args) => Promise<Awaited<Result>>
    : never;
};

/** Operations of one person: the first argument is settled. */
export type Bound<Group> = {
  [Name in keyof Group]: Group[Name] extends (person: string, ...rest: infer Rest) => infer Result
    ? (...rest: Rest) => Promise<Awaited<Result>>
    : never;
};

export type Face<Operations extends Groups> = { [Group in keyof Operations]: Later<Operations[Group]> } & {
  as(person: string): Bound<Operations['users']>;
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

/** The typed face over a way of calling. */
export const faceOf = <Operations extends Groups>(
  names: readonly (keyof Operations & string)[],
  call: Call,
): Face<Operations> => {
  const groups = names.map((group) => [group, calling((name, args) => call(`${group}.${name}`, args))] as const);
  const as = (person: string) => calling((name, args) => call(`users.${name}`, [person, ...args]));
  return { ...Object.fromEntries(groups), as } as Face<Operations>;
};

/** A way of calling the operations at hand. Rejects for names that are none. */
export const callerOf =
  (groups: object): Call =>
  async (operation, args) => {
    const [group = '', name = ''] = operation.split('.');
    const found: unknown = Object.hasOwn(groups, group) ? (groups as Record<string, unknown>)[group] : {};
    const run = Object.hasOwn(Object(found), name) ? (found as Record<string, unknown>)[name] : undefined;
    if (typeof run !== 'function') throw new RangeError(`no operation ${operation}`);
    return (run as (...given: unknown[]) => unknown)(...args);
  };
