import { expect, test } from 'vitest';
import { looseNumbers } from '#src/core/reading/messages/amounts/loose-numbers.js';

const today = '2022-12-21';
const left = (text: string): string[] => looseNumbers(text, today).map((n) => n.text);

test.each([
  ['停车泊位2300，还差280', ['2300', '280']],
  ['人次3.6万', ['3.6万']],
  ['改了120个', []],
  ['见附件2，第9', []],
  ['请打电话23336666', []],
  ['预计12月30日', []],
])('%s leaves %j without a measure word', (text, numbers) => {
  expect(left(text)).toEqual(numbers);
});
