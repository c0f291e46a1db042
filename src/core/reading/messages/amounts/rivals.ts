/** Figures of one message that cannot both be so: a part beyond its whole, a total that falls, a range with the promise within. */
import type { Day } from '../../../day.js';
import { type ReadFigure, readFigures } from '../../figures/figures.js';
import { findNumbers } from '../../numbers/numbers.js';
import { promisesOf } from '../../targets/targets.js';
import { CLAUSE_END } from '../../text/plain-text.js';

/** The short question that figures about a project of this target leave; null where they agree. */
export function rivalsAsked(text: string, target: string, today: Day): string | null {
  const read = readFigures(text, today);
  const said = read.filter((f) => f.kind !== 'planned' || f.quoted);
  const lacking = read.find((f) => isLeftOfAll(text, f, said, target));
  if (lacking) return `是已经全部完成，还是还差${amount(lacking)}？`;
  for (const [i, later] of said.entries()) {
    const earlier = said.slice(0, i).findLast((f) => f.unit === later.unit);
    if (earlier && later.quantity > earlier.quantity && isPartOf(text, earlier, later))
      return `${amount(later)}比${amount(earlier)}还多，对不上，请核对一下。`;
    if (
      earlier &&
      later.quantity < earlier.quantity &&
      isSameNoun(earlier, later) &&
      isLaterTotal(text, earlier, later)
    )
      return `现在累计是${amount(later)}，还是${amount(earlier)}？`;
  }
  const [one, other] = said;
  if (one && other && said.length === 2 && areEither(text, one, other))
    return `是${amount(one)}，还是${amount(other)}？`;
  const told = said.filter((f) => f.kind === 'cumulative');
  for (const [i, later] of told.entries()) {
    const earlier = told[i - 1];
    if (earlier && (haveTwoSources(text, earlier, later) || fallsBelow(text, earlier, later, target)))
      return `是${amount(earlier)}，还是${amount(later)}？`;
  }
  const disputed = told.find(
    (f) =>
      AT_ODDS.test(text) &&
      !RECONCILED.test(text) &&
      told.some((o) => o !== f && o.unit === f.unit && o.quantity !== f.quantity),
  );
  if (disputed)
    return `是${told
      .filter((f) => f.unit === disputed.unit)
      .map(amount)
      .join('，还是')}？`;
  const [sum, otherSum] = told.filter((f) => SUM_BEFORE.test(text.slice(0, f.start)));
  if (sum && otherSum && sum.unit === otherSum.unit && sum.quantity !== otherSum.quantity)
    return `是${amount(sum)}，还是${amount(otherSum)}？`;
  const rates = promisesOf(target).filter(({ measure }) => measure.unit === '%');
  const [share, ...more] = said;
  if (share?.unit === '%' && share.of === '' && more.length === 0 && BARE_SHARE.test(text) && rates.length > 1)
    return `“${amount(share)}”是${rates.map(({ measure }) => measure.of).join('，还是')}？`;
  const [own, record] = read.filter((f) => f.kind !== 'planned' && f.kind !== 'remaining' && !f.quoted);
  if (own && record && told.length < 3 && isOfAnotherRecord(text, own, record))
    return `是${amount(own)}，还是${amount(record)}？`;
  const open = said.find((f) => f.kind === 'cumulative' && !f.quoted && straddles(text, f, target));
  return open ? `“${text.slice(open.start, open.end)}”确切是多少？` : null;
}

/** 82%: all that is said. */
const BARE_SHARE = /^\s*[\d.]+ ?%了?\s*$/;
/** 两张表打架，一张41场一张44场: said to be at odds. */
const AT_ODDS =
  /(?:[表数账单册边家处头]|数据|数字|口径|双方|记录)[^，,。；;\n]{0,4}(?:打架|对不上|不一致|不一样|有出入|不相符)/;
/** 累计15场，总共12场: two sums of the whole. */
const SUM_BEFORE = /(?:^|[，,；;]|\d{1,2}-\d{1,2} ?|项目)(?:累计|总共|一共|合计|总计)(?:是|有|达到?)?$/;

/** 8个 9个; 完成8个，完成9个: two totals and no word between them that tells what each is. */
const areEither = (text: string, one: ReadFigure, other: ReadFigure): boolean =>
  one.unit === other.unit &&
  one.quantity !== other.quantity &&
  one.kind === 'cumulative' &&
  other.kind === 'cumulative' &&
  !one.quoted &&
  !other.quoted &&
  !/分别|各|[共合总]计|一共/.test(text) &&
  (NOTHING_BETWEEN.test(text.slice(one.end, other.start)) || areOfRecords(text, one, other)) &&
  /^[了吧]?(?:$|[，,。；;！!\n])/.test(text.slice(other.end));

/** 系统12座，台账14座: one record against another, and neither is said to count. */
const areOfRecords = (text: string, one: ReadFigure, other: ReadFigure): boolean =>
  one.of !== other.of && OF_RECORD.test(one.of) && OF_RECORD.test(other.of) && !COUNTS.test(text);
