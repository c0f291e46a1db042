import { districtsCard } from '#src/cards/districts-card.js';
import type { Day } from '#src/core/day.js';
import { isAboutDistricts } from '#src/core/reading/targets/across-districts.js';
import { Refusal } from '#src/core/refusal.js';
import { type Answer, toAsker } from './answer.js';
import { digestOfDistricts } from './city-digest.js';
import type { Ctx } from './context.js';
import { ledProgrammes } from './programme-of.js';

/**
 * The districts of which the asker is a leader or the office, side by side and summed. Told to the asker alone: no room serves
 * more than one district.
 * @throws Refusal not_allowed where there are none
 */
export async function tellOfDistricts(ctx: Ctx, asOf: Day | undefined): Promise<Answer> {
  const own = await led(ctx);
  if (own.length === 0) throw new Refusal('not_allowed', '/各区 不在您的权限内。发送 /帮助 可查看您能用的命令。');
  const digest = await digestOfDistricts(ctx, own, asOf);
  const districts = digest.districts.map(({ district, totals }) => ({ name: district, totals }));
  return toAsker(districtsCard({ ...digest, districts }));
}

/** Likewise where plain words ask for it, of somebody who has several; null where they do not, or he has not. */
export async function hearOfDistricts(ctx: Ctx, text: string): Promise<Answer | null> {
  if (!isAboutDistricts(text) || (await led(ctx)).length < 2) return null;
  return tellOfDistricts(ctx, undefined);
}

const led = async (ctx: Ctx) => (ctx.actor.address === null ? [] : ledProgrammes(ctx, ctx.actor.address));
