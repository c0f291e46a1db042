/** The JSON that other programs rely on, held against its shapes. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { digest, importReading, instant, measure, plan, projects, rounds } from './contract-shapes.js';
import { commandLineIn, type Ran } from './run.js';

const folder = mkdtempSync(join(tmpdir(), 'duban-contract-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const duban = commandLineIn(folder);
const seed = 'test/fixtures/form/seed.docx';

/** One document on stdout, nothing on stderr, exit code 0. */
async function json<T>(shape: z.ZodType<T>, ...args: string[]): Promise<T> {
  const { code, out, err } = await duban(...args, '--json');
  expect({ args, code, err }).toEqual({ args, code: 0, err: '' });
  return shape.parse(JSON.parse(out));
}
const failed = (ran: Ran, code: number): void => {
  expect(ran).toMatchObject({ code, out: '' });
  expect(ran.err.trim()).not.toBe('');
};
const id = z.looseObject({ id: z.string() });

beforeAll(async () => {
  await json(importReading, 'import', seed, '--registry-only', '--yes');
  await json(rounds.shape.rounds.element, 'round', 'open');
  await json(
    z.looseObject({}),
    'member',
    'add',
    'feishu:ou_zhang',
    '--name',
    '张三',
    '--role',
    'contact',
    '--unit',
    '民治街道',
  );
  await json(z.looseObject({}), 'member', 'add', 'feishu:ou_chen', '--name', '陈区长', '--role', 'leader');
  await json(z.looseObject({}), 'chat', 'bind', 'feishu:oc_minzhi', '--to', '民治街道');
  const mine = ['--unit', '民治街道', '--as', '张三'];
  await json(
    id,
    'report',
    '21-2',
    ...mine,
    '--completion',
    '已办8场，还差4场',
    '--completed',
    'no',
    '--on',
    '2022-12-30',
  );
  await json(
    id,
    'report',
    '9-2',
    ...mine,
    '--completion',
    '服务站已建成',
    '--completed',
    'yes',
    '--completed-on',
    '2022-12-30',
    '--problems',
    '无',
    '--next',
    '继续运营',
  );
});

