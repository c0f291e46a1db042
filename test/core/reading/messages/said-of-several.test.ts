/** What is said of several at once, behind them or beside them; and whose a thing is when another unit has one of that kind. */
import { describe, expect, test } from 'vitest';
import { answered, big, said } from '../said.js';

describe('several projects in one message', () => {
  test.each([
    // strung together
    ['观澜街道', '31-9连同31-10都完工了', 'report 31-9完 31-10完'],
    ['观澜街道', '31-9还有31-10都完工了', 'report 31-9完 31-10完'],
    ['观澜街道', '16-1外加16-4没完工', 'report 16-1未 16-4未'],
    // a word of the one before, and one of another
    ['民治街道', '招聘会34场完成了，公厕还有2座没建', 'report 8-1完 13-4未 8-1=34场 13-4=差2座'],
    ['民治街道', '招聘会34场完成了，岗位还有200个没落实', 'report 8-1未 34场 差200个'],
    ['区人力资源局', '退役军人那个，龙华帮到80名就业了，招聘会4场', 'report 39-6未 80名 4场'],
    ['区教育局', '听卫健那边说他们有60所了。我们观湖午休躺睡5所', 'report 3-4未 5所'],
    // done as well
    ['观澜街道', '御龙居边坡好了，广培边坡也好了', 'report 31-10完 31-9完'],
    ['民治街道', '欠新案件办结率97%', 'report 21-3未 97%'],
    // but for one
    ['观澜街道', '16-1和16-4都完工了，16-8除外', 'report 16-1完 16-4完 16-8未'],
    ['观澜街道', '16-1和16-4都没完工，16-8例外', 'report 16-1未 16-4未 16-8完'],
    ['观澜街道', '除了16-8完工，16-1和16-4都没完工', 'report 16-1未 16-4未 16-8完'],
    // still so many, and no choice
    ['福城街道', '20-5还是20件，19-6还没运营', 'report 20-5未 19-6未 20-5=20件'],
    ['福城街道', '17-6还是20-5完工了', 'report 完 ASK'],
    // the while of all of them
    ['民治街道', '招聘会3场、惠民演出9场，都是本月的', 'report 8-1? 36-3? 8-1=+3场@本月 36-3=+9场@本月'],
    ['民治街道', '招聘会3场、惠民演出9场（均为本周）', 'report 8-1? 36-3? 8-1=+3场@本周 36-3=+9场@本周'],
    // none lacks, as of those before it
    ['龙华街道', '仲裁庭5场完成了，暖心柜一个不差', 'report 9-1完 9-4完 9-1=5场'],
    ['龙华街道', '演出还差8场，暖心柜一个不差', 'report 36-2未 9-4? 36-2=差8场 ASK'],
    // another unit's, of that kind
    ['龙华街道', '御龙居边坡完工', 'report 12-10完 ASK'],
    ['龙华街道', '松和边坡完工', 'report 31-2完'],
  ])('%s: %s', (unit, text, reading) => {
    expect(said(text, {}, unit, big)).toBe(reading);
  });
});

describe('one project', () => {
  test.each([
    ['21-1', '20场已全部排期', 'report 21-1未 20场'],
    ['9-6', '10个全部到货', 'report 9-6未 10个'],
    ['9-6', '10个全部到货，都装好了', 'report 9-6完 10个'],
    ['25-3', '泊位2560个划完了，充电车位没划', 'report 25-3未 2560个'],
    ['25-3', '泊位2560个划完了，充电车位没少', 'report 25-3? 2560个'],
    ['9-3', '还应开展1场', 'report 9-3未 差1场'],
    ['9-3', '尚须举办2场', 'report 9-3未 差2场'],
    ['32-4', '本周新增190个，隐患整改率98.5%', 'report 32-4? +190个@本周 98.5%'],
    ['9-2', '状态：办结', 'report 9-2完'],
    ['9-2', '完成得干净利落', 'report 9-2完'],
    ['9-2', '完成得差不多', 'report 9-2? ASK'],
    ['9-2', '前天下午完成', 'report 9-2完 completed 2022-12-18'],
    ['9-2', '有没有完成', 'question 9-2'],
    ['9-2', '有没有完成说不清', 'report 9-2? ASK'],
  ])('%s: %s', (number, text, reading) => {
    expect(answered(text, number)).toBe(reading);
  });
});
