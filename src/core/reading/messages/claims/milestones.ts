/** 开工, 封顶 and 验收 held against the target: all that it asks, or a step on the way. */
import type { Day } from '../../../day.js';
import type { Project } from '../../../registry.js';
import { findDates } from '../../days/dates.js';
import type { Claim } from '../../progress/claims.js';
import { HAPPENED, PLANNED } from '../../progress/progress-words.js';
import { isJustToCome } from '../../progress/still-to-come.js';
import { beginsOnly, keepsEarlyStage, STARTING_STAGE, stagesAsked } from '../../targets/stages.js';
import { FORMERLY_MEANT } from '../../text/intending.js';
import { CLAUSE_END } from '../../text/plain-text.js';
import { ACCEPTED, STARTED, TOPPED_OUT } from '../wording/message-words.js';

/** All that the target asks is a step on the way, and it is reached: 完成前期工作, 主体结构封顶. */
const early = (target: string, text: string): boolean =>
  keepsEarlyStage(target, text) && stagesAsked(target)?.last !== STARTING_STAGE;

/** A target that ends with the work itself: to have passed its acceptance is more. */
const endsBeforeUse = ({ target }: Project): boolean => !/移交|交付|投入|投用|启用|开放|运营|通车/.test(target);

/** 计划2月底前开工, 验收安排在12月27日: no step that is made. */
const SET_FOR =
  /(?:(?<![按照依])计划|预计|拟|定于|定在|将于|力争|争取|准备|确保|(?:约|排|谈|敲)(?:好|定|妥)|[就只坐单光]等)[^，,。；;\n]{0,14}(?:开工|动工|封顶|验收)|(?:开工|动工|封顶|验收)(?:时间)?(?:安排|排|定|约)在/;

/** 做了61户，其中58户验收合格了; 昨天验收了35个: so many of them. */
const SO_MANY_ACCEPTED =
  /(?<!预)验收(?:通过|合格)?了\d|其中\d[\d.]* ?[\u4e00-\u9fff]{1,2}(?:已经?|都|均)?(?:通过|完成)?(?:竣工)?验收/;

/** What is left of such a target when the work has passed its acceptance: 验收通过了，移交手续正在办. */
const HANDOVER = /移交|交付|投入|投用|启用/;

/** 原计划十月底封顶，实际提前了: what was meant once, where more is told. */
const FORMER = new RegExp(`^[^，,。；;\\n]{0,16}(?:${FORMERLY_MEANT})[^，,。；;\\n]{0,16}[，,；;](?=.{4})`);
const withoutFormer = (text: string): string => text.replace(FORMER, '');

/** 许可一到手就开工: a step that is only to follow. */
const isOnlyToFollow = (clause: string, today: Day): boolean =>
  isJustToCome(
    clause,
    clause.slice(0, clause.search(STEP)),
    findDates(clause, today).some((d) => d.to <= today),
  );
const STEP = /开工|动工|封顶|验收/;

/** 下周三开工: a step whose day is to come. */
function isStageAhead(text: string, today: Day): boolean {
  const isAhead = (clause: string): boolean =>
    !HAPPENED.test(clause) &&
    !/(?<![好定妥约过])了/.test(clause) &&
    findDates(clause, today).some((d) => d.from > today);
  return text
    .split(CLAUSE_END)
    .some(
      (clause, at, all) =>
        STEP.test(clause) &&
        (isAhead(clause) ||
          (DUE_BEFORE.test(clause) && findDates(clause, today).length === 0) ||
          isOnlyToFollow(clause, today) ||
          (SAME_DAY.test(clause) && !HAPPENED.test(clause) && isAhead(all[at - 1] ?? ''))),
    );
}

/** 腊月二十前开工: by a day that no calendar here has; 两周前开工 is past. */
const DUE_BEFORE = /[^天周月年提日目此之以先]前(?:正式|全面|顺利)?(?:开工|动工|进场施工)$/;

/** 已开工，预计明年年底完工: of what is only to be begun, by when its later stages are meant. */
const withoutLaterPlans = (text: string, today: Day): string =>
  text
    .split(/(?<=[，,。；;！!\n])/)
    .filter(
      (clause) =>
        !LATER_STAGE.test(clause) ||
        STEP.test(clause) ||
        HAPPENED.test(clause) ||
        !(PLANNED.test(clause) || findDates(clause, today).some((d) => d.from > today)),
    )
    .join('');
const LATER_STAGE = /完工|完成|竣工|建成|移交|交付|投[入用]|启用|开放|通车|运营/;

/** 施工队26号进场，当天开工: on the day told before. */
const SAME_DAY = /^(?:当[天日]|同[天日]|随即|即刻?|马上|立即|接着)(?!.*了)/;

/** What a step that is told makes of the targets; null where none is told that settles it. */
export function milestoneOf(
  told: string,
  projects: readonly Project[],
  said: Claim['state'],
  today: Day,
): Claim['state'] | null {
  const isToBegin = beginsOnly(projects);
  const text = isToBegin ? withoutLaterPlans(withoutFormer(told), today) : withoutFormer(told);
  if ((isToBegin || said !== 'completed') && isStageAhead(text, today)) return 'open';
  const set = SET_FOR.exec(text);
  if (set) return isToBegin && !STARTED.test(text.slice(set.index + set[0].length)) ? 'open' : null;
  const all = (goal: RegExp) => projects.length > 0 && projects.every((p) => goal.test(p.target));
  if (
    STARTED.test(isToBegin ? text.replace(READY_TO_BEGIN, '') : text) &&
    (isToBegin || !FINISHED.test(text.replace(PAPERS_DONE, ''))) &&
    !(said === 'completed' && builtSince(text))
  )
    return all(/^(?:年内|全面)?开工(?:建设)?[。；]?$/) ? 'completed' : 'open';
  if (projects.length > 0 && projects.every((p) => early(p.target, text))) return 'completed';
  if (TOPPED_OUT.test(text) && !/完工|竣工/.test(text))
    return all(/^(?:完成)?(?:主体(?:结构)?)?封顶[。；]?$/) ? 'completed' : 'open';
  if (said === 'open' && HANDOVER.test(text) && projects.some((p) => HANDOVER.test(p.target))) return 'open';
  if (ACCEPTED.test(text) && !SO_MANY_ACCEPTED.test(text))
    return all(/验收/) || (projects.length > 0 && projects.every(endsBeforeUse)) ? 'completed' : null;
  return null;
}

/** 完成概算批复, 设计尚未完成: papers that go before the work. */
const PAPERS_DONE =
  /完成[^，,。；;\n]{0,10}(?:设计|概算|预算|批复|审批|招标|招投标|手续|征拆|征地|清表|勘察|图纸|立项|许可)|(?:设计|概算|预算|批复|审批|招标|招投标|手续|征拆|征地|清表|勘察|图纸|立项|许可)[^，,。；;\n]{0,6}完成/g;

const FINISHED = /完工|完成(?!.{0,4}(?:招|手续))|竣工/;
/** 完成开工建设手续: of what is only to be begun, anything else that is done takes nothing from the beginning (已开工，完成工程量的12%). */
const READY_TO_BEGIN =
  /(?:完成|办理|准备)[^，,。；;\n]{0,6}(?:开工|动工)|(?:开工|动工)(?:建设)?的?(?:手续|条件|准备|审批|许可|报告|报审)/g;

/** 年初动工，10月26日建成: begun long since. */
const builtSince = (text: string): boolean =>
  /建成|落成|投入使用|投入运营|[投启]用|开放|开业|移交|交付|通车|收官/.test(text.slice(text.search(STARTED) + 1));
