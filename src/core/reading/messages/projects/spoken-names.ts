/** What stays of a project's name in the words told of it: 项目, and the amount and the time that stand in its midst. */
import { JOINT } from './leads.js';
import type { Mention } from './mentions.js';

/** Words of a target are themselves the report (充电插口建了120个). Names and numbers are not; in the midst of a sentence they stay as 项目. */
export function spoken(text: string, group: readonly Mention[], lead: string): string {
  if (group.every((m) => m.by === 'target')) return text.slice(group[0]?.start, group.at(-1)?.end);
  const counted = group.flatMap((m) => (m.by === 'number' ? [] : (countedWithin(text, m) ?? [])));
  const timed = group.flatMap((m) => (m.by === 'number' ? [] : (TIMED.exec(text.slice(m.start, m.end))?.[0] ?? [])));
  const points = group.some((m) => m.by === 'name' && /[那这]个/.test(text.slice(m.start, m.end))) ? '那个' : '';
  const named = /\d$/.test(lead) ? '，项目' : JOINT.test(lead) || AMOUNT_BEFORE.test(lead) ? '' : '项目';
  return `${named}${points}${timed.join('')}${counted.join('')}`;
}

/** 10个暖心柜都摆好了: ten of what the name is, and no ten projects. */
const AMOUNT_BEFORE = /\d ?(?:个|座|处|盏|台|套|条|组|张|块|根|株|棵|面|名)$/;

/** 自助终端上周布设: a time that stands in the midst of a name. */
const TIMED =
  /(?:[上本这当]一?个?)(?:[周月]|星期|礼拜|季度)|(?:1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月份?|[一二三四]季度|[上下]半年|[今昨前]天|累计|目前|已经?|现在/;

/** 示范单位53家创建: an amount that stands in the midst of a name. */
const COUNTED =
  /\d[\d.,]*[万亿]?(?:个|座|家|场|处|户|台|套|项|间|所|盏|条|段|支|册|节|公里|平方米|人次|人|件|名|期|次)/;

const countedWithin = (text: string, { start, end }: Mention): string | undefined =>
  (COUNTED.exec(text.slice(start, end)) ??
    (OF_ALL.test(text.slice(end)) ? SPELT.exec(text.slice(start, end)) : null))?.[0];
/** 大浪三家社康夜诊都开了: spelt out, where it is said of all of them; 二期 counts nothing. */
const SPELT = /(?<=[\u4e00-\u9fff])(?<!第)[两二三四五六七八九十]{1,3}(?:个|座|家|处|户|台|套|间|所|盏|条|支)/;
const OF_ALL = /^[都全均]/;
