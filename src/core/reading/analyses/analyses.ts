/** What a reviewer would send back of a written lag analysis (滞后分析): R2 asks for problems, causes of both kinds, and next steps. */

import { halfWidth } from '../text/plain-text.js';
import { type AnalysisPart, type CheckedAnalysis, type Finding, PARTS, partWords } from './analysis-parts.js';
import { copiesAmong, sameText } from './copied-analyses.js';
import { isEmptyWords } from './empty-words.js';
import { type PromisedStep, promisedSteps, saysWhen } from './next-steps.js';
import { deniesFault, namesFault, putsOnOthers } from './own-faults.js';

export { type AnalysisPart, type CheckedAnalysis, type Finding, partWords } from './analysis-parts.js';
export { type PromisedStep, promisedSteps } from './next-steps.js';

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

/** （略） is no more than 略. */
const bare = (text: string): string => text.trim().replace(/^[（(【[]|[）)】\]]$/g, '');

const NONE =
  /^(?:无|暂无|没有|不存在|不涉及|略|空|同上|见上|详见附件|无此原因|无(?:主观|客观)?(?:原因|问题|因素)|暂无(?:原因|问题)?)[。.！!]?$/;

/** Said of the form's field, not of the case: N/A, 暂未填写; a number or a heading with nothing behind it. */
const UNFILLED =
  /^(?:n\/?a|nil|none|tbd|todo|(?:暂|尚|还)?[未没]有?填写?|暂?不填|空白|请(?:填写|在此|输入|写明|注明)[^。；;\n]{0,20}|\d{1,2}[.、]?|[一二三四五六]、|(?:下一步|下阶段|存在|主观|客观|主要|滞后)?(?:工作|整改)?(?:计划|措施|打算|安排|问题|原因)[:：])[。.！!]?$/i;

/** To be written some other day: 待补充, 措施还在写，晚点补上来. */
const LATER =
  /^(?:待|后续|另行|稍后|尚待|有待)(?:补充?|完善|填写?|核实?|上?报|提供|写|定)[。.！!]?$|^[^。；;]{0,12}(?:晚[点些]|稍后|回头|改天|过后|另行|明天|下周)再?(?:补[上报交充发]?|报|发|填|写)(?:上来|过来|给你们|一份)?[。.！!]?$/;

/** 「主观原因：无」 is no missing part but a denial, which {@link onlyObjective} answers. */
function isMissing(part: AnalysisPart, text: string): boolean {
  if (BLANK.test(text)) return true;
  if (LATER.test(bare(text)) || UNFILLED.test(halfWidth(bare(text)))) return true;
  return part !== 'subjectiveCauses' && NONE.test(bare(text));
}

/** R2 wants the unit's own part in it, too: none named, denied, or put down to others. */
function onlyObjective(analysis: CheckedAnalysis, missing: AnalysisPart[]): Finding[] {
  if (missing.includes('subjectiveCauses')) return [];
  const text = halfWidth(analysis.subjectiveCauses);
  if (!deniesFault(text) && !putsOnOthers(text)) return [];
  const advice = deniesFault(text)
    ? '只写了客观原因。请从统筹、谋划、推进、跟进等方面补充本单位的主观原因。'
    : '“主观原因”里写的是外部条件，请移到“客观原因”，并补充本单位自身的不足。';
  return [{ code: 'only_objective', part: 'subjectiveCauses', advice }];
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
    ...(without((step) => !saysWhen(step))
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

/** Neither a fault named, nor one denied or put on others, which only_objective answers. */
function saysNothingOfItself(analysis: CheckedAnalysis): boolean {
  return !namesFault(halfWidth(analysis.subjectiveCauses)) && onlyObjective(analysis, []).length === 0;
}
