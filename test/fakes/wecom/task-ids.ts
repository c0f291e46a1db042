/** task_ids that were used: each may head one card only, per bot, app and webhook. */

import type { JsonObject } from '../common/json.js';
import { taskIdOf } from './cards.js';
import { malformed } from './errors.js';
import type { Settings } from './options.js';

export interface TaskIds {
  /** Throws where the card's task_id was used before by the same sender. */
  take(sender: string, card: JsonObject): void;
}

export function taskIds(settings: Settings): TaskIds {
  const used = new Set<string>();
  return {
    take(sender, card) {
      const taskId = taskIdOf(card);
      if (taskId === '') return;
      const key = `${sender} ${taskId}`;
      if (used.has(key) && settings.duplicateTaskId === 'refuse') throw malformed(`task_id ${taskId} was used`);
      used.add(key);
    },
  };
}
