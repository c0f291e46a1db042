/** Each check of the structure catches what it is for, and lets the lawful neighbour pass. */
import { describe, expect, test } from 'vitest';
import { importCircles } from './circles.js';
import { environmentReads } from './environment.js';
import { forbiddenImports, roomOf } from './import-table.js';
import { unlisted } from './listed.js';
import { readingUpsideDown } from './reading-rooms.js';
import { whyRefused } from './regex-cost.js';
import { costlyRegexes } from './regexes.js';
import { secretsCompared } from './secrets-compared.js';
import { type Finding, type SourceFile, sourceFile, told } from './source-file.js';
import { sqlOutsideDb } from './sql.js';
import { timeAndChance } from './time-and-chance.js';
import { vendorWords } from './vendor-words.js';

type Check = (files: readonly SourceFile[]) => Finding[];

const found = (check: Check, path: string, text: string): string[] =>
  check([sourceFile(path, text)]).map(({ line, what }) => `${line} ${what}`);

describe('imports', () => {
  test.each([
    ['src/core/a.ts', "import { b } from '#db/b.js';", '1 core may not import db/b.ts'],
    ['src/core/a.ts', "import { readFileSync } from 'node:fs';", '1 core may not import node:fs'],
    [
      'src/cards/a.ts',
      "import type { Ctx } from '#src/services/context.js';",
      '1 cards may not import src/services/context.ts',
    ],
    ['src/ports/a.ts', "export type { R } from '#db/rows.js';", '1 ports may not import db/rows.ts'],
    ['src/services/a.ts', "export * from '../web/server.js';", '1 services may not import src/web/server.ts'],
    [
      'src/services/a.ts',
      "const a = await import('#src/adapters/feishu/index.js');",
      '1 services may not import src/adapters/feishu/index.ts',
    ],
    ['src/web/a.ts', "type Row = import('#db/rows.js').Row;", '1 web may not import db/rows.ts'],
    ['commands/a.ts', "import { b } from '#db/b.js';", '1 commands may not import db/b.ts'],
    ['commands/a.ts', "import { b } from '#jobs/b.js';", '1 commands may not import jobs/b.ts'],
    ['jobs/a.ts', "import { sql } from 'kysely';", '1 jobs may not import kysely'],
    [
      'src/adapters/feishu/a.ts',
      "import { b } from '../wecom/b.js';",
      '1 adapters/feishu may not import src/adapters/wecom/b.ts',
    ],
    [
      'src/adapters/system/a.ts',
      "import * as lark from '@larksuiteoapi/node-sdk';",
      '1 adapters/system may not import @larksuiteoapi/node-sdk',
    ],
    [
      'src/app.ts',
      "import { b } from '#src/adapters/feishu/index.js';",
      '1 app may not import src/adapters/feishu/index.ts',
    ],
    ['src/runtime/a.ts', "import { b } from '#src/config.js';", '1 runtime may not import src/config.ts'],
    [
      'src/core/a.ts',
      "import { b } from './b.js';\nimport { c } from '#src/helpers/c.js';",
      '2 core may not import src/helpers/c.ts',
    ],
  ])('%s: %s', (path, text, told) => {
    expect(found(forbiddenImports, path, text)).toEqual([told]);
  });

  test('what the table allows passes', () => {
    const lawful = [
      sourceFile(
        'src/core/reading/a.ts',
        "import { Temporal } from 'temporal-polyfill'; import type { Day } from '../day.js';",
      ),
      sourceFile(
        'src/services/a.ts',
        "import { repositories } from '#db/repositories.js'; import { card } from '#src/cards/model.js';",
      ),
      sourceFile('src/cli/a.ts', "import { openDatabase } from '#db/index.js'; import { run } from '#src/main.js';"),
      sourceFile('src/web/a.ts', "import { html } from 'hono/html';"),
    ];
    expect(forbiddenImports(lawful)).toEqual([]);
  });

  test('a file that stands in no room is found', () => {
    expect(found(forbiddenImports, 'src/utils.ts', '')).toEqual(['1 stands in no room of the house']);
    expect(
      ['src/tick.ts', 'src/cli/io.ts', 'src/config.ts', 'db/sqlite/open.ts', 'src/adapters/queue/a.ts'].map(roomOf),
    ).toEqual(['process', 'process', 'config', 'db', 'adapters/queue']);
  });

  test('a circle is found, however long and though only types go round; a diamond is none', () => {
    const files = [
      sourceFile('src/core/a.ts', "import type { B } from './b.js'; import { d } from './d.js';"),
      sourceFile('src/core/b.ts', "import { c } from '#src/core/c.js'; import { d } from './d.js';"),
      sourceFile('src/core/c.ts', "export type { A } from './a.js';"),
      sourceFile('src/core/d.ts', ''),
      sourceFile('src/core/e.ts', "import { e } from './e.js';"),
    ];
    expect(importCircles(files).map((group) => group.toSorted())).toEqual([
      ['src/core/a.ts', 'src/core/b.ts', 'src/core/c.ts'],
      ['src/core/e.ts'],
    ]);
    expect(importCircles(files.slice(1))).toEqual([['src/core/e.ts']]);
  });
});

