/** The days that a stretch of a chat message tells: of completion, or promised; a day put off, a day that was meant before. */
import { addDays, addMonths, type Day, weekStart } from '../../../day.js';
import type { Project } from '../../../registry.js';
import { onWeekday } from '../../days/date-spans.js';
import { findDates } from '../../days/dates.js';
import { parseNumber } from '../../numbers/numbers.js';
import type { Claim } from '../../progress/claims.js';
import { inUseSince } from '../../progress/in-use.js';
import { lacksSomething } from '../../progress/lacks.js';
import { progressOf } from '../../progress/progress.js';
import { beginsOnly, STARTING_STAGE, stagesAsked } from '../../targets/stages.js';
import { FORMERLY_MEANT, INTENDING } from '../../text/intending.js';
import { CLAUSE_END } from '../../text/plain-text.js';
import { onlyDayAhead, onlyDayPast, withDelaysOver } from './chat-days.js';

/** The day of completion, or the promised one; where it stands apart from the word of completion, the only one there is. */
export function daysTold(
  text: string,
  told: Claim,
  state: Claim['state'],
  today: Day,
  projects: readonly Project[],
): Pick<Claim, 'completedOn' | 'expectedOn'> {
  if (state === 'completed') {
    const completedOn =
      told.completedOn ??
      onlyDayPast(ofTheDeed(text, projects), today) ??
      dayBegun(text, projects, today) ??
      onlyDayPast(ofTheDeed(untilDone(text, today), projects), today) ??
      dayByWhich(text, today) ??
      daySigned(text, today) ??
      lastDayDone(text, today) ??
      lastOnesDone(text, today) ??
      inUseSince(text, today);
    return { completedOn: isFeastBefore(text, completedOn, today) ? null : completedOn, expectedOn: null };
  }
  if (hasFallenThrough(text, today)) return { completedOn: null, expectedOn: null };
  const postponed = postponedTo(text, today);
  if (postponed || told.says === 'will_miss') {
    const kept = clausesWithout(withoutFormerPlans(postponed ? fromPutOff(text) : text, today), REFUSED);
    const promised = progressOf(kept, today).expectedOn ?? (SOONEST.test(kept) ? onlyDayAhead(kept, today) : null);
    return { completedOn: null, expectedOn: promised !== null && promised > (postponed ?? '') ? promised : postponed };
  }
  const kept = ofTheEnd(withoutFormerPlans(text, today), projects, today);
  const expected = kept === text ? told.expectedOn : progressOf(kept, today).expectedOn;
  return { completedOn: null, expectedOn: expected ?? (state === 'open' ? onlyDayAhead(kept, today) : null) };
}

/** 预计12月10日完工，推迟到30日: without what was planned before it was put off. */
function fromPutOff(text: string): string {
  const clauses = text.split(/(?<=[，,。；;！!\n])/);
  const at = clauses.findIndex((clause) => PUT_OFF.test(clause));
  return clauses.filter((clause, i) => i >= at || !PLANNED_THEN.test(clause)).join('');
}
const PUT_OFF = /(?:延期|延后|推迟|顺延|[延拖挪推])[到至]|往后[推延拖挪]/;
const PLANNED_THEN = /计划|预计|承诺|保证|答应|约定|[原预定]定|目标/;

/** 说好明天完工，又黄了: no other day is told behind it. */
const hasFallenThrough = (text: string, today: Day): boolean => {
  const fallen = FALLEN_THROUGH.exec(text);
  return fallen !== null && findDates(text, today).every((d) => d.end <= fallen.index);
};
const FALLEN_THROUGH = /(?<![不没别]会?[再能]?)(?:泡汤|黄|告吹|吹|落空|没成|没戏)了(?=$|[，,。；;！!])/;

/** 国庆前就完工了: on some day before the feast. */
const isFeastBefore = (text: string, day: Day | null, today: Day): boolean =>
  day !== null &&
  findDates(text, today).some(
    (d) => d.to === day && !/\d|[日号]$/.test(d.text) && /^(?:之|以)?前(?!天|后)/.test(text.slice(d.end)),
  );

