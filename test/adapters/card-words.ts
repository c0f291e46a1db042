/** The words and figures of a neutral card, piece by piece: what every platform has to show. */
import type { Block, Card, Field } from '#src/cards/model.js';

export function wordsOf(card: Card): string[] {
  return [
    card.title,
    card.subtitle ?? '',
    ...(card.tags ?? []).map(({ text }) => text),
    ...card.blocks.flatMap(inBlock),
  ]
    .flatMap((piece) => piece.split('\n'))
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '');
}

function inBlock(block: Block): string[] {
  switch (block.kind) {
    case 'text':
      return [block.text];
    case 'facts':
      return block.facts.flatMap(({ label, value }) => [label, value]);
    case 'table':
      return block.rows.length === 0 ? [] : [...block.columns.map(({ title }) => title), ...block.rows.flat()];
    case 'chart':
      return block.chart.points.length === 0
        ? []
        : [block.chart.title, ...block.chart.points.flatMap(({ label, value }) => [label, String(value)])];
    case 'form':
      return [...block.fields.flatMap(inField), block.submit.label];
    case 'buttons':
      return block.buttons.map(({ label }) => label);
    case 'mention':
      return [block.text ?? ''];
    case 'fold':
      return [block.title, ...block.blocks.flatMap(inBlock)];
    case 'divider':
      return [];
  }
}

const inField = (field: Field): string[] => [
  field.label,
  ...(field.kind === 'select' ? field.options.map(({ label }) => label) : [field.value ?? '']),
];

/** Every figure of a text, each as often as it stands there; in order of size. */
export const figuresOf = (text: string): string[] => (text.match(/\d+(?:\.\d+)?/g) ?? []).sort();
