/** A value of the environment that stops the start. `message` is Chinese, one line a problem, each names its variable. */
export class ConfigError extends Error {
  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'ConfigError';
  }
}
