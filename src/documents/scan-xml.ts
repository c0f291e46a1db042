/**
 * A pass over well-formed XML that costs little: no tree, no copies of what nobody asks for. Office files are megabytes of
 * short tags, of which a reader of tables looks at one in ten. Namespaces are resolved (https://www.w3.org/TR/xml-names);
 * a document type is refused, so that no entity but the five of XML itself and character references exist.
 */
import { damaged } from './limits.js';
import { type XmlTagReader, xmlTagReader } from './xml-tag.js';
import { decodedXml } from './xml-text.js';

/** An element's tag. Valid only while the handler runs: it is one object, used again for the next. */
export interface XmlTag {
  /** Name without its prefix. */
  local: string;
  /** Namespace; '' for none. */
  uri: string;
  /** Where the tag stands in the text: at its '<', and behind its '>'. */
  start: number;
  end: number;
  /** Value of the attribute of this local name, whatever its prefix; null where there is none. */
  attribute(local: string): string | null;
}

export interface XmlHandlers {
  open(tag: XmlTag): void;
  /** Text between tags, in as many pieces as there are. */
  text(text: string): void;
  /** The closing tag; for an empty element the one tag that it is. */
  close(tag: Omit<XmlTag, 'attribute'>): void;
}

/** For a reader that asks for tags only. */
export const ignored: XmlHandlers = { open: () => undefined, text: () => undefined, close: () => undefined };

/** Namespaces by prefix, and the elements that were met under them by their names as written. */
interface Scope {
  uris: ReadonlyMap<string, string>;
  elements: Map<string, Element>;
  /** Tags that were read under them, by all that is written in them: an Office file repeats a few hundred. */
  tags: Map<string, Known>;
  /** Length of the longest of these that was met again. Once they are many, a longer one is one of those that differ each time. */
  longestAgain: number;
}

interface Known {
  element: Element;
  isEmpty: boolean;
}

interface Element {
  name: string;
  local: string;
  uri: string;
  /** As it is inside. */
  scope: Scope;
}

const outermost = new Map([['xml', 'http://www.w3.org/XML/1998/namespace']]);

/**
 * Reads a whole document.
 * @throws Refusal where it is not well formed: tags that do not match, an unknown entity, a document type, an open end
 */
export function scanXml(xml: string, { open, text, close }: XmlHandlers): void {
  const path: Element[] = [];
  const reader = xmlTagReader(xml);
  let isRead = false;
  const tag = { local: '', uri: '', start: 0, end: 0, attribute };
  let scope = scopeOf(outermost);
  let at = xml.charCodeAt(0) === 0xfeff ? 1 : 0;
  let hasRoot = false;

  while (at < xml.length) {
    const next = xml.indexOf('<', at);
    if (next !== at && path.length > 0) text(decodedXml(xml.slice(at, next === -1 ? xml.length : next)));
    if (next === -1) break;
    const kind = xml.charCodeAt(next + 1);
    if (kind === SLASH) {
      const element = path.pop();
      if (element === undefined) throw damaged('tags do not match');
      at = behindClosing(element.name, next);
      scope = path.at(-1)?.scope ?? scope;
      place(element, next);
      close(tag);
    } else if (kind === QUESTION) {
      at = behind('?>', next);
    } else if (kind === EXCLAMATION) {
      at = behindSection(next);
    } else {
      if (path.length === 0 && hasRoot) throw damaged('more than one root');
      hasRoot = true;
      const { element, isEmpty } = knownAt(next) ?? read(next);
      place(element, next);
      open(tag);
      if (isEmpty) {
        close(tag);
      } else {
        path.push(element);
        scope = element.scope;
      }
    }
  }
  if (path.length > 0 || !hasRoot) throw damaged('the document ends too soon');

  /** The tag there, if the same was read before; its attributes are read when they are asked for. */
  function knownAt(start: number): Known | undefined {
    isRead = false;
    const end = xml.indexOf('>', start);
    if (end === -1 || (scope.tags.size === mostTags && end - start > scope.longestAgain)) return undefined;
    const known = scope.tags.get(xml.slice(start, end));
    if (!known) return undefined;
    at = end + 1;
    if (end - start > scope.longestAgain) scope.longestAgain = end - start;
    return known;
  }

  function read(start: number): Known {
    reader.read(start);
    isRead = true;
    at = reader.end();
    const known = { element: elementOf(reader, scope), isEmpty: reader.isEmpty() };
    if (scope.tags.size === mostTags || reader.declares()) return known;
    const written = xml.slice(start, at - 1);
    // One that holds a '>' in a value is not found by its first.
    if (!written.includes('>')) scope.tags.set(written, known);
    return known;
  }

  function attribute(local: string): string | null {
    if (!isRead) reader.read(tag.start);
    isRead = true;
    return reader.attribute(local);
  }

  function place({ local, uri }: Element, start: number): void {
    tag.local = local;
    tag.uri = uri;
    tag.start = start;
    tag.end = at;
  }

  function behindClosing(name: string, start: number): number {
    const end = start + 2 + name.length;
    if (xml.charCodeAt(end) === GREATER && xml.startsWith(name, start + 2)) return end + 1;
    const last = behind('>', start);
    if (xml.slice(start + 2, last - 1).trimEnd() !== name) throw damaged('tags do not match');
    return last;
  }

  /** Behind a comment or a CDATA section, whose text is told. */
  function behindSection(start: number): number {
    if (xml.startsWith('<!--', start)) return behind('-->', start + 4);
    if (!xml.startsWith('<![CDATA[', start) || path.length === 0) throw damaged('a document type');
    const end = behind(']]>', start);
    text(xml.slice(start + 9, end - 3));
    return end;
  }

  function behind(mark: string, from: number): number {
    const found = xml.indexOf(mark, from);
    if (found === -1) throw damaged(`no ${mark}`);
    return found + mark.length;
  }
}

/** Those that differ each time are not kept for ever. */
const mostTags = 2_000;
const [SLASH, QUESTION, EXCLAMATION, GREATER] = [47, 63, 33, 62];

function elementOf(tag: XmlTagReader, around: Scope): Element {
  const scope = tag.declares() ? scopeInside(tag, around) : around;
  const name = tag.name();
  const known = scope.elements.get(name);
  if (known) return known;
  const colon = name.indexOf(':');
  const uri = scope.uris.get(colon === -1 ? '' : name.slice(0, colon));
  if (uri === undefined && colon > 0) throw damaged('an unknown namespace');
  const element = { name, local: internalized(name.slice(colon + 1)), uri: uri ?? '', scope };
  scope.elements.set(name, element);
  return element;
}

/** The same text as the one that the engine keeps for names in code: comparing the two is comparing two places. */
const internalized = (text: string): string => Object.keys({ [text]: 0 })[0] ?? text;

function scopeInside(tag: XmlTagReader, around: Scope): Scope {
  const uris = new Map(around.uris);
  for (const { name, value } of tag.attributes()) {
    if (name === 'xmlns') uris.set('', value);
    else if (name.startsWith('xmlns:')) uris.set(name.slice(6), value);
  }
  return scopeOf(uris);
}

const scopeOf = (uris: Scope['uris']): Scope => ({ uris, elements: new Map(), tags: new Map(), longestAgain: 0 });
