/** What one stretch of a chat message claims: the report's reading, with the ways of speaking that only chats have. */
import { addMonths, type Day } from '../../../day.js';
import type { Figure } from '../../../measure.js';
import type { Project } from '../../../registry.js';
import { findDates } from '../../days/dates.js';
import { asFigures, type ReadFigure } from '../../figures/figures.js';
import { EXCEEDED, EXCEEDED_BY } from '../../figures/task-shares.js';
import { writtenOut } from '../../figures/unit-kinship.js';
import { hasBegun } from '../../progress/begun.js';
import type { Claim } from '../../progress/claims.js';
import { isClearedAway } from '../../progress/cleared-away.js';
import { isPassedOver } from '../../progress/completion-before.js';
import { plansMore } from '../../progress/completion-coverage.js';
import { afterNotCome } from '../../progress/fallen-through.js';
import { awaitsWord, withoutUnseen } from '../../progress/hedges.js';
import { isInUse } from '../../progress/in-use.js';
import { lacksSomething } from '../../progress/lacks.js';
import { leavesNoneOut } from '../../progress/none-left-out.js';
import { tellsOtherDeed, tellsOtherDeedOnly, withoutOtherDeeds } from '../../progress/other-deeds.js';
import { isPrepared } from '../../progress/preparing.js';
import { progressOf } from '../../progress/progress.js';
import { AFTERMATH, DONE, ONE_OF_THEM, PLANNED, UNCLAIMED } from '../../progress/progress-words.js';
import { asGone, restDone, withoutRest } from '../../progress/rest-done.js';
import { deniesLastStage, deniesStage, withoutFurtherStages } from '../../progress/stage-denials.js';
import { isDoneOnlyThen, POSSIBLE } from '../../progress/still-to-come.js';
import { withoutUnhindered } from '../../progress/unhindered.js';
import { beginsOnly, FINISHED_STAGE, stagesAsked } from '../../targets/stages.js';
import { promisesOf } from '../../targets/targets.js';
import { FORMERLY_MEANT } from '../../text/intending.js';
import { CLAUSE_END } from '../../text/plain-text.js';
import {
  lacksAnother,
  stateByAmounts,
  staysShort,
  tellsOfParts,
  tellsOneAmountOnly,
} from '../amounts/amounts-short.js';
import { addsUpSteps, areSteps, figuresSaid, reachesInSumOnly, saidOfAll } from '../amounts/chat-figures.js';
import {
  COLLOQUIAL_DONE,
  CONDITIONAL,
  DONE_OF,
  FAILED,
  NEARLY,
  NO_TROUBLE,
  NOT_DONE_WORDS,
  NOT_YET,
} from '../wording/message-words.js';
import { withAssured } from './assured.js';
import { byWhom, withoutNextYear, withoutTurnsPast } from './by-then.js';
import { lackedBefore, saysAllDone } from './contradictions.js';
import { daysTold, postponedTo, withDays } from './days-told.js';
import { type Doubt, doubtOf, isOwed, lacksAmount } from './doubtful.js';
import { ALL_BUT, EXCEPT_PART, leavesOut } from './exceptions.js';
import { withoutLaidDown } from './laid-down.js';
import { milestoneOf } from './milestones.js';
import { leavesAPart } from './parts-apart.js';
import { tellsGoneOnly, tellsPartsOnly } from './parts-done.js';
import { withoutPlansPast } from './plans-past.js';
import { withoutToldThen } from './records.js';

