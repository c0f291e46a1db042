/** What must be asked about before it is taken down, and what only looks so; against the form of 300 projects, on 2022-12-20. */
import { describe, expect, test } from 'vitest';
import { big, said } from '../said.js';

describe('nobody vouches for it', () => {
  test.each([
    ['9-2听讲是齐了', 'report 9-2? ASK'],
    ['9-2他们告诉我装完了', 'report 9-2? ASK'],
    ['16-14看着像完工了', 'report 16-14? ASK'],
    ['16-14照时间推算完工了', 'report 16-14? ASK'],
    ['16-14我要没记错的话是完工了', 'report 16-14? ASK'],
    ['16-14完工了好像', 'report 16-14? ASK'],
    ['9-2据了解完成了', 'report 9-2? ASK'],
    ['9-2姑且算完成', 'report 9-2? ASK'],
    ['9-2大差不差了', 'report 9-2? ASK'],
    ['9-2齐了，没细数', 'report 9-2? ASK'],
    ['20-6投用了，我没去', 'report 20-6? ASK'],
    ['16-14完工了，没亲眼见', 'report 16-14? ASK'],
    ['24-3移交了，移交书我没见到', 'report 24-3? ASK'],
    ['9-2齐了，等我数数', 'report 9-2? ASK'],
    ['施工队跟我讲12-7完工了，我还没看到现场', 'report 12-7? ASK'],
    ['20-6投没投用说不好', 'report 20-6? ASK'],
    ['9-2齐没齐我没数', 'report 9-2? ASK'],
    ['9-2够不够难说', 'report 9-2? ASK'],
    ['20-6投用没有我还没问', 'report 20-6? ASK'],
    ['13-8看怎么算，按开放算完成了，按验收算还没完成', 'report 13-8? ASK'],
    ['9-2严格说没完成，宽松说完成了', 'report 9-2? ASK'],
    ['9-2不清楚', 'unclear 9-2 ASK'],
    ['9-2待定', 'unclear 9-2 ASK'],
    ['24-9动工了吧', 'report 24-9? ASK'],
    ['16-4好像还没完工', 'report 16-4? ASK'],
    ['16-4没完工吧', 'report 16-4? ASK'],
    ['9-2七八个吧', 'report 9-2? 7个 ASK'],
    ['9-2完成了，13-8没底', 'report 9-2完 13-8? ASK'],
    ['业主群有人说12-3投用，真假没核', 'report 12-3? ASK'],
    ['24-3我估计国庆前就交付掉了', 'report 24-3? ASK'],
    ['按工期排，16-14现在该竣工了', 'report 16-14? ASK'],
    ['16-14早该竣工了', 'report 16-14未'],
    ['听保安说16-14完工了，我没问监理', 'report 16-14? ASK'],
    ['18-6要么120要么121个，单子没在手上', 'report 18-6? 121个 ASK'],
    ['18-6 118个，不，119，回头我再点', 'report 18-6? 118个 119个 ASK'],
  ])('%s', (text, reading) => expect(said(text, {}, '观澜街道', big)).toBe(reading));
});

describe('it is said both ways', () => {
  test.each([
    ['19-5两家都开了，有一家没开', 'report 19-5? 差1家 ASK'],
    ['38-5装齐了，还有几台没装', 'report 38-5? ASK'],
    ['38-5布设到位，还有几台没到位', 'report 38-5? ASK'],
    ['9-2装好了，还没装', 'report 9-2? ASK'],
    ['9-2齐了，差3个', 'report 9-2? 差3个 ASK'],
    ['24-9开工了，还没动工', 'report 24-9? ASK'],
    ['12-3完工了，实际上还没', 'report 12-3? ASK'],
    ['12-3完工，工人还在干', 'report 12-3? ASK'],
    ['12-3竣工了，下个月竣工', 'report 12-3? promised 2023-01-31 ASK'],
    ['9-2完成率100%，还有3个柜子没装', 'report 9-2? 100% 差3个 ASK'],
    ['12-3完工了，进度85%', 'report 12-3? 85% ASK'],
    ['13-8一座都没改，改好了12座', 'report 13-8? 0座 12座 ASK'],
    ['13-8没开工，已完成10座', 'report 13-8? 10座 ASK'],
    ['13-8施工方说完了，监理说没完', 'report 13-8? ASK'],
    ['13-8数对不上', 'report 13-8? ASK'],
    ['9-2已完成，进行中', 'report 9-2? ASK'],
    ['9-2新增2个，累计1个', 'report 9-2? 2个 1个 ASK'],
    ['9-2完成8个，完成9个', 'report 9-2未 8个 9个 ASK'],
    ['18-6系统里118个，台账上121个', 'report 18-6未 118个 121个 ASK'],
    ['27-5监理量的21公里，施工方报的是22公里', 'report 27-5未 21公里 22公里 ASK'],
    ['9-2装满了，还缺3个', 'report 9-2? 差3个 ASK'],
    ['19-5都开了，没开一家', 'report 19-5? 差1家 ASK'],
    ['24-3移交了又没移交', 'report 24-3? ASK'],
    ['20-6传闻已投用', 'report 20-6? ASK'],
    ['20-6没投用，别信传言', 'report 20-6未'],
    ['13-8 12座，13-8 11座', 'report 13-8未 12座 11座 ASK'],
    ['16-14 11月2日完工，11月9日完工', 'report 16-14? ASK'],
    ['20-6已投入使用；计划12月投入使用', 'report 20-6? promised 2022-12-31 ASK'],
    ['24-9未开工。工程进度30%', 'report 24-9? 30% ASK'],
    ['24-9已开工，工程进度30%', 'report 24-9完 30%'],
    ['18-6 112还是121个来着', 'report 18-6? 121个 ASK'],
    ['18-6系统里118个，实际121个', 'report 18-6未 118个 121个'],
    ['9-2全年6个，光上半年就装了8个', 'report 9-2未 6个@全年 +8个@上半年 ASK'],
    ['18-6投放点全部升级，升级率92%', 'report 18-6? 92% ASK'],
    ['12-3整片竣工了，主体还没封', 'report 12-3? ASK'],
    ['27-5全线打通，南边一段还堵着', 'report 27-5? ASK'],
    ['16-14下月3号已经铺完草皮，完工', 'report 16-14? ASK'],
  ])('%s', (text, reading) => expect(said(text, {}, '观澜街道', big)).toBe(reading));
});

