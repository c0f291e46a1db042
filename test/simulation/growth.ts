/** What a recorded run says of larger places and of a year. */
import type { Figures } from './figures.js';

export interface Size {
  projects: number;
  assignments: number;
  units: number;
}

export interface Growth {
  events: number;
  messages: number;
  rows: number;
  bytes: number;
}

/** A large district: the form of 300 projects, 40 lead units. */
export const largeDistrict: Size = { projects: 300, assignments: 375, units: 40 };

/** So many messages of one kind in a minute, for an app, at the most. */
const permittedAMinute = 1_000;
const places: [name: string, districts: number][] = [
  ['a district', 1],
  ['a city of 10', 10],
  ['a province of 100', 100],
  ['the country, 2,844', 2_844],
];

/** For so long the words of messages and events are kept. */
const keptDays = 30;

/**
 * A district's year, were every month like the one that was recorded. What the plan foretells goes with the units, all else
 * with the assignments.
 */
export function yearOf(f: Figures, size: Size): Growth {
  const years = (f.districts * f.days) / 365;
  const byAssignments = (size.assignments * f.districts) / f.assignments / years;
  const byUnits = (size.units * f.districts) / f.units / years;
  const messages = f.messages.sent + f.messages.updated + f.messages.urgent;
  return {
    events: f.events * byAssignments,
    messages: f.owed * byUnits + (messages - f.owed) * byAssignments,
    rows: total(f.rows) * byAssignments,
    bytes: (total(f.bytes) - f.fleetingBytes * (1 - keptDays / 365)) * byAssignments,
  };
}

/** The tables that docs/scale.md holds: districts as simulated, and large ones. */
export function growthTable(f: Figures, size: Size): string {
  const year = yearOf(f, size);
  const lines = places.map(([name, districts]) => {
    const minutes = (size.units * districts) / permittedAMinute;
    const cells = [
      short(year.events * districts),
      short(year.messages * districts),
      short(year.rows * districts),
      `${short((year.bytes * districts) / 1e6)} MB`,
      short(size.units * districts),
      minutes < 1 ? 'under a minute' : `${short(minutes)} min`,
    ];
    return `| ${name} | ${cells.join(' | ')} |`;
  });
  const heads = ['events', 'messages', 'rows', 'bytes', 'reminders of one morning', 'on one app'];
  return [`| a year | ${heads.join(' | ')} |`, `|${' --- |'.repeat(heads.length + 1)}`, ...lines].join('\n');
}

/** Of the districts that were simulated, on average. */
export const sizeOf = (f: Figures): Size => ({
  projects: f.projects / f.districts,
  assignments: f.assignments / f.districts,
  units: f.units / f.districts,
});

const total = (record: Record<string, number>): number => Object.values(record).reduce((sum, one) => sum + one, 0);

/** To three figures: more would be more than anybody knows. */
function short(n: number): string {
  const rounded = Number(n.toPrecision(3));
  return rounded.toLocaleString('en-US', { maximumFractionDigits: rounded < 10 ? 1 : 0 });
}
