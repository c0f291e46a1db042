/** A message that says of the whole work both that it is done and that it is not: 已完工，还有一半没做. What only lacked before takes nothing back. */
import type { Day } from '../../../day.js';
import { HEDGED } from '../../progress/hedges.js';
import { lacksSomething, ONLY_SO_MANY, withoutDoubleDenials } from '../../progress/lacks.js';
import { progressOf } from '../../progress/progress.js';
import { AFTERMATH, DONE_PLAINLY } from '../../progress/progress-words.js';
import { PART_OF_ALL } from '../../progress/still-to-come.js';
import { INTENDING } from '../../text/intending.js';
import { ALL } from '../wording/message-words.js';
import { saysAllAndRest } from './all-and-rest.js';
import { saysBothWays } from './both-ways.js';
import { leavesAPart } from './parts-apart.js';

const CLAUSE = /[，,。；;！!\n]|但是?|不过|可是|就是|只是(?!完工|竣工)/;

/** 其余全换完了, 没有全部装好, 到时就全部完成. */
const OTHERS_OR_NOT = '到时|届时|那时|[并绝]非|其[余他它]|剩|别的|另外|没|未|不|的';
/** 九场全部办完: all of what is counted. */
const COUNTED = '[\\d一二两三四五六七八九十百] ?[\\u4e00-\\u9fff]';

const ENDS = '(?=了?(?:$|[，,。；;！! ]))';

/** 全部完成, 全部装好, or 已完工 and no word of a part. */
const DONE_ALL = new RegExp(
  `(?<!(?:${INTENDING})[^，,。；;！!\\n]{0,12})(?<!(?:到时|届时|那时)候?[^，,。；;！!\\n]{0,4})(?<![没未有不能算非前])(?:全部|全都|都|均)(?:已经?)?完(?:成|工)|(?<!(?:${OTHERS_OR_NOT}|前)[^，,。；;！!\\n]{0,8})(?:全部?|全都)(?:已经?)?[建装换修改铺][完好成齐]${ENDS}|(?<!(?:${OTHERS_OR_NOT}|前|${COUNTED})[^，,。；;！!\\n]{0,8})(?:全部?|全都)(?:已经?)?(?:[做办弄搞开讲演种][完好成齐]|完成)${ENDS}|(?:^|[，,。；;！! ])(?:已经?|都|也)?(?:(?:圆满|顺利)?完[成工]|${DONE_PLAINLY}|[干做弄搞办]完)了?(?=[，,。；;！! ])`,
);
const UNDONE_AGAIN = new RegExp(
  `(?:没|未|没有)[^，,。；;\\n]{0,3}完(?!没|工?就|成?后)|(?:没有?|未)(?:竣工|收尾|能完工)(?!验收)|${ONLY_SO_MANY}|(?:完成|做完|弄完|办完)了?[大一]半|(?:其[余他它]|剩下?|余下)(?:的|几[个处座家])?(?:还|仍|正|都)*在[做弄改建装修换办搞铺种]`,
);

/** When, and what goes without saying, before a word of completion. */
const ASIDE =
  /[\d年月日号.\- 了啦的!~]|[今昨前]天|上个?(?:周|星期|礼拜)[一二三四五六日天]?|上个?月|项目|工程|整体|总体|全部|全都|已经|早就|刚刚|[于在早刚都均已也]/g;

/** The work itself is done: all that a clause says, 已完工, or said of all, 整体完工. */
const DONE_ITSELF = new RegExp(`^(?:(?:圆满|顺利)?完成|${DONE_PLAINLY}|[搞弄做干办]完|[搞弄]好|完毕?)$`);
const DONE_WHOLLY = /(?:整体|总体|整[栋条座个片]|全部|全都)(?:已经?)?(?:完工|竣工|完成|[搞弄做干]完|建成|建好)/;

/** 演完才全部完成, 到时就全部完成: with that, and not before. */
const ONLY_THEN = /[完好过齐]了?(?:才|方)(?:能|算|可|会)?|^(?:到时|届时|那时|到那时)候?/;

const saysWholeDone = (clause: string): boolean =>
  !ONLY_THEN.test(clause) && (DONE_WHOLLY.test(clause) || DONE_ITSELF.test(clause.replace(ASIDE, '')));

