/** What the office says of a reporting round under /设置: its dates, its lock, its reopening. */
import { Refusal } from '#src/core/refusal.js';
import { roundWords } from '#src/core/show.js';
import type { Ctx } from './context.js';
import { changeRound, listRounds, type ShownRound } from './manage-rounds.js';

type Say = (ctx: Ctx, value: string) => Promise<ShownRound>;

/** By the name under which it stands among the settings. */
export const roundActs: Record<string, Say> = {
  填报期: (ctx, value) => {
    const [opensOn, dueOn, asOf] = value.split(/\s+/);
    return changeRound(ctx, 'opened', { opensOn, dueOn, asOf });
  },
  锁定填报期: async (ctx, value) => changeRound(ctx, 'locked', { id: (await roundNamed(ctx, value))?.id }),
  重开填报期: async (ctx, value) => {
    const [first = '', ...rest] = value.split(/\s+/);
    const named = await roundNamed(ctx, first).catch(() => null);
    const reason = named ? rest.join(' ') : value;
    if (reason === '')
      throw new Refusal('bad_input', '重新打开要写明原因，例如：/设置 重开填报期 2022年终填报 区人大要求补报。');
    return changeRound(ctx, 'reopened', { id: named?.id, reason });
  },
};

/** A round by its id (2022-12), or by its name in words (2022年终填报, 年终, 11月); null where none is named. */
async function roundNamed(ctx: Ctx, said: string): Promise<ShownRound | null> {
  if (said === '') return null;
  const rounds = await listRounds(ctx);
  const found =
    rounds.find((round) => round.id === said || roundWords(round) === said) ??
    rounds.find((round) => roundWords(round).includes(said));
  if (found) return found;
  throw new Refusal('not_found', `没有“${said}”这个填报期。现在有：${rounds.map(roundWords).join('、')}。`);
}
