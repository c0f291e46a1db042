/** Other words for the same: of being done, of what is left, of sums, plans and days. */
import { inOtherWords, type Rewording } from './rewording.js';

const END = '(?=$|[，,。；;！!\\n])';
/** No denial, and no day or condition, stands before it: 没完工了, 就完工了. */
const PLAINLY = '(?<![没未不能就有才算日月号天要会可快都均早])';
const AMOUNT = '(?:\\d+|[一二两三四五六七八九十百]+) ?[个场家座处间套户人]';

type Choices = readonly (readonly [word: string, others: readonly string[]])[];

const inAnyOtherWords = (name: string, most: number, choices: Choices): Rewording<'claims'> => ({
  name,
  most,
  reword: (...told) =>
    choices.flatMap(([word, others]) => inOtherWords<'claims'>(name, most, new RegExp(word), others).reword(...told)),
});

export const claimSynonyms: readonly Rewording<'claims'>[] = [
  inAnyOtherWords('done', 0.03, [
    [`${PLAINLY}完工了${END}`, ['竣工了', '干完了', '搞定了', '建成了', '收工了', '施工完毕']],
    [`${PLAINLY}已完成${END}`, ['已办结', '搞定了', '已圆满完成', '已收官', '已经达标', '已办理完毕']],
    [`(?<![没未不是])全部完成${END}`, ['均已完成', '都搞定了', '全办完了', '全数完成', '悉数完成']],
    [`(?<![没未不算才再就能])投用了${END}`, ['启用了', '用起来了', '已交付使用', '已投运', '开始用了']],
    [`(?<![没未预初])验收过了${END}`, ['验收合格了', '已通过验收', '过了验收', '验收通过']],
  ]),
  inAnyOtherWords('not-done', 0.03, [
    [`(?<![不是有一点了才算谈上])没完工${END}`, ['还没干完', '未竣工', '没收尾', '没能完工', '没建好']],
    [`没移交${END}`, ['未移交', '还没办移交', '移交手续没办', '还没交出去', '待移交']],
  ]),
  inAnyOtherWords('left', 0.03, [
    [
      `(?<![\\d.\\-月天日])还差(${AMOUNT})${END}`,
      ['尚缺$1', '还欠$1', '剩$1了', '余下$1', '还有$1没完成', '剩下的$1还没完成', '还缺$1没补上', '只差$1'],
    ],
    ['其余(?=[完都全均已也没未还正\\d])', ['其他', '其它', '其他的', '余下的', '剩下的']],
  ]),
  inAnyOtherWords('total', 0.03, [
    ['(?<![全年])累计(?=已|[办建装完开改\\d])', ['总共', '合计', '截至目前', '一年下来', '到现在', '加起来']],
  ]),
  inAnyOtherWords('planned-and-when', 0.03, [
    ['预计(?=[^，。；]{1,10}(?:完|竣|建|投|交|开|验))', ['力争', '打算', '预估', '有望', '初步定在', '希望', '计划于']],
    ['上周(?=[一二三四五六日])', ['上星期', '上礼拜', '上个星期']],
    ['昨天(?=[完竣验移投开])', ['昨日', '昨', '昨个']],
    ['(?<![\\d一二三四五六七八九十两本这个上下当次每])月底前', ['月末前', '本月底前', '这个月月底前', '月底之前']],
    ['下个?月底前', ['下个月月底前', '下月末前', '次月底前', '下月底之前']],
  ]),
];
