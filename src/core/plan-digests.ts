/** Digests of a window (rule 30): to the office, the leaders and each unit's own group. */
import { dayOf, instantOn } from './day.js';
import { digestDays } from './digest-days.js';
import { digestTimeOf, type PlanItem, type Planning } from './plan-item.js';
import { boundChats, leaderRecipients, officeRecipients } from './recipients.js';

export function planDigests({ picture, roster, calendar, from, to }: Planning): PlanItem[] {
  const { programme, rounds, projects } = picture;
  const { settings, timezone, cutOff, createdAt } = programme;
  const createdOn = dayOf(createdAt, timezone);
  const begins = createdOn <= cutOff ? createdOn : rounds.find(({ active }) => active)?.opensOn;
  const days = digestDays(calendar, from, to).filter((day) => begins !== undefined && day >= begins);
  if (days.length === 0) return [];
  const time = digestTimeOf(settings);
  const unitIds = new Set(projects.flatMap(({ assignments }) => assignments.map(({ unit }) => unit.id)));
  const chats = [...unitIds].flatMap((unitId) =>
    boundChats(roster, { kind: 'unit', unitId }).map((address) => ({ audience: 'unit' as const, unitId, address })),
  );
  const office = officeRecipients(roster);
  const everyone = [
    ...(office.length > 0 ? office : [null]).map((address) => ({ audience: 'office' as const, unitId: null, address })),
    ...leaderRecipients(roster).map((address) => ({ audience: 'leader' as const, unitId: null, address })),
    ...chats,
  ];
  return days.flatMap((day) =>
    everyone.map((recipient) => ({
      ...recipient,
      at: instantOn(day, time, timezone),
      day,
      kind: 'digest' as const,
      stage: 'digest',
      leaderId: null,
      obligations: [],
      stages: {},
    })),
  );
}
