import type { Standing } from '#src/core/picture.js';
import { standingWords } from '#src/core/show.js';
import { type Card, card, facts, note } from './model.js';

/** A target adjustment beside the first target. */
export const adjustedCard = (v: {
  number: string;
  name: string;
  from: string;
  to: string;
  reason: string;
  on: string;
  standing: Standing;
  original: Standing | null;
}): Card =>
  card(`已调整目标：${v.number} ${v.name}`, 'good', [
    facts(
      ['原目标', v.from],
      ['新目标', v.to],
      ['原因', v.reason],
      ['批准日期', v.on],
      ['按新目标', standingWords[v.standing]],
      ...(v.original ? [['按原目标', standingWords[v.original]] as [string, string]] : []),
    ),
    note('调整的项目会单独统计，两个目标一直并列显示。'),
  ]);
