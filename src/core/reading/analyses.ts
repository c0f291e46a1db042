/** What a reviewer would send back of a written lag analysis (滞后分析): R2 asks for problems, causes of both kinds, and next steps. */
import type { Day } from '../day.js';
import { bigramsOf, likeness } from './likeness.js';
import { type PromisedStep, promisedSteps } from './next-steps.js';
import { halfWidth } from './plain-text.js';

export { type PromisedStep, promisedSteps } from './next-steps.js';

export type AnalysisPart = 'problems' | 'subjectiveCauses' | 'objectiveCauses' | 'nextSteps';

export interface CheckedAnalysis {
  id: string;
  /** Number or id; analyses of one project may share their text (附议). */
  project: string;
  unit: string;
  problems: string;
  subjectiveCauses: string;
  objectiveCauses: string;
  nextSteps: string;
  expectedCompletion?: Day | null;
  completedOn?: Day | null;
  asOf: Day;
}

export interface Finding {
  code: 'missing_part' | 'only_objective' | 'no_owner' | 'no_date' | 'identical_parts' | 'copied_from' | 'empty_words';
  part?: AnalysisPart;
  /** For identical_parts the other part, for copied_from the id of the earlier analysis. */
  of?: string;
  /** Chinese: what is the matter and how to mend it. */
  advice: string;
}

const PARTS: readonly AnalysisPart[] = ['problems', 'subjectiveCauses', 'objectiveCauses', 'nextSteps'];

export const partWords: Readonly<Record<AnalysisPart, string>> = {
  problems: '存在问题',
  subjectiveCauses: '主观原因',
  objectiveCauses: '客观原因',
  nextSteps: '下一步工作计划',
};

/** From these likenesses on, two texts are one. Short ones meet by chance; the whole is compared as well as each long part. */
const SAME_PART = 0.9;
const SAME_WHOLE = 0.82;
const LONG_PART = 36;
const LONG_ENOUGH = 8;

/**
 * Findings by analysis id; an analysis with nothing to mend has none ([]). A copy is found on the later of two analyses of
 * different projects, by their day and then their place in the list.
 */
export function checkAnalyses(list: readonly CheckedAnalysis[]): Record<string, Finding[]> {
  const copies = copiesAmong(list);
  return Object.fromEntries(
    list.map((analysis) => {
      const copy = copies.get(analysis.id);
      return [analysis.id, [...findingsOf(analysis), ...(copy ? [copy] : [])]];
    }),
  );
}

function findingsOf(analysis: CheckedAnalysis): Finding[] {
  const missing = PARTS.filter((part) => isMissing(part, analysis[part]));
  const written = PARTS.filter((part) => !missing.includes(part));
  return [
    ...missing.map(
      (part): Finding => ({
        code: 'missing_part',
        part,
        advice: `“${partWords[part]}”没有写，请补充${howToFill[part]}。`,
      }),
    ),
    ...onlyObjective(analysis, missing),
    ...planFindings(analysis, missing),
    ...identicalParts(analysis, written),
    ...written
      .filter((part) => isEmptyWords(analysis[part]) && (part !== 'subjectiveCauses' || saysNothingOfItself(analysis)))
      .map(
        (part): Finding => ({
          code: 'empty_words',
          part,
          advice: `“${partWords[part]}”比较笼统，请写明${howToFill[part]}。`,
        }),
      ),
  ];
}

const howToFill: Readonly<Record<AnalysisPart, string>> = {
  problems: '具体卡在哪个环节、差多少、影响到什么程度',
  subjectiveCauses: '本单位在统筹、谋划、推进、跟进等方面的不足',
  objectiveCauses: '影响进度的外部条件和起止时间',
  nextSteps: '每一步做什么、由谁负责、何时完成',
};

const BLANK = /^[\s\p{P}\p{S}]*$/u;
const NONE =
  /^(?:无|暂无|没有|不存在|不涉及|略|空|同上|见上|详见附件|无此原因|无(?:主观|客观)?(?:原因|问题|因素)|暂无(?:原因|问题)?)[。.！!]?$/;

