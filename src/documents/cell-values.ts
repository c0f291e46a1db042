import { parseNumber } from '#src/core/reading/numbers/numbers.js';
import type { Cell } from './grid.js';

/** A project number and how it was written. */
export interface NumberText {
  /** '9-2', '40'. */
  number: string;
  /** Stood with ★ before or behind it. */
  isMarked: boolean;
  /** A spreadsheet had turned '9-2' into a day; this is it turned back. */
  wasDate: boolean;
  /** Digits with a blank or a line break between them, read as one number ('1 2'): the parts; they may mean 1-2. */
  parts?: readonly [string, string];
}

const marks = /[★☆▲△●◆■※]/g;

/**
 * The number in a cell of 序号: 9-2 however its dash, digits and brackets are written (９－２, 9—2, 9（2）, 第9-2项), and also where a
 * spreadsheet took it for the 2nd of September. null where there is none.
 */
export function projectNumberOf(text: string, date?: Cell['date']): NumberText | null {
  if (date) return { number: numberOfDate(date), isMarked: false, wasDate: true };
  const spaced = text.normalize('NFKC').replace(marks, '').trim();
  const [, before, behind] = /^(\d{1,2})\s+(\d{1,2})$/.exec(spaced) ?? [];
  const parts = before && behind ? { parts: [before, behind] as const } : {};
  const plain = spaced
    .replace(/[\s\u00a0]/g, '')
    .replace(/^[([{【〔「<《](.{1,9})[)\]}】〕」>》]$/, '$1')
    .replace(/[‐‑‒–—―−ー─_]+|之|杠/g, '-')
    .replace(/^第|[项号、.。,，;；]+$/g, '');
  const isMarked = text.search(marks) >= 0;
  const day = /^(\d{1,2})月(\d{1,2})日?$/.exec(plain);
  if (day) return { number: `${Number(day[1])}-${Number(day[2])}`, isMarked, wasDate: true };
  const match = /^(\d{1,3})(?:[-.](\d{1,3})|\((\d{1,3})\))?$/.exec(plain);
  if (!match) return null;
  const part = match[2] ?? match[3];
  const number = part === undefined ? `${Number(match[1])}` : `${Number(match[1])}-${Number(part)}`;
  return { number, isMarked, wasDate: false, ...parts };
}

/** 一, 十二, （三）: a number where the row beside it is a project's. */
export function hanNumberOf(text: string): NumberText | null {
  const numeral = /^[(（]?第?([一二三四五六七八九十]{1,3})[)）]?项?[、.．]?$/.exec(text.replace(/\s/g, ''))?.[1];
  const value = numeral ? parseNumber(numeral) : null;
  return value === null ? null : { number: String(value), isMarked: false, wasDate: false };
}

/** 9-2 becomes the 2nd of September; 9-32, which is no day, September 1932, shown as Sep-32. */
function numberOfDate({ day, format }: NonNullable<Cell['date']>): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${Number(month)}-${Number(/y/i.test(format) && !/d/i.test(format) ? year.slice(2) : date)}`;
}

/** '11' of '11-3', '40' of '40'. */
export const matterNumberOf = (number: string): string => number.split('-')[0] ?? number;

const keyMark =
  '(?:[★☆▲△●◆■※]|[【\\[〔（(](?:人大)?(?:重点(?:监督|督办|项目)?|★|▲)[】\\]〕）)]|重点(?:监督|督办)?(?:项目)?[：: \\u3000])';
const marksBefore = new RegExp(`^(?:${keyMark}\\s*)+`);
const marksBehind = /(?:\s*[★☆▲△※]|\s*[（(][★▲][）)])+$/;

/** A name without the mark of key supervision before (or behind) it. 重点路口… is no mark: 重点 must stand apart. */
export function nameAndMark(text: string): { name: string; isMarked: boolean } {
  const name = text.replace(marksBefore, '').replace(marksBehind, '');
  return { name: name.trim(), isMarked: name.length < text.length };
}

/** What a cell of 是否完成 says; `isClear` is false where it says something that is neither yes nor no. */
export function completedOf(text: string): { completed: boolean | null; isClear: boolean } {
  const plain = text.normalize('NFKC').replace(/\s/g, '');
  if (/^[-/—一、.。]*$/.test(plain)) return { completed: null, isClear: true };
  const chosen = ticked(plain);
  if (/^(是.?否|已完成.?未完成)$/.test(chosen)) return { completed: null, isClear: false };
  if (/未|否|没|尚|不|×|✗|✘|☒|部分|基本|逾期|滞后|进行|推进|正在|在建|^(n|no|x|false)$/i.test(chosen)) {
    return { completed: false, isClear: !/基本|部分|^(已完成|是[^否])/.test(chosen) };
  }
  if (/是|完成|完工|达标|达到|实现|办结|竣工|√|✓|✔|☑|^(y|yes|true)$/i.test(chosen))
    return { completed: true, isClear: true };
  return { completed: null, isClear: false };
}

/** Of ☑是 □否 only what is ticked; a text without boxes as it is. */
function ticked(text: string): string {
  if (!/[□☐]/.test(text)) return text;
  const options = text.split(/(?=[□☐☑√✓✔■])/).filter((option) => !/^[□☐]/.test(option));
  return options.join('').replace(/[☑√✓✔■]/g, '') || '';
}

/** A key column: its number in 附件2, a tick, 是, or the name of the list; empty and 否 say no. */
export function keyMarkOf(text: string): { keySupervised: boolean; keyNumber: number | null } {
  const plain = text.normalize('NFKC').replace(/\s/g, '');
  const isNo = plain === '' || /^(否|不是|无|×|[-/—]+|□.*)$/.test(plain);
  return { keySupervised: !isNo, keyNumber: /^\d{1,4}$/.test(plain) ? Number(plain) : null };
}
