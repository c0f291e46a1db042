/** What befalls people and chats, made up by fast-check: what the clerk foretells of it, and the verb that does it. */
import fc from 'fast-check';
import { addMember, askToBeBound, bindChat, decideBinding, removeMember } from '#src/services/bind.js';
import { setCharge } from '#src/services/charge-leader.js';
import { chatJoined, chatLeft } from '#src/services/chats.js';
import type { Ctx } from '#src/services/context.js';
import { handOver } from '#src/services/hand-over.js';
import { submitReport } from '#src/services/submit-report.js';
import {
  type District,
  daysOn,
  districts,
  isOfficeIn,
  mayReportIn,
  numberOf,
  type PersonName,
  persons,
  type Right,
  type RoomName,
  type RosterPaper,
  rooms,
  type Serves,
  strikeOut,
  type UnitName,
  unitNames,
} from './roster-paper.js';

/** Under which names the clerk's people, chats and units go in the house. */
export interface Names {
  person(name: PersonName): string;
  room(name: RoomName): string;
  unit(district: District, name: UnitName): string;
  project(district: District, unit: UnitName): string;
}

/** Somebody, or the office of the machine. */
export type By = PersonName | 'machine';

export interface Change {
  shown: string;
  district: District;
  /** What both districts see of it. */
  isEverywhere?: true;
  by: By;
  /** `ctx`: whoever does it, in the district. */
  foretell(paper: RosterPaper, names: Names, ctx: Ctx): Foretold | null;
}

export interface Foretold {
  refused: string | null;
  /** Entries on the trail. */
  entries?: number;
  run(): Promise<unknown>;
  note(result: unknown): void;
}

const district = fc.constantFrom(...districts);
const person = fc.constantFrom(...persons);
const room = fc.constantFrom(...rooms);
const unit = fc.constantFrom(...unitNames);
/** Mostly somebody who may. */
const byOffice: fc.Arbitrary<By> = fc.oneof(
  { weight: 5, arbitrary: fc.constant('machine' as const) },
  { weight: 2, arbitrary: person },
);
const mayManage = (paper: RosterPaper, at: District, by: By): boolean =>
  by === 'machine' || isOfficeIn(paper.sheets[at], by);

const isKnown = ({ known }: RosterPaper, name: PersonName): boolean => known.includes(name);
const noteKnown = (paper: RosterPaper, name: PersonName): void => {
  if (!isKnown(paper, name)) paper.known.push(name);
};
/** Whoever has nothing left anywhere is a stranger again. */
const forgetIfGone = (paper: RosterPaper, name: PersonName): void => {
  const isThere = districts.some((one) => {
    const { rights, deputies } = paper.sheets[one];
    const standsIn = deputies.some(({ to, until }) => to === name && until >= paper.today);
    return standsIn || rights.some((right) => right.person === name);
  });
  if (!isThere) paper.known = paper.known.filter((one) => one !== name);
};

const letIn: fc.Arbitrary<Change> = fc
  .record({
    district,
    by: byOffice,
    name: person,
    role: fc.constantFrom<Right['role']>('contact', 'contact', 'contact', 'unit_leader', 'leader', 'leader', 'office'),
    unit: fc.oneof({ weight: 9, arbitrary: unit }, { weight: 1, arbitrary: fc.constant(null) }),
  })
  .map(({ district: at, by, name, role, unit: of }) => ({
    shown: `${by} lets ${name} in at ${at} as ${role} of ${of}`,
    district: at,
    by,
    foretell(paper, names, ctx) {
      const ofUnit = role === 'contact' || role === 'unit_leader';
      const input = { address: names.person(name), name, role, unitId: of && names.unit(at, of) };
      return {
        refused: !mayManage(paper, at, by) ? 'not_allowed' : ofUnit && !of ? 'bad_input' : null,
        run: () => addMember(ctx, input),
        note: () => {
          const right = { person: name, role, unit: ofUnit ? of : null };
          const { rights } = paper.sheets[at];
          if (!rights.some((one) => one.person === name && one.role === role && one.unit === right.unit))
            rights.push(right);
          noteKnown(paper, name);
        },
      };
    },
  }));

