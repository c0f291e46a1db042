/** What one stretch of a chat message claims: the report's reading, with the ways of speaking that only chats have. */
import type { Day } from '../day.js';
import type { Figure } from '../measure.js';
import type { Project } from '../registry.js';
import { areSteps, figuresSaid, reachesInSumOnly, saidOfAll, stateByFigures } from './chat-figures.js';
import { type Claim, readClaim } from './claims.js';
import { plansMore } from './completion-coverage.js';
import { findDates } from './dates.js';
import { asFigures, type ReadFigure } from './figures.js';
import { HEDGED, UNSURE } from './hedges.js';
import { lacksSomething } from './lacks.js';
import { contradictsItself, endsAllDone, lackedBefore, saysAllDone } from './message-contradictions.js';
import { daysTold, postponedTo, withDays } from './message-days.js';
import {
  ACCEPTED,
  ALL,
  COLLOQUIAL_DONE,
  CONDITIONAL,
  DONE_OF,
  FAILED,
  NEARLY,
  NOT_DONE_WORDS,
  NOT_YET,
  STARTED,
  TOPPED_OUT,
} from './message-words.js';
import { goesOnAfterName } from './name-words.js';
import { progressOf } from './progress.js';
import { AFTERMATH, DONE, ONE_OF_THEM, PLANNED } from './progress-words.js';
import { deniesStage } from './stage-denials.js';
import { FINISHED_STAGE, stageReached, stagesAsked } from './stages.js';
import { promisesOf } from './targets.js';

export interface ChatClaim extends Claim {
  /** Why the state cannot be taken as said; null where it can. */
  doubtful: 'hedged' | 'contradicted' | 'part' | null;
}

export const noClaim: ChatClaim = {
  state: 'unknown',
  completedOn: null,
  expectedOn: null,
  speaksOf: null,
  says: null,
  figures: [],
  doubtful: null,
};

/** Reads a stretch that is about these projects. Their targets settle what 已开工, 已封顶 and figures amount to. */
export function chatClaim(text: string, projects: readonly Project[], today: Day): ChatClaim {
  const said = withDays(text).replace(DONE_OF, ' ');
  const progress = progressOf(said, today);
  const read = figuresSaid(said, projects, today);
  const told: Claim = {
    ...progress,
    state:
      progress.state === 'unknown' && read.some((f) => f.kind === 'remaining' && f.quantity > 0)
        ? 'open'
        : progress.state,
    figures: asFigures(read).map(tidy),
  };
  const first = stateOf(said, told, read, projects, today);
  const takenBack = lacksAfterwards(said, today) || (lacksAmount(told, said) && !saysAllDone(said));
  const state = first === 'completed' && takenBack ? 'open' : first;
  const claim = { ...told, ...daysTold(said, told, state, today) };
  const ahead = state === 'completed' && claim.completedOn !== null && claim.completedOn > today;
  const doubtful = ahead
    ? 'contradicted'
    : (doubtOf(said, state, claim, today) ?? (isExplained(said, state, projects) ? null : 'hedged'));
  return {
    ...claim,
    state: doubtful ? 'unknown' : state,
    completedOn: state === 'completed' && !doubtful ? claim.completedOn : null,
    doubtful,
  };
}

/** All that stands beside a completion is accounted for. A step that is all the target asks leaves more to be done. */
const isExplained = (text: string, state: Claim['state'], projects: readonly Project[]): boolean =>
  state !== 'completed' ||
  (projects.length > 0 &&
    projects.every(({ target }) => (stagesAsked(target)?.last ?? FINISHED_STAGE) < FINISHED_STAGE)) ||
  !plansMore(text);

