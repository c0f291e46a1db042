/** JSON as it comes over the wire: nothing is trusted to have a shape. */
export type JsonObject = Record<string, unknown>;

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** null where the text is no JSON. */
export const parseJson = (text: string): { value: unknown } | null => {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return null;
  }
};

/** The object written in the text, or null. */
export const parseObject = (text: string): JsonObject | null => {
  const parsed = parseJson(text);
  return parsed && isObject(parsed.value) ? parsed.value : null;
};

/** Bytes cross the control port as `{"$bytes": base64}`. */
export const toWire = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) => {
    if (part instanceof Uint8Array) return { $bytes: Buffer.from(part).toString('base64') };
    if (isObject(part) && part.type === 'Buffer' && Array.isArray(part.data))
      return { $bytes: Buffer.from(part.data as number[]).toString('base64') };
    return part;
  });

export const fromWire = (text: string): unknown =>
  JSON.parse(text, (_key, part: unknown) =>
    isObject(part) && typeof part.$bytes === 'string' ? Buffer.from(part.$bytes, 'base64') : part,
  );
