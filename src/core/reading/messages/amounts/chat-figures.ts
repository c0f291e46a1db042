/** The figures of a chat message: what the writer says of the project's own amounts, its target known. */
import type { Day } from '../../../day.js';
import type { Project } from '../../../registry.js';
import { comparisonOf } from '../../figures/comparisons.js';
import { type ReadFigure, readFigures } from '../../figures/figures.js';
import { conversion, isMoney } from '../../figures/unit-kinship.js';
import { isOfWhile } from '../../figures/while.js';
import { parseNumber } from '../../numbers/numbers.js';
import { isOfOtherDeed } from '../../progress/other-deeds.js';
import { STEPS } from '../../progress/work-steps.js';
import type { ClaimState } from '../../read-input.js';
import { reaches, rounded, tallies } from '../../targets/tally.js';
import { type CountedPromise, promisesOf } from '../../targets/targets.js';
import { foundIn } from '../../text/likeness.js';
import { CLAUSE_END, halfWidth, lastBreak } from '../../text/plain-text.js';
import { isFilledUp } from './filled-up.js';
import { asStands } from './how-it-stood.js';
import { ownAmounts } from './own-amounts.js';
import { withPromisedUnits } from './promised-units.js';

/** Figures without the target that is quoted beside them. With one project its target tells what is quoted. */
export function figuresSaid(text: string, projects: readonly Project[], today: Day): ReadFigure[] {
  const [project] = projects;
  const target = projects.length === 1 && project ? project.target : '';
  const counted = withPromisedUnits(asMeasuredTime(text, projects), projects, today);
  const read = ownAmounts(readFigures(counted, today), counted, projects, today).filter((f) => !f.quoted && !f.each);
  const anew = read.map((f) => (isOwnAnew(f, counted, target) ? { ...f, kind: 'cumulative' as const } : f));
  const told = project && HEADED.test(text) ? anew.map((f) => ofTheWhole(f, project.target)) : anew;
  const once = told.filter((f, i) => !told.slice(0, i).some((earlier) => isRepeated(f, earlier)));
  const said =
    target === ''
      ? once
      : asStands(
          once
            .filter((f) => !isWholeTarget(f, counted, once, target))
            .map((f) => (isAnnounced(f, counted, once, target, today) ? { ...f, kind: 'planned' as const } : f)),
          target,
        );
  return said.length > 0 || target === '' ? said : aloneOf(text, target);
}

/** 新开9条线, of 新开通线路15条, or 新开4家 of 4家: by the target's own word, or as many as it has, all that was done, unless a while or what there was stands beside it. */
function isOwnAnew({ kind, over, start, unit, quantity }: ReadFigure, text: string, target: string): boolean {
  const clause = text.slice(lastBreak(text, start, CLAUSE_END), start);
  const verb = OWN_ANEW.exec(clause)?.[0];
  const thing = NEW_THING.exec(clause)?.[1];
  const isPromisedNew = thing !== undefined && target.includes('新增') && target.includes(thing);
  if (kind === 'new' && over === null && isPromisedNew && !isOfWhile(clause) && !OVER_IT.test(text.slice(0, start)))
    return true;
  const isAll = promisesOf(target).some(({ measure }) => measure.unit === unit && measure.quantity <= quantity);
  if (kind === 'new' && over === null && verb !== undefined && isAll && !isOfWhile(clause) && !/[又再]/.test(clause))
    return true;
  return (
    kind === 'new' &&
    over === null &&
    verb !== undefined &&
    target.includes(verb) &&
    !isOfWhile(clause) &&
    !OVER_IT.test(text)
  );
}
/** 新场地1.4万平方米, of 新增体育场地面积1.7万平方米: all there is of it. */
const NEW_THING = /新(?![增建])([\u4e00-\u9fff]{2})(?:面积|数量?)?(?:有|共)?$/;
const OWN_ANEW = /新[开办装设](?=了?$)/;
const OVER_IT = /累计|[总共]|又|再|原[来有]|之前|已有|现有|[本上这]个?[周月]/;

/** 急救员731人，下个月还要考80人, of 800: for a time to come, and more than lacks. */
function isAnnounced(
  { kind, over, unit, quantity, start }: ReadFigure,
  text: string,
  all: readonly ReadFigure[],
  target: string,
  today: Day,
): boolean {
  if (kind !== 'remaining' || over === null || over.from <= today) return false;
  if (LACKS.test(text.slice(lastBreak(text, start, CLAUSE_END), start))) return false;
  const [done, ...more] = all.filter((f) => f.unit === unit && f.kind === 'cumulative');
  const [promise, ...others] = promisesOf(target).filter(({ measure }) => measure.unit === unit);
  return (
    done !== undefined &&
    promise !== undefined &&
    more.length + others.length === 0 &&
    rounded(done.quantity + quantity) > promise.measure.quantity
  );
}
const LACKS = /[差剩缺欠余]/;

