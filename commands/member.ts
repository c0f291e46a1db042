import { z } from 'zod';
import { doneCard, membersCard } from '#src/cards/roster-cards.js';
import type { Role } from '#src/core/people.js';
import { Refusal } from '#src/core/refusal.js';
import { roleWords } from '#src/core/show.js';
import { defineCommand } from '#src/runtime/declare.js';
import { toOffice } from '#src/services/answer.js';
import { addMember, removeMember } from '#src/services/bind.js';
import { setCharge } from '#src/services/charge-leader.js';
import { findUnit } from '#src/services/find.js';
import { personSaid } from '#src/services/person-said.js';

const usage = '/成员 [添加 @人 联络员|单位负责人|区领导|督办办公室 [单位] | 移除 @人 | 分管 @领导 单位|分类|编号]';

export default defineCommand({
  name: '成员',
  alias: 'member',
  usage,
  summary: '登记、移除成员，指定分管区领导',
  who: ['office'],
  args: z.object({ act: z.string().optional(), person: z.string().optional(), words: z.string().optional() }),
  async run(ctx, { act, person, words = '' }, said) {
    const { people } = await ctx.repos.roster.load();
    const units = ctx.programme ? (await ctx.repos.registry.load()).units : [];
    if (!act) {
      const unitName = (id: string | null) => units.find((unit) => unit.id === id)?.name ?? '';
      const rows = people.map(({ name, addresses, grants }) => ({
        name,
        address: addresses.join('、'),
        roles: grants.map(({ role, unitId }) => `${unitName(unitId)}${roleWords[role]}`).join('、') || '（无）',
      }));
      return toOffice(membersCard(rows));
    }
    if (!person) throw new Refusal('bad_input', `请写明是谁：${usage}`);
    const found = await personSaid(ctx, person, said.mentions);
    switch (act) {
      case '添加':
      case 'add': {
        const [roleWord = '', unitWord] = words.trim().split(/\s+/);
        const role = roleSaid(roleWord);
        if (!role) throw new Refusal('bad_input', `角色可以是联络员、单位负责人、区领导或督办办公室。写法：${usage}`);
        const unit = unitWord ? findUnit(units, unitWord) : null;
        await addMember(ctx, { address: found.addresses[0] ?? '', name: found.name, role, unitId: unit?.id ?? null });
        return toOffice(doneCard('已登记', `${found.name}：${unit?.name ?? ''}${roleWords[role]}`));
      }
      case '移除':
      case 'remove':
        await removeMember(ctx, found.id);
        return toOffice(doneCard('已移除', `${found.name} 已没有任何权限，做过的事仍保留在记录里。`));
      case '分管':
      case 'charge': {
        const { what } = await setCharge(ctx, found.id, words);
        return toOffice(doneCard('已指定分管区领导', `${found.name} 分管 ${what}。`));
      }
      default:
        throw new Refusal('bad_input', `写法：${usage}`);
    }
  },
});

function roleSaid(word: string): Role | null {
  const roles: Record<string, Role> = {
    联络员: 'contact',
    单位负责人: 'unit_leader',
    负责人: 'unit_leader',
    区领导: 'leader',
    领导: 'leader',
    督办办公室: 'office',
    办公室: 'office',
  };
  return roles[word] ?? (['contact', 'unit_leader', 'leader', 'office'] as const).find((role) => role === word) ?? null;
}
