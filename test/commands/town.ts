/** A district at work on 2022-12-28, the year-end round open: who is who, which group is whose, what was reported so far. */
import type { Audience } from '#src/core/people.js';
import { bindChat } from '#src/services/bind.js';
import type { Ctx } from '#src/services/context.js';
import { findProject, findUnit } from '#src/services/find.js';
import { loadState } from '#src/services/programme-state.js';
import { type ProjectsDocument, projectsDocument } from '#src/services/projects-document.js';
import { submitReport } from '#src/services/submit-report.js';
import { contextOf, importSeed, letIn } from '../support/programme.js';
import { DIRECT, openWorld, type Received, type World } from '../support/world.js';

export { DIRECT };

/** Each role has one person: the contact and unit leader are 民治街道's, the neighbour is 区消安委办's contact. */
export const people = {
  outsider: { id: 'ou_outsider', name: '路人甲' },
  contact: { id: 'ou_zhang', name: '张三' },
  neighbour: { id: 'ou_li', name: '李四' },
  unitLeader: { id: 'ou_zhao', name: '赵主任' },
  leader: { id: 'ou_chen', name: '陈区长' },
  office: { id: 'ou_office', name: '王督办' },
} as const;
export type Who = keyof typeof people;
export const everyone = Object.keys(people) as Who[];

export const rooms = {
  ownGroup: 'oc_minzhi',
  otherGroup: 'oc_xiaoan',
  leadersGroup: 'oc_leaders',
  officeGroup: 'oc_office',
  unboundGroup: 'oc_unbound',
  direct: DIRECT,
} as const;
export type Where = keyof typeof rooms;

export const minzhi = '民治街道';
export const xiaoan = '区消安委办';

/** A message as the ledger has it, with the room or person it went to in the words of this page. */
export interface Heard {
  /** A room, or the person of a one-to-one chat. */
  in: Where | Who;
  title: string;
  text: string;
  messageId: string;
}

/** Whose projects may be read there: one unit's, nobody's (null), or everybody's. */
const mayRead: Record<Where | Who, string | null | 'all'> = {
  outsider: null,
  contact: minzhi,
  neighbour: xiaoan,
  unitLeader: minzhi,
  leader: 'all',
  office: 'all',
  ownGroup: minzhi,
  otherGroup: xiaoan,
  leadersGroup: 'all',
  officeGroup: 'all',
  unboundGroup: null,
  direct: null,
};

export interface Town {
  world: World;
  /** Types something somewhere; what anybody received since. No message may hold what its readers may not see (S19, S20). */
  says(who: Who, where: Where, text: string, options?: { replyTo?: string; mentions?: Who[] }): Promise<Heard[]>;
  presses(who: Who, message: Heard, label: string, form?: Record<string, string | string[]>): Promise<Heard[]>;
  /** `duban projects --json`. */
  projects(): Promise<ProjectsDocument>;
  context(who: Who): Promise<Ctx>;
  close(): Promise<void>;
}

/** What was heard, as `room: title`, in order. */
export const told = (heard: readonly Heard[]): string[] => heard.map((message) => `${message.in}: ${message.title}`);

/** The one message that was heard. */
export function only(heard: readonly Heard[]): Heard {
  const [first, ...others] = heard;
  if (!first || others.length > 0) throw new Error(`${heard.length} messages: ${told(heard).join(' | ')}`);
  return first;
}

/** A project's part of one unit, out of `duban projects --json`. */
export function part(document: ProjectsDocument, number: string, unit: string = minzhi) {
  const found = document.projects
    .find((project) => project.number === number)
    ?.assignments.find((assignment) => assignment.unit === unit);
  if (!found) throw new Error(`no ${number} of ${unit}`);
  return found;
}

/** Names, targets and completions of projects that the readers of a message have and had no part in. */
function mustNotLeak(message: Heard, before: ProjectsDocument, after: ProjectsDocument): void {
  const reader = mayRead[message.in];
  if (reader === 'all') return;
  const theirs = new Set(
    [...before.projects, ...after.projects]
      .filter(({ assignments }) => assignments.some(({ unit }) => unit === reader))
      .map(({ number }) => number),
  );
  const secrets = after.projects
    .filter(({ number }) => !theirs.has(number))
    .flatMap(({ name, target, assignments }) => [
      name,
      target,
      ...assignments.map(({ lastReport }) => lastReport?.completion ?? ''),
    ]);
  const leaked = secrets.find((secret) => [...secret].length > 4 && message.text.includes(secret));
  if (leaked) throw new Error(`${message.in} was told of “${leaked}”:\n${message.text}`);
}