/** 本周：①健身路径34套: the week is that of the telling, where so many are all that is promised. */
function ofTheWhole(figure: ReadFigure, target: string): ReadFigure {
  const isWhole = promisesOf(target).some(
    (p) => p.measure.unit === figure.unit && p.measure.quantity <= figure.quantity,
  );
  if (!isWhole || figure.kind !== 'new' || figure.over === null) return figure;
  const { period: _told, ...whole } = figure;
  return { ...whole, kind: 'cumulative', total: true, over: null };
}

const HEADED = /^[^，,。；;]{0,12}[：:] ?(?:[①\n]|[1一][.、．）)])/;

/** 那就先报20座. */
const SAID_AGAIN = /^(?:那|就|先|还是|按|请)+报$/;

/** 装了6个 … 现在总共6个, 说20座，那就先报20座: one and the same. */
const isRepeated = (f: ReadFigure, earlier: ReadFigure): boolean =>
  (f.total || SAID_AGAIN.test(f.of)) &&
  f.quantity === earlier.quantity &&
  f.unit === earlier.unit &&
  f.kind === earlier.kind &&
  f.kind === 'cumulative' &&
  earlier.period === undefined &&
  !earlier.total;

/** 龙华28分钟, where the target promises minutes: that long it takes. */
const asMeasuredTime = (text: string, projects: readonly Project[]): string =>
  projects.length > 0 && projects.every((p) => promisesOf(p.target).some(({ measure }) => measure.unit === '分钟'))
    ? inMinutes(text).replace(
        /(?<![\d.点一二三四五六七八九十百时长间为])(?=(?:\d{1,3}(?:\.\d{1,2})?|[一二三四五六七八九十百]{1,4}(?:点[一二三四五六七八九])?) ?分钟(?!前|后|之))/g,
        '时长为',
      )
    : text;

/** 十三分半钟, 13分30秒: 13.5分钟. */
const inMinutes = (text: string): string =>
  text.replace(PARTS_OF_MINUTES, (said, minutes: string, seconds: string | undefined) => {
    const [whole, rest] = [parseNumber(minutes), seconds === undefined ? 30 : parseNumber(seconds)];
    return whole === null || rest === null ? said : `${Number((whole + rest / 60).toFixed(2))}分钟`;
  });
const PARTS_OF_MINUTES =
  /(\d{1,3}|[一二两三四五六七八九十]{1,3})分钟?(?:半钟?|([1-5]?\d|[一二两三四五六七八九十]{1,3})秒钟?)/g;

const OWN_VERB =
  /已|审|评|申报|签|排查|摸|储备|开工|招|发|完成|建成|办|做|装|改(?![成为])|到货|下单|拆|新增|累计|通了|开了|修|达/;
/** 探头200个，能识别车牌的30个: some of them are of a kind; 能用的8座 says how many are done. */
const ANOTHER_PART = /其中|又|另|[，,](?:能够?|可以?|带有?)(?![用开通交投验住放亮上接运看])[^，,。；;不没未\d]{1,8}的$/;

