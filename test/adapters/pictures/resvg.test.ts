import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { codePointsOf } from '#src/adapters/pictures/coverage.js';
import { resvgPictures, signsLacking } from '#src/adapters/pictures/resvg.js';
import { cardSvg } from '#src/cards/card-svg.js';
import { card, facts, text } from '#src/cards/model.js';
import { silentLog } from '../../support/logs.js';

const font = (weight: number): Buffer =>
  readFileSync(new URL(`../../../assets/fonts/noto-sans-sc-${weight}.ttf`, import.meta.url));
const known = codePointsOf(font(400));
/** Width and height as a PNG says them. */
const sizeOf = (png: Uint8Array): [number, number] => {
  const view = new DataView(png.buffer, png.byteOffset);
  return [view.getUint32(16), view.getUint32(20)];
};

describe('the fonts', () => {
  test('both weights draw GB2312, Latin and the signs of the pages', () => {
    const gb = new TextDecoder('gb2312');
    const signs: string[] = [];
    for (let row = 0xb0; row <= 0xf7; row += 1)
      for (let cell = 0xa1; cell <= 0xfe; cell += 1) signs.push(gb.decode(Uint8Array.of(row, cell)));
    // Five places at the end of level 1 are empty.
    const wanted = signs.filter((sign) => /^\p{Script=Han}$/u.test(sign));
    expect(wanted.length).toBeGreaterThan(6750);
    for (const weight of [400, 700]) {
      const drawn = codePointsOf(font(weight));
      const lacking = [...wanted.slice(0, 6763), ...'〔〕★①—…“”（）！？、。：→0123456789abcXYZ%'].filter(
        (sign) => !drawn.has(sign.codePointAt(0) ?? 0),
      );
      expect(lacking.filter((sign) => (sign.codePointAt(0) ?? 0) < 0xe000)).toEqual([]);
    }
  });

  test('signs that they lack are found, and markup is none', () => {
    expect(signsLacking('<text x="1">督办&lt;&amp; 項</text>', known)).toEqual(['項']);
    expect(signsLacking('<text 龘="1">督办</text>', known)).toEqual([]);
  });
});

describe('a picture', () => {
  const drawing = (words: string): string =>
    cardSvg(card('民生实事周报', 'calm', [facts(['项目', '300 项']), text(words)]));

  test('is a PNG twice as large as drawn, the same each time, and its words are on it', async () => {
    const pictures = resvgPictures(silentLog);
    const [png, again, other, empty] = await Promise.all(
      [drawing('已完成 212 项'), drawing('已完成 212 项'), drawing('已完成 213 项'), drawing('')].map(pictures.png),
    );
    expect(
      Buffer.from(png ?? [])
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG');
    expect(sizeOf(png ?? new Uint8Array())[0]).toBe(1440);
    expect(Buffer.compare(png ?? Buffer.alloc(0), again ?? Buffer.alloc(1))).toBe(0);
    expect(Buffer.compare(png ?? Buffer.alloc(0), other ?? Buffer.alloc(0))).not.toBe(0);
    expect(png?.byteLength).toBeGreaterThan((empty?.byteLength ?? 0) + 1000);
  });

  test('of hostile words is drawn as words', async () => {
    const hostile = `</text><image href="file:///etc/passwd"/><script>alert(1)</script>&\u0000\u202e`;
    const svg = drawing(hostile);
    expect(svg).not.toMatch(/<image|<script|href="/);
    expect((await resvgPictures(silentLog).png(svg)).byteLength).toBeGreaterThan(1000);
  });
});
