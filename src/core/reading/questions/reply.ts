/** What was understood of a question, said back in Chinese. */
import { chineseDay } from '../../day.js';
import type { Standing } from '../../picture.js';
import type { Intent, QuestionFilter } from '../read-input.js';

const STANDING_WORDS: Record<Standing | 'open', string> = {
  open: '未完成',
  lagging: '滞后',
  in_doubt: '存疑',
  at_risk: '有风险',
  not_started: '未启动',
  on_track: '进行中',
  completed: '已完成',
  completed_late: '逾期完成',
};

const OBLIGATION_WORDS: Record<string, string> = {
  report: '进展填报',
  explanation: '存疑说明',
  lag_analysis: '滞后分析',
  briefing: '向分管区领导的汇报',
};

const SUBJECT_OF: Record<Intent, string> = {
  status: '的进展情况',
  list: '的清单',
  count: '的数量',
  rate: '的完成率',
  missing: '',
  why: '的原因和存在问题',
  compare: '的变化对比',
  forecast: '的完成预测',
  history: '的填报历史',
  export: '的导出文件',
  digest: '的周报',
  help: '',
  unclear: '',
};

/** 民治街道未完成的重点监督项目的清单（截至2022年12月31日）. */
export function restated(intent: Intent, filter: QuestionFilter): string {
  if (intent === 'help') return '您想了解怎样使用督办助手。';
  const owes =
    intent === 'missing' ? `尚未提交${OBLIGATION_WORDS[filter.obligation ?? 'report']}的情况` : SUBJECT_OF[intent];
  return `您问的是：${scopeWords(filter)}${owes}${timeWords(filter)}。`;
}

function scopeWords(filter: QuestionFilter): string {
  const kinds = [
    filter.promisedBy ? `承诺在${chineseDay(filter.promisedBy)}前完成的` : '',
    filter.standing ? `${STANDING_WORDS[filter.standing]}的` : '',
    filter.keySupervised === true ? '人大重点监督' : filter.keySupervised === false ? '非重点监督' : '',
    filter.name ? `名称含“${filter.name}”的` : '',
    filter.text ? `提到“${filter.text}”的` : '',
  ].join('');
  const category = filter.category ? `“${filter.category.replace(/^[一二三四五六七八九十]+、/, '')}”类` : '';
  const whose = `${filter.unit?.join('、') ?? ''}${category}`;
  if (filter.number) return `${whose}${whose ? '的' : ''}项目 ${filter.number.join('、')}`;
  return whose === '' && kinds === '' ? '全部项目' : `${whose}${kinds}项目`;
}

function timeWords({ asOf, period, compareTo }: QuestionFilter): string {
  const words = [
    period ? `${chineseDay(period.from)}至${chineseDay(period.to)}` : '',
    asOf ? `截至${chineseDay(asOf)}` : '',
    compareTo ? `与${chineseDay(compareTo)}相比` : '',
  ].filter((w) => w !== '');
  return words.length > 0 ? `（${words.join('，')}）` : '';
}
