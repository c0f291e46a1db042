import type { Command } from 'commander';
import { actingAs, assignmentGiven } from './given.js';
import type { Io } from './io.js';
import { type CommonOptions, common, show, withHouse } from './with-house.js';

interface Options extends CommonOptions {
  unit: string;
  as: string;
  problems: string;
  subjective: string;
  objective: string;
  next: string;
  expected?: string;
}

export function addAnalysis(program: Command, io: Io): void {
  common(program.command('analysis'))
    .argument('<NUMBER>', '项目编号')
    .description('报送一个滞后项目的书面分析')
    .requiredOption('--unit <名称>', '哪个单位')
    .requiredOption('--as <谁>', '报送人')
    .requiredOption('--problems <文字>', '存在问题')
    .requiredOption('--subjective <文字>', '主观原因')
    .requiredOption('--objective <文字>', '客观原因')
    .requiredOption('--next <文字>', '下一步工作计划，一行一步')
    .option('--expected <日期>', '预计完成日期')
    .action((number: string, options: Options) =>
      withHouse(options, async (outer) => {
        const { submitAnalysis } = await import('#src/services/submit-analysis.js');
        const ctx = await actingAs(outer, options.as);
        const { project, unit } = await assignmentGiven(ctx, number, options.unit);
        const { analysis, findings } = await submitAnalysis(ctx, {
          projectId: project.id,
          unitId: unit.id,
          problems: options.problems,
          subjectiveCauses: options.subjective,
          objectiveCauses: options.objective,
          nextSteps: options.next,
          expectedCompletion: options.expected ?? null,
        });
        show(io, options, { id: analysis.id, number: project.number, unit: unit.name, findings }, () =>
          [`已报送 ${project.number}（${unit.name}）的分析。`, ...findings.map(({ advice }) => `  ${advice}`)].join(
            '\n',
          ),
        );
      }),
    );
}