/** 9处积水点消除8处, 「（新建改造公厕16座）已完成」: the target's own number, as the whole that is spoken of. */
function isWholeTarget(figure: ReadFigure, text: string, all: readonly ReadFigure[], target: string): boolean {
  const measures = promisesOf(target)
    .map((p) => p.measure)
    .filter((m) => conversion(figure.unit, m.unit) === 1);
  const own = measures.find((m) => m.quantity === figure.quantity);
  if (own && (HARDLY.test(text.slice(figure.end)) || OF_THE_GOAL.test(text.slice(0, figure.start)))) return true;
  if (own && isFilledUp(figure, text, all)) return true;
  if (own && POINTED_AT.test(text.slice(0, figure.start)) && all.some((f) => isPartDone(f, figure))) return true;
  if (!own || figure.kind === 'remaining') return false;
  if (
    figure.kind === 'planned' &&
    !isOfWhile(text.slice(lastBreak(text, figure.start, CLAUSE_END), figure.start)) &&
    all.some(
      (f) => f.kind === 'cumulative' && f.unit === figure.unit && f.start > figure.end && f.quantity >= figure.quantity,
    )
  )
    return true;
  if (figure.part && /^[\s\d-]{0,8}[（(][^（）()]*$/.test(text.slice(0, figure.start))) return true;
  if (isHeldAgainst(figure, text, all, own.comparison === 'at_most')) return true;
  if (
    SUM.test(text.slice(Math.max(0, figure.start - 4), figure.start)) &&
    all.some((f) => isPartDone(f, figure)) &&
    !isSum(figure, all)
  )
    return true;
  if (PLANNED_WHOLE.test(text.slice(0, startOfList(figure, text, all))) && all.some((f) => isPartDone(f, figure)))
    return true;
  const next = all.find((f) => f.start >= figure.end);
  if (!next || next.quantity >= figure.quantity || conversion(next.unit, figure.unit) !== 1) return false;
  const before =
    text
      .slice(Math.max(0, figure.start - 12), figure.start)
      .split(/[，,。；;\n]/)
      .at(-1) ?? '';
  const between = text.slice(figure.end, next.start);
  // 11座全部开放，有2座没动工: said of all, not quoted
  if (next.kind === 'remaining' ? ALL_DONE_OF_THEM.test(between) : ALL_DONE_AND_MORE.test(between)) return false;
  // 消防员102名、站点17个全部到位: the next is the whole of the other promise
  if (measures.some((m) => m !== own && m.quantity === next.quantity && m.unit === next.unit)) return false;
  // 路内泊位840个划完，充电车位61个: the next is of the other promise
  if (measures.some((m) => m !== own && names(between, m.of) && !names(between, own.of))) return false;
  return (
    (next.kind === 'cumulative' || next.kind === 'remaining' || (next.kind === 'new' && between.startsWith('的'))) &&
    !next.part &&
    (!OWN_VERB.test(before) || isNamedWhole(before, between, target)) &&
    !ANOTHER_PART.test(between) &&
    (next.unit === figure.unit || !/[，,；;]/.test(between)) &&
    between.length <= 16
  );
}

/** 距离目标94场, of 94. */
const OF_THE_GOAL = /(?:离|距离?)(?:年度|全年)?(?:目标|任务)$/;

/** 那11所学校的躺睡，真正能躺的是8所. */
const POINTED_AT = /[这那]$/;

/** 18场够呛, 34场难了, 11座怕是完不成: what is promised, and hardly to be reached. */
const HARDLY =
  /^(?:[这那]个?(?:目标|任务|数)?)?(?:今年|年内|年底前?|怕是|恐怕|估计|可能|看来|真|是|都|也|就|还|肯定|多半)*(?:够呛|悬(?=$|[，,。；;了乎])|没(?:戏|指望|谱|门|希望|可能)|无望|难(?=$|[，,。；;了啊办])|玄乎?|不现实|(?:[办做弄搞建装改修演讲开完达凑]不(?:完|成|了|满|够|到|齐|上)))/;

/** 分类投放点改造135个，完成了126个: the verb is that of the name, and what is done stands beside it. */
const isNamedWhole = (before: string, between: string, target: string): boolean =>
  target.includes(before.slice(-2)) && !/[已了完共]|累计/.test(before) && /^[，,].*(?:完成|已)/.test(between);

const ALL_DONE_OF_THEM =
  /^(?:早|就)?(?:全部|全都|全|都|均)(?:已经?)?(?:[^，,。；;没未在]{0,2}(?:完|好|开放|[投启]用|开业|通|齐|妥|交付)|有[^，,。；;没未在]{1,4}了)/;

/** 13.4公里全修完了，最后0.3公里这周修的 */
const ALL_DONE_AND_MORE = new RegExp(`${ALL_DONE_OF_THEM.source}[^，,。；;没未\\n]{0,3}[，,。；; ]`);

/** 平均17分钟，控制在20分钟以内; 99.1%，高于98%: the target is kept by what was said before it. */
function isHeldAgainst(
  { start, end, unit, quantity }: ReadFigure,
  text: string,
  all: readonly ReadFigure[],
  atMost: boolean,
): boolean {
  const before = text.slice(0, start).replace(/时长为$/, '');
  const isHeld =
    HELD_AGAINST.test(before) ||
    comparisonOf(before + text.slice(start), before.length, before.length + end - start) !== null;
  const last = all.findLast((f) => f.end <= start && f.unit === unit);
  return (
    isHeld &&
    last !== undefined &&
    last.quantity !== quantity &&
    last.quantity < quantity === atMost &&
    start - last.end <= 16
  );
}

const HELD_AGAINST = /(?:[没未不]超过?|超出|压在|守住|优于|好[于过]|快于|短于|符合|满足)了?$/;

/** 新建3座、改造6座，共9座. */
const isSum = (whole: ReadFigure, all: readonly ReadFigure[]): boolean =>
  rounded(
    all.reduce(
      (sum, f) => (f.start < whole.start && f.unit === whole.unit && f.kind !== 'remaining' ? sum + f.quantity : sum),
      0,
    ),
  ) === whole.quantity;

const names = (text: string, of: string): boolean => of.length >= 2 && text.includes(of.slice(-2));

/** 公厕计划16座, 观澜要布43台: so many there are to be. */
const PLANNED_WHOLE =
  /(?:(?:年初|当初|原先|上面|方案里?|计划里?)?(?:定|下达|规划|计划|安排)的|计划|规划|设计|安排|拟|任务|[该应]|(?<![没不只还未])要)(?:数量?|总数|总量|是|为|共|一共|总共)?(?:[建布装改办修做设配划新增拆换铺种开演讲]|改造|建设|布设|安装|新建|完成|提升)?$/;

/** 上级定的17个站102名: what is said of the first is said of both. */
function startOfList({ start }: ReadFigure, text: string, all: readonly ReadFigure[]): number {
  const first = all.findLast((f) => f.end <= start);
  return first && STRUNG_ON.test(text.slice(first.end, start)) ? first.start : start;
}
const STRUNG_ON = /^[\u4e00-\u9fff]{0,4}?[、和及]?(?:配备?)?$/;

/** 已完工9座（共11座） */
const SUM = /[共总](?:计|数)?$/;
const isPartDone = (f: ReadFigure, whole: ReadFigure): boolean =>
  f !== whole && f.unit === whole.unit && f.quantity < whole.quantity && f.kind === 'cumulative';

/** 8, or 刚看了表，是160: all that is said, where one thing is promised. */
const ALONE = /(?:^[\s:：]*|[，,](?:应该?是|是|共|才|只有|实际)?)(?<done>\d{1,7})\s*[。！!）)]?$/;

