import { hash, timingSafeEqual } from 'node:crypto';

/** Compares two texts in a time that tells nothing about either, their lengths included. */
export const sameSecret = (a: string, b: string): boolean => secretOf(a)(b);

/** The same for a secret that is compared again and again. */
export function secretOf(secret: string): (given: string) => boolean {
  const wanted = digest(secret);
  return (given) => same(wanted, digest(given));
}

/** Compares what anybody may know the length of, a signature, in a time that tells nothing else. */
export function sameSignature(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && same(left, right);
}

function same(a: Buffer, b: Buffer): boolean {
  return timingSafeEqual(a, b);
}

const digest = (text: string): Buffer => hash('sha256', text, 'buffer');
