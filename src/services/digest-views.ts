import type { DigestView } from '#src/cards/digest-card.js';
import { addDays } from '#src/core/day.js';
import { digestOf } from '#src/core/digest.js';
import type { Picture } from '#src/core/picture.js';
import type { Ctx } from './context.js';
import { loadState, pictureFrom } from './programme-state.js';

/** What a digest card shows: the figures of a picture beside those of a week earlier. */
export async function digestView(
  ctx: Ctx,
  picture: Picture,
  unit: { id: string; name: string } | null,
  title: string,
  late = false,
): Promise<DigestView> {
  const earlier = pictureFrom(ctx, await loadState(ctx), addDays(picture.asOf, -7));
  const projects = picture.projects.map(({ project }) => project);
  return {
    digest: digestOf(picture, earlier, { unitId: unit?.id ?? null }),
    title,
    names: new Map(projects.map(({ number, name }) => [number, name])),
    keyNumbers: new Set(projects.filter(({ keySupervised }) => keySupervised).map(({ number }) => number)),
    unit: unit?.name ?? null,
    rankUnits: picture.programme.settings.rankUnits,
    late,
  };
}
