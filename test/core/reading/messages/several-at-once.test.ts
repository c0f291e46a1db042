/** Projects told by their place in a list or by what they are, of the big sample; and what only looks like it. */
import { describe, expect, test } from 'vitest';
import { answered, big, said } from '../said.js';

const THREE = ['16-6', '17-5', '17-7'];
const TWO = ['16-2', '17-8'];
const FOUR = ['29-3', '29-4', '33-1', '16-12'];

describe('places in the list of the card replied to', () => {
  const PLACES: readonly (readonly [unit: string, list: string[], text: string, reading: string])[] = [
    ['观湖街道', THREE, '头尾两个都完工了，中间那个还差绿化', 'report 16-6完 17-7完 17-5未'],
    ['观湖街道', THREE, '两头的都完工了，中间的还在种树', 'report 16-6完 17-7完 17-5未'],
    ['观湖街道', THREE, '除了中间的，都完工了', 'report 16-6完 17-7完 17-5未'],
    ['观湖街道', THREE, '只有最后那个没完工', 'report 17-7未 16-6完 17-5完'],
    ['观湖街道', THREE, '末尾两个完工了，打头的没完工', 'report 17-5完 17-7完 16-6未'],
    ['观湖街道', THREE, '最上面那个完工，最下面那个没动', 'report 16-6完 17-7未'],
    ['观湖街道', THREE, '一和三完工，二没有', 'report 16-6完 17-7完 17-5未'],
    ['观湖街道', THREE, '一三完工，二没完工', 'report 16-6完 17-7完 17-5未'],
    ['观湖街道', ['12-1', ...THREE.slice(1), '31-5'], '两个景观没完工，边坡完工', 'report 17-5未 17-7未 31-5完'],
    ['观湖街道', THREE, '1 和 3 完工，2 没完工', 'report 16-6完 17-7完 17-5未'],
    [
      '大浪街道',
      ['15-6', '34-1'],
      '第一个哪里完工了，还差两处；第二个200个',
      'report 15-6未 34-1? 15-6=差2处 34-1=200个',
    ],
    ['观湖街道', THREE, '依次是完工、没完工、还在种树', 'report 16-6完 17-5未 17-7未'],
    ['大浪街道', ['15-6', '34-1'], '两个都完成，7处、200个', 'report 15-6完 34-1完 15-6=7处 34-1=200个'],
    ['大浪街道', ['15-6', '34-1'], '5处；160个', 'report 15-6未 34-1未 15-6=5处 34-1=160个'],
    ['大浪街道', ['15-6', '34-1'], '200个，7处，都完成', 'report 34-1完 15-6完 34-1=200个 15-6=7处'],
    ['大浪街道', ['15-6', '34-1'], '都好了，7处、200个', 'report 15-6完 34-1完 15-6=7处 34-1=200个'],
    ['民治街道', ['13-4', '29-4'], '都完成，公厕11座', 'report 13-4完 29-4完 13-4=11座'],
    ['观澜街道', ['9-2', '13-8', '16-8'], '9个、15座、没完工', 'report 9-2未 13-8未 16-8未 9-2=9个 13-8=15座'],
    ['观澜街道', ['9-2', '13-8', '16-8'], '柜子、公厕都好，公园没好', 'report 9-2完 13-8完 16-8未'],
    ['大浪街道', ['15-6', '34-1'], '7处和200个，都完成了', 'report 15-6完 34-1完 15-6=7处 34-1=200个'],
    ['大浪街道', TWO, '第一个完工，另一个没完工', 'report 16-2完 17-8未'],
    ['大浪街道', TWO, '16开头的完工，17的没完', 'report 16-2完 17-8未'],
    ['观湖街道', THREE, '17那两个完工，16没完工', 'report 17-5完 17-7完 16-6未'],
    ['观湖街道', THREE, '三个里头只有福龙没好', 'report 16-6未 17-5完 17-7完'],
    ['观湖街道', THREE, '这三个里边，唯独大和没完工', 'report 17-7未 16-6完 17-5完'],
    ['区应急管理局', ['33-1', '33-2', '33-7'], '新建的两个没完工，提升的完工', 'report 33-1未 33-7未 33-2完'],
    ['区住房和建设局', ['12-8', '12-11'], '浪口开工了，新和的也开了', 'report 12-8完 12-11完'],
    ['市交通运输局龙华管理局', ['27-3', '27-7'], '电梯装好在用，桥还没通', 'report 27-7完 27-3未'],
    ['市交通运输局龙华管理局', ['27-3', '27-7'], '桥和电梯都没完工', 'report 27-3未 27-7未'],
    ['民治街道', ['6-6', '32-6'], '社康投用了，站里消防员配了10名', 'report 6-6完 32-6未 32-6=10名'],
    ['观澜街道', ['16-5'], '是的，上周四', 'report 16-5完 completed 2022-12-15'],
    ['龙华公安分局', ['34-3'], '没', 'report 34-3未'],
    ['龙华街道', ['36-2'], '演完正好108场', 'report 36-2完 108场'],
    ['龙华街道', ['36-2'], '演完正好100场', 'report 36-2未 100场'],
    ['民治街道', [], '31项里我们那个边坡做完了', 'report 31-8完'],
    ['大浪街道', TWO, '上面那个完工了，下面的没有', 'report 16-2完 17-8未'],
    ['大浪街道', TWO, '两处都一样，活没干完', 'report 16-2未 17-8未'],
    ['大浪街道', TWO, '前面那个早就完工，后面那个树坑都没挖', 'report 16-2完 17-8未'],
    ['民治街道', FOUR, '倒数第二个完工了', 'report 33-1完'],
    ['民治街道', FOUR, '中间两个没完工，头尾都完工', 'report 29-4未 33-1未 29-3完 16-12完'],
    ['民治街道', FOUR, '第一个到第三个完工了，第四个没有', 'report 29-3完 29-4完 33-1完 16-12未'],
    ['民治街道', FOUR, '第四个完工，第一到第三没有', 'report 16-12完 29-3未 29-4未 33-1未'],
    ['观澜街道', ['9-2', '13-8', '16-8'], '第二个没完成，余下的都完成了', 'report 13-8未 9-2完 16-8完'],
    ['观澜街道', ['9-2', '13-8', '16-8'], '公厕16座全好了，暖心柜剩一个了', 'report 13-8完 9-2未 13-8=16座 9-2=差1个'],
    [
      '观澜街道',
      ['32-1', '27-5'],
      '第一个站17个，消防员101名；第二个贯通12公里',
      'report 32-1未 27-5未 32-1=17个 32-1=101名 27-5=12公里',
    ],
    ['观澜街道', ['9-2', '13-8', '16-8'], '除第一个外都没完成', 'report 13-8未 16-8未 9-2完'],
    ['大浪街道', ['15-6', '34-1'], '前面的5处，后面的170个', 'report 15-6未 34-1未 15-6=5处 34-1=170个'],
    ['大浪街道', ['15-6', '34-1'], '前面5后面170', 'report 15-6未 34-1未 15-6=5处 34-1=170个'],
    ['大浪街道', ['15-6', '34-1'], '上面5处，下面170个', 'report 15-6未 34-1未 15-6=5处 34-1=170个'],
    ['民治街道', ['13-4', '14-2'], '公厕9，小区10', 'report 13-4未 14-2未 13-4=9座 14-2=10个'],
    ['区水务局', ['14-3', '14-6'], '福城二十一个，民治十二个', 'report 14-3未 14-6未 14-3=21个 14-6=12个'],
    ['市市场监管局龙华监管局', ['30-2'], '民泰6个、白石龙4个，其他社区没设', 'report 30-2未 6个 4个'],
  ];
  test.each(PLACES)('%s %j %s', (unit, replyTo, text, reading) =>
    expect(said(text, { replyTo }, unit, big)).toBe(reading),
  );

  const NONE: readonly (readonly [unit: string, list: string[], text: string])[] = [
    ['民治街道', FOUR, '中间那个没完工'],
    ['大浪街道', TWO, '一个完工了，另一个没完'],
    ['大浪街道', TWO, '最后两道手续没办'],
    ['民治街道', FOUR, '3完工，其余没'],
    ['民治街道', FOUR, '2完工，剩下的没完'],
    ['观湖街道', THREE, '中间的小路没修完'],
    ['观湖街道', THREE, '上面三个里有一个好了'],
    ['观湖街道', THREE, '两头堵车，施工慢'],
  ];
  test.each(NONE)('asks: %s %j %s', (unit, replyTo, text) =>
    expect(said(text, { replyTo }, unit, big)).toContain('ASK'),
  );
});