/** 「主观原因：无」 is no missing part but a denial, which {@link onlyObjective} answers. */
function isMissing(part: AnalysisPart, text: string): boolean {
  if (BLANK.test(text)) return true;
  return part !== 'subjectiveCauses' && NONE.test(text.trim());
}

/** What other people fail in is no fault of the unit's own, unless it is a fault of its hold on them (督促施工单位不力). */
const OTHERS =
  /^(?:由于|因为?|受)?(?:施工|设计|监理|勘察|产权|权属|供货|供应|承包|总包|分包|代建|第三方)[^，,。；;]{0,4}(?:单位|公司|方|商|厂家|机构)?|^(?:业主|居民|村民|厂家|供应商|承包商)/;
const HOLD_ON = /对|督促|监管|管理|督导|要求|把关|我|本单位/;
const DENIAL =
  /^(?:无|暂无|没有|不存在|不涉及|未发现)(?!及时|主动|提前|充分|有效|严格|认真|积极|尽早|统筹|跟进)|(?:不存在|没有|未发现)[^，,。；;\n]{0,10}(?:不力|不足|不到位|过错)(?:的?(?:问题|情况|现象))?|(?:主观(?:上|方面|原因)?|自身)[：:，,]?(?:均|都|基本)?(?:无|没有|不存在|未发现)|(?:没有|不存在|无)(?:明显|任何)?(?:的)?主观/;
const OBJECTIVE =
  /疫情|封控|封闭管理|天气|降雨|雨季|暴雨|台风|高温|地质|溶洞|管线|迁改|征拆|拆迁|征地|用地|上级|政策|审批|批复|招标|流标|资金|财政|供货|厂家|产能|到货|原材料|涨价|业主|居民|产权|第三方|施工单位|承包|监理|设计单位|权属单位|手续|规划|停工|停电|停水|春节|客观|外部|不可抗力|市场/;
const OWN_FIELD =
  '统筹|调度|沟通|衔接|协调|重视|谋划|推动|推进|督促|督办|督导|跟进|管理|监管|预判|预估|估计|研判|认识|主动|力度|责任|意识|经验|能力|作风|担当|计划|安排|部署|准备|摸排|摸底|前期工作|启动|考虑|介入|催办|对接|把控|把关|人手|人员|力量|效率|措施|方法|机制|配合|论证|检查|巡查|落实|执行|思想|学习|宣传|筹备|预案|预见|组织';
const OWN_FAULT =
  '不够|不足|不到位|不力|不及时|不强|不细|不周|不主动|不高|不深|不实|不严|不准|不全|不充分|不密|不紧|不畅|不完善|不健全|不合理|不科学|欠|缺乏|薄弱|偏晚|较晚|过晚|太晚|滞后|迟缓|缓慢|偏慢|较慢|过慢|松懈|缺位|疏漏|疏忽|偏差|差距|简单|粗放|短板|拖沓|脱节';
const SUBJECTIVE = new RegExp(
  `(?:${OWN_FIELD})[^，,。；;\\n]{0,10}?(?:${OWN_FAULT})|(?:缺乏|缺少|欠缺|疏于|忽视|轻视|放松|低估|高估)|(?:未|没有|没|未能|没能)(?:能)?(?:及时|主动|提前|充分|有效|严格|认真|积极|尽早|及早|统筹|预留|制定|安排|跟进|督促|按)|不(?:够|太)(?:细致|深入|扎实|主动|重视|及时|充分|到位|精准|周密|细|实|严|紧)|等靠|畏难|拖延|疏忽|失误|侥幸|抓得不|盯得不|想得不|做得不|(?:我|本)(?:局|街道|办|单位|部门|科|中心)[^，,。；;\\n]{0,12}(?:不|未|没|欠)`,
);

