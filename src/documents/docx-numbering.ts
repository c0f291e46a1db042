import { ignored, scanXml } from './scan-xml.js';

interface Level {
  start: number;
  format: string;
  /** '%1-%2' */
  text: string;
}

interface List {
  levels: Map<number, Level>;
  counters: number[];
}

/** The number of the next paragraph of a list, as Word shows it; '' for an unknown list. Every numbered paragraph must be told. */
export type NumberParagraph = (list: string, level: number) => string;

/** Automatic numbering of a Word document, from numbering.xml (ECMA-376 17.9); lists of one definition count on together. */
export function paragraphNumbers(xml: string | null): NumberParagraph {
  const lists = xml === null ? new Map<string, List>() : listsOf(xml);
  return (list, level) => {
    const found = lists.get(list);
    const own = found?.levels.get(level);
    if (!found || !own || level > 8) return '';
    const { levels, counters } = found;
    for (let upper = 0; upper < level; upper += 1) counters[upper] ??= levels.get(upper)?.start ?? 1;
    const last = counters[level];
    counters.length = level;
    counters[level] = last === undefined ? own.start : last + 1;
    if (own.format === 'bullet' || own.format === 'none') return '';
    return own.text.replace(/%([1-9])/g, (_, digit: string) => {
      const index = Number(digit) - 1;
      return shown(counters[index] ?? 1, levels.get(index)?.format ?? 'decimal');
    });
  };
}

function listsOf(xml: string): Map<string, List> {
  const definitions = new Map<string, List>();
  const lists = new Map<string, List>();
  let definition: List | null = null;
  let level: Level | null = null;
  let list = '';

  scanXml(xml, {
    ...ignored,
    open(tag) {
      const value = (): string => tag.attribute('val') ?? '';
      switch (tag.local) {
        case 'abstractNum':
          definition = { levels: new Map(), counters: [] };
          definitions.set(tag.attribute('abstractNumId') ?? '', definition);
          return;
        case 'lvl':
          if (!definition) return;
          level = { start: 1, format: 'decimal', text: '' };
          definition.levels.set(Number(tag.attribute('ilvl')), level);
          return;
        case 'start':
          if (level) level.start = Number(value());
          return;
        case 'numFmt':
          if (level) level.format = value();
          return;
        case 'lvlText':
          if (level) level.text = value();
          return;
        case 'num':
          list = tag.attribute('numId') ?? '';
          return;
        case 'abstractNumId': {
          const found = definitions.get(value());
          if (found) lists.set(list, found);
          return;
        }
      }
    },
    close({ local }) {
      if (local === 'lvl') level = null;
      if (local === 'abstractNum') definition = null;
    },
  });
  return lists;
}

const digits = '零一二三四五六七八九';

function shown(value: number, format: string): string {
  if (!format.startsWith('chinese') && format !== 'taiwaneseCountingThousand') return String(value);
  if (value > 99) return String(value);
  const [tens, ones] = [Math.floor(value / 10), value % 10];
  const ten = tens === 0 ? '' : tens === 1 ? '十' : `${digits[tens]}十`;
  return ten + (ones > 0 ? digits[ones] : '');
}
