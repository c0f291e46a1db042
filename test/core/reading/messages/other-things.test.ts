/** Amounts of what no project promises are none of its own; a noun that is strange to the project is asked about. */
import { expect, test } from 'vitest';
import { answered } from '../said.js';

test.each([
  ['9-2', '建了3个群', 'report 9-2?'],
  ['9-2', '送了6箱水', 'report 9-2?'],
  ['9-2', '还差2个的电费', 'report 9-2未'],
  ['9-2', '差评有6个', 'report 9-2未'],
  ['9-2', '有2个坏了', 'report 9-2?'],
  ['9-2', '装了8个，照片还差2张', 'report 9-2未 8个'],
  ['9-2', '装了8个，另2个不在计划内', 'report 9-2未 8个'],
  ['9-2', '装了8个，有1个漏水', 'report 9-2未 8个'],
  ['9-2', '有3个没通电', 'report 9-2未 差3个'],
  ['9-2', '还缺2个没装', 'report 9-2未 差2个'],
  ['9-2', '装了8个柜子', 'report 9-2未 8个'],
  ['9-2', '装了3个摄像机', 'report 9-2未 3个 ASK'],
  ['13-4', '还缺两座的照片', 'report 13-4?'],
  ['13-4', '装了11个烘手机', 'report 13-4? 11个 ASK'],
  ['8-1', '招聘会还缺4个志愿者', 'report 8-1未'],
  ['33-5', '招了20个志愿者', 'report 33-5未 20个'],
  ['36-2', '演了100场，欠8场的演出费', 'report 36-2未 100场'],
  ['3-7', '换了200间，另有40间教室不用改', 'report 3-7未 200间'],
  ['14-1', '十个小区通水了', 'report 14-1未 10个'],
  ['39-5', '讲座11场，派发宣传册3000份', 'report 39-5? 11场 3000份'],
])('%s %s', (number, text, reading) => {
  expect(answered(text, number)).toBe(reading);
});
