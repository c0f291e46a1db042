/** Where the parts of one project lie: 「暖心柜：牛湖2个、库坑3个」, 「茜坑那座在贴砖」 speak of no project that has the place in its name. */
import { once } from '../../memo.js';
import type { Project } from '../../registry.js';
import { quantitiesOf } from '../figures/quantities.js';
import { goesOnAfterName, kindMask } from '../names/name-words.js';
import { measuresOf } from '../targets/targets.js';
import type { Setting } from './model.js';
import type { Mention } from './projects/mentions.js';
import { isPart } from './projects/parts.js';

const measuresFor = once(({ target }: Project) => measuresOf(target));

/** The mentions without the places at which something is counted that a project spoken of promises, and theirs do not. */
export function withoutPartPlaces(
  text: string,
  mentions: readonly Mention[],
  { own, list, about }: Setting,
): Mention[] {
  const around = list.length === 1 ? list : about.length === 1 ? about : [];
  const kept: Mention[] = [];
  const spoken = new Set(around);
  for (const mention of mentions) {
    if (!isOpen(mention) && !isCountedPlace(text, mention) && !LAST_OF_THEM.test(text.slice(mention.end))) {
      kept.push(mention);
      for (const n of mention.sure ? mention.numbers : []) spoken.add(n);
      continue;
    }
    const others = own.filter((p) => spoken.has(p.number) && !mention.numbers.includes(p.number));
    const meant = own.filter((p) => mention.numbers.includes(p.number));
    if (around.length === 1 && kept.length === 0 && isItsPart(text, mention)) continue;
    if (liesIn(text, mention, others, meant) || liesAround(text, mention, others) || lowers(text, mention, others))
      continue;
    kept.push(mention);
    for (const n of mention.sure ? mention.numbers : []) spoken.add(n);
  }
  return kept;
}

/** 摊位改完，消防没弄好, after another project: what every building has, once something is told of it. */
const isItsPart = (text: string, mention: Mention): boolean =>
  isPart(text, mention) && TOLD_OF_IT.test(text.slice(0, mention.start)) && LACKING.test(text.slice(mention.end));
const TOLD_OF_IT = /[\u4e00-\u9fff]{2}[完好成齐通]了?[，,]$/;
const LACKING = /^(?:系统|设施|设备)?[还也都仍尚]?(?:没|未|在|差|卡|待)/;

const isOpen = ({ by, sure, guessed, start, end }: Mention): boolean =>
  by === 'name' && (!sure || guessed === true) && end > start;

/** 白石龙4个, though one project alone has the place in its name: the place and an amount, and nothing of the project. */
const isCountedPlace = (text: string, { by, start, end }: Mention): boolean =>
  by === 'name' && isBarePlace(text.slice(start, end).replace(REGION, '')) && AMOUNT_NEXT.test(text.slice(end));
const AMOUNT_NEXT = /^(?:社区|片区|村)? ?(?:\d|[一两二三四五六七八九十])/;

const isBarePlace = (place: string): boolean =>
  place.length > 1 && place.length <= MOST_PLACE && !kindMask(place).some(Boolean);

function liesIn(text: string, { start, end }: Mention, others: readonly Project[], meant: readonly Project[]): boolean {
  const clause = /^[^，,。；;！!？?\n]{0,24}/.exec(text.slice(end))?.[0] ?? '';
  const place = text.slice(start, end).replace(REGION, '');
  const isBare = isBarePlace(place) && !meant.some((p) => p.target.includes(place));
  if (isBare && others.length > 0 && INCLUDING.test(text.slice(0, start))) return true;
  const pointed = POINTED.exec(clause)?.groups;
  if (isBare && pointed)
    return others.some((p) =>
      pointed.unit === '个'
        ? [...(pointed.noun ?? '')].some((c) => measuresFor(p).some((m) => m.of.includes(c)))
        : counts(p, pointed.unit ?? ''),
    );
  const [next] = quantitiesOf(clause);
  const bare = isBare ? BARE_NUMBER.exec(clause) : null;
  if (bare) return others.some((p) => measuresFor(p).length === 1) && !meant.some((p) => measuresFor(p).length > 0);
  if (
    !next ||
    (!isBare && OF_ANYTHING.test(next.unit)) ||
    (next.start > 1 && !(isBare && BETWEEN.test(clause.slice(0, next.start))))
  )
    return false;
  const after = clause.slice(next.end);
  const isOfIt = (p: Project) =>
    goesOnAfterName(after) ||
    p.target.includes(after.slice(0, 2)) ||
    (isBare && NEXT_PLACE.exec(after)?.groups?.unit === next.unit);
  return others.some((p) => counts(p, next.unit) && isOfIt(p)) && !meant.some((p) => counts(p, next.unit));
}

