/** The Chinese words for what the code names in English; every card, page and export takes them from here. */
import { chineseDay, type Day, weekday } from './day.js';
import type { DoubtCode, Figure } from './measure.js';
import type { Role } from './people.js';
import type { ObligationKind, ObligationState, ReportState, Standing } from './picture.js';
import type { Round } from './rounds.js';

export const standingWords: Record<Standing, string> = {
  lagging: '滞后',
  in_doubt: '存疑',
  at_risk: '有风险',
  not_started: '未启动',
  on_track: '进行中',
  completed_late: '逾期完成',
  completed: '已完成',
};

/** How a standing is coloured. */
export const standingTone: Record<Standing, 'calm' | 'good' | 'warn' | 'alarm' | 'muted'> = {
  lagging: 'alarm',
  in_doubt: 'warn',
  at_risk: 'warn',
  not_started: 'muted',
  on_track: 'calm',
  completed_late: 'calm',
  completed: 'good',
};

export const obligationWords: Record<ObligationKind, string> = {
  report: '进展填报',
  explanation: '存疑说明',
  lag_analysis: '滞后分析',
  briefing: '向分管区领导汇报',
};

export const obligationStateWords: Record<ObligationState, string> = {
  open: '待办',
  overdue: '已逾期',
  met: '已办',
  waived: '已免除',
  historic: '往期',
};

export const roleWords: Record<Role, string> = {
  contact: '联络员',
  unit_leader: '单位负责人',
  leader: '区领导',
  office: '督办办公室',
};

/** To somebody whom nobody has let in yet. */
export const unregisteredWords = '您还没有登记。请发送“/绑定 单位名称”申请，由督办办公室确认。';

export const reportStateWords: Record<ReportState, string> = {
  submitted: '待审核',
  returned: '已退回',
  accepted: '已审核',
  imported: '导入',
};

export const doubtWords: Record<DoubtCode, string> = {
  short_of_target: '数量不足',
  done_but_open: '数量已达到、仍报未完成',
  no_evidence: '没有完成情况',
  other_basis: '统计口径不同',
  unreadable: '看不出是否完成',
};

export const roundKindWords: Record<Round['kind'], string> = {
  monthly: '月度填报',
  year_end: '年终填报',
  follow_up: '后续填报',
};

/** 2022年11月填报, 2022年终填报; another id as the office named it. */
export function roundWords(round: Pick<Round, 'id' | 'kind'>): string {
  if (round.kind === 'year_end') return `${round.id.slice(0, 4)}年终填报`;
  const [, year, month] = /^(\d{4})-(\d{2})$/.exec(round.id) ?? [];
  if (!year) return `${round.id}填报`;
  return `${year}年${Number(month)}月${round.kind === 'follow_up' ? '后续' : ''}填报`;
}

/** A stage of rule 25 in words: 填报开始, 距截止 2 个工作日, 今天截止, 逾期 3 个工作日. */
export function stageWords(stage: string): string {
  if (stage === 'opened') return '填报开始';
  if (stage === 'due-0') return '今天截止';
  const [, side, days] = /^(due-|overdue\+)(\d+)$/.exec(stage) ?? [];
  if (!side) return stage;
  return side === 'due-' ? `距截止 ${days} 个工作日` : `逾期 ${days} 个工作日`;
}

const figureKinds: Record<Figure['kind'], string> = {
  cumulative: '累计',
  new: '新增',
  remaining: '还差',
  planned: '计划',
};

/** 12月新增 3 场 活动. */
export function figureWords({ quantity, unit, of, kind, period }: Figure): string {
  return `${period ?? ''}${figureKinds[kind]} ${quantity}${unit === '%' ? '' : ' '}${unit}${of ? ` ${of}` : ''}`;
}

/** 2023年1月9日（周一）. */
export const dayWords = (day: Day): string => `${chineseDay(day)}（周${'一二三四五六日'[weekday(day) - 1]}）`;

/** What cards and plans say where working days were reckoned without the State Council's notice; '' where there is none. */
export function provisionalWords(years: readonly number[]): string {
  if (years.length === 0) return '';
  return `${years.join('、')} 年的放假通知尚未导入，工作日暂按周一至周五（扣除法定节假日）计算。`;
}
