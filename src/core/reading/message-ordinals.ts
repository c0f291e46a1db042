/** 第一个, 前两个, 最后一个, 1已完成 2还差3场: places in the list of the card replied to. */
import type { Project } from '../registry.js';

const NUMERALS = '零一二三四五六七八九十';
const CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩';
const PLACE = /第 ?([一二三四五六七八九十]|\d{1,2}) ?(?:个|项|条)(?!月|季度|星期|工作日)|([①-⑩])/g;
const ENDS = /(前|后|最后)([一两二三四五六七八九十]|\d{1,2})?(?:个|项)(?!月|季度|星期|工作日)/g;
/** At the beginning of a line or clause: 1已完成, 2、还差3场, 3: 未开工. */
const LINE = /(^|[\n；;，,。 ])(\d{1,2}) ?(?:[.、:：)）](?!\d)|(?=已|未|没|完|还|正|在|也|都|差|开工))/g;
const LISTED = /(^|[\n；;，,。 ])(\d{1,2}(?:[、,，和](?:\d{1,2})){1,9})(?=都|已|均|完|未|没|还|也)/g;

const LINE_NUMBER = /^\s*[（(]?\d{1,2}[.、)）:：]\s*/;
const NUMBER_BEFORE_NUMBER = /(^|[\n；;。])\s*\d{1,2}[.、)）:：]\s*(?=[〔【[（(]?\d{1,3} ?[-–—−] ?\d)/g;

interface Listed {
  own: readonly Project[];
  list: readonly string[];
}

/** 「1.9-2已完成 2.11-3…」 and lines numbered from 1 on: the numbering says nothing of projects. */
export function withoutNumbering(text: string, list: readonly string[]): string {
  const lines = text.split('\n');
  const numbered =
    lines.length > 1 && lines.every((line, i) => new RegExp(`^\\s*[（(]?${i + 1}[.、)）:：]`).test(line));
  const plain = numbered && list.length < 2 ? lines.map((l) => l.replace(LINE_NUMBER, '')).join('\n') : text;
  return plain.replace(NUMBER_BEFORE_NUMBER, '$1');
}

/** The text with the places written as the numbers of the projects that stand there. Without a list of several nothing changes. */
export function ordinalsAsNumbers(text: string, { own, list }: Listed): string {
  if (list.length < 2) return text;
  const known = new Set(own.map((p) => p.number));
  const at = (place: number) => list[place - 1];
  const written = (place: number, otherwise: string) => (at(place) ? ` ${at(place)} ` : otherwise);
  const [former, latter] = list.length === 2 ? list : [];
  const places = text
    .replace(/前者|后者/g, (word) => (former && latter ? ` ${word === '前者' ? former : latter} ` : word))
    .replace(PLACE, (all: string, n?: string, circled?: string) => {
      const place = circled ? CIRCLED.indexOf(circled) + 1 : numeral(n ?? '');
      return known.has(String(place)) && place > list.length ? all : written(place, all);
    })
    .replace(ENDS, (all: string, side: string, n?: string) => {
      const count = n ? numeral(n) : side === '最后' ? 1 : 0;
      if (count === 0 || count > list.length) return all;
      const numbers = side === '前' ? list.slice(0, count) : list.slice(-count);
      return ` ${numbers.join('、')} `;
    });
  const listed = places.replace(LISTED, (all: string, lead: string, run: string) => {
    const numbers = run.split(/[、,，和]/).map((n) => at(Number(n)));
    return numbers.every((n) => n !== undefined) ? `${lead} ${numbers.join('、')} ` : all;
  });
  const lines = [...listed.matchAll(LINE)].map((m) => Number(m[2]));
  const fits = lines.length > 0 && lines.every((n) => n >= 1 && n <= list.length && !known.has(String(n)));
  return fits ? listed.replace(LINE, (_all: string, lead: string, n: string) => `${lead}${at(Number(n))} `) : listed;
}

const numeral = (text: string): number =>
  /^\d+$/.test(text) ? Number(text) : NUMERALS.indexOf(text.replace('两', '二'));
