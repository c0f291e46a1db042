/** Bodies as the app's API and webhooks take them: types, lengths, media. */
import { isObject, type JsonObject, listOf, textOf } from '../common/json.js';
import { checkCard } from './cards.js';
import { ApiError, malformed } from './errors.js';
import { SIZES } from './limits.js';
import type { Platform } from './platform.js';

const bytes = (text: string): number => Buffer.byteLength(text);

/** The text cut after so many bytes, between characters. */
export function cutTo(text: string, most: number): string {
  let kept = '';
  let size = 0;
  for (const char of text) {
    size += bytes(char);
    if (size > most) break;
    kept += char;
  }
  return kept;
}

const partOf = (body: JsonObject, type: string): JsonObject => {
  const part = body[type];
  if (!isObject(part)) throw malformed(type);
  return part;
};

const content = (part: JsonObject, most: number, type: string): string => {
  const text = textOf(part.content);
  if (text === '') throw new ApiError(44004);
  if (bytes(text) > most) throw malformed(`${type}.content exceed max length ${most}`);
  return text;
};

/** What an app may send, checked; texts beyond their length are cut, as the platform does. Throws ApiError. */
export function appBody(platform: Platform, body: JsonObject): JsonObject {
  const type = textOf(body.msgtype);
  const part = type === '' ? {} : partOf(body, type);
  switch (type) {
    case 'text': {
      const text = textOf(part.content);
      if (text === '') throw new ApiError(44004);
      return { msgtype: type, text: { ...part, content: cutTo(text, SIZES.appTextBytes) } };
    }
    case 'markdown':
      return { msgtype: type, markdown: { content: content(part, SIZES.appTextBytes, type) } };
    case 'textcard': {
      const { title, description, url, btntxt } = part;
      if ([title, description, url].some((text) => textOf(text) === '')) throw malformed('textcard');
      if (bytes(textOf(url)) > 2048 || [...textOf(btntxt)].length > 4) throw malformed('textcard.url or btntxt');
      return {
        msgtype: type,
        textcard: { ...part, title: cutTo(textOf(title), 128), description: cutTo(textOf(description), 512) },
      };
    }
    case 'news': {
      const articles = listOf(part.articles);
      if (articles.length < 1 || articles.length > 8) throw malformed('news.articles');
      return { msgtype: type, news: part };
    }
    case 'file':
    case 'image':
    case 'voice':
    case 'video':
      platform.media.use(part.media_id, 'app', type);
      return { msgtype: type, [type]: part };
    case 'template_card':
      return { msgtype: type, template_card: checkCard(part, { dialect: 'app' }, platform.settings.advice) };
    default:
      throw new ApiError(40008, type);
  }
}

/** What a group's webhook may send; too long is refused whole. */
export function webhookBody(platform: Platform, key: string, body: JsonObject): JsonObject {
  const type = textOf(body.msgtype);
  const part = type === '' ? {} : partOf(body, type);
  const owner = `webhook ${key}`;
  switch (type) {
    case 'text':
      return { msgtype: type, text: { ...part, content: content(part, SIZES.webhookTextBytes, type) } };
    case 'markdown':
    case 'markdown_v2':
      return { msgtype: type, [type]: { content: content(part, SIZES.webhookMarkdownBytes, type) } };
    case 'image': {
      const size = Buffer.from(textOf(part.base64), 'base64').length;
      if (size === 0 || !/^[0-9a-f]{32}$/.test(textOf(part.md5))) throw malformed('image.base64 or md5');
      if (size > SIZES.webhookImageBytes) throw new ApiError(45001);
      return { msgtype: type, image: part };
    }
    case 'news': {
      const articles = listOf(part.articles);
      if (articles.length < 1 || articles.length > 8) throw malformed('news.articles');
      return { msgtype: type, news: part };
    }
    case 'file':
    case 'voice':
      platform.media.use(part.media_id, owner, type);
      return { msgtype: type, [type]: part };
    case 'template_card': {
      const card = checkCard(part, { dialect: 'webhook' }, platform.settings.advice);
      for (const row of listOf(card.horizontal_content_list).filter(isObject))
        if (Number(row.type) === 2) platform.media.use(row.media_id, owner, 'file');
      return { msgtype: type, template_card: card };
    }
    default:
      throw new ApiError(40008, type);
  }
}
