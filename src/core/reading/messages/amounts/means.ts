/** By whom and with what the work is done, and what those are like for whom it is: 派了2个人来拉线, 讲师病了2个, 体检车只有1辆, 3位老人都九十多岁了. */
import type { Project } from '../../../registry.js';
import type { ReadFigure } from '../../figures/figures.js';
import { promisesOf } from '../../targets/targets.js';
import { CLAUSE_END, lastBreak } from '../../text/plain-text.js';
import { WORKERS } from '../wording/means-words.js';

/** 3位, 20人. */
const PERSONS = /^(?:人|名|位|个|个人)$/;
/** 1辆, 2台. */
const CARS = /^[辆台部]$/;

/** That they are few, away, or called in; never that they were trained, served or recruited. */
const HOW_THEY_ARE =
  /[只才就仅](?:了|是)?(?=[\d一二两三四五六七八九十])|(?:来|到|去|走|倒|加)了|(?:架|支|摆|运)[了上来](?=[\d一二两三四五六七八九十])|[缺少差](?=[\d一二两三四五六七八九十])|不够|不足|[只才就仅](?:有|来|剩|派|请|安排)|现在有|病|坏|[在送待]修|回老?家|请假|休|辞职|离职|调走|走了|阳了|感染|隔离|派|抽[了调出]|调[来派配]|借[来调了]|雇|请了|加班|轮[班流着换番]|专门|到场|进场/;

/** 新增演员2名, 新来了3位老师: more of them, where no persons are promised. */
const TAKEN_ON = /新[增加来聘招请调]|增[加派聘]|[聘招请加换]了|补充|扩充/;

/** 想再招6个人: who is wanted for it. */
const WANTED =
  /(?:想|要|得|准备|打算|申请|最好|能不能|建议|需要?)[^，,。；;\d]{0,3}[再多加增][^，,。；;\d]?(?:招|聘|派|请|找|来|给)(?:几|个)?$/;

/** 运营商派了2个人来, 抽了8名民警, 请了3位专家. */
const SENT = /(?:派|安排|抽调?|[抽借]调|调派|[增加]派|雇|请)[来出去了过]{0,2}$/;
/** 2个人来拉线, 3名同事盯着. */
const SENT_FOR = /^[\u4e00-\u9fff]{0,3}(?:来|去|过来|过去|专门|帮|盯|守|值|驻|负责|支援|协助)/;

/** 我们科去了6个人: whoever went there. */
const WENT =
  /(?:我们?|咱们?)(?:[科组队局办街股室]|街道|单位|中心|大队)?(?:里|上)?(?:一共|总共|共)?(?:去|来|派|到|出|过去)了?$|(?:借|抽|调|派)来了?$/;

/** 红会派来4人教课. */
const SENT_TO_TEACH = /^[\u4e00-\u9fff]{0,2}(?:[教讲授]课|指导|带队|帮忙|盯|守|值班|支援|协助|驻)/;

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
  if (PERSONS.test(f.unit) && (WENT.test(head) || (SENT.test(head) && SENT_TO_TEACH.test(tail)))) return true;
  if (!PERSONS.test(f.unit) || countsPersons(projects)) return false;
  return (
    (f.unit !== '个' && WANTED.test(head)) ||
    (SENT.test(head) && SENT_FOR.test(tail)) ||
    (f.unit !== '个' && AGED.test(tail))
  );
}

const countsPersons = (projects: readonly Project[]): boolean =>
  projects.some(({ target }) =>
    promisesOf(target).some(({ measure }) => PERSONS.test(measure.unit) && measure.unit !== '个'),
  );