const letOut: fc.Arbitrary<Change> = fc
  .record({ district, by: byOffice, nth: fc.nat(7) })
  .map(({ district: at, by, nth }) => ({
    shown: `${by} lets ${nth} out at ${at}, of those that it knows`,
    district: at,
    by,
    foretell(paper, names, ctx) {
      const sheet = paper.sheets[at];
      // Mostly one who has something to lose; some that only the other district knows.
      const name = [...sheet.rights.map((right) => right.person), ...paper.known][nth];
      if (!name) return null;
      const isLast = isOfficeIn(sheet, name) && !persons.some((one) => one !== name && isOfficeIn(sheet, one));
      return {
        refused: !mayManage(paper, at, by) ? 'not_allowed' : isLast ? 'conflict' : null,
        run: async () => {
          const found = await ctx.repos.roster.personByAddress(names.person(name));
          await removeMember(ctx, found?.id ?? '');
        },
        note: () => {
          strikeOut(sheet, name);
          forgetIfGone(paper, name);
        },
      };
    },
  }));

const bindings: fc.Arbitrary<Change> = fc
  .record({
    district,
    by: byOffice,
    room,
    to: fc.constantFrom<Serves | null>(...unitNames, ...unitNames, 'office', 'leaders', null),
  })
  .map(({ district: at, by, room: name, to }) => ({
    shown: `${by} binds ${name} at ${at} to ${to}`,
    district: at,
    by,
    foretell(paper, names, ctx) {
      const isElsewhere = districts.some((one) => one !== at && paper.sheets[one].rooms[name] !== undefined);
      const audience =
        to === null
          ? null
          : to === 'office' || to === 'leaders'
            ? { kind: to }
            : { kind: 'unit' as const, unitId: names.unit(at, to) };
      return {
        refused: !mayManage(paper, at, by) ? 'not_allowed' : to !== null && isElsewhere ? 'conflict' : null,
        run: () => bindChat(ctx, names.room(name), audience),
        note: () => {
          if (to === null) delete paper.sheets[at].rooms[name];
          else paper.sheets[at].rooms[name] = to;
        },
      };
    },
  }));

const comings: fc.Arbitrary<Change> = fc
  .record({ district, room, joins: fc.boolean() })
  .map(({ district: at, room: name, joins }) => ({
    shown: `the bot ${joins ? 'joins' : 'leaves'} ${name}`,
    district: at,
    isEverywhere: true,
    by: 'machine',
    foretell(paper, names, ctx) {
      const event = { eventId: ctx.ids.next('evt_'), chat: names.room(name), name, at: ctx.now, sender: null };
      const isGone = paper.left.includes(name);
      const wasThere = districts.some((one) => paper.sheets[one].rooms[name] !== undefined);
      // Of a chat that nobody bound the house has nothing to forget.
      if (!joins && !wasThere) return null;
      return {
        refused: null,
        entries: joins || !isGone ? 1 : 0,
        run: () => (joins ? chatJoined(ctx, { ...event, kind: 'chat_joined' }) : chatLeft(ctx, event)),
        note: () => {
          paper.left = paper.left.filter((one) => one !== name);
          if (!joins) paper.left.push(name);
        },
      };
    },
  }));

const asking: fc.Arbitrary<Change> = fc
  .record({ district, by: person, unit: fc.constantFrom(...unitNames, '没有的单位') })
  .map(({ district: at, by, unit: said }) => ({
    shown: `${by} asks at ${at} to be bound to ${said}`,
    district: at,
    by,
    foretell(paper, _names, ctx) {
      const of = unitNames.find((name) => name === said);
      const { asked } = paper.sheets[at];
      const isAgain = asked.some((one) => one.isOpen && one.actor === ctx.actor.id && one.unit === of);
      return {
        refused: of ? null : 'not_found',
        entries: isAgain ? 0 : 1,
        run: async () => {
          await askToBeBound(ctx, said);
          return (await ctx.repos.drafts.openOf(ctx.actor.id, ctx.actor.address ?? '', ctx.now)).at(-1)?.id;
        },
        note: (draftId) => {
          if (of && !isAgain)
            asked.push({ person: by, actor: ctx.actor.id, unit: of, draftId: String(draftId), isOpen: true });
        },
      };
    },
  }));

