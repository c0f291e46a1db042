/** What is told as done and is no deed that the project promises; parts, limits and denials beside a completion. */
import { describe, expect, test } from 'vitest';
import { answered } from '../said.js';

describe('another deed is done', () => {
  test.each([
    ['15-8', '管网检测13.4公里，全部测完', 'report 15-8未 13.4公里'],
    ['15-8', '管网全部修完', 'report 15-8完'],
    ['13-8', '16座都办妥手续了', 'report 13-8未 16座'],
    ['37-6', '移交手续办妥了', 'report 37-6完'],
    ['9-2', '10个全部返厂', 'report 9-2未 10个'],
    ['9-2', '10个已装车，在路上', 'report 9-2未 10个'],
    ['9-2', '10个全部上墙', 'report 9-2完 10个'],
    ['36-3', '94场，任务分解完成', 'report 36-3未 94场'],
    ['17-4', '刚开完工地会', 'report 17-4未'],
    ['24-9', '已开过会', 'report 24-9未'],
    ['17-4', '已经派工', 'report 17-4未'],
    ['19-9', '运营已投标', 'report 19-9未'],
    ['9-3', '旁听12人，开了8场', 'report 9-3未 8场'],
  ])('%s: %s', (project, text, reading) => {
    expect(answered(text, project)).toBe(reading);
  });
});

describe('only a part, or only one acceptance', () => {
  test.each([
    ['17-4', '样板段完工', 'report 17-4未'],
    ['37-2', '半幅完工并投入使用', 'report 37-2未'],
    ['37-2', '只建成投用了儿童池', 'report 37-2未'],
    ['37-6', '消防验收通过', 'report 37-6未'],
    ['37-6', '竣工预验收完成', 'report 37-6未'],
    ['37-6', '竣工验收通过，已移交', 'report 37-6完'],
  ])('%s: %s', (project, text, reading) => {
    expect(answered(text, project)).toBe(reading);
  });
});

describe('stopped, or for a day to come', () => {
  test.each([
    ['19-4', '投入运营被叫停', 'report 19-4未'],
    ['17-4', '限期完工', 'report 17-4未'],
    ['17-4', '完工了再说', 'report 17-4未'],
    ['17-4', '难言完工', 'report 17-4未'],
    ['17-4', '完工率偏低', 'report 17-4未'],
    ['37-6', '已竣工验收并择日移交', 'report 37-6未'],
    ['17-4', '已完工并将移交', 'report 17-4完'],
    ['37-2', '完工，择机开放', 'report 37-2未'],
    ['37-2', '完工投入使用得到元旦', 'report 37-2未 promised 2023-01-01'],
    ['37-2', '完工，元旦对外开放', 'report 37-2未 promised 2023-01-01'],
    ['37-2', '国庆对外开放了', 'report 37-2完 completed 2022-10-01'],
  ])('%s: %s', (project, text, reading) => {
    expect(answered(text, project)).toBe(reading);
  });
});

describe('what denies nothing', () => {
  test.each([
    ['17-4', '没成想完工了', 'report 17-4完'],
    ['17-4', '没想到还没完工', 'report 17-4未'],
    ['17-4', '没加钱就完工了', 'report 17-4完'],
    ['17-4', '没熬夜弄完了', 'report 17-4完'],
    ['17-4', '没来得及报也完工了', 'report 17-4完'],
    ['17-4', '没加班完不了工', 'report 17-4未'],
    ['17-4', '没剩活', 'report 17-4完'],
    ['17-4', '差事已了', 'report 17-4完'],
    ['13-8', '未完成的没有', 'report 13-8完'],
    ['13-8', '16座全改了，完成得不赖', 'report 13-8完 16座'],
  ])('%s: %s', (project, text, reading) => {
    expect(answered(text, project)).toBe(reading);
  });
});