/** 九处不是都消了，樟溪那边还在弄: one of the places, and of no project that is told by the place. */
const liesAround = (text: string, { sure, start, end }: Mention, others: readonly Project[]): boolean =>
  (!sure || LAST_OF_THEM.test(text.slice(end))) &&
  end - start <= MOST_PLACE &&
  !kindMask(text.slice(start, end)).some(Boolean) &&
  (AROUND.test(text.slice(end)) || LAST_OF_THEM.test(text.slice(end))) &&
  others.some((p) => measuresFor(p).some(({ unit }) => PLACES.test(unit)));

/** 参与率94%，清湖那边拖了后腿: where the rate that was told of is low. */
const lowers = (text: string, { start, end }: Mention, others: readonly Project[]): boolean =>
  end - start <= MOST_PLACE &&
  LOWERS.test(text.slice(end)) &&
  others.some((p) => measuresFor(p).some(({ unit }) => unit === '%'));

const LOWERS =
  /^(?:社区|片区|村|小区)?(?:[那这][边头里])?的?(?:参与率|率)?(?:还|有点|比较|一直|总是|太|也)?(?:偏?低|最低|较低|拖|拉|落后|差一?点|不高|垫底|只有|才|不?够|[没不未]达标|[没不]行)/;

/** 樟溪那边, 库坑和黎光那边. */
const AROUND = /^(?:社区|片区|村)?(?:[、和跟与及][\u4e00-\u9fff]{2,4}?(?:社区|片区|村)?)?[那这][边头里]/;
/** 章阁老村最晚: one of the places, whatever else is there. */
const LAST_OF_THEM =
  /^[\u4e00-\u9fff]{0,3}?(?:那[个座处户])?(?:是)?最(?:后|末|晚|迟|早|先|难|慢|快|远|偏)(?=[，,。；;一才])/;
const PLACES = /^[处座个户条盏]$/;

const REGION = /(?:社区|片区|街道|村)$/;
const MOST_PLACE = 4;
const OF_ANYTHING = /^[个项%元]?$/;
/** 再算上今天龙胜那台: so many with it. */
const INCLUDING = /(?:算上|加上|连上|连同|包括|含)[^，,。；;！!？?\n]{0,6}$/;
/** 茜坑那座, 牛湖那个柜子. */
const POINTED = /^(?:社区|片区|村)?的?那一?(?<unit>[个座段处台户盏套间家栋支])(?<noun>[\u4e00-\u9fff]{0,3})/;
/** 白石龙110、民泰96. */
const BARE_NUMBER = /^(?:社区|片区|村)? ?\d+(?=[、]|$)/;
/** 大和4座松元厦3座: another place and as many there, with nothing to part them. */
const NEXT_PLACE =
  /^[\u4e00-\u9fff]{2,6}?(?:\d{1,5}|[一两二三四五六七八九十]{1,3}) ?(?<unit>[个座处场户家台套间盏条站支人])/;
/** 浪口片区还有68盏, 上芬、大岭两个小区. */
const BETWEEN = /^[\u4e00-\u9fff、 ]{0,10}$/;

const counts = (project: Project, unit: string): boolean =>
  measuresFor(project).some((m) => m.unit === unit || (unit === '段' && /^公里|米$/.test(m.unit)));
