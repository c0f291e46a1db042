import type { Day } from '#src/core/day.js';
import { adjustTarget } from '#src/services/adjust-target.js';
import { pictureOf } from '#src/services/programme-state.js';
import { submitReport } from '#src/services/submit-report.js';
import type { TestHouse } from '../support/house.js';
import { importBig, officeOf } from '../support/programme.js';

/** A year's end with something of everything: late words, figures that move, an adjusted target, units that answer. */
export async function busyYear(house: TestHouse): Promise<void> {
  await importBig(house);
  const before = await officeOf(house);
  const { projects } = await pictureOf(before);
  const open = projects.filter(({ standing }) => standing === 'on_track' || standing === 'not_started');
  const say = async (day: Day, index: number, completion: string, completed: boolean | null): Promise<void> => {
    house.clock.to(`${day}T10:00+08:00`);
    const state = open[index];
    const [assignment] = state?.assignments ?? [];
    if (!state || !assignment) throw new RangeError('no such open project');
    await submitReport(await officeOf(house), {
      projectId: state.project.id,
      unitId: assignment.unit.id,
      completion,
      completed,
      source: 'form',
    });
  };
  await say('2022-12-12', 0, '因征地受阻，年内无法完成', false);
  await say('2022-12-13', 1, '全部完成', true);
  await say('2022-12-14', 2, '正在施工', false);
  const adjusted = open[3];
  if (adjusted)
    await adjustTarget(await officeOf(house), { projectId: adjusted.project.id, to: '年底前完工', reason: '规划调整' });
  house.clock.to('2023-01-05T10:00+08:00');
  await say('2023-01-05', 4, '1月4日完工', true);
}
