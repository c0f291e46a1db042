/** What the bot consists of; filled in on one page, `src/app.ts`. */
import type { Action, Command, Job, Listener, Task } from './declare.js';

export interface Bot {
  commands: readonly Command[];
  listener: Listener;
  tasks: readonly Task[];
  jobs: readonly Job[];
}

/**
 * Actions of all commands by name.
 * @throws Error where two commands, aliases, actions, tasks or jobs share a name: the start fails
 */
export function actionsOf(bot: Bot): ReadonlyMap<string, Action> {
  assertUnique(bot.commands.flatMap((command) => [command.name, command.alias]));
  assertUnique(bot.tasks.map((task) => task.name));
  assertUnique(bot.jobs.map((job) => job.name));
  const actions = bot.commands.flatMap((command) => Object.entries(command.actions ?? {}));
  assertUnique(actions.map(([name]) => name));
  return new Map(actions);
}

function assertUnique(names: readonly string[]): void {
  const seen = new Set<string>();
  for (const name of names) {
    if (seen.has(name)) throw new Error(`declared twice: ${name}`);
    seen.add(name);
  }
}
