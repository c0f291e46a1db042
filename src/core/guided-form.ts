/**
 * A form that is filled in by conversation, one field a message: where cards take no free text. Pure; what was said so far
 * is data, so that it outlives a restart.
 */
import { z } from 'zod';
import type { Day } from './day.js';
import { findDates } from './reading/days/dates.js';

const guidedField = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('text'),
    name: z.string(),
    label: z.string(),
    value: z.string().optional(),
    placeholder: z.string().optional(),
    required: z.boolean().optional(),
    multiline: z.boolean().optional(),
    maxLength: z.number().optional(),
  }),
  z.object({
    kind: z.literal('select'),
    name: z.string(),
    label: z.string(),
    options: z.array(z.object({ label: z.string(), value: z.string() })),
    value: z.string().optional(),
    required: z.boolean().optional(),
    many: z.boolean().optional(),
  }),
  z.object({
    kind: z.literal('date'),
    name: z.string(),
    label: z.string(),
    value: z.string().optional(),
    required: z.boolean().optional(),
  }),
]);
export type GuidedField = z.infer<typeof guidedField>;

export const guidedForm = z.object({
  title: z.string(),
  fields: z.array(guidedField).min(1),
  submit: z.object({ label: z.string(), action: z.string(), value: z.record(z.string(), z.unknown()) }),
});
export type GuidedForm = z.infer<typeof guidedForm>;

export const guidedState = z.object({
  form: guidedForm,
  /** By field name, as the form would submit them. */
  answers: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
  /** Index of the field that is asked for; the number of fields when all are answered. */
  step: z.number().int().min(0),
});
export type GuidedState = z.infer<typeof guidedState>;

/** What a message does to a form. */
export type GuidedTurn =
  | { kind: 'asked' | 'complete'; state: GuidedState }
  /** Not taken: why, in words for the person. */
  | { kind: 'unfit'; why: string }
  | { kind: 'submitted' | 'cancelled' };

const CANCEL = /^(?:取消|不填了|算了|退出)(?:吧|了)?[。！!]*$/;
const BACK = /^(?:上一步|返回)[。！!]*$/;
const SKIP = /^(?:跳过|无|没有|不填)[。！!]*$/;
/** Where it must be answered, other words for nothing are an answer. */
const LEFT_OUT = /^(?:跳过|不填)[。！!]*$/;
const SAME = /^(?:不变|沿用|同上)[。！!]*$/;
const SUBMIT = /^(?:提交|确认|确认提交|对|是的?|好的?)[。！!]*$/;
const CHANGE = /^改\s*(\d{1,2})[。！!]*$/;

export const beginForm = (form: GuidedForm): GuidedState => ({ form, answers: {}, step: 0 });

/** The next turn of a conversation. `today` settles days without a year. */
export function nextTurn(state: GuidedState, said: string, today: Day): GuidedTurn {
  const text = said.trim();
  const plain = text.normalize('NFKC');
  if (CANCEL.test(plain)) return { kind: 'cancelled' };
  const { fields } = state.form;
  if (BACK.test(plain)) return at({ ...state, step: Math.max(0, state.step - 1) });
  const field = fields[state.step];
  if (field === undefined) return atSummary(state, plain);
  const answer = readAnswer(field, text, plain, today);
  if ('why' in answer) return { kind: 'unfit', why: answer.why };
  const answers = { ...state.answers, [field.name]: answer.value };
  const open = fields.findIndex((one, index) => index > state.step && !(one.name in answers));
  return at({ ...state, answers, step: open === -1 ? fields.length : open });
}

const at = (state: GuidedState): GuidedTurn => ({
  kind: state.step >= state.form.fields.length ? 'complete' : 'asked',
  state,
});

function atSummary(state: GuidedState, plain: string): GuidedTurn {
  if (SUBMIT.test(plain)) return { kind: 'submitted' };
  const wanted = Number(CHANGE.exec(plain)?.[1] ?? 0);
  if (wanted >= 1 && wanted <= state.form.fields.length) return at({ ...state, step: wanted - 1 });
  return { kind: 'unfit', why: '请发“提交”，或发“改 1”修改第 1 项，发“取消”就不提交。' };
}

type Read = { value: string | string[] } | { why: string };

function readAnswer(field: GuidedField, text: string, plain: string, today: Day): Read {
  if (SAME.test(plain) && field.value !== undefined && field.value !== '')
    return { value: field.kind === 'select' && field.many ? field.value.split(',') : field.value };
  if (SKIP.test(plain) && !field.required) return { value: field.kind === 'select' && field.many ? [] : '' };
  if (text === '' || (field.required && LEFT_OUT.test(plain))) return { why: `还没有写：${field.label}。这一项要写。` };
  switch (field.kind) {
    case 'text': {
      const most = field.maxLength ?? 1_000;
      const length = [...text].length;
      return length > most
        ? { why: `“${field.label}”最多 ${most} 字，现在是 ${length} 字，请精简后再发。` }
        : { value: text };
    }
    case 'select':
      return readChoice(field, plain);
    case 'date': {
      const [date, ...more] = findDates(plain, today);
      return date && more.length === 0
        ? { value: date.to }
        : { why: `没有看懂“${text}”这个日期，请写成 2023-01-13 或 1月13日。` };
    }
    default: {
      const unreachable: never = field;
      return unreachable;
    }
  }
}

/** By number, label or value; several parted by commas where several may be chosen. */
function readChoice({ options, many, label }: Extract<GuidedField, { kind: 'select' }>, plain: string): Read {
  const said = many ? plain.split(/[,、\s]+/).filter((part) => part !== '') : [plain];
  const chosen = said.map(
    (part) =>
      options.find((option) => option.label.normalize('NFKC') === part || option.value === part) ??
      options[/^\d{1,3}$/.test(part) ? Number(part) - 1 : -1] ??
      onlyOne(options.filter((option) => option.label.includes(part))),
  );
  if (chosen.some((option) => option === undefined))
    return {
      why: `“${label}”请回复序号：${options.map((option, index) => `${index + 1} ${option.label}`).join('；')}。`,
    };
  const values = chosen.flatMap((option) => option?.value ?? []);
  return { value: many ? values : (values[0] ?? '') };
}

const onlyOne = <T>(list: readonly T[]): T | undefined => (list.length === 1 ? list[0] : undefined);

/** An answer as people read it. */
export function shownAnswer(field: GuidedField, answer: string | string[] | undefined): string {
  const values = [answer ?? []].flat().filter((value) => value !== '');
  if (values.length === 0) return '（空）';
  if (field.kind !== 'select') return values.join('、');
  return values.map((value) => field.options.find((option) => option.value === value)?.label ?? value).join('、');
}
