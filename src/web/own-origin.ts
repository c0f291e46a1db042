/**
 * Whether a form was posted by our own page (no form of another site may act for who is signed in). Browsers on https say so
 * themselves in `Sec-Fetch-Site`; on plain http they send the `Origin` only. What sends neither is no browser and carries no
 * cookie of anybody. `Origin: null`, as sandboxed frames send it, is foreign.
 */
export function isOwnOrigin(header: (name: string) => string | undefined, publicUrl: string): boolean {
  const site = header('sec-fetch-site');
  if (site !== undefined) return site === 'same-origin';
  const origin = header('origin');
  return origin === undefined || origin === new URL(publicUrl).origin;
}
