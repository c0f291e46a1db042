/** duban COMMAND: thin over services. What a command needs is loaded when it is called. */
import { Command, CommanderError } from 'commander';
import { addCommands } from './cli/index.js';
import { cliIo, type Io } from './cli/io.js';
import { ConfigError } from './config-error.js';
import { Refusal } from './core/refusal.js';

/**
 * Runs one command line.
 * @returns the exit code: 0, 1 on an error (told on stderr), 2 on wrong usage
 */
export async function main(args: readonly string[], io: Io = cliIo): Promise<number> {
  const program = new Command('duban')
    .description('督办：民生实事督办机器人')
    .helpOption('-h, --help', '显示帮助')
    .helpCommand('help [command]', '显示某个命令的帮助')
    .exitOverride()
    .configureOutput({ writeOut: io.out, writeErr: io.err });
  let code = 0;
  addCommands(program, io, (result) => {
    code = result;
  });
  for (const command of allCommands(program))
    command.exitOverride().configureOutput({ writeOut: io.out, writeErr: io.err });
  try {
    await program.parseAsync([...args], { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (error instanceof Refusal) io.err(`${error.shown}\n`);
    else if (error instanceof ConfigError)
      io.err(`配置有误，没有启动：\n${error.message}\n（各变量的含义见 .env.example）\n`);
    else io.err(`出错了：${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    return 1;
  }
}

function allCommands(command: Command): Command[] {
  return [command, ...command.commands.flatMap(allCommands)];
}
