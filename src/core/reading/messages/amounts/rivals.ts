/** Figures of one message that cannot both be so: a part beyond its whole, a total that falls, a range with the promise within. */
import type { Day } from '../../../day.js';
import { type ReadFigure, readFigures } from '../../figures/figures.js';
import { findNumbers } from '../../numbers/numbers.js';
import { promisesOf } from '../../targets/targets.js';

/** The short question that figures about a project of this target leave; null where they agree. */
export function rivalsAsked(text: string, target: string, today: Day): string | null {
  const said = readFigures(text, today).filter((f) => f.kind !== 'planned' || f.quoted);
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
    if (earlier && haveTwoSources(text, earlier, later)) return `是${amount(earlier)}，还是${amount(later)}？`;
  }
  const open = said.find((f) => f.kind === 'cumulative' && !f.quoted && straddles(text, f, target));
  return open ? `“${text.slice(open.start, open.end)}”确切是多少？` : null;
}

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
  /(?:^|[，,；;：: ]|咨询|项目)(?:系统|台账|报表|底[册单]|清单|表格|表|平台|群)[里上内中]?(?:显示|写的?|记的?|登记|填的?|报的?)?(?:是|有)?$|(?:^|[，,；;：: ]|咨询|项目)(?:我们?|他们|施工[方队]|监理|物业|社区|街道|厂家|[\u4e00-\u9fff]{1,4}[所局办科站方])(?:自己)?(?:[报说量数点统记算]|统计|清点)(?:的|了|出来?)?(?:是|有)?$/;

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