/** What is counted, without the verb that stands beside it. */
function tidy(figure: Figure): Figure {
  const of = figure.of
    ?.replace(/^(?:项目|的|已经?|又|新|再|累计|共|还差|还剩|[办建做]了| )+/, '')
    .replace(/(?:已|又|新)?(?:建|办|装|评审|完成|新建|开展|组织)?了?$/, '');
  const { of: _dropped, ...rest } = figure;
  return of && !/\d|项目$|我们|上次|[年月日]底?前/.test(of) ? { ...rest, of } : rest;
}

function stateOf(
  text: string,
  claim: Claim,
  figures: readonly ReadFigure[],
  projects: readonly Project[],
  today: Day,
): Claim['state'] {
  const postponed = postponedTo(text, today);
  if (CONDITIONAL.test(text) || NEARLY.test(text) || hasFailed(text) || leavesOut(ALL_BUT, text)) return 'open';
  if (postponed !== null && postponed > today && !claim.completedOn) return 'open';
  if (
    deniesStage(
      text,
      projects.map((p) => p.target),
    )
  )
    return 'open';
  const milestone = milestoneOf(text, projects, claim.state, today);
  if (milestone) return milestone;
  const [project] = projects;
  const byFigures = project && projects.length === 1 ? stateByFigures(figures, project.target) : 'unknown';
  if (claim.state === 'completed' && projects.length === 1 && leavesOut(EXCEPT_PART, text)) return 'open';
  if (claim.state === 'completed')
    return byFigures === 'open' && !saysSoOfAll(text, project?.target ?? '', today) ? 'open' : 'completed';
  if (claim.state !== 'unknown') return claim.state;
  if (NOT_YET.test(text) || claim.expectedOn !== null || isDayAhead(text, today)) return 'open';
  const isSaid =
    HAS_DONE.test(text) ||
    (project && isMet(text, figures, project)) ||
    RATIO.test(text) ||
    (project && saidOfAll(text, project.target));
  if (
    byFigures === 'completed' &&
    project &&
    !saysSoOfAll(text, project.target, today) &&
    areSteps(figures, text, project.target)
  )
    return 'open';
  if (byFigures === 'completed' && !isSaid)
    return project && reachesInSumOnly(figures, text, project.target) ? 'open' : 'unknown';
  if (byFigures !== 'unknown') return byFigures;
  const colloquial = COLLOQUIAL_DONE.exec(text);
  if (!colloquial || figures.length > 0 || ONE_OF_THEM.test(text)) return claim.state;
  const clause = text.slice(Math.max(0, colloquial.index - 10), colloquial.index + colloquial[0].length + 2);
  return NOT_DONE_WORDS.test(clause) ? claim.state : 'completed';
}

/** 12月2日验收没过，12月16日验收通过: failed first, and passed since. */
function hasFailed(text: string): boolean {
  const failed = FAILED.exec(text);
  return failed !== null && !PASSED.test(text.slice(failed.index + failed[0].length));
}

const PASSED = /(?<!没|未|没有)通过(?:了|$|[，,。；;！!])|验收(?:已|都)?(?:通过|合格|过了)/;

/** 除绿化外已完工; 完工，绿化除外: a part of the work is not. */
const EXCEPT_PART =
  /(?<![消清拆解排免删去破扫铲废])除(?![夕外此湿尘草险锈雪])了?[^，,。；;\n也还]{1,10}(?:外|以外|之外)(?![，,]?[^，,。；;\n]{0,8}[也还另])|[\u4e00-\u9fff]{2}(?:以外|除外)(?![，,]?[^，,。；;\n]{0,8}[也还另])|[，,]除了?[^，,。；;\n]{1,8}$/;

/** 除福龙路外都消除了: all but one. */
const ALL_BUT =
  /(?<![消清拆解排免删破扫铲废根切革])(?:除(?![夕外此湿尘草险锈雪])|[刨撇抛扣](?=[了开去除掉]))(?:了|开|去|除|掉)?(?![此这以])[^，,。；;\n]{2,12}?(?:[以之]?外)?[，, ]?(?:其[余他它]|别的|剩下的?|余下的?)?(?:的)?[\u4e00-\u9fff]{0,4}?(?:都|均|全)(?!没|未|不|在|还)/;

