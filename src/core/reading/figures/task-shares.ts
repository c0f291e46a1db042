/** Shares of the year's task that are done: 完成全年任务量的90%, 占总任务92%, 折合年度任务的102.7%. */
import { isShare } from './unit-kinship.js';

const TASK = '(?:任务|目标|指标|计划|总量|总数|工[作程]量)(?:总?[量数值])?';

const OF_TASK = new RegExp(
  `(?:占|达|完成|实现|为|是|合|相当|超)[^，,。；;\\n]{0,8}${TASK}(?:[\\d.万千]{1,9}[\\u4e00-\\u9fff]{1,3})?的?[约近]?$|${TASK}的?(?:完成|达成|实现)[率度]?(?:已?达到?|为|是|了)?$|占[^，,。；;\\n]{0,10}$`,
);

/** Is the amount behind `head` such a share? The target quoted is none: 目标是95%, 要求达到95%. */
export const isShareOfTask = (unit: string, head: string): boolean => isShare(unit) && OF_TASK.test(head);

/** 达年度任务数的105.9%, 超年度任务2.95%: the whole of it is done, and more. */
export const EXCEEDED = new RegExp(
  `${TASK}的?(?:完成[率度])?(?:已?达到?|为|是|了)?(?:1\\d\\d(?:\\.\\d{1,3})?%|百分之(?:一百|百))|超[出过额]?(?:完成)?了?[^，,。；;\\n\\d]{0,6}${TASK}|超额|超了(?=$|[，,。；;！!])`,
);

/** 超出目标1.5公里: by how much; 没超出目标, 超出目标的部分 say something else. */
export const EXCEEDED_BY = new RegExp(
  `(?<![没未不能会可])超(?:出|过|额)?了?(?:年度|全年|既定)?${TASK}了?(?:约|近|有)?[\\d一二两三四五六七八九十百.]{1,8} ?[\\u4e00-\\u9fff%]{1,3}(?=$|[，,。；;！!多余])`,
);
