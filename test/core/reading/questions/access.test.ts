/** Who may hear what, and where: contacts, outsiders, rooms. */
import { describe, expect, test } from 'vitest';
import type { QuestionInput } from '#src/core/reading/read-input.js';
import { ask, asked, big, QUESTIONS } from './leaders-questions.js';

describe('who may hear what, and where', () => {
  const contact = { role: 'contact', unit: '民治街道', room: 'unit:民治街道' } as const;
  const OWN: readonly (readonly [text: string, reading: string])[] = [
    ['我们还有哪些没完成', 'list answer unit=民治街道 standing=open'],
    ['完成率', 'rate answer unit=民治街道'],
    ['11-6怎么样', 'status answer unit=民治街道 number=11-6'],
    ['民治公厕怎么样', 'status answer unit=民治街道 number=13-4'],
    ['有哪些滞后的', 'list answer unit=民治街道 standing=lagging'],
    ['哪些项目滞后', 'list answer unit=民治街道 standing=lagging'],
    ['我们还有哪些没报', 'missing answer unit=民治街道 owes=report'],
    ['我们要报什么', 'missing answer unit=民治街道 owes=report'],
    ['导出汇总表', 'export answer unit=民治街道'],
    ['我们的项目', 'list answer unit=民治街道'],
    ['民治整体进度', 'status answer unit=民治街道'],
    ['民治全部项目列一下', 'list answer unit=民治街道'],
    ['我们和全区比怎么样', 'compare refuse'],
    ['9-2怎么样', 'status refuse'],
    ['99-9怎么样', 'status refuse'],
    ['福城街道怎么样', 'status refuse'],
    ['大浪公厕怎么样', 'status refuse'],
    ['牛湖中学怎么样', 'status refuse'],
    ['全区完成率', 'rate refuse'],
    ['全区环境类滞后的有哪些', 'list refuse'],
    ['我们那几个怎么样', 'status answer unit=民治街道'],
    ['我们那个完成了吗', 'status ask unit=民治街道'],
    ['所有单位的分析导出来', 'export refuse'],
    ['谁还没报', 'missing refuse'],
    ['人家街道都完成了吗', 'status refuse'],
    ['哪个街道最慢', 'unclear decline'],
  ];
  test.each(OWN)('a contact in the unit’s room: %s', (text, reading) => expect(asked(text, contact)).toBe(reading));

  test('你们 in the room of another unit is that unit', () =>
    expect(asked('你们还有几个没完成', { ...contact, room: 'unit:福城街道' })).toBe('count refuse'));

  const inRoom = { room: 'unit:福城街道' } as const;
  test.each([
    ['滞后的呢', ['你们完成了几个'], 'count answer unit=福城街道 standing=lagging'],
    ['你们呢', ['民治完成了几个'], 'count answer unit=福城街道 standing=completed'],
    ['民治呢', ['你们完成了几个'], 'count private unit=民治街道 standing=completed'],
  ])('what goes on from 你们 is of that unit: %s', (text, after, reading) =>
    expect(asked(text, { ...inRoom, after })).toBe(reading),
  );

  test('what is another unit’s and what nobody has read alike', () => {
    const reply = (text: string) => ask(text, contact).reply;
    expect(reply('9-2怎么样')).toBe(reply('99-9怎么样'));
    expect(reply('牛湖中学怎么样')).toBe(reply('火星基地怎么样'));
  });

  test('nothing a contact is told names a project of another unit', () => {
    const led = ['u:民治街道', 'u:各街道'];
    const own = new Set(big.projects.filter((p) => p.unitIds.some((id) => led.includes(id))).map((p) => p.number));
    const foreign = big.projects.filter((p) => !own.has(p.number)).map((p) => p.name);
    for (const [text] of QUESTIONS) {
      const read = ask(text, contact);
      const told = `${read.reply}${read.asks ?? ''}${JSON.stringify(read.filter)}`;
      expect(foreign.filter((name) => told.includes(name) && !text.includes(name))).toEqual([]);
      expect((read.filter.number ?? []).filter((n) => !own.has(n))).toEqual([]);
      if (read.outcome === 'answer' && read.intent !== 'help' && read.intent !== 'unclear')
        expect(read.filter.unit).toEqual(['民治街道']);
    }
  });

  test('an outsider learns nothing but how to be let in', () => {
    for (const [text] of QUESTIONS) {
      const read = ask(text, { role: 'none', room: 'unit:民治街道' });
      expect(read.filter).toEqual({});
      expect(['refuse', 'answer']).toContain(read.outcome);
      if (read.outcome === 'answer') expect(read.intent).toBe('help');
    }
  });

  const ROOMS: readonly (readonly [text: string, more: Partial<QuestionInput>, outcome: string])[] = [
    ['民治街道还有哪些没完成', { role: 'office', room: 'unit:民治街道' }, 'answer'],
    ['福城街道还有哪些没完成', { role: 'office', room: 'unit:民治街道' }, 'private'],
    ['完成率', { role: 'leader', room: 'unit:民治街道' }, 'private'],
    ['拿你们跟福城街道比，谁的完成率高', { role: 'leader', room: 'unit:民治街道' }, 'private'],
    ['16-12怎么样', { role: 'leader', room: 'unit:民治街道' }, 'answer'],
    ['13-4怎么样', { role: 'leader', room: 'unit:民治街道' }, 'answer'],
    ['导出汇总表', { role: 'office', room: 'unit:民治街道' }, 'private'],
    ['导出汇总表', { role: 'office', room: 'office' }, 'answer'],
    ['完成率', { role: 'leader', room: 'direct' }, 'answer'],
    ['完成率', { role: 'leader', room: 'group' }, 'private'],
    ['帮助', { role: 'leader', room: 'group' }, 'answer'],
    ['我们还有哪些没完成', { role: 'contact', unit: '民治街道', room: 'unit:福城街道' }, 'private'],
    ['我们还有哪些没完成', { role: 'unit_leader', unit: '民治街道', room: 'direct' }, 'answer'],
    [
      '那民治的呢',
      { role: 'contact', unit: '福城街道', room: 'unit:福城街道', after: ['我们还有哪些没完成'] },
      'refuse',
    ],
    ['那福城呢', { role: 'leader', room: 'unit:民治街道', after: ['民治街道还有哪些没完成'] }, 'private'],
    ['完成率', { role: 'contact', room: 'direct' }, 'refuse'],
    ['除了我们还有哪家没报', { role: 'contact', unit: '福城街道', room: 'unit:福城街道' }, 'refuse'],
    ['民生诉求办理那几个到什么进度了', { role: 'leader', room: 'unit:区政务服务数据管理局' }, 'answer'],
    ['公厕那几个到什么进度了', { role: 'leader', room: 'unit:民治街道' }, 'private'],
    ['你们分局比上个月多完成几个', { role: 'office', room: 'unit:龙华公安分局' }, 'answer'],
    ['16-14是我们和城管一起的，啥进度', { role: 'contact', unit: '观澜街道', room: 'unit:观澜街道' }, 'answer'],
  ];
  test.each(ROOMS)('%s %o: %s', (text, more, outcome) => expect(ask(text, more).outcome).toBe(outcome));

  test('beside another unit 你们 is the room’s own', () =>
    expect(asked('你们跟福城还有哪些没完成', { room: 'unit:民治街道' })).toBe(
      'list private unit=民治街道+福城街道 standing=open',
    ));
});