/** Work itself that is not done: 看台还没建, 两场没开, 一半没弄. */
const UNDONE =
  /(?:没有?|未)[\u4e00-\u9fff]?(?:[做建浇修装铺弄搞干砌刷种挖拆改封]|完)|(?:[\d几两一二三四五六七八九十百]+ ?[\u4e00-\u9fff]{1,4}?|[大一]半|部分)(?:还|都|仍|尚)?(?:没|未)/;

/** 实际上还没, 工人还在干: not done after all. */
const NOT_AT_ALL =
  /^(?:其实|实际上?|现场)(?:还|并|都)*(?:没有?|未)$|^(?:今天|目前|现在|工人|工地上?|现场|施工队?|他们|里[面头])*(?:还|仍然?|依[旧然])在(?:干|施工|做|弄|建|修|装|忙)[着呢活]?$|^(?:今天|目前|现在|还|仍|正)*(?:在(?:施工|进行|推进|建设|改造)中?|(?:施工|进行|推进|建设|改造)中)$/;

/** 还没进场施工, 在等施工许可, 刚在招标: not even begun. */
const NOT_BEGUN_YET =
  /^(?:项目|工程|施工[队方]|工人|队伍|目前|现在|其实|实际上?|[还尚仍都又也却就刚正才]){0,5}(?:(?:没有?|未)(?:正式)?(?:开工|动工|动土|破土|开始|进场|施工)(?:建设|施工|干活?)?|(?:在?等|没拿到|没有?办|在办)[^，,。；;\n验收]{0,4}(?:施工许可|开工|批复|立项|招标|图纸)证?|在(?:搞|做|办|走)?(?:招标|招投标|立项|可研|报建|选址|勘察|打地基|挖基坑|打桩|做基础))[了中呢着的]{0,2}$/;

/** A later stage, and its papers, are weighed against the target by themselves. */
const OF_STAGE = /验收|移交|交付|备案|开放|运营|使用|启用|[投在]用|许可|开业/;

/** 全部通水, 全演完了: what is said of all. */
const OF_ALL =
  /(?<![前内争能要可会][^，,。；;！!\n]{0,4})(?:全部|全都|均|都)已?(?<said>[\u4e00-\u9fff]{2})(?=[了，,。；;])|(?<![前内争能要可会][^，,。；;！!\n]{0,4})(?:全部|全|均|都)已?(?<verb>[\u4e00-\u9fff])[完好]/;

/** 昨天还差一场，今天全部完成: what lacked then lacks no more. */
const LACKED_BEFORE =
  /(?:昨[天日晚]|前[天日]|上[周月]|上个月|之前|原[来先本]|此前|早[先前]|先前|起初|当初|上回|刚才|本来)[^，,。；;\n]{0,6}(?:[差剩欠缺少]|[没未]完)/;

/** Is all said to be done, in so many words? */
export const saysAllDone = (text: string): boolean => DONE_ALL.test(ofTheWhole(text)) || ALL.test(ofTheWhole(text));

/** 新建6座，均已完工；改造10座，其中9座已完工: before another whole with parts of its own, all of an amount is no more than that. */
const ALL_OF_ITEM = /\d ?[\u4e00-\u9fff]{1,2}[，,]?(?:全部|都|均)?已?完[工成](?=[，,；;]\s*[^，,；;]{1,20}[，,]其中)/g;
const ofTheWhole = (text: string): string => text.replace(ALL_OF_ITEM, '');

/** Is what lacks told of a time before? */
export const lackedBefore = (text: string): boolean => LACKED_BEFORE.test(text);

/** 「浪口社康没投入运营，全部完成」: a text that ends with all being done, though it is open or something lacks before. */
export function endsAllDone(text: string, isOpen: boolean, today: Day): boolean {
  const [last = '', ...before] = text
    .split(CLAUSE)
    .map((clause) => clause.trim())
    .filter((clause) => clause !== '')
    .reverse();
  const isDone = saysWholeDone(last) && !HEDGED.test(last) && progressOf(last, today).state === 'completed';
  return (
    isDone &&
    !before.some((clause) => AS_OF.test(clause)) &&
    // 那2处后天能消除，全部完成: what follows from the plan for a part contradicts nothing
    (!PART_OF_ALL.test(before[0] ?? '') || progressOf(`${before[0]}，${last}`, today).state === 'completed') &&
    (isOpen || before.some((clause) => UNDER_WAY.test(clause) || NOT_DONE_THERE.test(withoutDoubleDenials(clause))))
  );
}

