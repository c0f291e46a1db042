/** What a report says in words: finished, still open, not begun, will be late; and when. Clause by clause, the last word counting. */
import { type Day, daysBetween } from '../../day.js';
import type { Lean } from '../days/date-scene.js';
import { type FoundDate, findDates } from '../days/dates.js';
import { quantitiesOf } from '../figures/quantities.js';
import { isOfSeasonToCome } from '../figures/seasons.js';
import { isTimeWord } from '../text/measure-words.js';
import { halfWidth } from '../text/plain-text.js';
import { type Clause, completedOn, expectedOn, isAhead, speaksOf, within } from './progress-days.js';
import {
  ABOUT_DONE,
  AFTERMATH,
  ALL,
  ALL_DONE,
  ASKED,
  BARE_COUNT,
  BY_TONIGHT,
  CEREMONY,
  DOING,
  DONE,
  DONE_OF_PART,
  HAPPENED,
  HAPPENED_JUST,
  NEGATED,
  NEGATED_ITSELF,
  NOT_STARTED,
  OF_PAYMENT,
  ONE_OF_THEM,
  PART_DONE,
  PLANNED,
  PRELIMINARY,
  SPENT,
  TASK,
  UNCLAIMED,
  UNDER_WAY,
  WHOLE,
  WHOLE_NUMBER,
  WILL_MISS,
} from './progress-words.js';
import { isShortOfDone } from './short-of-done.js';
import { isAboutSoLong, isJustToCome, PART_OF_ALL } from './still-to-come.js';

export interface Progress {
  state: 'completed' | 'open' | 'unknown';
  /** The day the work was finished, as stated; the last day of a month or quarter. */
  completedOn: Day | null;
  /** The day by which the unit means to finish. */
  expectedOn: Day | null;
  /** 截至12月30日: the day the whole text speaks of. */
  speaksOf: Day | null;
  says: 'not_started' | 'will_miss' | null;
}

/** 'part': a part of the way is done, which leaves the work open unless another clause says more. */
type Verdict = 'completed' | 'open' | 'part' | null;

/** A clause is read up to here: nobody writes longer ones, and it bounds the work on odd texts. */
const CLAUSE_WITHIN = 200;

/**
 * Reads the words of a report. Figures are not weighed here: 「已办8场」 alone is 'unknown', 「还差4场」 is open. 「截至12月31日进度
 * 95%，已于1月4日完工」 is completed on 1月4日: the last clause that says anything decides. Questions and conditions say nothing.
 */
export function progressOf(text: string, today: Day, lean: Lean = 'near'): Progress {
  const plain = halfWidth(text);
  const dates = findDates(plain, today, lean);
  const read = clausesOf(plain).map((clause, i, all) => {
    const verdict = verdictOf(plain, clause, dates, today);
    const before = all[i - 1];
    const isPlan = (c: Clause) => PLANNED.test(c.text) || dates.some((d) => within(d, c) && isAhead(plain, d, today));
    const isDayAhead = (c: Clause) => dates.some((d) => within(d, c) && isAhead(plain, d, today));
    const isOpen = (c: Clause) => isPlan(c) || verdictOf(plain, c, dates, today) === 'open';
    const isToldOfPast = (c: Clause, planned: Clause) =>
      dates.some((d) => within(d, c) && d.to <= today) && !NAMES_YEAR.test(planned.text);
    const isPlannedStep = (c: Clause) =>
      !AFTERMATH.test(c.text) &&
      (isDayAhead(c) || (isPlan(c) && DOING.test(c.text) && verdictOf(plain, c, dates, today) === 'open'));
    const follows =
      verdict === 'completed' &&
      before !== undefined &&
      isOfSameTime(clause, before) &&
      ((BARE_END.test(clause.text.trim()) && isDayAhead(before)) ||
        (SAME_TIME.test(clause.text) && isOpen(before)) ||
        (isStageOnly(clause.text) && isPlannedStep(before) && !isToldOfPast(clause, before)) ||
        (ALL_THEN.test(clause.text) && PART_OF_ALL.test(before.text) && isPlan(before)));
    return { clause, verdict: follows ? 'open' : verdict };
  });
  const done = read.findIndex(({ verdict }) => verdict === 'completed');
  const told = read.filter(({ clause }, i) => done < 0 || i <= done || !isOfPapersToCome(clause, plain, dates, today));
  const last =
    told.findLast(({ verdict }) => verdict !== null && verdict !== 'part') ??
    told.findLast(({ verdict }) => verdict !== null);
  const ofPart = HEADED_DONE.test(plain) ? 'completed' : 'open';
  const state = last?.verdict === 'part' ? ofPart : (last?.verdict ?? 'unknown');
  return {
    state,
    completedOn: state === 'completed' && last ? completedOn(plain, last.clause, dates, today) : null,
    expectedOn: state === 'completed' ? null : expectedOn(plain, dates, today),
    speaksOf: speaksOf(plain, dates, today),
    says: state === 'completed' ? null : saysOf(plain),
  };
}

