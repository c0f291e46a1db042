/** How a person reads markdown: marks and tags gone, tables as rows. */
export type NameOf = (id: string) => string;

const ENTITIES: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'", nbsp: ' ' };

const readEntities = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,4}));/gi, (whole, decimal, hex, name) => {
    const code = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : null;
    if (code !== null) return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    return ENTITIES[String(name)] ?? whole;
  });

const AT = /<\s*at\s+(?:user_id|id)\s*=\s*["']?([^"'\s>/]+)["']?\s*(?:\/>|>([^<]*)<\/at>|>)/gi;

export const atNames = (text: string, nameOf: NameOf): string =>
  text.replace(AT, (_whole, id: string) => (id === 'all' ? '@所有人' : `@${nameOf(id)}`));

const isRule = (line: string): boolean => /^[\s|:-]+$/.test(line) && line.includes('-') && line.includes('|');

const tableRow = (line: string): string =>
  line
    .trim()
    .replace(/^\|/, '')
    .replace(/\|$/, '')
    .split('|')
    .map((cell) => cell.trim())
    .join(' | ');

/** Markdown as shown: marks and tags gone, entities read. */
export const markdownText = (markdown: string, nameOf: NameOf): string =>
  readEntities(
    atNames(markdown, nameOf)
      .replace(/<person\s+id\s*=\s*["']?([^"'\s>]+)["']?[^>]*>(?:<\/person>)?/gi, (_whole, id: string) => nameOf(id))
      .replace(/<br\s*\/?>/gi, '\n')
      .replace(/<\/?(?:font|text_tag|link|number_tag|local_datetime)\b[^>]*>/gi, '')
      .replace(/!?\[([^\]\n]*)\]\([^)\n]*\)/g, '$1')
      .replace(/\*\*|~~|`/g, '')
      .split('\n')
      .filter((line) => !isRule(line))
      .map((line) => (line.trim().startsWith('|') ? tableRow(line) : line.replace(/^\s{0,3}(?:#{1,6}|>)\s/, '')))
      .join('\n'),
  ).trim();
