/** What a person would read in a message: one line a piece, tables as rows, buttons in brackets. */
import { isObject, type JsonObject, listOf, textOf } from '../common/json.js';
import { markdownText } from '../common/markdown-text.js';
import { at } from './cards.js';

const joined = (...parts: unknown[]): string =>
  parts
    .map(textOf)
    .filter((part) => part !== '')
    .join('：');
const lines = (...parts: string[]): string => parts.filter((part) => part !== '').join('\n');

const question = (asked: JsonObject): string =>
  joined(
    asked.title,
    listOf(asked.option_list)
      .filter(isObject)
      .map(
        (option) =>
          `${option.id === asked.selected_id || option.is_checked === true ? '●' : '○'}${textOf(option.text)}`,
      )
      .join(' '),
  );

export function cardText(card: JsonObject): string {
  const objects = (path: string): JsonObject[] => at(card, path).filter(isObject);
  const pairs = (path: string, key: string, value: string): string[] =>
    objects(path).map((part) => joined(part[key], part[value]));
  return lines(
    ...at(card, 'source.desc').map(textOf),
    ...at(card, 'main_title.title').map(textOf),
    ...at(card, 'main_title.desc').map(textOf),
    ...objects('emphasis_content').map((part) => [part.title, part.desc].map(textOf).join(' ').trim()),
    ...objects('quote_area').map((part) => joined(part.title, part.quote_text)),
    textOf(card.sub_title_text),
    ...pairs('image_text_area', 'title', 'desc'),
    ...pairs('vertical_content_list[]', 'title', 'desc'),
    ...pairs('horizontal_content_list[]', 'keyname', 'value'),
    ...[...objects('checkbox'), ...objects('select_list[]'), ...objects('button_selection')].map(question),
    ...objects('button_list[]').map((part) => `[${textOf(part.text)}]`),
    ...objects('submit_button').map((part) => `[${textOf(part.text)}]`),
    ...objects('jump_list[]').map((part) => `[${textOf(part.title)}]`),
    ...objects('action_menu.action_list[]').map((part) => `[${textOf(part.text)}]`),
    textOf(card.replace_text) && `(${textOf(card.replace_text)})`,
  );
}

/** A body `{msgtype, [msgtype]: …}` as read; `fileName` finds the name behind a media_id. */
export function plainText(
  body: JsonObject,
  nameOf: (id: string) => string,
  fileName: (mediaId: string) => string,
): string {
  const type = textOf(body.msgtype);
  const part = isObject(body[type]) ? (body[type] as JsonObject) : {};
  const named = (text: string): string =>
    text.replace(/<@([^<>\s]+)>/g, (_whole, id: string) => (id === 'all' ? '@所有人' : `@${nameOf(id)}`));
  switch (type) {
    case 'text':
    case 'voice':
      return textOf(part.media_id) ? `〔语音〕` : named(textOf(part.content));
    case 'markdown':
    case 'markdown_v2':
    case 'stream':
      return markdownText(named(textOf(part.content)), nameOf);
    case 'template_card':
      return cardText(part);
    case 'textcard':
      return lines(
        textOf(part.title),
        textOf(part.description).replace(/<\/?div[^>]*>/g, ''),
        `[${textOf(part.btntxt) || '详情'}]`,
      );
    case 'news':
      return lines(
        ...listOf(part.articles)
          .filter(isObject)
          .map((article) => joined(article.title, article.description)),
      );
    case 'file':
    case 'video':
      return `〔文件〕${fileName(textOf(part.media_id))}`;
    case 'image':
      return '〔图片〕';
    case 'mixed':
      return lines(
        ...listOf(part.msg_item)
          .filter(isObject)
          .map((item) => plainText(item, nameOf, fileName)),
      );
    default:
      return '';
  }
}