test.each([
  [
    'figures/a.ts',
    "import { b } from '../progress/b.js';",
    '1 figures may not build on src/core/reading/progress/b.ts',
  ],
  [
    'questions/a.ts',
    "import { b } from '../messages/b.js';",
    '1 questions may not build on src/core/reading/messages/b.ts',
  ],
  ['text/a.ts', "import { b } from '../read.js';", '1 text may not build on src/core/reading/read.ts'],
  ['elsewhere/a.ts', "import { b } from '../text/b.js';", '1 elsewhere may not build on src/core/reading/text/b.ts'],
])('a room of the reading that builds on one above or beside it is found: %s', (path, text, told) => {
  expect(found(readingUpsideDown, `src/core/reading/${path}`, text)).toEqual([told]);
});

test('a room of the reading may build on those below it, and all speak of what comes in and goes out', () => {
  const text =
    "import { a } from '../text/a.js'; import type { B } from '../read-input.js'; import { c } from './c.js';";
  expect(found(readingUpsideDown, 'src/core/reading/names/a.ts', text)).toEqual([]);
  expect(found(readingUpsideDown, 'src/core/reading/read.ts', "import { a } from './messages/messages.js';")).toEqual(
    [],
  );
});

describe('time and chance', () => {
  test.each([
    ['const at = Date.now();', '1 reads Date.now'],
    ["const at = globalThis.Date['now']();", '1 reads Date.now'],
    ['const at = new Date();', '1 makes a Date'],
    ['const at = new Date(text);', '1 makes a Date'],
    ['const said = Date();', '1 makes a Date'],
    ['const r = Math.random();', '1 reads Math.random'],
    ['const t = performance.now();', '1 reads performance.now'],
    ['const t = Temporal.Now.instant();', '1 reads Temporal.Now.instant'],
    ["import { randomBytes } from 'node:crypto';", '1 imports randomBytes'],
    ['await new Promise((r) => setTimeout(r, 5));', '1 calls setTimeout'],
    ['setInterval(run, 1000);', '1 calls setInterval'],
  ])('%s', (text, told) => {
    expect(found(timeAndChance, 'src/services/a.ts', text)).toContain(told);
  });

  test('the system adapter may, and so may a listed wait; a word in a comment or a text is none', () => {
    expect(found(timeAndChance, 'src/adapters/system/clock.ts', 'const at = Date.now();')).toEqual([]);
    expect(found(timeAndChance, 'src/main.ts', 'setInterval(sweep, 30_000);')).toEqual([]);
    expect(
      found(timeAndChance, 'src/core/a.ts', "// Date.now()\nconst said = 'Date.now()'; const day = clock.now();"),
    ).toEqual([]);
  });
});

test('the environment read elsewhere is found', () => {
  expect(found(environmentReads, 'src/web/a.ts', 'const port = process.env.PORT;')).toEqual([
    '1 reads the environment',
  ]);
  expect(found(environmentReads, 'src/web/a.ts', "import { env } from 'node:process';")).toEqual([
    '1 reads the environment',
  ]);
  expect(found(environmentReads, 'src/web/a.ts', 'const { env } = process;')).toEqual(['1 reads the environment']);
  expect(found(environmentReads, 'src/web/a.ts', "process['loadEnvFile']();")).toEqual(['1 reads the environment']);
  expect(found(environmentReads, 'src/config.ts', 'const port = process.env.PORT;')).toEqual([]);
  expect(found(environmentReads, 'src/web/a.ts', 'process.kill(process.pid);')).toEqual([]);
});

test('a vendor word outside its adapter is found, in names, texts and templates', () => {
  expect(found(vendorWords, 'src/services/a.ts', 'const who = event.open_id;')).toEqual([
    '1 says open_id, a word of feishu',
  ]);
  expect(found(vendorWords, 'src/services/a.ts', "const body = { 'msg_type': 1 };")).toEqual([
    '1 says msg_type, a word of feishu',
  ]);
  expect(found(vendorWords, 'commands/a.ts', 'const url = `/messages?receive_id=1`;')).toEqual([
    '1 says receive_id, a word of feishu',
  ]);
  expect(found(vendorWords, 'src/adapters/feishu/a.ts', "const kind = 'msgtype';")).toEqual([
    '1 says msgtype, a word of wecom',
  ]);
  expect(found(vendorWords, 'src/adapters/feishu/a.ts', "const kind = 'msg_type';")).toEqual([]);
  expect(found(vendorWords, 'src/services/a.ts', '// open_id\nconst platform = "feishu";')).toEqual([]);
});

