/** A project's number and its amount typed without a gap: 28-121座站台 is 28-1 and 21座. */
import type { Project } from '../../../registry.js';
import { measuresFor } from '../../targets/promised-things.js';
import { measureWordAt } from '../../text/measure-words.js';

const GLUED = /(?<![\d-])(\d{1,2})-(\d{2,6})(?=[\u4e00-\u9fff])/g;
/** Beyond this share of a promise it is another amount. */
const MOST_OF_PROMISE = 1.5;

/** The text with a gap where one way alone to part the digits leaves a project of these and no more than it promises in that unit. */
export const withNumbersApart = (text: string, own: readonly Project[]): string =>
  text.replace(GLUED, (all: string, category: string, digits: string, at: number) => {
    if (own.some((p) => p.number === all)) return all;
    const unit = measureWordAt(text, at + all.length)?.word;
    const [apart, ...others] = [1, 2].flatMap((length) => {
      const number = `${category}-${digits.slice(0, length)}`;
      const amount = digits.slice(length);
      const promised = own
        .filter((p) => p.number === number)
        .flatMap((p) => measuresFor(p))
        .some((m) => m.unit === unit && Number(amount) <= m.quantity * MOST_OF_PROMISE);
      return promised && /^[1-9]/.test(amount) ? [`${number} ${amount}`] : [];
    });
    return apart !== undefined && others.length === 0 ? apart : all;
  });
