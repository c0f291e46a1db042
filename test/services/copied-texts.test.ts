/** Which texts a reader of a finding is shown side by side: the office both, a unit its own alone. */
import { expect, test } from 'vitest';
import { findingsOf } from '#src/services/analysis-findings.js';
import { copiedTexts } from '#src/services/copied-texts.js';
import { analysis, project, registry } from '../core/sample.js';

const places = registry([project('9-2', ['民治街道']), project('9-3', ['大浪街道']), project('9-4', ['民治街道'])]);
const idOf = (number: string): string => places.projects.find((p) => p.number === number)?.id ?? '';
const unitId = (name: string): string => places.units.find((unit) => unit.name === name)?.id ?? '';
const text = {
  problems: '还差6场活动没有办，社区场地被占用。',
  subjectiveCauses: '场地对接不及时，排期过于集中在年底。',
  objectiveCauses: '11月社区党群服务中心封闭改造20天。',
  nextSteps: '文体中心李四2月15日前补办6场。',
};
const first = analysis('2023-01-03', idOf('9-2'), unitId('民治街道'), text);
const shown = (copy: typeof first, forUnit: string | null) =>
  copiedTexts(findingsOf(copy, [first]), [first], places, forUnit && unitId(forUnit));

test("another unit's words are for the office; the unit is told how much is the same", () => {
  const copy = analysis('2023-01-05', idOf('9-3'), unitId('大浪街道'), text);
  expect(shown(copy, null)).toMatchObject([
    {
      part: '全文',
      percent: 100,
      source: '民治街道 9-2（2023-01-03）',
      other: expect.stringContaining('社区场地被占用'),
    },
  ]);
  const [told] = shown(copy, '大浪街道');
  expect(told).toMatchObject({
    percent: 100,
    source: '另一单位的分析',
    own: expect.stringContaining('社区场地被占用'),
  });
  expect(told?.other).not.toContain('社区场地被占用');
});

test("a unit's own earlier text of another project is shown to it", () => {
  const copy = analysis('2023-01-05', idOf('9-4'), unitId('民治街道'), {
    ...text,
    problems: '还差7场活动没有办，社区场地被占用。',
  });
  expect(shown(copy, '民治街道')).toMatchObject([
    { source: '民治街道 9-2（2023-01-03）', other: expect.stringContaining('还差6场') },
  ]);
});
