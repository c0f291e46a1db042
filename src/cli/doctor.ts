import type { Command } from 'commander';
import { ConfigError } from '#src/config-error.js';
import { Refusal } from '#src/core/refusal.js';
import type { Finding } from '#src/services/diagnose.js';
import type { Io, SetExitCode } from './io.js';
import { type CommonOptions, common, show, withHouse } from './with-house.js';

const marks = { ok: '正常', warn: '注意', bad: '有误' } as const;
const order = { bad: 0, warn: 1, ok: 2 } as const;

export function addDoctor(program: Command, io: Io, setExitCode: SetExitCode): void {
  common(program.command('doctor'))
    .description('检查配置、文件权限、数据库、平台凭证和登记情况，说明怎么改；有误时退出码为 1')
    .action(async (options: CommonOptions) => {
      const findings = (await examine(options)).sort((a, b) => order[a.level] - order[b.level]);
      show(io, options, { findings }, () =>
        findings.map(({ level, what, mend }) => `${marks[level]}\t${what}${mend ? `\t${mend}` : ''}`).join('\n'),
      );
      if (findings.some(({ level }) => level === 'bad')) setExitCode(1);
    });
}

/** From the outside in; what stands in the way of looking further is itself a finding. */
async function examine(options: CommonOptions): Promise<Finding[]> {
  const [{ loadConfig }, { fileFindings, redisFindings, settingFindings }, { diagnose }] = await Promise.all([
    import('#src/config.js'),
    import('./deployment-findings.js'),
    import('#src/services/diagnose.js'),
  ]);
  const findings: Finding[] = [];
  try {
    const config = loadConfig();
    findings.push(...settingFindings(config), ...fileFindings(config), ...(await redisFindings(config)));
    findings.push(...(await withHouse({ ...options, whole: true }, diagnose)));
  } catch (error) {
    if (error instanceof ConfigError)
      findings.push(...error.message.split('\n').map((what) => bad(what, '改正这个变量，各变量的含义见 .env.example')));
    else if (error instanceof Refusal) findings.push(bad(error.shown, null));
    else throw error;
  }
  return findings;
}

const bad = (what: string, mend: string | null): Finding => ({ level: 'bad', what, mend });
