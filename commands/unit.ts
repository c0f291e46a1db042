import { z } from 'zod';
import { doneCard, unitsCard } from '#src/cards/roster-cards.js';
import { Refusal } from '#src/core/refusal.js';
import { defineCommand } from '#src/runtime/declare.js';
import { toOffice } from '#src/services/answer.js';
import { addAlias, addUnit, reassignProject, setGroupMembers } from '#src/services/manage-units.js';
import { loadRegistry } from '#src/services/programme-state.js';

const usage = '/单位 [添加 名称 | 别名 单位 别名 | 成员 统称 单位 单位… | 调整 编号 单位、单位]';

export default defineCommand({
  name: '单位',
  alias: 'unit',
  usage,
  summary: '主办单位的别名、统称的成员、项目的主办单位',
  who: ['office'],
  args: z.object({ act: z.string().optional(), name: z.string().optional(), words: z.string().optional() }),
  async run(ctx, { act, name, words = '' }) {
    const registry = await loadRegistry(ctx);
    if (!act) {
      const { chats } = await ctx.repos.roster.load();
      const unitName = (id: string) => registry.units.find((unit) => unit.id === id)?.name ?? '';
      const bound = (unitId: string) =>
        chats.some(({ audience, goneAt }) => !goneAt && audience?.kind === 'unit' && audience.unitId === unitId);
      return toOffice(
        unitsCard(
          registry.units.map((unit) => ({
            name: unit.name,
            aliases: [...unit.aliases, ...unit.plates].join('、'),
            members: unit.memberIds.map(unitName).join('、'),
            chat: bound(unit.id) ? '已绑定' : '未绑定',
          })),
        ),
      );
    }
    if (!name) throw new Refusal('bad_input', `写法：${usage}`);
    switch (act) {
      case '添加':
      case 'add': {
        const unit = await addUnit(ctx, name);
        return toOffice(doneCard('已添加单位', unit.name));
      }
      case '别名':
      case 'alias': {
        const unit = await addAlias(ctx, name, words);
        return toOffice(doneCard('已添加别名', `${unit.name} 也叫 ${words.trim()}。`));
      }
      case '成员':
      case 'group': {
        const { group, members } = await setGroupMembers(
          ctx,
          name,
          words.split(/[\s、，,]+/).filter((word) => word !== ''),
        );
        return toOffice(
          doneCard(`${group.name} 包括 ${members.length} 个单位`, members.map((unit) => unit.name).join('、')),
        );
      }
      case '调整':
      case 'assign': {
        const { project, units } = await reassignProject(ctx, name, words);
        return toOffice(
          doneCard(`已调整主办单位：${project.number} ${project.name}`, units.map((unit) => unit.name).join('、')),
        );
      }
      default:
        throw new Refusal('bad_input', `写法：${usage}`);
    }
  },
});
