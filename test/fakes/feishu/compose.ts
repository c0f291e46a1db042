/** What a client makes of the words a person typed: mention keys, rich text. */
import type { Mention } from './store.js';

/**
 * The text with mention keys in it, and the mentions. A mention takes the place of `@name`; else the bot's comes first and
 * others last. `all` has a literal key and no entry.
 */
export const withMentions = (
  text: string,
  wanted: readonly string[],
  botOpenId: string,
  nameOf: (openId: string) => string,
): { text: string; mentions: Mention[] } => {
  const people = wanted.filter((openId) => openId !== 'all');
  const mentions = people.map((openId, i) => ({
    key: `@_user_${i + 1}`,
    openId,
    name: nameOf(openId),
    bot: openId === botOpenId,
  }));
  const put = (said: string, key: string, name: string, first: boolean): string => {
    if (said.includes(`@${name}`)) return said.replace(`@${name}`, key);
    return first ? `${key} ${said}` : `${said} ${key}`;
  };
  const named = mentions.reduce((said, { key, name, bot }) => put(said, key, name, bot), text);
  return { text: wanted.includes('all') ? put(named, '@_all', '所有人', false) : named, mentions };
};

/** Rich text, a paragraph a line, mention keys as at-tags. */
export const postContent = (text: string, mentions: readonly Mention[]): string => {
  const names = new Map(mentions.map(({ key, name }) => [key, name]));
  const pieces = (line: string) =>
    line
      .split(/(@_user_\d+)/)
      .filter((piece) => piece !== '')
      .map((piece) =>
        names.has(piece)
          ? { tag: 'at', user_id: piece, user_name: names.get(piece) }
          : { tag: 'text', text: piece, style: [] },
      );
  return JSON.stringify({ title: '', content: text.split('\n').map(pieces) });
};
