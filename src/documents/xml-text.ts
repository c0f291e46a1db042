import { damaged } from './limits.js';

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/**
 * Text as written in XML, with its line ends, entities and characters by number as what they stand for.
 * @throws Refusal for an entity that XML itself does not have
 */
export function decodedXml(text: string): string {
  if (!text.includes('&') && !text.includes('\r')) return text;
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/&([^;&\s]{0,10});?/g, (whole, name: string) => (whole.endsWith(';') ? entity(name) : entity('')));
}

function entity(name: string): string {
  const known = Object.hasOwn(entities, name) ? entities[name] : undefined;
  if (known !== undefined) return known;
  const [, hex, decimal] = /^#(?:x([0-9A-Fa-f]{1,6})|(\d{1,7}))$/.exec(name) ?? [];
  const code = hex === undefined ? Number(decimal ?? Number.NaN) : Number.parseInt(hex, 16);
  if (!(code > 0 && code <= 0x10ffff)) throw damaged('an unknown entity');
  return String.fromCodePoint(code);
}
