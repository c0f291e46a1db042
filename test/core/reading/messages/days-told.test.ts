/** Which day a message promises, or says to be the day of completion: of several days, beside other steps, put off by a span. */
import { describe, expect, test } from 'vitest';
import { answered } from '../said.js';

describe('the promised day', () => {
  test.each([
    ['16-6', '本来说今天完工，材料没到，顺延三天', 'report 16-6未 promised 2022-12-23'],
    ['9-2', '还有两个在装，1月6号验完就齐了', 'report 9-2未 差2个 promised 2023-01-06'],
    ['9-2', '12月6号验完就齐了', 'report 9-2完 completed 2022-12-06'],
    ['9-2', '12月18日全部装完，今早拍了照片发群里', 'report 9-2完 completed 2022-12-18'],
    ['16-6', '原定28号完工，往后推一周', 'report 16-6未 promised 2023-01-04'],
    ['16-6', '推迟一周', 'report 16-6未'],
    ['16-6', '再给我们十天，到时保证完工', 'report 16-6未 promised 2022-12-30'],
    ['16-6', '推到开春，3月18日完工', 'report 16-6未 promised 2023-03-18'],
    ['2-6', '开工时间调整到下季度首月5日', 'report 2-6未 promised 2023-01-05'],
    ['16-6', '打算元旦前完工', 'report 16-6未 promised 2022-12-31'],
    ['29-7', '档口装好了，完工得到1月15日了', 'report 29-7未 promised 2023-01-15'],
    ['29-7', '完工怕是得1月15日了', 'report 29-7未 promised 2023-01-15'],
    ['29-7', '拖到12月15日了才完工', 'report 29-7完 completed 2022-12-15'],
    ['16-6', '预计本月倒数第二天完工', 'report 16-6未 promised 2022-12-30'],
    ['16-6', '发证后投用，时间1月17日', 'report 16-6未 promised 2023-01-17'],
    ['16-6', '12月28日验收，移交隔天办', 'report 16-6未 promised 2022-12-29'],
    ['16-6', '12月10日验收完，次日移交', 'report 16-6完 completed 2022-12-11'],
    ['16-6', '12月10日调试结束，当日完工', 'report 16-6完 completed 2022-12-10'],
    ['16-6', '计划12月28日验收，当天移交', 'report 16-6未 promised 2022-12-28'],
    ['16-15', '年前开放不了，3月12日植树节开放', 'report 16-15未 promised 2023-03-12'],
    ['16-15', '今年完不成，5月4日青年节开放', 'report 16-15未 promised 2023-05-04'],
    ['16-6', '原来报的本月底，改报1月15日', 'report 16-6未 promised 2023-01-15'],
    ['16-6', '再往后推一推，2月10日吧', 'report 16-6未 promised 2023-02-10'],
    ['16-6', '今天下午五点前完工', 'report 16-6未 promised 2022-12-20'],
    ['2-6', '施工许可证月底拿到，1月5号动工', 'report 2-6未 promised 2023-01-05'],
    ['16-6', '招标月底完成，1月5号动工', 'report 16-6未'],
    ['16-6', '明天开始铺砖', 'report 16-6未'],
    ['19-1', '下周三开始运营', 'report 19-1未 promised 2022-12-28'],
    ['9-2', '今天下班前全部装完', 'report 9-2未 promised 2022-12-20'],
    ['9-2', '今晚加班装完', 'report 9-2未 promised 2022-12-20'],
    ['9-2', '昨晚连夜装完', 'report 9-2完 completed 2022-12-19'],
    ['9-2', '今晚装完了', 'report 9-2完 completed 2022-12-20'],
    ['24-9', '手续齐了，就等一月份开工', 'report 24-9未 promised 2023-01-31'],
    ['24-9', '施工队26号进场，当天开工', 'report 24-9未 promised 2022-12-26'],
    ['26-1', '护栏后天装，装完即完工', 'report 26-1未 promised 2022-12-22'],
    ['16-6', '苗木到了就种1月31日前完工', 'report 16-6未 promised 2023-01-31'],
    ['24-3', '验收已经过了 1月9号移交', 'report 24-3未 promised 2023-01-09'],
    ['16-6', '再干8天就完工', 'report 16-6未 promised 2022-12-28'],
    ['19-6', '明年元旦开门运营', 'report 19-6未 promised 2023-01-01'],
    ['26-10', '腊八过后找个时间完工', 'report 26-10未'],
    ['1-9', '计划2023年8月底完工，9月1日开学启用', 'report 1-9未 promised 2023-08-31'],
    ['1-9', '原计划8月底完工，9月1日开学已启用', 'report 1-9完 completed 2022-09-01'],
    ['34-5', '1月3号到5号之间搬家，搬完启用', 'report 34-5未 promised 2023-01-05'],
    ['24-9', '预计明年年底完工', 'report 24-9未 promised 2023-12-31'],
    ['23-4', '一月八号开园', 'report 23-4未 promised 2023-01-08'],
    ['24-2', '计划2月6日（正月十六）开工', 'report 24-2未 promised 2023-02-06'],
    ['24-2', '定于正月初八开工', 'report 24-2未 promised 2023-01-29'],
    ['24-9', '腊月二十前开工', 'report 24-9未'],
    ['24-9', '两周前开工', 'report 24-9完 completed 2022-12-06'],
    ['27-7', '电梯到货后20天装完', 'report 27-7未'],
    ['16-14', '年前开放不了，3月12日开放', 'report 16-14未 promised 2023-03-12'],
    ['38-5', '还差3台，年内装完', 'report 38-5未 差3台 promised 2022-12-31'],
  ])('%s: %s', (project, text, reading) => {
    expect(answered(text, project)).toBe(reading);
  });
});

