import type { Database } from '#db/index.js';
import { notesRepo } from '#db/notes.js';
import { addMilliseconds } from '#src/core/day.js';
import type { Clock } from '#src/ports/clock.js';
import type { Notes } from '#src/ports/notes.js';

/** Notes in the store. Never within a transaction: adapters work outside of them. */
export function storedNotes({ db }: Pick<Database, 'db'>, clock: Clock): Notes {
  const notes = notesRepo(db);
  return {
    put: (name, value, forMs) => notes.put(name, value, addMilliseconds(clock.now(), forMs)),
    read: (name) => notes.read(name, clock.now()),
    take: (name) => notes.take(name, clock.now()),
  };
}