function aloneOf(text: string, target: string): ReadFigure[] {
  const alone = ALONE.exec(halfWidth(text))?.groups?.done;
  const [promise, ...others] = promisesOf(target);
  return alone === undefined || !promise || others.length > 0 ? [] : readFigures(`${alone}${promise.measure.unit}`);
}

/**
 * What figures alone say of a target: open where one falls short of its promise, or more is planned; completed where none does;
 * unknown where none speaks of it. An increment says nothing of the whole, but half years and quarters add up.
 */
export function stateByFigures(figures: readonly ReadFigure[], target: string): ClaimState {
  const promises = promisesOf(target);
  const ofPeriods = figures.filter((f) => f.kind === 'new' && f.over !== null).length > 1;
  const whole = ofThePromises(
    figures.filter((f) => f.kind !== 'new' || ofPeriods),
    promises,
  ).map((f) => named(f, promises));
  const counted = tallies(promises, whole, 'now').filter((t) => t.claimed !== null);
  const share = bareShare(figures, promises);
  if (share !== null) return share < WHOLE ? 'open' : 'completed';
  if (counted.some((t) => !reaches(t))) return 'open';
  if (counted.length > 0) return 'completed';
  return whole.some((f) => f.kind === 'planned') ? 'open' : 'unknown';
}

/**
 * 评估145户，施工完118户: only added up do they come to the promise, and beyond it; they are steps of one way. 审核800个，实施378个 has
 * reached what is promised, by the target's own verb.
 */
export function reachesInSumOnly(figures: readonly ReadFigure[], text: string, target: string): boolean {
  const promises = promisesOf(target);
  const said = figures.filter((f) => f.kind === 'cumulative').map((f) => named(f, promises));
  return tallies(promises, said, 'now').some(
    ({ terms, claimed, promise: { measure } }) =>
      measure.comparison !== 'at_most' &&
      terms.length > 1 &&
      claimed !== measure.quantity &&
      terms.some((term) => term < measure.quantity) &&
      !said.some((f) => f.quantity >= measure.quantity && isOwnVerb(text.slice(0, f.start), target)),
  );
}

