import { Refusal } from '#src/core/refusal.js';
import { damaged } from './limits.js';

/** Runs a parser over a whole text. XML that is not well formed is a damaged file. */
export function parseXml(parser: { write(chunk: string): unknown; close(): unknown }, xml: string): void {
  try {
    parser.write(xml);
    parser.close();
  } catch (error) {
    throw error instanceof Refusal ? error : damaged(error);
  }
}
