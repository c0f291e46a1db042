/** Which signs a TrueType font can draw, read from its `cmap` table (formats 4 and 12). */

/** @throws RangeError where the file is no such font */
export function codePointsOf(font: Buffer): Set<number> {
  const cmap = tableAt(font, 'cmap');
  const found = new Set<number>();
  for (let index = 0; index < font.readUInt16BE(cmap + 2); index += 1) {
    const table = cmap + font.readUInt32BE(cmap + 8 + 8 * index);
    const format = font.readUInt16BE(table);
    if (format === 4) addSegments(font, table, found);
    if (format === 12) addGroups(font, table, found);
  }
  return found;
}

function tableAt(font: Buffer, name: string): number {
  for (let index = 0; index < font.readUInt16BE(4); index += 1) {
    const record = 12 + 16 * index;
    if (font.toString('latin1', record, record + 4) === name) return font.readUInt32BE(record + 8);
  }
  throw new RangeError(`a font without ${name}`);
}

function addSegments(font: Buffer, table: number, found: Set<number>): void {
  const twice = font.readUInt16BE(table + 6);
  const ends = table + 14;
  const starts = ends + twice + 2;
  const deltas = starts + twice;
  const offsets = deltas + twice;
  for (let at = 0; at < twice; at += 2) {
    const [start, end, delta] = [starts, ends, deltas].map((list) => font.readUInt16BE(list + at)) as [
      number,
      number,
      number,
    ];
    const offset = font.readUInt16BE(offsets + at);
    for (let code = start; code <= end && code !== 0xffff; code += 1) {
      const glyph =
        offset === 0 ? (code + delta) & 0xffff : font.readUInt16BE(offsets + at + offset + 2 * (code - start));
      if (glyph !== 0) found.add(code);
    }
  }
}

function addGroups(font: Buffer, table: number, found: Set<number>): void {
  for (let index = 0; index < font.readUInt32BE(table + 12); index += 1) {
    const group = table + 16 + 12 * index;
    for (let code = font.readUInt32BE(group); code <= font.readUInt32BE(group + 4); code += 1) found.add(code);
  }
}