/** Papers are left out and take nothing back: 除结算资料外. */
function leavesOut(expression: RegExp, text: string): boolean {
  const said = expression.exec(text)?.[0];
  return said !== undefined && !AFTERMATH.test(said);
}

/** 1月10号, and nothing else: that is when. 元月上旬能见人: a plan for then. */
function isDayAhead(text: string, today: Day): boolean {
  const days = findDates(text, today);
  if (days.length > 0 && days.every((d) => d.from > today) && PLANNED.test(text)) return true;
  const [day, ...others] = days;
  if (!day || others.length > 0 || day.to <= today) return false;
  return /^[吧的前之左右。！! ]*$/.test(text.replace(day.text, ''));
}

/** 改造完工，水没通: what comes after the word of completion takes it back. */
function lacksAfterwards(text: string, today: Day): boolean {
  const clauses = text.split(/[，,。；;！!\n]|但是?|不过|就是|只是/).filter((clause) => clause.trim() !== '');
  const done = clauses.findLastIndex(
    (clause) => progressOf(clause, today).state === 'completed' || COLLOQUIAL_DONE.test(clause),
  );
  return (
    done >= 0 &&
    clauses.slice(done + 1).some((clause) => !AFTERMATH.test(clause) && lacksSomething(clause) && !ofStage(clause))
  );
}

/** Stages are weighed against the target by themselves. */
const ofStage = (clause: string): boolean => /(?<!预)验收|开工|封顶|备案/.test(clause);

const HAS_DONE = new RegExp(DONE.source);

/** 筹集3210套，超额10套; 29.6分钟，符合要求: said of figures that reach what is promised. */
const isMet = (text: string, figures: readonly ReadFigure[], { target }: Project): boolean =>
  MET.test(text) && figures.length >= promisesOf(target).length;
const MET =
  /超额|超[出过]?了?(?:目标|任务|计划|指标)|(?:符合|满足)[^，,。；;\n]{0,14}(?:要求|目标|指标|规定)|全覆盖|(?:已经?|也|都)(?:满|过|破|达到?|够|超过?)了?(?=[\d一二两三四五六七八九十百])|多[办讲建装演做开改筛划招发配]了/;

/** 21/21. */
const RATIO = /^[\s:：]*(?:\d+ ?[\u4e00-\u9fff]{0,2} ?\/ ?\d+ ?[\u4e00-\u9fff]{0,2}|100%|百分之?百)\s*$/;

/** 「46场都讲完了」 says so of the 46; 「…，完成」 of all. */
function saysSoOfAll(text: string, target: string, today: Day): boolean {
  const promises = promisesOf(target);
  const parts = promises.length > 1 ? promises.map(({ measure }) => measure.of.slice(-2)) : [];
  return text
    .split(/[，,。；;！!\n ]/)
    .filter((clause) => !parts.some((part) => part.length === 2 && clause.includes(part)))
    .some((clause) => !/[\d一二两三四五六七八九十百]/.test(clause) && progressOf(clause, today).state === 'completed');
}

/** All that the target asks is a step on the way, and it is reached: 完成前期工作, 主体结构封顶. */
function early(target: string, text: string): boolean {
  const asked = stagesAsked(target);
  const reached = stageReached(text);
  return asked !== null && asked.last < FINISHED_STAGE && reached !== null && reached >= asked.last && asked.last !== 1;
}

/** A target that ends with the work itself: to have passed its acceptance is more. */
const endsBeforeUse = ({ target }: Project): boolean => !/移交|交付|投入|投用|启用|开放|运营|通车/.test(target);

/** 计划2月底前开工, 验收安排在12月27日: no step that is made. */
const SET_FOR =
  /(?:计划|预计|拟|定于|定在|将于|力争|争取|准备|确保)[^，,。；;\n]{0,14}(?:开工|动工|封顶|验收)|(?:开工|动工|封顶|验收)(?:时间)?(?:安排|排|定|约)在/;

