/** Building work told as over by what it leaves behind: 器材装好地坪干透，施工方早撤了; 新车道已经放行，锥桶都收了. */

import { FINISHED_STAGE, stagesAsked } from '../targets/stages.js';
import { CLAUSE_END } from '../text/plain-text.js';
import { BUILDERS } from './builders.js';
import { lackAmong } from './lacks.js';
import { PLANNED } from './progress-words.js';

/** What stands around it: 围挡都拆了, 锥桶都收了. */
const AROUND = '(?:围挡|脚手架|外?架子?|锥桶|警戒线|施工牌|水马|围板|挡板|临时板房|工棚)';
/** 早就, 全部, 上周: when they left. */
const SINCE = '(?:都|也|全|已经?|早|早就|就|昨[天日]|前天|上周|上个月|老早|全部)*';

/** The builders are gone, or what stood around the work is. */
const AWAY = new RegExp(
  `${BUILDERS}[^，,。；;\\n没未不等]{0,4}?${SINCE}(?:撤|走|散|收工|收队|退场|离场|回老家)(?:完|光|走|场|离|人|干净)*了|${AROUND}${SINCE}(?:拆|撤|收|清)(?:完|光|走|掉|干净|除|场)*了?(?=$|[，,。；;！!])`,
);

/** What was to be done there is there: 树种齐花摆满, 新车道放行, 活早干利索. */
const RESULT =
  /[装修铺种摆刷画划砌换贴焊浇喷灌抹建搭做弄改拆翻干栽挂设布](?:好|完|齐|满|妥|透|到位|干净|利索|停当|漂亮)|换?新了|放行|长[满出]?草了|开花|通[车水电]|亮[起了着]|开[门园]|完成/;

/** They left for another reason, or will be back: 工人回家过年了, 疫情撤了. */
const STOPPED =
  /停|疫情|封控|过年|春节|放假|欠|拖|抗议|纠纷|台风|暴雨|下雨|换[人队]|清退|退场费|一半|部分|先|暂|差|剩|再|回头|返|重[新做来]|铲/;

/** What stands before the result is a step on the way: 雨水管铺好了，机械撤走了; 土方班组撤了，地形做好了. */
const OF_A_STEP =
  /(?:土方|地形|雨水|污水|管[线网道沟]?|电缆|基层|基坑|地基|垫层|主体|结构|框架|[外内]墙|立面|屋[面顶]|[东南西北前后左右][段侧半边])[^，,。；;\n]{0,3}$/;

const hasResult = (clause: string): boolean => {
  const at = clause.search(RESULT);
  return at >= 0 && !OF_A_STEP.test(clause.slice(0, at));
};

/** Told by its signs that a work which ends with itself is over, and of nothing that lacks. */
export function isClearedAway(text: string, targets: readonly string[]): boolean {
  if (targets.length === 0 || !targets.every((target) => stagesAsked(target)?.last === FINISHED_STAGE)) return false;
  const clauses = text.split(CLAUSE_END);
  return (
    clauses.some((c) => AWAY.test(c)) &&
    clauses.some((c) => hasResult(c.replace(AWAY, ''))) &&
    !clauses.some((c) => STOPPED.test(c) || PLANNED.test(c)) &&
    !lackAmong(clauses)
  );
}