/** R2 wants the unit's own part in it, too: none named, denied, or put down to others. */
function onlyObjective(analysis: CheckedAnalysis, missing: AnalysisPart[]): Finding[] {
  if (missing.includes('subjectiveCauses')) return [];
  const text = halfWidth(analysis.subjectiveCauses);
  const putOnOthers = (OBJECTIVE.test(text) || OTHERS.test(text.trim())) && !ownsUp(text);
  if (!deniesFault(text) && !putOnOthers) return [];
  const advice = deniesFault(text)
    ? '只写了客观原因。请从统筹、谋划、推进、跟进等方面补充本单位的主观原因。'
    : '“主观原因”里写的是外部条件，请移到“客观原因”，并补充本单位自身的不足。';
  return [{ code: 'only_objective', part: 'subjectiveCauses', advice }];
}

function deniesFault(text: string): boolean {
  return DENIAL.test(text.trim()) && !ownsUp(text);
}

/** Whether some clause names a fault of the unit's own. */
function ownsUp(text: string): boolean {
  return text.split(/[。；;\n]/).some((sentence) => {
    const ofOthers = OTHERS.test(sentence.trim()) && !HOLD_ON.test(sentence);
    return (
      !ofOthers && sentence.split(/[，,]/).some((clause) => !DENIAL.test(clause.trim()) && SUBJECTIVE.test(clause))
    );
  });
}

/** A plan needs somebody who answers for it and a day; what is finished needs neither any more. */
function planFindings(analysis: CheckedAnalysis, missing: AnalysisPart[]): Finding[] {
  if (missing.includes('nextSteps') || analysis.completedOn) return [];
  const steps = promisedSteps(analysis.nextSteps, analysis.asOf);
  const without = (lacks: (step: PromisedStep) => boolean): boolean => steps.every(lacks);
  return [
    ...(without((step) => step.owner === null)
      ? [
          {
            code: 'no_owner',
            part: 'nextSteps',
            advice: '下一步工作计划没有责任人或责任单位，请逐条写明由谁负责。',
          } as const,
        ]
      : []),
    ...(without((step) => step.dueOn === null)
      ? [
          {
            code: 'no_date',
            part: 'nextSteps',
            advice: '下一步工作计划没有完成时间，请逐条写明到哪一天，例如“3月15日前”。',
          } as const,
        ]
      : []),
  ];
}

function identicalParts(analysis: CheckedAnalysis, written: AnalysisPart[]): Finding[] {
  return written.flatMap((part, i) => {
    const twin = written.slice(0, i).find((earlier) => sameText(analysis[earlier], analysis[part]));
    if (!twin) return [];
    return [
      {
        code: 'identical_parts',
        part,
        of: twin,
        advice: `“${partWords[part]}”与“${partWords[twin]}”内容相同，请分开写：${howToFill[part]}。`,
      },
    ];
  });
}

function sameText(a: string, b: string): boolean {
  const [one, other] = [essence(a), essence(b)];
  if (one === other) return one.length >= 4;
  return Math.min(one.length, other.length) >= LONG_ENOUGH && likeness(one, other) >= SAME_PART;
}

/** Letters alone: marks, numbers and numbering say nothing of whether a text was copied. */
function essence(text: string): string {
  return halfWidth(text)
    .replace(/[\p{P}\p{S}\p{N}\s]/gu, '')
    .toLowerCase();
}

/** Phrases that stand in every plan and every analysis and say nothing of this one. */
const PHRASES =
  /进一步|切实|认真|积极|大力|全力以赴|全力|扎实|有效|有力|深入|不断|持续|继续|努力|尽快|尽早|早日|抓紧|抓好|抓实|狠抓|加快|加大|加强|强化|提高|提升|增强|深化|完善|健全|优化|压实|落实|落细|做好|做细|确保|保证|力争|争取|高度|重视|统一|思想|认识|站位|政治|领导|组织|统筹|协调|协同|联动|配合|沟通|衔接|对接|督促|督导|督查|督办|推进|推动|促进|开展|实施|完成|按时|按期|如期|按照|要求|有关|相关|各项|各方|各部门|各单位|部门|单位|工作|任务|目标|项目|进度|进展|力度|措施|责任|管理|监督|服务|质量|水平|效率|保障|机制|问题|原因|情况|方面|总体|整体|目前|存在|一些|一定|部分|比较|较|不够|不足|不到位|不理想|有待|需要|需|有|客观|主观|多种|多方面|复杂|影响|导致|造成|受|因|由于|由|对|和|与|及|等|的|了|在|中|上|下|将|要|为|是|并|个|其他|其它|种种|缓慢|滞后|慢|时间|紧|重|难度|大|困难|较多|多|下一步|计划|安排|推动|顺利|落地|见效|高|严|实|新|好|我们|我局|我街道|本单位|工程|施工|建设|完工|竣工|达到|预期|倒排|工期|挂图|作战|专人|近期|定期|调度|条件|限制|制约|实际|具体|做到|取得|成效|检查|巡查/g;

