/** Short pages that say one thing: what was refused, and how to mend it. */
import { html } from 'hono/html';
import type { RefusalCode } from '#src/core/refusal.js';
import { type Html, page } from '#src/look/page.js';

export const statusOf: Record<RefusalCode, 400 | 403 | 404 | 409 | 429 | 503> = {
  bad_input: 400,
  not_allowed: 403,
  not_found: 404,
  conflict: 409,
  too_much: 429,
  unavailable: 503,
};

export const notice = (base: string, title: string, body: Html | readonly string[]): Html =>
  page({
    base,
    title,
    body: html`<main class="page notice"><h1>${title}</h1>${Array.isArray(body) ? body.map((line: string) => html`<p>${line}</p>`) : body}</main>`,
  });
