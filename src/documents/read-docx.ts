import { readDocumentXml } from './docx-body.js';
import { paragraphNumbers } from './docx-numbering.js';
import type { FormDocument } from './grid.js';
import { damaged } from './limits.js';
import { ignored, scanXml } from './scan-xml.js';
import type { ZipEntry } from './zip.js';

/** Tables of a Word document and the text around them, as Word would show them with all changes accepted. */
export function readDocx(entries: ReadonlyMap<string, ZipEntry>): FormDocument {
  const path = mainPart(entries);
  const body = textOf(entries.get(path));
  if (body === null) throw damaged();
  const numbering = textOf(entries.get(path.replace(/[^/]+$/, 'numbering.xml')));
  return readDocumentXml(body, paragraphNumbers(numbering));
}

/** Where the document part is; nearly always `word/document.xml`, but only the package's relations say so (ECMA-376 part 2). */
export function mainPart(entries: ReadonlyMap<string, ZipEntry>): string {
  const usual = 'word/document.xml';
  if (entries.has(usual)) return usual;
  let target = usual;
  const relations = textOf(entries.get('_rels/.rels'));
  if (relations !== null)
    scanXml(relations, {
      ...ignored,
      open(tag) {
        if (tag.attribute('Type')?.endsWith('/officeDocument')) target = tag.attribute('Target') ?? target;
      },
    });
  return target.replace(/^\//, '');
}

const textOf = (entry: ZipEntry | undefined): string | null => (entry ? new TextDecoder().decode(entry.read()) : null);
