/** Text from people stays text: it can neither mention, link, format nor forge a tag. */

/**
 * Characters that mean something in the platform's markdown, and '&' and '@' so that no entity and no mention can be
 * forged. ':' also keeps ':NAME:' from turning into an emoji.
 */
const SPECIAL = /[&<>*~[\]()#:_`@|\\!$]/g;
/** List bullets, numbers, rules, underlined headings and code blocks mean something where a line begins. */
const LINE_START = /^([ \t]*)(?:([-+=])|(\d+)\.)/gm;
const INDENT = /^[ \t]+/gm;

const entity = (character: string) => `&#${character.codePointAt(0)};`;

/** Plain text as markdown that shows it literally. Line breaks stay. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(SPECIAL, entity)
    .replace(LINE_START, (_all, indent: string, mark: string | undefined, digits: string | undefined) =>
      mark === undefined ? `${indent}${digits}&#46;` : `${indent}${entity(mark)}`,
    )
    .replace(INDENT, (blank) => [...blank].map(entity).join(''));
}

/**
 * Plain text for a text message. Those know tags ('<at user_id="all">') and links ('[a](b)') but no entities, so the
 * brackets that begin one become their full-width twins.
 */
export function escapePlainMessage(text: string): string {
  return text
    .replaceAll('<', '＜')
    .replaceAll('>', '＞')
    .replace(/\](?=\()/g, '］');
}
