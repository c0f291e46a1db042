/** The least that reading an Office file can cost: inflate the parts, run a SAX pass over them, keep the texts. */
import { SaxesParser } from 'saxes';
import { openZip } from '../../src/documents/zip.js';

/** Texts of the elements named so in these parts, in order. */
export function barePass(bytes: Uint8Array, parts: readonly string[], textElement: string): number {
  const entries = openZip(bytes);
  let texts = 0;
  for (const part of parts) {
    const entry = entries.get(part);
    if (!entry) throw new Error(`no ${part}`);
    const parser = new SaxesParser();
    let inside = false;
    let text = '';
    parser.on('opentag', ({ name }) => {
      inside = name === textElement;
    });
    parser.on('text', (piece) => {
      if (inside) text += piece;
    });
    parser.on('closetag', () => {
      if (text !== '') texts += 1;
      text = '';
      inside = false;
    });
    parser.write(new TextDecoder().decode(entry.read())).close();
  }
  return texts;
}
