/** One deed said both ways in one message: done, and not done, or still to come. What was meant or lacked before takes nothing back. */
import type { Day } from '../../../day.js';
import { findDates } from '../../days/dates.js';
import { HEDGED } from '../../progress/hedges.js';
import { lacksSomething } from '../../progress/lacks.js';
import { progressOf } from '../../progress/progress.js';
import { DONE_PLAINLY } from '../../progress/progress-words.js';

const CLAUSE = /[，,。；;！!\n]|但是?|不过|可是|就是|只是/;

/** Does the text say of one deed, or of the whole, that it is done and that it is not? */
export const saysBothWays = (text: string, today: Day): boolean =>
  ofOneDeed(text, today) ||
  ofOneVerb(text) ||
  ofUse(text) ||
  openedUnopened(text) ||
  ofTheWhole(text) ||
  ofTheLine(text) ||
  DONE_AND_NOT.test(text) ||
  builtUnbegun(text) ||
  begunUnbegun(text, today) ||
  begunThenNot(text) ||
  cannotAll(text) ||
  onTwoDays(text, today) ||
  beginsLater(text, today);

/** 移交了又没移交 */
const DONE_AND_NOT =
  /(?:移交|交付|验收|完工|竣工|投用|开放|完成|开工)了又(?:没有?|未)(?:移交|交付|验收|完工|竣工|投用|开放|完成|开工)/;

/** 10月30日完工，11月5日完工: one end, on two days. */
function onTwoDays(text: string, today: Day): boolean {
  const days = text.split(CLAUSE).flatMap((clause) => {
    const [day, ...more] = findDates(clause, today);
    return day && more.length === 0 && ENDED.test(clause.replace(day.text, '').replace(/^项目/, '').trim())
      ? [day.to]
      : [];
  });
  return new Set(days).size > 1;
}
const ENDED = /^(?:就|已经?)?(?:完工|竣工|全部完成)了?$/;

/** 开馆了，馆还没开. */
const openedUnopened = (text: string): boolean =>
  /开[馆园业张学诊]了(?=[，,。；;])/.test(text) && /[，,。；;][\u4e00-\u9fff]?[还也都]没开(?=$|[，,。；;])/.test(text);

/** 还没开工，主体都起来三层了; 未开工。工程进度45%. */
const builtUnbegun = (text: string): boolean =>
  /(?:^|[，,。；;！!\n]|项目|工程)(?:还|尚|仍|都|一直)?(?:没有?|未)(?:正式)?(?:开工|动工|进场)/.test(text) &&
  text.split(CLAUSE).some((clause) => !OF_THEN.test(clause) && BUILT.test(clause));

/** 未开工，上周五已举行开工仪式. */
function begunUnbegun(text: string, today: Day): boolean {
  const clauses = text.split(CLAUSE);
  const first = clauses.findIndex((c) => UNBEGUN.test(c) && !OF_THEN.test(c) && findDates(c, today).length === 0);
  return first >= 0 && clauses.slice(first + 1).some((c) => BEGUN.test(c) && !isAhead(c, today));
}

/** 开工了，还没动工. */
function begunThenNot(text: string): boolean {
  const clauses = text.split(CLAUSE);
  const first = clauses.findIndex((c) => BEGUN.test(c) && !/[没未不能要会可将后再才就]/.test(c) && !OF_THEN.test(c));
  return first >= 0 && clauses.slice(first + 1).some((c) => NOT_BEGUN.test(c.trim()));
}

const NOT_BEGUN =
  /^(?:其实|实际上?)?(?:还|尚|仍|都|一直)?(?:没有?|未)(?:正式)?(?:开工|动工|进场|开始)(?:施工|建设)?了?$/;

