/** What is declined: what duban does not say of what it knows, and what is none of its matters. */
import { describe, expect, test } from 'vitest';
import { asked } from './leaders-questions.js';

const reads = (cases: readonly (readonly [text: string, reading: string])[]) =>
  test.each(cases)('%s: %s', (text, reading) => expect(asked(text)).toBe(reading));

describe('what is not duban’s to say', () => {
  reads([
    ['哪个街道干得漂亮', 'unclear decline'],
    ['谁第一', 'unclear decline'],
    ['观湖谁不错', 'unclear decline'],
    ['大浪街道到底行不行', 'unclear decline'],
    ['福城哪个局不行', 'unclear decline'],
    ['进度后三', 'unclear decline'],
    ['哪家该通报', 'unclear decline'],
    ['这几个局长谁更负责', 'unclear decline'],
    ['叫大浪快点报', 'unclear decline'],
    ['同意9-2延期', 'unclear decline'],
    ['AED怎么用', 'unclear decline'],
    ['暖心柜里有什么', 'unclear decline'],
    ['下一年的计划', 'unclear decline'],
    ['9-2在哪个位置', 'unclear decline'],
    ['别让领导看到存疑', 'unclear decline'],
    ['没做完能报完成吗', 'unclear decline'],
    ['四舍五入报完成行不行', 'unclear decline'],
    ['提醒一下民治', 'unclear decline'],
    ['观湖街道主任是不是报喜不报忧', 'unclear decline'],
    ['卫健局的人老实不老实', 'unclear decline'],
    ['区长喜欢听好话还是听实话', 'unclear decline'],
    ['负责人是不是该挨批了', 'unclear decline'],
    ['你说是局长不行还是下面的人不行', 'unclear decline'],
    ['预算超没超', 'unclear decline'],
    ['9-2包给谁了', 'unclear decline'],
    ['9-2是哪家公司包的', 'unclear decline'],
    ['说句公道话，教育局忙不忙', 'unclear decline'],
  ]);
});

describe('what is not of the programme is declined, and what may be of it is asked about', () => {
  reads([
    ['要不要把工务署的负责人换掉', 'unclear decline'],
    ['教育局换局长了吗', 'unclear decline'],
    ['大家背后怎么评价刘局', 'unclear decline'],
    ['福城街道谁天天迟到', 'unclear decline'],
    ['你说我们局长是不是看我不顺眼', 'unclear decline'],
    ['领导是不是针对我', 'unclear decline'],
    ['出个谜语我猜猜', 'unclear decline'],
    ['我孩子的作文帮忙改改', 'unclear decline'],
    ['背一段课文给我听', 'unclear decline'],
    ['金价今天是涨是跌', 'unclear decline'],
    ['完成率跟上周比是涨是跌', 'compare answer compareTo=2022-12-18'],
    ['区里有多少家上市公司', 'unclear decline'],
    ['“辛苦了”用粤语怎么说', 'unclear decline'],
    ['外地车今天限不限行', 'unclear decline'],
    ['长城有多长', 'unclear decline'],
    ['怎么去民治街道', 'unclear decline'],
    ['两会什么时候开', 'unclear decline'],
    ['医保怎么报销', 'unclear decline'],
    ['图书馆周末开吗', 'unclear decline'],
    ['教育局地址', 'unclear decline'],
    ['大剧院什么时候', 'forecast ask'],
    ['帮忙查下清泉谷', 'unclear ask'],
    ['我问的是大剧场', 'unclear ask'],
    ['妇女儿童之家怎么样', 'status ask'],
    ['填报迟到的单位', 'list ask standing=lagging'],
    ['后天去看大浪河，要不要带伞', 'unclear decline'],
    ['跟我下盘棋', 'unclear decline'],
    ['写副春联，贴办公室门口', 'unclear decline'],
    ['楼下车位满了停哪里', 'unclear decline'],
    ['给司机打电话让他楼下等', 'unclear decline'],
    ['给这一段润色润色', 'unclear decline'],
  ]);
});
