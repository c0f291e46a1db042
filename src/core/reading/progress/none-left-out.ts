/** All that is promised told as done, by none of it being left out: 路灯都亮了，一盏不缺; 家家龙头放的都是新管的水了. */

import { promisesOf } from '../targets/targets.js';
import { CLAUSE_END } from '../text/plain-text.js';
import { lackAmong } from './lacks.js';
import { PLANNED } from './progress-words.js';

/** 一盏不缺, as `chat-wording` writes it: a clause of its own. */
const NONE_LEFT = /^(?:也|都|真是)?(?:全部|都全|齐全)[了的]?$/;

/** 路灯都亮了, 箱全摆进店了: something is told as having come about. */
const CAME_ABOUT = /(?:都|全|均|已经?)[^，,。；;\n]{1,12}|[\u4e00-\u9fff]{2}了$/;

/** 家家龙头拧开都是新管的水了, 每户都装上了, 全部摆进各社区. */
const OF_EACH =
  /(?:家家|户户|处处|个个|每[户家个处台盏条])[^，,。；;\n]{0,10}[都全][^，,。；;\n]{1,10}了$|全部(?:都|已经?)?[摆放装挂布设换贴发送铺][进到上入][\u4e00-\u9fff]{2}/;

/** What is told of all of them before any work: 摸底摸了一遍，一户没落, 都同意了，一户没少. */
const BEFORE_WORK =
  /排查|摸底|登记|通知|走访|入户(?!改造)|名单|任务|分解|排[好班期定]|报[名送上]|统计|核[对实]|拍照|建档|查[看过了]|讲清|问过|谈|签了?意向|进场|开工|知[道情晓]|[同愿乐]意|答应|点头|传单|告示|宣传|动员|方案|材料|到货|安排|[测丈]量|量[过了]/;

/** What is done to each of them, or how it is since: 装上了, 亮了, 是新管的水. */
const DEED = /[装换改修通亮用挂摆铺放贴种划建开做办发新拆布设配查演讲]/;

/** 合格率也达标: the share that is promised beside. */
const MET_RATE = /率[^，,。；;\n没未不]{0,6}(?:达标|合格|够|过)/;

/** Does a text tell of all that this target counts, and of nothing that lacks beside it? */
export function leavesNoneOut(text: string, target: string): boolean {
  const clauses = text
    .split(CLAUSE_END)
    .map((clause) => clause.trim())
    .filter((clause) => clause !== '');
  const [counted, ...others] = promisesOf(target).filter(({ measure }) => measure.unit !== '%' || !MET_RATE.test(text));
  if (!counted || others.length > 0 || clauses.some((c) => PLANNED.test(c) || BEFORE_WORK.test(c))) return false;
  if (lackAmong(clauses)) return false;
  return (
    clauses.some((c) => OF_EACH.test(c) && DEED.test(c)) ||
    (clauses.some((c) => NONE_LEFT.test(c)) &&
      clauses.some((c) => !NONE_LEFT.test(c) && CAME_ABOUT.test(c) && DEED.test(c)))
  );
}
