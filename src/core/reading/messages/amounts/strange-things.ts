/** What an amount counts and the project has no word of: 装了11个烘手机. */
import type { Day } from '../../../day.js';
import type { Figure } from '../../../measure.js';
import type { Project } from '../../../registry.js';
import { quantitiesOf } from '../../figures/quantities.js';
import { promisesOf } from '../../targets/targets.js';
import { EXTENT } from './extent.js';

/** Words that say how it stands, when or how much: behind an amount they name nothing. */
const PREDICATES =
  /出头|挂零|[先准对啱吧呢啊呀嘛哦哈啦咯喔]|冒头|开外|扫尾|收尾|[了没未不在都全已经好完齐够开通装建办做改修换等待差欠缺还才就要是的有被让把正排算看报上下来去过到得能可会将拟划预约新增共计合总均也又再月日周年天号底前后内中初末今明昨早晚验收测试用运营投启移交付挂招签审批评公示推进落地达标拆铺种演讲发领取送配安布摆贴刷立停关卡堵拦拖延缓搁搬租借丢坏退留定选备订漏补追满超近整多余少左右额巴零各每半压着之间以起被说讲问找见走跑拿收放空余剩]/;
/** Counted by head, whoever they are: 700家企业, 160名老兵. */
const BY_HEAD = /^(?:[家户人名位]|[人户家]次)$/;
const NOUN_BEHIND = /^([\u4e00-\u9fff]{2,6})(?=$|[，,。；;！!、\n])/;

/** 发了500本手册: what the work is told to have brought. */
const HANDED_OUT = /[发派送赠印]了?$/;

/** 缺的200个供应商断货: the things are told of before, and who keeps them back behind it. */
const ALREADY_LACKING = /[缺差剩欠余]下?的$/;

/** What the name of a project is written as, where the message says it: it is the project's own. */
const ITS_NAME = /项目$/;

/** 98.5%这边: no thing. */
const POINTS = /^[这那]/;

/** 柜子, 站点, 自助机: the last character alone names nothing. */
const EMPTY_END = /[子点位机头]$/;
/** 充电棚 is no 充电插口: what a noun names stands at its end. */
const isNamedIn = (noun: string, words: string): boolean =>
  words.includes(noun.slice(-1)) || (EMPTY_END.test(noun) && words.includes(noun.slice(-2, -1)));

/** Does the text begin with a noun that none of those words has: 供应商送货, but no 都装了 and no 因停业? */
export const namesAThing = (text: string, words: string): boolean => {
  const noun = /^[\u4e00-\u9fff]{2}/.exec(text)?.[0];
  return noun !== undefined && !PREDICATES.test(noun) && ![...noun].some((c) => words.includes(c));
};

/** 装了180个，60个杆子立好了: a noun with what is said of it, beside another amount in the same unit; 另外三所没弄 and 两个都没装 name nothing. */
const nounThatGoesOn = (text: string, words: string): string | undefined => {
  const run = /^[\u4e00-\u9fff]{3,8}/.exec(text)?.[0] ?? '';
  const at = run.search(PREDICATES);
  const noun = run.slice(0, at);
  return at > 1 && at < 5 && !NO_NOUN.test(run) && ![...noun].some((c) => words.includes(c)) ? noun : undefined;
};
const NO_NOUN =
  /^(?:[这那我你您他她它另第里其因由为跟和与离如统悉陆连基大多顺最具仍尚且但刚更各变亮约随]|.[们个项次些边头]|慢慢|人家|搞掂|没|无)/;

/** Does the text begin with a noun that names none of the project's own things: 垃圾桶, where 垃圾分类投放点 are promised? */
export const isStrange = (text: string, words: string): boolean => {
  const run = /^[\u4e00-\u9fff]{2,6}/.exec(text)?.[0] ?? '';
  const at = run.search(PREDICATES);
  const noun = at < 0 ? run : run.slice(0, at);
  return noun.length > 1 && !isNamedIn(noun, words);
};

/** 七场家庭教育课, of 家庭教育讲座: what is held on the project's own theme is its own, whatever it is called. */
const HELD = /^[场堂节期讲]$/;
const LEAST_THEME = 2;

/** 泊位2480个，充电棚装了12个: what was put up stands before it, by how such words end; 油松装了12个 and 暑假装了12个 name nothing. */
const nounPutUp = (head: string): string | undefined => PUT_UP.exec(head)?.groups?.noun;
const PUT_UP =
  /(?:^|[，,。；;])(?:配[建套]的|另外|还|新)?(?<noun>[\u4e00-\u9fff]{1,4}?[棚器机架桩柜牌灯板箱椅桌床垫手栏屏杆门锁盒池])(?:也|都|就|只|才|已经?|又|一?共){0,2}[装配搭立挂摆买添][了好上到]{1,2}$/;

const isLacking = (figures: readonly Figure[], value: number, unit: string): boolean =>
  figures.some((f) => f.quantity === value && f.unit === unit && (f.kind === 'remaining' || f.kind === 'planned'));

/** 装了11个烘手机, 设了12个充电棚: the short question what is counted, where the noun is none of the project's own words; null where none is so strange. */
export function strangeThingAsked(
  text: string,
  figures: readonly Figure[],
  { name, target }: Project,
  today: Day,
): string | null {
  const words = `${name}${target}`;
  for (const { value, unit, start, end } of quantitiesOf(text, today)) {
    const isBeside = figures.some((f) => f.unit === unit && f.quantity !== value && f.kind === 'cumulative');
    const alone = NOUN_BEHIND.exec(text.slice(end))?.[1] ?? (isBeside ? nounPutUp(text.slice(0, start)) : undefined);
    const noun =
      alone ?? (isBeside && !isLacking(figures, value, unit) ? nounThatGoesOn(text.slice(end), words) : undefined);
    if (HANDED_OUT.test(text.slice(0, start)) || ALREADY_LACKING.test(text.slice(0, start))) continue;
    if (noun === undefined || POINTS.test(noun) || ITS_NAME.test(noun) || BY_HEAD.test(unit) || PREDICATES.test(noun))
      continue;
    if (!figures.some((f) => f.quantity === value && f.unit === unit)) continue;
    if (EXTENT.test(unit) && promisesOf(target).length === 0) continue;
    if (HELD.test(unit) && words.includes(noun.slice(0, LEAST_THEME))) continue;
    if (!isNamedIn(noun, words)) return `“${value}${unit}${noun}”是本项目的数量吗？请说一下完成情况。`;
  }
  return null;
}
