/** By whom and with what the work is done, and what those are like for whom it is: 派了2个人来拉线, 讲师病了2个, 体检车只有1辆, 3位老人都九十多岁了. */
import type { Project } from '../../../registry.js';
import type { ReadFigure } from '../../figures/figures.js';
import { promisesOf } from '../../targets/targets.js';
import { CLAUSE_END, lastBreak } from '../../text/plain-text.js';

/** 3位, 20人. */
const PERSONS = /^(?:人|名|位|个|个人)$/;
/** 1辆, 2台. */
const CARS = /^[辆台部]$/;

/** 讲师3个病了2个, 司机缺15人, 体检车只有1辆. */
const WORKERS =
  /讲师|老师|教师|司机|驾驶员|[民辅交]警|工人|工友|民工|师傅|电工|焊工|瓦工|施工员|安装工|监理|保安|保洁|医生|护士|医护|律师|社工|专家|翻译|调解员|主持人|演员|放映员|网格员|督导员|调查员|经办|工作人员|技术员|厨师|人手|(?:体检|采血|筛查|宣传|放映|洒水|工程|转运|施工|货)车/;
/** That they are few, away, or called in; never that they were trained, served or recruited. */
const HOW_THEY_ARE =
  /[缺少差](?=[\d一二两三四五六七八九十])|不够|不足|[只才就仅](?:有|来|剩|派|请|安排)|现在有|病|坏|回老?家|请假|休|辞职|离职|调走|走了|阳了|感染|隔离|派|抽[了调出]|调[来派配]|借[来调了]|雇|请了|加班|轮[班流着换番]|专门|到场|进场/;

/** 新增演员2名, 新来了3位老师: more of them, where no persons are promised. */
const TAKEN_ON = /新[增加来聘招请调]|增[加派聘]|[聘招请加换]了|补充|扩充/;

/** 运营商派了2个人来, 抽了8名民警, 请了3位专家. */
const SENT = /(?:派|安排|抽调?|[抽借]调|调派|[增加]派|雇|请)[来出去了过]{0,2}$/;
/** 2个人来拉线, 3名同事盯着. */
const SENT_FOR = /^[\u4e00-\u9fff]{0,3}(?:来|去|过来|过去|专门|帮|盯|守|值|驻|负责|支援|协助)/;

/** 3位老人都九十多岁了. */
const AGED = /^[^，,。；;\n]{0,8}(?:都|已经?|均|快|全是|最大的?)[^，,。；;\n]{0,5}岁/;

/** Is it a number of those who do the work, or that says what those are like for whom it is done? */
export function isOfMeans(text: string, f: ReadFigure, projects: readonly Project[]): boolean {
  if (!PERSONS.test(f.unit) && !CARS.test(f.unit)) return false;
  const start = lastBreak(text, f.start, CLAUSE_END);
  const head = text.slice(start, f.start);
  const tail = text.slice(f.end).split(CLAUSE_END)[0] ?? '';
  const clause = text.slice(start, f.end) + tail;
  const worker = WORKERS.exec(clause)?.[0];
  if (worker !== undefined)
    return (
      (HOW_THEY_ARE.test(clause) || (TAKEN_ON.test(clause) && !countsPersons(projects))) &&
      !projects.some(({ target }) => target.includes(worker))
    );
  if (!PERSONS.test(f.unit) || countsPersons(projects)) return false;
  return (SENT.test(head) && SENT_FOR.test(tail)) || (f.unit !== '个' && AGED.test(tail));
}

const countsPersons = (projects: readonly Project[]): boolean =>
  projects.some(({ target }) =>
    promisesOf(target).some(({ measure }) => PERSONS.test(measure.unit) && measure.unit !== '个'),
  );