/** Opens the district. 民治街道 leads sixteen projects alone, 区消安委办 one (11-3), with 各街道 that stands for nobody yet. */
export async function openTown(now = '2022-12-28T10:00:00+08:00'): Promise<Town> {
  const world = await openWorld({ now });
  for (const { id, name } of Object.values(people)) await world.addPerson(id, name);
  const members = Object.values(people).map(({ id }) => id);
  const groups = Object.entries(rooms).filter(([, id]) => id !== DIRECT);
  for (const [name, id] of groups) await world.addGroup(id, name, members);
  const { house } = world.service;
  await importSeed(house, { registryOnly: true });
  const address = (who: Who): string => `feishu:${people[who].id}`;
  const person = (who: Who) => ({ name: people[who].name, address: address(who) });
  await letIn(house, { ...person('office'), role: 'office' });
  await letIn(house, { ...person('contact'), role: 'contact', unit: minzhi });
  await letIn(house, { ...person('unitLeader'), role: 'unit_leader', unit: minzhi });
  await letIn(house, { ...person('neighbour'), role: 'contact', unit: xiaoan });
  await letIn(house, { ...person('leader'), role: 'leader' });

  const office = await contextOf(house, address('office'));
  const { registry } = await loadState(office);
  const unit = (name: string) => findUnit(registry.units, name).id;
  const bind = (where: Where, audience: Audience) => bindChat(office, `feishu:${rooms[where]}`, audience);
  await bind('ownGroup', { kind: 'unit', unitId: unit(minzhi) });
  await bind('otherGroup', { kind: 'unit', unitId: unit(xiaoan) });
  await bind('leadersGroup', { kind: 'leaders' });
  await bind('officeGroup', { kind: 'office' });
  await office.repos.registry.setKeyMarks(
    registry.projects.map(({ id, number }) => ({
      projectId: id,
      keySupervised: number === '9-2' || number === '11-3',
      keyNumber: number === '9-2' ? 1 : number === '11-3' ? 2 : null,
    })),
  );
  const report = async (who: Who, number: string, unitName: string, completion: string, completed: boolean) =>
    submitReport(await contextOf(house, address(who)), {
      projectId: findProject(registry.projects, number).id,
      unitId: unit(unitName),
      completion,
      completed,
      source: 'form',
    });
  await report('contact', '9-2', minzhi, '服务窗口已开通，站点建成1个', true);
  await report('contact', '21-2', minzhi, '已办普法活动8场，还差4场', false);
  await report('neighbour', '11-3', xiaoan, '充电插口已装妥120个', true);

  const names = new Map<string, Where | Who>([
    ...groups.map(([name, id]) => [id, name as Where] as const),
    ...everyone.map((who) => [people[who].id, who] as const),
  ]);
  const heard = async (act: () => Promise<Received[]>): Promise<Heard[]> => {
    const before = await projects();
    const received = await act();
    const after = await projects();
    const entries = new Map((await world.fake.ledger.messages({})).map((entry) => [entry.messageId, entry]));
    const messages = received.map(({ messageId, chatId, text }): Heard => {
      const to = names.get(entries.get(messageId)?.openId ?? chatId);
      if (!to) throw new Error(`somebody unknown received ${text}`);
      return { messageId, text, title: text.split('\n')[0] ?? '', in: to };
    });
    for (const message of messages) mustNotLeak(message, before, after);
    return messages;
  };
  const projects = async () => projectsDocument(await contextOf(house, address('office')), {});
  return {
    world,
    projects,
    async says(who, where, text, { replyTo, mentions = [] } = {}) {
      const options = { ...(replyTo ? { replyTo } : {}), mentions: mentions.map((one) => people[one].id) };
      return heard(() => world.say(people[who].id, rooms[where], text, options));
    },
    presses: async (who, { messageId }, label, form) =>
      heard(() => world.press(people[who].id, messageId, label, form)),
    context: (who) => contextOf(house, address(who)),
    close: () => world.close(),
  };
}
