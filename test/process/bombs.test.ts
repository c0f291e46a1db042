/** Files made to burst whoever opens them, sent to a service at work: each is refused in words, and everybody else is answered. */
import { createCipheriv } from 'node:crypto';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { strToU8, zipSync } from 'fflate';
import { expect, onTestFinished, test } from 'vitest';
import { limits } from '#src/documents/limits.js';
import { docxOf, p, tbl, tc, tr } from '../documents/samples.js';
import { proof } from '../proof/proof.js';
import { importSeed } from '../support/programme.js';
import { DIRECT, openWorld } from '../support/world.js';

const mayGrow = 50 * 1024 * 1024;
const questions = 200;

test('F07 S30 S31: 12 bombs are refused within the limits while 200 questions are answered; memory grows by at most 50 MB', {
  timeout: 600_000,
}, async () => {
  const bombs = Object.entries(made());
  expect(bombs).toHaveLength(12);
  const world = await openWorld({ now: '2022-12-28T10:00:00+08:00' });
  onTestFinished(() => world.close());
  await world.addPerson('ou_office', '王督办');
  await world.addPerson('ou_zhang', '张三');
  await importSeed(world.service.house);
  // What is loaded and compiled once is there before anything is measured.
  await world.say('ou_office', DIRECT, '', { files: [{ name: '信.docx', bytes: docxOf(p('各街道：')) }] });
  for (let warm = 0; warm < 50; warm += 1) await world.say('ou_zhang', DIRECT, '/帮助');

  const before = residentBytes();
  let most = before;
  let answered = 0;
  const refused: string[] = [];
  for (const [name, bytes] of bombs) {
    const isOver = world.say('ou_office', DIRECT, '', { files: [{ name: `${name}.docx`, bytes }] });
    for (let asked = 0; asked < Math.ceil(questions / bombs.length); asked += 1) {
      const { event } = await world.fake.as('ou_zhang').say(DIRECT, '/帮助');
      if (event?.state === 'answered') answered += 1;
      most = Math.max(most, process.memoryUsage().rss);
    }
    const told = (await isOver).map(({ text }) => text);
    if (told.some((text) => text.includes('没有办成'))) refused.push(name);
  }
  const grown = residentBytes() - before;
  expect(refused).toEqual(bombs.map(([name]) => name));
  proof(['F07'], { runs: answered, lost: Math.ceil(questions / bombs.length) * bombs.length - answered });
  proof(['S30', 'S31'], { runs: bombs.length, refused: refused.length });
  expect(grown).toBeLessThan(mayGrow);
  console.log(`memory: ${mega(before)} MB before, ${mega(most)} MB at most, ${mega(grown)} MB more in the end`);
});

const mega = (bytes: number): number => Math.round(bytes / 1024 / 1024);

/** After the garbage is gone. */
function residentBytes(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().rss;
}

function made(): Record<string, Uint8Array> {
  const zeros = new Uint8Array(limits.inflatedBytes + 1);
  const large = zipSync({ 'word/document.xml': zeros }, { level: 9 });
  const half = new Uint8Array(limits.inflatedBytes / 2 + 1);
  const nested = (depth: number): string =>
    `${'<w:tbl><w:tr><w:tc>'.repeat(depth)}${p('甲')}${'</w:tc></w:tr></w:tbl>'.repeat(depth)}`;
  const laughs = Array.from({ length: 9 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`).join('');
  return {
    inflates: large,
    'lies about its size': lying(large),
    'two that are too much together': lying(
      zipSync({ 'word/document.xml': half, 'word/styles.xml': half }, { level: 9 }),
    ),
    'too many entries': zipSync(
      Object.fromEntries(
        Array.from({ length: limits.archiveEntries + 1 }, (_, at) => [`word/${at}.xml`, strToU8('<a/>')]),
      ),
    ),
    'an archive in an archive': zipSync({ 'word/document.xml': zipSync({ 'word/document.xml': large }) }),
    'a table a million wide': docxOf(tbl(tr(tc(p(''), '<w:gridSpan w:val="1000000"/>')))),
    'tables in tables': docxOf(nested(20_000)),
    'entities of entities': zipSync({
      'word/document.xml': strToU8(`<!DOCTYPE w [<!ENTITY l0 "ha">${laughs}]><w:document>&l9;</w:document>`),
      '[Content_Types].xml': strToU8('<Types/>'),
    }),
    'an entity from elsewhere': zipSync({
      'word/document.xml': strToU8(
        '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document>&x;</w:document>',
      ),
      '[Content_Types].xml': strToU8('<Types/>'),
    }),
    'a sheet that claims a million rows': workbook(
      `<sheetData>${Array.from({ length: 600 }, (_, row) => `<row r="${row * 1700 + 1}"><c r="XFD${row * 1700 + 1}" t="inlineStr"><is><t>甲</t></is></c></row>`).join('')}</sheetData>`,
    ),
    'a text merged over a sheet': workbook(
      `<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>${'长'.repeat(100_000)}</t></is></c></row></sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>`,
    ),
    'a larger file than may be': noise(limits.bytes + 1),
  };
}

/** Says of its first entry that it holds ten bytes. */
function lying(zip: Uint8Array): Uint8Array {
  const copy = zip.slice();
  const view = new DataView(copy.buffer);
  view.setUint32(view.getUint32(copy.length - 22 + 16, true) + 24, 10, true);
  return copy;
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

function workbook(sheet: string): Uint8Array {
  const parts = {
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="表" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}">${sheet}</worksheet>`,
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
}

/** Bytes that nothing makes smaller, the same in every run. */
function noise(length: number): Uint8Array {
  const cipher = createCipheriv('aes-128-ctr', Buffer.alloc(16, 7), Buffer.alloc(16));
  return new Uint8Array(Buffer.concat([strToU8('PK\u0003\u0004'), cipher.update(Buffer.alloc(length))]));
}
