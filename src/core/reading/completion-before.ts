/** A word right before what is told as done that was passed over: 敢说完工, 岂料完工. Whoever reads it must ask, since it may say that nothing has come about. */
import type { Day } from '../day.js';
import { CLAUSE_END } from './plain-text.js';
import { progressOf } from './progress.js';
import { DONE } from './progress-words.js';

/** What is told. */
const TOLD = new RegExp(`${DONE.source}|开工|动工|封顶`, 'g');

/** Words that deny or put off, and say neither here: 不但完工, 没几天就完工, 最近完工. */
const HARMLESS =
  /好不容易|不(?:但|仅|光|止|只|单|久|负|少|断|到|出|怕|用|必|再|错|料|折不扣|愧|超过|低于|少于|同)|没(?:想到|料到|过?多久|[几两]天|问题|耽误|人|事|费|花|用)|(?:毫|并|从|分秒|一刻|雨天|昼夜|日夜)不|毫?无(?:障碍|误|悬念|疑|意外|线|偿|人|一例外)|[未没](?:成年|来|央)|非(?:常|机动|遗)|[主需重首必须]要|要(?:求|素|点|道)|[最附新邻就]近|近(?:日|期|来|年|视)|[这那么很真太挺尽赶加]快|快[速递车捷道]|应急|响应|[适供对反]应|应(?:季|景|邀)|能(?:源|耗|效|力|量)|[功性职节智产新]能|[社协工商学委聘演览讲展运晚年洽谈动宴]会|会(?=全部|都|均|已)|会儿|别的|老大难|可[算是谓]|会(?:议|场|所|展|堂|同|馆)|机会|大会|可(?:回收|持续|视|移动|燃|靠)|许可|认可|想(?:法|不到)|[理思联]想|如(?:期|愿|约|数|实|初)|何(?:家|老|某)|假(?:期|日|前|后)|[暑寒长]假/g;

/** What is left of such words within reach of the completion. */
const PASSED_OVER = /[不未没莫勿甭岂哪]|别(?!墅)|非(?!常)|快|要(?!闻)|近|欲|该|应|敢|想|盼|愿|若|倘|可|能|会|假|难/;

const WITHIN = 6;

/** Are all completions of a text told behind a word that was passed over? */
export function isPassedOver(text: string, today: Day): boolean {
  const told = text
    .split(CLAUSE_END)
    .filter((clause) => progressOf(clause, today).state === 'completed' || /开工|动工|封顶/.test(clause));
  return told.length > 0 && told.every((clause) => PASSED_OVER.test(before(clause)));
}

/** What stands right before the clause's last word of completion. */
function before(clause: string): string {
  const at = [...clause.matchAll(TOLD)].at(-1)?.index ?? 0;
  return clause.slice(0, at).replace(HARMLESS, '、').slice(-WITHIN);
}
