/** Completion told by its signs: papers signed, a place taken over or used, none left out, the builders gone, the ground broken. */
import { describe, expect, test } from 'vitest';
import { answered } from '../said.js';

describe('what is told by its signs, in no word of completion', () => {
  test.each([
    // papers are signed, and another takes over
    ['1-12', '验收单几方都签了，图纸交到学校手里', 'report 1-12完'],
    ['5-4', '验收意见书领到了，院方接管了', 'report 5-4完'],
    ['37-1', '验收会过了，馆交给体育中心管', 'report 37-1完'],
    ['24-7', '验收签字齐了，已由城管局接管养护', 'report 24-7完'],
    ['16-9', '物业都接手浇水了', 'report 16-9完'],
    ['18-5', '消防验收意见书拿到了', 'report 18-5? ASK'],
    ['18-5', '钥匙物业还没接走', 'report 18-5未'],
    ['18-5', '移交只能等', 'report 18-5未'],
    ['37-8', '草皮铺好了，验收还排着队', 'report 37-8未'],
    // it comes to what is promised, or the year is over with it
    ['7-6', '管理率过线了', 'report 7-6完'],
    ['7-6', '管理率快过线了', 'report 7-6? ASK'],
    ['8-5', '人数早就爆表', 'report 8-5完'],
    ['9-3', '今年的庭开满，收锣', 'report 9-3完'],
    ['20-5', '名额用光', 'report 20-5完'],
    ['8-1', '岗位数早超了', 'report 8-1? ASK'],
    ['8-1', '场次、岗位两样都超了', 'report 8-1完'],
    // none is left out
    ['11-1', '灯都亮了，一盏不漏', 'report 11-1完'],
    ['19-3', '扶手都给老人装上了，一户没漏', 'report 19-3完'],
    ['11-5', '该修的修该换的换，一台没落', 'report 11-5完'],
    ['14-7', '家家都喝上新管的水了', 'report 14-7完'],
    ['19-3', '摸底都摸了一遍，一户没落', 'report 19-3未'],
    // the builders are gone
    ['17-1', '树种齐花摆满，绿化队收工走了', 'report 17-1完'],
    ['26-9', '新车道放行，锥桶都收了', 'report 26-9完'],
    ['31-4', '坡面长满草了，施工队因为欠款撤了', 'report 31-4未'],
    // the ground is broken
    ['5-6', '桩机响了好几天', 'report 5-6完'],
    ['24-2', '管沟已经开挖', 'report 24-2完'],
    ['12-8', '挖机进去开干了', 'report 12-8完'],
    ['12-8', '等挖机一到就开干', 'report 12-8未'],
    ['24-2', '基坑开挖了，许可证还没下来', 'report 24-2未'],
    ['5-6', '老房子拆完了', 'report 5-6未'],
    ['27-3', '挖机进去开干了', 'report 27-3? ASK'],
    // the same words of other things
    ['5-6', '地下室施工图改了两版', 'report 5-6? ASK'],
    ['5-6', '基坑支护方案通过评审', 'report 5-6未'],
    ['12-8', '施工单位天天来问，挖机没地方停', 'report 12-8未'],
    ['35-6', '规划验收意见书拿到了', 'report 35-6? ASK'],
    ['35-6', '桩基验收单签了', 'report 35-6? ASK'],
    ['35-6', '整体验收单签了', 'report 35-6完'],
    ['24-3', '图纸设计院拿走了', 'report 24-3? ASK'],
    ['24-3', '拆迁纠纷街道接手了', 'report 24-3未'],
    ['19-3', '老人家都答应了，一户没漏', 'report 19-3? ASK'],
    ['24-4', '雨水管铺好，机械撤走了', 'report 24-4未'],
    ['6-4', '开门的日子定了', 'report 6-4? ASK'],
    ['34-2', '民警都走了', 'report 34-2? ASK'],
  ])('%s: %s', (project, text, reading) => {
    expect(answered(text, project)).toBe(reading);
  });
});
