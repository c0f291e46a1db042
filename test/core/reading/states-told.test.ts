/** Completion told by papers, in two halves of a verb or of all that was promised; and what takes it back, or says nothing of the work. */
import { describe, expect, test } from 'vitest';
import { answered, big, said } from './said.js';

describe('what is done', () => {
  test.each([
    ['35-7', '移交书盖过章了', 'report 35-7完'],
    ['37-6', '五方验收过了，移交清单双方签了字', 'report 37-6完'],
    ['1-12', '竣工验收12月16日过的，移交单12月20日签，完成', 'report 1-12完 completed 2022-12-20'],
    ['16-6', '问什么时候完的工，12月5号', 'report 16-6完 completed 2022-12-05'],
    ['16-6', '早在国庆之前就完工', 'report 16-6完'],
    ['29-7', '原计划11月20日完工，实际拖到12月2日才完成', 'report 29-7完 completed 2022-12-02'],
    ['37-6', '己竣工验收并移交', 'report 37-6完'],
    ['1-10', '教学楼竣工了，学生还在老校区上课', 'report 1-10未'],
    ['2-3', '原计划12月底封顶，实际提前了，主体结构已封顶', 'report 2-3完'],
    ['32-7', '昨天办了开工仪式', 'report 32-7完 completed 2022-12-19'],
    ['16-6', '年度任务已经完成，目前尚未开工', 'report 16-6? ASK'],
    ['8-3', '房子产权不是我们的，还在谈', 'report 8-3未'],
    ['30-4', '就欠一个没挂牌', 'report 30-4未 差1个'],
    ['28-1', '一座没增加，还是14座', 'report 28-1未 14座'],
    ['14-1', '总共37个小区，只剩弓村没通水', 'report 14-1未'],
    ['20-5', '别再记97件了那是旧数 现在136件', 'report 20-5未 136件'],
    ['24-11', '沥青铺了一半，其他段没铺', 'report 24-11未'],
    ['19-9', '12月5日起接待老人，这项可以销号', 'report 19-9完 completed 2022-12-05'],
    ['36-2', '演足108场', 'report 36-2完 108场'],
    ['18-7', '齐了', 'report 18-7完'],
    ['12-10', '改造部分早交工了', 'report 12-10完'],
    ['12-6', '按计划完工并投用了，商户也陆续回来了', 'report 12-6完'],
    ['19-4', '本来排在月底，结果提前了，16号就正式运营', 'report 19-4完 completed 2022-12-16'],
    ['20-5', '不但不欠，还超了，一共185件，早完成了', 'report 20-5完 185件'],
    ['39-2', '38场全讲完；咨询也没落下，做了772人次', 'report 39-2完 38场 772人次'],
    ['25-8', '计划内的840个车位和84个充电位均已划好', 'report 25-8完 840个 84个'],
  ])('%s: %s', (project, text, reading) => {
    expect(answered(text, project)).toBe(reading);
  });
});

describe('what the record says is none of the work', () => {
  test.each([
    ['已完工，系统还显示未完成', 'report 16-6完'],
    ['12月5日完工，上次登记成进行中了', 'report 16-6完 completed 2022-12-05'],
    ['早就完工了，怎么还在催', 'report 16-6完'],
    ['完工了，不要再标滞后', 'report 16-6完'],
    ['没完工，别登记成已完成', 'report 16-6未'],
    ['别登记成已完成', 'report 16-6未'],
    ['名单上写成已完成了，其实没有，还在铺砖', 'report 16-6未'],
  ])('%s', (text, reading) => {
    expect(answered(text, '16-6')).toBe(reading);
  });
});

describe('what takes completion back, or never claimed it', () => {
  test.each([
    ['37-6', '移交单双方在走签字流程'],
    ['37-6', '验收报告有了，场地还攥在施工方手里'],
    ['5-2', '封顶推迟了，下周补'],
    ['5-2', '地下室封顶，主体做到五层'],
    ['5-2', '别报封顶，顶板还在支模'],
    ['5-2', '主体施工到第11层，一共14层'],
    ['16-6', '说好国庆完工，拖到现在'],
    ['16-6', '验收完就可以销号'],
    ['18-7', '快齐了'],
    ['33-3', '平均22分钟，没降到20分钟以内'],
    ['21-5', '办结率93%，还低于指标'],
    ['14-3', '做了20个小区，另外4个业主不同意'],
    ['32-7', '图纸都没批，拿什么动工'],
    ['19-9', '老人天天来问什么时候开门'],
  ])('%s: %s', (project, text) => {
    expect(answered(text, project)).toMatch(/未|ASK/);
  });
});

test.each([
  ['18-4', '已约好周四验收，验完当天移交', 'report 18-4未 promised 2022-12-22'],
  ['20-2', '硬装结束，软装刚起步', 'report 20-2未'],
  ['12-6', '沟槽陆续回填', 'report 12-6未'],
  ['37-1', '已竣工验收并移交。移交手续尚未办理。', 'report 37-1? ASK'],
])('what is agreed, only begun or denied again is not done: %s %s', (project, text, reading) => {
  expect(answered(text, project)).toBe(reading);
});

