import { expect, test } from 'vitest';
import { withoutDisowned } from '#src/core/reading/message-disowned.js';

test.each([
  ['燃气公司迁管线花了86万元，那笔不算我们的；在砌墙', '燃气公司迁管线花了，那笔不算我们的；在砌墙'],
  ['石材没铺完。有企业捐款20万，与本项目无关', '石材没铺完。有企业捐款，与本项目无关'],
  ['装了900个，物业自建的60个不计在内', '装了900个，物业自建的60个不计在内'],
  ['装了900个。物业装了60个，不计入', '装了900个。物业装了，不计入'],
  ['9-2装了8个，13-4不是我们的', '9-2装了8个，13-4不是我们的'],
])('%s', (text, left) => {
  expect(withoutDisowned(text, '2022-12-20')).toBe(left);
});
