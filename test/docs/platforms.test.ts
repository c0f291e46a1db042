import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { page, pageWithTable, platformsTable } from './platforms-table.js';

test('the page on platforms has the table that the adapters declare; npm run docs:platforms writes it anew', () => {
  const text = readFileSync(page, 'utf8');
  expect(text).toContain(platformsTable());
  expect(pageWithTable(text)).toBe(text);
});