/** 两家都开了，有一家没开; 装齐了，还有几台没装: all of it, in one verb, and some or none of it in the same. What is named is another part. */
function ofOneVerb(text: string): boolean {
  const clauses = text.split(CLAUSE).map((clause) => clause.trim());
  const all = clauses.findIndex((clause) => ALL_THERE.test(clause) && !OF_THEN.test(clause));
  if (all >= 0 && clauses.slice(all + 1).some((clause) => SO_MANY_LACK.test(clause))) return true;
  return clauses.some((clause, i) => {
    const verb = OF_THEN.test(clause) ? undefined : wholly(clause);
    return (
      verb !== undefined &&
      clauses.slice(i + 1).some((later) => {
        const some = SOME_NOT.exec(later);
        const said = some?.groups?.said;
        return (
          some !== null && (said === undefined ? /\S个|[还尚]/.test(later) : said === verb || /[完好齐到]/.test(said))
        );
      })
    );
  });
}

/** 齐了，差3个; 都装好了，剩两个; 全完，还剩3座; 都开了，没开一家. */
const ALL_THERE =
  /^(?:项目)?没有?一[个台座户处场]没[\u4e00-\u9fff]的?$|^(?:项目)?(?:[都全均也]|全部|已经?)*(?:[装换建修改做弄办摆布演讲放查划种铺拆][好完齐满足]|(?<=[都全])[开装换完]|齐|好|够数?)了?$/;
const SO_MANY_LACK =
  /^(?:还|尚|就|只)?[差缺少剩欠][了下]?(?:\d{1,5}|[一两俩二三四五六七八九十几]{1,3}) ?[\u4e00-\u9fff]?(?:没[\u4e00-\u9fff])?$|^没[\u4e00-\u9fff][一两几][\u4e00-\u9fff]$/;

/** The verb of which a clause says that all of it is done; an amount of it may be a part. */
function wholly(clause: string): string | undefined {
  if (/[没未不就除说讲写报填]|显示/.test(clause)) return undefined;
  const all = ALL_OF.exec(clause)?.groups?.verb;
  return all ?? (/[\d一二两三四五六七八九十]/.test(clause) ? undefined : WITH_RESULT.exec(clause)?.groups?.verb);
}

const VERB = '(?<verb>[装换建修改做弄搞办拆铺开演讲查划种布挂招发])';
const RESULT = '(?:[好完齐妥上满]|设?到位)';
const ALL_OF = new RegExp(`(?:全部?|全都|都|均)(?:已经?)?${VERB.replace(']', '好完齐]')}(?:${RESULT}|[业设置])?了?$`);
const WITH_RESULT = new RegExp(`${VERB}${RESULT}了?$`);
const SOME_NOT =
  /^(?:还|仍|尚)?[有剩]?(?:(?:[几一两俩三四五六七八九十百\d]{1,4}) ?[\u4e00-\u9fff]?|[一小]?部分|个别)?(?:还|都|也|仍)?(?:没有?|未)(?:(?<said>[\u4e00-\u9fff])[完好齐上到位]?了?)?$/;
/** 投用了，还没开门. */
function ofUse(text: string): boolean {
  const clauses = text.split(CLAUSE).map((clause) => clause.trim());
  const used = clauses.findIndex(
    (c) => IN_USE.test(c) && !/[没未不试能要会可才再后等预计]/.test(c) && !OF_THEN.test(c),
  );
  return used >= 0 && clauses.slice(used + 1).some((c) => NOT_IN_USE.test(c) || (UNBUILT.test(c) && lacksSomething(c)));
}

const IN_USE = /(?:投用|投入使用|投入运营|启用|开放|开业|开门|运营)了?$/;
const NOT_IN_USE =
  /^(?:目前|现在|至今|还|尚|仍|都|一直|暂|对外|正式|其实|门)*(?:(?:没有?|未)(?:正式|对外|真正)*(?:开门|开放|投用|启用|营业|开业|使用|运营|接待|迎客|开[门业]迎客)[过呢]?|锁着门?|在(?:装修|施工|改造))$/;

