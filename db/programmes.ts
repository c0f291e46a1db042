import type { Kysely } from 'kysely';
import type { Instant } from '#src/core/day.js';
import type { Programme } from '#src/core/registry.js';
import { type Settings, settingsSchema } from '#src/core/settings.js';
import { fromRow, type RowOf, type Shape, toRow } from './codec.js';
import { newMark } from './known-registry.js';
import type { Schema } from './schema.js';

const shape: Shape<Programme> = {
  id: 'plain',
  district: 'plain',
  year: 'plain',
  title: 'plain',
  appendix: 'plain',
  intro: 'plain',
  cutOff: 'plain',
  timezone: 'plain',
  createdAt: 'plain',
  settings: 'json',
};

export type ProgrammeName = Pick<Programme, 'id' | 'district' | 'year'>;

export const programmesRepo = (db: Kysely<Schema>) => {
  const newestFirst = () =>
    db.selectFrom('programmes').selectAll().orderBy('year', 'desc').orderBy('createdAt', 'desc').orderBy('id', 'desc');

  return {
    async create(programme: Programme): Promise<void> {
      await db
        .insertInto('programmes')
        .values({ ...toRow(shape, programme), archivedAt: null, formFileId: null, registryMark: newMark(db) })
        .execute();
    },

    /** What a newer table says of the programme itself: title, heading, cut-off. */
    async save(programme: Programme): Promise<void> {
      const { id, ...row } = toRow(shape, programme);
      await db.updateTable('programmes').set(row).where('id', '=', id).execute();
    },

    async saveSettings(id: string, settings: Settings): Promise<void> {
      await db
        .updateTable('programmes')
        .set({ settings: JSON.stringify(settings) })
        .where('id', '=', id)
        .execute();
    },

    async archive(id: string, at: Instant): Promise<void> {
      await db.updateTable('programmes').set({ archivedAt: at }).where('id', '=', id).execute();
    },

    /** The programme of the latest year that is not archived; of two, the one made last. */
    async current(): Promise<Programme | null> {
      const row = await newestFirst().where('archivedAt', 'is', null).executeTakeFirst();
      return row ? toProgramme(row) : null;
    },

    async byId(id: string): Promise<Programme | null> {
      const row = await newestFirst().where('id', '=', id).executeTakeFirst();
      return row ? toProgramme(row) : null;
    },

    /** All, archived ones included, newest first. */
    async list(): Promise<Programme[]> {
      return (await newestFirst().execute()).map(toProgramme);
    },

    /** What those of `active` are called, without what only their own work needs: asked for with each event. */
    async activeNames(): Promise<ProgrammeName[]> {
      const rows = await db
        .selectFrom('programmes')
        .select(['id', 'district', 'year'])
        .where('archivedAt', 'is', null)
        .orderBy('year', 'desc')
        .orderBy('createdAt', 'desc')
        .orderBy('id', 'desc')
        .execute();
      return rows;
    },

    /** Those that jobs still work for. */
    async active(): Promise<Programme[]> {
      return (await newestFirst().where('archivedAt', 'is', null).execute()).map(toProgramme);
    },
  };
};

/** Settings stored by an older version gain the defaults of what is new. */
function toProgramme(row: RowOf<Programme>): Programme {
  const programme = fromRow(shape, row);
  return { ...programme, settings: settingsSchema.parse(programme.settings) };
}