const OF_RECORD =
  /^(?:系统|平台|台账|报表|账面|账|表格?|册子|现场|实地)(?:上面?|里面?|中)?(?:显示|登记|填报|写着|数|点)?[是有的]?$/;
const COUNTS = /为准|才对|才是|作数|算数|漏|重复|更正|没更新|未更新|没录|未录/;

const NOTHING_BETWEEN = /^[，, ]{1,2}(?:完成|[建装改办做演开讲])?[了好完]?$/;

const amount = ({ quantity, unit }: ReadFigure): string => `${quantity}${unit}`;

const isSameNoun = (a: ReadFigure, b: ReadFigure): boolean => a.of === b.of || a.of === '' || b.of === '';

/** 累计32场，其中12月就35场; 七处里头消了8处. */
const isPartOf = (text: string, whole: ReadFigure, part: ReadFigure): boolean =>
  (!part.total &&
    !whole.part &&
    ((part.part && AMONG.test(text.slice(whole.end, part.start))) || ALONE.test(text.slice(whole.end, part.start)))) ||
  OUT_OF.test(text.slice(whole.end, part.start));

const AMONG = /^[^。；;\n\d]{0,12}其中/;
/** 全年讲座33场，光下半年就讲了36场. */
const ALONE = /^[，,](?:光|单|仅)是?[^，,。；;\n\d差剩欠缺]{1,10}$/;
const OUT_OF = /^(?:里[头面边]?|之?中|当中)[^，,。；;\n\d]{0,6}$/;

/** 系统里29台，台账上31台; 街道报195人次，司法所报208人次: two who counted, and another number of each. */
const haveTwoSources = (text: string, one: ReadFigure, other: ReadFigure): boolean =>
  one.unit === other.unit &&
  one.quantity !== other.quantity &&
  SOURCE.test(text.slice(0, one.start)) &&
  SOURCE.test(text.slice(one.end, other.start)) &&
  /^[，,；; ]/.test(text.slice(one.end)) &&
  !/实际|其实|以[^，,]{1,6}为准|[是算]对的|没更新|少[报记录]/.test(text);

/** Who or what gives a number: 系统里, 台账上, 施工方报的是, 我们量的. */
const SOURCE =
  /(?:^|[，,；;：: ]|咨询|项目)(?:系统|台账|报表|底[册单]|清单|表格|表|平台|群)[里上内中]?(?:显示|写的?|记的?|登记|填的?|报的?)?(?:是|有)?$|(?:^|[，,；;：: ]|咨询|项目)(?:我们?|他们|施工[方队]|监理|物业|社区|街道|厂家|巡查|验收组|第三方|业主|代建|测绘|现场|[\u4e00-\u9fff]{1,4}[所局办科站方])(?:自己)?(?:[报说量数点统记算]|统计|清点)(?:的|了|出来?)?(?:是|有)?$/;

/** 办了140件，另一张表上152件; 98场（台账上写的102场）; 台账上写20场，手里的签到表只有17场: one number of the work, another of a record. */
const isOfAnotherRecord = (text: string, one: ReadFigure, other: ReadFigure): boolean =>
  one.unit === other.unit &&
  one.quantity !== other.quantity &&
  !one.period?.match(WHILE) &&
  !other.period?.match(WHILE) &&
  !BOUND.test(text.slice(one.end, other.start)) &&
  !RECONCILED.test(text) &&
  (IN_RECORD.test(text.slice(one.end, other.start)) ||
    (IN_RECORD.test(text.slice(0, one.start)) && IN_HAND.test(text.slice(one.end, other.start))));

const NOTED =
  '(?:显示|写着?|记着?|登记|填|报|统计|算|点|数)?(?:出来|下来|下|了)?(?:的?(?:是|有)?|只有|才)?(?:全年|一共|总共|累计|共)*';
/** Where it is noted, or by whom: 另一张表上, 系统里记的是, 工会那边的表上, 馆里说只有. */
const IN_RECORD = new RegExp(
  `(?:(?:系统|平台|台账|报表|底[册单]|清单|名单|名册|表格?|册子?|通报)[里上中]?(?:面|头)?|[\\u4e00-\\u9fff](?:里|局|办|方|所|馆|那边)(?=[说报记写统点数]))${NOTED}(?:写的?|记的?|说只有|报的?|统计)?(?:是)?$`,
);
/** 手里的签到表只有, 现场点了一遍, 实地数只有. */
const IN_HAND = /(?:手[里上头]|现场|实地|签到表|照片|单子)[^，,。；;\n\d]{0,8}$/;
/** Parts, a former state or what is left, and no other number of the same. */
const BOUND = /其中|包括|包含|里[头面有]|当中|还有|另外|又|再|上[次周个]|之前|原来|目标|任务|要求|计划/;
const RECONCILED =
  /其实|实际|以(?!谁|哪)[^，,]{1,6}为准|[是算]对的|才对|没更新|未更新|少[报记录]|漏|重复|更正|没录|未录|没登|错|老数|旧|撤了|作废/;
