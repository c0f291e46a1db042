import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { assetRoutes, assetUrl } from '#src/look/assets.js';

const routes = assetRoutes();
const style = async (): Promise<string> => (await routes.request(assetUrl('', 'duban.css'))).text();

describe('files for browsers', () => {
  test('are kept for ever under the address of their content, and asked for again under any other', async () => {
    const current = await routes.request(assetUrl('', 'duban.css'));
    expect(current.status).toBe(200);
    expect(current.headers.get('content-type')).toBe('text/css; charset=utf-8');
    expect(current.headers.get('cache-control')).toContain('immutable');
    const other = await routes.request('/assets/duban.css?v=000000000000');
    expect(other.headers.get('cache-control')).toBe('no-cache');
  });

  test('go out zipped to those who can unzip', async () => {
    const zipped = await routes.request('/assets/duban.css', { headers: { 'accept-encoding': 'gzip, br' } });
    expect(zipped.headers.get('content-encoding')).toBe('gzip');
    expect(gunzipSync(Buffer.from(await zipped.arrayBuffer())).toString('utf8')).toBe(await style());
  });

  test.each(['package.json', '..%2Fpackage.json', '%2e%2e/package.json', 'duban.css.map', ''])(
    'nothing else is there: %s',
    async (name) => {
      expect((await routes.request(`/assets/${name}`)).status).toBe(404);
    },
  );

  test('the style names no other host and imports nothing', async () => {
    expect(await style()).not.toMatch(/https?:|@import|url\(/);
  });
});

/** The colours of a block of the style, by name. */
const coloursIn = (block: string): Map<string, string> =>
  new Map([...block.matchAll(/--([a-z0-9-]+): (#[0-9a-f]{6});/g)].map(([, name = '', colour = '']) => [name, colour]));

const luminance = (colour: string): number => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (a: string, b: string): number => {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
};

const tones = ['good', 'calm', 'warn', 'alarm', 'muted'];
const standings = ['completed', 'completed-late', 'on-track', 'not-started', 'at-risk', 'in-doubt', 'lagging'];
const series = [1, 2, 3, 4, 5, 6].map((turn) => `series-${turn}`);

describe.each([
  ['light', 0],
  ['dark', 1],
  ['on paper', 2],
])('colours, %s', (_scheme, index) => {
  test('every word can be read on every ground: contrast of at least 4.5', async () => {
    const colours = coloursIn((await style()).split(':root {')[index + 1]?.split('}')[0] ?? '');
    const grounds = ['ground', 'panel', 'raised'];
    const pairs = [
      ...['ink', 'faint', 'accent', ...tones, ...standings, ...series].flatMap((word) =>
        grounds.map((ground) => [word, ground]),
      ),
      ...tones.flatMap((tone) => [
        [tone, `${tone}-soft`],
        ['ink', `${tone}-soft`],
      ]),
      ...(index < 2 ? [['on-accent', 'accent']] : []),
    ];
    const poor = pairs
      .map(([word = '', ground = '']) => ({
        word,
        ground,
        contrast: contrast(colours.get(word) ?? '#000000', colours.get(ground) ?? '#000000'),
      }))
      .filter((pair) => pair.contrast < 4.5);
    expect(poor).toEqual([]);
  });
});
