import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { Refusal } from '#src/core/refusal.js';
import type { Io } from './io.js';
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
        const answer = (line: unknown): object => readLine(line, registry, ctx.today);
        if (options.batch) {
          const lines = (await readFile(options.batch, 'utf8')).split('\n').filter((line) => line.trim() !== '');
          io.out(lines.map((line) => `${JSON.stringify(answer(JSON.parse(line)))}\n`).join(''));
          return;
        }
        if (text === undefined) throw new Refusal('bad_input', '请写上要读的文字，或用 --batch 指定文件。');
        io.out(`${JSON.stringify(answer(inputOf(text, options)), null, options.json ? 2 : 1)}\n`);
      }),
    );
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
      throw new Refusal('bad_input', `没有“${kind}”这一种，可以是 claim、question、target、doubt、analysis。`);
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