/** What is left of such a target when the work has passed its acceptance: 验收通过了，移交手续正在办. */
const HANDOVER = /移交|交付|投入|投用|启用/;

/** 下周三开工: a step whose day is to come. */
const isStageAhead = (text: string, today: Day): boolean =>
  text
    .split(/[，,。；;！!\n]/)
    .some(
      (clause) =>
        /开工|动工|封顶|验收/.test(clause) &&
        !/已|了/.test(clause) &&
        findDates(clause, today).some((d) => d.from > today),
    );

/** 开工, 封顶 or 验收 may be all that a target promises, or only a step of it. */
function milestoneOf(
  text: string,
  projects: readonly Project[],
  said: Claim['state'],
  today: Day,
): Claim['state'] | null {
  if (said !== 'completed' && isStageAhead(text, today)) return 'open';
  if (SET_FOR.test(text)) return null;
  const all = (goal: RegExp) => projects.length > 0 && projects.every((p) => goal.test(p.target));
  if (
    STARTED.test(text) &&
    !/完工|完成(?!.{0,4}(?:招|手续))|竣工/.test(text) &&
    !(said === 'completed' && builtSince(text))
  )
    return all(/^(?:年内|全面)?开工(?:建设)?[。；]?$/) ? 'completed' : 'open';
  if (projects.length > 0 && projects.every((p) => early(p.target, text))) return 'completed';
  if (TOPPED_OUT.test(text) && !/完工|竣工/.test(text))
    return all(/^(?:完成)?(?:主体(?:结构)?)?封顶[。；]?$/) ? 'completed' : 'open';
  if (said === 'open' && HANDOVER.test(text) && projects.some((p) => HANDOVER.test(p.target))) return 'open';
  if (ACCEPTED.test(text))
    return all(/验收/) || (projects.length > 0 && projects.every(endsBeforeUse)) ? 'completed' : null;
  return null;
}

/** 年初动工，10月26日建成: begun long since. */
const builtSince = (text: string): boolean =>
  /建成|落成|投入使用|投入运营|[投启]用|开放|开业|移交|交付|通车|收官/.test(text.slice(text.search(STARTED) + 1));

function doubtOf(text: string, state: Claim['state'], claim: Claim, today: Day): ChatClaim['doubtful'] {
  const lacks = lacksAmount(claim, text);
  const isAllBut = leavesOut(ALL_BUT, text) || leavesOut(EXCEPT_PART, text);
  if (!isAllBut && contradictsItself(text, lacks, today)) return 'contradicted';
  if (!isAllBut && !lackedBefore(text) && endsAllDone(text, state === 'open', today)) return 'contradicted';
  if (NOT_KNOWN_DONE.test(text) || (claim.expectedOn === null && NOT_CERTAIN.test(text))) return 'hedged';
  if (claim.figures.length > 0 && GUESSED.test(text)) return 'hedged';
  const hedged = HEDGED.test(text) && !affirmedAfter(text, today) && !deniesStage(text, []) && !lacksAfterHedge(text);
  if (state !== 'completed' && !hedged) return null;
  if (state === 'completed' && (UNSURE.test(text) || belied(claim) || isHearsay(text))) return 'hedged';
  if (hedged && claim.expectedOn === null && !/还差|还剩/.test(text)) return 'hedged';
  return state === 'completed' && lacks && !ALL.test(text) ? 'contradicted' : null;
}

const lacksAmount = ({ figures }: Claim, text: string): boolean =>
  figures.some((f) => f.kind === 'remaining' && f.quantity > 0) && !lackedBefore(text);

const NOT_CERTAIN = /不(?:太|敢|能|好)?确定|[拿吃]不准|[搞弄说理]不清|没把握|不敢(?:打包票|保证|说死)/;

