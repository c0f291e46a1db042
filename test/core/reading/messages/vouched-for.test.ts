/** What cannot be taken down as said, since nobody vouches for it or two numbers are told, and what can although it looks like that; against the form of 300 projects, on 2022-12-20. */
import { describe, expect, test } from 'vitest';
import { big, said } from '../said.js';

const table = (unit: string, rows: readonly (readonly [text: string, reading: string])[]) =>
  test.each(rows)('%s', (text, reading) => expect(said(text, {}, unit, big)).toBe(reading));

describe('whose word it is', () => {
  table('观澜街道', [
    ['16-14完工了，这话是门卫讲的', 'report 16-14? ASK'],
    ['16-14竣工了，抖音刷到的', 'report 16-14? ASK'],
    ['16-14完工了，可我在外地，没条件去现场确认', 'report 16-14? ASK'],
    ['20-6像是投用了，问主任他吞吞吐吐的，我没底', 'report 20-6? ASK'],
    ['20-6好像开张了', 'report 20-6? ASK'],
    ['16-14上午监理说做完了，晚上居委说没做完，不晓得该听谁的', 'report 16-14? ASK'],
    ['16-14还没问呢', 'report 16-14? ASK'],
    ['16-14合同约定的完工日期是12月5日', 'report 16-14? ASK'],
    ['16-14合同写的竣工时间12月5日，实际12月9日完工', 'report 16-14完 completed 2022-12-09'],
    ['16-14完工日期12月5日', 'report 16-14完 completed 2022-12-05'],
    ['16-14保安说完工了，我去看过，属实', 'report 16-14完'],
    ['16-14完工了，照片发在朋友圈里', 'report 16-14完'],
    ['16-14完工了，监理讲质量没问题', 'report 16-14完'],
    ['16-14肯定是弄完了的', 'report 16-14完'],
  ]);
});

describe('another number of the same', () => {
  table('观澜街道', [
    ['18-6改了118个，平台上记的是121个', 'report 18-6未 118个 121个 ASK'],
    ['18-6总共升级118个，社区那边的清单上总共126个', 'report 18-6未 118个 ASK'],
    ['18-6名册里写121个，现场只点到117个', 'report 18-6未 121个 117个 ASK'],
    ['13-8改满16座了，截至今天开放14座', 'report 13-8未 16座 14座 ASK'],
    ['13-8改了12座（城管局统计的13座）', 'report 13-8未 12座 13座 ASK'],
    ['27-5做了18公里还是19公里我记不大清', 'report 27-5? 18公里 19公里 ASK'],
    ['38-5自购的和区里配的一共40台，哪些算任务还没理清', 'report 38-5? 40台 ASK'],
    ['18-6改了118个，其中平台登记的有90个', 'report 18-6未 118个 90个'],
    ['18-6改了118个，系统里重复登记成了121个', 'report 18-6未 118个'],
    ['18-6改了118个，台账上还有17个没改', 'report 18-6未 118个 差17个'],
    ['13-8十六座全部改完，还剩两座没通水', 'report 13-8? 16座 差2座 ASK'],
    ['9-2柜子全部摆好，剩2个下周摆', 'report 9-2未 差2个 ASK'],
    ['13-8新建的6座全部开放，改造的还差3座', 'report 13-8未 6座 差3座'],
  ]);
});

describe('taken back', () => {
  table('观澜街道', [
    ['16-14完工了，哎不对，我记岔了', 'report 16-14? ASK'],
    ['16-14完工，不对，容我再想想', 'report 16-14? ASK'],
    ['12-3投用了，不对，是说下个月能投用，也说不准', 'report 12-3? ASK'],
    ['16-14完工了，不对，是16-10完工', 'report 16-10完'],
  ]);
});

describe('clear for all that', () => {
  table('观澜街道', [
    ['其他的我不敢保证，16-14是完工了', 'report 16-14完'],
    ['16-14完工了，另外几个项目我问了再报', 'report 16-14完'],
    ['昨天我还说13-8没完，今天最后一座开了，算完成', 'report 13-8完 completed 2022-12-20'],
    ['上回我说16-14没完工，现在完工了', 'report 16-14完'],
    ['听领导说台账上还挂着红灯，可16-14确实完工了', 'report 16-14完'],
    ['24-3验收是过了，移交嘛，还没', 'report 24-3未'],
    ['16-14没有没弄完的地方', 'report 16-14完'],
    ['新澜老村？早完工投用了', 'report 12-3完'],
    ['新澜老村？', 'unclear 12-3 ASK'],
    ['32-1站17个都升级了，消防员没到102名', 'report 32-1未 17个'],
    ['19-5新建2家都开了，服务没到2万人次', 'report 19-5未 2家'],
  ]);
});
