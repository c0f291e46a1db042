/** Numbers in digits, with 万 and 亿: 1,234.5, 1亿2000万, 1万5千. */
import { LARGE, type Read, SMALL, scaled } from './chinese-numerals.js';

/** 千 before these is part of the unit: 5千米 is 5 kilometres. */
const UNITS_WITH_THOUSAND = '米克瓦伏焦卡';

/** 1,234.5, then 万, 亿 and what they leave: 1亿2000万, 1万5千, 2万3, 3千2百万. */
export function readArabic(text: string, at: number): Read | null {
  let part = arabicPart(text, at);
  if (!part) return null;
  let closed = 0;
  let value = part.value;
  let end = part.end;
  for (let limit = part.scale; limit > 1; limit = part.scale) {
    // 2万零500
    const from = text[end] === '零' ? end + 1 : end;
    const next = isDigit(text[from] ?? '') ? arabicPart(text, from) : null;
    if (!next) break;
    const { large, scale } = next;
    // 3千2百万: 万 is said of all that stands before it since 亿
    const isOneWithIt = limit < LEAST_LARGE && large > 1 && scale < limit * large;
    if (scale >= limit && !isOneWithIt) break;
    const tail = scale === 1 && next.end - end === 1 ? next.value * (limit / 10) : next.value;
    if (!isOneWithIt && tail >= limit) break;
    if (limit >= LEAST_LARGE) closed += value;
    value = limit >= LEAST_LARGE ? tail : isOneWithIt ? scaled(value, large) + tail : value + tail;
    end = next.end;
    part = next;
  }
  return { value: closed + value, end, approximate: false };
}

const LEAST_LARGE = Math.min(...Object.values(LARGE));

interface Part {
  value: number;
  end: number;
  /** 1, or the magnitude that closes it: 1e4 for 5万. */
  scale: number;
  /** Of that, 万 and 亿. */
  large: number;
}

function arabicPart(text: string, at: number): Part | null {
  let end = at;
  while (isDigit(text[end] ?? '')) end++;
  if (end - at <= 3) {
    while (text[end] === ',' && isGroup(text, end + 1)) end += 4;
  }
  if (text[end] === '.' && isDigit(text[end + 1] ?? '')) {
    end++;
    while (isDigit(text[end] ?? '')) end++;
  }
  const value = Number(text.slice(at, end).replaceAll(',', ''));
  if (!Number.isFinite(value)) return null;
  let scale = 1;
  let large = 1;
  for (;;) {
    // 1.5 万人次, as typed with spaces around figures.
    if (text[end] === ' ' && LARGE[text[end + 1] ?? '']) end++;
    const c = text[end] ?? '';
    const next = text[end + 1] ?? '';
    const magnitude = LARGE[c] ?? (c === '百' || c === '千' ? SMALL[c] : typedMagnitude(c, next));
    if (!magnitude || (c === '百' && next === '分') || (c === '千' && next && UNITS_WITH_THOUSAND.includes(next)))
      break;
    scale *= magnitude;
    if (magnitude >= LEAST_LARGE) large *= magnitude;
    end++;
  }
  return { value: scaled(value, scale), end, scale, large };
}

/** 1.2w户, 8k人次: before a word that is counted. */
const typedMagnitude = (c: string, next: string): number | undefined =>
  /[\u4e00-\u9fff]/.test(next) ? { w: 1e4, W: 1e4, k: 1e3 }[c] : undefined;

/** Three digits that no fourth follows. */
function isGroup(text: string, at: number): boolean {
  return (
    isDigit(text[at] ?? '') &&
    isDigit(text[at + 1] ?? '') &&
    isDigit(text[at + 2] ?? '') &&
    !isDigit(text[at + 3] ?? '')
  );
}

/** 0 to 9; full-width digits have been made half-width before. */
export function isDigit(c: string): boolean {
  return c >= '0' && c <= '9' && c.length === 1;
}
