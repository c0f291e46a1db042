import type { Command } from 'commander';
import { actingAs, assignmentGiven } from './given.js';
import type { Io } from './io.js';
import { UsageError } from './usage.js';
import { type CommonOptions, common, show, withHouse } from './with-house.js';

interface Options extends CommonOptions {
  unit: string;
  as: string;
  completion: string;
  problems?: string;
  next?: string;
  completed?: string;
  completedOn?: string;
  on?: string;
}

export function addReport(program: Command, io: Io): void {
  common(program.command('report'))
    .argument('<NUMBER>', '项目编号')
    .description('填报一个项目，与聊天里的填报表相同')
    .requiredOption('--unit <名称>', '哪个单位')
    .requiredOption('--as <谁>', '填报人')
    .requiredOption('--completion <文字>', '完成情况')
    .option('--problems <文字>', '存在问题/年度目标调整情况')
    .option('--next <文字>', '下一步工作计划')
    .option('--completed <yes|no>', '是否完成年度目标')
    .option('--completed-on <日期>', '完成日期')
    .option('--on <日期>', '填报说的是哪一天，默认今天')
    .action((number: string, options: Options) =>
      withHouse(options, async (outer) => {
        const [{ submitReport }, { standingWords }] = await Promise.all([
          import('#src/services/submit-report.js'),
          import('#src/core/show.js'),
        ]);
        const ctx = await actingAs(outer, options.as);
        const { project, unit } = await assignmentGiven(ctx, number, options.unit);
        const { report, after } = await submitReport(ctx, {
          projectId: project.id,
          unitId: unit.id,
          completion: options.completion,
          problems: options.problems,
          nextSteps: options.next,
          completed: yesNo(options.completed),
          completedOn: options.completedOn ?? null,
          on: options.on ?? null,
          source: 'cli',
        });
        const doubt = after.doubt && !after.doubtExplained ? after.doubt : null;
        show(
          io,
          options,
          {
            id: report.id,
            number: project.number,
            unit: unit.name,
            standing: after.standing,
            doubts: doubt ? [doubt] : [],
          },
          () =>
            [
              `已填报 ${project.number}（${unit.name}）：${standingWords[after.standing]}`,
              ...(doubt ? [`疑点：${doubt.message}`] : []),
            ].join('\n'),
        );
      }),
    );
}

function yesNo(said: string | undefined): boolean | null {
  if (said === undefined) return null;
  if (said === 'yes' || said === 'no') return said === 'yes';
  throw new UsageError('--completed 只能是 yes 或 no。');
}
