/** Whom a message would ping, as a client parses it. What cannot be sure counts as a ping. */

import { isObject, type JsonObject, parseObject } from '../common/json.js';
import type { Ping } from '../common/ledger.js';

const AT = /<\s*at\b[^>]*?\b(?:user_id|id|email|ids)\s*=\s*["'“”]?([^"'“”\s>/]+)/gi;

const inMarkup = (text: string): Ping[] =>
  [...text.matchAll(AT)].flatMap((match) => (match[1] ?? '').split(',')).filter((id) => id !== '');

const inPost = (post: JsonObject): Ping[] =>
  Object.values(post)
    .flatMap((locale) => (isObject(locale) && Array.isArray(locale.content) ? locale.content : []))
    .flatMap((line): unknown[] => (Array.isArray(line) ? line : []))
    .filter(isObject)
    .flatMap((part) => {
      if (part.tag === 'at') return [String(part.user_id)];
      return part.tag === 'md' ? inMarkup(String(part.text)) : [];
    });

const MARKUP_TAGS = new Set(['markdown', 'lark_md']);

const inTable = (table: JsonObject): Ping[] => {
  const columns = Array.isArray(table.columns) ? table.columns.filter(isObject) : [];
  const rows = Array.isArray(table.rows) ? table.rows.filter(isObject) : [];
  return columns
    .filter((column) => MARKUP_TAGS.has(String(column.data_type)))
    .flatMap((column) => rows.flatMap((row) => inMarkup(String(row[String(column.name)] ?? ''))));
};

const inCard = (part: unknown): Ping[] => {
  if (Array.isArray(part)) return part.flatMap(inCard);
  if (!isObject(part)) return [];
  const own = MARKUP_TAGS.has(String(part.tag)) ? inMarkup(String(part.content ?? '')) : [];
  const cells = part.tag === 'table' ? inTable(part) : [];
  const nested = Object.entries(part).flatMap(([key, value]) =>
    key === 'rows' || key === 'value' || key === 'chart_spec' ? [] : inCard(value),
  );
  return [...own, ...cells, ...nested];
};

/** Each one pinged once, in the order of the text. */
export function pingsOf(msgType: string, content: string): Ping[] {
  const body = parseObject(content);
  if (!body) return [];
  const found =
    msgType === 'text' ? inMarkup(String(body.text ?? '')) : msgType === 'post' ? inPost(body) : inCard(body);
  return [...new Set(found)];
}
