import { expect, test } from 'vitest';
import { courseFields, keptRow } from '#db/course-row.js';

test('a row that comes as a list has each value under the name of its column', () => {
  const named = Object.fromEntries(courseFields.map((field) => [field, `its ${field}`]));
  expect(keptRow(Object.values(named))).toEqual(named);
  expect(keptRow(named)).toBe(named);
});
