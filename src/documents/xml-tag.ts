import { damaged } from './limits.js';
import { decodedXml } from './xml-text.js';

/** The opening tag that was read last; places are in the text. */
export interface XmlTagReader {
  /**
   * Goes through the tag whose '<' stands here.
   * @throws Refusal where it has no end, no name, or attributes without a value in quotes
   */
  read(start: number): void;
  /** Name as written; what it stands for is told by the namespaces around it. */
  name(): string;
  /** Behind its '>'. */
  end(): number;
  /** It is a whole element: <a/>. */
  isEmpty(): boolean;
  /** Declares namespaces. */
  declares(): boolean;
  /** Value of the attribute of this local name, whatever its prefix; null where there is none. */
  attribute(local: string): string | null;
  /** All of its attributes in their order. */
  attributes(): { name: string; value: string }[];
}

/** Reads tags without a copy of anything but what is asked for: of the attributes it keeps the places. */
export function xmlTagReader(xml: string): XmlTagReader {
  /** Of each attribute where its name begins and ends, and its value. */
  const places: number[] = [];
  let count = 0;
  let [nameStart, nameEnd, tagEnd] = [0, 0, 0];
  let [isEmpty, declares] = [false, false];
  /** A value of it has entities or line ends, and does not stand for itself. */
  let isCoded = false;

  function read(start: number): void {
    count = 0;
    declares = false;
    isCoded = false;
    nameStart = start + 1;
    let at = behindName(xml, nameStart);
    nameEnd = at;
    if (nameEnd === nameStart) throw damaged('a tag without a name');
    for (;;) {
      at = behindBlanks(xml, at);
      const code = xml.charCodeAt(at);
      isEmpty = code === SLASH;
      if (code === GREATER || (isEmpty && xml.charCodeAt(at + 1) === GREATER)) {
        tagEnd = isEmpty ? at + 2 : at + 1;
        return;
      }
      at = readAttribute(at);
    }
  }

  function readAttribute(start: number): number {
    const end = behindName(xml, start);
    let at = behindBlanks(xml, end);
    if (end === start || xml.charCodeAt(at) !== EQUALS) throw damaged('an attribute without a value');
    at = behindBlanks(xml, at + 1);
    const quote = xml.charCodeAt(at);
    if (quote !== QUOTE && quote !== APOSTROPHE) throw damaged('an attribute without quotes');
    const value = at + 1;
    for (at = value; at < xml.length; at += 1) {
      const code = xml.charCodeAt(at);
      if (code === quote) break;
      if (code === AMPERSAND || code === RETURN) isCoded = true;
    }
    if (at === xml.length) throw damaged('a tag without an end');
    places[count] = start;
    places[count + 1] = end;
    places[count + 2] = value;
    places[count + 3] = at;
    count += 4;
    if (xml.charCodeAt(start) === LETTER_X && xml.startsWith('xmlns', start)) declares = true;
    return at + 1;
  }

  function valueAt(index: number): string {
    const value = xml.slice(places[index + 2], places[index + 3]);
    return isCoded ? decodedXml(value) : value;
  }

  function attribute(local: string): string | null {
    for (let index = 0; index < count; index += 4) {
      const [start = 0, end = 0] = [places[index], places[index + 1]];
      const from = end - local.length;
      if (from < start || !xml.startsWith(local, from)) continue;
      if (from === start || xml.charCodeAt(from - 1) === COLON) return valueAt(index);
    }
    return null;
  }

  return {
    read,
    name: () => xml.slice(nameStart, nameEnd),
    end: () => tagEnd,
    isEmpty: () => isEmpty,
    declares: () => declares,
    attribute,
    attributes: () =>
      Array.from({ length: count / 4 }, (_, index) => ({
        name: xml.slice(places[index * 4], places[index * 4 + 1]),
        value: valueAt(index * 4),
      })),
  };
}

const [SLASH, EQUALS, QUOTE, APOSTROPHE, GREATER, LESS, COLON, LETTER_X] = [47, 61, 34, 39, 62, 60, 58, 120];
const [AMPERSAND, RETURN] = [38, 13];

function behindName(xml: string, from: number): number {
  let at = from;
  // Behind the last character the code is NaN, which is greater than nothing.
  for (let code = xml.charCodeAt(at); code > 32 && !endsName(code); code = xml.charCodeAt(at)) at += 1;
  return at;
}

const endsName = (code: number): boolean => code === EQUALS || code === GREATER || code === SLASH || code === LESS;

function behindBlanks(xml: string, from: number): number {
  let at = from;
  for (let code = xml.charCodeAt(at); isBlank(code); code = xml.charCodeAt(at)) at += 1;
  return at;
}

const isBlank = (code: number): boolean => code === 32 || code === 9 || code === 10 || code === 13;