describe('one of two numbers that the writer is not sure of', () => {
  test.each(['编号好像24-9又好像24-13，已经开工', '24-9还是24-13来着，开工了', '24-9，也可能是24-13，开工了'])(
    '%s',
    (text) => {
      expect(said(text, {}, '观澜街道', big)).toMatch(/ASK/);
    },
  );
  test('not: two that are told of', () => {
    expect(said('24-9开工了，24-13好像也开工了', {}, '观澜街道', big)).toBe('report 24-9完 24-13? ASK');
  });
});

describe('several told by what they are', () => {
  const SEVERAL: readonly (readonly [unit: string, text: string, reading: string])[] = [
    [
      '区城管和综合执法局',
      '五座垃圾转运站，章阁的完工并投入使用了，另外四座没完工',
      'report 18-8完 18-2未 18-3未 18-4未 18-5未',
    ],
    ['区城管和综合执法局', '三个街心花园，梅龙二路的没完工，其余两个完工了', 'report 16-10未 16-3完 16-14完'],
    ['区残联', '福城、龙华、观澜的残疾人服务中心都完工投入使用了', 'report 20-2完 20-4完 20-6完'],
    ['区残联', '福城和观澜的残疾人服务中心完工投入使用，龙华没完工', 'report 20-2完 20-6完 20-4未'],
    ['龙华交警大队', '信号灯优化的那三个路口全部完工', 'report 26-2完 26-4完 26-10完'],
    ['龙华交警大队', '福城、民治、观澜三个街道的拥堵节点治理都完成了', 'report 26-6完 26-7完 26-8完'],
    ['区建筑工务署', '富康、樟溪两座人行天桥加装的电梯都没完工', 'report 27-7未 27-2未'],
    ['区建筑工务署', '富康和陶元两座新建天桥没完工', 'report 27-3未 27-8未'],
    ['区建筑工务署', '学校这几个：牛湖没动，白石龙完工，上芬没完工', 'report 1-1未 1-8完 1-10未'],
    [
      '市市场监管局龙华监管局',
      '白石龙、大岭、库坑三个农贸市场都完工了，鹭湖没完工',
      'report 29-3完 29-4完 29-7完 29-2未',
    ],
    ['区委组织部（区委编办、区人才工作局）', '龙华7个、大浪10个暖心柜都装完了', 'report 9-4完 9-6完 9-4=7个 9-6=10个'],
    ['区司法局', '福城法治讲座还欠5场', 'report 39-2未 差5场'],
    ['区住房和建设局', '懿花园、惠鑫公寓加的外挂梯，前者完工投用，后者还没装', 'report 11-7完 11-3未'],
  ];
  test.each(SEVERAL)('%s %s', (unit, text, reading) => expect(said(text, {}, unit, big)).toBe(reading));

  const NONE: readonly (readonly [unit: string, text: string])[] = [
    ['龙华交警大队', '信号灯优化那两个路口做完了'],
    ['区城管和综合执法局', '三座公厕没完工'],
    ['市市场监管局龙华监管局', '三个过期药品回收点没设'],
    ['市市场监管局龙华监管局', '三个农贸市场完工了'],
    ['龙华交警大队', '信号灯优化的三个路口，两个好了'],
    ['福城街道', '7-4和39-2其中一个达标了'],
    ['福城街道', '16-7和16-13之一完工了'],
  ];
  test.each(NONE)('asks: %s %s', (unit, text) => expect(said(text, {}, unit, big)).toContain('ASK'));
});

