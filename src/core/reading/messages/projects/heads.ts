/** What leads to a list and is no part of its first line: how many projects are told of, where exactly so many follow (大浪4项：8-2完成，9-6完成…), 三件小事一起讲：, 转运站周报：. */
import type { Day } from '../../../day.js';
import type { Project } from '../../../registry.js';
import { findDates } from '../../days/dates.js';
import { parseNumber } from '../../numbers/numbers.js';
import { progressOf } from '../../progress/progress.js';
import { isFramed } from '../wording/frames.js';
import { mentionsIn } from './mentions.js';

const HEAD =
  /^(?<who>[^，,。；;：:\d\n]{0,12}?)(?:(?<count>[两二三四五六七八九十]|\d{1,2})(?:个|项|件|条|桩)(?:民生实事|重点|在建|牵头|[\u4e00-\u9fff]{2,4}(?=项目))?(?:项目|工作|任务|事项|事情?|内容)?|事情|报)(?:的?(?:情况|进展|进度)|如下|更新|汇报|报告|报备)?(?:一下)?[：:，,\n ]+/;
/** What is told of in so many words is no heading. */
const TELLS = /[完没未成建办改装修差剩演开好]/;

/** 本周更新3项: when it is told. */
const TELLING = /更新|进展|情况|报/;

/** 三件小事一起讲：, 报两个喜一个忧：. */
const NEWS =
  /^(?:先|再|一起)?(?:报|讲|说)?[一两二三四五六七八九十几\d](?:个|件|桩|条)(?:小|大|好|坏|急|烦心)?(?:事|喜|忧|消息)[儿情]?(?:[、，,和]?[一两二三四五六七八九十几\d](?:个|件|桩|条)(?:小|大|好|坏|急|烦心)?(?:事|喜|忧|消息)[儿情]?)?(?:一起|一并|一块)?(?:讲|说|报|汇报|捋)?(?:一?[下遍])?[：:]\s*/;

/** 社康几个点的进展给您捋一遍：, 大讲堂两处情况：, 转运站周报：. The topic stays. */
const SURVEY =
  /^(?![^，,。；;：:\n]*(?:[今昨前当]日|[今昨]天|[本这上]个?[周月]))(?!目前|近期|当前|最新|截|各|现)(?<topic>[^，,。；;：:\n\d完没未]{2,16}?)(?:[两三四五六七八九十几](?:个|处|座|家)(?:点位?|项目|地方|街道|社区)?)?(?:建设)?的?(?:进展|进度|情况|周报|月报|日报|简报|小结|战果|战报|流水账|月底账|账|数[据字])(?:来了|出来了|到了|更新)?(?:给[您你]|[跟向][您你])?(?:捋|报|说|汇报|通报)?(?:一?[下遍]|如下)?[：:]\s*/;

/** 社康这条线向您统一说明：, 今天街道开了调度会，把情况同步给督办：: nothing but that all that follows is told. */
const LEAD = /^[^：:\n\d]{2,36}[：:]\s*/;
const TELLS_IT =
  /(?:说|讲|报|汇报|报告|通报|说明|同步|反馈|汇总|更新|捋|梳理|账|进展|进度|情况|如下)(?:给|[跟向]|一?[下遍]|一声|督办办?|办公室|领导|各位|大家|[您你我]们?|如下|了|的|是)*[：:]\s*$/;

/** 天桥类：, 水务这边碧道和河道：, 民治安全口：: of what kind they are. */
const OF_A_KIND =
  /^[\u4e00-\u9fff、]{1,10}?(?:[类口线片]|方面|[这那][边块头]|板块|领域|条线)[\u4e00-\u9fff、]{0,8}[：:]\s*$/;
const TELLS_MORE = /[完没未成差剩缺欠好了已正在还待能要投通的]|开(?!发)|情况|目标|任务|计划|原因|问题/;

/** Is it led to by such words, and does each sentence behind them say by itself which project it tells of? */
function isLedTo(lead: string, rest: string, own: readonly Project[], today: Day): boolean {
  const isKind = OF_A_KIND.test(lead) && !TELLS_MORE.test(lead);
  if (!(isKind || TELLS_IT.test(lead)) || isFramed(lead) || progressOf(lead, today).state !== 'unknown') return false;
  const named = (text: string) => mentionsIn(text, own).flatMap((m) => (m.sure ? m.numbers : []));
  const topics = mentionsIn(lead, own).flatMap((m) => m.numbers);
  // 转运站周报：…北站验收过了: what it is a survey of tells which 北站
  if (mentionsIn(rest, own).some((m) => !m.sure && m.numbers.some((n) => topics.includes(n)))) return false;
  const told = named(rest);
  const sentences = rest.split(/[。；;\n]/).filter((one) => one.trim() !== '');
  return (
    new Set(told).size > 1 &&
    named(lead).every((n) => told.includes(n)) &&
    sentences.filter((one) => named(one).length > 0).length >= new Set(told).size
  );
}

/** The message without such words; its topic and a day of the work itself stay. */
export function withoutHeadCount(whole: string, own: readonly Project[], today: Day): string {
  const led = LEAD.exec(whole)?.[0] ?? '';
  if (led !== '' && isLedTo(led, whole.slice(led.length), own, today)) return whole.slice(led.length);
  const text = whole.replace(NEWS, '').replace(SURVEY, '$<topic>：');
  const head = HEAD.exec(text);
  if (!head || TELLS.test(head[0])) return text;
  const rest = text.slice(head[0].length);
  const told = new Set(mentionsIn(rest, own).flatMap((m) => (m.sure ? m.numbers : [])));
  const { count } = head.groups ?? {};
  const isOfThem = count === undefined ? told.size > 1 : told.size > 1 && told.size === parseNumber(count);
  if (!isOfThem || mentionsIn(head[0], own).some((m) => m.sure && !m.guessed)) return text;
  const days = TELLING.test(head[0]) ? [] : findDates(head[0], today);
  return [...days.map((d) => d.text), rest].join('，');
}
