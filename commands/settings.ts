import { z } from 'zod';
import { settingsCard } from '#src/cards/settings-card.js';
import { defineCommand } from '#src/runtime/declare.js';
import { toOffice } from '#src/services/answer.js';
import { changeSetting } from '#src/services/change-setting.js';
import { requireProgramme } from '#src/services/context.js';
import { listRounds } from '#src/services/manage-rounds.js';

export default defineCommand({
  name: '设置',
  alias: 'settings',
  usage: '/设置 [名称 值]，例如：/设置 周报时间 08:30；填报期：/设置 填报期 2022-12-20 2023-01-09 2022-12-31',
  summary: '提醒节奏、工作时间、周报时间、填报期',
  who: ['office'],
  args: z.object({ name: z.string().optional(), value: z.string().optional() }),
  async run(ctx, { name, value }) {
    const changed = name ? await changeSetting(ctx, name, value ?? '') : null;
    const { settings } = changed ?? requireProgramme(ctx);
    return toOffice(settingsCard({ settings, changed: name ?? null, rounds: await listRounds(ctx) }));
  },
});