/** 明天开始装, 1月5号动工: a day on which the work begins. What opens is finished: 下周三开始运营. */
const BEGINS = /开始|动工|开工|进场|启动|动手|开[装拆挖铺干](?![放业])|铺开|开打/;
const FINISHES = /完工|竣工|动工|开工|验收|移交|投[用入]/;
const OPENS = /运营|营业|使用|接诊|接待|服务|办公|上课|收运|供|开放|完[工成]|竣工|[\u4e00-\u9fff]完/;

/** 招标月底完成, 施工许可证月底拿到: before the work begins. */
const PAPERS = /招标|挂网|开标|中标|定标|立项|可研|概算|批复|施工(?:许可)?证|施工许可|图审|报建/;

/** The clauses whose days are the project's: those that tell of its beginning where that is all it promises, and else the others. */
function ofTheEnd(text: string, projects: readonly Project[], today: Day): string {
  const clauses = text.split(/(?<=[，,。；;！!\n])/);
  const begins = clauses.filter((c) => BEGINS.test(c) && !OPENS.test(c) && findDates(c, today).length > 0);
  if (beginsOnly(projects) && begins.length > 0) return begins.join('');
  const stage = projects[0] && stagesAsked(projects[0].target)?.last;
  const isBuilding = stage !== undefined && stage >= STARTING_STAGE;
  return clauses.filter((c) => !begins.includes(c) && !(isBuilding && PAPERS.test(c) && !FINISHES.test(c))).join('');
}

/** 11月21日取得施工许可证，12月1日正式开工: of what is only to be begun, the day on which it did. */
function dayBegun(text: string, projects: readonly Project[], today: Day): Day | null {
  const clause = beginsOnly(projects) ? text.split(CLAUSE_END).findLast((c) => /开工|动工/.test(c)) : undefined;
  return clause === undefined ? null : onlyDayPast(clause, today);
}

/** 完工不了，最快明年2月15号: when it will be all the same. */
const SOONEST = /最(?:快|早|迟|晚)|节点|预计|要到|得到/;

/** 22日做完最后一段，全线完工，围挡今天也撤了: what is told after the completion is of other days. */
function untilDone(text: string, today: Day): string {
  const clauses = text.split(CLAUSE_END);
  return clauses.slice(0, 1 + clauses.findLastIndex((c) => progressOf(c, today).state === 'completed')).join('，');
}

/** 最后2座12月1日到货，全部完成: without the day on which the work on it could begin. */
const ofTheDeed = (text: string, projects: readonly Project[]): string =>
  beginsOnly(projects)
    ? text
    : text
        .split(/(?<=[，,。；;！!\n])/)
        .filter((clause) => !(SET_OUT.test(clause) || SHOWN.test(clause)) || DONE_AT_ONCE.test(clause))
        .join('');
const SET_OUT = /到货|进场|下单|采购|开工|动工|开始(?!运营|营业|使用|接|服务|供|收|对外|挂号|看|坐诊|上课|迎)/;
/** 昨天封顶，今早拍了视频发群里: the day on which it was shown. */
const SHOWN =
  /拍[了过]?[^，,。；;\d]{0,6}(?:视频|照片?|图片?|录像)|(?:视频|照片|图片|录像)[^，,。；;\d]{0,4}(?:发|传|附)/;
const DONE_AT_ONCE = /完|好|竣|齐|投[用入]|启用|开放|移交|交付|验收|通过/;

/** 12月8日通过验收，12月15日已移交，算完成: the day of the last step. */
function lastDayDone(text: string, today: Day): Day | null {
  const clauses = text.split(CLAUSE_END).map((clause) => progressOf(clause, today));
  return clauses.findLast((p) => p.state === 'completed' && p.completedOn !== null)?.completedOn ?? null;
}

