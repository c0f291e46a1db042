/** What the READMEs and .env.example say is done to the letter. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseConfig } from '#src/config.js';
import { commandLineIn, testFolder } from './run.js';

const tourOf = (page: string): string[][] => {
  const [, block = ''] = /<!-- tour -->\n```sh\n([\s\S]*?)```/.exec(readFileSync(page, 'utf8')) ?? [];
  return block
    .split('\n')
    .filter((line) => line.startsWith('npx duban '))
    .map((line) => line.split(' ').slice(2));
};

describe('the tour', () => {
  test('is the same in both languages', () => {
    expect(tourOf('README.md').length).toBeGreaterThan(12);
    expect(tourOf('README.zh-CN.md')).toEqual(tourOf('README.md'));
  });

  test('works as it is written, and ends with the report in the table', async () => {
    const folder = testFolder();
    const duban = commandLineIn(folder);
    const said = new Map<string, string>();
    for (const words of tourOf('README.md')) {
      const args = words.map((word) => (word === '汇总表.docx' ? join(folder, word) : word));
      const { code, out, err } = await duban(...args);
      expect({ args, code, err }).toEqual({ args, code: 0, err: '' });
      said.set(words.slice(0, 2).join(' '), out);
    }
    expect(said.get('import test/fixtures/form/big300.xlsx')).toContain('附件2：共 47 项，对上 47 项');
    expect(said.get('plan --from')).toContain('feishu:oc_minzhi');
    expect(said.get('projects 13-4')).toContain('其余4座正在施工');
    expect(said.get('projects --unit')).toContain('13-4');
    expect(said.get('digest')).toMatch(/项目 300，/);
    const table = join(folder, '汇总表.docx');
    expect(existsSync(table)).toBe(true);
    const again = JSON.parse((await duban('import', table, '--dry-run', '--json')).out) as {
      projects: { number: string; completion: string }[];
    };
    expect(again.projects).toHaveLength(300);
    expect(again.projects.find(({ number }) => number === '13-4')?.completion).toContain('其余4座正在施工');
  });
});

describe('.env.example', () => {
  const lines = readFileSync('.env.example', 'utf8').split('\n');
  const named = lines.flatMap((line) => /^#?([A-Z][A-Z_]+)=/.exec(line)?.[1] ?? []);

  test('has every variable that the configuration reads, once, and no other', () => {
    const source = ['src/config.ts', 'src/config-wecom.ts'].map((file) => readFileSync(file, 'utf8')).join('\n');
    const read = new Set(
      source.match(
        /\b(?:PORT|HOST|PUBLIC_URL|DATABASE_URL|REDIS_URL|LOG_LEVEL|(?:DUBAN|FEISHU|WECOM)_[A-Z_]*[A-Z])\b/g,
      ),
    );
    expect(named.toSorted()).toEqual([...new Set(named)].toSorted());
    expect([...read].filter((name) => !named.includes(name))).toEqual([]);
    expect(named.filter((name) => !read.has(name))).toEqual([]);
  });

  test('shows values that the configuration takes, and says the defaults', () => {
    const shown = Object.fromEntries(
      lines.flatMap((line) => {
        const [, name, value] = /^#([A-Z][A-Z_]+)=(.+)$/.exec(line) ?? [];
        return name && value ? [[name, value]] : [];
      }),
    );
    const config = parseConfig({
      ...shown,
      FEISHU_APP_SECRET: 'x',
      FEISHU_ENCRYPT_KEY: 'x',
      FEISHU_VERIFICATION_TOKEN: 'x',
    });
    // What depends on whether real people use it.
    const apart = ['publicUrl', 'platforms', 'office', 'feishu', 'anchorsFile'];
    const { publicUrl, platforms, office, feishu } = config;
    const without = (all: object): object =>
      Object.fromEntries(Object.entries(all).filter(([name]) => !apart.includes(name)));
    expect(without(config)).toEqual(without(parseConfig({})));
    expect(publicUrl).toBe('https://duban.example.gov.cn');
    expect(feishu).toMatchObject({
      mode: 'webhook',
      baseUrl: parseConfig({ FEISHU_APP_ID: shown.FEISHU_APP_ID, FEISHU_APP_SECRET: 'x', FEISHU_MODE: 'websocket' })
        .feishu?.baseUrl,
    });
    expect([platforms, office]).toEqual([['feishu'], [shown.DUBAN_OFFICE]]);
  });
});

describe('the pages', () => {
  const pages = [
    'README.md',
    'README.zh-CN.md',
    'CONTRIBUTING.md',
    'SECURITY.md',
    'CHANGELOG.md',
    ...docs('docs'),
    ...docs('docs/decisions'),
  ];

  test('lead to files that are there', () => {
    expect(pages.length).toBeGreaterThan(12);
    expect(
      pages.flatMap((page) =>
        linksOf(page)
          .filter((path) => !existsSync(path))
          .map((path) => `${page} → ${path}`),
      ),
    ).toEqual([]);
  });

  test('name files that are there', () => {
    const examples = ['commands/deadline.ts'];
    const lost = pages.flatMap((page) =>
      [...new Set(readFileSync(page, 'utf8').match(/(?<=`)(?:src|db|commands|jobs|test|bin)\/[a-z0-9./-]+(?=`)/g))]
        .filter((path) => !existsSync(path) && !examples.includes(path))
        .map((path) => `${page} names ${path}`),
    );
    expect(lost).toEqual([]);
  });
});

function docs(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name));
}

/** Where a page's links lead, but for those to other sites. */
const linksOf = (page: string): string[] =>
  [...readFileSync(page, 'utf8').matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, to = '']) => join(page, '..', to));
