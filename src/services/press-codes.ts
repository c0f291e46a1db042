/**
 * A command beside every button: /按 CODE NUMBER does what the press would. Some platforms deliver a press once or never,
 * and show some messages without their buttons.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type Block, type Card, note } from '#src/cards/model.js';
import { addMilliseconds, dayMs } from '#src/core/day.js';
import { Refusal } from '#src/core/refusal.js';
import type { Abilities } from '#src/ports/platform.js';
import type { Follow } from './answer.js';
import type { Ctx } from './context.js';

const forMs = 120 * dayMs;
/** Without what is easily taken for something else: I and 1, O and 0. */
const LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const SHORTEST = 4;

const choice = z.object({
  label: z.string(),
  action: z.string(),
  value: z.record(z.string(), z.unknown()),
  /** Fields to be chosen from, in order. */
  selects: z
    .array(
      z.object({
        name: z.string(),
        label: z.string(),
        many: z.boolean(),
        options: z.array(z.object({ label: z.string(), value: z.string() })),
      }),
    )
    .default([]),
});
type Choice = z.infer<typeof choice>;
const payloadOf = z.object({ choices: z.array(choice) });

/** A press counts where its card was sent: in that chat, or by the person it was sent to. */
export const isPlaceOf = ({ room, actor }: Ctx, chat: string): boolean =>
  room?.address === chat || actor.address === chat;

/** The card with the commands for its buttons, where a press is not sure to be heard. */
export async function withCodes(
  ctx: Ctx,
  card: Card,
  { abilities, chat, key }: { abilities: Abilities; chat: string; key: string },
): Promise<Card> {
  const choices = abilities.surePresses ? [] : card.blocks.flatMap(choicesOf);
  if (choices.length === 0) return card;
  const code = await codeFor(ctx, chat, key, choices);
  const words = choices.map(
    ({ label, selects }, index) =>
      `/按 ${code} ${index + 1}${selects.map((select) => ` ${select.label}`).join('')}（${label}）`,
  );
  return { ...card, blocks: [...card.blocks, note(`按钮点不动时，可发送：${words.join('　')}`)] };
}

/** What `/按 code words` asks for. @throws Refusal not_found, bad_input */
export async function pressByCode(ctx: Ctx, code: string, words: string): Promise<Follow> {
  const [which = '', ...said] = words.normalize('NFKC').trim().split(/\s+/);
  const places = [ctx.room?.address, ctx.actor.address].filter((one): one is string => Boolean(one));
  for (const chat of new Set(places)) {
    const draft = await ctx.repos.drafts.byId(idOf(chat, code.normalize('NFKC').toUpperCase()));
    if (draft?.kind !== 'presses' || draft.expiresAt < ctx.now) continue;
    const { choices } = payloadOf.parse(draft.payload);
    const chosen = /^\d{1,2}$/.test(which) ? choices[Number(which) - 1] : undefined;
    if (!chosen)
      throw new Refusal('bad_input', `请写序号：${choices.map(({ label }, at) => `${at + 1} ${label}`).join('；')}。`);
    return { action: chosen.action, value: chosen.value, form: formOf(chosen, said) };
  }
  throw new Refusal('not_found', '没有找到这个代码，可能已过期。发送 /待办 可得到新的卡片。');
}

function formOf({ selects }: Choice, said: readonly string[]): Record<string, string | string[]> {
  return Object.fromEntries(
    selects.map(({ name, label, many, options }, index) => {
      const words = many && selects.length === 1 ? said : said.slice(index, index + 1);
      const values = words.map((word) => {
        const found = options.find(
          (option, at) => option.value === word || option.label.normalize('NFKC') === word || String(at + 1) === word,
        );
        if (!found)
          throw new Refusal(
            'bad_input',
            `“${label}”没有“${word}”，可以是：${options.map((one) => one.label).join('；')}。`,
          );
        return found.value;
      });
      return [name, many ? values : (values[0] ?? '')];
    }),
  );
}

function choicesOf(block: Block): Choice[] {
  if (block.kind === 'fold') return block.blocks.flatMap(choicesOf);
  if (block.kind === 'buttons')
    return block.buttons.flatMap((one) => ('action' in one ? [{ ...pick(one), selects: [] }] : []));
  if (block.kind !== 'form') return [];
  const selects = block.fields.flatMap((field) =>
    field.kind === 'select'
      ? [{ name: field.name, label: field.label, many: field.many ?? false, options: field.options }]
      : [],
  );
  return [{ ...pick(block.submit), selects }];
}

const pick = ({ label, action, value }: { label: string; action: string; value: Record<string, unknown> }) => ({
  label,
  action,
  value,
});

/** The shortest code that is free in the chat; the same posting gets the same. */
async function codeFor(ctx: Ctx, chat: string, key: string, choices: Choice[]): Promise<string> {
  const letters = [...createHash('sha256').update(`${chat}\n${key}`).digest()]
    .map((byte) => LETTERS[byte % 32])
    .join('');
  for (let length = SHORTEST; ; length += 1) {
    const code = letters.slice(0, length);
    const known = await ctx.repos.drafts.byId(idOf(chat, code));
    if (known?.messageId === key) return code;
    if (known && length < letters.length) continue;
    await ctx.repos.drafts.insert({
      id: idOf(chat, code),
      personId: 'system',
      chat,
      messageId: key,
      kind: 'presses',
      payload: { choices },
      createdAt: ctx.now,
      expiresAt: addMilliseconds(ctx.now, forMs),
    });
    return code;
  }
}

const idOf = (chat: string, code: string): string =>
  `prs_${createHash('sha256').update(`${chat}\n${code}`).digest('base64url').slice(0, 24)}`;
