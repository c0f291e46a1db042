import { readFileSync } from 'node:fs';
import type { FormTable } from '#src/documents/form-table.js';

interface Expected {
  programme: { title: string; cutOff: string; appendix?: string; intro?: string };
  projects: {
    number: string;
    category: string | null;
    matterNumber: string;
    matter: string | null;
    name: string;
    target: string;
    completion: string;
    problems: string;
    nextSteps: string;
    completed: boolean | null;
    unitsText: string;
    keySupervised?: boolean;
  }[];
}

/** The form whose right reading is kept beside the fixtures, as data to write. */
export function formOf(name: 'seed' | 'big300'): FormTable {
  const url = new URL(`../fixtures/form/${name}.expected.json`, import.meta.url);
  const { programme, projects } = JSON.parse(readFileSync(url, 'utf8')) as Expected;
  return {
    appendix: programme.appendix ?? null,
    title: programme.title,
    intro: programme.intro ?? null,
    cutOff: programme.cutOff,
    rows: projects.map((project) => ({ ...project, name: `${project.keySupervised ? '★' : ''}${project.name}` })),
  };
}

export const fixture = (name: string): Uint8Array => readFileSync(new URL(`../fixtures/form/${name}`, import.meta.url));

export const writtenAt = '2023-01-09T01:30:00.000Z';
