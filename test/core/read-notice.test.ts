import { expect, test } from 'vitest';
import { readNotice } from '#src/core/read-notice.js';
import { Refusal } from '#src/core/refusal.js';
import { builtInYears, calendarOf } from '#src/core/workdays.js';

const of2023 = `国务院办公厅关于2023年部分节假日安排的通知
国办发明电〔2022〕16号
经国务院批准，现将2023年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。
一、元旦：2022年12月31日至2023年1月2日放假调休，共3天。
二、春节：1月21日至27日放假调休，共7天。1月28日（星期六）、1月29日（星期日）上班。
三、清明节：4月5日放假，共1天。
四、劳动节：4月29日至5月3日放假调休，共5天。4月23日（星期日）、5月6日（星期六）上班。
五、端午节：6月22日至24日放假调休，共3天。6月25日（星期日）上班。
六、中秋节、国庆节：9月29日至10月6日放假调休，共8天。10月7日（星期六）、10月8日（星期日）上班。
国务院办公厅
2022年12月8日`;

const of2025 = `现将2025年元旦、春节放假调休日期的具体安排通知如下。自2025年1月1日起，全体公民放假的假日增加2天。
一、元旦：1月1日（周三）放假1天，不调休。
二、春节：1月28日（农历除夕、周二）至2月4日（农历正月初七、周二）放假调休，共8天。1月26日（周日）、2月8日（周六）上班。
三、清明节：4月4日（周五）至6日（周日）放假，共3天。
四、劳动节：5月1日（周四）至5日（周一）放假调休，共5天。4月27日（周日）上班。
五、端午节：5月31日（周六）至6月2日（周一）放假，共3天。
六、国庆节、中秋节：10月1日（周三）至8日（周三）放假调休，共8天。9月28日（周日）、10月11日（周六）上班。`;

const builtIn = (year: number) => builtInYears.find((days) => days.year === year);

test('the notice of 2023 reads as the data that come with duban', () => {
  expect(readNotice(of2023)).toEqual(builtIn(2023));
});

test('the wording of 2025 (周三, 农历除夕, days in the preamble) reads right too', () => {
  expect(readNotice(of2025, 2025)).toEqual({ ...builtIn(2025), source: '' });
});

test('a notice pasted as one line and with half-width signs reads the same', () => {
  const flat = of2023.replaceAll('\n', '').replaceAll('：', ':').replaceAll('（', '(').replaceAll('）', ')');
  expect(readNotice(flat)).toEqual(builtIn(2023));
});

test('补休 is a day off, 与周末连休 adds none', () => {
  const days = readNotice('一、元旦：1月1日放假，1月2日（星期一）补休。\n二、劳动节：5月1日放假，与周末连休。', 2017);
  expect(days).toEqual({ year: 2017, source: '', holidays: ['2017-01-01', '2017-01-02', '2017-05-01'], workdays: [] });
  expect(calendarOf([days]).isWorkday('2017-01-02')).toBe(false);
});

test.each([
  ['a weekday that does not fit', '一、春节：1月21日至27日放假。1月28日（星期日）上班。', '2023-01-28'],
  ['a day that does not exist', '一、春节：2月30日放假。', '2月30日'],
  ['a range that runs backwards', '一、春节：1月27日至21日放假。', '2023-01-21'],
  ['no holidays at all', '各省、自治区：祝节日快乐。', '没有读到放假安排'],
])('%s is refused, and named', (_, text, named) => {
  expect(() => readNotice(text, 2023)).toThrowError(Refusal);
  expect(() => readNotice(text, 2023)).toThrowError(named);
});

test('without a year in title or argument the notice is refused', () => {
  expect(() => readNotice('一、元旦：1月1日放假。')).toThrowError('没有读出这是哪一年');
});
