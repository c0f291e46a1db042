import type { FormDocument } from './grid.js';
import { damaged, limits } from './limits.js';
import { ignored, scanXml } from './scan-xml.js';
import { gridOfSheet } from './sheet-grid.js';
import { numberFormats } from './xlsx-number-formats.js';
import { readSheetXml, unescaped, type WorkbookParts } from './xlsx-sheet.js';
import type { ZipEntry } from './zip.js';

type Entries = ReadonlyMap<string, ZipEntry>;

const folder = 'xl/';

interface WorkbookSheet {
  path: string;
  /** Its name, where nobody sees it. */
  hiddenAs: string | null;
}

/** Sheets of an .xlsx workbook in their order, the hidden ones apart. Pictures, charts and the like are left packed. */
export function readXlsxSheets(entries: Entries): FormDocument {
  const { sheets, from1904 } = workbookOf(entries);
  const parts: WorkbookParts = {
    strings: sharedStrings(textOf(entries, `${folder}sharedStrings.xml`)),
    formats: numberFormats(textOf(entries, `${folder}styles.xml`) ?? '<styleSheet/>'),
    from1904,
  };
  let left: number = limits.cells;
  const read = sheets.map(({ path, hiddenAs }) => {
    const grid = gridOfSheet(readSheetXml(textOf(entries, path) ?? '', parts), left);
    left -= grid.rows.length * (grid.rows[0]?.length ?? 0);
    return { grid, hiddenAs };
  });
  return {
    grids: read.flatMap(({ grid, hiddenAs }) => (hiddenAs === null ? [grid] : [])),
    hiddenSheets: read.flatMap(({ grid, hiddenAs }) =>
      hiddenAs === null ? [] : [{ name: hiddenAs, rows: grid.rows }],
    ),
  };
}

/** Paths of the sheets that are seen, in the order of the document's tables. */
export const shownSheets = (entries: Entries): string[] =>
  workbookOf(entries)
    .sheets.filter(({ hiddenAs }) => hiddenAs === null)
    .map(({ path }) => path);

function workbookOf(entries: Entries): { sheets: WorkbookSheet[]; from1904: boolean } {
  const workbook = textOf(entries, `${folder}workbook.xml`);
  if (workbook === null) throw damaged();
  const targets = relationTargets(entries);
  const sheets: WorkbookSheet[] = [];
  let from1904 = false;
  scanXml(workbook, {
    ...ignored,
    open(tag) {
      if (tag.local === 'workbookPr') from1904 = ['1', 'true'].includes(tag.attribute('date1904') ?? '');
      if (tag.local !== 'sheet') return;
      const path = targets.get(tag.attribute('id') ?? '');
      const isShown = (tag.attribute('state') ?? 'visible') === 'visible';
      // Other kinds of sheets (charts, dialogs) have no cells.
      if (path?.includes('worksheets/') && entries.has(path))
        sheets.push({ path, hiddenAs: isShown ? null : (tag.attribute('name') ?? '') });
    },
  });
  return { sheets, from1904 };
}

/** Paths of the workbook's parts by the ids of their relations (ECMA-376 part 2). */
function relationTargets(entries: Entries): Map<string, string> {
  const targets = new Map<string, string>();
  scanXml(textOf(entries, `${folder}_rels/workbook.xml.rels`) ?? '<Relationships/>', {
    ...ignored,
    open(tag) {
      const target = tag.attribute('Target');
      if (tag.local === 'Relationship' && target)
        targets.set(tag.attribute('Id') ?? '', target.startsWith('/') ? target.slice(1) : folder + target);
    },
  });
  return targets;
}

/** Texts that cells share; runs of a text are joined, phonetic guides left out. */
function sharedStrings(xml: string | null): string[] {
  const strings: string[] = [];
  if (xml === null) return strings;
  let text = '';
  let isText = false;
  let isPhonetic = false;
  scanXml(xml, {
    open({ local }) {
      if (local === 'si') text = '';
      else if (local === 'rPh') isPhonetic = true;
      else if (local === 't') isText = !isPhonetic;
    },
    text(piece) {
      if (isText) text += piece;
    },
    close({ local }) {
      if (local === 't') isText = false;
      else if (local === 'rPh') isPhonetic = false;
      else if (local === 'si') strings.push(unescaped(text));
    },
  });
  return strings;
}

function textOf(entries: Entries, path: string): string | null {
  const entry = entries.get(path);
  return entry ? new TextDecoder().decode(entry.read()) : null;
}
