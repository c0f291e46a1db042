/** The right readings of the sample tables, as the tests walk them. */
import { readFileSync } from 'node:fs';
import type { Measure } from '#src/core/measure.js';

export interface FixtureProject {
  number: string;
  name: string;
  target: string;
  measures: Measure[];
  completion: string;
  problems: string;
  nextSteps: string;
  completed: boolean | null;
  units: string[];
  unitsText: string;
}

export interface Fixture {
  projects: FixtureProject[];
  doubts: { number: string; code: string; claimed?: number; target?: number }[];
  doubtsTolerated: unknown[];
  mustNotDoubt: Record<string, string[]>;
  completedAfterCutOff: { number: string; completedOn: string }[];
}

const read = (name: string): Fixture =>
  JSON.parse(readFileSync(new URL(`../../fixtures/form/${name}.expected.json`, import.meta.url), 'utf8')) as Fixture;

export const seed = read('seed');
export const big300 = read('big300');
