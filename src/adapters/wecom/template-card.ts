/** The platform's cards: few words, few buttons. What is too much for one throws RangeError; `divide` sees to it before. */
import type { ActionButton, Block, Card, Field } from '#src/cards/model.js';
import {
  BUTTON_TEXT,
  DESCRIPTION,
  FACT_NAME,
  FACT_VALUE,
  lengthOf,
  MAX_BUTTONS,
  MAX_FACTS,
  MAX_OPTIONS,
  MAX_SELECTS,
  MAX_VOTES,
  OPTION_ID_BYTES,
  OPTION_TEXT,
  SELECT_TITLE,
  SUB_TITLE,
  shortened,
  TITLE,
  VOTE_TEXT,
} from './limits.js';
import { pressKey } from './press-key.js';

/** As the platform takes it, but for the task_id, which the delivery gives. */
export type TemplateCard = { card_type: string } & Record<string, unknown>;

type SelectField = Extract<Field, { kind: 'select' }>;
type FormBlock = Extract<Block, { kind: 'form' }>;

export const isActing = (block: Block): boolean =>
  block.kind === 'form' || (block.kind === 'buttons' && block.buttons.some((button) => 'action' in button));

/** A card whose words are few and whose acts are one form or one run of buttons; a notice where it has none. */
export function templateCard(card: Card, link: string): TemplateCard {
  const acting = card.blocks.filter(isActing);
  if (acting.length > 1) throw new RangeError('more than one run of buttons');
  const words = saidBriefly(card);
  const [act] = acting;
  if (act?.kind === 'form') return formCard(words, act);
  if (act?.kind !== 'buttons') return { card_type: 'text_notice', ...words, card_action: { type: 1, url: link } };
  const actions = act.buttons.filter((button): button is ActionButton => 'action' in button);
  if (actions.length > MAX_BUTTONS) throw new RangeError(`${actions.length} buttons, at most ${MAX_BUTTONS}`);
  return {
    card_type: 'button_interaction',
    ...words,
    button_list: actions.map((button) => ({
      text: shortened(button.label, BUTTON_TEXT),
      style: { primary: 1, default: 2, danger: 3 }[button.style ?? 'default'],
      key: pressKey(button),
    })),
  };
}

/** The words of a card, where they are few enough for the parts that a template card has. */
function saidBriefly(card: Card): Record<string, unknown> {
  const texts: string[] = [];
  const facts: { label: string; value: string }[] = [];
  for (const block of card.blocks) {
    if (block.kind === 'text') texts.push(block.text);
    else if (block.kind === 'facts') facts.push(...block.facts);
    else if (!isActing(block)) throw new RangeError(`a ${block.kind} block has no place in a template card`);
  }
  const title = [card.title, ...(card.tags ?? []).map(({ text }) => `【${text}】`)].join('');
  within(title, TITLE, 'title');
  within(card.subtitle ?? '', DESCRIPTION, 'subtitle');
  within(texts.join('\n'), SUB_TITLE, 'text');
  if (facts.length > MAX_FACTS) throw new RangeError(`${facts.length} facts, at most ${MAX_FACTS}`);
  for (const { label, value } of facts) {
    within(label, FACT_NAME, 'label');
    within(value, FACT_VALUE, 'value');
  }
  return {
    main_title: { title, ...(card.subtitle ? { desc: card.subtitle } : {}) },
    ...(texts.length > 0 ? { sub_title_text: texts.join('\n') } : {}),
    ...(facts.length > 0
      ? { horizontal_content_list: facts.map(({ label, value }) => ({ keyname: label, value: value || '（空）' })) }
      : {}),
  };
}

/** One question with up to twenty answers is a vote, several with up to ten each are selects. */
function formCard(words: Record<string, unknown>, { fields, submit }: FormBlock): TemplateCard {
  const selects = fields.filter((field): field is SelectField => field.kind === 'select');
  if (selects.length !== fields.length) throw new RangeError('a template card takes no words');
  const button = { text: shortened(submit.label, BUTTON_TEXT), key: pressKey(submit) };
  const [first] = selects;
  if (first && selects.length === 1 && (first.many || first.options.length > MAX_OPTIONS)) {
    if (first.options.length > MAX_VOTES) throw new RangeError(`${first.options.length} options`);
    return {
      card_type: 'vote_interaction',
      ...words,
      checkbox: {
        question_key: first.name,
        mode: first.many ? 1 : 0,
        option_list: first.options.map((option) => ({
          ...optionOf(option, VOTE_TEXT),
          is_checked: chosenOf(first).includes(option.value),
        })),
      },
      submit_button: button,
    };
  }
  if (selects.length > MAX_SELECTS) throw new RangeError(`${selects.length} selects, at most ${MAX_SELECTS}`);
  return {
    card_type: 'multiple_interaction',
    ...words,
    select_list: selects.map((field) => {
      if (field.many || field.options.length > MAX_OPTIONS) throw new RangeError('too much for one select');
      const [chosen] = chosenOf(field);
      return {
        question_key: field.name,
        title: shortened(field.label, SELECT_TITLE),
        option_list: field.options.map((option) => optionOf(option, OPTION_TEXT)),
        ...(chosen === undefined ? {} : { selected_id: chosen }),
      };
    }),
    submit_button: button,
  };
}

const chosenOf = ({ value = '', many, options }: SelectField): string[] => {
  const wanted = many ? value.split(',') : [value];
  return options.map((option) => option.value).filter((one) => wanted.includes(one));
};

function optionOf({ label, value }: { label: string; value: string }, most: number): { id: string; text: string } {
  if (value === '' || Buffer.byteLength(value) > OPTION_ID_BYTES)
    throw new RangeError('an option whose id does not fit');
  return { id: value, text: shortened(label, most) };
}

function within(text: string, most: number, what: string): void {
  if (lengthOf(text) > most) throw new RangeError(`a ${what} of ${lengthOf(text)} characters, at most ${most}`);
}
