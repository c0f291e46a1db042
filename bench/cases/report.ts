import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { createApp } from '../../src/app.js';
import { parseConfig } from '../../src/config.js';
import { openHouse } from '../../src/house.js';
import type { InboundAction, InboundMessage } from '../../src/ports/platform.js';
import { type BarePlatform, barePlatform } from '../../test/support/bare-platform.js';
import { stillClock } from '../../test/support/clock.js';
import { silentLog } from '../../test/support/logs.js';
import type { BenchCase } from '../bench-case.js';
import { fillProgramme } from '../programmes/fill.js';

const reports = 100;
const assignments = 300;
const at = '2022-12-22T02:00:00.000Z';

/** From a contact's plain words, as a platform hands them over, over the press on what was understood, to the confirmation; all on disk. */
export const report: BenchCase = {
  name: 'report',
  what: `${reports} reports in plain words, each understood, asked back, confirmed by a press and answered; of ${assignments} assignments`,
  amount: reports,
  unit: 'report',
  bars: [],
  async prepare() {
    const folder = mkdtempSync(join(tmpdir(), 'duban-bench-'));
    const file = join(folder, 'year.db');
    await fillProgramme(file, { assignments, weeks: 4 });
    const opened = await openHouse(
      parseConfig({ DATABASE_URL: `sqlite:${file}`, DUBAN_SECRET: 'the secret of the bench, long enough for it' }),
      { clock: stillClock(at), log: silentLog },
    );
    const platform = { ...barePlatform(), name: 'local' as const };
    const app = createApp({ ...opened, platforms: new Map([[platform.name, platform]]) });
    await app.start();
    await app.settled();

    const store = new Sqlite(file, { readonly: true });
    const led = store.prepare(assignmentsAndContacts).all() as Led[];
    const stored = store.prepare('select count(*) from reports').pluck();
    const bare = new Sqlite(join(folder, 'bare.db'));
    bare.pragma('journal_mode = WAL');
    bare.pragma('synchronous = FULL');
    bare.exec('create table told (event_id text primary key, event text)');
    const insert = bare.prepare('insert into told values (?, ?)');

    let told = 0;
    let events: InboundMessage[] = [];
    const ready = (): void => {
      events = Array.from({ length: reports }, (_, index) =>
        spoken(led[(told + index) % led.length] as Led, told + index),
      );
      told += reports;
    };

    return {
      contenders: [
        {
          name: 'duban, to the confirmation',
          role: 'duban',
          ready,
          async run() {
            const before = Number(stored.get());
            platform.received.length = 0;
            await Promise.all(events.map((event) => app.receive(event)));
            await app.settled();
            const asked = platform.received.splice(0);
            await Promise.all(asked.map((card) => app.receive(confirming(card))));
            await app.settled();
            const [kept, confirmed] = [Number(stored.get()) - before, platform.received.length];
            if (kept !== reports || confirmed !== reports)
              throw new Error(`of ${reports} reports ${kept} were stored and ${confirmed} confirmed`);
          },
        },
        {
          name: 'a durable insert an event',
          role: 'limit',
          ready,
          run: () => void events.map((event) => insert.run(event.eventId, JSON.stringify(event))),
        },
      ],
      async close() {
        await app.stop();
        store.close();
        await opened.close();
        bare.close();
        rmSync(folder, { recursive: true });
      },
    };
  },
};

interface Led {
  number: string;
  target: string;
  /** Of the unit's contact. */
  address: string;
}

const assignmentsAndContacts = `
  select projects.number, projects.target, addresses.address from project_units
  join projects on projects.id = project_units.project_id
  join grants on grants.unit_id = project_units.unit_id and grants.role = 'contact'
  join addresses on addresses.person_id = grants.person_id
  order by projects.position, project_units.position`;

/** One less than was promised, said to the bot alone. */
function spoken({ number, target, address }: Led, nth: number): InboundMessage {
  const [, quantity = '', measureWord = ''] = /(\d+)(个|场)/.exec(target) ?? [];
  return {
    kind: 'message',
    eventId: `event-${nth}`,
    at,
    chat: address,
    chatKind: 'direct',
    sender: address,
    messageId: `message-${nth}`,
    replyTo: null,
    quoted: null,
    text: `${number} 目前累计完成${Number(quantity) - 1}${measureWord}，其余下月上旬完成`,
    mentionsBot: false,
    mentions: [],
    files: [],
  };
}

/** A press on 「确认提交」. */
function confirming({ to, outgoing }: BarePlatform['received'][number]): InboundAction {
  const buttons =
    outgoing.kind === 'card'
      ? outgoing.card.blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : []))
      : [];
  const button = buttons.find((one) => 'action' in one && one.action === 'report.confirm');
  if (!button || !('action' in button)) throw new Error(`nothing to confirm in ${JSON.stringify(outgoing)}`);
  const id = `press-${JSON.stringify(button.value)}`;
  return {
    kind: 'action',
    eventId: id,
    at,
    chat: to,
    sender: to,
    messageId: id,
    action: button.action,
    value: button.value,
    form: {},
  };
}
