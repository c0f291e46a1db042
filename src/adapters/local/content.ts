/** Bodies of messages: frozen bytes from the outbox on one side, what a room shows on the other. */
import type { ActionButton, Block, Card, Field } from '#src/cards/model.js';
import type { Outgoing } from '#src/ports/platform.js';
import type { SimContent, SimMessage, StoredMessage } from '#src/ports/simulator.js';

/** A simulator has no limits of its own; this one keeps a page light and lets splitting be seen. */
const maxBodyBytes = 60 * 1024;

const repeatMark = '（可能重复）';

/** What is frozen: charts are shown in cards here, so a picture is only its words. */
type Frozen = Exclude<Outgoing, { kind: 'picture' }>;

/** The neutral card is what this platform shows: it is frozen as it is. Throws RangeError where it is too large. */
export function renderOutgoing(outgoing: Outgoing): string {
  const shown: Frozen = outgoing.kind === 'picture' ? { kind: 'text', text: outgoing.text } : outgoing;
  const body = JSON.stringify(shown);
  if (Buffer.byteLength(body) > maxBodyBytes) throw new RangeError(`message does not fit: over ${maxBodyBytes} bytes`);
  return body;
}

/** The same message, its heading marked; a file has none. */
export function asRepeat(body: string): string {
  const frozen = JSON.parse(body) as Frozen;
  if (frozen.kind === 'file') return body;
  if (frozen.kind === 'text') return renderOutgoing({ ...frozen, text: repeatMark + frozen.text });
  return renderOutgoing({ ...frozen, card: { ...frozen.card, title: repeatMark + frozen.card.title } });
}

/** What a room shows of a frozen body; `fileId`: where the file that it names was put. */
export function contentOf(body: string, fileId: string | null): SimContent {
  const frozen = JSON.parse(body) as Frozen;
  if (frozen.kind !== 'file') return frozen;
  return { kind: 'text', text: '', files: fileId === null ? [] : [{ id: fileId, name: frozen.name }] };
}

export function shown({ body, ...message }: StoredMessage): SimMessage {
  return { ...message, content: JSON.parse(body) as SimContent };
}

/** A button that acts, with the form that it submits. */
export interface Pressable {
  button: ActionButton;
  fields: Field[];
}

/** Buttons that act, in the order in which they stand; the page counts them in the same order. */
export const pressablesOf = (card: Card): Pressable[] => card.blocks.flatMap(pressablesIn);

function pressablesIn(block: Block): Pressable[] {
  switch (block.kind) {
    case 'buttons':
      return block.buttons.flatMap((button) => ('action' in button ? [{ button, fields: [] }] : []));
    case 'form':
      return [{ button: block.submit, fields: block.fields }];
    case 'fold':
      return block.blocks.flatMap(pressablesIn);
    default:
      return [];
  }
}
