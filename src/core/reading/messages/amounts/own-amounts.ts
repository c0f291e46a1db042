/** Whose amounts the numbers of a chat message are: the project's own of this year, or another year's, another place's, a size that describes. */
import type { Day } from '../../../day.js';
import type { Project } from '../../../registry.js';
import { findDates } from '../../days/dates.js';
import type { ReadFigure } from '../../figures/figures.js';
import { TALKS } from '../../figures/period.js';
import { conversion } from '../../figures/unit-kinship.js';
import { promisesOf } from '../../targets/targets.js';
import { isBesideTheWork } from './beside-the-work.js';
import { isOfExtent } from './extent.js';
import { isOfHands } from './hands.js';
import { isOfMeans } from './means.js';

/** What any project may tell beside what its target counts: the share done and the money spent. */
const OF_ANY = /^(?:%|‰|[千万亿]*元)$/;

/** 尚缺50万元: what the work costs lacks nothing of what is promised, unless that is money. */
const MONEY = /元$/;

/** Beside what a target counts, a size or a stretch describes: 户型35平方米, 还剩一段. */
const DESCRIBES =
  /^(?:班|分|档|段|片|块|条|道|层|遍|眼|步|面|截|头|口|句|回|轮|趟|米|平米|平方?|平方米|㎡|平方公里|公里|千米|毫米|公顷|亩|吨|克|微克|毫克|分贝|天|日|周|℃|摄氏度|.*[小学课]时|分钟|.*月|.*工作日)$/;

/** 最后300米没接上, 还差200米: how much of a way is left, though the target counts none. */
const OF_LENGTH = /^(?:米|公里|千米)$/;
const LAST_STRETCH = /^$|(?:最后|末尾)$/;

/** 2个班组, 3个标段: by whom and how it is done; but 社区核下来是26个. */
const MEANS =
  /^(?:(?:施工)?(?:班组|标段|施工队|作业面|工作面|专班|工区|施工段)|(?:协调|专题|现场|调度|推进|碰头|例|座谈|业主|部署)?会|会议)(?:(?:已|也)?(?:开|召开)?[过了]?$|[才就也都还][^\d]{0,6}$)|^班$|^(?:(?:思想|上门)?工作(?:$|人员)|工人|民工|师傅|(?:施工|作业|管理)人员|挖机|挖掘机|钻机|桩机|打桩机|发电机|吊篮|钩机|吊车|塔吊|泵车|渣土车|压路机|队伍|批次|(?:街道|社区|片区)(?!级|加起来|合计|总计|一共|累计|审核|(?:核|数|报|统计|清点|盘|说|算|查)(?:[上下过出完了实点来去是的共]|一遍){0,6}$|停车|广场|公园|花园|[\u4e00-\u9fff]{0,5}[站点室库])|镇街|部门|单位|科室|公司|阶段|环节|方面|原因|梯队|小组|村居?|辖区|线路|线(?=的|都|也|$))/;

/** 走访社区5个. */
const GOES_TO = /^(?:走访|涉及|覆盖|走进|走遍|分布[在于]?|发动|对接)了?/;

/** 隔壁街道, 兄弟单位, 全市, 南山区: places that are not the writer's. */
const ELSEWHERE =
  /隔壁|兄弟(?:街道|单位|社区|区)|(?<![共陪随一协])同行(?!动|人|业|程)|(?:别|其他|其它|(?<!老)人家|邻|外)的?(?:街道|区|单位|社区)|(?<!老)人家(?!庭)|全市|全省|全国|市里|省里|福田|罗湖|南山|宝安|龙岗|盐田|坪山|光明区|大鹏|前海|听说|听[^，,。；;\n\d]{1,8}说他们/;
/** 市里批了50家, 省里已认定3个: granted from above, and so one's own. */
const GRANTED =
  /[市省]里(?:[^，,。；;\d给]{0,3})(?:批[复准]?|核[准定]|认定|评[定上]|验收|通过|授牌|命名)(?:通过)?[了过]?$/;
const OURSELVES = /我们?|咱们?|本(?:街道|单位|局|区|处|项目|次)|这边/;

