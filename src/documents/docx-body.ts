import { type GridBuilder, gridBuilder } from './docx-grid-builder.js';
import type { NumberParagraph } from './docx-numbering.js';
import { type TextBuilder, textBuilder } from './docx-text-builder.js';
import type { FormDocument, Grid } from './grid.js';
import { tooManyCells } from './limits.js';
import { scanXml, type XmlTag } from './scan-xml.js';

const wordNamespaces = new Set([
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  'http://purl.oclc.org/ooxml/wordprocessingml/main',
]);
const compatibilityNamespace = 'http://schemas.openxmlformats.org/markup-compatibility/2006';

/** An element on the way from the root; `drops` says that its content is not shown. */
interface Opened {
  name: string;
  drops: boolean;
}

/** Names of the elements around the current one, the nearest first. */
type Around = (levels: number) => string | undefined;

/** Tables of document.xml and the paragraphs around them, in one pass. */
export function readDocumentXml(xml: string, numberParagraph: NumberParagraph): FormDocument {
  const grids: Grid[] = [];
  const nested: Grid[] = [];
  let around: string[] = [];
  const grid = gridBuilder(
    (rows) => {
      grids.push({ rows, before: around, after: [] });
      around = [];
    },
    (rows, before) => nested.push({ rows, before: [...around, ...before], after: [] }),
  );
  const text = textBuilder(numberParagraph, (paragraph) => {
    if (!grid.putParagraph(paragraph)) around.push(paragraph);
  });

  const path: Opened[] = [];
  const parents: Around = (levels) => path[path.length - levels]?.name;
  scanXml(xml, {
    open(tag) {
      const drops = isUnshown(tag, parents);
      if (drops) text.drop();
      if (wordNamespaces.has(tag.uri)) opened(tag, parents, grid, text);
      path.push({ name: tag.local, drops });
    },
    text(shown) {
      if (path.at(-1)?.name === 't') text.put(shown);
    },
    close(tag) {
      if (path.pop()?.drops) text.resume();
      if (wordNamespaces.has(tag.uri)) closed(tag.local, grid, text);
    },
  });

  const last = grids.pop();
  return { grids: last ? [...grids, { ...last, after: around }] : [], nested };
}

const unshown = new Set(['rt', 'delText', 'instrText', 'delInstrText']);

/** Deleted and moved-away text, phonetic guides, field codes, and the fallback beside a choice that is read. */
function isUnshown(tag: XmlTag, parents: Around): boolean {
  if (tag.uri === compatibilityNamespace) return tag.local === 'Fallback';
  if (tag.local === 'del' || tag.local === 'moveFrom') return parents(1) !== 'rPr' && parents(1) !== 'trPr';
  return unshown.has(tag.local);
}

/** Properties as they were before a tracked change stand one level deeper, and do not count. */
function opened(tag: XmlTag, parents: Around, grid: GridBuilder, text: TextBuilder): void {
  switch (tag.local) {
    case 'tbl':
      grid.openTable();
      return;
    case 'tr':
      grid.openRow();
      return;
    case 'tc':
      grid.openCell();
      return;
    case 'gridBefore':
      if (parents(2) === 'tr') grid.skipColumns(columnsIn(valOf(tag)));
      return;
    case 'gridSpan':
      if (parents(2) === 'tc') grid.setCell({ columnSpan: Math.max(1, columnsIn(valOf(tag))) });
      return;
    case 'vMerge':
      if (parents(2) === 'tc') grid.setCell({ merge: valOf(tag) === 'restart' ? 'restart' : 'continue' });
      return;
    case 'hMerge':
      if (parents(2) === 'tc') grid.setCell({ isContinued: valOf(tag) !== 'restart' });
      return;
    case 'p':
      text.openParagraph();
      return;
    case 'numId':
      if (parents(3) === 'p') text.setParagraph({ list: valOf(tag) });
      return;
    case 'ilvl':
      if (parents(3) === 'p') text.setParagraph({ level: Number(valOf(tag)) });
      return;
    case 'r':
      text.openRun();
      return;
    case 'vanish':
      if (parents(2) === 'r') text.hideRun(!['0', 'false', 'off'].includes(valOf(tag)));
      return;
    case 'tab':
      if (parents(1) === 'r') text.put('\t');
      return;
    case 'br':
    case 'cr':
      text.put('\n');
      return;
    case 'noBreakHyphen':
      text.put('-');
      return;
    case 'sym':
      text.put(symbols[`${tag.attribute('font')}:${tag.attribute('char')?.slice(-2).toUpperCase()}`] ?? '');
      return;
    case 'fldChar':
      text.field(tag.attribute('fldCharType') ?? '');
      return;
    case 'del':
    case 'moveFrom':
      if (parents(1) === 'trPr') grid.deleteRow();
      if (parents(1) === 'rPr' && parents(2) === 'pPr') text.setParagraph({ runsOn: true });
      return;
  }
}

const valOf = (tag: XmlTag): string => tag.attribute('val') ?? '';

function closed(name: string, grid: GridBuilder, text: TextBuilder): void {
  if (name === 'r') text.closeRun();
  else if (name === 'p') text.closeParagraph();
  else if (name === 'tr') grid.closeRow();
  else if (name === 'tbl') grid.closeTable();
  else if (name === 'tc') {
    text.endCell();
    grid.closeCell();
  }
}

/** Symbols that forms use as ticks and boxes, by font and code point. */
const symbols: Record<string, string> = {
  'Wingdings:FC': '√',
  'Wingdings:FE': '☑',
  'Wingdings:FD': '☒',
  'Wingdings:FB': '×',
  'Wingdings:A8': '□',
  'Wingdings:6F': '□',
  'Wingdings 2:50': '√',
  'Wingdings 2:52': '☑',
  'Wingdings 2:54': '☒',
  'Wingdings 2:A3': '□',
};

/** Word itself knows 63 columns. */
function columnsIn(value: string): number {
  const columns = Number.parseInt(value, 10);
  if (columns > 1000) throw tooManyCells();
  return columns > 0 ? columns : 0;
}
