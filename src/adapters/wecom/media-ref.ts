/** Where a user's file lies and what opens it, as the text that duban keeps until it fetches the file. */
import { z } from 'zod';

const sealed = z.object({ url: z.string(), key: z.string() });
export type MediaRef = z.infer<typeof sealed>;

export const mediaRef = (ref: MediaRef): string => `media:${Buffer.from(JSON.stringify(ref)).toString('base64url')}`;

/** Null where it is not one. */
export function readMediaRef(ref: string): MediaRef | null {
  if (!ref.startsWith('media:')) return null;
  try {
    return sealed.parse(JSON.parse(Buffer.from(ref.slice('media:'.length), 'base64url').toString()));
  } catch {
    return null;
  }
}
