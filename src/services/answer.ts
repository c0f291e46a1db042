/** What a verb's door says back. Each answer states who may see it; where the room may not, it goes to the asker alone. */
import type { Card } from '#src/cards/model.js';
import type { Address, Audience } from '#src/core/people.js';
import type { Toast } from '#src/ports/platform.js';
import type { Actor, Ctx, Room } from './context.js';
import { isOffice, ownUnits, seesAllUnits } from './permission.js';

export type Visibility =
  /** No data of the programme: help, usage, refusals. */
  | { kind: 'everyone' }
  /** Data of one unit. */
  | { kind: 'unit'; unitId: string }
  /** Data of several units: leaders and the office. */
  | { kind: 'all_units' }
  | { kind: 'office' }
  | { kind: 'asker' };

/** What a sent card is about, so that a reply to it finds its projects. */
export interface CardSubject {
  purpose: string;
  unitId?: string;
  /** Project numbers, in the card's order. */
  numbers?: string[];
  draftId?: string;
  obligationKeys?: string[];
}

/** A press that is done in the asker's stead, as if the button had been pressed. */
export interface Follow {
  action: string;
  value: Record<string, unknown>;
  form: Record<string, string | string[]>;
}

export interface Answer {
  cards: Card[];
  visibleTo: Visibility;
  files?: { fileId: string; name: string }[];
  toast?: Toast;
  /** The first card takes the place of the pressed one, where the platform can. */
  replaces?: boolean;
  subject?: CardSubject;
  /** This is done next, and its answer takes the place of this one. */
  follows?: Follow;
}

type More = Partial<Omit<Answer, 'cards' | 'visibleTo'>>;
const answerFor =
  (visibleTo: Visibility) =>
  (card: Card | Card[], more: More = {}): Answer => ({ cards: [card].flat(), visibleTo, ...more });

export const toEveryone = answerFor({ kind: 'everyone' });
export const toAllUnits = answerFor({ kind: 'all_units' });
export const toOffice = answerFor({ kind: 'office' });
export const toAsker = answerFor({ kind: 'asker' });
export const toUnit = (unitId: string, card: Card | Card[], more: More = {}): Answer =>
  answerFor({ kind: 'unit', unitId })(card, more);
/** Nothing to say but a toast. */
export const silent = (toast?: Toast): Answer => ({ cards: [], visibleTo: { kind: 'asker' }, toast });

/** Whether everybody in the room may see it. */
export function roomMaySee(room: Room, visibleTo: Visibility): boolean {
  if (room.kind === 'direct' || visibleTo.kind === 'everyone') return true;
  const audience: Audience | null = room.audience;
  if (!audience || visibleTo.kind === 'asker') return false;
  if (audience.kind === 'office') return true;
  if (visibleTo.kind === 'office') return false;
  if (audience.kind === 'leaders') return true;
  return visibleTo.kind === 'unit' && visibleTo.unitId === audience.unitId;
}

/** Where a thing goes that will only be ready later: here, where the room may see it, else to the asker alone. */
export const placeFor = ({ room, actor }: Ctx, visibleTo: Visibility): Address =>
  room && roomMaySee(room, visibleTo) ? room.address : (actor.address ?? room?.address ?? '');

/** Whether the asker may see it: a second lock behind the verbs' own. */
export function askerMaySee(actor: Actor, visibleTo: Visibility): boolean {
  switch (visibleTo.kind) {
    case 'everyone':
    case 'asker':
      return true;
    case 'unit':
      return seesAllUnits(actor) || ownUnits(actor).includes(visibleTo.unitId);
    case 'all_units':
      return seesAllUnits(actor);
    case 'office':
      return isOffice(actor);
  }
}
