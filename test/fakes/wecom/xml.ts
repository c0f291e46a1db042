/** The small XML of app callbacks: elements and text, repeated elements as lists; no attributes, no entities of its own. */
import { SaxesParser } from 'saxes';

export type XmlValue = string | XmlNode | XmlValue[];
export interface XmlNode {
  [name: string]: XmlValue;
}

/** The content of the root element. Throws RangeError where it is no XML. */
export function readXml(text: string): XmlNode {
  const parser = new SaxesParser();
  const open: { name: string; node: XmlNode; text: string }[] = [];
  let root: XmlNode | null = null;
  const addText = (part: string): void => {
    const top = open.at(-1);
    if (top) top.text += part;
  };
  parser.on('error', (error) => {
    throw new RangeError(error.message);
  });
  parser.on('opentag', ({ name }) => void open.push({ name, node: {}, text: '' }));
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const closed = open.pop();
    if (!closed) return;
    const value: XmlValue = Object.keys(closed.node).length > 0 ? closed.node : closed.text.trim();
    const parent = open.at(-1);
    if (!parent) root = typeof value === 'string' ? {} : (value as XmlNode);
    else {
      const known = parent.node[closed.name];
      parent.node[closed.name] = known === undefined ? value : [...(Array.isArray(known) ? known : [known]), value];
    }
  });
  parser.write(text).close();
  if (!root) throw new RangeError('no root element');
  return root;
}

const element = (name: string, value: XmlValue): string => {
  if (Array.isArray(value)) return value.map((one) => element(name, one)).join('');
  if (typeof value === 'object') return `<${name}>${inner(value)}</${name}>`;
  if (/^\d+$/.test(value)) return `<${name}>${value}</${name}>`;
  return `<${name}><![CDATA[${value.replaceAll(']]>', ']]]]><![CDATA[>')}]]></${name}>`;
};

const inner = (node: XmlNode): string =>
  Object.entries(node)
    .map(([name, value]) => element(name, value))
    .join('');

export const writeXml = (node: XmlNode): string => `<xml>${inner(node)}</xml>`;
