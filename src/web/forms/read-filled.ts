/** From what a browser posts to what a verb is given; what is missing is said in the words that cards use. */
import { createHash } from 'node:crypto';
import { Refusal } from '#src/core/refusal.js';
import { analysisFields, basisFields, reportFields, shareFields } from '#src/services/form-fields.js';
import type { FormKind } from '#src/services/form-link.js';
import type { Filled } from '#src/services/submit-form.js';
import type { Values } from './report-form.js';

interface Schema<T> {
  safeParse(value: unknown): { success: true; data: T } | { success: false; error: { issues: { message: string }[] } };
}

/** @throws Refusal bad_input naming what is missing */
export function filledOf(kind: FormKind, values: Values): Filled {
  switch (kind) {
    case 'report':
      return { kind, fields: checked(reportFields, values) };
    case 'lag_analysis':
      return { kind, fields: checked(analysisFields, values) };
    case 'explanation':
      return { kind, given: answerOf(values) };
  }
}

function answerOf(values: Values): Extract<Filled, { kind: 'explanation' }>['given'] {
  switch (values.answer) {
    case 'short':
      return { answer: 'short' };
    case 'share':
      return { answer: 'share', share: checked(shareFields, values).share };
    case 'basis':
      return { answer: 'basis', basis: checked(basisFields, values).basis };
    default:
      throw new Refusal('bad_input', '请选择一种情况：还没有完成、本单位的份额，或统计口径不同。');
  }
}

function checked<T>(schema: Schema<T>, values: Values): T {
  const parsed = schema.safeParse(values);
  if (parsed.success) return parsed.data;
  throw new Refusal('bad_input', parsed.error.issues.map(({ message }) => message).join('；'));
}

/** The same for the same content, so that what is sent is what was checked. */
export const proofOf = (filled: Filled): string =>
  createHash('sha256').update(JSON.stringify(filled)).digest('base64url').slice(0, 22);