/** 已完工，资料下周补交, 超额完成，验收单明天补交: what is still to come of the papers takes nothing from the work that is done. */
const isOfPapersToCome = (clause: Clause, plain: string, dates: readonly FoundDate[], today: Day): boolean =>
  OF_PAPERS.test(clause.text) &&
  !OF_STAGE.test(clause.text) &&
  dates.some((d) => within(d, clause) && isAhead(plain, d, today));
const OF_PAPERS = /资料|图纸|竣工图|结算|决算|审计|归档|档案|总结|付款|尾款|质保|照片|(?:验收|移交|交接)[单表书]/;
/** 验收单明天补交: a sheet that is only handed in; 验收单明天签 is the acceptance itself. */
const SENT = '[单表书](?=[^，,。；;]{0,8}(?:补|[上提递]交|传|发[给你您来]|[报送]来|附|拍))';
const OF_STAGE = new RegExp(
  `完工|竣工(?!图|资料|材料|结算|决算)|验收(?!资料|材料|报告|${SENT})|移交(?!资料|材料|档案|${SENT})|投[用入]|启用|开放|开业|运营|通车`,
);

/** 计划12月29日竣工验收，同日移交: what follows the same day, or at once, and is planned where the one before it is. */
const isOfSameTime = ({ text }: Clause, before: Clause): boolean =>
  !HAPPENED.test(before.text + text) && !/(?<![好定妥])了/.test(before.text + text.replace(AND_THEN, '就'));

/** 计划8月底完工，开学启用; 元旦后搬家，搬完启用: behind a step that is planned, the stage that follows it. */
const isStageOnly = (text: string): boolean => STAGE_ONLY.test(text.trim()) && !/昨|前天|[上去]个?[周月年]/.test(text);
/** 2023年8月底完工，9月1日启用: a day without its year is of the year just named. */
const NAMES_YEAR = /\d年|[明来]年/;
const STAGE_ONLY =
  /^[^没未不还仍提]{0,14}(?:投入?使用|投入运营|投用|启用|开放|开业|开张|开馆|开园|开诊|运营|通车|移交|交付|用上)(?:给[^，,。；;]{1,8})?$/;

/** 那2处后天能消除，全部完成: all there is to it, once that is so. */
const ALL_THEN =
  /^[\s]*(?:就|便|即|也就|这样|届时|到时)?(?:全部|全面|整体|全都|总体|彻底)(?:都|就|可|能)?(?:完[成工]|竣工|到位|达标|收官|办结|投用|开放|通车|消除)[\s]*$/;

const SAME_TIME =
  /^[\s]*(?:肯定|一定|必定|绝对|保准)|[同当次翌隔即][日天]|第二天|随即|随后|随之|紧接着|接着|然后|一[并同道起]|届时|到时|同[步时]|跟着|[完好过成]就|(?:方|即|便|则|始|才|就)(?:可|能|算|告)?(?:全部|全数|全都|都)(?:完[工成]|竣工|达标|办[完结]|开放|投用|[\u4e00-\u9fff][完好齐])|^[\u4e00-\u9fff]{1,3}[了上通]就|[完工好成收过]后|[装拆修建铺改挂通办验][完好成过]即/;

/** 开了就齐了: neither has happened. */
const AND_THEN = /了?就[^，]*了$/;

/** 下周五投入使用，完工: a bare word behind a day to come is no completion by itself. */
const BARE_END = /^(?:全部|全面|正式|即)?(?:完[工成]|竣工|建成|收官|达标)$/;

