/** The answer to a card callback, checked as the platform and the client do. */

import type { Answer } from '../common/ask.js';
import { isObject, type JsonObject } from '../common/json.js';
import { readCard } from './cards.js';
import { ApiError } from './errors.js';
import { answerJson } from './events.js';
import { knownTo, type Platform } from './platform.js';

const TOASTS = new Set(['info', 'success', 'error', 'warning']);

export interface Reaction {
  toast: { type: string; content: string } | null;
  /** The card that replaces the pressed one, as its JSON string. */
  card: string | null;
  /** The number the person is shown where something went wrong: 200340 … 200673, 200830. */
  error: number | null;
  why: string | null;
}

const failed = (error: number, why: string): Reaction => ({ toast: null, card: null, error, why });

/** `silent`: over the long connection a handler may return nothing. */
export function reactionOf(platform: Platform, answer: Answer, silent: boolean): Reaction {
  if (answer.failure === 'refused') return failed(platform.settings.webhookUrl || silent ? 200342 : 200340, 'refused');
  if (answer.failure) return failed(200341, answer.failure);
  if (answer.status !== 200) return failed(200671, `status ${answer.status}`);
  if (silent && answer.body === '') return { toast: null, card: null, error: null, why: null };
  const body = answerJson(answer)?.value;
  if (!isObject(body)) return failed(200672, 'the body is no JSON object');
  for (const key of Object.keys(body)) if (key !== 'toast' && key !== 'card') return failed(200672, `unknown ${key}`);
  const toast = readToast(body.toast);
  if (toast instanceof Error) return failed(200672, toast.message);
  if (body.card === undefined) return { toast, card: null, error: null, why: null };
  return { ...readReplacement(platform, body.card), toast };
}

function readToast(toast: unknown): Reaction['toast'] | Error {
  if (toast === undefined) return null;
  if (!isObject(toast)) return new Error('toast is no object');
  if (typeof toast.type !== 'string' || !TOASTS.has(toast.type)) return new Error(`toast type ${String(toast.type)}`);
  if (typeof toast.content !== 'string') return new Error('toast without content');
  return { type: toast.type, content: toast.content };
}

function readReplacement(platform: Platform, card: unknown): Reaction {
  if (!isObject(card) || card.type !== 'raw' || !isObject(card.data)) return failed(200673, 'card must be raw');
  if ((card.data as JsonObject).schema !== '2.0') return failed(200830, 'a 2.0 card can only become a 2.0 card');
  const content = JSON.stringify(card.data);
  try {
    readCard(content, knownTo(platform));
    return { toast: null, card: content, error: null, why: null };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return failed(200673, error.message);
  }
}