/** Slogans alone, or too little to say anything; a number, a date or a name makes a text concrete. */
function isEmptyWords(text: string): boolean {
  const plain = halfWidth(text).replace(/^\s*\d{1,2}[.、](?!\d)|[一二三四五六七八九十]是/gm, '');
  if (/\d|[一二两三四五六七八九十]{1,3}(?:个|处|次|家|户|月|天|日|周|座|项|场|名)/.test(plain)) return false;
  const words = essence(plain);
  if (words.length < 4) return true;
  const left = words.replace(PHRASES, '').length;
  return left < Math.max(3, words.length * 0.15);
}

/** Neither a fault owned up to, nor one denied or put on others, which only_objective answers. */
function saysNothingOfItself(analysis: CheckedAnalysis): boolean {
  return !ownsUp(halfWidth(analysis.subjectiveCauses)) && onlyObjective(analysis, []).length === 0;
}

interface Compared {
  analysis: CheckedAnalysis;
  whole: Set<string>;
  parts: Map<AnalysisPart, Set<string>>;
}

/** For each copy the finding that names its source: the most alike of the earlier analyses of other projects. */
function copiesAmong(list: readonly CheckedAnalysis[]): Map<string, Finding> {
  const inTime = [...list].sort((a, b) => (a.asOf === b.asOf ? 0 : a.asOf < b.asOf ? -1 : 1)).map(comparable);
  const found = new Map<string, Finding>();
  for (const [i, later] of inTime.entries()) {
    let best = { likeness: 0, of: '', part: undefined as AnalysisPart | undefined };
    for (const earlier of inTime.slice(0, i)) {
      if (earlier.analysis.project === later.analysis.project) continue;
      const match = copyMatch(earlier, later);
      if (match && match.likeness > best.likeness) best = { ...match, of: earlier.analysis.id };
    }
    if (best.likeness > 0) {
      const where = best.part ? `“${partWords[best.part]}”` : '全文';
      const advice = `${where}与另一个项目的分析几乎相同，请结合本项目的实际情况重写。`;
      found.set(later.analysis.id, {
        code: 'copied_from',
        ...(best.part ? { part: best.part } : {}),
        of: best.of,
        advice,
      });
    }
  }
  return found;
}

function comparable(analysis: CheckedAnalysis): Compared {
  const texts = PARTS.map((part) => [part, essence(analysis[part])] as const);
  const long = texts
    .filter(([, text]) => text.length >= LONG_PART)
    .map(([part, text]) => [part, bigramsOf(text)] as const);
  return { analysis, whole: bigramsOf(texts.map(([, text]) => text).join('\n')), parts: new Map(long) };
}

function copyMatch(earlier: Compared, later: Compared): { likeness: number; part: AnalysisPart | undefined } | null {
  const whole = dice(earlier.whole, later.whole);
  if (whole >= SAME_WHOLE && Math.min(earlier.whole.size, later.whole.size) >= 2 * LONG_ENOUGH)
    return { likeness: 1 + whole, part: undefined };
  for (const [part, text] of later.parts) {
    const other = earlier.parts.get(part);
    const alike = other ? dice(other, text) : 0;
    if (alike >= SAME_PART) return { likeness: alike, part };
  }
  return null;
}

function dice(a: Set<string>, b: Set<string>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  if (small.size === 0 || small.size / large.size < 0.6) return 0;
  let common = 0;
  for (const pair of small) if (large.has(pair)) common++;
  return (2 * common) / (a.size + b.size);
}