describe('a heading, the places under it, and what points back to them', () => {
  const HEADED: readonly (readonly [unit: string, text: string, reading: string])[] = [
    ['区文化广电旅游体育局', '电影放映 观澜302场 龙华765场', 'report 36-1未 36-4未 36-1=302场 36-4=765场'],
    [
      '区文化广电旅游体育局',
      '公益电影：观澜302场、龙华765场；惠民演出：民治90场、龙华100场',
      'report 36-1未 36-4未 36-3未 36-2未 36-1=302场 36-4=765场 36-3=90场 36-2=100场',
    ],
    ['龙华交警大队', '拥堵节点治理进度：大浪18处全完成，福城做了27处', 'report 26-3完 26-6未 26-3=18处 26-6=27处'],
    ['区人力资源局', '欠薪办结率：观湖95.8%、民治97.2%', 'report 21-5完 21-3未 21-5=95.8% 21-3=97.2%'],
    ['区教育局', '午休躺睡：观湖9所，福城11所，前者还缺1所', 'report 3-4未 3-9? 3-4=9所 3-9=11所 3-4=差1所'],
    ['区人力资源局', '8-1办了30场，8-2办了40场，这两项没到数', 'report 8-1未 8-2未 8-1=30场 8-2=40场'],
    ['观澜街道', '16-1、16-4、16-5、16-8四个公园，就16-8没完，别的都完工', 'report 16-8未 16-1完 16-4完 16-5完'],
    ['区水务局', '15-1完工投用，15-2、15-3还在砌驳岸，这两个护栏没装', 'report 15-1完 15-2未 15-3未'],
    ['区残联', '20-2、20-4、20-6这三家，除了20-4，都已完工并投入使用', 'report 20-2完 20-6完 20-4未'],
  ];
  test.each(HEADED)('%s %s', (unit, text, reading) => expect(said(text, {}, unit, big)).toBe(reading));

  test('asks: a street with two projects under the heading', () =>
    expect(said('停车泊位：观湖2310个、大浪880个', {}, '市交通运输局龙华管理局', big)).toContain('ASK'));
});

