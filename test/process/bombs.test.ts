/** Files made to burst whoever opens them, sent to a service at work: each is refused in words, and everybody else is answered. */
import { createCipheriv } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { expect, onTestFinished, test } from 'vitest';
import { limits } from '#src/documents/limits.js';
import { docxOf, p, tbl, tc, tr } from '../documents/samples.js';
import { type FakeFeishu, startFakeFeishu } from '../fakes/feishu/fake.js';
import { proof } from '../proof/proof.js';
import { DIRECT, feishuEnv } from '../support/world.js';
import { bundle } from './bundle.js';
import { type Driven, startDriven } from './driven-child.js';

const now = '2022-12-28T10:00:00+08:00';
const mayGrow = 50 * 1024 * 1024;
const questions = 200;
const perBomb = Math.ceil(questions / 12);

test('F07 S30 S31: 12 bombs are refused within the limits while 200 questions are answered; memory grows by at most 50 MB', {
  timeout: 600_000,
}, async () => {
  const bombs = Object.entries(made());
  expect(bombs).toHaveLength(12);
  const { fake, service } = await openService();
  // As many files and questions as will be measured, all harmless: what is loaded, compiled and kept warm once is there.
  const harmless = docxOf(p('各街道：'));
  for (let nth = 0; nth < bombs.length; nth += 1) await sendAmongQuestions(fake, service, harmless);
  const before = await resident(service);

  let answered = 0;
  const refused: string[] = [];
  for (const [name, bytes] of bombs) {
    const seen = await sendAmongQuestions(fake, service, bytes);
    answered += seen.answered;
    if (seen.told.some((text) => text.includes('没有办成'))) refused.push(name);
  }
  const grown = (await resident(service)) - before;

  expect(refused).toEqual(bombs.map(([name]) => name));
  proof(['F07'], { runs: answered, lost: perBomb * bombs.length - answered });
  proof(['S30', 'S31'], { runs: bombs.length, refused: refused.length });
  expect(grown).toBeLessThan(mayGrow);
});

/** A service in a process of its own, whose memory is nobody else's, and the platform that it talks to. */
async function openService(): Promise<{ fake: FakeFeishu; service: Driven }> {
  const folder = await mkdtemp(join(tmpdir(), 'duban-bombs-'));
  const fake = await startFakeFeishu({ now });
  await fake.world.addPerson({ openId: 'ou_office', name: '王督办' });
  await fake.world.addPerson({ openId: 'ou_zhang', name: '张三' });
  const env = {
    DATABASE_URL: `sqlite:${join(folder, 'duban.db')}`,
    DUBAN_SECRET: 'the secret of the bombed, long enough for anybody',
    DUBAN_OFFICE: 'feishu:ou_office',
    DRIVEN_NOW: now,
    NODE_ENV: 'test',
    LOG_LEVEL: 'silent',
    PORT: '0',
    ...feishuEnv(fake, 'webhook'),
  };
  const service = await startDriven(bundle('driven', folder), env, folder);
  onTestFinished(async () => {
    await service.kill();
    await fake.close();
    await rm(folder, { recursive: true, force: true });
  });
  await fake.world.deliverTo({ webhookUrl: `http://127.0.0.1:${service.last().port}/feishu/events` });
  return { fake, service };
}

/** The office sends a file; while it is read somebody else asks. How many of these events were taken at once, and what was said. */
async function sendAmongQuestions(
  fake: FakeFeishu,
  service: Driven,
  bytes: Uint8Array,
): Promise<{ answered: number; told: string[] }> {
  const before = (await fake.ledger.messages({})).length;
  await fake.as('ou_office').say(DIRECT, '', { files: [{ name: '表.docx', bytes }] });
  let answered = 0;
  for (let asked = 0; asked < perBomb; asked += 1) {
    const { event } = await fake.as('ou_zhang').say(DIRECT, '/帮助');
    if (event?.state === 'answered') answered += 1;
  }
  for (let seconds = 0; (await service.tell({ do: 'rest' })).waiting > 0 && seconds < 600; seconds += 1) {
    await fake.clock.advance(1000);
    await service.tell({ do: 'advance', milliseconds: 1000 });
  }
  const since = (await fake.ledger.messages({})).slice(before);
  return { answered, told: await Promise.all(since.map(({ messageId }) => fake.messages.plainText(messageId))) };
}

/** What it holds: the least of several looks, for what it lets go returns to the machine by and by. */
async function resident(service: Driven): Promise<number> {
  const looks: number[] = [];
  for (let look = 0; look < 5; look += 1) looks.push((await service.tell({ do: 'collect garbage' })).residentBytes);
  return Math.min(...looks);
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
