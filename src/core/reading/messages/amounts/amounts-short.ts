/** Amounts that do not come to the target, by what is said beside them: 还低于指标, 4家不算, 四座里头三座能用，一座围着挡板. */
import type { Project } from '../../../registry.js';
import type { ReadFigure } from '../../figures/figures.js';
import { isShare } from '../../figures/unit-kinship.js';
import { lackAmong, lacksSomething } from '../../progress/lacks.js';
import type { ClaimState } from '../../read-input.js';
import { promisesOf } from '../../targets/targets.js';
import { CLAUSE_END } from '../../text/plain-text.js';
import { stateByFigures } from './chat-figures.js';

/** What the amounts come to: where they reach the target, without those that are said to lack. */
export function stateByAmounts(figures: readonly ReadFigure[], text: string, { target }: Project): ClaimState {
  const state = stateByFigures(figures, target);
  if (fallsShortOfAny(figures, text, target)) return 'open';
  return state === 'completed' && figures.length > 1
    ? stateByFigures(withoutLacking(withoutIntended(figures, target), text), target)
    : state;
}

/** 车位780个、充电位78个, of 840个 and 84个, or 才划900个: whichever of those counted in one unit they are, none is reached. */
function fallsShortOfAny(figures: readonly ReadFigure[], text: string, target: string): boolean {
  const [unit, ...others] = new Set(figures.map((f) => f.unit));
  const promised = promisesOf(target)
    .filter(({ measure }) => measure.unit === unit && measure.comparison !== 'at_most')
    .map(({ measure }) => measure.quantity)
    .sort((a, b) => b - a);
  const said = figures.map((f) => f.quantity).sort((a, b) => b - a);
  if (others.length > 0 || promised.length < 2 || figures.some((f) => f.kind !== 'cumulative')) return false;
  const [most = 0] = promised;
  const onlySoMany = figures.some((f) => f.quantity < most && ONLY.test(text.slice(0, f.start)));
  const short = said.filter((n, i) => n < (promised[i] ?? 0)).length;
  const least = /完|好了|[齐够]/.test(text) ? said.length : 1;
  return onlySoMany || (said.length === promised.length && short >= least);
}
const ONLY = /(?<!不)(?:只|仅|才)[\u4e00-\u9fff]{0,3}$/;

/** 达成意向132人，实现就业79人: who only means to is none of those that the target counts, where these are told beside. */
function withoutIntended(figures: readonly ReadFigure[], target: string): readonly ReadFigure[] {
  const isIntended = ({ of }: ReadFigure) => INTENDED.test(of) && !INTENDED.test(target);
  return figures.filter((f) => !isIntended(f) || !figures.some((o) => o.unit === f.unit && !isIntended(o)));
}

const INTENDED = /意向|报名|登记|申请|咨询|推荐|投递|投简历|面试|参会|到场|进场|入场|预约|受理/;

/** 4个小区的业委会不给进门, 在补1户, 4家不算: what is said of so many is that they lack. */
function withoutLacking(figures: readonly ReadFigure[], text: string): ReadFigure[] {
  return figures.filter((f, i) => {
    const head =
      text
        .slice(figures[i - 1]?.end ?? 0, f.start)
        .split(CLAUSE_END)
        .at(-1) ?? '';
    const tail = text.slice(f.end, figures[i + 1]?.start).split(CLAUSE_END)[0] ?? '';
    return (
      f.kind !== 'cumulative' ||
      !(NOT_COUNTED.test(tail) || lacksSomething(`${head}${text.slice(f.start, f.end)}${tail}`))
    );
  });
}

const NOT_COUNTED = /不算|不计|退出|退掉|作废|取消|拒绝/;

/** 泊位2560个划完了，充电车位没划: of another thing that is promised, and not counted there, that none of it is done. */
export function lacksAnother(text: string, target: string): boolean {
  const promises = promisesOf(target).filter(({ measure }) => !isShare(measure.unit));
  return (
    promises.length > 1 &&
    text
      .split(CLAUSE_END)
      .some(
        (clause) =>
          (UNDONE.test(clause.trim()) || NOT_REACHED.test(clause.trim())) &&
          promises.some(({ measure: { of } }) => of.length > 1 && clause.includes(of.slice(-2))) &&
          lackAmong([clause]),
      )
  );
}

/** 充电车位没划, 岗位还没凑. */
const UNDONE =
  /^[^\d]{2,10}(?:(?:没有?|未)(?![少落漏缺差丢断停拖])[\u4e00-\u9fff]{1,3}呢?|(?:只|仅|光|就)有[\u4e00-\u9fff]{2,3})$/;

/** 咨询没到760人次: as many as are promised. */
const NOT_REACHED = /^[^\d]{0,10}(?:没有?|未|不)能?(?:到|达到?|满|够|凑[够齐])\d/;

/** 93.2%，还低于指标: short of it by the writer's own word. */
export const staysShort = (text: string, { target }: Project): boolean => {
  const atMost = promisesOf(target).map(({ measure }) => measure.comparison === 'at_most');
  return (BELOW.test(text) && atMost.includes(false)) || (ABOVE.test(text) && atMost.includes(true));
};

const OF_TARGET = '(?:年度|全年|考核|既定)?(?:指标|目标|任务数?|要求|标准|红线|及格线)';
const BELOW = new RegExp(
  `(?<!不)(?:[低少]于|比|不及|不到|够不[着上到])${OF_TARGET}(?!高|多|好)(?:还|要)?(?:低|少|$|[，,。；;！!\\d])`,
);
const ABOVE = new RegExp(
  `(?<!不)(?:[高慢长多大]于|超出|超过|比)${OF_TARGET}(?!低|少|短|快)(?:还|要)?(?:高|慢|长|$|[，,。；;！!\\d])`,
);

/** 场次早够了, where so many 人次 are promised beside: one of the amounts is reached, and of the other nothing is told. */
export const tellsOneAmountOnly = (text: string, { target }: Project): boolean =>
  promisesOf(target).length > 1 && ONE_AMOUNT.test(text.trim());

const ONE_AMOUNT =
  /^(?:项目)?(?:今年|全年)?的?(?:场[次数]|人[次数]|岗位数?|[户座家台]数)(?:都|早|已经?|就|也|全|是)*(?:够数?|超[额过]?|满|达标|齐|凑[够齐]|完成)了?[。！!]?$/;

/** 四座里头三座能用，一座围着挡板: so many of them are like this, and the others not. */
export const tellsOfParts = (text: string): boolean => PARTED.test(text);

const PARTED =
  /(?:里[头面边]?|当中|之中)[\d一二两三四五六七八九十]{1,3}[\u4e00-\u9fff]{2,8}[，,][^，,。；;\n]{0,3}[\d一二两三四五六七八九十]/;
