/** Of all instances that stand for a name, one at a time is elected: for what a platform lets only one do. */
export interface Elections {
  /** `elected` and `deposed` are called in turns; after `withdraw` nothing is. */
  stand(name: string, candidate: Candidate): { withdraw(): Promise<void> };
}

export interface Candidate {
  elected(): void;
  /** Another one holds it. */
  passedOver(): void;
  /** Stop at once: another one may be elected by now. */
  deposed(): void;
}