/** 比去年多3场 speaks of this year. */
const COMPARED = /(?:比|较|同|跟|和|相比)(?:去年|上年|往年|前年)?$/;
/** 比去年同期的6000人好一些: what there was then. */
const OF_THEN = /^(?:同期|同月|全年|那会儿?|的时候)*的?(?:是|为)?$/;
const SINCE = /^(?:年?底?年?初?)?(?:以来|至今|到现在|到今天|开工|开始|起|动工|启动|结转|延续|跨)/;

/** 比去年快了4分钟: by how much it differs. */
const DIFFERENCE =
  /[比较](?:去年|上年|往年|前年|同期|以前|原来|之前|过去)[^，,。；;]{0,6}(?:快|慢|短|缩短|缩减|压缩|提前|提速|减少|高|低|提高|提升|降低|增长|上升)了?(?:时长为)?(?:约|近)?$/;

/** 较上月缩短0.7分钟, 环比提升0.4%: a time or a share by how much it differs; where the target promises to lower it, it is its own. */
const SINCE_LAST =
  /(?:[比较](?:上一?个?(?:月|周|星期|季度?|期|次|回)|年初|昨天|前[一几]?(?:天|周|月))|环比|同比)[^，,。；;]{0,6}(?:快|慢|短|缩短|缩减|压缩|提前|提速|减少|高|低|提高|提升|上升|降低|下降|增长)了?(?:时长为)?(?:约|近)?$/;
const OF_DEGREE = /^(?:[分秒]钟?|小时|天|日|%|个?百分点|个点)$/;

/** 去年结转的4处不算 */
const LEFT_OUT = /^[^，,。；;\n]{0,4}(?:不[算计]|除外)/;

/** The figures that are the project's own. */
export const ownAmounts = (
  figures: readonly ReadFigure[],
  text: string,
  projects: readonly Project[],
  today: Day,
): ReadFigure[] =>
  figures.filter(
    (f) =>
      (isKindred(f, projects, namesLast(f, figures, text)) ||
        isListedPlace(f, figures, text) ||
        isOfExtent(f, text, projects)) &&
      !isOfMeans(text, f, projects) &&
      !isOfHands(text, f, projects) &&
      !isBesideTheWork(text, f, projects) &&
      !isOthers(f, text, today) &&
      !isDifference(f, text, projects) &&
      !isOfOne(f, text, projects),
  );

/** 四个社区建好5座: the noun before it is that of the amount before it. */
const namesLast = ({ start, of }: ReadFigure, figures: readonly ReadFigure[], text: string): boolean =>
  figures.some((o) => o.end < start && text.startsWith(of, o.end) && text.slice(o.end, start) === of);

/** 最大的一笔27万元, 最高的补了3000元: what one of them was like, and no amount of all. */
function isOfOne({ start, end, kind, unit }: ReadFigure, text: string, projects: readonly Project[]): boolean {
  const clause =
    text
      .slice(Math.max(0, start - LOOK_BACK), end)
      .split(/[，,。；;！!？?\n]/)
      .at(-1) ?? '';
  if (kind === 'remaining' || kind === 'planned') return false;
  const isPromised = projects.some((p) => promisesOf(p.target).some(({ measure }) => measure.unit === unit));
  return ONE_OF_MANY.test(clause) || (!isPromised && MOST_OF_ONE.test(clause.slice(0, clause.length - (end - start))));
}

const ONE_OF_MANY =
  /最[大小多少高低远长短贵老][的那这]{0,2}(?:一|单)[\u4e00-\u9fff]|单[笔场户件次](?:最|就|就有|封顶|上限|限额|不超|一般)|(?:封顶|限额|上限)(?:是|为)?(?=[\d一二两三四五六七八九十])/;
const MOST_OF_ONE = /最[高多大少低长短](?:的|可|达|给|补)/;

/** 一荤两素12块钱: what one of them costs. */
const PRICE = /^钱?$/;

/** 又碰了一次, 协调了3次, 谈了三轮. */
const TALKED = new RegExp(`(?:${TALKS}|碰面?|踏勘|勘[查察]|谈|过问|联系|请示|汇报|跑|去过|来过)$|^[头面]$`);
const TIMES = /^[次回轮趟遍]$/;

