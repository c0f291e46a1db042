import { z } from 'zod';
import { settingsCard } from '#src/cards/settings-card.js';
import type { Programme } from '#src/core/registry.js';
import { defineAction, defineCommand } from '#src/runtime/declare.js';
import { type Answer, toOffice } from '#src/services/answer.js';
import { changeSetting } from '#src/services/change-setting.js';
import { type Ctx, requireProgramme } from '#src/services/context.js';
import { changeRound, listRounds } from '#src/services/manage-rounds.js';

export default defineCommand({
  name: '设置',
  alias: 'settings',
  usage: '/设置 [名称 值]，例如：/设置 周报时间 08:30；填报期：/设置 填报期 2022-12-20 2023-01-09 2022-12-31',
  summary: '提醒节奏、工作时间、周报时间、填报期的日期和锁定',
  who: ['office'],
  args: z.object({ name: z.string().optional(), value: z.string().optional() }),
  async run(ctx, { name, value }) {
    const changed = name ? await changeSetting(ctx, name, value ?? '') : null;
    return shown(ctx, changed ?? requireProgramme(ctx), name ?? null);
  },
  actions: {
    'settings.lock': defineAction({
      who: ['office'],
      value: z.object({ round: z.string() }),
      async run(ctx, { round }) {
        await changeRound(ctx, 'locked', { id: round });
        return shown(ctx, requireProgramme(ctx), '锁定填报期');
      },
    }),
  },
});

const shown = async (ctx: Ctx, { settings }: Programme, changed: string | null): Promise<Answer> =>
  toOffice(settingsCard({ settings, changed, rounds: await listRounds(ctx) }));
