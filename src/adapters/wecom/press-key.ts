/** What a press brings back: the action and its value, in the key of the button. */
import { z } from 'zod';
import type { ActionButton, ActionValue } from '#src/cards/model.js';
import { KEY_BYTES } from './limits.js';

const pressed = z.tuple([z.string().min(1), z.record(z.string(), z.unknown())]);

/** Throws RangeError where it is too long: a value holds ids only. */
export function pressKey({ action, value }: Pick<ActionButton, 'action' | 'value'>): string {
  const key = JSON.stringify([action, value]);
  if (Buffer.byteLength(key) > KEY_BYTES) throw new RangeError(`the value of ${action} is too long for a button`);
  return key;
}

/** The action is empty where the key is not as the present ones are: also a card of an older version is to be answered. */
export function readPressKey(key: string): { action: string; value: Record<string, unknown> } {
  try {
    const [action, value] = pressed.parse(JSON.parse(key));
    return { action, value: withoutProto(value) };
  } catch {
    return { action: '', value: {} };
  }
}

const withoutProto = (value: Record<string, unknown>): ActionValue =>
  Object.fromEntries(Object.entries(value).filter(([name]) => name !== '__proto__')) as ActionValue;
