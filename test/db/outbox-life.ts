/** A life of the outbox: two workers, a platform that may accept and not say so, and what each of them knows. */
import { expect } from 'vitest';
import type { Database } from '#db/index.js';
import type { OutboxRow } from '#db/outbox.js';
import type { Repositories } from '#db/repositories.js';
import { inDoubtIfRestored } from '#src/services/after-restore.js';
import type { Answer, Step } from './outbox-steps.js';
import { at, message } from './support.js';

const minute = 60;
/** The platform swallows a repeat for an hour; duban counts on 55 minutes of it. */
const remembers = 60 * minute;
const countsOn = 55 * minute;

/** What the office has sent once more goes under another key. */
const again = '#resent';
const idOf = (occurrence: string): string => occurrence.replaceAll(again, '');

export interface Store {
  database: Database;
  repos: Repositories;
}

interface Held {
  row: OutboxRow;
  answer: Answer | null;
}

/** A message as somebody caused it. */
interface Caused {
  id: string;
  to: number;
  after: number;
  priority: number;
  causedAt: number;
}

type Placed = { worker: number; nth: number };

export class OutboxLife {
  #store: Store;
  #now = 0;
  /** Restored, and not yet let go by the office. */
  #isHeld = false;
  readonly #caused: Caused[] = [];
  /** What the restored store knows nothing of. */
  #forgotten: Caused[] = [];
  /** When the platform first took a key, and how often a person saw it. */
  readonly #taken = new Map<string, number>();
  readonly #seen = new Map<string, number>();
  readonly #bodies = new Map<string, string>();
  readonly #heard = new Set<string>();
  readonly #unheard = new Set<string>();
  readonly #cancelled = new Set<string>();
  readonly #names = [0, 1].map((index) => ({ index, life: 0 }));
  #hands: Held[][] = [[], []];

  constructor(store: Store) {
    this.#store = store;
  }

  /** Of all that was caused so far. */
  get length(): number {
    return this.#caused.length;
  }

  /** Seconds since it began. */
  get now(): number {
    return this.#now;
  }

