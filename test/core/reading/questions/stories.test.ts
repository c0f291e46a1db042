/** Stories around a question, what is asked of the things themselves, and what a unit's people say of their own. */
import { describe, expect, test } from 'vitest';
import type { QuestionInput } from '#src/core/reading/read-input.js';
import { asked } from './leaders-questions.js';

const reads = (cases: readonly (readonly [text: string, reading: string])[], more: Partial<QuestionInput> = {}) =>
  test.each(cases)('%s: %s', (text, reading) => expect(asked(text, more)).toBe(reading));

describe('what the asker tells of himself is set aside, with and without a mark', () => {
  reads([
    ['轮到我发言了，重点完成率多少', 'rate answer key=true'],
    ['手机快没电了，滞后几个直接说', 'count answer standing=lagging'],
    ['快下班了，没交分析的给我拉出来', 'missing answer owes=lag_analysis'],
    ['民治街道还有几个没完成我在车上', 'count answer unit=民治街道 standing=open'],
    ['我在车上民治街道还有几个没完成', 'count answer unit=民治街道 standing=open'],
    ['牛湖中学什么时候能完工家长天天堵着问', 'forecast answer number=1-1'],
    ['牛湖中学建到哪一步了我下午要去看', 'status answer number=1-1'],
    ['写发言稿，全区完成率要一个', 'rate answer'],
    ['这会儿在电梯里，全区完成率多少', 'rate answer'],
    ['正跟记者吃饭，9-2怎么样了', 'status answer number=9-2'],
    ['我电脑死机了，再发一遍周报', 'digest answer'],
    ['上头打电话问，民治几个没完', 'count answer unit=民治街道 standing=open'],
    ['写简报，想用一句话：滞后的还有几个', 'count answer standing=lagging'],
    ['别绕弯子，9-2能不能按时完', 'forecast answer number=9-2'],
    ['9-2听说是征地不顺究竟卡在哪', 'why answer number=9-2'],
    ['在路上堵着呢，9-2怎么样了', 'status answer number=9-2'],
    ['机器人在不在，全区完成率多少', 'rate answer'],
    ['火烧眉毛，滞后的有哪些', 'list answer standing=lagging'],
    ['总表弄成PDF发来', 'export answer'],
    ['来一份可以编辑的汇总表', 'export answer'],
    ['周报能不能直接推到这个群', 'digest answer'],
    ['周报，要12月18日那一期', 'digest answer asOf=2022-12-18'],
    ['滞后的里面写到征拆的有哪些', 'list answer standing=lagging text=征拆'],
    ['自从那次例会以来完成了几个', 'count ask standing=completed'],
    ['居民投诉过的有哪些', 'list ask'],
    ['过了时限还没完工的', 'list answer standing=lagging'],
    ['民治压根没开展的有哪些', 'list answer unit=民治街道 standing=not_started'],
    ['逾期完成的归到一张表', 'list answer standing=completed_late'],
    ['存疑的还剩几个', 'count answer standing=in_doubt'],
    ['按时完成的能有多少', 'forecast answer'],
    ['谁的材料还没上来', 'missing answer owes=report'],
    ['上个月的', 'unclear ask'],
    ['周抱发一下', 'digest answer'],
    ['9-2的申报记录', 'history answer number=9-2'],
    ['9-2跟昨天比有动静吗', 'compare answer number=9-2 compareTo=2022-12-19'],
    ['二十几杠三怎么样了', 'status ask'],
  ]);
});

describe('what narrows the question is no story', () => {
  reads([
    ['征地没谈拢的，有几个', 'count ask'],
    ['跟学校有关的，没完成的有哪些', 'list answer standing=open name=学校'],
    ['在福城的，没完成的有哪些', 'list answer unit=福城街道 standing=open'],
    ['书记点过名的，完成率多少', 'rate ask'],
    ['进度条卡住不动的有哪些', 'list ask'],
    ['9-2和9-3怎么样，另外谁没报', 'missing ask number=9-2+9-3 owes=report'],
    ['说实话，还有几个没完成', 'count answer standing=open'],
    ['给司机用的厕所有几个没完成', 'count ask standing=open name=公厕'],
    ['因为资金滞后的有哪些', 'list answer standing=lagging text=资金'],
  ]);
});

describe('how much of a thing, and how many projects', () => {
  reads([
    ['暖心柜一共装了多少台', 'status answer name=暖心柜'],
    ['公厕改了几座', 'status answer name=公厕'],
    ['公厕完成了几个', 'count answer standing=completed name=公厕'],
    ['公厕项目有多少个', 'count answer name=公厕'],
    ['清单里头还有几个没完成', 'count answer standing=open'],
  ]);
});

describe('days that are past, and figures that are doubted', () => {
  reads([
    ['答应10号前完、到现在还没完的有哪些', 'list answer standing=open promisedBy=2022-12-10'],
    ['说是办结了数字却撑不起来的有哪些', 'list answer standing=in_doubt'],
    ['哪些被判成存疑了', 'list answer standing=in_doubt'],
  ]);
});

describe('a unit’s people speak of their own', () => {
  const water = { role: 'contact', unit: '区水务局', room: 'direct' } as const;
  reads(
    [
      ['局里完成率多少', 'rate answer unit=区水务局'],
      ['局的滞后分析还差几篇没交', 'missing answer unit=区水务局 owes=lag_analysis'],
      ['观湖的积水点怎么样了', 'status answer unit=区水务局 number=15-4'],
      ['观湖的积水点泵房装好没', 'status ask unit=区水务局'],
      ['观湖的公厕怎么样了', 'status refuse'],
      ['观湖街道怎么样了', 'status refuse'],
      ['牛湖中学怎么样', 'status refuse'],
      ['能给我挂个骨科的号不', 'unclear decline'],
    ],
    water,
  );
  test('and what was offered is chosen from', () =>
    expect(
      asked('装电梯的那个', {
        role: 'contact',
        unit: '市交通运输局龙华管理局',
        room: 'direct',
        after: ['富康人行天桥那个工程怎么样了'],
      }),
    ).toBe('status answer unit=市交通运输局龙华管理局 number=27-7'));
});
