export type RefusalCode = 'not_allowed' | 'not_found' | 'bad_input' | 'conflict' | 'too_much' | 'unavailable';

/** A refusal for people: `shown` is Chinese and says how to mend it; the log keeps `cause`. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly shown: string;

  constructor(code: RefusalCode, shown: string, options?: ErrorOptions) {
    super(`${code}: ${shown}`, options);
    this.name = 'Refusal';
    this.code = code;
    this.shown = shown;
  }
}

/** The store could not do its part. As far as can be known nothing was kept, and the same work may be done again. */
export class StoreRefusal extends Refusal {
  constructor(shown: string, options?: ErrorOptions) {
    super('unavailable', shown, options);
  }
}
