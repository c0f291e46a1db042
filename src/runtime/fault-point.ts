/**
 * Named points at which a test may kill the process: DUBAN_FAULT=outbox:sending:3 kills it at the third passing.
 * Inert unless NODE_ENV=test. The kill is SIGKILL: nothing gets a chance to tidy up.
 */
const passed = new Map<string, number>();

export function faultPoint(name: string): void {
  const wanted = process.env.NODE_ENV === 'test' ? process.env.DUBAN_FAULT : undefined;
  if (!wanted) return;
  const count = (passed.get(name) ?? 0) + 1;
  passed.set(name, count);
  if (wanted === `${name}:${count}`) process.kill(process.pid, 'SIGKILL');
}
