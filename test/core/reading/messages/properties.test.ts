/** What must hold of a message whatever its words: a claim that is taken back, only heard or nobody's is never taken for sure. */
import { describe, expect, test } from 'vitest';
import { readMessage } from '#src/core/reading/messages/messages.js';
import { sampleRegistry } from '../../../support/registry.js';

const seed = sampleRegistry('seed');
const read = (text: string) => readMessage({ kind: 'claim', text, unit: '民治街道' }, seed, '2022-12-20');

const COMPLETED = [
  '31-5已完工',
  '31-5全部完成',
  '31-5挡墙修好，验收通过，完工了',
  '白松一路街心花园12月8日完工',
  '9-2暖心柜12场都办完了，已完成',
  '16-4、16-5都搞完了',
];
const OPEN = [
  '31-5还没完工',
  '31-5排水沟在挖',
  '9-2办了8场，还差4场',
  '白松一路街心花园还在铺草皮',
  '16-4预计1月底完工',
];

const UNDONE_TAILS = ['，还有一半没弄', '，不过还没完工', '。还有两处没做', '，就是栏杆还没装', '才怪', '，我不太确定'];
const ALL_DONE_TAILS = ['，全部完成', '。整体已完工', '，已完工'];
const HEARSAY = ['听说', '据说', '听施工方说'];

const pairs = (texts: readonly string[], others: readonly string[]) =>
  texts.flatMap((t) => others.map((o) => [t, o] as const));

describe('a completion is not sure', () => {
  test.each(COMPLETED)('but by itself it is: %s', (text) =>
    expect(read(text)).toMatchObject({ state: 'completed', asks: null }),
  );

  test.each(pairs(COMPLETED, UNDONE_TAILS))('where it is taken back: %s%s', (text, tail) => {
    const { asks, state } = read(text + tail);
    expect(asks !== null || state === 'open').toBe(true);
  });

  test.each(pairs(COMPLETED, HEARSAY))('where it is only heard: %s, said with %s', (text, heard) =>
    expect(read(heard + text).asks).not.toBeNull(),
  );
});

test.each(pairs(OPEN, ALL_DONE_TAILS))('what is open and ends with all being done is asked about: %s%s', (text, tail) =>
  expect(read(text + tail).asks).not.toBeNull(),
);

test.each(['已完工', '全部完成，验收通过', '还差4场', '办了8场，月底前完成'])(
  'without number or name nothing tells whose it is: %s',
  (text) => {
    const { projects, asks } = read(text);
    expect({ projects, isAsked: asks !== null }).toEqual({ projects: [], isAsked: true });
  },
);
