/** Measure words (量词) and units that a target or a claim counts in. */

/**
 * Each word with the characters that, following it, make it another word: 8家 counts, 家庭 does not. Listed by subject;
 * longer words win over shorter ones.
 */
const WORDS: readonly (readonly [word: string, notBefore: string])[] = [
  // people and households
  ...words('人次 人日 人份 户次 剂次 人剂 例次 名 位 剂'),
  ['户', '籍外型'],
  ['人', '才行'],
  // events
  ...words('场次 批次 课时 学时 班次 车次 台次 件次 家次 处次 宗次 轮次 棵次 株次 辆次 艘次 份次 点次 项次 篇次 条次'),
  ...words('次 批 堂 趟 届'),
  ['讲', '座堂解师话述台了过的'],
  ['场', '所馆地'],
  ['期', '间房'],
  ['节', '能水约点气日后前假庆'],
  ['轮', '候'],
  ['回', '收答复归访头来去迁购填龙暖升落'],
  // institutions and places
  ...words('个 所 栋 幢 段 床 张 席'),
  ['家', '庭'],
  ['座', '谈'],
  ['间', '隔'],
  ['处', '置'],
  ['片', '区'],
  ['块', '链'],
  ['眼', '科镜睛病部界'],
  ['孔', '洞径'],
  ['尾', '气水款矿'],
  ['路', '灯口面段网线径由边况名基公'],
  // things
  ...words('套 件 项 辆 艘 盏 根 盆 株 棵 颗 枚 头 口 扇 樘 把 箱 桶 瓶 袋'),
  ['台', '账'],
  ['副', '中高主食本省市县区局书任校院长产'],
  ['双', '向边重创拥减语休职'],
  ['对', '象应策外口标接比于照吗的了吧不得'],
  ['则', '按'],
  ['首', '先批次个席届期家都创位'],
  ['杆', '件'],
  ['种', '植子养业畜群质'],
  ['只', '有建办完装新改做剩是要能差开修学'],
  ['条', '例'],
  ['支', '部付出'],
  ['队', '伍员'],
  ['组', '织'],
  ['部', '门委'],
  ['架', '构'],
  ['面', '积'],
  ['幅', '度'],
  ['包', '括'],
  // papers and cases
  ...words('册 篇 宗 起 案 笔 卷'),
  ['本', '月年地区市单周季次'],
  ['份', '额'],
  ['例', '行如'],
  ['单', '位元'],
  ['门', '诊店'],
  ['封', '顶闭控'],
  ['款', '项'],
  ['班', '组子制级车'],
  // size, weight, money, shares
  ...words('平方公里 平方千米 平方米 平方 平米 ㎡ m² m2 km² 公顷 亩 立方米 立方 m³ m3 公里 千米 km 延长米 延米 米'),
  ['平', '均台安时衡等整价稳房面常行地'],
  ...words('微克 毫克 分贝 吨 公斤 千克 kg 克 斤 千瓦时 千瓦 兆瓦 kW MW 千伏安 ℃ 摄氏度 美元 港元 个百分点 百分点 % ‰'),
  ['分', '钟之别类布析级局区配支公院店校散解为期批段包担享管流'],
  ['元', '旦'],
  ['升', '级'],
  // time: a measure only where it is held to a limit
  ...words('个工作日 工作日 个小时 小时 分钟 秒钟 个自然日 自然日 个月 个星期 星期 个礼拜 礼拜 个季度 个年度'),
  ['秒', '批报'],
  ['天', '然桥'],
  ['日', '常间均'],
  ['周', '边围岁年一二三四五六日末期'],
];

const TIME_WORDS = new Set(
  '个工作日 工作日 个小时 小时 分钟 秒钟 个自然日 自然日 个月 个星期 星期 个礼拜 礼拜 个季度 个年度 秒 天 日 周'.split(
    ' ',
  ),
);

/** Rates: 6批次/千人, 25微克/立方米, 500吨/日. */
const PER = /^\/(?:立方米|平方米|平方公里|升|L|亩|[千万百]?人|[日天年月周]|公里|小时|户|m³)/;

const BY_FIRST = byFirst(WORDS);

export interface MeasureWord {
  /** As the form writes it: '场', '人次', '套（间）', '%'. */
  word: string;
  end: number;
}

/** The measure word that begins at an offset of a half-width text, with a bracketed second one: 套（间）. */
export function measureWordAt(text: string, at: number): MeasureWord | null {
  const plain = plainWordAt(text, at);
  if (!plain) return null;
  const per = PER.exec(text.slice(plain.end, plain.end + 5))?.[0];
  if (per) return { word: plain.word + per, end: plain.end + per.length };
  const bracket = text[plain.end];
  if (bracket !== '（' && bracket !== '(') return plain;
  const inner = plainWordAt(text, plain.end + 1, true);
  const closer = inner && text[inner.end];
  if (!inner || (closer !== '）' && closer !== ')')) return plain;
  return { word: `${plain.word}（${inner.word}）`, end: inner.end + 1 };
}

/** 100（场）: the measure word stands in brackets by itself. */
export function bracketedWordAt(text: string, at: number): MeasureWord | null {
  if (text[at] !== '（' && text[at] !== '(') return null;
  const inner = plainWordAt(text, at + 1, true);
  return inner && '）)'.includes(text[inner.end] ?? '无') ? { word: inner.word, end: inner.end + 1 } : null;
}

/** A span of time: 15个工作日, 20分钟. It describes more often than it counts. */
export function isTimeWord(word: string): boolean {
  return TIME_WORDS.has(word);
}

function plainWordAt(text: string, at: number, inBrackets = false): MeasureWord | null {
  for (const [word, notBefore] of BY_FIRST.get(text[at] ?? '') ?? []) {
    if (!text.startsWith(word, at)) continue;
    const next = text[at + word.length] ?? '';
    if (!inBrackets && next !== '' && notBefore.includes(next)) continue;
    return { word, end: at + word.length };
  }
  return null;
}

function words(list: string): [string, string][] {
  return list.split(' ').map((word) => [word, '']);
}

function byFirst(list: typeof WORDS): Map<string, (readonly [string, string])[]> {
  const map = new Map<string, (readonly [string, string])[]>();
  for (const entry of [...list].sort((a, b) => b[0].length - a[0].length)) {
    const first = entry[0].charAt(0);
    map.set(first, [...(map.get(first) ?? []), entry]);
  }
  return map;
}
