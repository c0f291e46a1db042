import { read } from '#src/core/reading/read.js';
import { type ReadOutput, readInputSchema } from '#src/core/reading/read-input.js';
import type { Registry } from '#src/core/registry.js';
import { UsageError } from './usage.js';

/**
 * What duban understands of one input, parsed from JSON. `today` counts where the input has no `at`; `where` names the
 * input in an error.
 * @throws UsageError where it is no ReadInput
 */
export function readLine(line: unknown, registry: Registry, today: string, where = '输入'): ReadOutput {
  const input = readInputSchema.safeParse(line);
  if (input.success) return read(input.data, registry, today);
  const [issue] = input.error.issues;
  throw new UsageError(`${where}读不懂：${issue?.path.join('.')} ${issue?.message}`);
}