/** 不清楚完成没有. */
const NOT_KNOWN_DONE =
  /(?:完[工成]|竣工|达标|开工|投用)[了 ]?[/／|｜] ?(?:未|没|否)|^[^，,。；;\n]{0,12}是[/／ ]{1,2}否|[（(](?:请选择|请勾选|二选一|待填写?)[）)]|(?:不知道|不清楚|不确定|不晓得|说不准|不好说)[^，,。；;\n]{0,6}(?:完|好|弄)[^，,。；;\n]{0,3}没|(?:完没完|算不算|有没有完|是不是完)[^，,。；;\n]{0,6}[，,]?[^，,。；;\n]{0,3}(?:说不[准清好]|不知道|不清楚|不敢|拿不准|不好说|两可|难说|没底)|说[^，,。；;\n]{1,6}也(?:行|可以|成|对)(?=$|[，,。])/;

/** 好像18场了，我再确认: figures that the writer himself doubts. */
const GUESSED =
  /(?:我|要|得|需)?再(?:去)?(?:确认|核实|核对|问)|(?:好像|似乎|貌似|应该(?!是)|可能|估摸|印象中?|记得|听说)(?:[^，,。；;\n能会要]{0,6}\d|[^，,。；;\n能会要]{0,4}[二两三四五六七八九十百])|记不[清得]|(?:数|数字|具体)[^，,。；;\n]{0,4}(?:不准|不确定|待核)/;

/** 全部完成, and 进度80% beside it. */
const belied = ({ figures }: Claim): boolean =>
  figures.some((f) => f.unit === '%' && f.quantity < 100 && /进度|完成率|工程量/.test(f.of ?? ''));

/** 好像完成了，刚确认过，已经完工: a later clause says it outright. */
function affirmedAfter(text: string, today: Day): boolean {
  const hedge = HEDGED.exec(text);
  const rest = hedge ? text.slice(hedge.index + hedge[0].length).replace(/^[^，,。；;\n]*/, '') : '';
  return rest !== '' && !isHearsay(text) && !HEDGED.test(rest) && progressOf(rest, today).state === 'completed';
}

/** What begins as hearsay stays so, until somebody has looked. */
const isHearsay = (text: string): boolean => HEARD.test(text) && !VOUCHED.test(text);
const HEARD = /^(?:项目|[，, ])*(?:听[^，,。；;]{0,4}说|据说|据称|据悉)/;
const VOUCHED = /确认|核实|核过|[看查]了|[看查]过|现场|亲眼/;

/** 基本弄完了，扫尾中: what comes after the guess tells that it is not. */
function lacksAfterHedge(text: string): boolean {
  const hedge = HEDGED.exec(text);
  const rest = hedge
    ? text
        .slice(hedge.index + hedge[0].length)
        .split(/[，,。；;！!\n]/)
        .slice(1)
    : [];
  return (
    DISOWNED.test(text) ||
    rest.some(
      (clause) => clause.trim() !== '' && !UNSURE.test(clause) && !MAY_BE.test(clause) && lacksSomething(clause),
    )
  );
}

const MAY_BE = /可能|好像|也许|或许|说不定|似乎/;

/** 领导说的“已完工”不作数. */
const DISOWNED = /不作数|不算数|不属实|不是真的|[作当]不得[数真]/;

/** Finished, then something else that is not: 「31-3完工了，图书馆还没动」 may speak of another thing. */
export function turnsElsewhere(text: string, today: Day): boolean {
  const clauses = text.split(/[，,。；;！!\n]/).filter((c) => c.trim() !== '');
  let done = false;
  for (const clause of clauses) {
    const { state } = readClaim(clause, today);
    const subject = !goesOnAfterName(clause.trim()) && !SAME_THING.test(clause.trim());
    if (done && subject && !OF_ITS_OWN.test(clause) && (state === 'open' || NOT_YET.test(clause))) {
      return !clauses.some((c) => SAME_THING.test(c.trim()) && readClaim(c, today).state === 'open');
    }
    done ||= state === 'completed' && OF_THE_WHOLE.test(clause);
  }
  return false;
}

