/** What a template card may carry, as data. Lengths are of characters (建议) or of bytes (hard); lists have hard counts. */
export type Dialect = 'bot' | 'webhook' | 'app';

export const CARD_TYPES = [
  'text_notice',
  'news_notice',
  'button_interaction',
  'vote_interaction',
  'multiple_interaction',
] as const;
export type CardType = (typeof CARD_TYPES)[number];

interface Lengths {
  /** Path with `[]` for the members of a list → characters. */
  advised: Record<string, number>;
  /** The same by card type, where it differs. */
  advisedOf: Partial<Record<CardType, Record<string, number>>>;
}

const bot: Lengths = {
  advised: {
    'source.desc': 13,
    'main_title.title': 26,
    'main_title.desc': 30,
    'emphasis_content.title': 10,
    'emphasis_content.desc': 15,
    sub_title_text: 112,
    'horizontal_content_list[].keyname': 5,
    'horizontal_content_list[].value': 26,
    'vertical_content_list[].title': 26,
    'vertical_content_list[].desc': 112,
    'jump_list[].title': 13,
    'button_list[].text': 10,
    'button_selection.title': 13,
    'button_selection.option_list[].text': 10,
    'select_list[].title': 13,
    'select_list[].option_list[].text': 10,
    'checkbox.option_list[].text': 11,
    'submit_button.text': 10,
  },
  advisedOf: {},
};

const app: Lengths = {
  advised: {
    ...bot.advised,
    'source.desc': 20,
    'main_title.title': 36,
    'main_title.desc': 44,
    'emphasis_content.title': 14,
    'emphasis_content.desc': 22,
    sub_title_text: 160,
    'horizontal_content_list[].value': 30,
    'vertical_content_list[].title': 38,
    'vertical_content_list[].desc': 160,
    'jump_list[].title': 18,
    'button_selection.option_list[].text': 16,
    'select_list[].option_list[].text': 16,
    'checkbox.option_list[].text': 17,
  },
  advisedOf: {
    vote_interaction: { 'main_title.title': 16, 'main_title.desc': 160 },
    multiple_interaction: { 'main_title.desc': 160 },
  },
};

export const lengthsOf: Record<Dialect, Lengths> = { bot, webhook: bot, app };

/** Bytes of UTF-8. */
export const BYTES: Record<string, number> = {
  task_id: 128,
  'button_list[].key': 1024,
  'submit_button.key': 1024,
  'action_menu.action_list[].key': 1024,
  'button_selection.question_key': 1024,
  'select_list[].question_key': 1024,
  'checkbox.question_key': 1024,
  'button_selection.option_list[].id': 128,
  'select_list[].option_list[].id': 128,
  'checkbox.option_list[].id': 128,
  'jump_list[].question': 200,
};

/** Least and most members of a list that is there. */
export const COUNTS: Record<string, readonly [number, number]> = {
  horizontal_content_list: [0, 6],
  vertical_content_list: [0, 4],
  jump_list: [0, 3],
  button_list: [1, 6],
  select_list: [1, 3],
  'select_list[].option_list': [1, 10],
  'button_selection.option_list': [1, 10],
  'checkbox.option_list': [1, 20],
  'action_menu.action_list': [1, 3],
};

/** What each type must have; `a|b`: one of them. */
export const REQUIRED: Record<CardType, readonly string[]> = {
  text_notice: ['card_action', 'main_title.title|sub_title_text'],
  news_notice: ['main_title.title', 'card_action', 'card_image|image_text_area'],
  button_interaction: ['main_title.title', 'button_list', 'task_id'],
  vote_interaction: ['main_title.title', 'checkbox', 'submit_button', 'task_id'],
  multiple_interaction: ['main_title.title', 'select_list', 'submit_button', 'task_id'],
};

/** Members that belong to some types only. */
export const ONLY_IN: Record<string, readonly CardType[]> = {
  emphasis_content: ['text_notice'],
  vertical_content_list: ['news_notice'],
  card_image: ['news_notice'],
  image_text_area: ['news_notice'],
  jump_list: ['text_notice', 'news_notice'],
  button_list: ['button_interaction'],
  button_selection: ['button_interaction'],
  checkbox: ['vote_interaction'],
  select_list: ['multiple_interaction'],
  submit_button: ['vote_interaction', 'multiple_interaction'],
  action_menu: ['text_notice', 'news_notice', 'button_interaction'],
};

/** `type` of the members, by dialect; absent counts as 0. */
export const TYPES: Record<string, Record<Dialect, readonly number[]>> = {
  'horizontal_content_list[]': { bot: [0, 1, 3], webhook: [0, 1, 2, 3], app: [0, 1, 2, 3] },
  'jump_list[]': { bot: [0, 1, 2, 3], webhook: [0, 1, 2], app: [0, 1, 2] },
  'button_list[]': { bot: [0], webhook: [0], app: [0, 1] },
  card_action: { bot: [0, 1, 2], webhook: [1, 2], app: [0, 1, 2] },
  quote_area: { bot: [0, 1, 2], webhook: [0, 1, 2], app: [0, 1, 2] },
};

export const INTERACTIVE: readonly CardType[] = ['button_interaction', 'vote_interaction', 'multiple_interaction'];
export const NOTICES: readonly CardType[] = ['text_notice', 'news_notice'];