/** 电梯还在厂里没运来, 井道这周还在吊装: what has to stand before anything is used. */
const UNBUILT =
  /(?:没有?|未|还?在|仍在|正在)[^，,。；;\n]{0,2}?(?:运[来到]|到货|到场|进场|吊装|浇|砌|挖|打桩|封顶|架设|出厂|下单)/;

const isAhead = (clause: string, today: Day): boolean =>
  /[没未不等待后再才要将]|计划|预计|准备|打算|拟/.test(clause) ||
  findDates(clause, today).some((day) => day.from > today);

const UNBEGUN = /(?:还|尚|仍|都|一直|^[^，,]{0,12})(?:没有?|未)(?:正式)?(?:开工|动工)(?:建设)?$/;
const BEGUN =
  /(?:开工|奠基|动工)仪式|(?:开工|动工)(?:以来|至今)|(?:已经?|都)(?:正式)?(?:开工|动工|进场施工|开始施工)|(?:开工|动工|进场施工)(?:建设)?了?$/;

const BUILT =
  /(?:工程|形象|施工)?进度(?:已?[达到为是]*)[1-9]\d?(?:\.\d{1,2})?%|(?:主体|封顶|\d层|[一二三四五六七八九十]层)(?!没|未)[^，,没未等待前后才]{0,6}了$/;

/** 年后动手翻新，其实上个月就竣工了; 最后一座明天揭幕，16座早都开放了. */
function beginsLater(text: string, today: Day): boolean {
  const clauses = text.split(CLAUSE);
  const isLater = (clause: string) =>
    !OF_THEN.test(clause) && findDates(clause, today).every((day) => day.from > today);
  const isDone = (clause: string) => FINISHED.test(clause) && progressOf(clause, today).state === 'completed';
  if (clauses.some((c) => BEGINS_LATER.test(c) && isLater(c))) return clauses.some(isDone);
  return clauses.some((c) => LAST_TO_COME.test(c) && isLater(c)) && clauses.some((c) => finishesAll(c, today));
}

const finishesAll = (clause: string, today: Day): boolean =>
  /都|全|均/.test(clause) && !/没|未|前|第|最后/.test(clause) && progressOf(clause, today).state === 'completed';

/** What can only be said when the work is built: papers are 完成 or 办结 before it begins. */
const FINISHED = /竣工|完工|收工|收官|建成|搞定|[干做弄]完|施工完毕/;
const BEGINS_LATER = /(?:明年|来年|开春|年后|节后|下周|下个?月)(?:再|才|就|后)*(?:开工|动工|动手|进场|开干|施工)/;
const LAST_TO_COME = /最后[一两]?[\u4e00-\u9fff]?(?:还|没|未|待|要|明|下周|下个?月|预计|计划|将)/;

/** 月底前全部换完，今年是换不完了. */
function cannotAll(text: string): boolean {
  const verb = /([\u4e00-\u9fff])不[完成好了](?!的)/.exec(text)?.[1];
  return (
    verb !== undefined &&
    text.split(CLAUSE).some((c) => /全部|全都|都/.test(c) && /前|能|会/.test(c) && c.includes(`${verb}完`))
  );
}

/** 已经移交了，移交还没办; 已收官，预定12月30日收官: one and the same deed, done and not. */
function ofOneDeed(text: string, today: Day): boolean {
  const clauses = text
    .split(CLAUSE)
    .filter((clause) => clause.search(DEED) >= 0)
    .map((clause) => ({ clause, isDone: !IN_TURN.test(clause) && progressOf(clause, today).state === 'completed' }));
  const done = new Set(
    clauses.flatMap(({ clause, isDone }) =>
      isDone && !HEDGED.test(clause) ? (clause.match(DEED) ?? []).flatMap((deed) => [deed, inOneWord(deed)]) : [],
    ),
  );
  const first = clauses.findIndex(({ isDone }) => isDone);
  return clauses.some(
    ({ clause, isDone }, i) =>
      !isDone &&
      !OF_THEN.test(clause) &&
      !findDates(clause, today).some((day) => day.to <= today) &&
      [...clause.matchAll(DEED)].some(
        ({ 0: deed, index }) =>
          (done.has(deed) || (done.has(inOneWord(deed)) && !COUNTS_SOME.test(text))) &&
          ((i > first ? TO_COME : DENIED).test(clause.slice(0, index)) ||
            NOT_AFTER.test(clause.slice(index + deed.length)) ||
            (i > first && findDates(clause, today).some((day) => day.from > today))),
      ),
  );
}

