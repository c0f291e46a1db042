/** What the platform takes. Where its documents only advise (建议), the advice: nobody has seen what happens beyond it. */

/** Characters of a template card's parts. */
export const TITLE = 26;
export const DESCRIPTION = 30;
export const SUB_TITLE = 112;
export const FACT_NAME = 5;
export const FACT_VALUE = 26;
export const BUTTON_TEXT = 10;
export const SELECT_TITLE = 13;
export const OPTION_TEXT = 10;
export const VOTE_TEXT = 11;

/** Members of its lists. */
export const MAX_FACTS = 6;
export const MAX_BUTTONS = 6;
export const MAX_SELECTS = 3;
export const MAX_OPTIONS = 10;
export const MAX_VOTES = 20;

/** Bytes of UTF-8. */
export const KEY_BYTES = 1024;
export const OPTION_ID_BYTES = 128;
export const STREAM_BYTES = 20_480;
export const APP_TEXT_BYTES = 2_048;
export const WEBHOOK_MARKDOWN_BYTES = 4_096;

/** Characters of a pushed markdown: the platform's own plugin splits at 4,000. */
export const PUSHED_CHARS = 3_500;

export const MAX_FILE_BYTES = 20 * 1024 * 1024;
export const LEAST_FILE_BYTES = 6;
export const CHUNK_BYTES = 512 * 1024;

/** `most` characters at most: labels only, whose whole text stands elsewhere. */
export function shortened(text: string, most: number): string {
  const characters = [...text];
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`;
}

export const lengthOf = (text: string): number => [...text].length;
