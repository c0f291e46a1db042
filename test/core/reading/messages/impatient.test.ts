/** What people say besides: that they are asked again, what nobody clicked, how glad they are, how they count. And what contradicts all of it. */
import { describe, expect, test } from 'vitest';
import { answered, big, said } from '../said.js';

describe('who is asked again asks nothing', () => {
  test.each([
    ['早就完工了，怎么天天来问', 'report 12-1完'],
    ['先别催，场地没批', 'report 12-1未'],
    ['收到，还在铺砖', 'report 12-1未'],
    ['完工没有？还没', 'report 12-1未'],
    ['围挡还没拆，哪来的完工', 'report 12-1未'],
    ['都完工了还问什么', 'report 12-1完'],
    ['完工了，听懂没', 'report 12-1完'],
    ['完工了！还要我说几遍', 'report 12-1完'],
    ['还没完工，看清楚没', 'report 12-1未'],
    ['没完工，再催也没用', 'report 12-1未'],
    ['完工了你们是看不见吗', 'report 12-1完'],
    ['完工了还不行吗', 'report 12-1完'],
    ['没完工就是没完工', 'report 12-1未'],
    ['这样还不行吗', 'question 12-1'],
    ['完工了，要交什么材料', 'report 12-1完'],
    ['怎么又来问', 'question 12-1'],
  ])('%s', (text, reading) => {
    expect(answered(text, '12-1')).toBe(reading);
  });
  test('of an amount that stays the same', () => {
    expect(answered('办结率97.1%，问一百遍也是97.1%', '21-3')).toBe('report 21-3未 97.1%');
  });
  test('of none: it is asked which', () => {
    expect(said('警务室早弄好了，还催什么', {}, '龙华公安分局', big)).toBe('report 完 ASK');
  });
  test.each(['今天接了你们九个电话，饭都没吃上', '手机响一早上，12个未接来电'])('%s', (text) => {
    expect(said(text, {}, '区卫生健康局', big)).toBe('chatter');
  });
});

describe('beside a completion', () => {
  test.each([
    ['完工了，系统里没人点', 'report 16-2完'],
    ['完工了，忘记在系统里勾了', 'report 16-2完'],
    ['完工了，我还去转了一圈', 'report 16-2完'],
    ['完工了，街坊们还跳上舞了', 'report 16-2完'],
    ['完工了，还真挺漂亮', 'report 16-2完'],
    ['完工✅周末去打球', 'report 16-2完'],
    ['总算能交差了', 'report 16-2完'],
    ['完工了，以验收单为准', 'report 16-2完'],
    // and what takes it back, or leaves it unsure
    ['完工了，还要补种几棵树', 'report 16-2未'],
    ['完工了，以验收为准', 'report 16-2? ASK'],
    ['完工了，还没进场施工', 'report 16-2? ASK'],
    ['已完工，目前在等施工许可', 'report 16-2? ASK'],
    ['已经完工，还没动工', 'report 16-2? ASK'],
  ])('%s', (text, reading) => {
    expect(answered(text, '16-2')).toBe(reading);
  });
});

describe('by what rule it is counted', () => {
  test.each([
    ['7-3', '两项都查了的才算，一共6100人', 'report 7-3未 6100人'],
    ['39-6', '专场招聘会5场办完，就业80名（签合同且参保），试用的未列', 'report 39-6未 5场 80名'],
    ['22-4', '房源1200套，谈好没签的都没计', 'report 22-4未 1200套'],
    ['22-4', '房源1200套，还有一个楼盘在谈', 'report 22-4未 1200套'],
    ['19-3', '改了60户，还有一户不同意', 'report 19-3未 60户 差1户'],
    ['7-4', '装好80台，急救员735人，下个月还要培训90人', 'report 7-4未 80台 735人 拟90人@下个月'],
    ['7-4', '装好80台，急救员735人，还差90人', 'report 7-4未 80台 735人 差90人 ASK'],
  ])('%s %s', (number, text, reading) => {
    expect(answered(text, number)).toBe(reading);
  });
});

describe('another unit’s project by its name, and who helps out', () => {
  test.each([
    ['市交通运输局龙华管理局', '民康东路那个不归我们管', 'not_ours 24-2'],
    ['龙华街道', '清湖碧道不归我们', 'not_ours 15-1'],
    ['团区委', '23-3站建成3个，志愿者招不到', 'report 23-3未 3个'],
    ['区应急管理局', '演练办了30次，志愿者都放假了', 'report 33-5未 30次'],
  ])('%s: %s', (unit, text, reading) => {
    expect(said(text, {}, unit, big)).toBe(reading);
  });
});