/** 没完工，已完成: the whole, whatever the word. */
function ofTheWhole(text: string): boolean {
  const clauses = text.split(CLAUSE).map((clause) => clause.replace(/^(?:项目|工程|[\s：:])+/, '').trim());
  const undone = clauses.findIndex((clause) => WHOLE_UNDONE.test(clause));
  return undone >= 0 && clauses.slice(undone + 1).some((clause) => WHOLE_DONE.test(clause));
}

/** 全线贯通，中间一段还断着: from end to end, and a piece of it not. */
function ofTheLine(text: string): boolean {
  const clauses = text.split(CLAUSE);
  const whole = clauses.findIndex((clause) => WHOLE_LINE.test(clause) && !OF_THEN.test(clause));
  return whole >= 0 && clauses.slice(whole + 1).some((clause) => PIECE_UNDONE.test(clause));
}
const WHOLE_LINE = /全[线段程](?:都|均)?(?:已经?)?(?:贯通|通车|打通|完工|竣工|建成|[铺修建]完)了?$/;
const PIECE_UNDONE = /[一两几这那\d]小?[段截](?:还|都|仍|尚)?(?:断着|堵着|(?:没有?|未)(?:[建修铺通打挖做弄]))/;

const WHOLE = `(?:(?:圆满|顺利|能)?完[工成]|${DONE_PLAINLY}|收尾|(?:做|弄|搞|干|建|办)[完好])`;
const WHOLE_UNDONE = new RegExp(`^(?:还|尚|仍|并|都)?(?:没有?|未)(?:全部|全都|都|全)?${WHOLE}$`);
const WHOLE_DONE = new RegExp(`^(?:都|也)?(?:已经?)?(?:全部|全都|都|均)?${WHOLE}了?$`);

/** 完工后移交: one after the other, whenever that is. */
const IN_TURN = /[完工好成收过]后(?![^，,]*[已了])/;

const DEED =
  /竣工验收|投入使用|投入运营|验收|竣工|完工|收官|移交|交付|开放|投用|启用|开业|通车|通水|(?<!没)[装换建修改做弄搞办拆铺][完好](?!成)/g;
/** 九所投用，另两所未能启用: of others. */
const COUNTS_SOME = /另|其[他余]|[\d一二两三四五六七八九十几] ?[\u4e00-\u9fff]/;
/** 没投用，已投入使用: one deed in other words. */
const inOneWord = (deed: string): string => (IN_USE_ALIKE.test(deed) ? '投用' : deed);
const IN_USE_ALIKE = /^(?:投入使用|投入运营|投用|启用)$/;

const DENIED = /(?:没有?|未)(?:在|于|能)?[\d年本这下个月底初日号]{0,8}$/;
const TO_COME = /(?:没有?|未|计划|预计|预定|准备|打算|拟|争取)(?:在|于|能)?[\d年本这下个月底初日号]{0,8}$/;
const NOT_AFTER = /^(?:的?(?:时间|日期|手续|协议|清单|单子?|书))?(?:还|仍|尚|都|一直)?(?:没|未|待|另行)/;
/** Told of a time before, or meant then. */
const OF_THEN = /原[定拟计先本来]|本来|之前|此前|先前|当初|起初|上次|首次|第一次|[昨前][天日]|上[周个]|年初|那时/;
