/** The ledgers of a simulation, held against one another. Each judge says what is wrong; nothing is the pass. */

import { fromRow } from '#db/codec.js';
import type { OutboxRow } from '#db/outbox.js';
import { outboxShape } from '#db/outbox-row.js';
import { jobs } from '#jobs/index.js';
import { type Day, dayOf } from '#src/core/day.js';
import { builtInYears, calendarOf } from '#src/core/workdays.js';
import { auditVerdict } from '#src/services/audit-verdict.js';
import { commandLine, type House, openContext } from '#src/services/context.js';
import { planDocument } from '#src/services/plan-document.js';
import { bodyChanged, duplicates, overRate } from '../fakes/common/judges.js';
import type { FakeFeishu } from '../fakes/feishu/fake.js';
import type { Deeds } from './scripts.js';
import type { Settled } from './settle-in.js';

/** A reminder, escalation or digest that the plan foretold, before its slot. */
export interface Owed {
  day: Day;
  kind: 'nudge' | 'escalation' | 'digest';
  /** Address. */
  to: string;
}

const calendar = calendarOf([...builtInYears]);

/** On other days nothing is planned: whatever went out then is found all the same. */
export async function owedOn(house: House, districts: readonly Settled[], day: Day): Promise<Owed[]> {
  if (!calendar.isWorkday(day)) return [];
  const owed: Owed[] = [];
  for (const { programmeId } of districts) {
    const { items } = await planDocument(await openContext(house, commandLine, programmeId), day, day);
    for (const { kind, audience, chat } of items)
      if (chat !== null)
        owed.push({ day, kind: audience === 'contact' ? 'nudge' : kind === 'nudge' ? 'escalation' : kind, to: chat });
  }
  return owed;
}

export interface Evidence {
  house: House;
  fake: FakeFeishu;
  districts: readonly Settled[];
  deeds: Deeds;
  /** Things said and pressed. */
  events: number;
  owed: readonly Owed[];
  days: readonly Day[];
}

export async function judge(evidence: Evidence): Promise<string[]> {
  const { house } = evidence;
  const rows = (await house.database.db.selectFrom('outbox').selectAll().execute()).map((row) =>
    fromRow(outboxShape, row),
  );
  return [
    ...(await outboxAgainstPlatform(evidence, rows)),
    ...plannedAgainstOutbox(evidence, rows),
    ...(await crossings(evidence)),
    ...(await reportsAgainstDeeds(evidence)),
    ...(await slotsAndInbox(evidence)),
    ...(await trail(evidence)),
  ];
}

/** What is in the outbox arrived, once, where it was meant to; and nothing else did. */
async function outboxAgainstPlatform({ fake }: Evidence, rows: readonly OutboxRow[]): Promise<string[]> {
  const wrong: string[] = [];
  const messages = await fake.ledger.messages({});
  const requests = await fake.ledger.requests();
  const arrived = new Map(messages.map((message) => [message.uuid, message]));
  const updates = messages.reduce((sum, { versions }) => sum + versions.length, 0);
  let sends = 0;
  let updated = 0;
  const rung = messages.flatMap(({ messageId, urgent }) =>
    urgent.flatMap(({ openIds }) => openIds.map((openId) => `${messageId} ${openId}`)),
  );
  const rings: string[] = [];
  for (const { state, act, occurrence, to, messageId, sendKey, platformMessageId } of rows) {
    if (state === 'cancelled') continue;
    // One for which the platform had no room all day was given up, and must not have been heard.
    if (act === 'urgent' && state === 'dead') continue;
    if (state !== 'sent') wrong.push(`${occurrence} is ${state}`);
    if (act === 'urgent') rings.push(`${messageId} ${to.replace('feishu:', '')}`);
    if (act === 'update') updated += 1;
    if (act !== 'send' && act !== 'reply') continue;
    sends += 1;
    const message = arrived.get(sendKey);
    if (!message) wrong.push(`${occurrence} never arrived`);
    else if (
      message.messageId !== platformMessageId ||
      ![message.chatId, message.openId].includes(to.replace('feishu:', ''))
    )
      wrong.push(`${occurrence} arrived elsewhere`);
  }
  if (messages.length !== sends) wrong.push(`${messages.length} messages arrived, ${sends} were sent`);
  if (updates !== updated) wrong.push(`${updates} cards were changed, ${updated} changes were sent`);
  wrong.push(...differences('rung by duban', rings, 'by the platform', rung));
  const twice = duplicates(messages);
  if (twice.length > 0) wrong.push(`${twice.length} messages arrived twice`);
  const changed = bodyChanged(requests);
  if (changed.length > 0) wrong.push(`${changed.length} keys went out with another body`);
  const over = overRate(requests, [230020, 99991400, 11232, 11233]);
  if (over.length > 0) wrong.push(`${over.length} calls were over the platform's rate`);
  return wrong;
}