export interface ChatClaim extends Claim {
  /** Why the state cannot be taken as said; null where it can. */
  doubtful: Doubt | null;
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
export function chatClaim(whole: string, projects: readonly Project[], today: Day): ChatClaim {
  const text = withoutLaidDown(whole);
  if (text !== whole) {
    const rest = chatClaim(text, projects, today);
    return claimsSomething(rest) ? rest : { ...noClaim, doubtful: 'hedged' };
  }
  const seen = withoutUnseen(text);
  if (seen === text) return claimIn(text, projects, today);
  if (/^(?:项目|[，,。；;\s])*$/.test(seen))
    return awaitsWord(text) ? claimIn(text, projects, today) : { ...noClaim, doubtful: 'hedged' };
  const claim = claimIn(seen, projects, today);
  return claim.state === 'completed'
    ? { ...claim, state: 'unknown', completedOn: null, doubtful: 'hedged' }
    : claim.state === 'unknown' && !claim.doubtful
      ? claimIn(text, projects, today)
      : claim;
}

function claimIn(whole: string, projects: readonly Project[], today: Day): ChatClaim {
  const text = asGone(withoutUnhindered(withAssured(withoutPlansPast(withoutToldThen(whole), today), today)), projects);
  const counted = withoutFurtherStages(
    withDays(withBeginning(text, projects), today).replace(DONE_OF, (said) =>
      said.includes('了') || asksForPapers(projects) ? ' ' : '，资料',
    ),
    targetsOf(projects),
    today,
  );
  const rest = restDone(counted, projects, today);
  const said = rest?.text ?? counted;
  const progress = progressOf(said, today);
  const read = withoutRest(figuresSaid(counted, projects, today), rest);
  const told: Claim = {
    ...progress,
    state: progress.state === 'unknown' && read.some((f) => isLeft(f, read, said)) ? 'open' : progress.state,
    figures: asFigures(read).map(tidy),
  };
  const first = stateOf(said, told, read, projects, today);
  const takenBack =
    lacksAfterwards(said, today) || lacksBesideTheRest(said, today) || (lacksAmount(told, said) && !saysAllDone(said));
  const state = first === 'completed' && takenBack ? 'open' : first;
  const claim = { ...told, ...daysTold(said, told, state, today, projects) };
  const ahead = state === 'completed' && claim.completedOn !== null && claim.completedOn > today;
  const doubtful = ahead
    ? 'contradicted'
    : (doubtOf(said, state, beginsOnly(projects) ? withoutRates(claim) : claim, today) ??
      leftUnsaid(said, state, projects, today));
  const isShort = doubtful === 'contradicted' && state === 'open' && deniesLastStage(said, targetsOf(projects));
  return {
    ...claim,
    state: doubtful && !isShort ? 'unknown' : state,
    completedOn: state === 'completed' && !doubtful ? claim.completedOn : null,
    doubtful: isShort ? null : doubtful,
  };
}

const targetsOf = (projects: readonly Project[]): string[] => projects.map((p) => p.target);

/** 还差6个; but 之前缺6个，现在25个建好了: what is told behind it is how it stands. */
const isLeft = (left: ReadFigure, figures: readonly ReadFigure[], text: string): boolean =>
  left.kind === 'remaining' &&
  left.quantity > 0 &&
  !isOwed(left, text) &&
  !(
    lackedBefore(text) &&
    figures.some((f) => f.kind !== 'remaining' && f.unit === left.unit && f.start > left.end && f.quantity > 0)
  );

/** What a completion leaves open: a plan beside it, a word before it, or the other amount that is promised. */
function leftUnsaid(text: string, state: Claim['state'], projects: readonly Project[], today: Day): Doubt | null {
  if (!isExplained(text, state, projects, today) || (state === 'completed' && isPassedOver(text, today)))
    return 'hedged';
  const isPart =
    state === 'completed' && (tellsGoneOnly(text) || projects.some((project) => tellsOneAmountOnly(text, project)));
  return isPart ? 'part' : null;
}

/** 开了, 也开了, 1月10号开, 桩机响了: of what is only to be begun, the beginning. */
function withBeginning(said: string, projects: readonly Project[]): string {
  if (!beginsOnly(projects)) return said;
  const text = said.replace(OPENS, '开工');
  return hasBegun(text) ? `${text}，已开工` : text;
}

const OPENS =
  /(?<=(?:^|[，,。；;！!日号天月 ]|(?:周|星期|礼拜)[一二三四五六])(?:已经?|才|再|就|能|准|的?[也都])?)开(?=了?(?:$|[，,。；;！!吧]))/g;

/** All that stands beside a completion is accounted for. A step that is all the target asks leaves more to be done. */
const isExplained = (text: string, state: Claim['state'], projects: readonly Project[], today: Day): boolean =>
  state !== 'completed' ||
  (projects.length > 0 &&
    projects.every(({ target }) => (stagesAsked(target)?.last ?? FINISHED_STAGE) < FINISHED_STAGE)) ||
  !plansMore(
    withoutNextYear(text, today),
    projects.some(({ target }) => LATER_STAGE.test(target)),
  );

const LATER_STAGE = /验收|移交|交付/;

/** 竣工验收资料还在补: of what is to be accepted, the papers are a part. */
const asksForPapers = (projects: readonly Project[]): boolean =>
  projects.some(({ target }) => LATER_STAGE.test(target));

/** 已开工，工程进度45%: what is only to be begun has no rate to reach. */
const withoutRates = (claim: Claim): Claim => ({ ...claim, figures: claim.figures.filter((f) => f.unit !== '%') });

/** What is counted, without the verb that stands beside it. */
function tidy(figure: Figure): Figure {
  const of = figure.of
    ?.replace(/^(?:项目|的|已经?|又|新|再|累计|共|还差|还剩|[办建做]了| )+/, '')
    .replace(/(?:已|又|新)?(?:建|办|装|评审|完成|新建|开展|组织)?了?$/, '');
  const { of: _dropped, ...rest } = { ...figure, unit: writtenOut(figure.unit) };
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
  if (
    CONDITIONAL.test(withoutTurnsPast(text, today)) ||
    isDoneOnlyThen(text, today) ||
    POSSIBLE.test(text) ||
    NEARLY.test(text.replace(NO_TROUBLE, '')) ||
    hasFailed(text) ||
    hasNotCome(text, today) ||
    leavesOut(ALL_BUT, text) ||
    (!beginsOnly(projects) && leavesAPart(text))
  )
    return 'open';
  if (postponed !== null && postponed > today && isOpenUntil(postponed, claim, text)) return 'open';
  if (deniesStage(text, targetsOf(projects))) return 'open';
  const milestone = milestoneOf(text, projects, claim.state, today);
  if (milestone) return milestone;
  if (claim.state === 'completed' && tellsOtherDeedOnly(text, projects, today)) return 'open';
  if (claim.state === 'completed' && tellsPartsOnly(text, projects)) return 'open';
  const [project] = projects;
  if (project && staysShort(text, project)) return 'open';
  const byFigures = project && projects.length === 1 ? stateByAmounts(figures, text, project) : 'unknown';
  if (claim.state === 'completed' && projects.length === 1 && leavesOut(EXCEPT_PART, text)) return 'open';
  if (project && projects.length === 1 && isPrepared(figures, text, project.target)) return 'open';
  if (project && projects.length === 1 && figures.length > 0 && lacksAnother(text, project.target)) return 'open';
  if (claim.state === 'completed')
    return saysSoOfAll(text, project?.target ?? '', today)
      ? 'completed'
      : byFigures === 'open'
        ? 'open'
        : isOfIncrement(figures, text, projects)
          ? 'unknown'
          : 'completed';
  if (claim.state !== 'unknown') return claim.state;
  if (NOT_YET.test(text) || CHECK_FAILED.test(text) || claim.expectedOn !== null || isDayAhead(text, today))
    return 'open';
  if (isInUse(text, projects, today) || isClearedAway(text, targetsOf(projects))) return 'completed';
  if (project && projects.length === 1 && figures.length === 0 && leavesNoneOut(text, project.target))
    return 'completed';
  if (project && EXCEEDED_BY.test(text) && promisesOf(project.target).length === 1) return 'completed';
  const isSaid =
    saysDone(withoutOtherDeeds(text, projects)) ||
    (project && isMet(text, figures, project)) ||
    RATIO.test(text) ||
    (project && saidOfAll(text, project.target));
  if (
    byFigures === 'completed' &&
    project &&
    !saysSoOfAll(text, project.target, today) &&
    (areSteps(figures, text, project.target) || addsUpSteps(figures, text, project.target))
  )
    return 'open';
  if (byFigures === 'completed' && !isSaid)
    return tellsOfParts(text) ||
      (project && (tellsOtherDeed(text, project) || reachesInSumOnly(figures, text, project.target)))
      ? 'open'
      : 'unknown';
  if (byFigures !== 'unknown') return byFigures;
  const colloquial = COLLOQUIAL_DONE.exec(text);
  if (!colloquial || figures.length > 0 || ONE_OF_THEM.test(text)) return claim.state;
  const end = colloquial.index + colloquial[0].length;
  const next = text.slice(end, end + 2).split(CLAUSE_END)[0] ?? '';
  const clause = text.slice(Math.max(0, colloquial.index - 10), end) + next;
  if (NOT_DONE_WORDS.test(clause)) return claim.state;
  return /[了啦]/.test(colloquial[0]) ? 'completed' : byWhom(text.slice(0, colloquial.index));
}

/** 上周2座已经建好, of 16: the word of completion is of what came in that while, and no last of them. */
const isOfIncrement = (figures: readonly ReadFigure[], text: string, projects: readonly Project[]): boolean =>
  figures.length > 0 &&
  !LAST_OF_THEM.test(text) &&
  figures.every(
    ({ kind, unit, quantity }) =>
      kind === 'new' &&
      projects.length > 0 &&
      projects.every(({ target }) =>
        promisesOf(target).some(({ measure }) => measure.unit === unit && quantity < measure.quantity),
      ),
  );
const LAST_OF_THEM = /最后|末|剩|余|全部?|都|均|收[官尾]|[齐满够]|压轴|补[上足]/;

/** 原定11月底完工，现调整到2月15日: the first day is none of completion. */
const WAS_MEANT = new RegExp(FORMERLY_MEANT);

/** Nothing is told as done but what was meant before, or that very day a year early. */
const isOpenUntil = (postponed: Day, { completedOn }: Claim, text: string): boolean =>
  completedOn === null || WAS_MEANT.test(text) || completedOn === addMonths(postponed, -12);

/** 12月2日验收没过，12月16日验收通过: failed first, and passed since. */
function hasFailed(text: string): boolean {
  const failed = FAILED.exec(text);
  return failed !== null && !PASSED.test(text.slice(failed.index + failed[0].length));
}

/** 消防没过，要换防火门: a check on the way that it did not pass, and nothing told since. */
const CHECK_FAILED =
  /(?:消防|图审|环评|检[测验]|质检|安检|特检|年检|评审|审批|复[查验]|抽检|备案)(?:那[边块关])?(?:还|又|都|也|就|一直)*(?:没有?|未)能?(?:通?过|批下来|合格)(?=$|[，,。；;！!])/;

/** 完工泡汤了, 已近完工, and no more than that. */
function hasNotCome(text: string, today: Day): boolean {
  const after = afterNotCome(text);
  return after !== null && progressOf(after, today).state !== 'completed';
}

const PASSED = /(?<!没|未|没有)通过(?:了|$|[，,。；;！!])|验收(?:已|都)?(?:通过|合格|过了)/;

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
    clauses
      .slice(done + 1)
      .some(
        (clause) => !AFTERMATH.test(clause) && !OF_SPEAKER.test(clause) && lacksSomething(clause) && !ofStage(clause),
      )
  );
}

