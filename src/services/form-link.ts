/** Links to the signed web form: for one duty of one person, stored as a hash, ending by themselves. */
import { z } from 'zod';
import { addMilliseconds, hourMs } from '#src/core/day.js';
import { isOwed } from '#src/core/obligations.js';
import type { AssignmentState } from '#src/core/picture.js';
import { Refusal } from '#src/core/refusal.js';
import { type Ctx, withTx } from './context.js';
import { audit } from './new-fact.js';
import { requireUnit } from './permission.js';

export const formKinds = ['report', 'explanation', 'lag_analysis'] as const;
export type FormKind = (typeof formKinds)[number];

/** What a link opens; ids only, the rest is loaded anew. */
export const formSubject = z.object({
  kind: z.enum(formKinds),
  projectId: z.string(),
  unitId: z.string(),
  /** explanation: the report that is doubted. */
  reportId: z.string().nullable(),
  /** report: the round that asks for it; null where none does. */
  roundId: z.string().nullable(),
  /** Where the person asked for it, and is answered. */
  address: z.string(),
  /** What was stored through it; null until then. */
  stored: z.string().nullable(),
});
export type FormSubject = z.infer<typeof formSubject>;

export interface FormLink {
  url: string;
  /** Good for so many hours. */
  hours: number;
  kind: FormKind;
  number: string;
  name: string;
}

const validHours = 72;

/**
 * A link to the web form of one duty, for the actor alone: whoever opens it acts as them, so it goes to them one-to-one.
 * @throws Refusal not_found (not their unit's, or no doubt to explain)
 */
export const formLink = (ctx: Ctx, kind: FormKind, state: AssignmentState): Promise<FormLink> =>
  withTx(ctx, async (ctx) => {
    const { project, unit, report, doubt, doubtExplained, obligations } = state;
    requireUnit(ctx, unit.id);
    const { address } = ctx.actor;
    if (address === null) throw new Refusal('not_allowed', '网页表单只能由本人在聊天里打开。');
    const doubted = doubt !== null && !doubtExplained ? (report?.id ?? null) : null;
    if (kind === 'explanation' && doubted === null)
      throw new Refusal('not_found', '这处疑点已经说明过，或填报已有更新，不用再说明。');
    const asked = obligations.find((one) => one.kind === 'report' && isOwed(one.state));
    const subject: FormSubject = {
      kind,
      projectId: project.id,
      unitId: unit.id,
      reportId: kind === 'explanation' ? doubted : null,
      roundId: kind === 'report' ? (asked?.key.split(':')[1] ?? null) : null,
      address,
      stored: null,
    };
    const token = ctx.ids.secret(24);
    await ctx.repos.links.add(token, {
      personId: ctx.actor.id,
      purpose: 'form',
      subject,
      createdAt: ctx.now,
      expiresAt: addMilliseconds(ctx.now, validHours * hourMs),
    });
    await audit(ctx, 'form.link', ctx.actor.id, { number: project.number, unit: unit.name, kind });
    return {
      url: `${ctx.publicUrl}/forms/${token}`,
      hours: validHours,
      kind,
      number: project.number,
      name: project.name,
    };
  });

/**
 * Whether people's browsers can be expected to reach the web forms: the simulator's are on the same machine, others need an
 * address that is not this machine's own.
 */
export function offersWebForms({ publicUrl, actor }: Ctx): boolean {
  const { hostname } = new URL(publicUrl);
  const isOwnMachine = hostname === 'localhost' || hostname === '[::1]' || /^(127|0)\./.test(hostname);
  return !isOwnMachine || (actor.address?.startsWith('local:') ?? false);
}
