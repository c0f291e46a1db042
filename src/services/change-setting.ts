import { settingNames, settingShown } from '#src/cards/settings-card.js';
import { Refusal } from '#src/core/refusal.js';
import type { Programme } from '#src/core/registry.js';
import { type Settings, settingsSchema } from '#src/core/settings.js';
import { type Ctx, requireProgramme, withTx } from './context.js';
import { audit } from './new-fact.js';
import { requireOffice } from './permission.js';
import { releaseHold } from './release-hold.js';
import { roundActs } from './round-said.js';

/**
 * Changes one setting; dates, locks or reopens a round; lets messages go out again after a restore.
 * @throws Refusal bad_input, naming what the value may be
 */
export const changeSetting = (ctx: Ctx, said: string, value: string): Promise<Programme> =>
  withTx(ctx, async (ctx) => {
    requireOffice(ctx);
    const programme = requireProgramme(ctx);
    const roundAct = Object.hasOwn(roundActs, said) ? roundActs[said] : undefined;
    if (roundAct) {
      await roundAct(ctx, value.trim());
      return programme;
    }
    if (said === '恢复发送') {
      await releaseHold(ctx);
      return programme;
    }
    const key = keySaid(said);
    const parsed = settingsSchema.safeParse({
      ...programme.settings,
      [key]: valueSaid(programme.settings[key], value),
    });
    if (!parsed.success)
      throw new Refusal(
        'bad_input',
        `“${said}”的值不对，${hintFor(programme.settings[key])}。现在是：${settingShown(key, programme.settings[key])}。`,
      );
    await ctx.repos.programmes.saveSettings(programme.id, parsed.data);
    await audit(ctx, 'settings.change', key, { from: programme.settings[key], to: parsed.data[key] });
    return { ...programme, settings: parsed.data };
  });

function keySaid(said: string): keyof Settings {
  const key = (Object.keys(settingNames) as (keyof Settings)[]).find(
    (one) => one === said || settingNames[one] === said,
  );
  if (key) return key;
  throw new Refusal(
    'not_found',
    `没有“${said}”这项设置。可以设置：${[...Object.values(settingNames), ...Object.keys(roundActs)].join('、')}。`,
  );
}

/** How a value of this kind is written. */
function hintFor(present: Settings[keyof Settings]): string {
  if (typeof present === 'boolean') return '请写“是”或“否”';
  if (typeof present === 'number') return '请写一个数字（在合理范围内）';
  if (typeof present === 'string') return '请写成 09:30 的样子';
  return Array.isArray(present[0])
    ? '请写成 09:00-12:00,14:00-18:00 的样子'
    : '请写用逗号分开的数字，例如 5,2,1,0；升级催办要写三个数字';
}

/** 5,2,1,0 · 09:00-12:00,14:00-18:00 · 是 · 09:30 */
function valueSaid(present: Settings[keyof Settings], said: string): unknown {
  const plain = said.normalize('NFKC').trim();
  if (typeof present === 'boolean')
    return plain === '是' || plain === '开' || plain === 'true'
      ? true
      : plain === '否' || plain === '关' || plain === 'false'
        ? false
        : plain;
  if (typeof present === 'number') return Number(plain);
  if (typeof present === 'string') return plain;
  const items = plain.split(/[,、，\s]+/).filter((item) => item !== '');
  return Array.isArray(present[0]) ? items.map((item) => item.split(/[-–—~至]/)) : items.map(Number);
}
