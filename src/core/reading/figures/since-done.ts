/** What was announced or lacking, and is told as done by now: 上次报的下周装24个已经落实, 没办成的那两场补上了. */
import type { Quantity } from './quantities.js';

/** How a clause ends that tells it as done. */
const DONE = '(?:[了好妥毕]|到位|落实|兑现|交付|到岗|完[工成]?了?|竣工了?)';

/** 十五个入了, 2座上周完工, 24个已经落实: told behind the figure, to the end of its clause. */
const DONE_BEHIND = new RegExp(
  `^(?!了|[^，,。；;\\n]{0,5}[内底][^，,。；;\\n了过已]{0,8}(?=$|[，,。；;！!\\n])|[^，,。；;\\n]{0,4}[定约排](?:[好下]来?)?了)[^，,。；;\\n\\d不没未待等跟随将会下明预再要能可争计就才被征占停]{0,8}${DONE}(?=$|[，,。；;！!\\n])`,
);
/** 12户是上周计划里的，昨天全部改完: in the clause after it, which has no subject and no amount of its own. */
const DONE_NEXT = new RegExp(
  `^[^，,。；;\\n\\d没未]{0,10}[，,](?:已|都|全|昨|上周|上个|刚|现在|目前|今[天早])[^，,。；;\\n\\d不没未待等将会下明预再要能可争计就才备选签订谈]{0,8}${DONE}(?=$|[，,。；;！!\\n])`,
);

export const toldDoneSince = (text: string, q: Quantity): boolean => DONE_BEHIND.test(text.slice(q.end, q.end + 24));

export const toldDoneNext = (text: string, q: Quantity): boolean => DONE_NEXT.test(text.slice(q.end, q.end + 40));

/** 那两场, 这批12户, 上次报的下周装24个, 本周原排期改7个: some of all there are to be. */
const ONE_LOT = /[那这]$|[那这][批次几]|上[次周]|[本下]个?(?:周|星期|礼拜|月|旬)|原排|排期/;
export const isOneLot = (head: string): boolean => ONE_LOT.test(head);

/** 没办成的那两场补上了: made up for. */
const MADE_UP = /^(?:也|都|全|已经?|后来|上周|昨天|刚)*[补追]/;
export const isMadeUp = (head: string, text: string, q: Quantity): boolean =>
  isOneLot(head) && MADE_UP.test(text.slice(q.end)) && toldDoneSince(text, q);

/** 新招的8名国庆后都到岗了，现在消防员76名: some of those that are told of next, done of late. */
const NEW_LOT = /[那这](?:一?批)?$|^[^，,。；;\n]{0,6}新[招装建增办开添设改做]的$/;
export const isLotOfMore = (head: string, text: string, q: Quantity, all: readonly Quantity[]): boolean =>
  NEW_LOT.test(head) &&
  toldDoneSince(text, q) &&
  all.some((o) => o.start > q.end && o.unit === q.unit && o.value > q.value);
