/** Addresses: a room is 'local:room-…' or 'local:direct-…', a person 'local:' and their id. */
import type { Address } from '#src/core/people.js';
import type { ChatStore, Persona, SimRoom } from '#src/ports/simulator.js';

export const addressOf = (id: string): Address => `local:${id}`;

/** The part behind 'local:'; null for another platform's address. */
export const idOf = (address: Address): string | null => (address.startsWith('local:') ? address.slice(6) : null);

/** The room itself, or the one-to-one chat with a person; null where there is neither. */
export async function roomOf(chats: ChatStore, address: Address): Promise<SimRoom | null> {
  const id = idOf(address);
  const rooms = await chats.rooms();
  return (
    rooms.find((room) => room.id === id) ??
    rooms.find(({ kind, memberIds }) => kind === 'direct' && id !== null && memberIds.includes(id)) ??
    null
  );
}

export async function nameOf(chats: ChatStore, address: Address): Promise<string | null> {
  const id = idOf(address);
  const named: { id: string; name: string }[] = [...(await chats.people()), ...(await chats.rooms())];
  return named.find((one) => one.id === id)?.name ?? null;
}

/** Name of the bot in its rooms; whoever writes '@督办' mentions it. */
export const botName = '督办';

/** Mentions among the members of a room, as they are typed: '@' and a name. The bot's own fall away. */
export function mentionsIn(
  text: string,
  members: readonly Persona[],
): { text: string; mentionsBot: boolean; mentions: { address: Address; name: string }[] } {
  const mentionsBot = text.includes(`@${botName}`);
  return {
    text: text.replaceAll(`@${botName}`, '').trim(),
    mentionsBot,
    mentions: members
      .filter(({ name }) => text.includes(`@${name}`))
      .map(({ id, name }) => ({ address: addressOf(id), name })),
  };
}
