/**
 * A pass over well-formed XML that costs little: no tree, no copies of what nobody asks for. Office files are megabytes of
 * short tags, of which a reader of tables looks at one in ten. Namespaces are resolved (https://www.w3.org/TR/xml-names);
 * a document type is refused, so that no entity but the five of XML itself and character references exist.
 */
import { damaged } from './limits.js';

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

interface Opened {
  name: string;
  local: string;
  uri: string;
  /** Namespaces by prefix, as they are inside. */
  names: ReadonlyMap<string, string>;
}

const xmlNames: ReadonlyMap<string, string> = new Map([['xml', 'http://www.w3.org/XML/1998/namespace']]);

/**
 * Reads a whole document.
 * @throws Refusal where it is not well formed: tags that do not match, an unknown entity, a document type, an open end
 */
export function scanXml(xml: string, { open, text, close }: XmlHandlers): void {
  const path: Opened[] = [];
  let raw = '';
  const tag = { local: '', uri: '', start: 0, end: 0, attribute: (local: string) => attributeIn(raw, local) };
  let at = xml.charCodeAt(0) === 0xfeff ? 1 : 0;
  let hasRoot = false;

  while (at < xml.length) {
    const next = xml.indexOf('<', at);
    if (next !== at && path.length > 0) text(decoded(xml.slice(at, next === -1 ? xml.length : next)));
    if (next === -1) break;
    const kind = xml.charCodeAt(next + 1);
    if (kind === SLASH) {
      const end = endOf(xml, '>', next);
      const opened = path.pop();
      if (opened === undefined || xml.slice(next + 2, end).trimEnd() !== opened.name)
        throw damaged('tags do not match');
      close(placed(opened, next, end + 1));
      at = end + 1;
    } else if (kind === QUESTION) {
      at = endOf(xml, '?>', next) + 2;
    } else if (kind === EXCLAMATION) {
      at = past(next);
    } else {
      const end = endOfTag(xml, next);
      const isEmpty = xml.charCodeAt(end - 1) === SLASH;
      if (path.length === 0 && hasRoot) throw damaged('more than one root');
      hasRoot = true;
      raw = xml.slice(next + 1, isEmpty ? end - 1 : end);
      const opened = openedBy(raw, path.at(-1)?.names ?? xmlNames);
      open(placed(opened, next, end + 1));
      if (isEmpty) close(placed(opened, next, end + 1));
      else path.push(opened);
      at = end + 1;
    }
  }
  if (path.length > 0 || !hasRoot) throw damaged('the document ends too soon');

  function placed({ local, uri }: Opened, start: number, end: number): XmlTag {
    tag.local = local;
    tag.uri = uri;
    tag.start = start;
    tag.end = end;
    return tag;
  }

  /** Behind a comment or a CDATA section, whose text is told. */
  function past(start: number): number {
    if (xml.startsWith('<!--', start)) return endOf(xml, '-->', start + 4) + 3;
    if (!xml.startsWith('<![CDATA[', start) || path.length === 0) throw damaged('a document type');
    const end = endOf(xml, ']]>', start);
    text(xml.slice(start + 9, end));
    return end + 3;
  }
}

const [SLASH, QUESTION, EXCLAMATION, QUOTE, APOSTROPHE, GREATER, LESS] = [47, 63, 33, 34, 39, 62, 60];

function endOf(xml: string, mark: string, from: number): number {
  const end = xml.indexOf(mark, from);
  if (end === -1) throw damaged(`no ${mark}`);
  return end;
}

/** The '>' of a tag; one inside an attribute's quotes does not count. */
function endOfTag(xml: string, start: number): number {
  let quote = 0;
  for (let at = start + 1; at < xml.length; at += 1) {
    const code = xml.charCodeAt(at);
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === GREATER) return at;
    else if (code === QUOTE || code === APOSTROPHE) quote = code;
    else if (code === LESS) break;
  }
  throw damaged('a tag without an end');
}

function openedBy(raw: string, outer: ReadonlyMap<string, string>): Opened {
  const name = /^[^\s/]+/.exec(raw)?.[0];
  if (name === undefined) throw damaged('a tag without a name');
  const names = raw.includes('xmlns') ? withDeclared(raw, outer) : outer;
  const colon = name.indexOf(':');
  const prefix = colon === -1 ? '' : name.slice(0, colon);
  const uri = names.get(prefix);
  if (uri === undefined && prefix !== '') throw damaged('an unknown namespace');
  return { name, local: colon === -1 ? name : name.slice(colon + 1), uri: uri ?? '', names };
}

function withDeclared(raw: string, outer: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const names = new Map(outer);
  findAttribute(raw, (name, value) => {
    if (name === 'xmlns') names.set('', decoded(value()));
    else if (name.startsWith('xmlns:')) names.set(name.slice(6), decoded(value()));
    return false;
  });
  return names;
}

function attributeIn(raw: string, local: string): string | null {
  if (!raw.includes(local)) return null;
  let found: string | null = null;
  findAttribute(raw, (name, value) => {
    const isIt = name === local || (name.endsWith(local) && name.charCodeAt(name.length - local.length - 1) === COLON);
    if (isIt) found = decoded(value());
    return isIt;
  });
  return found;
}

/** Walks through name="value" and name='value' until one is taken. */
function findAttribute(raw: string, take: (name: string, value: () => string) => boolean): void {
  let at = raw.search(/\s/);
  while (at !== -1) {
    const equals = raw.indexOf('=', at);
    if (equals === -1) {
      if (raw.slice(at).trim() !== '') throw damaged('an attribute without a value');
      return;
    }
    let open = equals + 1;
    while (isBlank(raw.charCodeAt(open))) open += 1;
    const quote = raw.charCodeAt(open);
    const close = quote === QUOTE || quote === APOSTROPHE ? raw.indexOf(raw.charAt(open), open + 1) : -1;
    if (close === -1) throw damaged('an attribute without quotes');
    if (take(raw.slice(at, equals).trim(), () => raw.slice(open + 1, close))) return;
    at = close + 1;
  }
}

const isBlank = (code: number): boolean => code === 32 || code === 9 || code === 10 || code === 13;
const COLON = 58;
const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function decoded(text: string): string {
  if (!text.includes('&') && !text.includes('\r')) return text;
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/&([^;&\s]{0,10});?/g, (whole, name: string) => (whole.endsWith(';') ? entity(name) : entity('')));
}

function entity(name: string): string {
  const known = Object.hasOwn(entities, name) ? entities[name] : undefined;
  if (known !== undefined) return known;
  const [, hex, decimal] = /^#(?:x([0-9A-Fa-f]{1,6})|(\d{1,7}))$/.exec(name) ?? [];
  const code = hex === undefined ? Number(decimal ?? Number.NaN) : Number.parseInt(hex, 16);
  if (!(code > 0 && code <= 0x10ffff)) throw damaged('an unknown entity');
  return String.fromCodePoint(code);
}
