/** The frame of every page: plain HTML, one style, scripts of our own files only, nothing from another host. */
import { html } from 'hono/html';
import { type AssetName, assetUrl } from './assets.js';

export type Html = ReturnType<typeof html>;

export interface PageParts {
  title: string;
  body: Html;
  /** Path under which people's browsers reach the service; '' at the root. */
  base: string;
  /** Run after the document is parsed, as modules. */
  scripts?: readonly AssetName[];
  /** Beside the one style. */
  styles?: readonly AssetName[];
}

/**
 * A whole document. The header says that no referrer goes out; browsers would then post forms with `Origin: null`, so the page
 * allows its bare origin, which holds no path and no token.
 */
export const page = ({ title, body, base, scripts = [], styles = [] }: PageParts): Html => html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex, nofollow">
<meta name="referrer" content="strict-origin">
<title>${title}</title>
${(['duban.css', ...styles] as const).map(
  (name) => html`<link rel="stylesheet" href="${assetUrl(base, name)}">
`,
)}<link rel="icon" href="${assetUrl(base, 'icon.svg')}">
${scripts.map((name) => html`<script type="module" src="${assetUrl(base, name)}"></script>`)}
</head>
<body>
${body}
</body>
</html>
`;

/** The path of the public address, where a proxy serves duban below one. */
export const basePath = (publicUrl: string): string => new URL(publicUrl).pathname.replace(/\/+$/, '');