/** 座椅没装，其余完工了: the rest of the same work. */
function lacksBesideTheRest(text: string, today: Day): boolean {
  const clauses = text.split(CLAUSE_END);
  const rest = clauses.findIndex((clause) => THE_REST.test(clause.trim()));
  return clauses
    .slice(0, Math.max(0, rest))
    .some(
      (clause) => lacksSomething(clause) && !AFTERMATH.test(clause) && progressOf(clause, today).state !== 'completed',
    );
}

const THE_REST = /^(?:但是?|不过)?(?:其[余他它]|别的|[剩余]下的?|剩余的?)(?![\d一二两三四五六七八九十])/;

/** 我这两天阳了没法开电脑填表: the speaker's own lack. */
const OF_SPEAKER =
  /^(?:可是?|但是?|不过)?我(?!们|街|局|单|区)[^，,]{0,8}(?:阳了|发烧|在家|在外|在老家|隔离|出差|休假|请假|住院)|(?:开|用)电脑|填表|登录?(?:系统|不上)/;

/** Stages are weighed against the target by themselves. */
const ofStage = (clause: string): boolean => /(?<!预)验收|开工|封顶|备案/.test(clause);

/** A word of completion that is not only spoken of. */
const saysDone = (text: string): boolean =>
  [...text.matchAll(DONE)].some((m) => !UNCLAIMED.test(text.slice(m.index + m[0].length).replace(/^了/, '')));

