/** One word more, less or other, and another thing is asked. */
import { describe, expect, test } from 'vitest';
import { asked } from './leaders-questions.js';

const reads = (cases: readonly (readonly [text: string, reading: string])[]) =>
  test.each(cases)('%s: %s', (text, reading) => expect(asked(text)).toBe(reading));

describe('why it came so late or so far behind, and how a thing is done', () => {
  reads([
    ['9-2怎么才开工', 'why answer number=9-2'],
    ['24-4咋到现在才封顶', 'why answer number=24-4'],
    ['民治怎么才能报进展', 'help answer'],
    ['大浪怎么会有这么多没完成', 'why answer unit=大浪街道 standing=open'],
    ['福城滞后是怎么来的', 'why answer unit=福城街道 standing=lagging'],
    ['9-2疑点怎么来的', 'why answer number=9-2'],
    ['24-4怎么拉下的', 'why answer number=24-4'],
    ['福城进度怎么掉下来的', 'why answer unit=福城街道'],
    ['民治没完成到底怨啥', 'why answer unit=民治街道 standing=open'],
    ['民治没完成怪谁', 'unclear decline'],
    ['9-2究竟慢哪了', 'why answer number=9-2'],
    ['福城滞后在哪', 'why answer unit=福城街道'],
    ['福城滞后在哪几个项目', 'list answer unit=福城街道 standing=lagging'],
    ['9-2怎么建的', 'status ask number=9-2'],
    ['9-2怎么了', 'status answer number=9-2'],
    ['9-2怎么个进度', 'status answer number=9-2'],
  ]);
});

describe('what only looks like a name or a number', () => {
  reads([
    ['各长者服务站建得怎样', 'status answer name=长者服务站'],
    ['各街心花园怎么样', 'status answer name=街心花园'],
    ['各街完成率', 'rate answer unit=龙华街道+大浪街道+观澜街道+民治街道+福城街道+观湖街道+各街道'],
    ['重点项目10月31日完成了几个', 'count answer key=true standing=completed period=2022-10-31..2022-10-31'],
    ['重点项目10月底完成了几个', 'count answer key=true standing=completed asOf=2022-10-31'],
    ['项目10怎么样了', 'status answer number=10'],
    ['新来的科长好打交道吗', 'unclear decline'],
  ]);
});
