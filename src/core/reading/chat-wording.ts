/** Ways of speaking that only chats have, put into words that reports use. */

const REWORDINGS: readonly (readonly [RegExp, string])[] = [
  // 7,960个: one number, no two clauses
  [/(?<=(?<![\d.-])\d{1,3})[,，](?=\d{3}(?![\d-]))/g, ''],
  // the form's own column: 是否完成年度目标：是
  [/是否(?:已经?)?(?:完成|完工)[^，,。；;：:]{0,6}[：: ]*是(?=$|[。，,；;])/g, '已完成'],
  [/是否(?:已经?)?(?:完成|完工)[^，,。；;：:]{0,6}[：: ]*否(?=$|[。，,；;])/g, '未完成'],
  // 已无未完工的, 谁说没完成: what is denied twice is so
  [/(?:不存在|没有|已无|并无)(?:没有?|未)(?:完成|完工|竣工|建成|办完|做完)(?:的)?(?:情况|项目|问题|点位)?/g, '已完成'],
  [/谁说(?:没有?|未)[^，,。；;]{1,6}(?=[，,。；;])/g, ''],
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