/** 筹集3210套，超额10套; 29.6分钟，符合要求: said of figures that reach what is promised. */
const isMet = (text: string, figures: readonly ReadFigure[], { target }: Project): boolean =>
  (MET.test(text) || EXCEEDED.test(text)) && figures.length >= promisesOf(target).length;
const MET =
  /(?:符合|满足)[^，,。；;\n]{0,14}(?:要求|目标|指标|规定)|全覆盖|(?:已经?|也|都)(?:满|过|破|达到?|够|超过?)了?(?=[\d一二两三四五六七八九十百])|[办讲建装演做开改筛划招发配放修换设种铺通][足满够齐]了?(?=[\d一二两三四五六七八九十百])|(?<![没未不快才])[齐满够]了(?=[\d一二两三四五六七八九十百])|(?<![没未不快才])[办讲演开放改划筛训招修换铺种]完了?(?:刚好|正好|恰好)?(?=[\d一二两三四五六七八九十百])|凑[足满够齐]了?(?=[\d一二两三四五六七八九十百])|(?<![没未不])(?:刚|正|恰|刚刚)好(?:是|有|够)?(?=[\d一二两三四五六七八九十百])|(?:均|都|全)(?:部|都)?(?:已经?)?(?:正?在|投入)?(?:使用|用着?)(?:中|了)?(?=$|[，,。；;！!])|(?:均|都|全)(?:已经?)?[超达过够满][额标数线到过出足了]?(?:年度|全年|既定)?(?:目标|任务|指标|要求|数)?(?=$|[，,。；;！!])|(?<=^|[，,])(?:都|全)?(?:齐了|够数了?|全部)(?=$|[，,。；;！!])|多[办讲建装演做开改筛划招发配]了|(?<=[\d一二三四五六七八九十百千][\u4e00-\u9fff]{1,2})[办讲建装演做开改筛划招发配放修换设种铺][足满够齐]了(?=$|[，,。；;！!])/;

