import type { Person } from '#src/core/people.js';
import { Refusal } from '#src/core/refusal.js';
import type { Ctx } from './context.js';
import { audit } from './new-fact.js';

/**
 * The person that somebody named: by @ (the platform's own id, never the displayed name), by address, or by the exact
 * name of one registered person. Someone mentioned for the first time is registered without any right.
 * @throws Refusal not_found, bad_input (several of that name)
 */
export async function personSaid(
  ctx: Ctx,
  said: string,
  mentions: readonly { address: string; name: string }[],
): Promise<Person> {
  const mention =
    mentions.find(({ name, address }) => said.replace(/^@/, '') === name || said === address) ??
    (said.startsWith('@') ? mentions[0] : undefined);
  const address = mention?.address ?? (/^(feishu|wecom|local):\S+$/.test(said) ? said : null);
  if (address) {
    const known = await ctx.repos.roster.personByAddress(address);
    if (known) return known;
    const person: Person = { id: ctx.ids.next('per_'), name: mention?.name ?? said, addresses: [address], grants: [] };
    await ctx.repos.roster.addPerson(person, ctx.now);
    await audit(ctx, 'person.add', person.id, { address });
    return person;
  }
  const wanted = said.trim().replace(/^@/, '');
  const named = (await ctx.repos.roster.load()).people.filter(({ name }) => name === wanted);
  const [only, ...others] = named;
  if (only && others.length === 0) return only;
  throw new Refusal(
    named.length > 1 ? 'bad_input' : 'not_found',
    named.length > 1 ? `有 ${named.length} 位“${wanted}”，请用 @ 指明。` : `没有找到“${wanted}”，请用 @ 指明这个人。`,
  );
}