function clausesOf(text: string): Clause[] {
  return [...text.matchAll(/[^，,。；;！!\n]+/g)].flatMap((m) => {
    const asked = /^[？?]/.test(text.slice(m.index + m[0].length));
    return asked ? [] : [{ text: m[0], start: m.index, end: m.index + m[0].length }];
  });
}

function verdictOf(whole: string, clause: Clause, dates: readonly FoundDate[], today: Day): Verdict {
  const text = clause.text.slice(0, CLAUSE_WITHIN);
  if (ASKED.test(text.trim()) || ONE_OF_THEM.test(text)) return null;
  if (NEGATED_ITSELF.test(text) || missesIn(text)) return AFTERMATH.test(text) ? null : 'open';
  if (isShortOfDone(text)) return AFTERMATH.test(text) ? null : 'open';
  if (ALL_DONE.test(text) && !PLANNED.test(text)) return PAPERS_ALL.test(text) ? 'part' : 'completed';
  const done = doneWordOf(text);
  if (DONE_OF_PART.test(text)) return 'part';
  if (done !== null && [done, done + 1].some((at) => PART_DONE.test(subjectOf(clause, at, dates)))) return 'part';
  if (done !== null && NEGATED.test(text.slice(0, done))) return CEREMONY.test(text.slice(done)) ? null : 'open';
  if (done !== null && takenBackAfter(text.slice(done + 2))) return 'open';
  if (done !== null && isDone(clause, done, dates, today)) return 'completed';
  const bareFigures =
    /^[^，。]*(?:剩|差)/.test(text.replace(NONE_LEFT, '')) && !/^[^剩差]*(?:差异|差别|时差|误差)/.test(text);
  if (bareFigures && !OF_PAYMENT.test(text) && /\d|[一二两三四五六七八九十]/.test(text)) return 'open';
  const promised = DOING.test(text) && dates.some((d) => within(d, clause) && isAhead(whole, d, today));
  const before = done === null ? '' : text.slice(0, done);
  if (
    promised ||
    (done !== null &&
      (isLaterToday(text, before) ||
        isJustToCome(text, before, hasPastDay(clause, dates, today)) ||
        isInSeasonToCome(text, before, today) ||
        isAboutSoLong(text, before) ||
        isInTenDaysToCome(text, clause, dates, today) ||
        PLANNED.test(text) ||
        PLANNED.test(before) ||
        WITHIN.test(before)))
  )
    return 'open';
  if (UNDER_WAY.test(text) && !AFTERMATH.test(text) && !DENIED_UNDER_WAY.test(text)) return 'open';
  return null;
}

/** What stands before a word of completion, without the stages that lead to it and the day of it: 主体12月8日完工. */
function subjectOf(clause: Clause, at: number, dates: readonly FoundDate[]): string {
  const before = clause.text.slice(0, at);
  const day = dates.findLast((d) => within(d, clause) && d.end - clause.start <= at);
  const untilDay =
    day && BARE_DAY.test(before.slice(day.end - clause.start)) ? before.slice(0, day.start - clause.start) : before;
  return untilDay.replace(/[于在是]$/, '').replace(EARLIER_IN_CHAIN, '');
}
const BARE_DAY = /^(?:就|才|已经?|正式|全部|都)*$/;

/** 剩余0户: none. */
const NONE_LEFT = /(?:剩余?|还?[差剩]|缺口)(?:为|是|有)?0(?![\d.])/g;

/** 施工图都画好了: all of the papers, and none of the work. */
const PAPERS_ALL = /(?<![照按依据][^，,。；;]{0,4})(?:方案|图纸|施工图|设计图|批文|初稿)(?:已经?|也)?[都全均]/;

/** 年内, 12月内, 这周内; 内涝 and 内墙 are other words. */
const WITHIN = /内(?![涝部墙外容饰业河街环侧场设衬循])/;

/** 不是还在施工. */
const DENIED_UNDER_WAY = /(?:不是|并非|没有?)[还仍一直]{0,2}(?:在|正)/;