/** 最后3件前天批复，170件全部完成: with the last of them all were. */
function lastOnesDone(text: string, today: Day): Day | null {
  const clause = text
    .split(CLAUSE_END)
    .find((one) => LAST_ONES.test(one) && !lacksSomething(one) && !ARRIVES.test(one));
  const [day, ...others] = clause === undefined ? [] : findDates(clause, today, 'past');
  return day && others.length === 0 && day.from === day.to && day.to <= today ? day.to : null;
}

/** 最后2台12月1日到货: not yet done by that. */
const ARRIVES = /到货|到位|进场|开工|动工|采购|下单|开始/;
const LAST_ONES = /(?:最后|剩下?|余下|末了?|尾巴?)的?(?:那|这)?(?:[\d一二两三四五六七八九十]{1,4}[\u4e00-\u9fff]|一批)/;

/** 12月6日验收，12月19日签字接收，至此全部完成: the day told last before that. */
function dayByWhich(text: string, today: Day): Day | null {
  const at = text.search(BY_THEN);
  const last = at < 0 ? undefined : findDates(text.slice(0, at), today).at(-1);
  return last && last.from === last.to && last.to <= today ? last.to : null;
}

/** 上月底验收，昨天双方点清签字，已移交: the day of the signing is that of what it makes so. */
function daySigned(text: string, today: Day): Day | null {
  const clauses = text.split(CLAUSE_END);
  const done = clauses.findLastIndex(
    (clause, i) => SIGNED.test(clauses[i - 1] ?? '') && progressOf(clause, today).state === 'completed',
  );
  if (done < 0 || findDates(clauses[done] ?? '', today).length > 0) return null;
  const [day, ...others] = findDates(clauses[done - 1] ?? '', today);
  return day && others.length === 0 && day.from === day.to && day.to <= today ? day.to : null;
}

const SIGNED = /(?<![没未待要])签(?:了|好|完|过)?[字收认章]|点清|清点|盖(?:了|好|完|过)?章|交(?:了|完)?钥匙/;

const BY_THEN = /至此|到此|这下|这才/;

/** 延期到3月底: a month gone by is next year's. */
export function postponedTo(text: string, today: Day): Day | null {
  const match =
    /(?<!不[会再能用]?|绝不|不至于)(?:延期|延后|推迟|顺延|延|拖|改[报填写]?|调整?|挪|移|推|往后)(?:到|至|成|为|(?=\d{1,2}[月.号日]))(?![^，,。；;\n]{1,14}[才刚])/.exec(
      text,
    );
  if (!match) return postponedBy(text, today) ?? postponedThen(text, today);
  const from = match.index + match[0].length;
  const [date] = findDates(text.slice(from, from + 16), today);
  if (!date || date.start > 0) return null;
  return date.to < today ? addMonths(date.to, /月/.test(date.text) ? 12 : 1) : date.to;
}

/** 本来今天完工，顺延三天: so much later than the one day that was meant. */
function postponedBy(text: string, today: Day): Day | null {
  const match = PUT_OFF_BY.exec(text);
  if (!match?.groups) return null;
  const meant = [...new Set(findDates(text.slice(0, match.index), today).map((d) => d.to))];
  const [day, ...others] = meant;
  const count = parseNumber(match.groups.count ?? '');
  if (day === undefined || others.length > 0 || count === null) return null;
  return match.groups.unit === '月'
    ? addMonths(day, count)
    : addDays(day, match.groups.unit === '天' ? count : count * 7);
}

/** 再往后推一推，2月10日吧: put off, and then a day and no more; 年前开放不了，3月12日开放. A month gone by is next year's. */
function postponedThen(text: string, today: Day): Day | null {
  const groups = PUT_OFF_THEN.exec(text)?.groups;
  const when = groups?.when ?? groups?.then ?? '';
  const [date, ...more] = findDates(when, today);
  if (
    !date ||
    more.length > 0 ||
    !/^(?:[\u4e00-\u9fff]{2,3}节)?[吧的前之左右能再到才。！!]*$/.test(when.replace(date.text, ''))
  )
    return null;
  if (date.to > today) return date.to;
  return groups?.when !== undefined && !date.text.includes('年')
    ? addMonths(date.to, date.text.includes('月') ? 12 : 1)
    : null;
}

