/** The ways in which people write days and periods, one a pattern. */
import { addDays, addMonths, lastDayOfMonth, weekStart } from '../../day.js';
import { measureWordAt } from '../text/measure-words.js';
import type { Scene, Span } from './date-scene.js';
import {
  dayOfSomeMonth,
  edge,
  feast,
  feastDay,
  type Groups,
  inMonth,
  isoDay,
  monthEnd,
  monthOf,
  nearYear,
  numeral,
  onDay,
  onWeekday,
  partOfMonth,
  partOfNearMonth,
  quarters,
  realDay,
  shifted,
  shiftOf,
  span,
  whole,
  yearOf,
  yearOfHalf,
  yearPart,
} from './date-spans.js';
import { DAY_NAMES, MOON_DAYS } from './named-days.js';

interface Pattern {
  expression: RegExp;
  /** Null where what was matched is no date after all. */
  span(groups: Groups, scene: Scene): Span | null;
}

const YEAR =
  '(?<year>(?:\\d{4}|[12二一][〇零一二三四五六七八九]{3}|[今去明前后本当](?=年))年度?|\\d{2}年(?=\\d|[一二三四十上下第]))';

const ALONE = '(?<![\\d一二三四五六七八九十])';

const MAYBE_YEAR = `${ALONE}(?:${YEAR}的?)?`;

const MONTH = '(?<month>1[0-2]|0?[1-9]|十[一二]|[一二三四五六七八九十]|元(?=月))';

const DATE =
  '(?<day>[12]\\d|3[01]|0?[1-9]|三十一|三十|二十[一二三四五六七八九]|二十|十[一二三四五六七八九]|[一二三四五六七八九十])';

/** 周一至今, 周一到现在 */
const SINCE_THEN = /^(?:起|开始)?(?:以来|[到至迄](?:今|现在|目前|昨))/;
/** 周末划完90个, told on a Monday: the weekend that is just over. */
const isWeekendJustOver = ({ weekday, after = '' }: Groups, { today, tense }: Scene): boolean =>
  weekday === '末' && tense === 'unknown' && today <= addDays(weekStart(today), 2) && DONE_BY_RESULT.test(after);
const WEEKDAY_BEFORE = /(?:周|星期|礼拜)[一二三四五六日天][、和与及]?$/;
const DONE_BY_RESULT = /[完好成](?=[\d一二两三四五六七八九十])/;

const SHORT_DAY = '(?<month>1[0-2]|0?[1-9])[./-](?<day>[12]\\d|3[01]|0?[1-9])(?!\\d)';

/** What beside a short day tells that it is one: 12.29验收, 11/25竣备. */
const DEED =
  '已|上午|下午|[就才能可将]{0,2}(?:完[工成]|[办改装建做弄修换][完好结]|竣|建成|验收|移交|交付|投[入用运]|开[业放园馆工]|启用|通[过车]|动工|进场|封顶|挂牌|揭牌|上线|下达)|[开动完]的工|进的场|封的顶|[就才][\\u4e00-\\u9fff]{1,2}了';

const NUMERAL = '(?:\\d{1,3}|[一二两三四五六七八九十]{1,3}|半)';

const TO = '(?:—|–|-|~|～|至|到){1,2}';

const WEEK = '(?:[1-5]\\d|[一二三四五]?十[一二三四五六七八九]?)';

const QUARTER = '[1-4一二三四]';