describe('what is to come when something else is done', () => {
  test.each([
    ['18-7', '压缩机下周二装，装上就完'],
    ['16-6', '划完就完工'],
    ['18-7', '装上压缩机就投用'],
    ['18-7', '验收完了就投用'],
    ['18-7', '试车过了才敢说投用'],
    ['18-7', '调试好才算完'],
    ['37-6', '返工，移交只好推后'],
    ['37-6', '移交排不进这个月'],
    ['37-6', '验收单没凑齐，移交更往后'],
    ['37-6', '移交轮不到今年'],
    ['18-7', '12月26日搬过去，当天投用'],
    ['26-3', '余下2处都要等道路单位移交，移交即施工'],
    ['16-6', '主体完了正在调设备'],
    ['29-7', '水电验收完了'],
    ['34-5', '装修完了，下周一搬家'],
    ['6-2', '装修完工，12月25日开诊'],
    ['5-2', '做到十层了，还有一层封顶'],
    ['19-9', '新址弄妥了，老人还没搬过去'],
    ['37-6', '全部完工，消防还没验'],
    ['24-12', '招标公告挂网了'],
    ['13-6', '最后那座大后天开放，开了就齐了'],
    ['5-2', '还有一层，浇了就封顶'],
    ['2-6', '不能报已开工，只是搭了围挡'],
    ['21-2', '办结率93.1%，欠薪的老板失联，已移交劳动监察立案'],
  ])('%s: %s', (project, text) => {
    expect(answered(text, project)).toMatch(/未/);
  });
  test.each([
    ['18-7', '昨天装上压缩机就投用了'],
    ['18-7', '12月3日验收完就投用了'],
    ['16-6', '早就完工'],
    ['16-6', '全部完工，消防还没验'],
    ['16-6', '完工了，还没办移交'],
    ['16-6', '完工了，明年9月才招生'],
    ['18-4', '竣工验收移交全走完'],
    ['16-6', '不用再提醒了，上周五已完工'],
    ['16-6', '已经完工，照片明天补传'],
    ['16-6', '改造完工，算是正式投用了'],
    ['24-13', '7月开工了，路基还没做完'],
    ['29-7', '升级改造完工'],
    ['29-7', '完工了，下周一商户搬进去'],
    ['16-6', '本来说11月20日完工，实际拖到12月2日'],
    ['18-7', '刚装好就投用'],
    ['16-6', '已完工，工期没拖'],
    ['16-6', '已完工，雨天不积水不滑'],
    ['16-6', '这项可以算完工'],
    ['16-6', '已圆满收官，我们将以此为契机做好后续管养'],
  ])('not: %s: %s', (project, text) => {
    expect(answered(text, project)).toMatch(/完/);
  });
});

test('who only means to is none of those that are counted', () => {
  expect(said('39-6招聘会5场，达成就业意向132人，实现就业79人', {}, '区退役军人事务局', big)).toMatch(/未/);
});

describe('what is not understood is asked about, whatever else stands there', () => {
  test.each([
    ['16-6', '收口'],
    ['16-6', '在新址那边'],
    ['16-6', '大概齐了吧'],
    ['16-6', '估计够数了，我也没去数'],
    ['16-6', '是否完成：否 完成情况：已全部完工'],
  ])('%s: %s', (project, text) => {
    expect(answered(text, project)).toMatch(/ASK/);
  });
});

describe('what answers a card of several, or of one and goes on to another', () => {
  test('says so of all of them though one is told more of', () => {
    expect(said('三个都完工了，公园也开着门', { replyTo: ['31-7', '16-2', '16-11'] }, '大浪街道', big)).toBe(
      'report 31-7完 16-2完 16-11完',
    );
  });
  test('then of the other', () => {
    expect(said('这个完工了。顺带报一声，16-2也完工了', { replyTo: ['31-7'] }, '大浪街道', big)).toBe(
      'report 31-7完 16-2完',
    );
  });
});

describe("talk of one's own life, whatever is done in it", () => {
  test.each([
    '核酸做完了，阴性',
    '新房装修完工，请大家周末来暖房',
    '休产假去了，工作由小陈接手',
    '打印机修好了',
    '孩子家长会开完了，下午回单位',
    '房贷还完了',
    '疫苗第三针我打完啦',
    '我下周起休产假，工作由小陈接手，她的微信稍后推给您',
  ])('%s', (text) => {
    expect(said(text)).toBe('chatter');
  });
  test.each(['那边弄好了', '装修做完了', '会议室装修好了，验收了', '招聘会办完了', '体检做了六成'])(
    'not: %s',
    (text) => {
      expect(said(text)).not.toBe('chatter');
    },
  );
});

describe('answers to a reminder', () => {
  test.each([
    ['能不能周五再提醒', 'snooze snooze 2022-12-23'],
    ['这周有安保任务，下周一再叫我', 'snooze snooze 2022-12-26'],
    ['元月三号再催我行吗', 'snooze snooze 2023-01-03'],
    ['隔天再叫我', 'snooze snooze 2022-12-21'],
    ['就剩我一个没倒下，这周别叫我，下周三再说', 'snooze snooze 2022-12-28'],
    ['收到，容我周五再报', 'snooze snooze 2022-12-23'],
    ['表收悉，容我核过再填，不急这半天', 'acknowledge'],
    ['收到催单，已转总包，等他们回我', 'acknowledge'],
    ['能不能延期？', 'question'],
    ['这块职责已划给消安办，别再派给我们', 'not_ours 32-6'],
    ['这项归消防救援局，别找我们', 'not_ours 32-6'],
    ['街道一直在弄，和我们没半点关系', 'not_ours 32-6'],
  ])('%s', (text, reading) => {
    expect(answered(text, '32-6').replace(/^(acknowledge|snooze|question) 32-6/, '$1')).toBe(reading);
  });
});
