/** What a card may hold, and whether one does. Where sources differ, the narrower figure. */
export const MAX_BODY_BYTES = 30 * 1024;
/** Room for what is sent beside the frozen body: address and key. */
const ENVELOPE_BYTES = 500;
const MAX_ELEMENTS = 200;
const MAX_NESTING = 5;
export const MAX_TABLES = 5;
export const MAX_TABLE_COLUMNS = 50;
export const MAX_CHARTS = 5;
export const MAX_INPUT = 1_000;
export const MAX_PLACEHOLDER = 100;
export const MAX_BUTTON_TEXT = 100;
/** Text messages: 150 KB of content. */
export const MAX_TEXT_BYTES = 150_000;
export const MAX_FILE_BYTES = 30_000_000;

/** The limit that a rendered card goes beyond, in English, or null. */
export function beyondLimit(body: string, card: { body: { elements: unknown[] } }): string | null {
  const bytes = Buffer.byteLength(body) + ENVELOPE_BYTES;
  if (bytes > MAX_BODY_BYTES) return `${bytes} bytes, at most ${MAX_BODY_BYTES}`;
  const elements = countTags(card);
  if (elements > MAX_ELEMENTS) return `${elements} elements, at most ${MAX_ELEMENTS}`;
  const depth = nestingOf(card.body);
  if (depth > MAX_NESTING) return `nested ${depth} deep, at most ${MAX_NESTING}`;
  return null;
}

/** Components and text objects alike, nested ones too: whatever has a tag. */
function countTags(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, item) => sum + countTags(item), 0);
  if (typeof value !== 'object' || value === null) return 0;
  const own = 'tag' in value ? 1 : 0;
  return Object.values(value).reduce((sum: number, item) => sum + countTags(item), own);
}

/** Levels of components within components; a column_set with its columns is two. */
function nestingOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const children: unknown[] = ['elements', 'columns'].flatMap((name) => {
    const list = (value as Record<string, unknown>)[name];
    return Array.isArray(list) ? list.filter((item) => typeof item === 'object' && item !== null && 'tag' in item) : [];
  });
  return children.length === 0 ? 0 : 1 + Math.max(...children.map(nestingOf));
}
