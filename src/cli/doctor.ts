import type { Command } from 'commander';
import type { SetExitCode } from './index.js';
import type { Io } from './io.js';
import { type CommonOptions, common, show, withHouse } from './with-house.js';

const marks = { ok: '正常', warn: '注意', bad: '有误' } as const;

export function addDoctor(program: Command, io: Io, setExitCode: SetExitCode): void {
  common(program.command('doctor'))
    .description('检查配置、数据库、平台凭证和登记情况，说明怎么改')
    .action((options: CommonOptions) =>
      withHouse(options, async (ctx) => {
        const { diagnose } = await import('#src/services/diagnose.js');
        const findings = await diagnose(ctx);
        show(io, options, { findings }, () =>
          findings.map(({ level, what, mend }) => `${marks[level]}\t${what}${mend ? `\t${mend}` : ''}`).join('\n'),
        );
        if (findings.some(({ level }) => level === 'bad')) setExitCode(1);
      }),
    );
}
