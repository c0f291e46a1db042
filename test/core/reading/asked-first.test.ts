/** What must be asked about before it is taken down, and what only looks so; against the form of 300 projects, on 2022-12-20. */
import { describe, expect, test } from 'vitest';
import { readMessage } from '#src/core/reading/messages.js';
import { big, TODAY } from './said.js';

const asks = (text: string, unit: string, replyTo?: string[]) =>
  readMessage({ kind: 'claim', text, unit, ...(replyTo ? { replyTo } : {}) }, big, TODAY).asks;

describe('nobody vouches for it', () => {
  test.each([
    '9-2听讲是齐了',
    '9-2他们告诉我装完了',
    '16-14看着像完工了',
    '16-14照时间推算完工了',
    '16-14我要没记错的话是完工了',
    '16-14完工了好像',
    '9-2据了解完成了',
    '9-2姑且算完成',
    '9-2大差不差了',
    '9-2齐了，没细数',
    '20-6投用了，我没去',
    '16-14完工了，没亲眼见',
    '24-3移交了，移交书我没见到',
    '9-2齐了，等我数数',
    '施工队跟我讲12-7完工了，我还没看到现场',
    '20-6投没投用说不好',
    '9-2齐没齐我没数',
    '9-2够不够难说',
    '20-6投用没有我还没问',
    '13-8看怎么算，按开放算完成了，按验收算还没完成',
    '9-2严格说没完成，宽松说完成了',
    '9-2不清楚',
    '9-2七八个吧',
    '9-2完成了，13-8没底',
  ])('%s', (text) => expect(asks(text, '观澜街道')).not.toBeNull());
});

describe('it is said both ways', () => {
  test.each([
    '19-5两家都开了，有一家没开',
    '38-5装齐了，还有几台没装',
    '38-5布设到位，还有几台没到位',
    '9-2装好了，还没装',
    '24-9开工了，还没动工',
    '20-6投用了，还没开门',
    '12-3完工了，实际上还没',
    '12-3完工，工人还在干',
    '12-3竣工了，下个月竣工',
    '9-2完成率100%，还有3个柜子没装',
    '12-3完工了，进度85%',
    '13-8一座都没改，改好了12座',
    '13-8没开工，已完成10座',
    '13-8施工方说完了，监理说没完',
    '13-8数对不上',
  ])('%s', (text) => expect(asks(text, '观澜街道')).not.toBeNull());
});
