/**
 * The year of a programme on the official form, whatever the platform: one story in one file, since each part goes on from where
 * the one before has left everybody. What it comes to by hand stands in year-figures.ts.
 */
import { readFile } from 'node:fs/promises';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Digest } from '#src/core/digest.js';
import { parseForm } from '#src/documents/parse-file.js';
import { writeFormDocx } from '#src/documents/write-form-docx.js';
import { previewImport } from '#src/services/import-preview.js';
import type { ProjectsDocument } from '#src/services/projects-document.js';
import { type ChatId, chats, members, people, type Who } from './cast.js';
import { arrivals, daysOf, duban, lastFile, latest, only, passDays, rowsIn } from './deeds.js';
import { DIRECT, type Place, type Received, type Said, type Stage } from './stage.js';
import {
  completedCells,
  digests,
  minzhiNudges,
  on0103,
  on0109,
  on1226,
  qianNudges,
  size,
  units0103,
} from './year-figures.js';

export const opening = { now: '2022-12-19T10:00:00+08:00', office: 'wang' } as const;

/** Plays it. */
export function theYear(open: () => Promise<Stage>): void {
  let stage: Stage;
  beforeAll(async () => {
    stage = await open();
    await stage.enter(people, chats);
  });
  afterAll(() => stage?.close());

  const says = (place: Place, who: Who, text: string, more?: Said) => stage.say(who, place, text, more);
  const officeSays = (text: string, ...mentions: Who[]) => says('office', 'wang', text, { mentions });

  /** Says it, checks that it was understood, and confirms. */
  async function reports(place: Place, who: Who, text: string, more?: Said) {
    const understood = only(await says(place, who, text, more), '请确认我读到的内容');
    return { understood, stored: await stage.press(who, understood, '确认提交') };
  }

  const figuresOn = (day: string): Promise<Digest> => duban<Digest>(stage, 'digest', '--as-of', day);

  describe('import', () => {
    test('the office sends the form one-to-one, sees what was read and doubted, and takes the projects only', async () => {
      const bytes = await readFile(new URL('../fixtures/form/seed.docx', import.meta.url));
      const preview = only(await stage.send('wang', DIRECT, { name: '总表.docx', bytes }), '请核对读到的内容');
      expect(preview.text).toContain('项目：18 项，6 个主办单位，重点标记 0 项');
      expect(preview.text).toContain('是否完成：已完成 18，未完成 0，未写 0');
      expect(preview.text).toContain('11-3 | 目标1166个，填报120个，相差1046个');
      expect(preview.text).toContain('40 | 目标800个，填报378个，相差422个');
      expect(preview.text).toContain('请告诉我这些统称包括哪些单位：各街道');
      const { card } = await stage.press('wang', preview, '只导入项目，不导入完成情况');
      expect(card).toContain('18 项（未导入完成情况）');
    });

    test('附件2 is laid over it: three of three are marked', async () => {
      const list = [
        '附件2',
        '区人大常委会重点监督项目清单',
        '1. 9-2 来深建设者心理咨询服务站',
        '2. 19-3 民治街道社区长者服务站（点）建设项目',
        '3. 40 社区民生微实事',
      ].join('\n');
      const file = { name: '附件2.txt', bytes: new TextEncoder().encode(list) };
      const preview = only(await stage.send('wang', DIRECT, file), '重点监督清单');
      expect(preview.text).toContain('重点监督清单：对上 3/3');
      expect((await stage.press('wang', preview, '确认导入')).card).toContain('已标记重点监督项目 3 项');
    });

    test('chats, members, leaders in charge, and what 各街道 are', async () => {
      for (const [chat, { audience }] of Object.entries(chats))
        expect(only(await says(chat as ChatId, 'wang', `/绑定 本群 ${audience}`), '本群已绑定').text).toContain(
          audience,
        );
      only(await officeSays('/单位 添加 福城街道'), '已添加单位');
      expect(only(await officeSays('/单位 成员 各街道 民治街道 福城街道'), '各街道').text).toContain('包括 2 个单位');
      for (const [who, role, unit] of members) only(await stage.register(who, role, unit), '已登记');
      only(await officeSays('/成员 分管 @周副区长 民治街道', 'zhou'), '周副区长 分管 民治街道');
      only(await officeSays('/成员 分管 @吴副区长 40', 'wu'), '吴副区长 分管 40 社区民生微实事');
      only(await says(DIRECT, 'zhang', '/绑定 民治街道'), '已提交申请');
      const asked = await latest(stage, 'office', '有人申请登记');
      const { received } = await stage.press('wang', asked, '同意');
      only(received, '您已登记为民治街道的联络员');
      expect((await figuresOn('2022-12-19')).totals).toMatchObject({ ...size, notStarted: 18, reported: 0 });
    });
  });

  describe('round', () => {
    test('on 12-20 each unit gets one card with all it owes, key-supervised on top; who has nobody is told to the office', async () => {
      await passDays(stage, '2022-12-20', '2022-12-20');
      const card = await latest(stage, 'minzhi', '民治街道 待办 18 项');
      const numbers = numbersIn(card);
      expect(numbers.slice(0, 4)).toEqual(['★9-2', '★19-3', '★40', '11-3']);
      expect(numbers).toHaveLength(18);
      expect(card.text).toContain('还有 13 个工作日');
      expect((await latest(stage, 'qian', '待办')).text).toContain('福城街道 待办 2 项');
      expect((await latest(stage, 'office', '没有联络员')).text).toContain('民政局 待办 1 项');
      expect(await arrivals(stage, 'leaders')).toHaveLength(1); // bound, and nothing since
    });
  });

  describe('reports', () => {
    test('by command', async () => {
      const { understood, stored } = await reports('minzhi', 'zhang', '/填报 16-4 已完工');
      expect(understood.text).toContain('〔16-4〕白松一路街心花园提升工程');
      expect(stored.card).toContain('当前状态：已完成');
    });

    test("by the card's form", async () => {
      const nudge = await latest(stage, 'minzhi', '民治街道 待办 18 项');
      const pick = only((await stage.press('zhang', nudge, '去填报')).received, '选一个项目填报');
      await stage.press('zhang', pick, '打开', { 项目: '24-6' });
      const form = await stage.look(pick);
      expect(form.text).toContain('填报 24-6 白松二路');
      const { card } = await stage.press('zhang', form, '提交', {
        完成情况: '已完工',
        是否完成年度目标: '已完成',
        '完成日期（已完成的请选）': '2022-12-15',
      });
      expect(card).toContain('24-6 已填报');
    });

    test('by a plain reply to the reminder', async () => {
      const nudge = await latest(stage, 'minzhi', '民治街道 待办 18 项');
      const { understood, stored } = await reports('minzhi', 'zhang', '21-2 已办8场，还差4场', {
        replyTo: nudge,
      });
      expect(understood.text).toContain('累计 8 场、还差 4 场');
      expect(stored.card).toContain('当前状态：进行中');
    });

    test("by the unit's own form, filled in: only its rows are read, what is unchanged or empty is left", async () => {
      await stage.at('2022-12-21T10:00:00+08:00');
      await says(DIRECT, 'zhang', '/导出 汇总表 docx');
      const empty = await lastFile(stage, 'zhang');
      expect(empty.name).toBe('龙华区2022年民生实事项目落实情况汇总表（民治街道）.docx');
      const preview = only(
        await stage.send('zhang', DIRECT, { name: '民治街道填报.docx', bytes: await filledIn(empty) }),
        '民治街道 填报表',
      );
      expect(preview.text).toContain('民治街道 填报表：13 项');
      expect(preview.text).toContain('与上次相同：16-4、21-2、24-6');
      expect(preview.text).toContain('没有读的行：2 行');
      const { card, received } = await stage.press('zhang', preview, '确认填报');
      expect(card).toContain('已登记 13 项填报');
      expect(received.map(({ text }) => text.split('\n')[0])).toEqual([
        '请说明：11-3 电动自行车充放设施建设项目',
        '请说明：40 社区民生微实事',
      ]);
    });

    test('by the other units, each for itself', async () => {
      await reports('gongwu', 'chen', '24-6 已完工');
      const { stored } = await reports(DIRECT, 'sun', '40 全年审核完成800个，已完成');
      expect(stored.card).toContain('当前状态：已完成');
      expect(await assignment('24-6', '建筑工务署')).toMatchObject({
        standing: 'completed',
        completedOn: '2022-12-21',
      });
      expect(await assignment('24-6', '民治街道')).toMatchObject({ standing: 'completed', completedOn: '2022-12-15' });
    });
  });

  describe('doubts and their three answers', () => {
    test("our share: 120 of the 1166 sockets are 民治街道's, and its claim is judged against them", async () => {
      const doubt = await latest(stage, 'zhang', '请说明：11-3');
      expect(doubt.text).toContain('目标1166个，填报120个，相差1046个');
      expect(doubt.text).toContain('请在 2022-12-26 前说明');
      expect(await assignment('11-3', '民治街道')).toMatchObject({ standing: 'in_doubt', doubts: ['short_of_target'] });
      const form = only((await stage.press('zhang', doubt, '这是本单位的份额')).received, '本单位的份额');
      const refused = await stage.press('zhang', form, '提交', { 本单位承担多少: '一些' });
      expect(refused.toast).toContain('份额请写数字');
      expect((await stage.press('zhang', form, '提交', { 本单位承担多少: '１２０' })).card).toContain(
        '当前状态：已完成',
      );
      expect(await assignment('11-3', '民治街道')).toMatchObject({ standing: 'completed', share: 120, doubts: [] });
    });

    test('another basis: the claim stands, marked, and the office sees the answer in its queue', async () => {
      const doubt = await latest(stage, 'zhang', '请说明：40');
      const form = only((await stage.press('zhang', doubt, '统计口径不同')).received, '统计口径');
      await stage.press('zhang', form, '提交', { 填报的数字是按什么口径统计的: '目标按审核通过数，填报按实施数' });
      expect(await assignment('40', '民治街道')).toMatchObject({ standing: 'completed', doubts: [] });
      expect(only(await officeSays('/疑点'), '疑点').text).toContain('| 已说明');
      expect(only(await officeSays('/审核'), '待审').text).toContain('40 | 社区民生微实事 | 民治街道 | 情况说明');
    });

    test('a share of a contact who has no group', async () => {
      const { stored } = await reports(DIRECT, 'qian', '40 审核完成50个，已完成');
      expect(stored.card).toContain('有一处请说明');
      const doubt = await latest(stage, 'qian', '有一处请说明');
      const form = only((await stage.press('qian', doubt, '这是本单位的份额')).received, '本单位的份额');
      await stage.press('qian', form, '提交', { 本单位承担多少: '50' });
      expect(await assignment('40', '福城街道')).toMatchObject({ standing: 'completed', share: 50 });
    });

    test('short: before the cut-off the claim becomes 未完成', async () => {
      await stage.at('2022-12-22T10:00:00+08:00');
      const { stored } = await reports('xiaoan', 'zhao', '11-3 已建成900个充电插口，已完成');
      expect(stored.card).toContain('目标1166个，填报900个，相差266个');
      const doubt = await latest(stage, 'xiaoan', '有一处请说明');
      expect((await stage.press('zhao', doubt, '还没有完成')).card).toContain('当前状态：进行中');
      expect(await assignment('11-3', '区消安委办')).toMatchObject({
        standing: 'on_track',
        completedOn: null,
        doubts: [],
      });
    });

    test('unanswered it stays 存疑, and is never counted as completed', async () => {
      await reports(DIRECT, 'qian', '11-3 已建成100个充电插口，已完成');
      expect(await assignment('11-3', '福城街道')).toMatchObject({
        standing: 'in_doubt',
        doubts: ['short_of_target'],
        obligations: [
          { kind: 'report', opensOn: '2022-12-20', dueOn: '2023-01-09', state: 'met' },
          { kind: 'explanation', opensOn: '2022-12-22', dueOn: '2022-12-27', state: 'open' },
        ],
      });
    });
  });

  describe('the office and the answers', () => {
    test('a returned answer explains nothing any more, until it is given again', async () => {
      const pick = only(await officeSays('/审核 40'), '40 待审');
      const opened = await stage.press('wang', pick, '福城街道 情况说明');
      const review = only(opened.received, '审核情况说明：40');
      expect(review.text).toContain('本单位承担的份额为 50');
      const { received } = await stage.press('wang', review, '退回', { 要补什么: '请附街道分解任务的文件' });
      only(received, '请补充情况说明：40');
      expect(await assignment('40', '福城街道')).toMatchObject({
        standing: 'in_doubt',
        share: null,
        doubts: ['short_of_target'],
      });
      const todo = only(await says(DIRECT, 'qian', '/待办'), '福城街道 待办');
      const choose = only((await stage.press('qian', todo, '去填报')).received, '选一个项目填报');
      await stage.press('qian', choose, '打开', { 项目: '40' });
      const form = only((await stage.press('qian', choose, '这是本单位的份额')).received, '本单位的份额');
      await stage.press('qian', form, '提交', { 本单位承担多少: '50' });
      expect(await assignment('40', '福城街道')).toMatchObject({ standing: 'completed', share: 50, doubts: [] });
    });
  });

  describe('before the cut-off', () => {
    test("the unit's own word opens the lag duty and the briefing; the leader in charge receives it with one tap", async () => {
      expect(await assignment('26-5', '民治街道')).toMatchObject({
        standing: 'at_risk',
        obligations: [
          { kind: 'report', state: 'met' },
          { kind: 'lag_analysis', opensOn: '2022-12-21', dueOn: '2023-01-09', state: 'open' },
          { kind: 'briefing', opensOn: '2022-12-21', dueOn: '2022-12-28', state: 'open' },
        ],
      });
      only(await says('minzhi', 'zhang', '/汇报 26-5 审批已加急'), '已送分管区领导');
      const briefing = await latest(stage, 'zhou', '汇报：26-5');
      expect(briefing.text).toContain('交警部门审批较慢');
      const { toast, card } = await stage.press('zhou', briefing, '收到');
      toasted(toast, '已收到');
      expect(card).toContain('周副区长 已于 2022-12-22 收到');
      expect((await assignment('26-5', '民治街道')).obligations).toContainEqual({
        kind: 'briefing',
        opensOn: '2022-12-21',
        dueOn: '2022-12-28',
        state: 'met',
      });
    });

    test('the office accepts a report from its queue', async () => {
      const review = only(await officeSays('/审核 16-4'), '审核填报：16-4');
      expect((await stage.press('wang', review, '通过')).card).toContain('填报已通过：16-4');
      expect((await assignment('16-4', '民治街道')).lastReport).toMatchObject({ state: 'accepted', by: '张三' });
    });

    test('Monday 12-26: the digest has the same figures in the card and on the command line', async () => {
      await passDays(stage, '2022-12-23', '2022-12-26');
      expect(await figuresOn('2022-12-26')).toMatchObject(on1226);
      const card = (await latest(stage, 'leaders', '民生实事周报 2022-12-26')).text;
      expect(card).toContain('项目：18 项，已完成 12 项');
      expect(card).toContain('未完成：滞后 0、存疑 1、有风险 1、进行中 1、未启动 3');
      expect(card).toContain('本期填报：应报 24 项，已报 21 项，未报 3 项');
      expect(card).toContain('26-5 无灯控行人过街路口改造提升项目（民治街道）：');
    });

    test('明天再提醒 moves the reminder to the next working day', async () => {
      await passDays(stage, '2022-12-27', '2022-12-28');
      const nudge = await latest(stage, 'minzhi', '民治街道 待办');
      expect(nudge.text).toContain('民治街道 待办 3 项'); // 19-3, 31-7, and the analysis of 26-5
      const { received } = await stage.press('zhang', nudge, '明天再提醒');
      only(received, '2022-12-29 再提醒');
    });

    test('an adjusted target counts from its approval, and the standing is shown against both', async () => {
      await passDays(stage, '2022-12-29', '2022-12-29');
      const adjusted = only(await officeSays('/调整 21-2 开展10场培训。 区政府常务会议审议'), '已调整目标：21-2');
      expect(adjusted.text).toContain('原目标：开展12场培训。');
      expect(adjusted.text).toContain('新目标：开展10场培训。');
      const { stored } = await reports('minzhi', 'zhang', '21-2 累计已办10场培训，已完成');
      expect(stored.card).toContain('当前状态：已完成');
      const form = only(await says('minzhi', 'zhang', '/填报 21-2'), '填报 21-2');
      expect(form.text).toContain('年度目标：开展10场培训。');
      const asked = only(await officeSays('/进度 21-2'), '21-2');
      expect(asked.text).toContain('年度目标：开展10场培训。');
      expect(asked.text).toContain('原目标：开展12场培训。');
      expect(asked.text).toContain('按原目标：存疑'); // 10 of 12, claimed complete
    });
  });

  describe('after the cut-off', () => {
    test('Tuesday 01-03: what is open is lagging; card, command line and list have the same figures', async () => {
      await passDays(stage, '2022-12-30', '2023-01-03');
      const digest = await figuresOn('2023-01-03');
      expect(digest).toMatchObject(on0103);
      expect(
        Object.fromEntries(
          digest.units.map((one) => [
            one.unit,
            [one.assignments, one.completed, one.lagging, one.inDoubt, one.missing],
          ]),
        ),
      ).toEqual(units0103);
      for (const audience of ['leaders', 'office'] as const) {
        const card = (await latest(stage, audience, '民生实事周报 2023-01-03')).text;
        expect(card).toContain('项目：18 项，已完成 13 项');
        expect(card).toContain('未完成：滞后 5、存疑 0、有风险 0、进行中 0、未启动 0');
        expect(card).toContain('人大重点：3 项，已完成 1 项，滞后 2 项');
        expect(card).toContain('调整目标：1 项');
        expect(card).toContain('已完成待审核：12 项');
        expect(card).toContain('与上周相比 6 处变化');
        expect(card).toContain('滞后项目 5 项');
        expect(card).toContain('本期未报\n民治街道：19-3、31-7\n民政局：40');
      }
      const lagging = await duban<ProjectsDocument>(
        stage,
        'projects',
        '--standing',
        'lagging',
        '--as-of',
        '2023-01-03',
      );
      expect(lagging.projects.map(({ number }) => number)).toEqual(['11-3', '19-3', '26-5', '31-7', '40']);
    });

    test('the office hears who has nobody, and what is overdue; both on one card where they fall together', async () => {
      expect(await titlesAt('office', /待办|升级催办|待您确认/, '2023-01-04')).toEqual([
        '2022-12-20 民政局 待办 1 项，没有联络员可提醒',
        '2022-12-23 民政局 待办 1 项，没有联络员可提醒',
        '2022-12-26 督办办公室待办',
        '2022-12-28 升级催办：逾期 1 项', // 福城街道's explanation; 40 of 民政局 stands below it, not yet due
        '2022-12-30 升级催办：逾期 1 项',
        '2023-01-03 督办办公室待办',
      ]);
      expect((await latest(stage, 'office', '升级催办')).text).toContain('另有 1 项未到期，单位没有联络员可提醒');
    });

    test("a unit's own digest shows that unit alone", async () => {
      const card = (await latest(stage, 'minzhi', '民治街道民生实事周报 2023-01-03')).text;
      expect(card).toContain('项目：18 项，已完成 15 项');
      expect(card).toContain('未完成：滞后 3、');
      expect(card).toContain('本期填报：应报 18 项，已报 16 项，未报 2 项');
      expect(card).not.toContain('福城街道');
    });

    test('finished on 01-04 it is completed late, and still owes the analysis (R5)', async () => {
      await passDays(stage, '2023-01-04', '2023-01-04');
      await stage.at('2023-01-04T16:00:00+08:00');
      const { stored } = await reports('minzhi', 'zhang', '26-5 1月4日完工');
      expect(stored.card).toContain('当前状态：逾期完成');
      expect(await assignment('26-5', '民治街道')).toMatchObject({
        standing: 'completed_late',
        completedOn: '2023-01-04',
        obligations: expect.arrayContaining([
          { kind: 'lag_analysis', opensOn: '2022-12-21', dueOn: '2023-01-09', state: 'open' },
        ]),
      });
    });

    test('an unexplained doubt opens the lag duty three working days after the cut-off', async () => {
      await passDays(stage, '2023-01-05', '2023-01-05');
      expect((await assignment('11-3', '福城街道')).obligations).toContainEqual({
        kind: 'lag_analysis',
        opensOn: '2023-01-05',
        dueOn: '2023-01-09',
        state: 'open',
      });
    });
  });

  describe('analyses', () => {
    const complete = {
      存在问题: '路口护栏尚未拆除。',
      主观原因: '本单位与交警部门沟通不够及时。',
      客观原因: '交警部门审批周期较长。',
      下一步工作计划: '1.由民治街道张三牵头，2023年1月20日前完成竣工资料归档；',
      预计完成日期: '2023-01-04',
    };

    test('a form with an empty part is refused, naming it', async () => {
      const form = only(await says('minzhi', 'zhang', '/分析 26-5'), '滞后分析 26-5');
      const { toast } = await stage.press('zhang', form, '提交分析', { ...complete, 主观原因: '　' });
      expect(toast).toContain('还没有写：主观原因');
      expect((await assignment('26-5', '民治街道')).obligations).toContainEqual(
        expect.objectContaining({ kind: 'lag_analysis', state: 'open' }),
      );
    });

    test('what a reviewer would send back is pointed out: a plan without owner or date', async () => {
      const form = await latest(stage, 'minzhi', '滞后分析 26-5');
      const { card } = await stage.press('zhang', form, '提交分析', {
        ...complete,
        下一步工作计划: '加快推进后续工作。',
      });
      expect(card).toContain('分析已收到：26-5');
      expect(card).toContain('审核时可能会请您补充，建议现在就改：');
      expect((await assignment('26-5', '民治街道')).obligations).toContainEqual(
        expect.objectContaining({ kind: 'lag_analysis', state: 'met' }),
      );
    });

    test('returned with a note on a field it counts no more; mended it is accepted', async () => {
      const review = only(await officeSays('/审核'), '待审');
      expect(review.text).toContain('26-5 | 无灯控行人过街路口改造提升项目 | 民治街道 | 滞后分析 | 2023-01-05');
      const opened = await analysisInQueue('26-5', '民治街道');
      const { received, card } = await stage.press('wang', opened, '退回', {
        退回哪一部分: '下一步工作计划',
        要补什么: '请写明责任人和完成日期',
      });
      expect(card).toContain('滞后分析已退回：26-5');
      const told = only(received, '请补充滞后分析：26-5');
      expect(told.text).toContain('下一步工作计划：请写明责任人和完成日期');
      expect((await assignment('26-5', '民治街道')).obligations).toContainEqual(
        expect.objectContaining({ kind: 'lag_analysis', state: 'open' }),
      );
      const form = only((await stage.press('zhang', told, '修改分析')).received, '滞后分析 26-5');
      expect(form.text).toContain('下一步工作计划：请写明责任人和完成日期');
      const mended = await stage.press('zhang', form, '提交分析', { 下一步工作计划: complete.下一步工作计划 });
      expect(mended.card).not.toContain('建议现在就改');
      expect((await stage.press('wang', await analysisInQueue('26-5', '民治街道'), '通过')).card).toContain(
        '滞后分析已通过：26-5',
      );
      expect((await assignment('26-5', '民治街道')).obligations).toContainEqual({
        kind: 'lag_analysis',
        opensOn: '2022-12-21',
        dueOn: '2023-01-09',
        state: 'met',
      });
    });

    test('the short unit sends its analysis and briefs the leader; the office records a briefing for who has nobody', async () => {
      const form = only(await says('xiaoan', 'zhao', '/分析 11-3'), '滞后分析 11-3');
      await stage.press('zhao', form, '提交分析', {
        存在问题: '还差266个充电插口。',
        主观原因: '本单位前期摸底不细。',
        客观原因: '电力扩容审批周期长。',
        下一步工作计划: '由区消安委办赵安牵头，2023年3月31日前建成剩余266个插口。',
        预计完成日期: '2023-03-31',
      });
      const todo = only(await says('xiaoan', 'zhao', '/待办'), '区消安委办 待办 1 项');
      const pick = only((await stage.press('zhao', todo, '去填报')).received, '选一个项目填报');
      expect((await stage.press('zhao', pick, '打开')).card).toContain('向分管区领导汇报：11-3');
      expect(
        (await stage.press('zhao', pick, '送分管区领导', { '还要说明的（可不填）': '电力扩容已受理' })).card,
      ).toContain('已送分管区领导');
      const briefing = await latest(stage, 'zhou', '汇报：11-3');
      expect(briefing.text).toContain('存在问题：还差266个充电插口。');
      await stage.press('zhou', briefing, '收到');
      only(await officeSays('/汇报 40 已当面汇报'), '已登记汇报：40');
      expect((await assignment('11-3', '区消安委办')).obligations).toEqual([
        { kind: 'report', opensOn: '2022-12-20', dueOn: '2023-01-09', state: 'met' },
        { kind: 'explanation', opensOn: '2022-12-22', dueOn: '2022-12-27', state: 'met' },
        { kind: 'lag_analysis', opensOn: '2023-01-01', dueOn: '2023-01-09', state: 'met' },
        { kind: 'briefing', opensOn: '2023-01-01', dueOn: '2023-01-09', state: 'met' },
      ]);
      expect((await assignment('40', '民政局')).obligations).toContainEqual({
        kind: 'briefing',
        opensOn: '2023-01-01',
        dueOn: '2023-01-09',
        state: 'met',
      });
    });
  });

  describe('silence climbs', () => {
    test('收到 does not stop the next stage; 01-09 is due day and digest day', async () => {
      const nudge = await latest(stage, 'minzhi', '民治街道 待办');
      const { toast, received } = await stage.press('zhang', nudge, '收到');
      toasted(toast, '已记下');
      only(received, '已记下“收到”');
      await passDays(stage, '2023-01-06', '2023-01-09');
      expect(await figuresOn('2023-01-09')).toMatchObject(on0109);
      const card = (await latest(stage, 'leaders', '民生实事周报 2023-01-09')).text;
      expect(card).toContain('项目：18 项，已完成 13 项，逾期完成 1 项');
      expect(card).toContain('未完成：滞后 4、存疑 0、');
      expect(card).toContain('与上周相比 1 处变化');
    });

    test('one working day overdue, the unit leader hears of all of it', async () => {
      await passDays(stage, '2023-01-10', '2023-01-10');
      const card = await latest(stage, 'li', '升级催办');
      expect(card.text).toContain('升级催办：民治街道 逾期 6 项');
      expect(owed(card)).toEqual([
        '★19-3 进展填报',
        '★19-3 滞后分析',
        '★19-3 向分管区领导汇报',
        '31-7 进展填报',
        '31-7 滞后分析',
        '31-7 向分管区领导汇报',
      ]);
      if (stage.can.urgent) expect(await urgentTo('li')).toEqual(['2023-01-10']);
    });

    test('key-supervised, the office hears on the second day, the others on the third', async () => {
      await passDays(stage, '2023-01-11', '2023-01-11');
      expect(owed(await latest(stage, 'office', '升级催办'))).toEqual([
        '★19-3 进展填报',
        '★19-3 滞后分析',
        '★19-3 向分管区领导汇报',
        '★40 进展填报',
        '★40 滞后分析',
      ]);
      await passDays(stage, '2023-01-12', '2023-01-12');
      expect(owed(await latest(stage, 'office', '升级催办'))).toContain('31-7 进展填报');
    });

    test("for the district leader it is drafted, a card for each, and sent with 加急 on the office's tap", async () => {
      expect(await daysOf(stage, 'zhou', /升级催办/)).toEqual([]);
      const draft = await latest(stage, 'office', '待您确认后送 周副区长：民治街道 逾期 3 项');
      expect(owed(draft)).toEqual(['★19-3 进展填报', '★19-3 滞后分析', '★19-3 向分管区领导汇报']);
      expect(owed(await latest(stage, 'office', '待您确认后送 吴副区长'))).toEqual(['★40 进展填报', '★40 滞后分析']);
      const { toast, received, card } = await stage.press('wang', draft, '送 周副区长');
      toasted(toast, '已送出');
      expect(card).toContain('已送分管区领导');
      expect(owed(only(received, '您分管的以下事项'))).toEqual(owed(draft));
      expect(await daysOf(stage, 'zhou', /升级催办/)).toEqual(['2023-01-12']);
      if (stage.can.urgent) expect(await urgentTo('zhou')).toEqual(['2023-01-12']);
      expect(await daysOf(stage, 'wu', /升级催办/)).toEqual([]);
    });

    test('not key-supervised, the draft comes on the fifth day', async () => {
      await passDays(stage, '2023-01-13', '2023-01-16');
      expect(owed(await latest(stage, 'office', '待您确认后送 周副区长'))).toContain('31-7 进展填报');
      expect(await daysOf(stage, 'office', /^待您确认后送 周副区长/)).toEqual([
        '2023-01-04',
        '2023-01-12',
        '2023-01-16',
      ]);
      expect(await daysOf(stage, 'office', /^待您确认后送 吴副区长/)).toEqual(['2023-01-12']);
    });

    test('reminders and digests went out on these days, and on no others', async () => {
      expect(await remindersOf('minzhi')).toEqual(minzhiNudges);
      expect(await daysOf(stage, 'minzhi', /周报/)).toEqual(digests);
      expect(await daysOf(stage, 'leaders', /周报/)).toEqual(digests);
      expect(await remindersOf('qian')).toEqual(qianNudges);
      expect(await remindersOf('gongwu')).toEqual(['2022-12-20']);
      for (const to of ['minzhi', 'leaders', 'office', 'li', 'zhou'] as const)
        for (const { title } of await arrivals(stage, to)) expect(title).not.toContain('补发');
    });
  });

  describe('questions of a leader', () => {
    test('民治街道还有哪些没完成？', async () => {
      const card = only(await says('leaders', 'zhou', '民治街道还有哪些没完成？'), '项');
      expect(card.text.split('\n')[0]).toContain('2 项');
      expect(numbersIn(card)).toEqual(['★19-3', '31-7']);
    });

    test('9-2怎么样了', async () => {
      const card = only(await says('leaders', 'zhou', '9-2怎么样了'), '9-2');
      expect(card.text).toContain('当前状态：已完成');
      expect(card.text).toContain('截至 2023-01-16');
    });

    test('重点项目完成率', async () => {
      const card = only(await says('leaders', 'zhou', '重点项目完成率'), '完成率');
      expect(card.text).toContain('33.3%');
      expect(card.text).toContain('项目：3 项');
      expect(card.text).toContain('按期完成：1 项');
      expect(card.text).toContain('未完成 2 项');
    });

    test('/滞后', async () => {
      const card = only(await says('leaders', 'zhou', '/滞后'), '滞后项目');
      expect(card.text).toContain('滞后项目 4 项');
      expect(numbersIn(card)).toEqual(['★19-3', '★40', '11-3', '31-7']);
    });
  });

  describe('the lock and the files', () => {
    test('the office locks the year-end round: it takes no more reports, and what is still missing becomes past', async () => {
      await stage.at('2023-01-17T10:00:00+08:00');
      const settings = only(await officeSays('/设置'), '当前设置');
      const { received } = await stage.press('wang', settings, '锁定2022年终填报');
      expect(only(received, '已设置：锁定填报期').text).toContain(
        '2022年终填报 | 2022-12-20 | 2023-01-09 | 2022-12-31 | 已锁定',
      );
      expect((await assignment('31-7', '民治街道')).obligations).toContainEqual(
        expect.objectContaining({ kind: 'report', state: 'historic' }),
      );
    });

    for (const format of ['docx', 'xlsx'] as const) {
      test(`附件1 as .${format} reads back as the state it was written from`, async () => {
        await officeSays(`/导出 汇总表 ${format}`);
        const file = await lastFile(stage, 'office');
        expect(file.name).toBe(`龙华区2022年民生实事项目落实情况汇总表.${format}`);
        const { projects, programme } = await parseForm(file);
        expect(programme).toMatchObject({ district: '龙华区', year: 2022, cutOff: '2022-12-31', appendix: '附件1' });
        expect(projects).toHaveLength(18);
        expect(
          Object.fromEntries(
            projects.filter(({ completed }) => completed !== true).map((p) => [p.number, p.completed]),
          ),
        ).toEqual(completedCells);
        // The Word file is the very form that came in, without marks; the list that was laid over it stays in force.
        const marked = projects.filter(({ keySupervised }) => keySupervised).map(({ number }) => number);
        expect(marked).toEqual(format === 'docx' ? [] : ['9-2', '19-3', '40']);
        expect(projects.find(({ number }) => number === '16-4')?.completion).toBe('已完工');
        expect(projects.find(({ number }) => number === '21-2')).toMatchObject({
          target: '开展12场培训。',
          completion: '累计已办10场培训，已完成',
          problems: '年度目标调整：由“开展12场培训”调整为“开展10场培训”。',
          completed: true,
        });
        const ctx = await stage.office();
        const { difference } = await previewImport(ctx, {
          reading: await parseForm(file),
          keyList: null,
          registryOnly: false,
        });
        expect(difference).toEqual({ added: [], changed: [], gone: [], same: 18 });
      });
    }

    test('every analysis as a Word report, and the ledger', async () => {
      await officeSays('/导出 分析');
      const analyses = await lastFile(stage, 'office');
      expect(analyses.name).toMatch(/\.zip$/);
      const inside = unzipSync(analyses.bytes);
      expect(Object.keys(inside)).toEqual([
        '目录.docx',
        '分析报告/〔11-3〕电动自行车充放设施建设项目.docx',
        '分析报告/〔26-5〕无灯控行人过街路口改造提升项目.docx',
      ]);
      const index = wordsOf(inside['目录.docx']);
      expect(index).toContain('收录分析报告2份');
      expect(index).toContain('尚欠4项'); // 19-3, 31-7, 40 of 民政局, 11-3 of 福城街道
      expect(index).toContain('〔11-3〕电动自行车充放设施建设项目福城街道');
      expect(wordsOf(inside['分析报告/〔26-5〕无灯控行人过街路口改造提升项目.docx'])).toContain(
        '1.由民治街道张三牵头，2023年1月20日前完成竣工资料归档；',
      );
      for (const format of ['docx', 'xlsx'] as const) {
        await officeSays(`/导出 底稿 ${format}`);
        const ledger = await lastFile(stage, 'office');
        expect(ledger.name).toMatch(new RegExp(`\\.${format}$`));
        expect(new TextDecoder().decode(ledger.bytes.slice(0, 2))).toBe('PK');
      }
    });
  });

  describe('after', () => {
    test('what is finished after the lock is late whatever it says; the table says 否, and keeps the words it was locked with', async () => {
      await stage.at('2023-01-17T11:00:00+08:00');
      const { stored } = await reports('minzhi', 'zhang', '31-7 去年12月30日完工');
      expect(stored.card).toContain('当前状态：逾期完成');
      await reports('minzhi', 'zhang', '16-4 已完工，3月又补种了绿植');
      await officeSays('/导出 汇总表 docx');
      const file = await lastFile(stage, 'office');
      const { projects } = await parseForm(file);
      expect(projects.find(({ number }) => number === '31-7')).toMatchObject({ completion: '', completed: false });
      expect(projects.find(({ number }) => number === '16-4')).toMatchObject({ completion: '已完工', completed: true });
      const { difference } = await previewImport(await stage.office(), {
        reading: await parseForm(file),
        keyList: null,
        registryOnly: false,
      });
      expect(difference).toEqual({ added: [], changed: [], gone: [], same: 18 });
      expect((await figuresOn('2022-12-31')).totals).toMatchObject({ completed: 13, reported: 21, missing: 3 });
    });

    test('the trail is whole', async () => {
      expect(await duban(stage, 'audit', 'verify')).toMatchObject({ ok: true });
    });
  });

  /** Opens an analysis in the office's queue beside the project's report, which waits as well. */
  async function analysisInQueue(number: string, unit: string): Promise<Received> {
    const pick = only(await officeSays(`/审核 ${number}`), `${number} 待审 2 项`);
    return only((await stage.press('wang', pick, `${unit} 滞后分析`)).received, `审核滞后分析：${number}`);
  }

  const numbersIn = ({ text }: Received): string[] => rowsIn(text).flatMap((row) => row.编号 ?? []);

  /** What an escalation lists: number and duty. */
  const owed = ({ text }: Received): string[] => rowsIn(text).map((row) => `${row.编号} ${row.待办}`);

  /** The text of a Word file, without what stands between its runs. */
  function wordsOf(docx: Uint8Array | undefined): string {
    const xml = new TextDecoder().decode(unzipSync(docx ?? new Uint8Array())['word/document.xml']);
    return xml.replace(/<[^>]*>/g, '');
  }

  /** Days on which a chat or person got a reminder at the reminders' hour; what somebody asked for comes at other hours. */
  const remindersOf = async (to: ChatId | Who): Promise<string[]> =>
    (await arrivals(stage, to))
      .filter(({ title, at }) => /待办 \d+ 项/.test(title) && at.slice(11, 15) === '01:3')
      .map(({ day }) => day);

  /** Day and title of what a chat received before a day. */
  const titlesAt = async (to: ChatId, title: RegExp, before: string): Promise<string[]> =>
    (await arrivals(stage, to))
      .filter((one) => title.test(one.title) && one.day < before)
      .map((one) => `${one.day} ${one.title}`);

  /** The line for who pressed, where the card itself does not say it already. */
  const toasted = (toast: string | null, words: string): void => {
    if (stage.can.toasts) expect(toast).toBe(words);
  };

  /** Days on which a person was rung at for an escalation. */
  const urgentTo = async (who: Who): Promise<string[]> => (await stage.rungAt(who)).map((at) => at.slice(0, 10));

  /** The exported form with the official form's own texts, but for what is still open at 民治街道. */
  async function filledIn(file: { name: string; bytes: Uint8Array }): Promise<Uint8Array> {
    const [form, official] = await Promise.all([
      parseForm(file),
      readFile(new URL('../fixtures/form/seed.docx', import.meta.url)).then((bytes) =>
        parseForm({ name: 'seed.docx', bytes }),
      ),
    ]);
    const open = new Set(['19-3', '31-7']);
    const rows = form.projects.map((row) => {
      const name = `${row.keySupervised ? '★' : ''}${row.name}`;
      if (open.has(row.number) || row.completion !== '') return { ...row, name };
      if (row.number === '26-5')
        return {
          ...row,
          name,
          completion: '主体已完工，预计2023年1月4日完工',
          problems: '交警部门审批较慢',
          completed: false,
        };
      const told = official.projects.find(({ number }) => number === row.number);
      return { ...row, name, completion: told?.completion ?? '', completed: told?.completed ?? null };
    });
    return writeFormDocx({ ...form.programme, appendix: null, intro: null, rows }, '2022-12-21T02:00:00.000Z');
  }

  async function assignment(number: string, unit: string, asOf = stage.clock.now().slice(0, 10)) {
    const { projects } = await duban<ProjectsDocument>(stage, 'projects', number, '--unit', unit, '--as-of', asOf);
    const found = projects[0]?.assignments[0];
    if (!found) throw new Error(`no ${number} of ${unit}`);
    return found;
  }
}
