/** All that is promised is arranged, and none of it is done: 20场已全部排期, 10个全部到货. */
import { DONE } from './progress-words.js';

/** 已全部, 都. */
const ALL_OF_THEM = '(?:已经?|都|均|全部|全都|也|早|刚|陆续|统一)+';

/** What is done about a thing before it is there. */
const ARRANGED =
  '(?:排[期定满]|排[好上完]|约[好定妥]|定[好下妥]|[敲商谈]定|安排(?:[好妥完上下]|到位|完毕)?|确定|选址|选[好定]|报名|报[好满上]|招[生募]|下单|订[货购]|采购|发货|到货|到齐|进场|入场|招标|中标|签约|签(?:了|好|订)?(?:合同|协议)|列入|纳入|发(?:了|出|布)?(?:通知|邀请|函)|派[单工]|分[配派]|布置|部署|动员|备料|备货)';

const IS_ARRANGED = new RegExp(`${ALL_OF_THEM}${ARRANGED}(?:下去|完毕|完成|到位)?了?(?=$|[，,。；;！!])`);

/** Is so much of it arranged, and no more told? */
export const isOnlyArranged = (text: string): boolean => {
  const match = IS_ARRANGED.exec(text);
  if (!match) return false;
  const rest = text.slice(0, match.index) + text.slice(match.index + match[0].length);
  return [...rest.matchAll(DONE)].length === 0;
};