/** What the plan foretold was put into the outbox once, and no reminder or digest beside it. */
function plannedAgainstOutbox({ owed }: Evidence, rows: readonly OutboxRow[]): string[] {
  const planned = owed.map(({ day, kind, to }) => `${kind}:${day} ${to}`);
  const sent = new Map<string, string>();
  for (const { occurrence, to, state, createdAt } of rows) {
    const [kind = ''] = occurrence.split(':');
    const day = dayOf(createdAt, 'Asia/Shanghai');
    if (['nudge', 'escalation', 'digest'].includes(kind) && state === 'sent')
      sent.set(`${occurrence.replace(/#\d{1,3}$/, '')} ${to}`, `${kind}:${day} ${to}`);
  }
  return differences('planned', planned, 'sent', [...sent.values()]);
}

/** No district is named in another's chats, and what a unit reports is read by itself, its office and its leaders alone. */
async function crossings({ fake, districts }: Evidence): Promise<string[]> {
  const wrong: string[] = [];
  const places = new Map<string, { district: Settled; foreign: string[] }>();
  for (const district of districts) {
    for (const { chatId, person } of [district.office, district.leaders])
      for (const place of [chatId, person.openId]) places.set(place, { district, foreign: [] });
    for (const { chatId, contact, leader, mark } of district.units) {
      const foreign = district.units.flatMap((other) => (other.mark === mark ? [] : other.mark));
      for (const place of [chatId, contact.openId, leader.openId]) places.set(place, { district, foreign });
    }
  }
  const names = new RegExp(districts.map(({ name }) => name).join('|'), 'g');
  for (const { chatId, openId, content, versions } of await fake.ledger.messages({})) {
    const place = places.get(openId ?? chatId);
    for (const text of [content, ...versions.map((version) => version.content)]) {
      const named = [...text.matchAll(names)].find(([name]) => name !== place?.district.name)?.[0];
      if (!place || named) wrong.push(`${openId ?? chatId} read of ${named ?? 'something'}`);
      const mark = place?.foreign.find((one) => text.includes(one));
      if (mark) wrong.push(`${openId ?? chatId} read what ${mark}`);
    }
  }
  return wrong;
}

/** What people know that they reported is what is stored, word for word. */
async function reportsAgainstDeeds({ house, districts, deeds }: Evidence): Promise<string[]> {
  const stored: string[] = [];
  let analyses = 0;
  for (const { programmeId, name } of districts) {
    const { repos } = await openContext(house, commandLine, programmeId);
    const { units, projects } = await repos.registry.load();
    const nameOf = new Map<string, string>();
    for (const unit of units) nameOf.set(unit.id, unit.name);
    for (const { id, number } of projects) nameOf.set(id, number);
    const { reports, analyses: written } = await repos.facts.load();
    analyses += written.length;
    for (const { unitId, projectId, completion } of reports)
      stored.push(`${name} ${nameOf.get(unitId ?? '')} ${nameOf.get(projectId)} ${completion}`);
  }
  const known = deeds.reports.map(
    ({ district, unit, number, completion }) => `${district} ${unit} ${number} ${completion}`,
  );
  return [
    ...differences('reported', known, 'stored', stored),
    ...(analyses === deeds.analyses ? [] : [`${deeds.analyses} analyses were sent, ${analyses} are stored`]),
  ];
}

/** Each job had each of its days in each district, and none twice; every event was worked off. */
async function slotsAndInbox({ house, districts, days, events }: Evidence): Promise<string[]> {
  const { db } = house.database;
  const slots = await db.selectFrom('slots').select(['programmeId', 'job', 'slot']).execute();
  const had = slots.map(({ programmeId, job, slot }) => `${programmeId} ${job} ${dayOf(slot, 'Asia/Shanghai')}`);
  const due = districts.flatMap(({ programmeId }) =>
    jobs.flatMap(({ name, workingHoursOnly }) =>
      days.filter((day) => !workingHoursOnly || calendar.isWorkday(day)).map((day) => `${programmeId} ${name} ${day}`),
    ),
  );
  const once = new Set(had);
  const missed = due.filter((slot) => !once.has(slot));
  const inbox = await db.selectFrom('inbox').select('state').execute();
  const done = inbox.filter(({ state }) => state === 'done').length;
  return [
    ...missed.map((slot) => `${slot} was not worked off`),
    ...(once.size === had.length ? [] : [`${had.length - once.size} slots were worked off twice`]),
    ...(done === events && inbox.length === events
      ? []
      : [`${events} things were said, ${done} of ${inbox.length} are done`]),
  ];
}

async function trail({ house, districts }: Evidence): Promise<string[]> {
  const { chains } = await auditVerdict(await openContext(house, commandLine));
  const bad = chains
    .filter(({ ok }) => !ok)
    .map(({ of, firstBad }) => `the trail of ${of} is not whole from ${firstBad}`);
  return chains.length === districts.length + 1
    ? bad
    : [...bad, `${chains.length} chains for ${districts.length} districts`];
}

/** What is in one list and not in the other, each as often as it is there. */
function differences(a: string, left: readonly string[], b: string, right: readonly string[]): string[] {
  const count = (list: readonly string[]) =>
    list.reduce((sum, one) => sum.set(one, (sum.get(one) ?? 0) + 1), new Map<string, number>());
  const [inLeft, inRight] = [count(left), count(right)];
  return [...new Set([...left, ...right])].flatMap((one) => {
    const [l, r] = [inLeft.get(one) ?? 0, inRight.get(one) ?? 0];
    return l === r ? [] : [`${one}: ${l} ${a}, ${r} ${b}`];
  });
}
