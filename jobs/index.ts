/** Everything that the bot does by the clock. */
import type { Job, Task } from '#src/runtime/declare.js';
import anchorTrail, { anchorTrailTask } from './anchor-trail.js';
import followUpPromises from './follow-up-promises.js';
import nudge from './nudge.js';
import openAnalyses from './open-analyses.js';
import purge from './purge.js';
import reckonCourses from './reckon-courses.js';
import remindOffice from './remind-office.js';
import rounds from './rounds.js';
import weeklyDigest from './weekly-digest.js';

export const jobs: readonly Job[] = [
  rounds,
  weeklyDigest,
  nudge,
  openAnalyses,
  followUpPromises,
  remindOffice,
  purge,
  anchorTrail,
];

/** Work outside any transaction that jobs ask for, or the start. */
export const tasksOfJobs: readonly Task[] = [anchorTrailTask, reckonCourses];
