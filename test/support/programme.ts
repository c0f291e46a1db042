/** What a house of a test is filled with: a programme from a sample form, people with their roles. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Role } from '#src/core/people.js';
import type { Programme } from '#src/core/registry.js';
import { readKeyList } from '#src/documents/key-list.js';
import { readDocument } from '#src/documents/read-document.js';
import { readForm } from '#src/documents/reading.js';
import { actorAt } from '#src/services/actor.js';
import { addMember } from '#src/services/bind.js';
import { type Ctx, commandLine, type House, openContext } from '#src/services/context.js';
import { findUnit } from '#src/services/find.js';
import { applyImport } from '#src/services/import-form.js';

export interface ImportOptions {
  /** Another district than the table's. */
  district?: string;
  /** Leaves out what the table reports. */
  registryOnly?: boolean;
  /** Leaves out all other rows of the table. */
  only?: (project: { units: readonly string[] }) => boolean;
}

/** Imports the seed form as the office, at the house's present instant. */
export const importSeed = (house: House, options: ImportOptions = {}): Promise<Programme> =>
  importForm(house, 'seed.docx', null, options);

/** Imports the form of 300 projects with its 附件2 of 47, likewise. */
export const importBig = (house: House, options: ImportOptions = {}): Promise<Programme> =>
  importForm(house, 'big300.xlsx', 'big300-key.xlsx', options);

async function importForm(
  house: House,
  name: string,
  keyName: string | null,
  { registryOnly = false, district, only = () => true }: ImportOptions,
): Promise<Programme> {
  const bytes = await fixture(name);
  const office = await officeOf(house);
  const mime = 'application/octet-stream';
  const id = await office.repos.files.save({ id: office.ids.next('fil_'), name, mime, bytes, at: office.now });
  const whole = readForm(await readDocument(bytes));
  const reading = { ...whole, projects: whole.projects.filter(only) };
  const { programme } = await applyImport(office, {
    reading: district ? { ...reading, programme: { ...reading.programme, district } } : reading,
    keyList: keyName ? readKeyList(await readDocument(await fixture(keyName))) : null,
    registryOnly,
    file: { id, name, sha256: createHash('sha256').update(bytes).digest('hex') },
  });
  return programme;
}

const fixture = (name: string): Promise<Uint8Array> => readFile(new URL(`../fixtures/form/${name}`, import.meta.url));

/** A context of the machine's office, as of now. */
export const officeOf = (house: House): Promise<Ctx> => openContext(house, commandLine);

/** Lets somebody in, and gives their context. `unit` by name, for contacts and unit leaders. */
export async function letIn(
  house: House,
  { name, role, unit, address = `local:${name}` }: { name: string; role: Role; unit?: string; address?: string },
): Promise<Ctx> {
  const office = await officeOf(house);
  const unitId = unit ? findUnit((await office.repos.registry.load()).units, unit).id : null;
  await addMember(office, { address, name, role, unitId });
  return contextOf(house, address);
}

/** The context of a person that was let in, with the rights of the moment. */
export async function contextOf(house: House, address: string): Promise<Ctx> {
  const ctx = await officeOf(house);
  return { ...ctx, actor: await actorAt(ctx, address) };
}