const WHILE = /[周月日季天]/;

/** 够108场了，截至昨天演了101场: all of what is promised, and then fewer than that. */
const fallsBelow = (text: string, all: ReadFigure, now: ReadFigure, target: string): boolean =>
  all.unit === now.unit &&
  now.quantity < all.quantity &&
  !now.part &&
  !now.quoted &&
  !all.quoted &&
  promisesOf(target).some(({ measure }) => measure.unit === all.unit && measure.quantity <= all.quantity) &&
  REACHED.test(`${text.slice(Math.max(0, all.start - 3), all.start)}#${text.slice(all.end)}`) &&
  BY_NOW.test(text.slice(all.end, now.start));
const REACHED = /[够满足齐]了?#|^[^#]*#(?:[个场座家]?[\u4e00-\u9fff]{0,4})?(?:全部?|都|均)/;
const BY_NOW =
  /[，,；;][^，,；;其中又另]{0,3}(?:目前|现在|截[至止]|至今|到[今昨]|实际|实地|现场|名单|台账|系统)[^，,；;]{0,10}$/;

/** 25个全部挂牌，剩下3个: all of what is promised, in so many words, and some of it left. */
function isLeftOfAll(text: string, left: ReadFigure, said: readonly ReadFigure[], target: string): boolean {
  if (left.kind !== 'remaining' || left.quantity === 0 || left.quoted) return false;
  const clauses = text.slice(0, left.start).split(CLAUSE_END);
  if (ALL_BUT.test(clauses.pop()?.trim() ?? '')) return false;
  const promises = promisesOf(target);
  const measures = promises.filter(({ measure }) => measure.unit === left.unit);
  return (
    measures.length === 1 &&
    clauses.some((clause) => {
      if (/昨|上[周个次]|之前|原/.test(text)) return false;
      const whole = said.find((f) => f.unit === left.unit && clause.includes(text.slice(f.start, f.end)));
      const isThere = whole !== undefined && SO_MANY_THERE.test(clause.trim());
      const of = ALL_OF_IT.exec(clause.trim())?.groups ?? (isThere ? {} : undefined);
      if (!of) return false;
      return whole
        ? measures.some(({ measure }) => whole.quantity >= measure.quantity)
        : promises.length === 1 &&
            [...(of.what ?? '')].every(
              (one) =>
                !COUNTS_OFF.test(one) && (one === '子' || measures.some(({ measure }) => measure.of.includes(one))),
            );
    })
  );
}
/** 都改好了，就一座没改: all but that. */
const ALL_BUT = /^(?:项目)?(?:就|只|仅|光|单|除)/;
const COUNTS_OFF = /[\d一二两三四五六七八九十百]/;
const ALL_OF_IT =
  /^(?:项目)?(?<what>[^，,。；;没未不差除]{0,10}?)(?:全部?|全都|都|均)(?:已经?)?(?:[\u4e00-\u9fff]{0,3}(?:完成?|好|到位|[成上齐通亮])|挂牌|揭牌|开放|投用|启用|通[水气电]|达标|开)了?$/;

/** 25个齐了, 驿站25个到位: as many as are promised, and they are there. */
const SO_MANY_THERE =
  /^(?![^，,。；;\n]*(?:没|未|不|差|除|计划|目标|任务|要|应|需|前|第))[^，,。；;\n\d]{0,12}\d{1,7} ?[\u4e00-\u9fff]{1,2}[^，,。；;\n\d]{0,6}?(?:已经?|也)?(?:[齐够满]|到位|[建装改办做开演讲配招换修][完好齐够满]|完成|挂牌收官|收官|挂牌|投用)了?$/;

/** 截至上周累计12场，截至今天累计11场. */
const isLaterTotal = (text: string, before: ReadFigure, now: ReadFigure): boolean =>
  before.total &&
  now.total &&
  !before.quoted &&
  before.kind === 'cumulative' &&
  now.kind === 'cumulative' &&
  (before.asOf !== null || before.finished) &&
  UNTIL_NOW.test(text.slice(before.end, now.start));

const UNTIL_NOW = /(?:到|至|迄|截[止至])(?:今|现在|目前)[^，,。；;\n]{0,8}$/;

/** 8到10个, where 10 are promised: that may be all or not. */
function straddles(text: string, { start, end, quantity, unit }: ReadFigure, target: string): boolean {
  const written = text.slice(start, end);
  const most = RANGE.test(written) ? findNumbers(written).at(-1)?.value : undefined;
  return (
    most !== undefined &&
    promisesOf(target).some(
      ({ measure }) =>
        measure.unit === unit &&
        measure.comparison !== 'at_most' &&
        quantity < measure.quantity &&
        most >= measure.quantity,
    )
  );
}

const RANGE = /\d ?(?:-|~|—|至|到|～) ?\d/;
