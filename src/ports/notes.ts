/** What an adapter must not forget when the process ends: short texts under a name, each for a while. Shared by all instances. */
export interface Notes {
  put(name: string, value: string, forMs: number): Promise<void>;
  read(name: string): Promise<string | null>;
  /** Of several who ask, one gets it. */
  take(name: string): Promise<string | null>;
}
