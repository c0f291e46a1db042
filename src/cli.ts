/** duban COMMAND: thin over services. What a command needs is loaded when it is called. */
import { Command, CommanderError } from 'commander';
import { addCommands } from './cli/index.js';
import { cliIo, type Io } from './cli/io.js';
import { UsageError, usageWords } from './cli/usage.js';
import { ConfigError } from './config-error.js';
import { Refusal } from './core/refusal.js';

/**
 * Runs one command line.
 * @returns the exit code: 0, 1 on an error (told on stderr), 2 on wrong usage
 */
export async function main(args: readonly string[], io: Io = cliIo): Promise<number> {
  // Wrong usage is told once, below, in Chinese.
  const output = { writeOut: io.out, writeErr: io.err, outputError: () => undefined };
  const program = new Command('duban')
    .description('督办：民生实事督办机器人')
    .helpOption('-h, --help', '显示帮助')
    .helpCommand('help [command]', '显示某个命令的帮助')
    .exitOverride()
    .configureOutput(output);
  let code = 0;
  addCommands(program, io, (result) => {
    code = result;
  });
  for (const command of allCommands(program)) command.exitOverride().configureOutput(output);
  try {
    await program.parseAsync([...args], { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0;
    // The command's help has been shown in place of an error.
    if (error instanceof CommanderError && error.code === 'commander.help') return 2;
    io.err(`${errorWords(error)}\n`);
    return error instanceof CommanderError || error instanceof UsageError ? 2 : 1;
  }
}

function errorWords(error: unknown): string {
  if (error instanceof CommanderError) return usageWords(error);
  if (error instanceof UsageError || error instanceof Refusal) return error.shown;
  if (error instanceof ConfigError) return `配置有误，没有启动：\n${error.message}\n（各变量的含义见 .env.example）`;
  return `出错了：${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}

function allCommands(command: Command): Command[] {
  return [command, ...command.commands.flatMap(allCommands)];
}
