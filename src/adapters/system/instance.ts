import { hostname } from 'node:os';
import type { Ids } from '#src/ports/ids.js';

/** A name for this process that no other has: machine, process, and a new id. */
export const instanceName = (ids: Ids): string => `${hostname()}/${process.pid}/${ids.next('inst_')}`;

/** Whether the process of that name ran on this machine and has ended. */
export function hasEnded(name: string): boolean {
  const [host, pid] = name.split('/');
  if (host !== hostname()) return false;
  if (Number(pid) === process.pid) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
