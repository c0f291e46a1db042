import { type KeyEntry, type KeyOverlay, layKeyList } from '#src/documents/key-list.js';
import { type Ctx, withTx } from './context.js';
import { audit } from './new-fact.js';
import { requireOffice } from './permission.js';
import { loadRegistry } from './programme-state.js';

/** 附件2 beside the registry: matched, unmatched and doubtful lines; changes nothing. */
export async function previewKey(ctx: Ctx, entries: readonly KeyEntry[]): Promise<KeyOverlay> {
  requireOffice(ctx);
  const registry = await loadRegistry(ctx);
  return layKeyList(entries, registry.projects);
}

/** Marks the matched projects as key-supervised, with their numbers in 附件2; others lose a mark that an earlier list gave. */
export const layKey = (ctx: Ctx, entries: readonly KeyEntry[]): Promise<KeyOverlay> =>
  withTx(ctx, async (ctx) => {
    requireOffice(ctx);
    const registry = await loadRegistry(ctx);
    const overlay = layKeyList(entries, registry.projects);
    await ctx.repos.registry.setKeyMarks(
      registry.projects.map(({ id, keySupervised, keyNumber }, index) => {
        const mark = overlay.marks.get(index);
        return mark === undefined
          ? { projectId: id, keySupervised: keySupervised && keyNumber === null, keyNumber: null }
          : { projectId: id, keySupervised: true, keyNumber: mark };
      }),
    );
    await audit(ctx, 'key_list.lay', registry.programme.id, { listed: overlay.listed, matched: overlay.matched });
    return overlay;
  });
