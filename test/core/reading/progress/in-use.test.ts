/** Use as proof of completion: held against what the target asks, and never the use of something else. */
import { describe, expect, test } from 'vitest';
import { answered } from '../said.js';

describe('a place that is used for what it is for is finished', () => {
  test.each([
    ['6-6', '新址天天接诊', 'report 6-6完'],
    ['6-6', '居民都在这边看病', 'report 6-6完'],
    ['6-4', '12月5日起正式运营', 'report 6-4完 completed 2022-12-05'],
    ['1-10', '孩子们已经在新楼上课', 'report 1-10完'],
    ['34-3', '三楼民警天天坐班', 'report 34-3完'],
    ['27-7', '老人家天天坐电梯上天桥', 'report 27-7完'],
    ['15-1', '碧道天天有人跑步骑车', 'report 15-1完'],
    ['15-1', '碧道早晚全是遛狗的人', 'report 15-1完'],
    ['1-11', '扩的那栋楼开学就坐满学生了', 'report 1-11完'],
    ['1-3', '教室、饭堂都在正常用', 'report 1-3完'],
    ['3-5', '新跑道学生已经踩上去了', 'report 3-5完'],
    ['6-2', '新地方每天排队看病', 'report 6-2完'],
    ['8-3', '天没亮就有工友来蹲活', 'report 8-3完'],
    ['16-15', '五一就放人进去玩了', 'report 16-15完'],
    ['18-8', '站里天天在压垃圾，周边没有投诉', 'report 18-8完'],
    ['24-5', '车子早就双向跑起来', 'report 24-5完'],
    ['34-6', '民警搬回来值班了', 'report 34-6完'],
    ['37-2', '孩子们已经下水游了', 'report 37-2完'],
    ['6-5', '上次说还在等许可证，现在证到了，街坊看病都在新址', 'report 6-5完'],
  ])('%s: %s', (project, text, reading) => {
    expect(answered(text, project)).toBe(reading);
  });
});

describe('the use of something else, or by those who build it, finishes nothing', () => {
  test.each([
    ['6-6', '旧址天天接诊，新址没装完'],
    ['1-10', '学生明年九月搬进去上课'],
    ['1-10', '学生暂在体育馆上课'],
    ['19-9', '老人天天来问什么时候开门'],
    ['24-8', '土方车天天跑'],
    ['12-2', '居民天天进出，水电照常'],
    ['37-6', '居民天天来打球'],
    ['11-8', '住户天天都在用'],
    ['1-2', '学生在新楼上课了，操场还没做'],
    ['1-10', '下学期学生搬进去上课'],
    ['3-5', '学生天天在跑道上跑'],
    ['24-11', '车子半幅跑起来了'],
    ['24-11', '每天有车从旁边走'],
    ['27-3', '打桩机开起来了'],
    ['6-5', '每天有人排队来问开诊没有'],
  ])('%s: %s', (project, text) => {
    expect(answered(text, project)).not.toContain('完');
  });
});