/** 锚索张拉完毕 is a part. */
const OF_THE_WHOLE = /完[成工了]|竣工|验收|投入|[投启]用|交付|移交|建成|弄好|搞好/;

/** What is still lacking is the same project's. */
const OF_ITS_OWN = /还?差|还?剩|欠|缺/;

const SAME_THING =
  /^(?:[\d一二两三四五六七八九十]+ ?[座个处套间户家条台]|但|不过|然而|而且?|只是|可|其中|余|剩|仍|还|待|主要|原因|因|由于|受|预计|计划|力争|下一步|存在|问题|资料|材料|手续|备案|结算|验收|移交|款|尾款|审计|决算|竣工|投入|正式|还没|未|没|不|算)/;

/** Does it claim anything at all? */
export const claimsSomething = (claim: ChatClaim): boolean =>
  claim.state !== 'unknown' ||
  claim.figures.length > 0 ||
  claim.says !== null ||
  claim.expectedOn !== null ||
  claim.doubtful !== null;

/** Two stretches about one project: what is said later counts, and adds to what was said before. */
export function joinedClaims(earlier: ChatClaim, later: ChatClaim): ChatClaim {
  const state = later.state === 'unknown' && !later.doubtful ? earlier.state : later.state;
  return {
    state,
    completedOn: state === 'completed' ? (later.completedOn ?? earlier.completedOn) : null,
    expectedOn: state === 'completed' ? null : (later.expectedOn ?? earlier.expectedOn),
    speaksOf: later.speaksOf ?? earlier.speaksOf,
    says: state === 'completed' ? null : (later.says ?? earlier.says),
    figures: [...earlier.figures, ...later.figures],
    doubtful: later.doubtful ?? (later.state === 'unknown' ? earlier.doubtful : null),
  };
}

/** Without the totals, and what lacked, that a later message gives anew: 15座, then 「16座，数漏了」. */
export function withoutSuperseded(earlier: ChatClaim, later: ChatClaim): ChatClaim {
  const anew = later.figures.filter((f) => f.kind === 'cumulative' || f.kind === 'remaining');
  return {
    ...earlier,
    figures: earlier.figures.filter(
      (f) => !anew.some((l) => l.kind === f.kind && l.unit === f.unit && sameNoun(l.of, f.of)),
    ),
  };
}

const sameNoun = (a: string | undefined, b: string | undefined): boolean =>
  a === undefined ||
  b === undefined ||
  a.length < 2 ||
  b.length < 2 ||
  a.includes(b) ||
  b.includes(a) ||
  !KNOWN_NOUN.test(a + b);

/** Words that are surely a noun and not a remainder of the sentence. */
const KNOWN_NOUN = /岗位|泊位|车位|学位|插口|充电|人次|藏书|书房|讲座|培训|咨询|演出|床位|绿化|路口/;

/** A correction takes the place of what was said: figures of the same unit and kind, the state, the days. */
export function correctedClaim(earlier: ChatClaim, correction: ChatClaim): ChatClaim {
  const kept = earlier.figures.filter(
    (f) =>
      !correction.figures.some(
        (c) => (c.unit === f.unit || c.unit === '') && (c.kind === f.kind || correction.figures.length === 1),
      ),
  );
  const named = correction.figures.map((c) => {
    const before = earlier.figures.find((f) => f.kind === c.kind || correction.figures.length === 1);
    return before
      ? {
          ...c,
          unit: c.unit || before.unit,
          kind: c.kind === 'cumulative' ? before.kind : c.kind,
          ...(c.of || !before.of ? {} : { of: before.of }),
          ...(c.period || !before.period ? {} : { period: before.period }),
        }
      : c;
  });
  return joinedClaims({ ...earlier, figures: kept }, { ...correction, figures: named });
}