/** Where the clause's last word of completion stands that speaks of the work itself; null where there is none. */
function doneWordOf(text: string): number | null {
  for (const match of [...text.matchAll(DONE)].reverse()) {
    const after = text.slice(match.index + match[0].length).replace(/^了/, '');
    if (UNCLAIMED.test(after) || OF_PAPERS_FOR.test(text.slice(0, match.index))) continue;
    if (ABOUT_DONE.test(after) && !/^(?:率|度)(?:为|达|达到|已达)?100%/.test(after)) continue;
    if (match[0] === '完成' && PRELIMINARY.test(after)) continue;
    if (
      /^(?:一?部分|一?[大小少]?半|一些|一点|零头|少数|少量|少许|些许|零星|个别|一角|皮毛|半[截拉]|一丁点|几成|没几|[一二三四五六七八九\d.]{1,4}成(?![立功为员本果效品套])|主要的|大头|大多|绝大|多数|关键的|重点的|头[一几]|前[一几半]|首[段批期]|[一二两三四五六七八九十\d]{1,2}分之(?!百))/.test(
        after,
      )
    )
      continue;
    if (countedAfter(text, match.index + match[0].length) && !WHOLE_NUMBER.test(text) && !TASK.test(after)) continue;
    if (SPENT.test(text.slice(0, match.index)) && !/100%/.test(after)) continue;
    if (BARE_COUNT.test(text.slice(0, match.index)) && !ALL.test(text)) continue;
    if ((match[0] === '移交' || match[0] === '交付') && NOT_THE_WORK.test(text)) continue;
    if (match[0] === '到位' && !/(?<![安健周齐])全|均已|都|已/.test(text)) continue;
    return match.index;
  }
  return null;
}

/** 投用的手续办好了: what goes before it; that of handing over is the deed itself. */
const OF_PAPERS_FOR =
  /(?<!移交|交付|交接|验收)的(?:手续|批文|批复|许可证?|方案|图纸|合同|计划|申请)(?:已经?|都|也|全部?|刚)?$/;

/** 场地已移交, 已移交劳动监察立案: what is handed over is not what was built. */
const NOT_THE_WORK =
  /场地|用地|土地|移交(?:给|至|到|由)?[^，,。；;]{0,12}(?:立案|监察|公安|法院|司法|执法|仲裁|检察|派出所|处理|核查|调查|查处|信访)/;

/** 完工：1、外墙刷完 2、消防验收通过: the parts are those of the whole that is told before them. */
const HEADED_DONE = /^(?:项目|[\s，,]){0,3}(?:已经?)?(?:完工|竣工)了?[：:]/;

/** 半幅完工并投入使用: the first of a chain of stages stands behind what all of them are said of. */
const EARLIER_IN_CHAIN = /(?:完工|竣工|建成|封顶)了?(?:并且?|且|后|、|及|和)?(?:已|正式|对外)*$/;

/** 完成8场, 建成10个, 已完成120: so many are done, which does not say that all are. */
function countedAfter(clause: string, at: number): boolean {
  return (
    /^了? ?(?:\d[\d.,]*[万亿]?|[一二三四五六七八九十百千]{2,6}[多来几]?) ?$/.test(clause.slice(at)) ||
    quantitiesOf(clause.replace(SOME_TIME, '')).some((q) => q.start >= at && q.unit !== '元' && !isTimeWord(q.unit))
  );
}

/** 完工了一段时间了. */
const SOME_TIME = /好?一(?:段时间|段日子|阵子?)/;

/** 今晚加班装完, 今天下班前全部换好: by the end of this very day. */
const hasPastDay = (clause: Clause, dates: readonly FoundDate[], today: Day): boolean =>
  dates.some((d) => within(d, clause) && d.to <= today);

const isLaterToday = (text: string, before: string): boolean => BY_TONIGHT.test(before) && !/已|[了过的]/.test(text);

/** 寒假竣工, told in December. */
const isInSeasonToCome = (text: string, before: string, today: Day): boolean =>
  isOfSeasonToCome(`${before.replace(STAGES_BEFORE, '')}做`, today) && !/了|过(?!年)|已|的$/.test(text.trim());

/** 下旬完工, told on the 21st: more of those days are to come than are past. */
const isInTenDaysToCome = (text: string, clause: Clause, dates: readonly FoundDate[], today: Day): boolean =>
  !/[了过已]|的$/.test(text.trim()) &&
  dates.some(
    (d) =>
      within(d, clause) &&
      d.text.endsWith('旬') &&
      d.from <= today &&
      daysBetween(d.from, today) < daysBetween(today, d.to),
  );