  /** The store is lost, with all who worked on it; another one was restored from a copy that knows the first so many messages. */
  async restored(store: Store, known: number): Promise<void> {
    this.#store = store;
    this.#isHeld = true;
    this.#forgotten = this.#caused.slice(known);
    this.#hands = [[], []];
    for (const name of this.#names) name.life += 1;
    for (const { state, occurrence, id, keyedUntil } of await this.#all()) {
      expect(['sent', 'dead', 'cancelled', 'unknown'], 'whatever was under way is in doubt').toContain(state);
      if (state === 'unknown') {
        expect(keyedUntil, 'nothing of it goes out by itself').toBeNull();
        this.#unheard.add(id);
      }
      if (state === 'sent') expect(this.#timesSeen(idOf(occurrence))).toBe(1);
    }
  }

  async do(step: Step): Promise<void> {
    switch (step.do) {
      case 'insert': {
        const caused = { ...step, id: `m${this.#caused.length}`, causedAt: this.#now };
        this.#caused.push(caused);
        await this.#insert(caused);
        return;
      }
      case 'claim':
        this.#hands[step.worker]?.push(...(await this.#claim(step.worker, step.limit)));
        return;
      case 'call': {
        const held = this.#heldBy(step);
        if (held) await this.#call(held, step.answer, step.accepted);
        return;
      }
      case 'settle': {
        const held = this.#heldBy(step);
        if (held) await this.#settle(held);
        if (held?.answer) this.#hands[step.worker] = (this.#hands[step.worker] ?? []).filter((one) => one !== held);
        return;
      }
      case 'crash':
      case 'freeze': {
        // Of a crashed worker nothing is left; a frozen one wakes up with all its claims, in place and replaced.
        const owner = this.#ownerOf(step.worker);
        for (const { row, answer } of this.#hands[step.worker] ?? []) if (answer) this.#unheard.add(row.id);
        const name = this.#names[step.worker];
        if (name) name.life += 1;
        if (step.do === 'crash') this.#hands[step.worker] = [];
        await this.#box.recover([owner], at(this.#now));
        return;
      }
      case 'cancel': {
        const row = (await this.#all())[step.nth];
        if (!row) return;
        const cancelled = await this.#box.cancel({ occurrence: row.occurrence }, 'no longer owed', at(this.#now));
        for (const { id } of cancelled) this.#cancelled.add(id);
        return;
      }
      case 'wait':
        this.#now += step.seconds;
        return;
      case 'look': {
        const unknown = await this.#box.byState('unknown');
        const row = unknown[step.nth % Math.max(1, unknown.length)];
        if (row) await this.#look(row);
        return;
      }
      case 'release':
        this.#isHeld = false;
        await this.#box.release(at(this.#now));
        return;
      case 'catch up':
        await this.#catchUp();
        return;
      default: {
        const unreachable: never = step;
        throw new Error(`unknown step ${JSON.stringify(unreachable)}`);
      }
    }
  }

  /** Both workers are replaced by a healthy one, and the platform by a well one; what is in doubt then, the office looks up. */
  async end(): Promise<void> {
    await this.do({ do: 'release' });
    await this.#catchUp();
    for (const [index, mine] of this.#hands.entries()) {
      for (const { row, answer } of mine) if (answer) this.#unheard.add(row.id);
      await this.#box.recover([this.#ownerOf(index)], at(this.#now));
    }
    await this.#workOff();
    await this.#judge(['sent', 'dead', 'cancelled', 'unknown']);
    for (const row of await this.#box.byState('unknown')) await this.#look(row);
    await this.#workOff();
    await this.#judge(['sent', 'dead', 'cancelled']);
  }

  async #judge(ends: readonly string[]): Promise<void> {
    const rows = await this.#all();
    for (const row of rows) {
      const times = this.#seen.get(row.sendKey) ?? 0;
      expect(ends, `${row.id} is settled`).toContain(row.state);
      if (row.state === 'sent') expect(this.#timesSeen(idOf(row.occurrence)), `${row.id} is sent`).toBe(1);
      if (row.state === 'unknown') expect(this.#unheard.has(row.id), `${row.id} is unknown for a reason`).toBe(true);
      if (row.state === 'dead') expect(this.#heard.has(row.id), `${row.id} is dead for a reason`).toBe(true);
      if (times === 1 && row.state !== 'sent')
        expect(row.doubtful, `${row.id} arrived, and nobody may deny it`).toBe(1);
    }
    for (const { id } of this.#caused) {
      const mine = rows.filter(({ occurrence }) => idOf(occurrence) === id);
      const times = this.#timesSeen(id);
      expect(times, `${id} was seen ${times} times`).toBeLessThanOrEqual(1);
      const isDone = mine.some((row) => times > 0 || row.state === 'unknown' || row.state === 'dead');
      expect(isDone || mine.some((row) => this.#cancelled.has(row.id)), `${id} is not lost`).toBe(true);
    }
  }

  get #box(): Repositories['outbox'] {
    return this.#store.repos.outbox;
  }

  #all = async () => await this.#store.database.db.selectFrom('outbox').selectAll().orderBy('seq').execute();
  #ownerOf = (index: number): string => `w${index}.${this.#names[index]?.life}`;
  /** A message, under whatever keys it went. */
  #timesSeen = (id: string): number =>
    [...this.#seen].reduce((sum, [key, times]) => (idOf(key) === `key-${id}` ? sum + times : sum), 0);

  #heldBy({ worker, nth }: Placed): Held | undefined {
    const mine = this.#hands[worker] ?? [];
    return mine[nth % Math.max(1, mine.length)];
  }

  async #insert({ id, to, after, priority }: Caused): Promise<void> {
    await this.#box.insert({
      ...message(id, { to: `feishu:${to}`, body: `body of ${id}`, sendKey: `key-${id}`, createdAt: at(this.#now) }),
      notBefore: at(this.#now + after),
      priority,
    });
  }

  /** As the scheduler works off minutes that lay before a restore. */
  async #catchUp(): Promise<void> {
    const ctx = { repos: this.#store.repos, now: at(this.#now) };
    for (const caused of this.#forgotten.splice(0)) {
      await inDoubtIfRestored(ctx, at(caused.causedAt), () => this.#insert(caused));
      this.#unheard.add(caused.id);
    }
  }

  async #claim(index: number, limit: number): Promise<Held[]> {
    const before = await this.#all();
    const rows = await this.#box.claim(this.#ownerOf(index), at(this.#now), limit);
    if (this.#isHeld) expect(rows, 'nothing goes out before the office lets it').toEqual([]);
    for (const row of rows) {
      const place = before.find(({ id }) => id === row.id)?.seq ?? 0;
      const ahead = before.filter(({ to, seq }) => to === row.to && seq < place);
      const blocking = ahead.filter(
        ({ state, attempts, notBefore }) =>
          state === 'claimed' ||
          state === 'sending' ||
          (state === 'pending' && (attempts > 0 || notBefore <= at(this.#now))),
      );
      expect(blocking, 'an earlier message to the same recipient comes first').toEqual([]);
    }
    return rows.map((row) => ({ row, answer: null }));
  }

  async #call(held: Held, answer: Answer, accepted: boolean): Promise<void> {
    const now = at(this.#now);
    if (held.answer || !(await this.#box.markSending(held.row, now, at(this.#now + countsOn)))) return;
    held.answer = answer;
    if (answer === 'ok' || (answer === 'lost' && accepted)) this.#accept(held.row);
    if (answer === 'lost') this.#unheard.add(held.row.id);
  }

  #accept(row: OutboxRow): void {
    const known = this.#bodies.get(row.sendKey) ?? row.body;
    expect(row.body, 'the bytes under a key changed').toBe(known);
    this.#bodies.set(row.sendKey, row.body);
    const first = this.#taken.get(row.sendKey);
    if (first !== undefined && this.#now - first < remembers) return;
    this.#taken.set(row.sendKey, this.#now);
    this.#seen.set(row.sendKey, (this.#seen.get(row.sendKey) ?? 0) + 1);
  }

  async #settle(held: Held): Promise<void> {
    if (!held.answer) return;
    const before = await this.#box.byId(held.row.id);
    const now = at(this.#now);
    const later = at(this.#now + 30);
    const settled = await this.#box.settle(
      held.row,
      held.answer === 'ok'
        ? { state: 'sent', platformMessageId: `om_${held.row.id}`, at: now }
        : held.answer === 'lost'
          ? { state: 'unknown', notBefore: later, cause: 'lost', at: now }
          : held.answer === 'gone'
            ? { state: 'dead', cause: 'gone', at: now }
            : { state: 'pending', notBefore: later, cause: held.answer, at: now },
    );
    const mine = before?.fence === held.row.fence && before.state === 'sending';
    expect(settled, 'a settle takes effect if and only if its claim stands').toBe(mine);
    if (!settled) expect(await this.#box.byId(held.row.id)).toEqual(before);
    else if (held.answer === 'ok' || held.answer === 'gone') this.#heard.add(held.row.id);
  }

  /** It is there, or it is sent anew under another key. */
  async #look(row: OutboxRow): Promise<void> {
    const now = at(this.#now);
    const isThere = this.#timesSeen(idOf(row.occurrence)) > 0;
    const found = isThere ? ({ state: 'sent', platformMessageId: null } as const) : ({ state: 'cancelled' } as const);
    expect(await this.#box.resolve(row.id, found, now)).toBe(true);
    if (isThere) return;
    const [id, occurrence, sendKey] = [row.id, row.occurrence, row.sendKey].map((one) => one + again);
    await this.#box.insert({
      ...row,
      id: id ?? '',
      occurrence: occurrence ?? '',
      sendKey: sendKey ?? '',
      createdAt: now,
    });
  }

  async #workOff(): Promise<void> {
    for (let idle = 0; idle < 2; ) {
      const mine = await this.#claim(0, 50);
      for (const held of mine) {
        await this.#call(held, 'ok', true);
        await this.#settle(held);
      }
      if (mine.length > 0) continue;
      idle += 1;
      this.#now += 11 * minute;
    }
  }
}
