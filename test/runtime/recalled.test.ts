import { expect, test } from 'vitest';
import { createApp } from '#src/app.js';
import type { Inbound } from '#src/ports/platform.js';
import { proof } from '../proof/proof.js';
import { barePlatform } from '../support/bare-platform.js';
import { testHouse } from '../support/house.js';
import { importSeed, letIn, officeOf } from '../support/programme.js';

const now = '2022-12-28T10:00:00+08:00';

test.each([
  ['that led to a report', '/填报 9-2 已建成1个，其余仍在推进', 1],
  ['that led to nothing', '/进度 9-2', 0],
])(
  'F16: a recalled message %s: what was counted stays, the trail says so, the office sees it',
  async (_what, text, counted) => {
    const platform = barePlatform({ keyedMinutes: 60, surePresses: true });
    const house = await testHouse({ now, platforms: [platform], office: ['wecom:wang'] });
    await importSeed(house, { registryOnly: true });
    await letIn(house, { name: '王督办', role: 'office', address: 'wecom:wang' });
    await letIn(house, { name: '张三', role: 'contact', unit: '民治街道', address: 'wecom:zhang' });
    const app = createApp(house);
    const hear = async (event: Inbound) => {
      await app.receive(event);
      await app.settled();
    };
    const at = house.clock.now();
    const chat = 'wecom:zhang';
    await hear({
      ...{ kind: 'message', eventId: 'wecom:e1', at, chat, chatKind: 'direct', sender: chat, messageId: 'said1' },
      ...{ replyTo: null, quoted: null, text, mentionsBot: true, mentions: [], files: [] },
    } as Inbound);
    const confirm = platform
      .cardsTo(chat)
      .flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : [])))
      .find((button) => 'action' in button && button.action === 'report.confirm');
    if (confirm && 'action' in confirm)
      await hear({
        ...{ kind: 'action', eventId: 'wecom:e2', at, chat, sender: chat, messageId: 'm1', form: {} },
        ...{ action: confirm.action, value: confirm.value },
      } as Inbound);
    for (const copy of ['e3', 'e3', 'e4'])
      await hear({ kind: 'recalled', eventId: `wecom:${copy}`, at, chat, messageId: 'said1' });

    const { repos } = await officeOf(house);
    const { reports } = await repos.facts.load();
    const told = platform.cardsTo('wecom:wang').filter(({ title }) => title.includes('撤回'));
    expect(reports).toHaveLength(counted);
    expect((await repos.audit.list({ act: 'message.recalled' })).length > 0).toBe(counted > 0);
    proof('F16', { runs: 3, lost: counted > told.length ? 1 : 0, doubled: Math.max(0, told.length - counted) });
  },
);
