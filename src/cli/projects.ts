import type { Command } from 'commander';
import type { Standing } from '#src/core/picture.js';
import type { Io } from './io.js';
import { type CommonOptions, common, show, withHouse } from './with-house.js';

interface Options extends CommonOptions {
  asOf?: string;
  unit?: string;
  standing?: string;
}

export function addProjects(program: Command, io: Io): void {
  common(program.command('projects'))
    .argument('[NUMBER]', '项目编号')
    .description('项目及其状态')
    .option('--as-of <日期>', '截至哪一天，默认今天')
    .option('--unit <名称>', '只看这个单位')
    .option(
      '--standing <状态>',
      '只看这种状态：lagging、in_doubt、at_risk、not_started、on_track、completed_late、completed',
    )
    .action((number: string | undefined, options: Options) =>
      withHouse(options, async (ctx) => {
        const [{ projectsDocument }, { standingWords }] = await Promise.all([
          import('#src/services/projects-document.js'),
          import('#src/core/show.js'),
        ]);
        const document = await projectsDocument(ctx, {
          number,
          asOf: options.asOf,
          unit: options.unit,
          standing: options.standing as Standing | undefined,
        });
        show(io, options, document, () =>
          [
            `截至 ${document.asOf}，共 ${document.projects.length} 项`,
            ...document.projects.map(
              (project) =>
                `${project.keySupervised ? '★' : ''}${project.number}\t${standingWords[project.standing]}\t${project.name}\t${project.assignments.map(({ unit }) => unit).join('、')}`,
            ),
          ].join('\n'),
        );
      }),
    );
}
