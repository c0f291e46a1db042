/** Turns drawings into pictures. Waits for no network, but takes its time: never within a transaction. */
export interface Pictures {
  /** The bytes of a PNG, twice as large as the drawing says. The same drawing gives the same bytes. */
  png(svg: string): Promise<Uint8Array>;
}

/** How a drawing is stored until it is sent. */
export const drawingMime = 'image/svg+xml';
