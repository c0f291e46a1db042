import type { Settings } from '#src/core/settings.js';
import { type Card, card, facts, note, strong, table } from './model.js';

/** What the office calls each setting. */
export const settingNames: Record<keyof Settings, string> = {
  roundOpensOnDay: '每月填报开始日',
  yearEndOpensOnDay: '年终填报开始日',
  yearEndDueAfterWorkdays: '年终填报截止',
  nudgeTime: '提醒时间',
  digestTime: '周报时间',
  nudgeBeforeDue: '提醒节奏',
  nudgeBeforeDueKey: '重点提醒节奏',
  escalateAfter: '升级催办',
  escalateAfterKey: '重点升级催办',
  workingHours: '工作时间',
  escalateToLeaderUnasked: '自动送区领导',
  rankUnits: '单位排名',
  explanationDueAfterWorkdays: '说明期限',
  briefingDueAfterWorkdays: '汇报期限',
};

const stateWords = { scheduled: '未开始', open: '填报中', locked: '已锁定' } as const;

export const settingsCard = (v: {
  settings: Settings;
  changed: string | null;
  rounds: readonly { id: string; opensOn: string; dueOn: string; asOf: string; state: keyof typeof stateWords }[];
}): Card =>
  card(v.changed ? `已设置：${v.changed}` : '当前设置', v.changed ? 'good' : 'calm', [
    facts(
      ...(Object.keys(settingNames) as (keyof Settings)[]).map(
        (key) => [settingNames[key], shown(v.settings[key])] as [string, string],
      ),
    ),
    strong('填报期'),
    table(
      ['填报期', '开始', '截止', '截至', '状态'],
      v.rounds.map((round) => [round.id, round.opensOn, round.dueOn, round.asOf, stateWords[round.state]]),
    ),
    note('修改：/设置 名称 值。天数都按工作日算。'),
  ]);

function shown(value: Settings[keyof Settings]): string {
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (!Array.isArray(value)) return String(value);
  return value.map((item) => (Array.isArray(item) ? item.join('-') : String(item))).join('、');
}
