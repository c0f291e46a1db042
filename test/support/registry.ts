/** Core registries for tests, built from the expected readings of the sample forms. */
import { readFileSync } from 'node:fs';
import type { Programme, Project, Registry, Unit } from '#src/core/registry.js';
import { defaultSettings } from '#src/core/settings.js';

interface ExpectedReading {
  programme: { district: string; year: number; title: string; cutOff: string; appendix?: string; intro?: string };
  projects: {
    number: string;
    matterNumber: string;
    matter: string | null;
    category: string | null;
    name: string;
    target: string;
    completion: string;
    completed: boolean | null;
    units: string[];
    unitsText: string;
    keySupervised?: boolean;
    keyNumber?: number | null;
  }[];
}

/** The expected reading itself, e.g. for the completion texts that the registry leaves out. */
export function expectedReading(form: 'big300' | 'seed'): ExpectedReading {
  const url = new URL(`../fixtures/form/${form}.expected.json`, import.meta.url);
  return JSON.parse(readFileSync(url, 'utf8')) as ExpectedReading;
}

/** The registry that importing a sample form gives; unit ids are 'u:' + name, project ids 'p:' + number. */
export function sampleRegistry(form: 'big300' | 'seed'): Registry {
  const reading = expectedReading(form);
  const projects = reading.projects.map(
    (row, order): Project => ({
      id: `p:${row.number}`,
      number: row.number,
      matterNumber: row.matterNumber,
      matter: row.matter,
      category: row.category,
      name: row.name,
      target: row.target,
      unitsText: row.unitsText,
      unitIds: row.units.map((name) => `u:${name}`),
      keySupervised: row.keySupervised ?? false,
      keyNumber: row.keyNumber ?? null,
      leaderInCharge: null,
      order,
      goneOn: null,
    }),
  );
  const names = [...new Set(reading.projects.flatMap((row) => row.units))];
  return { programme: programmeOf(reading), projects, units: names.map(unitOf) };
}

function programmeOf({ programme }: ExpectedReading): Programme {
  return {
    id: `${programme.district}-${programme.year}`,
    district: programme.district,
    year: programme.year,
    title: programme.title,
    appendix: programme.appendix ?? null,
    intro: programme.intro ?? null,
    cutOff: programme.cutOff,
    timezone: 'Asia/Shanghai',
    createdAt: '2022-11-01T00:00:00.000Z',
    settings: defaultSettings,
  };
}

function unitOf(name: string): Unit {
  const plates = /（(.*)）/.exec(name)?.[1]?.split('、') ?? [];
  return { id: `u:${name}`, name, aliases: [], plates, memberIds: [], isGroup: name.startsWith('各') };
}
