/** An address that a platform calls, and what it is answered: plain bytes in, short text out. */
export interface Callback {
  readonly path: string;
  /** What it may be called with; anything else is refused. */
  readonly methods: readonly string[];
  /** Media type of its answers, and the one that tells nothing. */
  readonly type: string;
  readonly nothing: string;
  answer(request: CallbackRequest): Promise<CallbackAnswer>;
}

export interface CallbackRequest {
  method: string;
  /** What follows the '?', as it came. */
  query: string;
  /** Value of a header by its lowercase name. */
  header(name: string): string | undefined;
  /** Whole, and at most `mostBytes`. */
  body: Uint8Array;
}

export interface CallbackAnswer {
  status: number;
  body: string;
}

/** A larger body is refused unread, and so is one that takes longer to come. */
export const mostBytes = 1024 * 1024;
export const withinMs = 10_000;