test('a secret compared plainly is found; whether there is one may be asked', () => {
  const compared = (text: string) => told(secretsCompared([sourceFile('src/web/x.ts', text)]));
  expect(compared('if (signature !== signatureOf(body)) refuse();')).toEqual(['src/web/x.ts:1 compares a secret']);
  expect(compared('const ok = given === config.token;')).toHaveLength(1);
  expect(compared("const has = token !== undefined && typeof secret === 'string';")).toEqual([]);
  const hasty = sourceFile('src/wire/same-secret.ts', 'export const sameSecret = (a, b) => a === b;');
  expect(secretsCompared([hasty])).toHaveLength(1);
});

test('SQL outside db is found, as a statement, a tagged template or a builder', () => {
  expect(found(sqlOutsideDb, 'src/services/a.ts', "const q = 'select id from reports where 1';")).toEqual([
    '1 speaks SQL',
  ]);
  expect(found(sqlOutsideDb, 'commands/a.ts', 'const q = `DELETE FROM outbox WHERE id = 1`;')).toEqual([
    '1 speaks SQL',
  ]);
  expect(found(sqlOutsideDb, 'src/web/a.ts', 'await sql`vacuum`.execute(db);')).toContain('1 speaks SQL');
  expect(found(sqlOutsideDb, 'src/web/a.ts', "db.selectFrom('reports');")).toEqual(['1 speaks SQL']);
  expect(found(sqlOutsideDb, 'db/a.ts', "const q = 'select id from reports';")).toEqual([]);
  expect(found(sqlOutsideDb, 'src/web/a.ts', "const said = 'select a unit from the list';")).toEqual(['1 speaks SQL']);
  expect(found(sqlOutsideDb, 'src/web/a.ts', "const said = 'update it later'; const all = select(units);")).toEqual([]);
});

describe('regular expressions', () => {
  test.each([
    ['(a+)+', 'nested'],
    ['(a*)*b', 'nested'],
    ['(?:a*b*)*c', 'nested'],
    ['(?:a|a)*b', 'nested'],
    ['(?:a|ab|b)*c', 'nested'],
    ['(?:\\d+,?)+$', 'nested'],
    ['(?:好的?|的)+$', 'nested'],
    ['(?:x{1,100}y?){2,50}z', 'nested'],
    ['(?=(a+)+b)c', 'nested'],
    ['\\d+\\d+', 'overlapping'],
    ['\\s*\\s*x', 'overlapping'],
    ['.*foo.*bar', 'overlapping'],
    ['\\d+[0-9a-f]*x', 'overlapping'],
    ['[一-龥]+丁*x', 'overlapping'],
    ['\\s*(.+)$', 'overlapping'],
    ['(?<a>x)\\k<a>', 'refers back'],
    ['(x)\\1', 'refers back'],
  ])('/%s/ is refused', (source, why) => {
    expect(whyRefused(source, 'u')).toContain(why);
  });

  test('letters that differ only in case overlap where case is ignored', () => {
    expect(whyRefused('a+A+x', 'i')).toContain('overlapping');
    expect(whyRefused('a+A+x', '')).toBeNull();
  });

  test.each([
    '^\\s*(\\d+)\\s*$',
    '\\d+(?:,\\d+)*',
    '\\d+\\.\\d+',
    '^(?:[^"\\\\]|\\\\.)*$',
    '(?:ab|cd)+e',
    '[一-龥]{2,8}街道',
    '(?:好|收到|谢谢)+$',
    '第?[一二三四五六七八九十]{1,3}[、.]?\\s*(\\S.*)?$',
    '(?<!\\d)1[3-9]\\d{9}(?!\\d)',
    '^[^\\]]*\\]$',
    '(?:a{1,3}){2}b',
  ])('/%s/ passes', (source) => {
    expect(whyRefused(source, 'u')).toBeNull();
  });

  test('they are found as literals and where they are built of plain text', () => {
    expect(found(costlyRegexes, 'src/core/a.ts', 'const a = 1;\nconst bad = /(a+)+/u;')).toEqual([
      '2 /(a+)+/ has nested quantifiers',
    ]);
    expect(found(costlyRegexes, 'src/core/a.ts', "new RegExp('(a+)+', 'u');")).toEqual([
      '1 /(a+)+/ has nested quantifiers',
    ]);
    expect(found(costlyRegexes, 'src/core/a.ts', 'const half = 4 / 2 / 1; const fine = /a+b+/g;')).toEqual([]);
  });
});

test('a file that the index does not list is found', () => {
  const index = "import report from './report.js'; import todo from './todo.js'; export const commands = [report];";
  const files = ['report', 'todo', 'stray'].map((name) => sourceFile(`commands/${name}.ts`, 'export default 1;'));
  expect(
    unlisted([...files, sourceFile('commands/index.ts', index)], 'commands').map(({ file, what }) => `${file} ${what}`),
  ).toEqual([
    'commands/stray.ts is not imported by commands/index.ts',
    'commands/index.ts imports todo and does not list it',
  ]);
  expect(unlisted(files, 'commands')).toHaveLength(1);
});
