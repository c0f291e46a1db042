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
