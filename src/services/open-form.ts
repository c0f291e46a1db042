import type { AssignmentState } from '#src/core/picture.js';
import { Refusal } from '#src/core/refusal.js';
import { may } from '#src/core/rights.js';
import { roundWords } from '#src/core/show.js';
import { actorAt } from './actor.js';
import { doubtedAssignment } from './answer-doubt.js';
import { type Actor, type Ctx, type House, openContext } from './context.js';
import { assignmentState } from './find.js';
import { type FormSubject, formSubject } from './form-link.js';
import { pictureOf } from './programme-state.js';

/** A form as its link opens it: in whose name, for what, and where that stands now. */
export interface OpenedForm {
  /** With the rights that the person has at this moment. */
  ctx: Ctx;
  subject: FormSubject;
  state: AssignmentState;
  /** It was sent before: nothing more is stored through it. */
  sent: boolean;
}

const nobody: Actor = { id: 'nobody', name: '', grants: [], address: null };
const howToAsk = '请在聊天里给督办机器人发送 /待办，重新打开表单。';

/**
 * What a link opens. Reads only, whoever fetches it and however often.
 * @throws Refusal not_found (never given, or expired), not_allowed (its person may not speak for the unit any more),
 * conflict (the round is locked), not_found (the doubt is settled)
 */
export async function openForm(house: House, token: string): Promise<OpenedForm> {
  const { link, ctx } = await linkOf(house, token);
  if (link.expiresAt <= ctx.now) throw new Refusal('not_found', `这个链接已经过期。${howToAsk}`);
  return opened(ctx, link.subject, link.usedAt !== null);
}

/** The same within the transaction of a verb, on its context. */
export async function opened(ctx: Ctx, subject: FormSubject, sent: boolean): Promise<OpenedForm> {
  if (!may(ctx.actor.grants, 'unit.report', subject.unitId))
    throw new Refusal('not_allowed', '您现在不能再为这个单位填报，这份表没有提交。如有疑问，请联系督办办公室。');
  const picture = await pictureOf(ctx);
  const state = assignmentState(picture, subject.projectId, subject.unitId);
  if (sent) return { ctx, subject, state, sent };
  const round = picture.rounds.find(({ id }) => id === subject.roundId);
  if (round?.state === 'locked')
    throw new Refusal(
      'conflict',
      `${roundWords(round)}已经锁定，不能再改。项目又有进展的，请在聊天里发送“/填报 ${state.project.number}”，会记入后续填报。`,
    );
  if (subject.kind === 'explanation') await doubtedAssignment(ctx, subject.reportId ?? '');
  return { ctx, subject, state, sent };
}

/** A link of any state with the context of its person, who has the rights of this moment. @throws Refusal not_found */
export async function linkOf(house: House, token: string) {
  const outside = await openContext(house, nobody);
  const found = await outside.repos.links.find(token, 'form');
  const subject = formSubject.safeParse(found?.subject);
  if (!found?.programmeId || !subject.success)
    throw new Refusal('not_found', `这个链接无效，可能没有复制完整。${howToAsk}`);
  const ctx = await openContext(house, nobody, found.programmeId);
  const actor = await actorAt(ctx, subject.data.address);
  const isTheirs = actor.id === found.personId;
  return { link: { ...found, subject: subject.data }, ctx: { ...ctx, actor: isTheirs ? actor : nobody } };
}
