import { read } from '#src/core/reading/read.js';
import { type ReadOutput, readInputSchema } from '#src/core/reading/read-input.js';
import { Refusal } from '#src/core/refusal.js';
import type { Registry } from '#src/core/registry.js';

/** A line of `duban read --batch`, parsed as JSON, to its answer. `today` counts where the line has no `at`. Throws Refusal for a line that is no ReadInput. */
export function readLine(line: unknown, registry: Registry, today: string): ReadOutput {
  const input = readInputSchema.safeParse(line);
  if (input.success) return read(input.data, registry, today);
  const [issue] = input.error.issues;
  throw new Refusal('bad_input', `读不懂这一行输入：${issue?.path.join('.')} ${issue?.message}`);
}
