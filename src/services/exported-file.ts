/** A file that somebody takes away. */
export interface ExportedFile {
  name: string;
  bytes: Uint8Array;
}