const PUT_OFF_THEN =
  /(?:(?<![看用受])[\u4e00-\u9fff]不了|赶不[上及]|来不及|没戏|够呛|完不成|[做干办弄装建修]不完|[开演]不成)[，,](?:改?[到在])?(?<when>[^，,。；;\n了已]{2,10}?)(?:完工|竣工|完成|开放|投用|启用|开业|移交|验收|开工|[装修建改换][完好])(?=$|[，,。；;\n])|(?<!不[会再能用]?|绝不)(?:往后[推延拖挪顺缓]|[再要得][推延拖挪缓]|延期|推迟|延后|改期|(?:时间|日期|日子|节点)(?:又|也|有|要)?[改变调](?:[动化整])?)(?:一?[推延拖挪缓]|一下|一些|几天|一?点)?了?[，,](?<then>[^，,。；;\n]{2,14})(?=$|[，,。；;\n])/;

const PUT_OFF_BY =
  /(?<!不[会再能用]?|绝不|不至于)(?:顺延|延期|延后|推迟|往后[推延拖挪顺]|再[推延拖])(?<count>[\d一二两三四五六七八九十]{1,2})个?(?<unit>天|周|星期|礼拜|月)(?![^，,。；;\n]{0,8}[才刚])/;

/** 今天下午五点前 is 今天前, 还要3天 3天后完成; 完工时间12月18日, 完工并投用时间：12月18日 is 12月18日完工. */
export function withDays(text: string, today: Day): string {
  return withDaysAfter(withNextYear(withWeekdaysPast(withDelaysOver(text, today), today), today), today)
    .replace(
      /(?<=今[天日晚])(?:[上下中]午|晚上|傍晚)?(?:下班|\d{1,2}[点时:]|[一二三四五六七八九十]{1,2}[点时])(?:半|钟|\d\d)?(?=[之以]?前)/g,
      '',
    )
    .replace(
      /(?:还需要?|还要|还得|再(?:[有过等干忙]|(?:给|宽限|容)(?:我们?|咱们?|施工[方队]|他们)?))([\d一二两三四五六七八九十半]{1,3}(?:天|周|个星期|个月))(?:的?时间)?/g,
      '预计$1后完成',
    )
    .replace(
      /(完工|竣工|完成|建成|开工|动工|进场|验收|投用|启用|开放|开业|移交|通车|复工)的?(?:时间|日期|日子)(?:已经?|都|也)?(?:敲定|确定|商定|锁定|约定|排定|定)(?:好|下来|在|了)*[是为：:，, ]{0,3}((?:明年|本月|下个?月|下周)?[\d〇零一二三四五六七八九十年月日号./-]{1,14})/g,
      '计划于$2$1',
    )
    .replace(
      /((?:竣工验收|完工|竣工|完成|建成|验收|投入使用|投用|启用|开放|移交)(?:[并及和、](?:验收|投入使用|投用|启用|开放|移交))?)的?(?:时间|日期)[是为：: ]{0,3}([\d〇零一二三四五六七八九十年月日号./-]{3,14})(?:项目$)?/g,
      '$2$1',
    );
}

/** 推到开春，3月18日完工: a month gone by is next year's. */
const withNextYear = (text: string, today: Day): string =>
  text.replace(PUT_OFF_TO_SPRING, (said, month: string) =>
    Number(month) < Number(today.slice(5, 7)) ? `明年${said}` : said,
  );
const PUT_OFF_TO_SPRING =
  /(?<=(?:[推拖延挪改调]|推迟|顺延|延期|调整)[到至](?:开春|年后|节后|明年|来年|新年|春节后)(?:以后|之后|了|去了)?[，,](?:大概|预计|计划|约|争取|到)?)(\d{1,2})(?=月\d)/g;

