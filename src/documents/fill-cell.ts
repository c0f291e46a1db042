import type { DocxBlock, DocxCell } from './docx-tables.js';
import { escapeXml, paragraphsOf } from './plain-text.js';

/**
 * A cell's new content as XML. A paragraph that stays the same is kept as it is; a new one takes the formatting of its place, or
 * of the last one. Pictures, bookmarks and comment ranges stay. `prefix` is that of the document's elements: 'w:'.
 */
export function cellContent(xml: string, cell: DocxCell, text: string, prefix: string): string {
  const pictures = cell.blocks.filter((block) => block.hasObject && block.text === '');
  const models = cell.blocks.filter((block) => !pictures.includes(block));
  const lines = paragraphsOf(text);
  const kept = lines.map((line, index) => models[index]?.isParagraph === true && models[index]?.text === line);
  const keptBlocks = [...models.filter((_, index) => kept[index]), ...pictures];
  const isKept = (at: number): boolean => keptBlocks.some(({ start, end }) => at >= start && at < end);
  const source = ({ start, end }: { start: number; end: number }): string => xml.slice(start, end);
  return [
    ...cell.anchors.filter(({ start }) => !isKept(start)).map(source),
    ...lines.map((line, index) => {
      const model = models[index] ?? models.at(-1);
      return kept[index] && model ? source(model) : newParagraph(model, line, prefix);
    }),
    ...pictures.map(source),
  ].join('');
}

function newParagraph(model: DocxBlock | undefined, line: string, prefix: string): string {
  const run = line === '' ? '' : `<${prefix}r>${runProperties(model)}${runContent(line, prefix)}</${prefix}r>`;
  return `<${prefix}p>${withoutNumbering(model?.properties ?? '')}${run}</${prefix}p>`;
}

/** Automatic numbers would count the numbered lines of a text once more. */
const withoutNumbering = (properties: string): string =>
  properties.replace(/<(?:[\w.-]+:)?numPr\b(?:[^>]*\/>|.*?<\/(?:[\w.-]+:)?numPr>)/s, '');

/** Formatting of the longest text in the paragraph, else of its empty run, else of the paragraph mark. */
function runProperties(model: DocxBlock | undefined): string {
  const [longest] = [...(model?.runs ?? [])].sort((a, b) => b.length - a.length);
  return longest?.properties || (model?.markProperties ?? '');
}

const runContent = (line: string, prefix: string): string =>
  line
    .split('\t')
    .map((part) => (part === '' ? '' : `<${prefix}t xml:space="preserve">${escapeXml(part)}</${prefix}t>`))
    .join(`<${prefix}tab/>`);
