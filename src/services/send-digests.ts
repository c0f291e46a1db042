import { digestCard } from '#src/cards/digest-card.js';
import { type Day, weekStart } from '#src/core/day.js';
import type { Ctx } from './context.js';
import { digestView } from './digest-views.js';
import { planOfDay } from './nudge-plan.js';
import { post } from './post.js';

/** Whether the week's digest goes out on this day (rule 30). */
export async function isDigestDay(ctx: Ctx, day: Day): Promise<boolean> {
  const { items } = await planOfDay(ctx, day);
  return items.some(({ kind }) => kind === 'digest');
}

/** Puts the week's digests into the outbox: the whole picture for office and leaders, its own for each unit's chat. */
export async function sendDigests(ctx: Ctx, { day, late }: { day: Day; late: boolean }): Promise<void> {
  const { items, picture } = await planOfDay(ctx, day);
  for (const { kind, unitId, address } of items) {
    if (kind !== 'digest' || address === null) continue;
    const unit =
      picture.projects.flatMap(({ assignments }) => assignments).find((one) => one.unit.id === unitId)?.unit ?? null;
    const view = await digestView(ctx, picture, unit, `${unit?.name ?? ''}民生实事周报 ${day}`, late);
    await post(
      ctx,
      { kind: 'card', card: digestCard(view) },
      {
        to: address,
        // One a week, even where another day of it becomes its first working day after the digest went out.
        occurrence: `digest:${weekStart(day)}:${unitId ?? 'all'}`,
        subject: { purpose: 'digest', ...(unitId ? { unitId } : {}) },
      },
    );
  }
}