describe('numbers as they are read out', () => {
  const READ: readonly (readonly [unit: string, text: string, reading: string])[] = [
    ['区建筑工务署', '二十四杠幺零完工了', 'report 24-10完'],
    ['观湖街道', '第四十项，审核通过六百一十个', 'report 40未 610个'],
    ['区消防救援大队', '第三十二项第九个，消防员配了一百二十名', 'report 32-9未 120名'],
    ['区司法局', '三十九项第二个讲座37场，第四个35场', 'report 39-2未 39-4? 39-2=37场 39-4=35场'],
    ['民治街道', '更正：完工的是16-12，不是16-13', 'report 16-12完'],
    ['区卫生健康局', '5-5已于12-6开工', 'report 5-5完 completed 2022-12-06'],
  ];
  test.each(READ)('%s %s', (unit, text, reading) => expect(said(text, {}, unit, big)).toBe(reading));
});

describe('where the parts of one project lie', () => {
  const PARTS: readonly (readonly [unit: string, text: string, reading: string])[] = [
    ['龙华街道', '28-4站台已改造18座：清湖片区7座、油松片区6座、景龙片区5座', 'report 28-4未 18座 7座 6座 5座'],
    ['福城街道', '公厕建好3座，茜坑那座在贴砖', 'report 13-6未 3座'],
    ['大浪街道', '路灯换了763盏，浪口片区还有68盏没灯杆', 'report 11-1未 763盏 差68盏'],
    ['福城街道', '公厕建好3座，章阁社区花园完工', 'report 13-6未 16-7完 13-6=3座'],
  ];
  test.each(PARTS)('%s %s', (unit, text, reading) => expect(said(text, {}, unit, big)).toBe(reading));

  test('a place that is counted in with the others is none of its own', () => {
    expect(said('再算上今天龙胜党群那台，七个', { before: ['9-6 装了6个暖心柜'] }, '大浪街道', big)).toBe(
      'report 9-6未 7个',
    );
  });
  test('asks: 那个 of a place may be another project', () =>
    expect(said('暖心柜装了8个，牛湖那个没完工', {}, '观澜街道', big)).toContain('ASK'));
});

describe('what is counted tells of which it is said', () => {
  test('of the few of a card, by their nouns', () => {
    expect(said('插口1007个 泊位1216个', { replyTo: ['11-2', '25-5'] }, '龙华街道', big)).toBe(
      'report 11-2未 25-5未 11-2=1007个 25-5=1216个',
    );
    expect(said('1007个', { replyTo: ['11-2', '25-5'] }, '龙华街道', big)).toMatch(/ASK/);
    expect(said('查餐厅14期，快检9000批次', { replyTo: ['29-5', '29-6'] }, '市市场监管局龙华监管局', big)).toMatch(
      /29-6=14期 29-5=9000批次/,
    );
  });
  test('one of them alone is done, or is left out and told of again', () => {
    expect(said('26-6治了28处，26-7治了14处，就26-7算完成', {}, '龙华交警大队', big)).toMatch(/26-6未 26-7完/);
    expect(said('除31-10外，31-9、37-6均已完成，31-10排水沟没做', {}, '观澜街道', big)).toBe(
      'report 31-9完 37-6完 31-10未',
    );
    expect(said('17-5完工，17-7同上', {}, '观湖街道', big)).toBe('report 17-5完 17-7完');
  });
  test('by the unit that its target counts in, and by its own words beside another', () => {
    expect(said('路灯更换760盏，差71盏；健身路径29套', {}, '大浪街道', big)).toBe(
      'report 11-1未 37-5未 11-1=760盏 11-1=差71盏 37-5=29套',
    );
    expect(said('职工之家新增1个，总数20个；法治讲座本月3场，累计29场', {}, '福城街道', big)).toBe(
      'report 21-4未 39-2未 21-4=+1个 21-4=20个 39-2=+3场@本月 39-2=29场',
    );
  });
  test('of a card of one, and the rest of it', () => {
    expect(answered('12台还没动，其余全换完了', '11-4')).toBe('report 11-4未 差12台');
  });
  test('by what people call them', () => {
    const of = { replyTo: ['9-2', '13-8'] };
    expect(said('柜子完成了，厕所差2座', of, '观澜街道', big)).toBe('report 9-2完 13-8未 13-8=差2座');
    expect(said('柜子好了，厕所没完', of, '观澜街道', big)).toBe('report 9-2完 13-8未');
    expect(said('社康那个完成了', {}, '民治街道', big)).toBe('report 6-6完');
    expect(said('社康完成了', {}, '大浪街道', big)).toBe('report 完 ASK');
    expect(answered('外墙刷完了，厕所没装', '12-3')).toBe('report 12-3未');
  });
  test('of the streets, by the unit that one of its projects counts in', () => {
    expect(said('大浪做好98户了', {}, '区民政局', big)).toBe('report 19-8未 98户');
    expect(said('民治的法治讲座累计33场，十月2场；大浪的累计10场', {}, '区司法局', big)).toBe(
      'report 39-4未 39-5未 39-4=33场 39-4=+2场@十月 39-5=10场',
    );
    expect(said('讲座情况：民治33场，大浪累计10场，大浪本月1场', {}, '区司法局', big)).toBe(
      'report 39-4未 39-5未 39-4=33场 39-5=10场 39-5=+1场@本月',
    );
    expect(said('大浪开了个会', {}, '区民政局', big)).toBe('chatter');
  });
});

