import type { Round } from '#src/core/rounds.js';
import type { Settings } from '#src/core/settings.js';
import { roundWords } from '#src/core/show.js';
import { type ActionButton, button, buttons, type Card, card, facts, note, strong, table } from './model.js';

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
  rounds: readonly {
    id: string;
    kind: Round['kind'];
    opensOn: string;
    dueOn: string;
    asOf: string;
    state: keyof typeof stateWords;
  }[];
}): Card =>
  card(v.changed ? `已设置：${v.changed}` : '当前设置', v.changed ? 'good' : 'calm', [
    facts(
      ...(Object.keys(settingNames) as (keyof Settings)[]).map(
        (key) => [settingNames[key], settingShown(key, v.settings[key])] as [string, string],
      ),
    ),
    strong('填报期'),
    table(
      ['填报期', '开始', '截止', '截至', '状态'],
      v.rounds.map((round) => [roundWords(round), round.opensOn, round.dueOn, round.asOf, stateWords[round.state]]),
    ),
    note('修改：/设置 名称 值，例如：/设置 提醒节奏 5,2,1,0。'),
    note('填报期：/设置 填报期 开始 截止 截至；/设置 锁定填报期 名称；/设置 重开填报期 名称 原因。'),
    buttons(...v.rounds.filter(({ kind, state }) => kind === 'year_end' && state === 'open').map(lockButton)),
  ]);

const lockButton = (round: Pick<Round, 'id' | 'kind'>): ActionButton => ({
  ...button(`锁定${roundWords(round)}`, 'settings.lock', { round: round.id }, 'danger'),
  confirm: {
    title: `锁定${roundWords(round)}？`,
    text: '锁定后不再接收这一期的填报，汇总表不再变化。需要时可以重开并写明原因。',
  },
});

/** What a figure counts. */
const units: Partial<Record<keyof Settings, [before: string, after: string]>> = {
  roundOpensOnDay: ['', ' 日'],
  yearEndOpensOnDay: ['12 月 ', ' 日'],
  yearEndDueAfterWorkdays: ['截止日后第 ', ' 个工作日'],
  nudgeBeforeDue: ['截止前 ', ' 个工作日'],
  nudgeBeforeDueKey: ['另加截止前 ', ' 个工作日'],
  escalateAfter: ['逾期 ', ' 个工作日'],
  escalateAfterKey: ['逾期 ', ' 个工作日'],
  explanationDueAfterWorkdays: ['', ' 个工作日'],
  briefingDueAfterWorkdays: ['', ' 个工作日'],
};

/** A setting's value in words. */
export function settingShown(key: keyof Settings, value: Settings[keyof Settings]): string {
  const [before, after] = units[key] ?? ['', ''];
  if (typeof value === 'boolean') return value ? '是' : '否';
  const items = Array.isArray(value) ? value : [value];
  const words = items.map((item) => (Array.isArray(item) ? item.join('-') : String(item))).join('、');
  return `${before}${words}${after}`;
}