/** 划线900个，验收800个，启用700个: the same things further on, none of them as many as are promised. */
export function areSteps(figures: readonly ReadFigure[], text: string, target: string): boolean {
  const steps = figures.flatMap((f) => {
    const step = STEP.exec(text.slice(0, f.start))?.[1];
    return f.kind === 'cumulative' && step !== undefined ? [{ ...f, step }] : [];
  });
  return promisesOf(target).some(({ measure }) => {
    const same = steps.filter((f) => f.unit === measure.unit);
    return new Set(same.map((f) => f.step)).size > 1 && same.every((f) => f.quantity < measure.quantity);
  });
}

/** 装好8个，通电7个, of 10: what goes beyond the promise in sum only, by verbs that the target does not have. */
export const addsUpSteps = (figures: readonly ReadFigure[], text: string, target: string): boolean =>
  reachesInSumOnly(figures, text, target) &&
  !figures.some(
    (f) =>
      isOwnVerb(text.slice(0, f.start), target) ||
      promisesOf(target).some(({ measure }) => measure.unit === f.unit && f.quantity >= measure.quantity),
  );

const STEP = new RegExp(`(${STEPS})(?:完成|通过|了|好)?$`);

const isOwnVerb = (head: string, target: string): boolean => {
  const verb = /[\u4e00-\u9fff]{2}$/.exec(head)?.[0];
  return verb !== undefined && target.includes(verb);
};

/** 12个小区全部通水: said of all that the figures count. */
export const saidOfAll = (text: string, target: string): boolean =>
  promisesOf(target).length === 1 && ALL_OF_THEM.test(text) && !NOT_OF_ALL.test(text) && !isOfOtherDeed(text, target);

const ALL_OF_THEM =
  /全(?:清|通|完|改|好|齐|亮|换|装|修|建|消|演|开|开通|投用|启用|开放|上线|挂牌|覆盖)(?:完|好)?了?(?=$|[，,。；;])|(?:全部|全都|均已?|都已?)(?!没|未|不|在|还|是|要|正|会|能|有)[\u4e00-\u9fff]{2}/;
const NOT_OF_ALL = /没|未|不(?!合格)|预计|计划|争取|准备|力争|待|将/;

/**
 * 通水10个小区6200户, where 12个 are promised, or 改造教室228间，涉及学校12所, where 240间 are: what counts in the very unit speaks of the
 * target, and nothing kindred beside it.
 */
function ofThePromises(figures: readonly ReadFigure[], promises: readonly CountedPromise[]): ReadFigure[] {
  const units = promises.map((p) => p.measure.unit);
  const isBeside = (f: ReadFigure) =>
    !units.includes(f.unit) &&
    units.some(
      (unit) =>
        (/^[个项]$/.test(unit) ||
          (f.of !== '' && conversion(f.unit, unit) !== null && promises.every((p) => foundIn(f.of, p.words) === 0))) &&
        figures.some((o) => o.unit === unit),
    );
  return figures.filter((f) => !isBeside(f));
}

/** 80%, or 讲座100%，咨询92%, where the target promises no share: so much of the work, whatever money is told beside it; the least of them tells. */
function bareShare(figures: readonly ReadFigure[], promises: readonly CountedPromise[]): number | null {
  const told = figures.filter((f) => !isMoney(f.unit) || promises.some((p) => isMoney(p.measure.unit)));
  const isShareDone = (f: ReadFigure) => f.unit === '%' && f.kind === 'cumulative';
  if (told.length === 0 || !told.every(isShareDone) || promises.some((p) => p.measure.unit === '%')) return null;
  const ofEach = promises.every((p) => told.some((f) => isNamedBy(f, p)));
  const areParts = told.every((f) => promises.some((p) => isNamedBy(f, p)));
  if (told.length > 1 && !areParts) return null;
  const least = Math.min(...told.map((f) => f.quantity));
  return told.length > 1 && least === WHOLE && !ofEach ? null : least;
}

const WHOLE = 100;
const isNamedBy = ({ of }: ReadFigure, { words }: CountedPromise): boolean => {
  const thing = of.replace(/(?:完成)?(?:率|比例|进度)$/, '');
  return thing.length > 1 && words.includes(thing);
};

/** Where one promise alone counts in a figure's unit, it is that one's, whatever it is called. */
function named(figure: ReadFigure, promises: readonly CountedPromise[]): ReadFigure {
  const same = promises.filter(({ measure }) => measure.unit === figure.unit);
  const kindred = promises.filter(({ measure }) => conversion(figure.unit, measure.unit) !== null);
  const [only, ...others] = same.length > 0 || figure.unit === '个' || figure.unit === '项' ? same : kindred;
  return only && others.length === 0 ? { ...figure, of: only.measure.of } : figure;
}
