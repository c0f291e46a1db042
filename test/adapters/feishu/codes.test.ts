import { expect, test } from 'vitest';
import { failureOf } from '#src/adapters/feishu/codes.js';

const of = (code: number, msg = 'oops 13800000000', retryAfterMs: number | null = null) =>
  failureOf({ code, msg, retryAfterMs }, 'chat');

test.each([
  [99991400, { result: 'limited', retryAfterMs: 1_000 }],
  [230020, { result: 'limited', retryAfterMs: 1_000 }],
  [11232, { result: 'limited', retryAfterMs: 5_000 }],
  [18121, { result: 'limited', retryAfterMs: 5_000 }],
  [230002, { result: 'gone', what: 'chat', cause: 'code 230002' }],
  [232009, { result: 'gone', what: 'chat', cause: 'code 232009' }],
  [230013, { result: 'gone', what: 'person', cause: 'code 230013' }],
  [230029, { result: 'gone', what: 'person', cause: 'code 230029' }],
  [230031, { result: 'stale', cause: 'code 230031' }],
  [230011, { result: 'stale', cause: 'code 230011' }],
  [230022, { result: 'refused', cause: 'code 230022' }],
  [230001, { result: 'refused', cause: 'code 230001' }],
  [99991663, { result: 'unreachable', cause: 'code 99991663' }],
  [99991672, { result: 'unreachable', cause: 'code 99991672' }],
  [230006, { result: 'unreachable', cause: 'code 230006' }],
  [424242, { result: 'refused', cause: 'code 424242' }],
])('F26: code %i', (code, meaning) => {
  expect(of(code)).toEqual(meaning);
});

test('what the answer says of waiting goes before the table', () => {
  expect(of(99991400, '', 7_000)).toEqual({ result: 'limited', retryAfterMs: 7_000 });
});

test('an address that does not exist is the chat or the person it was meant for', () => {
  const answer = { code: 230034, msg: '', retryAfterMs: null };
  expect(failureOf(answer, 'person')).toMatchObject({ result: 'gone', what: 'person' });
  expect(failureOf(answer, 'chat')).toMatchObject({ result: 'gone', what: 'chat' });
});

test('of the message only the inner code is told', () => {
  expect(of(230099, 'Failed to create card content, ext=ErrCode: 11310; ErrMsg: 张三 13800000000')).toEqual({
    result: 'refused',
    cause: 'code 230099 (ErrCode 11310)',
  });
});
