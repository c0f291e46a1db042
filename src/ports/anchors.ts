import type { TrailAnchor } from '#src/core/trail-anchors.js';

/** Where the trail is anchored, out of reach of whoever has only the database. */
export interface Anchors {
  keep(anchors: readonly TrailAnchor[]): Promise<void>;
  kept(): Promise<KeptAnchors>;
}

export interface KeptAnchors {
  /** In the order in which they were kept. */
  anchors: TrailAnchor[];
  /** Numbers of lines that do not bear their seal. */
  altered: number[];
}