describe('numbered in one line, or with their count before them', () => {
  const NUMBERED: readonly (readonly [unit: string, text: string, reading: string])[] = [
    ['民治街道', '(1)大岭农贸市场完工(2)大岭文化中心未移交(3)大岭避难场所完工', 'report 29-4完 35-7未 33-1完'],
    ['民治街道', '1、大岭农贸市场完工 2、大岭文化中心未移交', 'report 29-4完 35-7未'],
    ['民治街道', '汇报一下：一、大岭农贸市场完工；二、大岭文化中心未移交', 'report 29-4完 35-7未'],
    ['民治街道', '大岭农贸市场完工 / 大岭文化中心未移交', 'report 29-4完 35-7未'],
    ['民治街道', '29-4完工：1、外墙刷完 2、消防验收通过', 'report 29-4完'],
    ['民治街道', '民治3项：29-4完工，35-7未移交，33-1完工', 'report 29-4完 35-7未 33-1完'],
    ['民治街道', '本周更新两项：29-4完工，35-7未移交', 'report 29-4完 35-7未'],
    ['民治街道', '两个文体项目：29-4完工，35-7未移交', 'report 29-4完 35-7未'],
    ['观澜街道', '12-7、16-14这两个没完工，16-4、16-5完工了', 'report 12-7未 16-14未 16-4完 16-5完'],
    ['观澜街道', '去年没做完，今年10月12日完工（16-1）', 'report 16-1完 completed 2022-10-12'],
    ['观澜街道', '已完工，就剩尾款没结（16-1）', 'report 16-1完'],
    ['民治街道', '停车库和社康两个都完成了', 'report 25-7完 6-6完'],
    ['民治街道', '停车库跟边坡都完工了', 'report 25-7完 31-8完'],
    ['大浪街道', '两个社康都完成了', 'report 6-2完 6-4完'],
    ['大浪街道', '两个景观提升都完工了', 'report 17-2完 17-8完'],
    ['民治街道', '第三十七项完成了', 'report 37-3完'],
    ['民治街道', '事项36，94场都演完了', 'report 36-3完 94场'],
  ];
  test.each(NUMBERED)('%s %s', (unit, text, reading) => expect(said(text, {}, unit, big)).toBe(reading));
});

describe('what belongs to the one spoken of, or is quoted of its target', () => {
  const OWN: readonly (readonly [unit: string, text: string, reading: string])[] = [
    ['民治街道', '福龙西路樟坑段路面铺完了，信号灯也没装，还没完工', 'report 24-5未'],
    ['龙华街道', '小区垃圾分类参与率94%，清湖那边拖了后腿，没达标', 'report 18-1未 94%'],
    ['市市场监管局龙华监管局', '“设置家庭过期药品回收点11个”已完成', 'report 30-4完'],
    ['市市场监管局龙华监管局', '开展“星期三查餐厅”行动35期这项，做了34期', 'report 29-1未 34期'],
  ];
  test.each(OWN)('%s %s', (unit, text, reading) => expect(said(text, {}, unit, big)).toBe(reading));
});

test('a number and its amount typed without a gap are parted where one way alone does', () => {
  const read = (text: string): string => said(text, {}, '市交通运输局龙华管理局', big);
  expect(read('28-121座站台都改完了')).toBe('report 28-1完 21座');
  expect(read('28-120座站台改完了')).toBe('report 28-1未 20座');
});