/** Groups also hold `all`, what was matched, and what stands `before` and `after` it. Tried in this order at every place; the first that fits and makes a real date wins. */
export const PATTERNS: readonly Pattern[] = [
  // 2022年12月30日, 12月30日, 十二月三十日
  pattern(`${MAYBE_YEAR}${MONTH}月份?的?${DATE}[日号]`, (g, s) => onDay(g, s)),
  // 12月30, 元月十五 (the 日 left out), but not 12月30场
  pattern(
    `${MAYBE_YEAR}${MONTH}月(?<day>[12]\\d|3[01]|0?[1-9]|三十一?|二十[一二三四五六七八九]?|十[一二三四五六七八九]?)(?![\\d.,年月余多万百千一二三四五六七八九十])`,
    (g, s) => (measureWordAt((g.after ?? '').trimStart(), 0) ? null : onDay(g, s)),
  ),
  // 1-11月, 3月至6月
  pattern(
    `${MAYBE_YEAR}${MONTH}月?份?${TO}(?<month2>1[0-2]|0?[1-9]|十[一二]|[一二三四五六七八九十])(?:[两三四五六]个?)?月份?(?!\\d{1,2}[日号])`,
    (g, s) => {
      const day = /^\d{1,2}(?![\d.万千百亿余多])/.exec(g.after ?? '')?.[0];
      if (day && !measureWordAt(g.after ?? '', day.length)) return null;
      const month = numeral(g.month);
      const last = Number(numeral(g.month2));
      // the year is that of its end: 1-11月 told in January is of the year before
      const end = monthOf({ ...g, month: g.month2 }, s);
      const first = month !== null && end ? { year: !g.year && month > last ? end.year - 1 : end.year, month } : null;
      const bare = !/^[^-~～至到—–]*月/.test(g.all ?? '');
      if (!first || !last || (bare && (last <= first.month || /^[底初末]/.test(g.after ?? '')))) return null;
      const wraps = last < first.month ? 1 : 0;
      return { from: isoDay(first.year, first.month, 1), to: monthEnd(first.year + wraps, last), precision: 'month' };
    },
  ),
  // 十、十一两个月, 10和11月, 七八月份
  pattern(
    `${MAYBE_YEAR}(?:${MONTH}(?:月份?[、和与及]?|[、和与及])(?<month2>1[0-2]|[1-9]|十[一二]|[一二三四五六七八九十])|(?<pair>一二|二三|三四|四五|五六|六七|七八|八九|九十))(?:月份?)?[这那]?(?:两个月|(?<=月份?))(?![底初末中上下]|\\d)`,
    ({ pair, ...g }, s) => {
      const [first, second] = pair ? [...pair] : [g.month, g.month2];
      const month = numeral(first);
      const end = monthOf({ ...g, month: second }, s);
      if (!end || month === null || end.month !== month + 1) return null;
      return { from: isoDay(end.year, month, 1), to: monthEnd(end.year, end.month), precision: 'month' };
    },
  ),
  // 本月倒数第二天
  pattern(`(?<which>本|这个?|当|下个?)月的?倒数第(?<day>${NUMERAL})[天日]`, (g, s) => {
    const month = isoDay(s.year, s.month, 1);
    const first = g.which?.startsWith('下') ? addMonths(month, 1) : month;
    const day = numeral(g.day);
    return day === null || day < 1 ? null : whole(addDays(lastDayOfMonth(first), 1 - day));
  }),
  // 12月的第一天, 十二月头一天, 本月第三天
  pattern(
    `(?:${MAYBE_YEAR}${MONTH}|(?<which>本|这个?|上个?|下个?))月份?的?(?:第|头(?=一))(?<day>${NUMERAL})天`,
    (g, s) => (g.which ? inMonth(addMonths(isoDay(s.year, s.month, 1), shiftOf(g.which)), g.day) : onDay(g, s)),
  ),
  // 2022年最后一天, 11月最后一天
  pattern(`${MAYBE_YEAR}(?:${MONTH}月)?最后一天(?<=[年月]最后一天)`, (g, s) => {
    const year = g.year ? yearOf(g.year, s) : s.year;
    const at = g.month ? monthOf(g, s) : { year, month: 12 };
    return at && whole(monthEnd(at.year, at.month));
  }),
  // 12月第三周, 十二月第2个星期
  pattern(
    `${MAYBE_YEAR}${MONTH}月份?的?第(?<week>[1-5一二三四五])个?(?:周|星期|礼拜)(?![一二三四五六日天末])`,
    (g, s) => {
      const at = monthOf(g, s);
      const week = numeral(g.week);
      if (!at || week === null) return null;
      const monday = addDays(weekStart(isoDay(at.year, at.month, 1)), (week - 1) * 7);
      return { from: monday, to: addDays(monday, 6), precision: 'day' };
    },
  ),
  // 第50周, 第49、50周: of the year; 第三周 is that of anything
  pattern(
    `${MAYBE_YEAR}第(?<week>${WEEK})(?:周?(?:[、和与及]|${TO})第?(?<last>${WEEK}))?周(?![一二三四五六日天末年岁])`,
    (g, s) => {
      const year = g.year ? yearOf(g.year, s) : s.year;
      const week = numeral(g.week);
      const last = numeral(g.last ?? g.week);
      if (week === null || last === null || last < week || last > 53) return null;
      // the week of 4 January is the first
      const first = weekStart(isoDay(year, 1, 4));
      return { from: addDays(first, (week - 1) * 7), to: addDays(first, last * 7 - 1), precision: 'day' };
    },
  ),
  // 12月底, 4月初, 6月中旬, 12月
  pattern(
    `${MAYBE_YEAR}${MONTH}月份?(?<part>底|末|初|上中旬|中下旬|上旬|中旬|中(?!心|学|标|型|国|间|央|旬)|下旬)?(?!\\d{1,2}[日号])`,
    (g, s) => {
      const at = monthOf(g, s);
      return at && partOfMonth(isoDay(at.year, at.month, 1), g.part);
    },
  ),
  // 2022-12-30, 2022/12/30, 2022.12.30
  pattern(
    '(?<![\\d.])(?<year>\\d{4})(?:[-/.])(?<month>1[0-2]|0?[1-9])(?:[-/.])(?<day>[12]\\d|3[01]|0?[1-9])(?![\\d.]\\d)(?!\\d)',
    (g, s) => onDay(g, s),
  ),
  // 22.11.18, 22/11/18, 22-11-18
  pattern(
    '(?<![\\d./-])(?<year>2\\d)(?<mark>[/.])(?<month>1[0-2]|0?[1-9])\\k<mark>(?<day>[12]\\d|3[01]|0?[1-9])(?![\\d./万亿%])',
    (g, s) => onDay(g, s),
  ),
  // 20221107; but 单号LH20221107 and 编号：20221107 are no days
  pattern(
    '(?<![\\dA-Za-z#]|[单编文批流][号码]?[:：为是 ]?)(?<year>20\\d\\d)(?<month>0[1-9]|1[0-2])(?<day>0[1-9]|[12]\\d|3[01])(?!\\d)',
    (g, s) => onDay(g, s),
  ),
  // 截至12.30, 12.30前, 12.30完成: a point or a stroke needs a word beside it that makes it a day
  pattern(`(?<=截[至止]到?)${SHORT_DAY}(?<tail>[日号])?(?![\\d个万%])`, (g, s) => onDay(g, s)),
  pattern(`(?<=^)${SHORT_DAY.replace('[./-]', '[.]')}(?=$)`, (g, s) => onDay(g, s)),
  // 完工，时间12/18; 日期是12.18
  pattern(
    `(?<=(?:时间|日期|[完竣]工日)[是为在：:，, ]{0,3})${SHORT_DAY.replace('[./-]', '[./]')}(?<tail>[日号])?(?![\\d.%万亿个天小分])`,
    (g, s) => onDay(g, s),
  ),
  // 完工（12.19）, 完工，12/18
  pattern(`(?<=[完竣]工[，,（( ]{1,2})${SHORT_DAY.replace('[./-]', '[./]')}(?=[）)]|$)`, (g, s) => onDay(g, s)),
  // 16-9 12-18完工: what is left at the head when the project is taken out
  pattern(`(?<=^)${SHORT_DAY.replace('[./-]', '-')}(?=[完竣]工|完成|验收|移交|投用|开业|开放|启用)`, (g, s) =>
    onDay(g, s),
  ),
  // 12.1-12.20, 11/1至11/30: from one day to the other
  pattern(
    `(?<![\\d./-])(?<month>1[0-2]|[1-9])[./](?<day>[12]\\d|3[01]|0?[1-9])${TO}(?<month2>1[0-2]|[1-9])[./](?<day2>[12]\\d|3[01]|0?[1-9])(?![\\d.%万亿-])`,
    (g, s) => {
      const last = onDay({ ...g, month: g.month2, day: g.day2 }, s);
      const first = onDay(g, s);
      const isMeasured = measureWordAt((g.after ?? '').trimStart(), 0) !== null;
      return first && last && first.from < last.to && !isMeasured ? { ...last, from: first.from } : null;
    },
  ),
  // 11/25竣备, 12/2移交
  pattern(`(?<![\\d./-])${SHORT_DAY.replace('[./-]', '/')}(?<tail>[日号])?(?=${DEED}|日|号)`, (g, s) => onDay(g, s)),
  // 已于12-6开工
  pattern(
    `(?<=(?<![低高多少大小等关至对由优快慢短长])于)${SHORT_DAY.replace('[./-]', '-')}(?<tail>[日号])?(?![\\d.%万亿-])`,
    (g, s) => (measureWordAt((g.after ?? '').trimStart(), 0) ? null : onDay(g, s)),
  ),
  // 改到1/18, 拟于12.29
  pattern(
    `(?<=[改推延拖挪移定放约排][到至在为]|[拟将定]于|预计|力争|争取)${SHORT_DAY.replace('[./-]', '[./]')}(?<tail>[日号])?(?![\\d.%万亿])`,
    (g, s) => (measureWordAt((g.after ?? '').trimStart(), 0) ? null : onDay(g, s)),
  ),
  pattern(`(?<![\\d./-])${SHORT_DAY}(?<tail>[日号])?(?=[前止]|之前|以前|再提|再催|再报|再说)`, (g, s) => onDay(g, s)),
  pattern(`(?<![\\d./-])${SHORT_DAY.replace('[./-]', '[.]')}(?<tail>[日号])?(?=${DEED})`, (g, s) => onDay(g, s)),
  // 15日前, 15号完成
  pattern(
    `(?<![\\d.月第])(?<!(?<![\\d一二两三四五六七八九十那这])个)${DATE}[日号](?=前|之前|以前|完|竣|开工|再|提醒|上报|报送|验收|移交|开业|开放)`,
    dayOfSomeMonth,
  ),
  // 26号晚上启用, 预计25号, 最后2座31号; but 26号楼, 民治大道26号, 历时26日
  pattern(
    `(?:(?<=[\\d一二两三四五六七八九十][个座])|(?<![\\d.月个第每路街巷道村区园坊里弄栋楼座幢苑城线〔【）)〕】]))(?<day>[12]\\d|3[01]|[1-9]|三十一|三十|二十[一二三四五六七八九]?|十[一二三四五六七八九])号(?!\\s?(?:[楼线院栋门房桥台岗文库井机坑墙桩馆厅池站塔泵码标仓店厂车人书厕梯泵柜铺档的]|事项|项目|大街|公园|社区|小区|点位|地块))`,
    dayOfSomeMonth,
  ),
  pattern(
    `(?<![\\d.月个第每时用共约近满超为期了过需要长耗—])(?<day>[12]\\d|3[01]|[1-9]|三十一|三十|二十[一二三四五六七八九]?|十[一二三四五六七八九])日(?!内|以内|之内|均|常|游|间|龄|以[上下]|化|报|志|班|夜|办(?!了?[\\d一两二三四五六七八九十]{1,2}[场期次个]))`,
    dayOfSomeMonth,
  ),
  // 下季度首月5日
  pattern(
    `(?<which>本|这个?|下一?个?)季度?的?(?:(?<nth>首)|第?(?<n>[一二三1-3])个|(?<second>次)|(?<third>末))月(?:份|的)?(?<day>\\d{1,2})[日号]`,
    (g, s) => {
      const nth = g.nth ? 1 : g.second ? 2 : g.third ? 3 : (numeral(g.n) ?? 1);
      const first = Math.ceil(s.month / 3) * 3 - 2 + (g.which?.startsWith('下') ? 3 : 0) + nth - 1;
      return realDay(s.year + (first > 12 ? 1 : 0), ((first - 1) % 12) + 1, Number(g.day));
    },
  ),
  // 第四季度, 前三季度, 第一、二季度, 一至三季度, Q4
  pattern(`${MAYBE_YEAR}[前头](?<last>[2-4二两三四])个?季度?(?!节)`, (g, s) => quarters('1', g.last, g, s)),
  // 二三季度
  pattern(`${MAYBE_YEAR}第?(?<pair>一二|二三|三四)季度?`, (g, s) => quarters(g.pair?.[0], g.pair?.[1], g, s)),
  pattern(
    `${MAYBE_YEAR}第?(?<first>${QUARTER})季?度?(?:、|和|与|及|${TO})第?(?<last>${QUARTER})季度?(?<part>末|底|初)?`,
    (g, s) => quarters(g.first, g.last, g, s),
  ),
  pattern(
    `${MAYBE_YEAR}(?:第(?<first>${QUARTER})个?季度?|(?<plain>${QUARTER})季度|[Qq](?<q>[1-4])(?!\\d))(?<part>末|底|初)?`,
    (g, s) => {
      const quarter = g.first ?? g.plain ?? g.q;
      return quarters(quarter, quarter, g, s);
    },
  ),
  pattern('(?<which>本|当|上|下|这个?|上一?个|下一?个|上一|下一)季度?(?<=度|季)(?<part>末|底|初)?', (g, s) => {
    const now = Math.ceil(s.month / 3);
    const quarter = now + (g.which?.startsWith('上') ? -1 : g.which?.startsWith('下') ? 1 : 0);
    const year = s.year + (quarter < 1 ? -1 : quarter > 4 ? 1 : 0);
    const within = ((quarter + 3) % 4) + 1;
    return edge(
      { from: isoDay(year, within * 3 - 2, 1), to: monthEnd(year, within * 3), precision: 'quarter' },
      g.part,
    );
  }),
  // 上半年, 下半年
  pattern(`${MAYBE_YEAR}(?<which>上|下|前|后)半年(?:度)?(?<part>末|底|初)?`, (g, s) => {
    const year = g.year ? yearOf(g.year, s) : yearOfHalf(s);
    const first = g.which === '上' || g.which === '前';
    return edge(
      { from: isoDay(year, first ? 1 : 7, 1), to: monthEnd(year, first ? 6 : 12), precision: 'half' },
      g.part,
    );
  }),
  // 平安夜当天, 元旦前一天
  pattern(
    `${MAYBE_YEAR}(?<feast>${DAY_NAMES.join('|')})(?:国际)?(?:妇女|青年|儿童|劳动)?节?(?:(?<shift>前一[天日]|第二天|次日|后一天)|当[天日晚]|那一?[天日晚]|这一?天)`,
    (g, s) => feastDay(g, s),
  ),
  pattern(`${MAYBE_YEAR}(?<feast>${MOON_DAYS.join('|')})`, (g, s) => feast(g, s)),
  // feasts that plans are set by
  pattern(
    `${MAYBE_YEAR}(?<feast>元旦|春节|过年|农历新?年|除夕|大?年三十|元宵|清明|五一|劳动节|端午|中秋|重阳|国庆)(?:节)?(?=前(?!后)|之前|以前|假期前|后|之后|起|开始|(?:当[天日])?(?:正式|对外|全面|统一|同步|才|再)*(?:完工|竣工|投[用入]|启用|开[放门业馆园张诊]|运营|营业|迎客|通[车行水电气]|移交|交付|封顶|动工|开工|验收|揭牌|剪彩|亮灯|入[驻住]|搬[进入家迁])|(?<=(?:[得要须拖延推等排放挪留改定]到|得等|要等)[^，,。；;]{1,4})节?(?=$|[，,。；;！!]))`,
    (g, s) => feast(g, s),
  ),
  // 六一开门: a feast on which things open
  pattern(
    `${MAYBE_YEAR}(?<feast>六一|儿童节|七一|八一)(?=节?(?:当天)?(?:正式)?(?:完工|竣工|投用|启用|开[放门业馆园]|运营|迎客|通车))`,
    (g, s) => feast(g, s),
  ),
  // 年前 in winter is before the Spring Festival
  pattern(
    `(?<![\\d今明去本当两几多近历往常数一二三四五六七八九十])年前(?=完|竣|建|投|办|开|交|全|装|能|可|$|，|。)`,
    (_g, s) => {
      const festival = feast({ feast: '春节' }, { ...s, tense: 'future' });
      return festival && whole(addDays(festival.from, -1));
    },
  ),
  // 2022.12, 2022-12
  pattern('(?<![\\d.])(?<year>20\\d\\d)[./-](?<month>1[0-2]|0?[1-9])(?![\\d.万亿%/-])', (g, s) => {
    const at = monthOf(g, s);
    return at && partOfMonth(isoDay(at.year, at.month, 1), undefined);
  }),
  // 前11个月, 头三个月
  pattern(`(?<=^|[，,。；;\\s年区市])[前头](?<count>\\d{1,2}|[一二三四五六七八九十]{1,2})个月`, (g, s) => {
    const last = numeral(g.count);
    if (last === null || last < 1 || last > 12) return null;
    const year = last > s.month ? s.year - 1 : s.year;
    return { from: isoDay(year, 1, 1), to: monthEnd(year, last), precision: 'month' };
  }),
  // 上年度, 上一年底; 赶得上年底 is of this one
  pattern(
    '(?:(?<![早晚马赶跟够]|[赶跟够追][得不])上一?年(?:度|(?=[底末初]))|(?<=^|[，,。；; 比较])上一?年(?![级纪]))(?<part>底|末|初)?',
    (g, s) => yearPart(s.year - 1, g.part),
  ),
  // 全年, 年底, 今年底, 明年初, 年内, 2022年底
  pattern(
    '(?<![\\d目之以日月底年此今])(?<which>今|明|去|本|当|前|后)年(?<!明年(?=的?(?:[春夏秋冬]|[寒暑]假|暑期|开[春学]|[雨汛]季|汛期)))(?:度|年(?=[底末初中]))?(?:内|以来)?(?<part>底|末|初|中(?!小|秋|心|国|央|标))?',
    (g, s) => yearPart(yearOf(`${g.which}年`, s), g.part),
  ),
  pattern(
    `(?<!\\d)(?<year>(?:\\d{4}|二[〇零][〇零一二三四五六七八九]{2})年)(?:度|年(?=[底末初中]))?(?:全年|内)?(?<part>底|末|初|中(?!小|秋|心|国|央|标))?`,
    (g, s) => yearPart(yearOf(g.year ?? '', s), g.part),
  ),
  pattern(
    '(?<![今明去本当前后两每多近历往常少青成老周百千\\d一二三四五六七八九十])年(?<part>底|末|初|内|中(?=完|前|实|竣))(?!以[来后])',
    (g, s) => yearPart(nearYear(s, g.part), g.part === '内' ? undefined : g.part),
  ),
  pattern('岁末|年根儿?|年尾|跨年(?=之?前|以前)', (_g, s) => yearPart(nearYear(s, '底'), '底')),
  pattern('全年(?:度)?|年头[到至]年尾', (_g, s) => yearPart(s.year, undefined)),
  // 下月底, 本月15日, 本月五日, 上个月
  pattern(
    `(?<which>本|这一?个?|当|上上个?|下下个?|上一?个?|下一?个?|次)月份?(?:${DATE}[日号]|月?(?<part>底|末|初|上旬|中旬|中(?!心|学|标)|下旬))?`,
    (g, s) => {
      const shift = shiftOf(g.which);
      const first = addMonths(`${s.today.slice(0, 8)}01`, shift);
      if (!g.day) return partOfMonth(first, g.part);
      return inMonth(first, g.day);
    },
  ),
  pattern(
    '(?<![\\d一二三四五六七八九十每个本上下当次这正腊冬])(?:月(?<part>底|末|初|中下旬|上中旬|中旬|上旬|下旬|中(?=[，。,;；完前能]|$))|(?<!月)(?<alone>上旬|中旬|下旬))',
    (g, s) => partOfNearMonth(g.part ?? g.alone, g.after ?? '', s),
  ),
  // 月内
  pattern('(?<![\\d一二三四五六七八九十每个本上下当次这])月内', (_g, s) =>
    partOfMonth(`${s.today.slice(0, 8)}01`, undefined),
  ),
  // 下周五, 本周, 周五, 星期三; 上周一共, 上周三家 are of the week
  pattern(
    '(?<which>本|这一?个?|当|上上个?|下下个?|上一?个?|下一?个?)(?:周|星期|礼拜)(?<weekday>(?:一(?![共直样致般概律并块])|[二三四五六日天末])(?![百千万]|日?均|[次场个批期届轮座处户台套](?![馆所地谈间复评准示外籍理置末中初时满待账])|家(?![长属访里中委门具电])|所(?!有)|项(?!目)|条(?!例|线)|[件位名]))?',
    (g, s) => {
      const monday = addDays(weekStart(s.today), shiftOf(g.which) * 7);
      return onWeekday(monday, g.weekday);
    },
  ),
  pattern(
    '(?<![每一二两三四五六七八九十几\\d“"‘「])(?:周|星期|礼拜)(?<weekday>[一二三四五六日天末])(?![次场天个年岁]|查餐厅|回(?![来去到单办局复头深]))',
    (g, s) => {
      // 上周四、周五: of the same week
      if (s.dayBefore && WEEKDAY_BEFORE.test(g.before ?? '')) {
        const day = onWeekday(weekStart(s.dayBefore), g.weekday);
        return day.from > s.dayBefore ? day : shifted(day, 7);
      }
      const week = onWeekday(weekStart(s.today), g.weekday);
      const isPast = s.tense === 'past' || SINCE_THEN.test(g.after ?? '') || isWeekendJustOver(g, s);
      if (isPast) return week.from > s.today ? shifted(week, -7) : week;
      return week.to < s.today ? shifted(week, 7) : week;
    },
  ),
  // 明天, 后天
  pattern(
    '(?:大前天|大后天|前[天儿]个?|(?<![目以之提生节假期])前日(?!期)|昨[天日晚夜儿]个?|昨个|昨(?=[完竣验移投开启通办已也])|今[天日早晚晨夜儿](?![头个])|今儿个|明[天日早晚儿]|后[天儿]|(?<![\\d一二三四五六七八九十之以今前节])后日(?![均常期子]))(?!气|童|子)',
    (g, s) => {
      const shift = { 大前天: -3, 前: -2, 昨: -1, 今: 0, 明: 1, 后: 2, 大后天: 3 };
      const word = g.all ?? '';
      const days = shift[word as keyof typeof shift] ?? shift[word.charAt(0) as keyof typeof shift] ?? 0;
      return whole(addDays(s.today, days));
    },
  ),
  pattern('即日(?!起)|[当本]日(?=完)', (_g, s) => whole(s.today)),
  // 三天前完工, 3天前也装完了, 一周前启用; but 开学一周前
  pattern(
    `(?<![\\d.第每提学业节假庆旦馆园会约概]|差不多)(?<count>\\d{1,2}|[一二两三四五六七八九十]{1,2})(?<unit>[天日]|个?(?:周|星期|礼拜))前(?=[已就也都刚才]{0,2}(?:全部|正式)?(?:[完竣投启开通移]|建成|[验落]成|验收|交[付工]|封顶|揭牌|挂牌|[装建改办做修换弄搞铺挂种补演讲拆清配划][完好齐]了?(?:$|[，,。；;！!])))`,
    (g, s) => {
      const count = numeral(g.count);
      return count === null ? null : whole(addDays(s.today, /[天日]/.test(g.unit ?? '') ? -count : -7 * count));
    },
  ),
  // 一个小时前刚完工, 十分钟前验收通过
  pattern(
    `(?<![\\d.第每提])(?:[1-4一两二三四半]个?(?:小时|钟头)|${NUMERAL}(?:分钟|刻钟))多?前(?=[已刚就才正式]{0,3}[完竣投启开通移验收])`,
    (_g, s) => whole(s.today),
  ),
  // 三天后, 两周内, 一个月内, 半年内
  pattern(
    `(?<![\\d.第每])(?<count>${NUMERAL})(?<unit>天|日|周|个?星期|个?礼拜|个?月|年)(?<side>后|之后|以后|内|之内|以内)`,
    (g, s) => span(g, s),
  ),
];

function pattern(source: string, span: Pattern['span']): Pattern {
  return { expression: new RegExp(source, 'y'), span };
}
