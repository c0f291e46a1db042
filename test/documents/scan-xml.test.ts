import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { Refusal } from '#src/core/refusal.js';
import { scanXml } from '#src/documents/scan-xml.js';

/** What the pass tells, in order; attributes as asked for. */
function told(xml: string, ...attributes: string[]): string[] {
  const heard: string[] = [];
  scanXml(xml, {
    open: (tag) => {
      const values = attributes.flatMap((name) => tag.attribute(name) ?? []);
      heard.push(`<${tag.uri ? `{${tag.uri}}` : ''}${tag.local}${values.map((value) => ` ${value}`).join('')}`);
    },
    text: (text) => heard.push(text),
    close: ({ local, start, end }) => heard.push(`>${local} ${xml.slice(start, end)}`),
  });
  return heard;
}

test('tags, texts and places', () => {
  expect(told('<?xml version="1.0"?><a><b c="1"/>x<!-- <no> --><![CDATA[<y>&amp;]]></a>', 'c')).toEqual([
    '<a',
    '<b 1',
    '>b <b c="1"/>',
    'x',
    '<y>&amp;',
    '>a </a>',
  ]);
});

test('namespaces by scope, the default one for elements only', () => {
  expect(told('<a xmlns="u" xmlns:p="v"><p:b p:c=\'1\' d="2"><e xmlns="w"/></p:b><f/></a>', 'c', 'd')).toEqual([
    '<{u}a',
    '<{v}b 1 2',
    '<{w}e',
    '>e <e xmlns="w"/>',
    '>b </p:b>',
    '<{u}f',
    '>f <f/>',
    '>a </a>',
  ]);
});

test('entities of XML and characters by number; > inside quotes; an attribute is found by its whole name', () => {
  expect(told('<a val="&lt;&#20013;&#x6587;>" xval="no">&amp;&quot;</a>', 'val')).toEqual([
    '<a <中文>',
    '&"',
    '>a </a>',
  ]);
  expect(told('<a w:interval="1" w:val="2" xmlns:w="w"/>', 'val')[0]).toBe('<a 2');
});

test('however many tags have differed, each is told as it is written', () => {
  const cells = Array.from({ length: 3_000 }, (_, at) => String(at + 1));
  const rows = cells.map((r) => `<row r="${r}" spans="1:8"><c r="${r}"/><v/><same long="as before"/></row>`);
  const opened = told(`<sheet>${rows.join('')}</sheet>`, 'r', 'long').filter((one) => one.startsWith('<'));
  expect(opened).toEqual(['<sheet', ...cells.flatMap((r) => [`<row ${r}`, `<c ${r}`, '<v', '<same as before'])]);
});

describe('S31: what is not well formed is refused', () => {
  test.each([
    '',
    'text',
    '<a>',
    '<a></b>',
    '<a/><b/>',
    '<a><b></a></b>',
    '<a b="1></a>',
    '<a b=1/>',
    '<a b/>',
    '<a>&unknown;</a>',
    '<a>& </a>',
    '<a>&#0;</a>',
    '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>',
    '<p:a/>',
    '<a><!-- </a>',
    '<a',
    '< a/>',
  ])('%s', (xml) => {
    expect(() => told(xml, 'b')).toThrow(Refusal);
  });
});

const name = fc.constantFrom('a', 'b', 'w:tc', 'x1');
const piece = fc.string({ unit: fc.constantFrom('<', '>', '&', '"', "'", '中', ' ', '\n', ']', 'x') });
const escaped = (text: string): string => text.replace(/[&<>"']/g, (one) => `&#${one.charCodeAt(0)};`);

property.prop([fc.array(fc.tuple(name, piece, piece), { minLength: 1, maxLength: 8 })])(
  'reading what was written gives the same back',
  (parts) => {
    const xml = parts.reduceRight(
      (inner, [element, value, text]) => `<${element} v="${escaped(value)}">${escaped(text)}${inner}</${element}>`,
      '',
    );
    const values: string[] = [];
    const texts: string[] = [];
    scanXml(`<r xmlns:w="w">${xml}</r>`, {
      open: (tag) => {
        if (tag.local !== 'r') values.push(tag.attribute('v') ?? '');
      },
      text: (text) => texts.push(text),
      close: () => undefined,
    });
    expect(values).toEqual(parts.map(([, value]) => value));
    expect(texts.join('')).toBe(parts.map(([, , text]) => text).join(''));
  },
);

property.prop([fc.string({ unit: fc.constantFrom('<', '>', '/', 'a', '=', '"', '&', ';', '!', '-', '[', ' ') })])(
  'whatever comes is read or refused',
  (xml) => {
    try {
      told(xml, 'a');
    } catch (error) {
      expect(error).toBeInstanceOf(Refusal);
    }
  },
);
