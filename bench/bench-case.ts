/** What a case of the bench is: contenders that do the same work, and the bars that duban sets itself. */

export interface Contender {
  name: string;
  /** duban's own code; the least that the work can cost; another library; or another way of duban's for comparison. */
  role: 'duban' | 'limit' | 'peer';
  /** What comes before each run and does not count. */
  ready?(): void;
  /** The whole work once. */
  run(): Promise<unknown> | unknown;
  /** `run` gives the milliseconds that it took in a time of its own, which are what counts. */
  inOwnTime?: boolean;
}

/** A promise: how a contender's median time relates to another's. */
export interface Bar {
  of: string;
  against: string;
  /** `of` takes at most so many times as long as `against`. */
  atMost?: number;
  /** `against` takes at least so many times as long as `of`: so much quicker is `of`. */
  timesFaster?: number;
}

export interface Prepared {
  contenders: Contender[];
  /** Of a service that was started: its size at rest, in megabytes. */
  residentMegabytes?(): number;
  /** What else is worth knowing of the runs, by its name. */
  figures?(): Promise<Record<string, number>>;
  close?(): Promise<void>;
}

export interface BenchCase {
  /** For --only. */
  name: string;
  /** One line: what is done. */
  what: string;
  /** How many of what one run works through, for the cost of one: 10,000 rows. */
  amount: number;
  unit: string;
  bars: Bar[];
  prepare(): Promise<Prepared>;
  /** Most that a service may take at rest. */
  rest?: { atMostMegabytes: number };
  /** Contenders whose memory is measured, each in a process of its own, and the most that it may take over idle. */
  memory?: { of: string; atMostMegabytes: number }[];
}