/** 截至12月31日进度90%，已于1月4日完工: what was open then has been done since. */
const AS_OF = /截[至止]/;

/** 排水沟在挖. */
const UNDER_WAY = /[\u4e00-\u9fff](?:还|仍|正)?在[挖铺砌刷装浇建修改做搞弄拆种贴焊][\u4e00-\u9fff]{0,2}$/;

/** 大和那处没消除: so much of it is not done, and nothing says that it was before. */
const NOT_DONE_THERE =
  /(?<!(?:之前|原来|原先|先前|此前|本来|上[周次个]|昨|前天|开始|起初|当初)[^，,。；;]{0,12})(?:[那这一两二三四五六七八九十\d][处个座家场户台段条]|[那这][边头里])[还都仍也]?(?:没有?|未)(?:消除|[装换建修改做弄搞办铺开通拆][完好成通齐]?)$/;

/** Is it said that all is done and that it is not? `lacks`: an amount is said to be lacking. */
export function contradictsItself(said: string, lacks: boolean, today: Day): boolean {
  if (LACKED_BEFORE.test(said) || leavesAPart(said)) return false;
  const text = withoutDoubleDenials(said);
  if (DONE_ALL.test(ofTheWhole(text)) && (lacks || UNDONE_AGAIN.test(text))) return true;
  if ((lacks && NONE_LACKS.test(said)) || ALL_AND_ONLY_ONE.test(said)) return true;
  if (TASK_DONE.test(text) && NOT_BEGUN.test(text)) return true;
  if (MISSES_TARGET.test(text) && text.split(CLAUSE).some((clause) => saysWholeDone(clause))) return true;
  return deniedOfAll(text) || undoneAfterwards(text, today) || saysAllAndRest(text) || saysBothWays(text, today);
}

/** 一处不差，还差两处. */
const NONE_LACKS = /一[个处座家户台套条场间](?:都|也)?不[差缺少]/;
/** 两个都完了，只有后一个完. */
const ALL_AND_ONLY_ONE =
  /[都全][^，,。；;没未不]{0,3}[完好]了?[，,](?:只有|仅)(?:[前后]|第|最|那|其中)[^，,。；;没未不]{0,6}[完好]了?$/;

/** 完工了，达不到年度目标. */
const MISSES_TARGET = /(?:达不到|没有?达到|未达到|没有?完成|未完成|完不成)了?(?:年度|全年|今年)的?(?:目标|任务)/;

/** 年度任务已经完成，目前尚未开工. */
const TASK_DONE = /(?:年度|全年|全部)(?:任务|目标)(?:已经?|均已|都)?完成/;
const NOT_BEGUN = /(?:尚未|还没有?|没有?|未)(?:正式)?(?:开工|动工|启动|开始)/;

/** 全部通水，还有9个小区没通水. */
function deniedOfAll(text: string): boolean {
  const { said, verb } = OF_ALL.exec(text)?.groups ?? {};
  return [said, verb].some((word) => word !== undefined && ['没', '未', '没有'].some((no) => text.includes(no + word)));
}

function undoneAfterwards(text: string, today: Day): boolean {
  const clauses = text.split(CLAUSE).map((clause) => clause.trim());
  const done = clauses.findLastIndex(
    (clause) => saysWholeDone(clause) && !HEDGED.test(clause) && progressOf(clause, today).state === 'completed',
  );
  return (
    done >= 0 &&
    clauses
      .slice(done + 1)
      .some(
        (c) =>
          NOT_AT_ALL.test(c) ||
          NOT_BEGUN_YET.test(c) ||
          (UNDONE.test(c) && lacksSomething(c) && !OF_STAGE.test(c) && !AFTERMATH.test(c)),
      )
  );
}
