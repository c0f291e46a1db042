/** What the operations pages and the deploy folder say is held against the program. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { metricsOf } from '#src/web/metrics.js';
import { sourceFiles } from '../structure/source-file.js';
import { barePlatform } from '../support/bare-platform.js';
import { testHouse } from '../support/house.js';

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const operations = read('docs/operations.md');

/** S46: what each call of the platform's API needs, by the platform's documentation; the longest path that fits counts. */
const permissionsOf: Record<string, readonly string[]> = {
  '/open-apis/im/v1/messages': ['im:message'],
  '/open-apis/im/v1/messages/${messageId}': ['im:message', 'im:message.urgent'],
  '/open-apis/im/v1/messages/${messageId}/resources/${key}': ['im:message'],
  '/open-apis/im/v1/files': ['im:resource'],
  '/open-apis/im/v1/chats': ['im:chat:readonly'],
  '/open-apis/im/v1/chats/${id}': ['im:chat:readonly'],
  '/open-apis/contact/v3/users/${id}': ['contact:contact.base:readonly', 'contact:user.base:readonly'],
  '/open-apis/bot/v3/info': [],
  '/open-apis/auth/v3/tenant_access_token/internal': [],
  '/open-apis/authen/v1/authorize': [],
  '/open-apis/authen/v2/oauth/token': [],
  '/open-apis/authen/v1/user_info': [],
};
/** What the platform needs before it hands over messages. */
const forEvents = ['im:message.p2p_msg:readonly', 'im:message.group_at_msg:readonly', 'im:message.group_msg'];

describe('S46: Feishu’s permissions', () => {
  const called = new Set(
    sourceFiles()
      .filter(({ path }) => path.startsWith('src/adapters/feishu/'))
      .flatMap(({ path }) => read(path).match(/\/open-apis\/[\w/${}]+/g) ?? [])
      .map((path) => path.replace(/\/$/, ''))
      .filter((path) => path !== '/open-apis'),
  );

  test('every call is known here', () => {
    expect([...called].filter((path) => !(path in permissionsOf))).toEqual([]);
    expect(Object.keys(permissionsOf).filter((path) => !called.has(path))).toEqual([]);
  });

  test('the page asks for what the calls need, and for nothing else', () => {
    const table = operations.split('| permission |')[1]?.split('\n\n')[0] ?? '';
    const asked = [...table.matchAll(/^ *\| (`[^|]+) \|/gm)].flatMap(([, cell = '']) =>
      [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name),
    );
    expect([...new Set(asked)].sort()).toEqual(
      [...new Set([...[...called].flatMap((path) => permissionsOf[path] ?? []), ...forEvents])].sort(),
    );
  });
});

test('every figure of the Grafana board is one of /metrics', async () => {
  const house = await testHouse({ now: '2022-12-28T10:00+08:00', platforms: [barePlatform()] });
  const told = await metricsOf(house, 'all')();
  const { panels } = JSON.parse(read('docs/grafana-board.json')) as { panels: { targets: { expr: string }[] }[] };
  const names = panels.flatMap(({ targets }) =>
    targets.flatMap(({ expr }) => expr.match(/\b(?:duban|nodejs|process)_\w+/g) ?? []),
  );
  expect(names.length).toBeGreaterThan(10);
  expect(names.filter((name) => !new RegExp(`^${name}\\b`, 'm').test(told))).toEqual([]);
});
