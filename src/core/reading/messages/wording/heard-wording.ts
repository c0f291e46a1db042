/** Words as dictation hears them, written as they were said: 工厕改了九座, 泊味, 二十二点三公理, 还叉一座. Names are a matter of `projects/misheard`. */

export const HEARD_WORDINGS: readonly (readonly [RegExp, string])[] = [
  [/[工共]厕|公侧|公测(?!试)/g, '公厕'],
  [/讲作/g, '讲座'],
  [/演[初处](?=[\d一二两三四五六七八九十办搞演完])/g, '演出'],
  [/边[波玻]|变坡/g, '边坡'],
  [/挡强|[档当]墙/g, '挡墙'],
  [/泊味|[博伯]位/g, '泊位'],
  [/(?<=[\d一二两三四五六七八九十百千万])公[理里礼](?![\u4e00-\u9fff])/g, '公里'],
  [/还叉(?=[\d一二两三四五六七八九十])/g, '还差'],
  [/[风丰](?=顶(?:了|$|[，,。；;！!]))/g, '封'],
  [/[峻俊骏]工|[竣峻]公/g, '竣工'],
  [/[玩完]公(?=了?(?:$|[，,。；;！!]))/g, '完工'],
];
