/**
 * PNG by resvg, with fonts of our own: GB2312 in two weights. A picture with signs that they lack is drawn with the machine's
 * fonts besides, which takes ten times as long (seconds), so only then.
 */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Log } from '#src/ports/log.js';
import type { Pictures } from '#src/ports/pictures.js';
import { codePointsOf } from './coverage.js';

const family = 'Noto Sans SC';
const zoom = 2;
/** Where systems keep fonts with all of Chinese; without one of these every font of the machine is searched. */
const large = [
  '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc',
  '/usr/share/fonts/truetype/wqy/wqy-microhei.ttc',
];

/** Reads fonts and library at the first picture: most processes draw none. */
export function resvgPictures(log: Log): Pictures {
  const resolve = createRequire(import.meta.url).resolve;
  const fontFiles = [400, 700].map((weight) => resolve(`#assets/fonts/noto-sans-sc-${weight}.ttf`));
  let known: Set<number> | null = null;
  return {
    async png(svg) {
      const { renderAsync } = await import('@resvg/resvg-js');
      known ??= codePointsOf(readFileSync(fontFiles[0] ?? ''));
      const lacking = signsLacking(svg, known);
      if (lacking.length > 0) log.info({ signs: lacking.length }, 'a picture needs fonts of the machine');
      const image = await renderAsync(svg, {
        fitTo: { mode: 'zoom', value: zoom },
        font:
          lacking.length > 0 ? withLarge(fontFiles) : { fontFiles, loadSystemFonts: false, defaultFontFamily: family },
      });
      return image.asPng();
    },
  };
}

function withLarge(own: readonly string[]) {
  const found = large.filter((path) => existsSync(path));
  return { fontFiles: [...own, ...found], loadSystemFonts: found.length === 0, defaultFontFamily: family };
}

/** Signs of a drawing's text that the fonts cannot draw. */
export function signsLacking(svg: string, known: ReadonlySet<number>): string[] {
  const text = svg.replace(/<[^>]*>/g, '').replace(/&#?\w+;/g, '');
  return [...new Set(text)].filter((sign) => !known.has(sign.codePointAt(0) ?? 0));
}
