/**
 * The neutral card: small, so that every renderer can stay honest. Words and figures are settled here; a renderer only
 * lays them out, and says in text what its platform cannot show. All strings are plain text: renderers escape them, and
 * nothing in them can mention, link or compute. People are mentioned only by a `mention` block.
 */
import type { Address } from '#src/core/people.js';

export type Tone = 'calm' | 'good' | 'warn' | 'alarm' | 'muted';

export interface Card {
  title: string;
  tone: Tone;
  subtitle?: string;
  /** At most three. */
  tags?: { text: string; tone: Tone }[];
  /** One line for chat lists and notifications; the title where absent. */
  summary?: string;
  blocks: Block[];
}

export type Block =
  | { kind: 'text'; text: string; weight?: 'normal' | 'strong' | 'note' }
  | { kind: 'facts'; facts: { label: string; value: string }[] }
  | { kind: 'table'; columns: Column[]; rows: string[][] }
  | { kind: 'chart'; chart: Chart }
  | { kind: 'form'; name: string; fields: Field[]; submit: ActionButton }
  | { kind: 'buttons'; buttons: Button[] }
  | { kind: 'mention'; people: Address[]; text?: string }
  | { kind: 'fold'; title: string; blocks: Block[] }
  | { kind: 'divider' };

export interface Column {
  title: string;
  /** Share of the width; 1 where absent. */
  weight?: number;
  align?: 'left' | 'center' | 'right';
}

export interface Chart {
  type: 'bar' | 'line' | 'pie';
  title: string;
  points: { label: string; value: number; series?: string }[];
  /** 项, 场, %. */
  unit?: string;
}

export type Field =
  | {
      kind: 'text';
      name: string;
      label: string;
      value?: string;
      placeholder?: string;
      required?: boolean;
      multiline?: boolean;
      maxLength?: number;
    }
  | {
      kind: 'select';
      name: string;
      label: string;
      options: { label: string; value: string }[];
      value?: string;
      required?: boolean;
      many?: boolean;
    }
  | { kind: 'date'; name: string; label: string; value?: string; required?: boolean };

/** Plain data that comes back with a press; checked by the action's schema. Ids only: the rest is loaded anew. */
export type ActionValue = Record<string, string | number | boolean | string[]>;

export interface ActionButton {
  label: string;
  action: string;
  value: ActionValue;
  style?: 'primary' | 'default' | 'danger';
  confirm?: { title: string; text: string };
}

export type Button = ActionButton | { label: string; url: string };

export const card = (
  title: string,
  tone: Tone,
  blocks: (Block | null | undefined | false | '')[],
  more: Partial<Card> = {},
): Card => ({
  title,
  tone,
  ...more,
  blocks: blocks.filter((block): block is Block => Boolean(block)),
});

export const text = (content: string): Block => ({ kind: 'text', text: content });
export const strong = (content: string): Block => ({ kind: 'text', text: content, weight: 'strong' });
export const note = (content: string): Block => ({ kind: 'text', text: content, weight: 'note' });
export const facts = (...pairs: [label: string, value: string][]): Block => ({
  kind: 'facts',
  facts: pairs.map(([label, value]) => ({ label, value })),
});
export const table = (columns: (string | Column)[], rows: string[][]): Block => ({
  kind: 'table',
  columns: columns.map((column) => (typeof column === 'string' ? { title: column } : column)),
  rows,
});
export const buttons = (...list: (Button | null | undefined | false)[]): Block | null => {
  const kept = list.filter((button): button is Button => Boolean(button));
  return kept.length > 0 ? { kind: 'buttons', buttons: kept } : null;
};
export const button = (
  label: string,
  action: string,
  value: ActionValue,
  style: ActionButton['style'] = 'default',
): ActionButton => ({ label, action, value, style });