/** 元旦左右验收移交, 元旦前后建成开放: the first of two stages. */
const STAGES_BEFORE =
  /(?:完工|竣工|建成|封顶|验收|通过|投入使用|投用|启用|开放)(?:并且|[并且后、及和])?(?:已|正式|对外)?$/;

/** 电梯发证后投用: once that is done. */
const AFTER_ANOTHER =
  /(?:(?:证|验收|审批|备案|调试|整改|培训|检测|完[工成]|竣工)(?:好|完|合格|通过)?|合格|通过|达标)(?:之|以)?后(?:再|方|才|即|办理|组织|正式)*$/;

function isDone(clause: Clause, at: number, dates: readonly FoundDate[], today: Day): boolean {
  const { text } = clause;
  const before = text.slice(0, at);
  // 赶在昨天完工了
  const told =
    (/了$/.test(text) || /才(?![能会可要算])/.test(before)) && dates.some((d) => within(d, clause) && d.to < today);
  if (isInSeasonToCome(text, before, today) || isAboutSoLong(text, before)) return false;
  if (isInTenDaysToCome(text, clause, dates, today)) return false;
  const planned = PLANNED.test(before) && !told && !HAPPENED_JUST.test(before);
  if (isJustToCome(text, before, hasPastDay(clause, dates, today))) return false;
  if (planned || isLaterToday(text, before) || (AFTER_ANOTHER.test(before) && !/已|[了过]/.test(text))) return false;
  if (/^(?:后|之后|以后|前|之前|以前)/.test(text.slice(at + 2))) return false;
  const ahead = dates.some((d) => within(d, clause) && d.from > today && !HAPPENED.test(text));
  if (ahead || isDeadlineBefore(text) || /(?:内|之内|以内)(?:能|可|要|将|全部)?$/.test(before)) return false;
  if (
    /已|早就|终[于告]|总算|[正恰]好|现(?=[完竣建])|刚|了$|了[，。]?|均|都|全(?=部|完|到位|[\u4e00-\u9fff][完好齐妥])|顺利|圆满|超额|[提超]前|提早|100%/.test(
      text,
    )
  )
    return true;
  // 去年底就完成, 16号就正式运营, 昨天才办完
  if (
    /[早就才](?:正式|全面|顺利|全部|对外|一次性|都)*$/.test(before) &&
    dates.some((d) => within(d, clause) && d.to <= today)
  )
    return true;
  // 「完工」, 「12月30日完工」, 「项目完工」 say it plainly; 「完成」 within a longer clause says it only of the whole
  if (DONE_WELL.test(text.slice(at))) return true;
  const bare = withoutDays(text, clause, dates, today)
    .replace(COLUMN, '')
    .replace(TO_WHOM, '')
    .replace(/^项目|项目$/g, '')
    .replace(/[〇零一二三四五六七八九十]{1,4}(?=[年月日号])|[\d年月日号.\-/于在 ]/g, '');
  if (bare.replace(STAGE_CHAIN, '') === '') return true;
  if (OF_ITSELF.test(text.slice(at)) && !ENDS_PLAINLY.test(text.slice(at + 2).replace(COURTESY, ''))) return false;
  return bare.length <= 12 && (SAYS_PLAINLY.test(text.slice(at)) || bare.length <= 4 || WHOLE.test(text));
}

/** 完成得干净利落: how it was done, and so it was. */
const DONE_WELL =
  /^(?:完[工成]|办结|建成|收官|[办做建弄装]完)得(?:很|挺|非常|相当|十分|蛮|真|特别|比较|也)?(?:好|漂亮|顺利|圆满|干净|利[索落]|出色|不错|扎实|及时|快|早|麻利|干脆|妥[当帖]|完美|完整|彻底|棒)[^，,不没吗呢？?]{0,4}$/;

/** 状态：办结: the form's own column. */
const COLUMN = /^\s*[\u4e00-\u9fff]{0,4}(?:状态|进度|进展|情况|现状|结果)[：: ]+/;

/** 移交大浪街道管养: to whom. */
const TO_WHOM =
  /(?<=移交|交付)(?:给|至|到|予|由)?[\u4e00-\u9fff]{0,12}?(?:街道|[局署办委院校]|单位|中心|公司|社区|物业|集团|大队)(?:办事处)?(?:管养|管理|使用|接管|运营|运维)?$/;

