import { z } from 'zod';
import { card, note, text } from '#src/cards/model.js';
import { Refusal } from '#src/core/refusal.js';
import { defineAction, defineCommand, defineTask } from '#src/runtime/declare.js';
import { annotateImport, annotateTask, askForAnnotated } from '#src/services/annotate-import.js';
import { toAsker, toOffice } from '#src/services/answer.js';
import { askToRead, confirmImport, discardImport, readFile, readTask } from '#src/services/import-files.js';

const draft = z.object({ draft: z.string() });
/** A contact confirms the unit's own filled form with the same buttons. */
const who = ['contact', 'unit_leader', 'office'] as const;

export default defineCommand({
  name: '导入',
  alias: 'import',
  usage: '回复总表文件，写 @督办 /导入；附件2清单写 /导入 重点',
  summary: '读入官方总表（Word、Excel），先预览，确认后生效',
  who: ['office'],
  args: z.object({ what: z.string().optional() }),
  async run(ctx, { what }, said) {
    const file =
      said.files[0] ?? (said.replyTo ? { name: '总表', ref: `parent:${said.replyTo}`, kind: 'file' as const } : null);
    if (!file)
      throw new Refusal(
        'bad_input',
        '请先把文件发到群里，再回复那条文件消息，写 @督办 /导入；或者直接把文件单独发给我。',
      );
    await askToRead(ctx, file, said, /重点|附件2/.test(what ?? '') ? 'key' : 'form', null);
    return toOffice(card('正在读文件', 'calm', [text('读完会先给您看结果。'), note('确认后才生效。')]));
  },
  actions: {
    'import.apply': defineAction({ who, value: draft, run: (ctx, value) => confirmImport(ctx, value.draft, false) }),
    'import.apply_registry': defineAction({
      who: ['office'],
      value: draft,
      run: (ctx, value) => confirmImport(ctx, value.draft, true),
    }),
    'import.annotated': defineAction({
      who: ['office'],
      value: draft,
      run: (ctx, value) => askForAnnotated(ctx, value.draft),
    }),
    'import.discard': defineAction({
      who,
      value: draft,
      async run(ctx, value) {
        await discardImport(ctx, value.draft);
        return toAsker(card('没有导入', 'muted', [text('这份文件没有生效。')]), { replaces: true });
      },
    }),
  },
});

export const annotateImportTask = defineTask({ name: 'annotate-import', payload: annotateTask, run: annotateImport });

export const readFileTask = defineTask({ name: 'read-file', payload: readTask, run: readFile });
