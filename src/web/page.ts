/** The frame of every page: plain HTML with one style, no script, nothing from another host. */
import { html, raw } from 'hono/html';
import { boardStyle } from './board-style.js';

export type Html = ReturnType<typeof html>;

export interface PageParts {
  title: string;
  body: Html;
}

/**
 * A whole document. The header says that no referrer goes out; browsers would then post forms with `Origin: null`, so the page
 * allows its bare origin, which holds no path and no token.
 */
export const page = ({ title, body }: PageParts): Html => html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex, nofollow">
<meta name="referrer" content="strict-origin">
<title>${title}</title>
<style>${raw(boardStyle)}</style>
</head>
<body>
${body}
</body>
</html>
`;
