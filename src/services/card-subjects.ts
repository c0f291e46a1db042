import { numbersMarkedIn } from '#src/core/subject-mark.js';
import type { CardSubject } from './answer.js';
import type { Ctx } from './context.js';

/** What the message replied to was about: by its id, else by the marks in what is quoted of it; null where it was not ours. */
export async function subjectOf(
  ctx: Ctx,
  { replyTo, quoted }: { replyTo: string | null; quoted: string | null },
): Promise<CardSubject | null> {
  if (replyTo) return (await ctx.repos.outbox.byPlatformMessage(replyTo))?.subject ?? null;
  const numbers = numbersMarkedIn(quoted ?? '');
  return numbers.length > 0 ? { purpose: 'quoted', numbers } : null;
}
