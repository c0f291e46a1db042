import type { Command } from 'commander';
import type { Io } from './io.js';
import { type CommonOptions, common, show, withHouse } from './with-house.js';

export function addUnit(program: Command, io: Io): void {
  const unit = program.command('unit').description('主办单位');
  common(unit.command('list'))
    .description('列出单位、别名和统称的成员')
    .action((options: CommonOptions) =>
      withHouse(options, async (ctx) => {
        const { loadRegistry } = await import('#src/services/programme-state.js');
        const { units } = await loadRegistry(ctx);
        const nameOf = new Map(units.map(({ id, name }) => [id, name]));
        const rows = units.map(({ name, aliases, plates, isGroup, memberIds }) => ({
          name,
          aliases,
          plates,
          isGroup,
          members: memberIds.map((id) => nameOf.get(id) ?? ''),
        }));
        show(io, options, { units: rows }, () =>
          rows
            .map(({ name, aliases, plates, members }) =>
              [name, [...aliases, ...plates].join('、'), members.join('、')].join('\t'),
            )
            .join('\n'),
        );
      }),
    );
  common(unit.command('add'))
    .argument('<NAME>', '单位名称')
    .description('添加单位')
    .action((name: string, options: CommonOptions) =>
      withHouse(options, async (ctx) => {
        const { addUnit: add } = await import('#src/services/manage-units.js');
        const added = await add(ctx, name);
        show(io, options, { name: added.name }, () => `已添加 ${added.name}。`);
      }),
    );
  common(unit.command('alias'))
    .argument('<NAME>', '单位')
    .argument('<ALIAS>', '别名')
    .description('给单位加一个别名')
    .action((name: string, alias: string, options: CommonOptions) =>
      withHouse(options, async (ctx) => {
        const { addAlias } = await import('#src/services/manage-units.js');
        const found = await addAlias(ctx, name, alias);
        show(io, options, { name: found.name, alias }, () => `${found.name} 也叫 ${alias}。`);
      }),
    );
  common(unit.command('group'))
    .argument('<NAME>', '统称，如 各街道')
    .argument('<MEMBER...>', '成员单位')
    .description('说明一个统称包括哪些单位')
    .action((name: string, members: string[], options: CommonOptions) =>
      withHouse(options, async (ctx) => {
        const { setGroupMembers } = await import('#src/services/manage-units.js');
        const set = await setGroupMembers(ctx, name, members);
        const names = set.members.map((member) => member.name);
        show(
          io,
          options,
          { name: set.group.name, members: names },
          () => `${set.group.name} 包括 ${names.join('、')}。`,
        );
      }),
    );
}
