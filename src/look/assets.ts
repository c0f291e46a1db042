/** Files that browsers are given as they are: style, scripts, fonts. Nothing comes from another host, nothing is built. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { gzipSync } from 'node:zlib';
import { Hono } from 'hono';

const types: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
};

/** Every file that is served, by name under `assets/`: what is not listed is not there. */
const served = [
  'duban.css',
  'form.js',
  'icon.svg',
  'simulator.css',
  'simulator.js',
  'simulator-card.js',
  'simulator-composer.js',
  'simulator-dom.js',
  'simulator-form.js',
  'simulator-guide.js',
  'simulator-message.js',
  'simulator-people.js',
  'simulator-read.js',
  'simulator-service.js',
  'simulator-tell.js',
  'simulator-time.js',
] as const;

export type AssetName = (typeof served)[number];

interface Asset {
  bytes: Uint8Array<ArrayBuffer>;
  zipped: Uint8Array<ArrayBuffer>;
  type: string;
  hash: string;
}

const read = new Map<AssetName, Asset>();

/** The address of a file, below the path at which the service stands; it changes with the content, so that it may be kept for ever. */
export const assetUrl = (base: string, name: AssetName): string => `${base}/assets/${name}?v=${asset(name).hash}`;

/** Serves the files at `/assets/…`. */
export function assetRoutes(): Hono {
  const routes = new Hono();
  routes.get('/assets/:name', (c) => {
    const name = served.find((one) => one === c.req.param('name'));
    if (!name) return c.notFound();
    const { bytes, zipped, type, hash } = asset(name);
    const isCurrent = c.req.query('v') === hash;
    const zips = /\bgzip\b/.test(c.req.header('accept-encoding') ?? '');
    return c.body(zips ? zipped : bytes, 200, {
      'content-type': type,
      ...(zips ? { 'content-encoding': 'gzip' } : {}),
      vary: 'accept-encoding',
      'cache-control': isCurrent ? 'public, max-age=31536000, immutable' : 'no-cache',
      'x-content-type-options': 'nosniff',
    });
  });
  return routes;
}

function asset(name: AssetName): Asset {
  const known = read.get(name);
  if (known) return known;
  const bytes = new Uint8Array(readFileSync(createRequire(import.meta.url).resolve(`#assets/${name}`)));
  const found: Asset = {
    bytes,
    zipped: new Uint8Array(gzipSync(bytes, { level: 9 })),
    type: types[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream',
    hash: createHash('sha256').update(bytes).digest('hex').slice(0, 12),
  };
  read.set(name, found);
  return found;
}
