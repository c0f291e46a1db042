/** How far a building work is: the ladder from preliminary work to use, in targets and in reports. */
import { halfWidth } from '../text/plain-text.js';

/** From the first step to the last; a later step includes the earlier ones. */
const LADDER: readonly (readonly [word: string, said: RegExp])[] = [
  ['前期工作', /前期工作|可研|可行性研究|初步设计|立项|概算|施工图|招标|施工许可/],
  ['开工', /开工|动工|进场|破土|施工(?!许可|图|招标|方案|单位|合同)|在建|形象进度/],
  ['主体封顶', /封顶|主体(?:结构)?(?:完工|完成|施工完成)/],
  [
    '完工',
    /完工|建成|竣工(?!验收)|全部完成|完成全部|(?:施工|工程|建设|改造)(?:已|均已)?(?:全部|全面)?完成|完成(?:全部)?(?:建设|改造|施工(?!招标|图|许可|单位|方案|合同)|整治|治理|提升)|装完|建好/,
  ],
  ['竣工验收', /验收/],
  ['投入使用', /投入使用|投入运营|投用|启用|开放|通车|移交|交付|运营|开业/],
];

/** Where the building work begins. */
export const STARTING_STAGE = 1;

/** From here on the building work itself is done. */
export const FINISHED_STAGE = 3;

const NOT_SO =
  /未|没|尚|无法|不能|难以|预计|拟|力争|争取|确保|计划|将|待|准备|即将|[就才方][能可会要]|[了完好过]就(?=封顶|完工|竣工|开工)|快要?(?=开工|封顶|完工|竣工)|马上|正在(?:办理|申请|准备|组织(?!施工))|前$|还[有要得需]|再[浇做盖建砌](?=[一二两三\d])|推迟|延[期后]|改期|顺延|推到|[别莫勿甭][写报填说提登标]|不要[写报填说]|还早|差(?![不错异])|(?<!不)离|地下室|裙楼|附楼|车库/;

/** Index in the ladder of the first stage that a target asks for, and of the last; null for a target of another kind. */
export function stagesAsked(target: string): { first: number; last: number } | null {
  const asked = LADDER.flatMap(([, said], i) => (said.test(target) ? [i] : []));
  const [first, last] = [asked[0], asked.at(-1)];
  return first === undefined || last === undefined ? null : { first, last };
}

/** Are the projects only to be begun, one and all? */
export const beginsOnly = (projects: readonly { target: string }[]): boolean =>
  projects.length > 0 && projects.every(({ target }) => stagesAsked(target)?.last === STARTING_STAGE);

/** Index of the highest stage that a report says has been reached; null where it names none. Negations and plans do not count. */
export function stageReached(text: string): number | null {
  const clauses = halfWidth(text)
    .split(/[，,。；;\n]/)
    .filter((clause) => !NOT_SO.test(clause));
  const reached = LADDER.flatMap(([, said], i) => (clauses.some((clause) => said.test(clause)) ? [i] : []));
  return reached.at(-1) ?? null;
}

/**
 * The target asks for a stage before the work's own end, and the report says that it is reached, whatever goes on since: 开工建设 is
 * kept by 正在施工, 封顶 by 已封顶，正在砌筑.
 */
export function keepsEarlyStage(target: string, report: string): boolean {
  const asked = stagesAsked(target);
  const reached = stageReached(report);
  return asked !== null && asked.last < FINISHED_STAGE && reached !== null && reached >= asked.last;
}

export const stageWord = (index: number): string => LADDER[index]?.[0] ?? '';