/** 上上周五完成: without the days that are past. */
const withoutDays = (text: string, clause: Clause, dates: readonly FoundDate[], today: Day): string =>
  dates.reduce((said, d) => (within(d, clause) && d.to <= today ? said.replace(d.text, '') : said), text);

/** 移交协议还在走流程, 移交另行安排: the word names what is still to come. */
const takenBackAfter = (rest: string): boolean =>
  TO_COME.test(rest) && !/^[了过]|已|完毕/.test(rest) && !AFTERMATH.test(rest);

const TO_COME =
  /^[^，,。；;]{0,6}?(?:[还仍尚]在|正在|在(?=[走办签谈审等])|(?:同[日天]|当[天日]|一[并起]|随后|同步|到时|届时)[^，,]{0,3}[办做移](?![好完妥结毕]?了)|另行|待定|另定|再议|排期|(?:还|还是|尚|仍)?[没未]有?(?!问题|完|人|任何|错|事|差|拖|耽误|误|[得的话][说挑]|毛病)[\u4e00-\u9fff]{1,3}$|[还仍尚]需|[还仍尚]要|要等|[只得]能?好?等|[还得]?(?:等着|排着?队))/;

/** 完工与否, 完工倒计时: with more behind it that is not understood, the word alone claims nothing. */
const OF_ITSELF = /^(?:完工|竣工|收官|收工|告竣|落成|杀青|落幕)/;
/** 完工请审核, 完工并试用: what goes on from there. */
const COURTESY = /(?:没人[管理问看守]|没[得的话][说挑]|没毛病|请|望|特此|现报|并(?!不|未|没|非)|[：:]).*$/;
const ENDS_PLAINLY =
  /^(?:了|的|于|在|至今|已|[\d一二三四五六七八九十百年月日号天周个多前后来.-]|[！!。~～\s、（(）)\]】”"」']|并|及|和|且|大吉|\p{Extended_Pictographic}|\p{Emoji_Modifier}|\uFE0F)*$/u;

/** These words need no 已 or 了. */
const SAYS_PLAINLY =
  /^(?:完工|竣工|建成|投入|投用|启用|开放|移交|交付|通车|贯通|开业|开馆|开园|开张|开诊|开学|揭幕|迎客|验收|通过|落成|告竣|告成|收官|收工|杀青|落幕|告捷|结项|完结|齐活|功德圆满|尘埃落定|完毕|销号|剪彩|揭牌|交钥匙)/;

/** 竣工验收并移交完成: stages and nothing else. */
const STAGE_CHAIN =
  /竣工验收|验收|完成|完工|竣工|移交|交付|投入使用|投入运营|运营|投用|启用|建设|改造|并|及|和|、|通过|使用/g;

/** 月底前完工, 入冬之前建成: whatever it is before, a day by which. */
const isDeadlineBefore = (text: string): boolean => DEADLINE.test(text) && !/已|早在|[了的][。！]?$/.test(text);

/** So long ago: 两周前, 不久前. */
const AGO = '久|(?:[\\d一二两三四五六七八九十几半数]个?)(?:天|周|月|星期|礼拜|年|小时)多?';

const DEADLINE = new RegExp(
  `(?<![提超目此日先早生跟面]|(?:${AGO})[之以]?|^[之以])前期?(?:能|可|要|应|须|必须|力争|全面|全部)?(?:完|竣|建|投|办|收|交|[做弄搞装改修铺换盖砌种拆刷][完好成齐])`,
);

/** 不需要延期 and 确保不滞后 deny it. */
function missesIn(clause: string): boolean {
  return (
    WILL_MISS.test(clause) &&
    !/[拖延迟期][到至][^，]{1,14}(?:才|刚|终于)(?![能会算可])/.test(clause) &&
    !/(?:不|无需|不用|不会|避免|防止|不必|杜绝|没有|未)[^，。]{0,4}(?:延期|延后|推迟|顺延|逾期|延误|滞后)/.test(clause)
  );
}

function saysOf(text: string): Progress['says'] {
  if (clausesOf(text).some((clause) => missesIn(clause.text))) return 'will_miss';
  return NOT_STARTED.test(text) ? 'not_started' : null;
}
