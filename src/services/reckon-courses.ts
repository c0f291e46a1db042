import { z } from 'zod';
import { edition } from '#src/core/premises.js';
import { type Ctx, type House, openContext, system } from './context.js';

/** `after`: it has come up to and with this project; none where it is empty. */
export const reckonTask = z.object({ edition: z.number().int(), after: z.string() });
export type ReckonTask = z.infer<typeof reckonTask>;

/** Those of one transaction; short, for the programme's verbs wait for it. */
const projectsAtOnce = 5;
/** An instance of another edition may be about to be replaced. */
const askOthersAfterMs = 30_000;

/**
 * Asks for each programme's courses to be reckoned anew where they are of another edition. Once for each edition, however many
 * instances start; what was begun goes on where it stopped.
 */
export async function askToReckon(house: House): Promise<void> {
  const { repos } = await openContext(house, system);
  let isAsked = false;
  for (const { id } of await repos.programmes.list()) {
    const payload: ReckonTask = { edition, after: '' };
    isAsked =
      (await repos.forProgramme(id).tasks.add({
        id: house.ids.next('tsk_'),
        kind: 'reckon-courses',
        key: `reckon-courses:${id}:${edition}`,
        payload,
        replyTo: null,
        createdAt: house.clock.now(),
      })) || isAsked;
  }
  if (isAsked) house.queue.wake('tasks');
}

/** The next few projects; what is left is for another turn, so that events and files are not kept waiting. */
export async function reckonSome(
  { repos, programme }: Ctx,
  task: ReckonTask,
): Promise<(ctx: Ctx, goOn: (rest: ReckonTask, afterMs?: number) => void) => Promise<void>> {
  if (task.edition > edition) return async (_tx, goOn) => goOn(task, askOthersAfterMs);
  const isToday = task.edition === edition && programme !== null;
  const projectIds = isToday ? await repos.courses.outdated(task.after, projectsAtOnce) : [];
  return async (tx, goOn) => {
    await tx.repos.courses.refresh(projectIds.map((projectId) => ({ projectId, from: null })));
    const last = projectIds.at(-1);
    if (last !== undefined) goOn({ edition, after: last });
  };
}
