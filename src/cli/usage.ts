/** Wrong usage of the command line: exit code 2, in words that say how to mend it. */
import type { CommanderError } from 'commander';

/** What an option or argument says cannot be meant; `shown` says what may be. */
export class UsageError extends Error {
  readonly shown: string;

  constructor(shown: string) {
    super(shown);
    this.name = 'UsageError';
    this.shown = shown;
  }
}

/** Commander's own errors by code: what it names between quotes, told in Chinese. */
const words: Record<string, (named: string) => string> = {
  'commander.unknownCommand': (named) => `没有“${named}”这个命令。`,
  'commander.unknownOption': (named) => `没有 ${named} 这个选项。`,
  'commander.missingArgument': (named) => `缺少参数 ${named}。`,
  'commander.missingMandatoryOptionValue': (named) => `缺少 ${named}。`,
  'commander.optionMissingArgument': (named) => `${named} 后面缺少内容。`,
  'commander.excessArguments': () => '参数太多了。含空格的内容请加引号。',
};

/** A usage error of commander as people read it; its own message where the kind is not known. */
export function usageWords({ code, message }: CommanderError): string {
  const named = /'(.*?)'/.exec(message)?.[1] ?? '';
  const similar = /Did you mean (?:one of )?(.+)\?\)/.exec(message)?.[1];
  const said = words[code]?.(named) ?? message;
  return `${said}${similar ? `是不是想用 ${similar}？` : ''}用 duban help 可查看用法。`;
}