describe('which is meant cannot be told', () => {
  test.each([
    ['观澜街道', '9-2和那个都好了', 'report 9-2完 ASK'],
    ['观澜街道', '16-10和16-14不知道哪个好了', 'report ? ASK'],
    ['观澜街道', '9-2和13-8其中一个好了', 'report 9-2完 13-8完 9-2=1个 13-8=1个 ASK'],
    ['观澜街道', '9-2公厕全改完了', 'report 9-2完 ASK'],
    ['观澜街道', '19-5完成2', 'report 19-5完 2 ASK'],
    ['观澜街道', '18-6到100了', 'unclear 18-6 ASK'],
    ['观澜街道', '9-2 8', 'report 9-2未 8个 ASK'],
    ['观澜街道', '9-2到13-8都完成了', 'report 完 ASK'],
    ['观澜街道', '延期了', 'unclear ASK'],
    ['观澜街道', '设备到了', 'unclear ASK'],
    ['观澜街道', '今天加了俩', 'unclear ASK'],
    ['观澜街道', '本月没有新增', 'unclear ASK'],
    ['民治街道', '社康，边坡好了', 'report 6-6? 31-8? ASK'],
    ['民治街道', '讲座够了，演出没够', 'report 36-3未 ASK'],
    ['民治街道', '就剩那个了', 'unclear ASK'],
    ['民治街道', '35那项', 'unclear ASK'],
    ['民治街道', '25-7好了，另一个没好', 'report 25-7未 ASK'],
    ['民治街道', '25-7完工，还有一个没完工', 'report 25-7? ASK'],
    ['民治街道', '边坡好了，市场那个没', 'report 31-8? ASK'],
    ['民治街道', '车库完工，书的没完', 'report 25-7完 ASK'],
    ['民治街道', '25-7和市场都好了', 'report 25-7完 ASK'],
    ['福城街道', '上次那个花园，好了', 'unclear ASK'],
    ['大浪街道', '好像是17-2还是17-8没完工', 'report 未 ASK'],
    ['大浪街道', '福城的花景路口做了20处', 'report 17-3? 20处 ASK'],
    ['区政务服务数据管理局', '按期办结率99%', 'report ? 99% ASK'],
    ['区司法局', '讲座38场', 'report ? 38场 ASK'],
    ['区水务局', '积水点消除9处', 'report ? 9处 ASK'],
    ['区应急管理局', '33-1平均到场16分钟', 'unclear 33-1 ASK'],
    ['市规划和自然资源局龙华管理局', '山体那面还没砌', 'report 未 ASK'],
  ])('%s: %s', (unit, text, reading) => expect(said(text, {}, unit, big)).toBe(reading));

  test('on a card of several', () => {
    const told = (text: string) => said(text, { replyTo: ['31-2', '25-6', '37-7'] }, '龙华街道', big);
    expect(told('都好了，就那个没')).toBe('report 31-2未 25-6未 37-7未 ASK');
    expect(told('16-9完工了，别的不清楚')).toBe('report 16-9完 31-2? 25-6? 37-7? ASK');
  });
});

