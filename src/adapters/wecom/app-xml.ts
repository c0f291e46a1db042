/** The app's XML: flat and small. No document types, no entities but the five, no attributes. */
import { SaxesParser } from 'saxes';

/** Elements by name: text, or further elements; a list where a name comes more than once. */
export type XmlElement = { [name: string]: XmlValue | XmlValue[] };
export type XmlValue = string | XmlElement;

const MOST_ELEMENTS = 500;
const DEEPEST = 8;

/** What is inside the root. Throws RangeError for anything that is not plain XML. */
export function readXml(text: string): XmlElement {
  const parser = new SaxesParser({});
  const stack: { name: string; text: string; children: XmlElement }[] = [];
  let root: XmlElement | null = null;
  let count = 0;
  const refuse = (why: string): never => {
    throw new RangeError(why);
  };

  parser.on('error', () => refuse('not XML'));
  parser.on('doctype', () => refuse('a document type'));
  parser.on('opentag', ({ name }) => {
    count += 1;
    if (count > MOST_ELEMENTS || stack.length >= DEEPEST) refuse('too much XML');
    if (name === '__proto__') refuse('a name that is none');
    stack.push({ name, text: '', children: {} });
  });
  const addText = (more: string) => {
    const open = stack.at(-1);
    if (open) open.text += more;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const closed = stack.pop();
    if (!closed) return;
    const parent = stack.at(-1);
    if (!parent) {
      root = closed.children;
      return;
    }
    const value: XmlValue = Object.keys(closed.children).length > 0 ? closed.children : closed.text;
    const before = parent.children[closed.name];
    parent.children[closed.name] = before === undefined ? value : [...[before].flat(), value];
  });
  parser.write(text).close();
  return root ?? refuse('no root');
}

/** A name's values, however often it came. */
export const listOf = (element: XmlElement, name: string): XmlValue[] => {
  const found = Object.hasOwn(element, name) ? element[name] : undefined;
  return found === undefined ? [] : [found].flat();
};

/** A name's text; empty where there is none. */
export function textOf(element: XmlElement, name: string): string {
  const [first] = listOf(element, name);
  return typeof first === 'string' ? first : '';
}
