/** As much of a browser's document as a card's code asks for, where there is no browser: elements, attributes, text. */

export interface SmallNode {
  name: string;
  text: string;
  attributes: Map<string, string>;
  childNodes: SmallNode[];
  setAttribute(name: string, value: string): void;
  appendChild(child: SmallNode): SmallNode;
}

export function node(name: string, text = ''): SmallNode {
  const made: SmallNode = {
    name,
    text,
    attributes: new Map(),
    childNodes: [],
    setAttribute: (attribute, value) => void made.attributes.set(attribute, value),
    appendChild(child) {
      made.childNodes.push(child);
      return child;
    },
  };
  return made;
}

/** A drawing's label says all its words. */
function parsedDrawing(svg: string): { documentElement: SmallNode } {
  const drawn = node('svg');
  const [, label = ''] = /^<svg [^>]*aria-label="([^"]*)"/.exec(svg) ?? [];
  drawn.setAttribute('aria-label', label.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&'));
  return { documentElement: drawn };
}

export const smallDocument = {
  createElement: (name: string) => node(name),
  createTextNode: (text: string) => node('#text', text),
  importNode: (copied: SmallNode) => copied,
};

export class SmallParser {
  readonly parseFromString = parsedDrawing;
}