describe('what is read', () => {
  test('import --dry-run, with 附件2', async () => {
    const form = 'test/fixtures/form/big300.xlsx';
    const read = await json(importReading, 'import', form, '--key', 'test/fixtures/form/big300-key.xlsx', '--dry-run');
    expect(read.projects).toHaveLength(300);
    expect(read.key).toEqual({ listed: 47, matched: 47, unmatched: [], doubtful: [] });
    expect(read.projects.filter(({ keyNumber }) => keyNumber !== null)).toHaveLength(47);
  });

  test('import --dry-run --annotated writes the table with its doubts marked, and refuses another kind of file', async () => {
    const marked = join(folder, 'marked.docx');
    await json(importReading, 'import', seed, '--dry-run', '--annotated', marked);
    expect(readFileSync(marked).subarray(0, 2).toString()).toBe('PK');
    const wrong = await duban('import', seed, '--dry-run', '--annotated', join(folder, 'marked.xlsx'));
    expect([wrong.code, wrong.err]).toEqual([1, expect.stringContaining('.docx')]);
  });

  test('import --dry-run of what is stored: nothing added, nothing gone', async () => {
    const { difference } = await json(importReading, 'import', seed, '--registry-only', '--dry-run');
    expect(difference).toMatchObject({ added: [], gone: [], changed: [] });
    expect(difference.same).toBeGreaterThan(0);
  });

  test('import --unit reads that unit alone', async () => {
    const read = await json(importReading, 'import', seed, '--unit', '民治街道', '--dry-run');
    expect(read.projects).not.toEqual([]);
    expect(read.projects.every(({ units }) => units.includes('民治街道'))).toBe(true);
  });

  test('read --batch: a line out for a line in, in order', async () => {
    const file = join(folder, 'inputs.jsonl');
    const lines = [
      { kind: 'target', target: '新增1166个充电插口' },
      { kind: 'claim', text: '21-2 已办8场，还差4场', unit: '民治街道', at: '2022-12-28T10:00:00+08:00' },
      { kind: 'question', text: '还有哪些没完成？', role: 'leader', room: 'leaders' },
      { kind: 'doubt', target: '新增1166个充电插口', completion: '充电插口已新增120个', completed: true },
      {
        kind: 'analysis',
        analyses: [
          {
            id: 'a',
            project: '9-2',
            unit: '民治街道',
            problems: '慢',
            subjectiveCauses: '',
            objectiveCauses: '天气',
            nextSteps: '抓紧',
            asOf: '2023-01-05',
          },
        ],
      },
    ];
    writeFileSync(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
    const { code, out } = await duban('read', '--batch', file);
    expect(code).toBe(0);
    const common = { asks: z.string().nullable(), why: z.string() };
    const [target, claim, question, doubt, analysis, ...more] = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(more).toEqual([]);
    expect(
      z.strictObject({ ...common, measures: z.array(measure), clauses: z.array(z.string()) }).parse(target),
    ).toMatchObject({ measures: [{ quantity: 1166 }] });
    expect(claim).toMatchObject({
      kind: 'report',
      projects: ['21-2'],
      state: 'open',
      asks: null,
      why: expect.any(String),
    });
    expect(question).toMatchObject({
      intent: 'list',
      outcome: 'answer',
      filter: { standing: 'open' },
      reply: expect.any(String),
    });
    expect(doubt).toMatchObject({ doubt: 'short_of_target', claimed: 120, target: 1166, message: expect.any(String) });
    const findings = z.array(
      z.strictObject({ code: z.string(), part: z.string().optional(), of: z.string().optional(), advice: z.string() }),
    );
    expect(z.object({ findings: z.record(z.string(), findings) }).parse(analysis).findings.a).toContainEqual(
      expect.objectContaining({ code: 'missing_part' }),
    );
  });
});

describe('what is stored', () => {
  test('projects, one project, one unit, one standing', async () => {
    const all = await json(projects, 'projects', '--as-of', '2023-01-05');
    expect(all.asOf).toBe('2023-01-05');
    const one = await json(projects, 'projects', '21-2', '--as-of', '2023-01-05');
    expect(one.projects.map((project) => project.number)).toEqual(['21-2']);
    const unit = await json(projects, 'projects', '--unit', '民治街道', '--as-of', '2023-01-05');
    expect(new Set(unit.projects.flatMap(({ assignments }) => assignments.map((one) => one.unit)))).toEqual(
      new Set(['民治街道']),
    );
    const lagging = await json(projects, 'projects', '--standing', 'lagging', '--as-of', '2023-01-05');
    expect(lagging.projects).not.toEqual([]);
    expect(lagging.projects.map((project) => project.number)).toEqual(
      all.projects.filter((project) => project.standing === 'lagging').map((project) => project.number),
    );
  });

  test('digest: each count is the length of the list behind it', async () => {
    const { totals, lagging, missing } = await json(digest, 'digest', '--as-of', '2023-01-05');
    const all = await json(projects, 'projects', '--as-of', '2023-01-05');
    expect(totals.projects).toBe(all.projects.length);
    expect(totals.lagging).toBe(all.projects.filter((project) => project.standing === 'lagging').length);
    expect(lagging).toHaveLength(totals.lagging);
    expect(missing.flatMap(({ numbers }) => numbers)).toHaveLength(totals.missing);
    const unit = await json(digest, 'digest', '--as-of', '2023-01-05', '--unit', '民治街道');
    expect(unit.units.map(({ unit: name }) => name)).toEqual(['民治街道']);
  });

  test('plan is sorted by time', async () => {
    const { items } = await json(plan, 'plan', '--from', '2022-12-20', '--to', '2023-01-13');
    expect(items.length).toBeGreaterThan(0);
    expect(items.map(({ at }) => at)).toEqual(items.map(({ at }) => at).toSorted());
  });

  test('rounds, units, members, chats', async () => {
    expect((await json(rounds, 'round', 'list')).rounds.map((round) => round.id)).toContain('2022-year-end');
    const { units } = await json(z.object({ units: z.array(z.object({ name: z.string() })) }), 'unit', 'list');
    expect(units.map(({ name }) => name)).toContain('民治街道');
    const { members } = await json(
      z.object({ members: z.array(z.object({ ids: z.array(z.string()) })) }),
      'member',
      'list',
    );
    expect(members.flatMap(({ ids }) => ids)).toEqual(expect.arrayContaining(['feishu:ou_zhang', 'feishu:ou_chen']));
    const { chats } = await json(z.object({ chats: z.array(z.unknown()) }), 'chat', 'list');
    expect(chats).toContainEqual(expect.objectContaining({ id: 'feishu:oc_minzhi', to: '民治街道' }));
  });

  test('a group, an alias, a leader in charge, a briefing', async () => {
    await json(z.looseObject({}), 'unit', 'add', '福城街道');
    await json(z.looseObject({}), 'unit', 'group', '各街道', '民治街道', '福城街道');
    await json(z.looseObject({}), 'unit', 'alias', '民治街道', '民治办');
    const { units } = await json(z.object({ units: z.array(z.looseObject({})) }), 'unit', 'list');
    expect(units).toContainEqual(expect.objectContaining({ name: '民治街道', aliases: ['民治办'] }));
    expect(units).toContainEqual(expect.objectContaining({ name: '各街道', members: ['民治街道', '福城街道'] }));
    await json(z.looseObject({}), 'member', 'charge', 'feishu:ou_chen', '--unit', '民治街道');
    await json(id, 'brief', '21-2', '--leader', 'feishu:ou_chen', '--on', '2023-01-04');
  });

  test('an analysis is listed for review, returned, and its verdict is kept', async () => {
    const words = [
      '--problems',
      '还差4场',
      '--subjective',
      '统筹不够',
      '--objective',
      '场地紧',
      '--next',
      '张三，2023-02-28 前办完',
    ];
    const sent = await json(id, 'analysis', '21-2', '--unit', '民治街道', '--as', '张三', ...words);
    const queue = z.object({
      queue: z.array(z.looseObject({ id: z.string(), subject: z.string(), number: z.string() })),
    });
    expect((await json(queue, 'review', 'list')).queue).toContainEqual(
      expect.objectContaining({ id: sent.id, subject: 'analysis', number: '21-2' }),
    );
    failed(await duban('review', 'return', sent.id), 1);
    await json(z.looseObject({}), 'review', 'return', sent.id, '--note', '请写责任人');
    expect((await json(queue, 'review', 'list')).queue.map((one) => one.id)).not.toContain(sent.id);
  });

  test('tick names what it worked off, and refuses an earlier instant', async () => {
    const worked = z.strictObject({
      worked: z.array(z.strictObject({ job: z.string(), slot: instant, outcome: z.enum(['worked', 'too_late']) })),
    });
    const first = await json(worked, 'tick');
    expect(first.worked.length).toBeGreaterThan(0);
    expect((await json(worked, 'tick')).worked).toEqual([]);
    failed(await duban('tick', '--at', '2020-01-01T09:30:00+08:00'), 1);
    failed(await duban('tick', '--at', '2999-01-01T09:30:00+08:00'), 1);
  });

  test('exports are files of their format, and the table comes back as it went', async () => {
    const files = [
      ['table', 'docx'],
      ['table', 'xlsx'],
      ['ledger', 'xlsx'],
      ['analyses', 'docx'],
    ] as const;
    for (const [what, format] of files) {
      const out = join(folder, `${what}.${format}`);
      await json(z.looseObject({}), 'export', what, '--format', format, '--as-of', '2022-12-31', '--out', out);
      expect(readFileSync(out).subarray(0, 2).toString()).toBe('PK');
    }
    const { difference } = await json(importReading, 'import', join(folder, 'table.docx'), '--dry-run');
    expect(difference).toMatchObject({ added: [], gone: [] });
  });

  test('the trail verifies; a copy is made, and none is restored over a store', async () => {
    expect(await json(z.looseObject({ ok: z.boolean() }), 'audit', 'verify')).toMatchObject({ ok: true });
    const copy = join(folder, 'copy.db');
    await json(z.looseObject({}), 'backup', copy);
    expect(existsSync(copy)).toBe(true);
    failed(await duban('restore', copy), 1);
  });
});

describe('what is wrong', () => {
  test('usage is 2, anything else 1, and both are told on stderr', async () => {
    failed(await duban('nonsense'), 2);
    failed(await duban('plan', '--from', '2022-12-20'), 2);
    failed(await duban('export', 'table'), 2);
    failed(await duban('export', 'table', '--format', 'pdf', '--out', join(folder, 'x')), 2);
    failed(await duban('read', '--batch', 'no-such-file'), 2);
    expect((await duban('projcts')).err).toBe(
      '没有“projcts”这个命令。是不是想用 projects？用 duban help 可查看用法。\n',
    );
    expect((await duban('plan', '--to', '2022-12-20')).err).toBe('缺少 --from <日期>。用 duban help 可查看用法。\n');
    expect((await duban('projects', '--asof', '2022-12-20')).err).toBe(
      '没有 --asof 这个选项。是不是想用 --as-of？用 duban help 可查看用法。\n',
    );
    failed(await duban('projects', '99-9', '--json'), 1);
    failed(await duban('projects', '--as-of', '2022-13-01', '--json'), 1);
    failed(await duban('import', 'no-such-file.docx', '--json'), 1);
    expect(await duban('import', seed)).toMatchObject({ code: 1, err: expect.stringContaining('--yes') });
  });

  test('every command takes --programme', async () => {
    const ignored = new Set(['serve', 'help', 'doctor']);
    const { out } = await duban('--help');
    const names = [...out.matchAll(/^ {2}([a-z]+)/gm)].flatMap(([, name]) =>
      name && !ignored.has(name) ? [name] : [],
    );
    expect(names.length).toBeGreaterThan(18);
    for (const name of names) {
      const help = (await duban(name, '--help')).out;
      const nested = [...help.matchAll(/^ {2}([a-z]+)/gm)].flatMap(([, one]) => (one && one !== 'help' ? [one] : []));
      const pages =
        nested.length > 0 ? await Promise.all(nested.map((one) => duban(name, one, '--help'))) : [{ out: help }];
      for (const page of pages) expect(page.out, name).toContain('--programme');
    }
  });
});
