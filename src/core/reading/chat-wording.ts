/** Ways of speaking that only chats have, put into words that reports use. */

const FINISHED = '完工|竣工|完成|做完|弄完|搞完|办完|弄好|搞好|做好|建成|投用|启用|开放|开业|移交|交付|验收|通车|结束';

const REWORDINGS: readonly (readonly [RegExp, string])[] = [
  // 7,960个: one number, no two clauses
  [/(?<=(?<![\d.-])\d{1,3})[,，](?=\d{3}(?![\d-]))/g, ''],
  // the form's own column: 是否完成年度目标：是
  [/是否(?:已经?)?(?:完成|完工)[^，,。；;：:]{0,6}[：: ]*是(?=$|[。，,；;])/g, '已完成'],
  [/是否(?:已经?)?(?:完成|完工)[^，,。；;：:]{0,6}[：: ]*否(?=$|[。，,；;])/g, '未完成'],
  // 已无未完工的, 谁说没完成: what is denied twice is so
  [/(?:不存在|没有|已无|并无)(?:没有?|未)(?:完成|完工|竣工|建成|办完|做完)(?:的)?(?:情况|项目|问题|点位)?/g, '已完成'],
  [/谁说(?:没有?|未)[^，,。；;]{1,6}(?=[，,。；;])/g, ''],
  // 完的工, 竣了工, 验了收: the verb in two
  [/完(?:了|的|得了)工/g, '完工了'],
  [/([竣开动复])(?:了|的)工/g, '$1工了'],
  [/验(?:了|过|过了)收/g, '验收了'],
  // 是12月20日完的, 11月底弄好的: what is stressed by 的 has happened
  [
    new RegExp(
      `(?<=(?:是|[日号天底初周]|[今昨前][天日晚]|周[一二三四五六日末])[才就刚]?)(${FINISHED})的(?=[，,。；;！!\\n]|$)`,
      'g',
    ),
    '$1了',
  ],
  [/(?<=(?:是|[日号天底初]|昨晚)[才就刚]?)完的(?=[，,。；;！!\n]|$)/g, '完工了'],
  // 改了十九座不对是二十座: dictated without a stop
  [
    /(?<=[\d一二两三四五六七八九十百][\u4e00-\u9fff]{1,2}?)(?:呃|啊|哦|唉)?(不对|说错了?|口误|更正)(?=[，, ]?(?:应该)?是)/g,
    '，$1',
  ],
  // heard for what was said: 二十二点三公理, 还叉一座
  [/(?<=[\d一二两三四五六七八九十百千万])公[理里礼](?![\u4e00-\u9fff])/g, '公里'],
  [/还叉(?=[\d一二两三四五六七八九十])/g, '还差'],
  // not Mandarin, and what it says there: 冇开放, 莫得
  [/冇|莫得|[没莫]得(?=[\u4e00-\u9fff])/g, '没有'],
  // 应该是29-3完工: a correction, and no guess
  [/^应该?是(?=[〔【[（(]?\d)/, ''],
  // 刚说的那个月底前完成: 月底, not 个月底
  [/(那个|这个|那项|这项)(?=月[底初中内])/g, '$1，'],
  // ①暖心柜 完成 ②公厕 完成: each a sentence of its own
  [/(?<=[\s\u4e00-\u9fff]) *(?=[②-⑳])/g, '；'],
];

/** The message in plainer words. Offsets change. */
export function plainlySaid(text: string): string {
  return REWORDINGS.reduce((said, [from, to]) => said.replace(from, to), text);
}
