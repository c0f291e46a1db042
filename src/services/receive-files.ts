import { card, note, text } from '#src/cards/model.js';
import { Refusal } from '#src/core/refusal.js';
import { unregisteredWords } from '#src/core/show.js';
import type { FileRef } from '#src/ports/platform.js';
import { type Answer, toOffice, toUnit } from './answer.js';
import type { Ctx } from './context.js';
import { askToRead } from './import-files.js';
import { keepEvidence } from './keep-evidence.js';
import { isOffice, ownUnitHere } from './permission.js';

interface Sent {
  messageId: string;
  replyTo: string | null;
  quoted: string | null;
  files: FileRef[];
}

const tableName = /\.(docx?|xlsx?|csv|txt|wps|et)$/i;

/**
 * Files sent to the bot: a table from the office is an import, from a contact the unit's filled form; anything else from a
 * contact is evidence (佐证) of the last report.
 * @throws Refusal not_allowed for somebody without a role
 */
export async function receiveFiles(ctx: Ctx, sent: Sent): Promise<Answer | null> {
  if (ctx.actor.grants.length === 0) throw new Refusal('not_allowed', unregisteredWords);
  const [first] = sent.files;
  if (!first) return null;
  const unitId = ownUnitHere(ctx);
  const isTable = first.kind === 'file' && tableName.test(first.name);
  if (isTable && isOffice(ctx.actor)) {
    await askToRead(ctx, first, sent, /附件\s*2|重点/.test(first.name) ? 'key' : 'form', null);
    return toOffice(
      card('收到文件，正在读', 'calm', [text(`${first.name}`), note('读完会先给您看结果，确认后才生效。')]),
    );
  }
  if (!unitId) throw new Refusal('bad_input', '请发送总表（Word 或 Excel）。');
  if (isTable && sent.replyTo === null) {
    await askToRead(ctx, first, sent, 'form', unitId);
    return toUnit(
      unitId,
      card('收到填报表，正在读', 'calm', [text(first.name), note('只读贵单位主办的项目，读完请您确认。')]),
    );
  }
  return keepEvidence(ctx, unitId, sent);
}
