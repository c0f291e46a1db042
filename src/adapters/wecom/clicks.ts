/** Presses that may still be answered: for five seconds the pressed card can be changed, and never after. */
import type { Clock } from '#src/ports/clock.js';
import type { Delivered } from '#src/ports/platform.js';
import type { TemplateCard } from './template-card.js';

/** Of the platform's five seconds, what the way there may take is left over. */
const OPEN_MS = 4_500;

export type AnswerClick = (card: TemplateCard & { task_id: string }) => Promise<Delivered>;

export interface Clicks {
  /** `expired` is called when the time is over and nothing was answered. */
  open(taskId: string, answer: AnswerClick, expired?: () => void): void;
  /** Changes the pressed card; 'stale' where no press of it can be answered now. */
  answer(taskId: string, card: TemplateCard): Promise<Delivered>;
}

export function openClicks(clock: Clock): Clicks {
  const open = new Map<string, { answer: AnswerClick; cancel: () => void }>();
  return {
    open(taskId, answer, expired) {
      open.get(taskId)?.cancel();
      const cancel = clock.after(OPEN_MS, () => {
        open.delete(taskId);
        expired?.();
      });
      open.set(taskId, { answer, cancel });
    },
    async answer(taskId, card) {
      const click = open.get(taskId);
      if (!click) return { result: 'stale', cause: 'a card is changed only within seconds after a press' };
      click.cancel();
      open.delete(taskId);
      return click.answer({ ...card, task_id: taskId });
    },
  };
}