function isKindred({ unit, of, quantity, kind }: ReadFigure, projects: readonly Project[], isOfLast: boolean): boolean {
  if (kind === 'remaining' && MONEY.test(unit) && !/投资/.test(of) && !projects.some(({ target }) => /元/.test(target)))
    return false;
  if (TIMES.test(unit) && TALKED.test(of)) return false;
  const thing = of.replace(GOES_TO, '');
  const means = isOfLast ? undefined : MEANS.exec(thing)?.[0];
  // 开180人次的班: so many are in it
  if (
    means !== undefined &&
    !(thing === '班' && /^(?:人次?|名)$/.test(unit)) &&
    !projects.some(({ target }) => target.includes(means.slice(0, 2)))
  )
    return false;
  if (unit === '块' && PRICE.test(of)) return false;
  if (/^[块片]$/.test(unit) && /^[空场用]?地/.test(of)) return false;
  if (unit === '' || projects.length === 0 || OF_ANY.test(unit)) return true;
  const promised = projects.flatMap((p) => promisesOf(p.target).map(({ measure }) => measure.unit));
  // 两项都够数了, 任务只完成一项: the promises themselves
  if (unit === '项' && promised.length > 1 && quantity <= promised.length && !promised.includes(unit)) return false;
  if (promised.length > 0 && !DESCRIBES.test(unit)) return true;
  if (promised.length === 0 && kind === 'remaining' && OF_LENGTH.test(unit) && LAST_STRETCH.test(of)) return true;
  return promised.some((one) => one === unit || (!/^[个项]$/.test(one) && conversion(unit, one) !== null));
}

/** 社区5个、园区2个: so many at each of those places; but 走访社区5个、园区2个. */
function isListedPlace({ start, end, unit, of }: ReadFigure, figures: readonly ReadFigure[], text: string): boolean {
  const head = text.slice(0, start);
  const isBeside = (o: ReadFigure) =>
    o.unit === unit && (LISTED.test(text.slice(end, o.start)) || LISTED.test(text.slice(o.end, start)));
  return !text.startsWith(of, end) && PLACES.test(of) && figures.some(isBeside) && !GONE_TO.test(head);
}

const PLACES = /^(?:街道|社区|片区|镇街|部门|单位|公司|小组|村居?|辖区)[\u4e00-\u9fff]{0,8}$/;
const LISTED = /^[\u4e00-\u9fff]{0,4}(?:[、，,；;]|[和及与]|另外)[\u4e00-\u9fff]{1,8}$/;
const GONE_TO =
  /(?:涉及|覆盖|走访|走遍|走进|进|惠及|分布[在于]?|辐射|包括|涵盖|联系|发动|对接|组织|跑了?)[^，,。；;\n]{0,12}$/;

/** Told of another year or another place, in the figure's own clause. */
function isOthers({ start, end, kind, period }: ReadFigure, text: string, today: Day): boolean {
  const after = text.slice(end, end + 8);
  const head = text.slice(Math.max(0, start - LOOK_BACK), start);
  const clause = head.split(/[，,。；;！!？?\n]/).at(-1) ?? '';
  if (ELSEWHERE.test(clause) && !GRANTED.test(clause) && !OURSELVES.test(clause.slice(clause.search(ELSEWHERE))))
    return true;
  if (DIFFERENCE.test(clause)) return true;
  if (kind === 'planned') return false;
  const ownYear = Number(today.slice(5, 7)) <= 2 ? Number(today.slice(0, 4)) - 1 : Number(today.slice(0, 4));
  const isBefore = (d: { to: Day }) => Number(d.to.slice(0, 4)) < ownYear;
  const date = findDates(clause, today).findLast(isBefore);
  if (!date) return period !== undefined && goesOnFrom(period, head) && findDates(period, today).some(isBefore);
  const since = SINCE.test(clause.slice(date.end)) && !LEFT_OUT.test(after);
  const isCompared = COMPARED.test(clause.slice(0, date.start)) && !OF_THEN.test(clause.slice(date.end));
  return !isCompared && !since;
}

/** 去年讲座开了34场，咨询680人次: the year of the amount before it is that of the next. */
function goesOnFrom(period: string, head: string): boolean {
  const told = head.slice(head.lastIndexOf(period) + period.length);
  return !SINCE.test(told) && /^[^，,。；;\d]*\d/.test(told);
}

const isDifference = ({ start, unit }: ReadFigure, text: string, projects: readonly Project[]): boolean =>
  OF_DEGREE.test(unit) &&
  SINCE_LAST.test(text.slice(Math.max(0, start - LOOK_BACK), start)) &&
  !projects.some(({ target }) => /同比|环比/.test(target));

const LOOK_BACK = 60;