describe('the day of completion', () => {
  test.each([
    ['一个小时前刚完工', 'report 16-6完 completed 2022-12-20'],
    ['完工，一周前启用', 'report 16-6完 completed 2022-12-13'],
    ['是26号完工投用的', 'report 16-6完 completed 2022-11-26'],
    ['预计26号完工投用', 'report 16-6未 promised 2022-12-26'],
    ['好像是11月8号完工的', 'report 16-6完 completed 2022-11-08'],
    ['好像是11月8号还是9号完工的', 'report 16-6完'],
    ['是11月8号还是9号完工的，记不清了', 'report 16-6完'],
    ['是11月8号还是9号完工的', 'question 16-6'],
    ['大概11月8号完工', 'report 16-6? ASK'],
    ['完工，时间12/18', 'report 16-6完 completed 2022-12-18'],
    ['最后3块昨天铺上，全部完工', 'report 16-6完 completed 2022-12-19'],
    ['最后3块板12月5日到货，全部完工', 'report 16-6完'],
    ['12月5日进场，昨天全部完工', 'report 16-6完 completed 2022-12-19'],
    ['于 12.8 完工', 'report 16-6完 completed 2022-12-08'],
    ['完工日期不是12月8日，是12月18日', 'report 16-6完 completed 2022-12-18'],
    ['完工日期请登记成2022年9月23日', 'report 16-6完 completed 2022-09-23'],
    ['12月3号完工，那天周六还在干', 'report 16-6完 completed 2022-12-03'],
    ['12月18日做完最后一段花池，全线完工，围挡今天也撤了', 'report 16-6完 completed 2022-12-18'],
    ['12月2日完工验收，昨天双方签了字，已移交', 'report 16-6完 completed 2022-12-19'],
    ['12月11号投用的，完工还要早一点', 'report 16-6完 completed 2022-12-11'],
    ['昨天下午完工，我在现场', 'report 16-6完 completed 2022-12-19'],
    ['22.11.18完工', 'report 16-6完 completed 2022-11-18'],
    ['完工并投入使用时间：二〇二二年十月二十日', 'report 16-6完 completed 2022-10-20'],
    ['完工，12/18', 'report 16-6完 completed 2022-12-18'],
    ['三天前建成开放，已完工', 'report 16-6完 completed 2022-12-17'],
    ['十一月的第一天完工', 'report 16-6完 completed 2022-11-01'],
    ['本月头一天完工', 'report 16-6完 completed 2022-12-01'],
    ['16-6完工日期：2022年9月23日', 'report 16-6完 completed 2022-09-23'],
    ['儿童节那天完工', 'report 16-6完 completed 2022-06-01'],
    ['开年没多久就完工了', 'report 16-6完'],
    ['没几天就完工了', 'report 16-6完'],
    ['完工日：11.16', 'report 16-6完 completed 2022-11-16'],
    ['要不了多久就能完工', 'report 16-6未'],
  ])('%s', (text, reading) => {
    expect(answered(text, '16-6')).toBe(reading);
  });

  test('a weekday of this week, where all is done', () => {
    const told = (text: string) => answered(text, '14-2');
    expect(told('周一最后两个小区通水，12个全部完成')).toBe('report 14-2完 +2个@本周一 12个 completed 2022-12-19');
    expect(told('周六最后一个小区通水，12个全部完成')).toBe('report 14-2完 12个 completed 2022-12-17');
    expect(told('周六最后一个小区通水')).toBe('report 14-2未 promised 2022-12-24');
  });
  test('of what is only to be begun, the day on which it did', () => {
    expect(answered('11月21日取得施工许可证，12月1日正式开工', '24-9')).toBe('report 24-9完 completed 2022-12-01');
  });
});
