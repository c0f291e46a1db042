/** S36: what must stand nowhere but in the environment, and where it was found all the same. */
import type { House } from '#src/services/context.js';

/** By name: the environment's secrets, and the passwords in its addresses. Independent of the list that the product has. */
export function secretsIn(env: Readonly<Record<string, string>>): Map<string, string> {
  const found = Object.entries(env).flatMap(([name, value]): [string, string][] => {
    if (/SECRET|TOKEN|KEY|PASSWORD/.test(name)) return [[name, value]];
    return URL.canParse(value) ? [[`password in ${name}`, decodeURIComponent(new URL(value).password)]] : [];
  });
  // What is shorter says nothing where it turns up.
  return new Map(found.filter(([, value]) => value.length >= 6));
}

/** Names of the secrets that a text holds, and tokens as platforms write them. */
export function leaksIn(text: string, secrets: ReadonlyMap<string, string>): string[] {
  const named = [...secrets].flatMap(([name, value]) => {
    const written = new Set([value, JSON.stringify(value).slice(1, -1), encodeURIComponent(value)]);
    return [...written].some((one) => text.includes(one)) ? [name] : [];
  });
  return /Bearer (?!\[secret\])[\w.~+/=-]{8}/.test(text) ? [...named, 'a bearer token'] : named;
}

/** Throws where a text holds one. */
export function requireNoSecret(where: string, text: string, secrets: ReadonlyMap<string, string>): void {
  const leaks = leaksIn(text, secrets);
  if (leaks.length > 0) throw new Error(`S36: ${where} holds ${leaks.join(', ')}`);
}

/** All that a store holds, a text for each column: outgoing messages, causes of failures, the trail, events as they came. */
export async function textsOfStore({ database }: Pick<House, 'database'>): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for (const { name } of await database.db.introspection.getTables()) {
    const rows = await database.db
      .selectFrom(name as 'audit')
      .selectAll()
      .execute();
    for (const row of rows)
      for (const [column, value] of Object.entries(row)) {
        const text =
          (value as unknown) instanceof Uint8Array
            ? Buffer.from(value as unknown as Uint8Array).toString('latin1')
            : String(value);
        const where = `${name}.${column}`;
        texts.set(where, `${texts.get(where) ?? ''}${text}\n`);
      }
  }
  return texts;
}