/** 12月1日调试结束，当日完工; 12月5日装完，次日投用: the day of the clause before, or the one after it. */
const withDaysAfter = (text: string, today: Day): string =>
  text.replace(DAY_AFTER, (said, next: string | undefined, at: number) => {
    const day = findDates(text.slice(0, at), today).at(-1);
    if (!day || day.from !== day.to || at - day.end > SAME_BREATH) return said;
    const meant = next === undefined ? day.to : addDays(day.to, 1);
    if (INTENDED.test(text.slice(0, at)) && (next === undefined || meant <= today)) return said;
    if (meant <= today && TO_BE_DONE.test(text.slice(at + said.length))) return said;
    return `${Number(meant.slice(5, 7))}月${Number(meant.slice(8))}日`;
  });
const DAY_AFTER =
  /(?<=[，,；;][^，,。；;\n]{0,4})(?:当[日天](?!然)|同一?[日天]|([次翌隔][日天]|第二天))(?=[^，,。；;\n没未不]{0,6}(?:完工|竣工|完成|投用|投入使用|启用|开放|开业|移交|交付|验收|通车|[办装修弄]))/g;
const INTENDED = new RegExp(`(?:${INTENDING})[^。；;\\n]{0,24}$`);
/** 移交同日办: no more than how it is meant. */
const TO_BE_DONE = /^[^，,。；;\n]{0,2}[办装修弄](?![好完了])/;
const SAME_BREATH = 24;

/** 周一最后两个小区通水，12个全部完成: where all is done, the last Monday. */
const withWeekdaysPast = (text: string, today: Day): string =>
  ENDS_DONE.test(text)
    ? text.replace(WEEKDAY, (all: string, day: string, at: number) =>
        DEED.test(text.slice(at).split(CLAUSE_END)[0] ?? '')
          ? (onWeekday(weekStart(today), day).to > today ? '上周' : '本周') + day
          : all,
      )
    : text;

const ENDS_DONE = /[，,][^，,。；;\n]{0,10}(?:全部?|都|均)已?(?:完[成工]|竣工|[\u4e00-\u9fff][完好])了?[。！!]?$/;
/** Of the work, and not of what comes when it is done: 周五验收. */
const DEED = /最后|[通装修建改换铺种讲演办](?!收)|完/;
const WEEKDAY = /(?<![上下这本个每两三])(?:周|星期|礼拜)([一二三四五六日天])(?!天|次|场|期)/g;

/** 原定12月31日完工没兑现，新节点1月31日: without the day meant before, or refused, where another is told. */
function withoutFormerPlans(text: string, today: Day): string {
  const kept = clausesWithout(text, NO_PROMISE);
  return kept !== text && (REFUSED.test(text) || PUT_OFF_SOME_TIME.test(text) || findDates(kept, today).length > 0)
    ? kept
    : text;
}

/** 原计划25号，推到年后吧: to no day. */
const PUT_OFF_SOME_TIME =
  /(?:[推拖延挪改]|推迟|顺延|延期)[到至](?:年后|节后|开春|春节|明年|来年|下[个半]?[月年季]|过完?年|以后|不知道|什么时候)(?![^，,。；;\n]*\d)/;

/** 「年底前完不成」 names a day and promises nothing. */
const REFUSALS =
  '完不成|无法|不能|没法|来不及|赶不[上及到]|难以|不可能|[\\u4e00-\\u9fff]不完|有困难|够呛|悬了?$|[没未]能?完成?';
const REFUSED = new RegExp(REFUSALS);
const NO_PROMISE = new RegExp(`${FORMERLY_MEANT}|${REFUSALS}`);

const clausesWithout = (text: string, words: RegExp): string =>
  text
    .split(/(?<=[，,。；;！!\n])/)
    .filter((clause) => !words.test(clause))
    .join('');