describe('it only looks so', () => {
  test.each([
    ['民治街道', '社康没好，边坡好了', 'report 6-6未 31-8完'],
    ['民治街道', '上次那个车库，好了', 'report 25-7完'],
    ['民治街道', '你问的书房建了1座', 'report 35-5未 1座'],
    ['民治街道', '菜场，大岭那个好了，另一个还没', 'report 29-4完 29-3未'],
    ['民治街道', '大岭三个，就市场没完，另两个好了', 'report 29-4未 33-1完 35-7完'],
    ['民治街道', '大岭市场完工了，另一个市场没完工', 'report 29-4完 29-3未'],
    ['民治街道', '第二十五项完工了', 'report 25-7完'],
    ['民治街道', '第十三项公厕还差一座', 'report 13-4未 差1座'],
    ['民治街道', '第29项大岭的完工了', 'report 29-4完'],
    ['民治街道', '演出够了，招聘会差3场', 'report 36-3完 8-1未 8-1=差3场'],
    ['民治街道', '服务站还没投入运营', 'report 19-9未'],
    ['大浪街道', '小孩那个公园好了', 'report 23-4完'],
    ['大浪街道', '招聘会办了40场，比龙华的少', 'report 8-2未 40场'],
    ['龙华街道', '松和的，车库好了，另一个没', 'report 25-6完 31-2未'],
    ['福城街道', '章阁，花园好了，站没好', 'report 16-7完 19-6未'],
    ['福城街道', '旧村开工了', 'report 12-11完'],
    ['观湖街道', '幼儿园那个坡好了', 'report 31-13完'],
    ['观澜街道', '广培的公园好了，足球场没', 'report 16-8完 37-8未'],
    ['观澜街道', '暖心柜好了，公厕没好', 'report 9-2完 13-8未'],
    ['观澜街道', '13-8都改好了，就一座没改', 'report 13-8未 差1座'],
    ['福城街道', '7-4机器，排除掉报废的1台，77台在用', 'report 7-4未 1台 77台'],
    ['观澜街道', '9-2装好8个了，还有2个没装', 'report 9-2未 8个 差2个'],
    ['观澜街道', '20-6投用了，还没揭牌', 'report 20-6完'],
    ['观澜街道', '19-5群众评分9分半，服务1.6万人次', 'report 19-5未 16000人次'],
    ['观湖街道', '图书馆开了', 'report 35-3完'],
    ['市规划和自然资源局龙华管理局', '油松的墙砌好了，富士嘉园的坡没弄好', 'report 31-12完 31-3未'],
    ['市规划和自然资源局龙华管理局', '御龙居的坡完工，幼儿园那面还没砌好', 'report 31-10完 31-1未'],
    ['龙华街道', '幼儿园旁边那面墙还没砌好', 'report 31-1未'],
    ['龙华街道', '清湖的书屋移交了，花园和挡墙都没弄完', 'report 35-6完 16-9未 31-1未'],
    ['龙华街道', '清湖的花园和挡墙都弄好了，书屋没通过验收', 'report 16-9完 31-1完 35-6未'],
    ['区总工会', '驿站挂了19个牌', 'report 21-4未 19个'],
    ['区总工会', '线上170节上完了，线下班差4个', 'report 36-5未 170节 差4个'],
    ['观澜街道', '30.9公里桂花管网全部修复完成', 'report 15-7完 30.9公里'],
  ])('%s: %s', (unit, text, reading) => expect(said(text, {}, unit, big)).toBe(reading));

  test('on a card of several, told by what is done to each or by the day', () => {
    const told = (text: string, replyTo: string[], unit: string) => said(text, { replyTo }, unit, big);
    expect(told('扩建的运营了，新建的没运营', ['6-2', '6-4'], '区卫生健康局')).toBe('report 6-2完 6-4未');
    expect(told('改造的完工，新建的都没弄完', ['18-3', '18-2', '18-8'], '区城管和综合执法局')).toBe(
      'report 18-3完 18-2未 18-8未',
    );
    expect(told('12-18动的工', ['12-11'], '福城街道')).toBe('report 12-11完 completed 2022-12-18');
  });

  test('the rest of a card, after one was told of', () => {
    const told = (text: string, replyTo: string[]) => said(text, { replyTo, before: ['29-3完工了'] }, '民治街道', big);
    expect(told('另外那个还没弄完', ['29-3', '29-4'])).toBe('report 29-4未');
    expect(told('剩下的都没动', ['29-3', '29-4', '16-12'])).toBe('report 29-4未 16-12未');
    expect(told('另一个没动', ['29-3', '29-4', '16-12'])).toContain('ASK');
  });

  test('amounts alone, in the order of the card that tells their units', () => {
    expect(said('8个，14座', { replyTo: ['9-2', '13-8'] }, '观澜街道', big)).toBe(
      'report 9-2未 13-8未 9-2=8个 13-8=14座',
    );
  });
});
