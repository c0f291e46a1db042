import type { DigestView } from '#src/cards/digest-card.js';
import { addDays, type Day, isDay } from '#src/core/day.js';
import { type Digest, digestOf } from '#src/core/digest.js';
import type { Picture } from '#src/core/picture.js';
import { Refusal } from '#src/core/refusal.js';
import type { Ctx } from './context.js';
import { findUnit } from './find.js';
import { loadFigures, pictureOn, standingsOn } from './programme-state.js';
import { signsOf } from './signs-of.js';

/** What a digest card shows: the figures of a picture beside those of a week earlier. */
export async function digestView(
  ctx: Ctx,
  picture: Picture,
  unit: { id: string; name: string } | null,
  title: string,
  late = false,
): Promise<DigestView> {
  const before = await standingsOn(ctx, await loadFigures(ctx), addDays(picture.asOf, -7));
  const projects = picture.projects.map(({ project }) => project);
  return {
    digest: digestOf(picture, before, { unitId: unit?.id ?? null }),
    title,
    names: new Map(projects.map(({ number, name }) => [number, name])),
    keyNumbers: new Set(projects.filter(({ keySupervised }) => keySupervised).map(({ number }) => number)),
    unit: unit?.name ?? null,
    signs: unit ? [] : await signsOf(ctx, picture),
    rankUnits: picture.programme.settings.rankUnits,
    late,
  };
}

/** `duban digest --json`. @throws Refusal bad_input for a day that is none */
export async function digestDocument(ctx: Ctx, asOf: Day | undefined, unitName: string | undefined): Promise<Digest> {
  if (asOf !== undefined && !isDay(asOf))
    throw new Refusal('bad_input', `“${asOf}”不是有效的日期，请写成 2022-12-31 的样子。`);
  const figures = await loadFigures(ctx);
  const picture = await pictureOn(ctx, figures, asOf ?? ctx.today);
  const before = await standingsOn(ctx, figures, addDays(picture.asOf, -7));
  return digestOf(picture, before, { unitId: unitName ? findUnit(figures.registry.units, unitName).id : null });
}
