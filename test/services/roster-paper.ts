/** Who is who in two districts, as a careful clerk keeps it on paper: who may do what there, and whom a reminder reaches. */
import type { Day } from '#src/core/day.js';
import type { PlanItem } from '#src/core/nudging.js';
import { dayAfter } from './life-days.js';

export const districts = ['甲', '乙'] as const;
export type District = (typeof districts)[number];
export const unitNames = ['民治街道', '区住建局'] as const;
export type UnitName = (typeof unitNames)[number];
export const persons = ['张', '李', '王', '赵'] as const;
export type PersonName = (typeof persons)[number];
export const rooms = ['群一', '群二', '群三'] as const;
export type RoomName = (typeof rooms)[number];

export type Serves = UnitName | 'office' | 'leaders';

export interface Right {
  person: PersonName;
  role: 'contact' | 'unit_leader' | 'leader' | 'office';
  unit: UnitName | null;
}

interface Deputy {
  from: PersonName;
  to: PersonName;
  unit: UnitName;
  since: Day;
  until: Day;
}

/** What a district's office has written down. */
export interface Sheet {
  rights: Right[];
  deputies: Deputy[];
  rooms: Partial<Record<RoomName, Serves>>;
  /** By unit or project number. */
  inCharge: Record<string, PersonName>;
  /** Units that have reported in the round. */
  reported: UnitName[];
  asked: { person: PersonName; actor: string; unit: UnitName; draftId: string; isOpen: boolean }[];
}

export interface RosterPaper {
  createdOn: Day;
  today: Day;
  sheets: Record<District, Sheet>;
  /** Rooms that the bot is no longer in. */
  left: RoomName[];
  /** Who is registered anywhere. */
  known: PersonName[];
}

export const isOfficeIn = ({ rights }: Sheet, person: PersonName): boolean =>
  rights.some((right) => right.person === person && right.role === 'office');

/** Their own, and what was handed over to them for the day. */
export const rightsOn = ({ rights, deputies }: Sheet, person: PersonName, day: Day): Right[] => [
  ...rights.filter((right) => right.person === person),
  ...deputies
    .filter(({ to, since, until }) => to === person && since <= day && day <= until)
    .map(({ unit }): Right => ({ person, role: 'contact', unit })),
];

/** May they report for the unit: its contacts, leaders, deputies, and the office for all. */
export const mayReportIn = (sheet: Sheet, person: PersonName, unit: UnitName, day: Day): boolean =>
  rightsOn(sheet, person, day).some(
    (right) => right.role === 'office' || (right.role !== 'leader' && right.unit === unit),
  );

/** Everything of them is struck out, in this district alone. */
export function strikeOut(sheet: Sheet, person: PersonName): void {
  sheet.rights = sheet.rights.filter((right) => right.person !== person);
  sheet.deputies = sheet.deputies.filter(({ from, to }) => from !== person && to !== person);
  for (const [what, leader] of Object.entries(sheet.inCharge)) if (leader === person) delete sheet.inCharge[what];
}

/** The November round, due on the 30th, counted back and forward in working days (rule 25). */
const stages = [
  ['opened', '2022-11-21', 'contact'],
  ['due-5', '2022-11-23', 'contact'],
  ['due-2', '2022-11-28', 'contact'],
  ['due-1', '2022-11-29', 'contact'],
  ['due-0', '2022-11-30', 'contact'],
  ['overdue+1', '2022-12-01', 'unit_leader'],
  ['overdue+3', '2022-12-05', 'office'],
  ['overdue+5', '2022-12-07', 'leader'],
] as const;
export const lastStage: Day = '2022-12-07';

export interface Reminder {
  day: Day;
  stage: string;
  kind: PlanItem['kind'];
  audience: PlanItem['audience'];
  to: RoomName | PersonName | null;
  leader: PersonName | null;
  units: UnitName[];
}

type Card = Omit<Reminder, 'units' | 'day' | 'stage' | 'kind'>;

/** Every reminder from today on, where nothing changes any more (rules 24, 26, 28). */
export function reminders({ createdOn, today, sheets, left }: RosterPaper, district: District): Reminder[] {
  const sheet = sheets[district];
  const reached = (serves: Serves): RoomName[] =>
    rooms.filter((room) => sheet.rooms[room] === serves && !left.includes(room));
  const holders = (role: Right['role'], unit: UnitName | null = null): PersonName[] =>
    persons.filter((person) =>
      sheet.rights.some((right) => right.person === person && right.role === role && right.unit === unit),
    );
  const either = <T>(these: readonly T[], those: readonly T[]): readonly T[] => (these.length > 0 ? these : those);
  const cards = (audience: Card['audience'], to: readonly Card['to'][], leader: PersonName | null = null): Card[] =>
    to.map((one) => ({ audience, to: one, leader }));

  const office = either<Card['to']>(reached('office'), holders('office'));
  const orOffice = (audience: Card['audience'], to: readonly Card['to'][]): Card[] => {
    if (to.length > 0) return cards(audience, to);
    return office.length > 0 ? cards('office', office) : cards(audience, [null]);
  };
  const cardsOf = (rung: (typeof stages)[number][2], unit: UnitName, day: Day): Card[] => {
    switch (rung) {
      case 'contact': {
        const contacts = holders('contact', unit).flatMap((person) => {
          const standIns = sheet.deputies.filter(
            (one) => one.from === person && one.unit === unit && one.since <= day && day <= one.until,
          );
          return either(
            standIns.map(({ to }) => to),
            [person],
          );
        });
        return orOffice('contact', either<Card['to']>(reached(unit), [...new Set(contacts)]));
      }
      case 'unit_leader':
        return orOffice('unit_leader', holders('unit_leader', unit));
      case 'office':
        return orOffice('office', []);
      case 'leader': {
        // The narrower charge counts; it is drafted, for the office to send.
        const leader = sheet.inCharge[numberOf(unit)] ?? sheet.inCharge[unit] ?? null;
        if (leader === null) return orOffice('leader', []);
        return cards('leader', either<Card['to']>(office, [null]), leader);
      }
    }
  };

  return stages
    .map(([stage, on, rung]) => ({ stage, rung, day: stage === 'opened' && createdOn > on ? createdOn : on }))
    .filter(({ day }) => day >= today)
    .flatMap(({ stage, day, rung }) => {
      const byCard = new Map<string, Reminder>();
      for (const unit of unitNames.filter((one) => !sheet.reported.includes(one)))
        for (const card of cardsOf(rung, unit, day)) {
          const key = `${card.to ?? `${card.audience} ${unit}`} ${card.leader}`;
          const known = byCard.get(key);
          const kind = rung === 'contact' ? 'nudge' : 'escalation';
          if (known) known.units.push(unit);
          else byCard.set(key, { day, stage, kind, ...card, units: [unit] });
        }
      return [...byCard.values()];
    });
}

/** One project a unit. */
export const numberOf = (unit: UnitName): string => `${unitNames.indexOf(unit) + 1}-1`;

export const daysOn = (paper: RosterPaper, days: number): Day => dayAfter(paper.today, days);
