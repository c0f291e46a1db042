import type { Command } from 'commander';
import type { Io } from './io.js';
import { UsageError } from './usage.js';
import { type CommonOptions, common, show, withHouse } from './with-house.js';

export function addChat(program: Command, io: Io): void {
  const chat = program.command('chat').description('群聊');
  common(chat.command('list'))
    .description('列出群聊和绑定')
    .action((options: CommonOptions) =>
      withHouse(options, async (ctx) => {
        const { chats } = await ctx.repos.roster.load();
        const units = ctx.programme ? (await ctx.repos.registry.load()).units : [];
        const rows = chats
          .filter(({ kind }) => kind === 'group')
          .map(({ address, name, audience, goneAt }) => ({
            id: address,
            name,
            to:
              audience === null
                ? null
                : audience.kind === 'unit'
                  ? (units.find(({ id }) => id === audience.unitId)?.name ?? null)
                  : audience.kind,
            gone: goneAt !== null,
          }));
        show(io, options, { chats: rows }, () =>
          rows
            .map(({ id, name, to, gone }) => [id, name ?? '', to ?? '未绑定', gone ? '已离开' : ''].join('\t'))
            .join('\n'),
        );
      }),
    );
  common(chat.command('bind'))
    .argument('<ID>', '群，如 feishu:oc_…')
    .description('绑定一个群')
    .requiredOption('--to <对象>', '单位名称、office 或 leaders')
    .action((id: string, options: CommonOptions & { to: string }) =>
      withHouse(options, async (ctx) => {
        requireId(id);
        const { audienceSaid, bindChat } = await import('#src/services/bind.js');
        const { audience, words } = await audienceSaid(ctx, options.to);
        await bindChat(ctx, id, audience);
        show(io, options, { id, to: words }, () => `已绑定到 ${words}。`);
      }),
    );
  common(chat.command('unbind'))
    .argument('<ID>', '群')
    .description('解除绑定')
    .action((id: string, options: CommonOptions) =>
      withHouse(options, async (ctx) => {
        requireId(id);
        const { bindChat } = await import('#src/services/bind.js');
        await bindChat(ctx, id, null);
        show(io, options, { id }, () => '已解除绑定。');
      }),
    );
}

function requireId(id: string): void {
  if (!/^(feishu|wecom|local):\S+$/.test(id)) throw new UsageError(`“${id}”不是群标识，应写成 feishu:oc_… 的样子。`);
}
