import { describe, expect, test } from 'vitest';
import { dayIn, readHeading } from '#src/documents/heading.js';

describe('what the text above a table says', () => {
  test.each([
    [
      ['附件1', '龙华区2022年民生实事项目落实情况汇总表'],
      '附件1',
      '龙华区2022年民生实事项目落实情况汇总表',
      '龙华区',
      2022,
    ],
    [['附件1：龙华区2022年民生实事汇总表'], '附件1', '龙华区2022年民生实事汇总表', '龙华区', 2022],
    [['2023年光明区十大民生实事进展情况表'], null, '2023年光明区十大民生实事进展情况表', '光明区', 2023],
    [
      ['深圳市龙华区２０２２年度民生实事项目', '落实情况汇总表'],
      null,
      '深圳市龙华区２０２２年度民生实事项目落实情况汇总表',
      '龙华区',
      2022,
    ],
    [['二〇二三年义乌市民生实事项目推进情况表'], null, '二〇二三年义乌市民生实事项目推进情况表', '义乌市', 2023],
    [['桐庐县政府2024年民生实事台账', '填报单位：县教育局'], null, '桐庐县政府2024年民生实事台账', '桐庐县', 2024],
    [['滨海新区2022年民生实事'], null, '滨海新区2022年民生实事', '滨海新区', 2022],
    [['2022年社区民生微实事清单'], null, '2022年社区民生微实事清单', null, 2022],
    [[], null, null, null, null],
  ])('%j', (lines, appendix, title, district, year) => {
    expect(readHeading(lines)).toMatchObject({ appendix, title, district, year });
  });

  test('heading paragraphs are kept verbatim; notes and signatures are none', () => {
    const first = '对于未完成年度目标的所有滞后项目，要随落实情况报送书面分析报告。';
    const second = '对于在2022年12月31日后完成的项目，也需要报送书面分析报告。';
    const heading = readHeading([
      '龙华区2022年民生实事汇总表',
      first,
      second,
      '注：项目名称前标“★”的为区人大常委会重点监督项目。',
      '填报单位：（盖章）',
    ]);
    expect(heading.intro).toBe(`${first}\n${second}`);
  });
});

test.each([
  ['截至2022年12月31日\n完成情况', '2022-12-31'],
  ['截止2022.11.30进展', '2022-11-30'],
  ['截至12月31日完成情况', '2022-12-31'],
  ['截至２０２２年２月底', '2022-02-28'],
  ['截至2022年2月30日', null],
  ['完成情况', null],
])('the day in %j', (text, day) => {
  expect(dayIn(text, 2022)).toBe(day);
});
