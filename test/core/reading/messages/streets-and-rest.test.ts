/** Projects told by their street alone, the rest of one project, and one of several things that it promises. */
import { describe, expect, test } from 'vitest';
import { big, said } from '../said.js';

describe('a street tells its project, and the rest is of the project that lacks a part', () => {
  test.each([
    ['区司法局', '大浪讲座10场，咨询还缺43人次', 'report 39-5未 10场 差43人次'],
    ['区司法局', '福城公共法律服务完成了，大浪还差20人次', 'report 39-2完 39-5未 39-5=差20人次'],
    ['区司法局', '大浪法治讲座够数了，法律咨询还缺43人次', 'report 39-5未 差43人次'],
    ['区司法局', '公共法律服务大浪福城都完成了', 'report 39-5完 39-2完'],
    ['市市场监管局龙华监管局', '老旧电梯大修：福城27台、观湖34台已完成', 'report 11-4完 11-8完 11-4=27台 11-8=34台'],
    ['龙华公安分局', '警务室大水坑、高峰完工投用了，樟坑径还在装修，章阁也没好', 'report 34-2完 34-5完 34-3未 34-6未'],
    ['市市场监管局龙华监管局', '30-1、30-2、30-4，只有30-2没完成', 'report 30-1完 30-4完 30-2未'],
    ['观澜街道', '新澜老村就差三线下地，别的都好了', 'report 12-3未'],
    ['区卫生健康局', '区中心医院外科大楼电梯没装，其余都完成了', 'report 5-7未'],
  ])('%s: %s', (unit, text, reading) => {
    expect(said(text, {}, unit, big)).toBe(reading);
  });

  test('but other projects are asked about', () => {
    expect(said('区中心医院外科大楼没完工，其他项目都完成了', {}, '区卫生健康局', big)).toContain('ASK');
  });
});

describe('streets with their amounts one after the other', () => {
  test.each([
    // as dictation leaves them, with no stop between them
    [
      '区司法局',
      '法治讲座大浪讲了9场咨询了150人次福城讲了30场咨询了500人次',
      'report 39-5未 39-2未 39-5=9场 39-5=150人次 39-2=30场 39-2=500人次',
    ],
    ['区城管和综合执法局', '公厕福城改了三座民治改了八座', 'report 13-6未 13-4未 13-6=3座 13-4=8座'],
    // under words of what is promised
    ['区退役军人事务局', '专场招聘会大浪8场，观湖1场', 'report 39-1未 39-3未 39-1=8场 39-3=1场'],
    [
      '区消安委办',
      '感烟福城装了9200个，观湖8700个，整改率福城90%，观湖91%',
      'report 32-5未 32-8未 32-5=9200个 32-8=8700个 32-5=90% 32-8=91%',
    ],
    ['区文化广电旅游体育局', '演出民治82场，演出龙华95场', 'report 36-3未 36-2未 36-3=82场 36-2=95场'],
    // with a while of all of them
    ['区司法局', '上周大浪讲了1场，民治讲了2场', 'report 39-5? 39-4? 39-5=+1场@上周 39-4=+2场@上周'],
    ['区司法局', '本周大浪讲了1场，民治累计31场', 'report 39-5? 39-4未 39-5=+1场@本周 39-4=31场'],
  ])('%s: %s', (unit, text, reading) => {
    expect(said(text, {}, unit, big)).toBe(reading);
  });

  test.each([
    ['区住房和建设局', '燃气入户观澜新增2100户'],
    ['区文化广电旅游体育局', '公益电影福城放了300场民治放了80场'],
    ['区消防救援大队', '微型消防站龙华升级12个，福城升级3个'],
  ])('of a street that has no such project: %s, %s is asked about', (unit, text) => {
    expect(said(text, {}, unit, big)).toContain('ASK');
  });
});

describe('where no project is named, the one that alone counts what is told is meant', () => {
  test.each([
    // by its noun, in whatever unit
    ['民治街道', '装好插口210个', 'report 11-6未 210个'],
    ['民治街道', '本月新增20个插口，累计120个', 'report 11-6未 +20个@本月 120个'],
    ['观澜街道', '手上六个柜子', 'report 9-2未 6个'],
    ['龙华街道', '招到现在岗位1260个', 'report 8-6未 1260个'],
    // by the verb of it, or by all that it promises
    ['民治街道', '演到现在61场', 'report 36-3未 61场'],
    ['民治街道', '26套里装了18套', 'report 37-3未 18套'],
    ['区消安委办', '观湖的烟感装了11200个', 'report 32-8未 11200个'],
  ])('%s: %s', (unit, text, reading) => {
    expect(said(text, {}, unit, big)).toBe(reading);
  });

  test.each([
    ['民治街道', '办了20场'],
    ['观澜街道', '修了5公里'],
    ['观湖街道', '找了3家单位谈'],
    ['观湖街道', '评上31家'],
    ['民治街道', '龙华那边装了20套'],
    ['民治街道', '有3个项目没完成'],
  ])('%s: %s is asked about', (unit, text) => {
    expect(said(text, {}, unit, big)).toContain('ASK');
  });
});

test('a kind of works under its short name', () => {
  expect(said('堵点：民治14处完成，观澜16处', {}, '龙华交警大队', big)).toBe(
    'report 26-7完 26-8未 26-7=14处 26-8=16处',
  );
});
