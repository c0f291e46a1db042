import { z } from 'zod';
import { districtChosenCard, onlyDistrictCard, whichDistrictCard } from '#src/cards/district-cards.js';
import { defineAction, defineCommand } from '#src/runtime/declare.js';
import { toAsker } from '#src/services/answer.js';
import { chooseDistrict, ownProgrammes, programmeName } from '#src/services/programme-of.js';

export default defineCommand({
  name: '换区',
  alias: 'district',
  usage: '/换区 [区名]',
  summary: '在几个区都有登记的，换到另一个区',
  who: 'anyone',
  args: z.object({ district: z.string().optional() }),
  async run(ctx, { district }) {
    if (district) return toAsker(districtChosenCard(programmeName(await chooseDistrict(ctx, district))));
    const own = ctx.actor.address === null ? [] : await ownProgrammes(ctx, ctx.actor.address);
    const [only, ...others] = own;
    if (others.length === 0) return toAsker(onlyDistrictCard(only ? programmeName(only) : null));
    return toAsker(whichDistrictCard(own.map((one) => ({ id: one.id, name: programmeName(one) }))));
  },
  actions: {
    'district.choose': defineAction({
      who: 'anyone',
      value: z.object({ programme: z.string() }),
      run: async (ctx, { programme }) =>
        toAsker(districtChosenCard(programmeName(await chooseDistrict(ctx, programme))), { replaces: true }),
    }),
  },
});