const deciding: fc.Arbitrary<Change> = fc
  .record({
    district,
    by: byOffice,
    nth: fc.nat(2),
    decision: fc.constantFrom('approved' as const, 'approved' as const, 'declined' as const),
  })
  .map(({ district: at, by, nth, decision }) => ({
    shown: `${by} at ${at}: the asking of ${nth} before the last is ${decision}`,
    district: at,
    by,
    foretell(paper, _names, ctx) {
      const sheet = paper.sheets[at];
      const asked = sheet.asked.at(-1 - nth);
      if (!asked) return null;
      return {
        refused: !mayManage(paper, at, by) ? 'not_allowed' : asked.isOpen ? null : 'conflict',
        run: () => decideBinding(ctx, asked.draftId, decision),
        note: () => {
          asked.isOpen = false;
          if (decision === 'declined') return;
          const { person: name, unit: of } = asked;
          if (!sheet.rights.some((one) => one.person === name && one.role === 'contact' && one.unit === of))
            sheet.rights.push({ person: name, role: 'contact', unit: of });
          noteKnown(paper, name);
        },
      };
    },
  }));

const handingOver: fc.Arbitrary<Change> = fc
  .record({ district, by: person, to: person, days: fc.constantFrom(-1, 0, 1, 3, 8, 20) })
  .map(({ district: at, by, to, days }) => ({
    shown: `${by} at ${at} hands over to ${to} for ${days} days`,
    district: at,
    by,
    foretell(paper, names, ctx) {
      const sheet = paper.sheets[at];
      const until = daysOn(paper, days);
      const [of] = unitNames.filter((name) =>
        sheet.rights.some((right) => right.person === by && right.role === 'contact' && right.unit === name),
      );
      const mentions = [{ address: names.person(to), name: to }];
      return {
        refused: days < 0 ? 'bad_input' : !of ? 'not_allowed' : to === by ? 'bad_input' : null,
        entries: isKnown(paper, to) ? 1 : 2,
        run: () => handOver(ctx, { said: `@${to}`, mentions, until }),
        note: () => {
          if (of) sheet.deputies.push({ from: by, to, unit: of, since: paper.today, until });
          noteKnown(paper, to);
        },
      };
    },
  }));

const charging: fc.Arbitrary<Change> = fc
  .record({ district, by: byOffice, somebody: person, of: unit, isProject: fc.boolean() })
  .map(({ district: at, by, somebody, of, isProject }) => ({
    shown: `${by} at ${at} puts a leader (or ${somebody}) in charge of ${isProject ? numberOf(of) : of}`,
    district: at,
    by,
    foretell(paper, names, ctx) {
      const sheet = paper.sheets[at];
      const said = isProject ? numberOf(of) : of;
      const leader = sheet.rights.find(({ role }) => role === 'leader');
      const name = leader?.person ?? somebody;
      return {
        refused: !mayManage(paper, at, by) ? 'not_allowed' : leader ? null : 'bad_input',
        run: async () => {
          const found = await ctx.repos.roster.personByAddress(names.person(name));
          await setCharge(ctx, found?.id ?? 'nobody', said);
        },
        note: () => {
          sheet.inCharge[said] = name;
        },
      };
    },
  }));

const reporting: fc.Arbitrary<Change> = fc
  .record({ district, by: person, of: unit })
  .map(({ district: at, by, of }) => ({
    shown: `${by} at ${at} reports for ${of}`,
    district: at,
    by,
    foretell(paper, names, ctx) {
      const sheet = paper.sheets[at];
      const place = { projectId: names.project(at, of), unitId: names.unit(at, of) };
      return {
        refused: mayReportIn(sheet, by, of, paper.today) ? null : 'not_found',
        run: () => submitReport(ctx, { ...place, completion: '正在推进', completed: false, source: 'form' }),
        note: () => {
          if (paper.today >= '2022-11-20' && !sheet.reported.includes(of)) sheet.reported.push(of);
        },
      };
    },
  }));

export const changes: readonly fc.Arbitrary<Change>[] = [
  ...[letIn, letIn, letIn, letIn, letIn, letOut, letOut, bindings, bindings, bindings, comings],
  ...[asking, deciding, deciding, handingOver, handingOver, handingOver, charging, charging, reporting, reporting],
];
