import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import type { Io } from './io.js';
import { UsageError } from './usage.js';
import { type CommonOptions, withHouse } from './with-house.js';

interface Options extends CommonOptions {
  kind?: string;
  unit?: string;
  role?: string;
  room?: string;
  at?: string;
  completion?: string;
  completed?: string;
  problems?: string;
  batch?: string;
}

export function addRead(program: Command, io: Io): void {
  program
    .command('read')
    .argument('[TEXT]', '要读的文字')
    .description('督办从一段文字里读懂了什么、依据是什么；不保存任何东西')
    .option('--kind <种类>', 'claim、question、target、doubt 或 analysis', 'claim')
    .option('--unit <名称>', '写的人所在的单位')
    .option('--role <角色>', '提问的人：leader、office、contact、unit_leader、none', 'office')
    .option('--room <房间>', '在哪里问：leaders、office、direct、unit:名称', 'direct')
    .option('--at <时刻>', '什么时候写的，默认现在')
    .option('--completion <文字>', 'doubt：完成情况（TEXT 为目标）')
    .option('--completed <yes|no>', 'doubt：是否完成')
    .option('--problems <文字>', 'doubt：存在问题')
    .option('--batch <FILE>', '一行一个输入，一行一个输出')
    .option('--json', '打印 JSON')
    .option('--programme <ID>', '有多个年度时，指定其中一个')
    .action((text: string | undefined, options: Options) =>
      withHouse(options, async (ctx) => {
        const { readLine } = await import('./read-line.js');
        const registry = await storedRegistry(ctx);
        const answer = (given: unknown, where: string): object => readLine(given, registry, ctx.today, where);
        if (options.batch) {
          const lines = (await batchLines(options.batch)).map(({ given, number }) => answer(given, `第 ${number} 行`));
          io.out(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
          return;
        }
        if (text === undefined) throw new UsageError('请写上要读的文字，或用 --batch 指定文件。');
        io.out(`${JSON.stringify(answer(inputOf(text, options), '输入'), null, options.json ? 2 : 1)}\n`);
      }),
    );
}

/** The lines of a batch that hold something, with their numbers from 1. */
async function batchLines(file: string): Promise<{ given: unknown; number: number }[]> {
  const text = await readFile(file, 'utf8').catch((cause: Error) => {
    throw new UsageError(`读不了 ${file}：${cause.message}`);
  });
  return text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    try {
      return [{ given: JSON.parse(line) as unknown, number: index + 1 }];
    } catch {
      throw new UsageError(
        `第 ${index + 1} 行不是 JSON。每行应是一个输入，例如 {"kind":"target","target":"新建10个"}。`,
      );
    }
  });
}

function inputOf(text: string, { kind, unit, role, room, at, completion, completed, problems }: Options): unknown {
  const when = at ? { at } : {};
  switch (kind) {
    case 'claim':
      return { kind, text, unit: unit ?? '', ...when };
    case 'question':
      return { kind, text, role, ...(unit ? { unit } : {}), room, ...when };
    case 'target':
      return { kind, target: text };
    case 'doubt':
      return {
        kind,
        target: text,
        completion: completion ?? '',
        completed: completed === undefined ? null : completed === 'yes',
        ...(problems ? { problems } : {}),
      };
    case 'analysis':
      return { kind, analyses: JSON.parse(text) };
    default:
      throw new UsageError(`没有“${kind}”这一种，可以是 claim、question、target、doubt、analysis。`);
  }
}

/** The stored registry; before the first import an empty one, against which targets and doubts can still be read. */
async function storedRegistry(ctx: Parameters<Parameters<typeof withHouse>[1]>[0]) {
  if (ctx.programme) return ctx.repos.registry.load();
  const { defaultSettings } = await import('#src/core/settings.js');
  const year = Number(ctx.today.slice(0, 4));
  const programme = {
    id: '',
    district: '',
    year,
    title: '',
    appendix: null,
    intro: null,
    cutOff: `${year}-12-31`,
    timezone: ctx.timezone,
    createdAt: ctx.now,
    settings: defaultSettings,
  };
  return { programme, projects: [], units: [] };
}
