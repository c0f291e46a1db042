import type { Command } from 'commander';
import { Refusal } from '#src/core/refusal.js';
import type { PlatformName } from '#src/ports/platform.js';
import type { Ctx } from '#src/services/context.js';
import type { Io } from './io.js';
import { UsageError } from './usage.js';
import { type CommonOptions, common, show, withHouse } from './with-house.js';

const roles = ['contact', 'unit_leader', 'leader', 'office'] as const;

export function addMember(program: Command, io: Io): void {
  const member = program.command('member').description('成员：联络员、单位负责人、区领导、督办办公室');
  common(member.command('list'))
    .description('列出成员')
    .action((options: CommonOptions) =>
      withHouse(options, async (ctx) => {
        const { people, charges } = await ctx.repos.roster.load();
        const units = ctx.programme ? (await ctx.repos.registry.load()).units : [];
        const unitName = (id: string | null) => units.find((unit) => unit.id === id)?.name ?? null;
        const rows = people.map(({ id, name, addresses, grants }) => ({
          name,
          ids: addresses,
          roles: grants.map(({ role, unitId }) => ({ role, unit: unitName(unitId) })),
          charges: charges.filter(({ leaderId }) => leaderId === id).map(({ scope, of }) => ({ scope, of })),
        }));
        show(io, options, { members: rows }, () =>
          rows
            .map((row) =>
              [row.name, row.ids.join('、'), row.roles.map(({ role, unit }) => `${unit ?? ''}${role}`).join('、')].join(
                '\t',
              ),
            )
            .join('\n'),
        );
      }),
    );
  common(member.command('add'))
    .argument('<ID>', '账号，如 feishu:ou_…、wecom:zhangsan；企业微信也可写 wecom:mobile:手机号')
    .description('登记一位成员')
    .requiredOption('--name <姓名>', '姓名')
    .requiredOption('--role <角色>', `角色：${roles.join('、')}`)
    .option('--unit <名称>', '单位，联络员和单位负责人必填')
    .action((id: string, options: CommonOptions & { name: string; role: string; unit?: string }) =>
      withHouse(options, async (ctx) => {
        const role = roles.find((one) => one === options.role);
        if (!role) throw new UsageError(`没有“${options.role}”这个角色，可以是 ${roles.join('、')}。`);
        const address = await addressGiven(ctx, id);
        const [{ addMember: add }, { findUnit }, { loadRegistry }] = await Promise.all([
          import('#src/services/bind.js'),
          import('#src/services/find.js'),
          import('#src/services/programme-state.js'),
        ]);
        const unit = options.unit ? findUnit((await loadRegistry(ctx)).units, options.unit) : null;
        await add(ctx, { address, name: options.name, role, unitId: unit?.id ?? null });
        show(
          io,
          options,
          { id: address, name: options.name, role, unit: unit?.name ?? null },
          () => `已登记 ${options.name}。`,
        );
      }),
    );
  common(member.command('remove'))
    .argument('<ID>', '账号')
    .description('移除一位成员的全部权限')
    .action((id: string, options: CommonOptions) =>
      withHouse(options, async (ctx) => {
        const { removeMember } = await import('#src/services/bind.js');
        const person = await personGiven(ctx, id);
        await removeMember(ctx, person.id);
        show(io, options, { id, name: person.name }, () => `已移除 ${person.name}。`);
      }),
    );
  common(member.command('charge'))
    .argument('<ID>', '区领导的账号')
    .description('指定分管区领导')
    .option('--unit <名称>', '分管的单位')
    .option('--category <分类>', '分管的项目分类')
    .option('--project <编号>', '分管的项目')
    .action((id: string, options: CommonOptions & { unit?: string; category?: string; project?: string }) =>
      withHouse(options, async (ctx) => {
        const given = [options.unit, options.category, options.project].filter(
          (one): one is string => one !== undefined,
        );
        if (given.length !== 1) throw new UsageError('--unit、--category、--project 要写一个，也只写一个。');
        const { setCharge } = await import('#src/services/charge-leader.js');
        const person = await personGiven(ctx, id);
        const { what, charge } = await setCharge(ctx, person.id, given[0] ?? '');
        show(io, options, { id, scope: charge.scope, of: what }, () => `${person.name} 分管 ${what}。`);
      }),
    );
}

/** An account as it is, or that of a mobile number where the platform can be asked: wecom:mobile:138… */
async function addressGiven(ctx: Ctx, id: string): Promise<string> {
  requireId(id);
  const [, platform = '', mobile] = /^([a-z]+):mobile:(\d{5,15})$/.exec(id) ?? [];
  if (mobile === undefined) return id;
  const find = ctx.platforms.get(platform as PlatformName)?.findByMobile;
  if (!find) throw new Refusal('bad_input', '这里不能按手机号查找账号：需要配置企业微信的自建应用。');
  const address = await find(mobile);
  if (address === null)
    throw new Refusal('not_found', '没有按这个手机号找到账号：号码可能有误，或不在应用可见范围内。');
  return address;
}

function requireId(id: string): void {
  if (!/^(feishu|wecom|local):\S+$/.test(id)) throw new UsageError(`“${id}”不是账号，应写成 feishu:ou_… 的样子。`);
}

async function personGiven(ctx: Ctx, id: string) {
  requireId(id);
  const person = await ctx.repos.roster.personByAddress(id);
  if (!person) throw new Refusal('not_found', `没有登记 ${id}。用 duban member list 可列出成员。`);
  return person;
}