/** 21/21. */
const RATIO =
  /^[\s:：]*(?:\d+ ?[\u4e00-\u9fff]{0,2} ?\/ ?\d+ ?[\u4e00-\u9fff]{0,2}|(?:(?:总体|整体|工程|形象|施工)?(?:进度|完成[率度])[已达到为是：:]{0,3})?(?:100%|百分之?百)(?:了|完成)?[！!]?)\s*$/;

/** 那段刚浇好. */
const OF_A_PART = /(?<!最后)[那这](?:一?[段截片侧]|一?小?块|头|边)(?!时间|日子)/;

/** 「46场都讲完了」 says so of the 46; 「…，完成」 of all. */
export function saysSoOfAll(text: string, target: string, today: Day): boolean {
  const promises = promisesOf(target);
  const parts = promises.length > 1 ? promises.map(({ measure }) => measure.of.slice(-2)) : [];
  const clauses = text.split(/[，,。；;！!\n ]/).filter((clause) => clause !== '');
  // 绿化做完了, of 路口9处 and 立体绿化面积900平方米
  const isOfOne = (c: string) => promises.filter(({ measure: m }) => m.of.includes(c.slice(0, 2))).length === 1;
  return clauses
    .filter((c) => parts.length === 0 || !(isOfOne(c) || parts.some((part) => part.length === 2 && c.includes(part))))
    .some(
      (clause) =>
        !isOfLotBefore(clauses, clauses.indexOf(clause)) &&
        !/[\d一二两三四五六七八九十百]|(?:不|没)(?:有)?(?:够|到|达|满)/.test(clause) &&
        !OF_A_PART.test(clause) &&
        progressOf(clause, today).state === 'completed',
    );
}

/** 本周原排期改7个，已经改完，现改好95个: done with the lot just told, of which a total follows. */
const isOfLotBefore = (clauses: readonly string[], at: number): boolean =>
  /\d/.test(clauses[at - 1] ?? '') &&
  LOT.test(clauses[at - 1] ?? '') &&
  clauses.slice(at + 1).some((next) => TOTAL_BY_NOW.test(next));
const LOT = /[本上下这那][周批个]|星期|礼拜|排|计划里/;
const TOTAL_BY_NOW = /^[^\d]{0,8}(?:现|累[计积]|共|总|目前)[^\d]{0,6}\d/;

/** Does it claim anything at all? */
export const claimsSomething = (claim: ChatClaim): boolean =>
  claim.state !== 'unknown' ||
  claim.figures.length > 0 ||
  claim.says !== null ||
  claim.expectedOn !== null ||
  claim.doubtful !== null;
