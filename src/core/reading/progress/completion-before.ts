/** A word right before what is told as done that was passed over: 敢说完工, 岂料完工. Whoever reads it must ask, since it may say that nothing has come about. */
import type { Day } from '../../day.js';
import { CLAUSE_END } from '../text/plain-text.js';
import { progressOf } from './progress.js';
import { DONE } from './progress-words.js';

/** What is told. */
const TOLD = new RegExp(`${DONE.source}|开工|动工|封顶`, 'g');

/** Words that deny or put off, and say neither here: 不但完工, 没几天就完工, 最近完工. */
const HARMLESS =
  /(?<!应)该(?=[项校园站路街馆处点]|工程|任务|工作|事项|小区|单位|中心)|好不容易|[那这一]会|别(?:的|[处家人项个样都全也均])|可以(?:按|照|当|算|报|填|写)|时不时|动不动|[收评例审证]会|不(?:过(?!关)|但|仅|光|止|只|单|久|负|少|断|到|出|怕|用|必|再|错|料|折不扣|愧|超过|低于|少于|同)|没(?:想到|料到|过?多久|[几两]天|问题|耽误|人|事|费|花|用)|(?:毫|并|从|分秒|一刻|雨天|昼夜|日夜)不|毫?无(?:障碍|误|悬念|疑|意外|线|偿|人|一例外)|[未没](?:成年|来|央)|非(?:常|机动|遗)|[主需重首必须]要|要(?:求|素|点|道)|[最附新邻就]近|近(?:日|期|来|年|视)|[这那么很真太挺尽赶加]快|快[速递车捷道]|应急|响应|[适供对反]应|应(?:季|景|邀)|能(?:源|耗|效|力|量)|[功性职节智产新]能|[社协工商学委聘演览讲展运晚年洽谈动宴收审评协]会|会(?=全部|都|均|已)|会儿|老大难|可[算是谓]|会(?:议|场|所|展|堂|同|馆|审|签|商|诊)|这不(?=$|[完竣投])|机会|大会|可(?:回收|持续|视|移动|燃|靠)|许可|认可|想(?:法|不到)|[理思联]想|如(?:期|愿|约|数|实|初)|何(?:家|老|某)|假(?:期|日|前|后)|[暑寒长]假/g;

/** What is left of such words within reach of the completion. */
const PASSED_OVER =
  /[不未没莫勿甭岂]|哪(?![个些])|别(?!墅)|非(?!常)|快|要(?!闻)|近|欲|该|应|敢|想|盼|愿|若|倘|可|能|会|假|难|[年月周季度天日][之以]?内(?!已|就)/;

const WITHIN = 6;

/** Are all completions of a text told behind a word that was passed over? */
export function isPassedOver(text: string, today: Day): boolean {
  const told = text
    .split(CLAUSE_END)
    .filter((clause) => progressOf(clause, today).state === 'completed' || /开工|动工|封顶/.test(clause));
  return told.length > 0 && told.every(isUnaccounted);
}

function isUnaccounted(clause: string): boolean {
  const told = [...clause.matchAll(TOLD)];
  const last = told.at(-1);
  if (!last) return false;
  const step = told.findLast(([word]) => STEP.test(word));
  const before = clause.slice(0, last.index).replace(HARMLESS, '、').slice(-WITHIN);
  return (
    PASSED_OVER.test(before) || (step !== undefined && !isStepTold(clause, step.index)) || LATER_TODAY.test(clause)
  );
}

/** 开工, 封顶: with nothing behind it that only speaks of it (开工手续办好了), nor before it that is of a part. */
const isStepTold = (clause: string, at: number): boolean =>
  GOES_ON.test(clause.slice(at + 2)) && !OF_PART.test(clause.slice(0, at));
const OF_PART = /(?:部分|局部)(?:已经?)?$/;

/** 封顶, 开工 and what may follow them: 封顶了, 开工三天了, 开工仪式办完, 开工并进场; anything else may only speak of them. */
const STEP = /^(?:开工|动工|封顶)$/;
const GOES_ON =
  /^(?:多[时日]|许久|[好良]久|已久)了?[。！!]*$|^(?:(?:建设|施工|作业)中?|大吉|顺利|进场|完成|完毕|成功|阶段|仪式|典礼)?[了啦的过已也都]{0,3}(?:有|快|整整|差不多|近|约)?(?:[\d一二两三四五六七八九十几半好多]{1,4}[来多]?个?(?:天|日|周|星期|礼拜|月|年|阵子?|段时间)[多了的]{0,2})?[。！!~～）)」”\s]*$|^(?:了(?=[还就正在都也])|(?:是|于)?[\d一二三四五六七八九十月日号]{0,8}(?:已经?|都|也)?(?:完成|做到|实现|达到|兑现)|红[绸布旗]|横幅|鞭炮|并|且|和|及|与|、|[了完]?[之以]?后|至今|以来|于|在|[：:]|(?:仪式|典礼)(?!取消|推迟|延期|改期|没|未|筹|准备|[定约排])|(?:任务|目标|工作|节点)|[\d一二三四五六七八九十年月日号.]{2,12}$)/;

/** 今天下午开工, with no 了: told in the morning it is still to come, and which it is nobody can tell. */
const LATER_TODAY = /今[天日](?:下午|傍晚|午后)[^，,。；;了的过已]{0,4}(?:开工|动工|开业|开张|启用|移交|验收|揭牌)$/;
