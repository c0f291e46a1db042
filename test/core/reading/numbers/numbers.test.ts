import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findNumbers, formatChinese, parseNumber } from '#src/core/reading/numbers/numbers.js';

test.each([
  ['12', 12],
  ['１２', 12],
  ['1,234', 1234],
  ['１，２３４', 1234],
  ['12,345,678', 12345678],
  ['1.2万', 12000],
  ['3亿', 300000000],
  ['3千2百万', 32000000],
  ['1亿3千2百万', 132000000],
  ['3千2百', 3200],
  ['3.15亿', 315000000],
  ['1亿2000万', 120000000],
  ['1万2千', 12000],
  ['2万3000', 23000],
  ['3千', 3000],
  ['十', 10],
  ['十二', 12],
  ['二十', 20],
  ['六十四', 64],
  ['九十四', 94],
  ['一百零五', 105],
  ['二百零五', 205],
  ['一百二十', 120],
  ['一百二', 120],
  ['两百余', 200],
  ['两万三', 23000],
  ['2万零500', 20500],
  ['一万零一十', 10010],
  ['三亿五千万', 350000000],
  ['一千一百六十六', 1166],
  ['二〇二二', 2022],
  ['百余', 100],
  ['近300', 300],
  ['约三百', 300],
  ['40余', 40],
  ['40余万', 400000],
  ['3万多', 30000],
  ['三点五', 3.5],
  ['一点二万', 12000],
  ['0', 0],
  ['零', 0],
  ['-3', -3],
  ['壹佰贰拾', 120],
])('parseNumber reads %s as %d', (text, value) => {
  expect(parseNumber(text)).toBe(value);
});

test.each([
  '',
  '第三',
  '12个',
  '十四五',
  '两三',
  '万',
  '百',
  '统一',
  '1.2.3',
  'abc',
  '三分之二',
  '一百百',
  '12%',
  '近',
])('parseNumber does not take %s for a number', (text) => {
  expect(parseNumber(text)).toBeNull();
});

describe('findNumbers', () => {
  test.each([
    ['全年开展40余次上门普法行动', [['40余', 40, true]]],
    ['建设1166个充电插口', [['1166', 1166, false]]],
    ['已完成电梯改造六十四台', [['六十四', 64, false]]],
    ['近300人参加', [['近300', 300, true]]],
    ['附近300米', [['300', 300, false]]],
    ['千把个插口', [['千把', 1000, true]]],
    ['预约300人', [['300', 300, false]]],
    [
      '共办三场，服务两百余人',
      [
        ['三', 3, false],
        ['两百余', 200, true],
      ],
    ],
    ['统一部署，第三季度，周三查餐厅，十四五规划，三小场所', []],
    ['干预率达百分之八十', [['八十', 80, false]]],
    ['三分之二的村', []],
    ['每周三次', [['三', 3, false]]],
    [
      '12345热线满意度93%',
      [
        ['12345', 12345, false],
        ['93', 93, false],
      ],
    ],
    ['3千米管网', [['3', 3, false]]],
    ['惠及百余户', [['百余', 100, true]]],
    [
      '近万人，上千家，线上百场',
      [
        ['近万', 10000, true],
        ['千', 1000, false],
      ],
    ],
    [
      '装了捌个，消了陆处，队伍个个在，收拾个场地',
      [
        ['捌', 8, false],
        ['陆', 6, false],
      ],
    ],
    [
      '队伍十五支，陆家嘴，壹佰贰拾元',
      [
        ['十五', 15, false],
        ['壹佰贰拾', 120, false],
      ],
    ],
    ['1.5 万人次', [['1.5 万', 15000, false]]],
    ['1.2w户', [['1.2w', 12000, false]]],
    ['8k个岗位', [['8k', 8000, false]]],
    ['5kW', [['5', 5, false]]],
    ['30+场', [['30+', 30, true]]],
    ['三十好几场', [['三十好几', 30, true]]],
    ['二三十场', [['二三十', 20, true]]],
    ['差一两个', [['一两', 1, true]]],
    ['一二期工程', []],
    ['差半公里，半年内', [['半', 0.5, false]]],
  ] as const)('in %s', (text, numbers) => {
    expect(findNumbers(text).map((n) => [n.text, n.value, n.approximate])).toEqual(numbers);
  });

  test('offsets are those of the text as given, and it never throws', () => {
    const piece = fc.constantFrom(...'０1２3，,.。万亿十百千零两三第统近约余多个场%年月日 （）“”一些', '人次', '😀');
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece, { maxLength: 30 }).map((p) => p.join('')),
        ),
        (text) => {
          let last = 0;
          for (const n of findNumbers(text)) {
            expect(n.start).toBeGreaterThanOrEqual(last);
            expect(n.end).toBeGreaterThan(n.start);
            expect(text.slice(n.start, n.end)).toBe(n.text);
            expect(Number.isNaN(n.value)).toBe(false);
            last = n.end;
          }
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('round trips', () => {
  test('what formatChinese writes, parseNumber reads', () => {
    fc.assert(
      fc.property(fc.oneof(fc.nat(20000), fc.nat(), fc.maxSafeNat()), (value) => {
        expect(parseNumber(formatChinese(value))).toBe(value);
      }),
      { numRuns: 2000 },
    );
  });

  test('decimals too', () => {
    fc.assert(
      fc.property(fc.nat(9999), fc.integer({ min: 1, max: 99 }), (whole, hundredths) => {
        const value = Number(`${whole}.${String(hundredths).padStart(2, '0')}`);
        expect(parseNumber(formatChinese(value))).toBe(value);
      }),
    );
  });

  test('thousands separators and full-width digits', () => {
    fc.assert(
      fc.property(fc.nat(), (value) => {
        const grouped = value.toLocaleString('en-US');
        const wide = String(value).replace(/\d/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0));
        expect(parseNumber(grouped)).toBe(value);
        expect(parseNumber(wide)).toBe(value);
      }),
    );
  });

  test('parseNumber never throws', () => {
    fc.assert(fc.property(fc.string(), (text) => void parseNumber(text)));
  });
});
