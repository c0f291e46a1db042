/** One round in eight steps, told of the sample's own people. What is done follows from the store: a restart knows it. */
import type { Day } from '#src/core/day.js';
import type { Step } from '#src/ports/journey.js';
import type { Ctx } from '#src/services/context.js';
import { loadState } from '#src/services/programme-state.js';
import { streets } from './cast.js';

interface Traces {
  /** Acts on the trail. */
  acts: ReadonlySet<string>;
  /** Purposes of what was sent. */
  sent: ReadonlySet<string>;
  /** How reports came in. */
  sources: ReadonlySet<string>;
  /** The second street has reported something. */
  doubted: boolean;
  /** Somebody was answered in the leaders' room. */
  asked: boolean;
  today: Day;
  cutOff: Day;
}

/** Empty where another programme than the sample is in the store. */
export async function journeyOf(ctx: Ctx): Promise<Step[]> {
  if (!ctx.programme) return [];
  const { registry, facts } = await loadState(ctx);
  const [street, neighbour] = streets;
  if (!registry.projects.some(({ number, unitsText }) => number === '9-2' && unitsText === street)) return [];
  const delivered = await ctx.repos.outbox.byState('sent');
  return stepsAfter({
    acts: new Set((await ctx.repos.audit.list({}, 2_000)).map(({ act }) => act)),
    sent: new Set(delivered.map(({ subject }) => subject.purpose)),
    asked: delivered.some(({ to, act }) => to === `local:${leaders.room}` && act === 'reply'),
    sources: new Set(facts.reports.map(({ source }) => source)),
    doubted: facts.reports.some(({ unitId }) =>
      registry.units.some(({ id, name }) => id === unitId && name === neighbour),
    ),
    today: ctx.today,
    cutOff: ctx.programme.cutOff,
  });
}

const minzhi = { as: 'wang', room: 'room-minzhi' };
const fucheng = { as: 'li', room: 'room-fucheng' };
const leaders = { as: 'zhou', room: 'room-leaders' };
const toDigest = '2022-12-26';
const toAnalyses = '2023-01-03';

function stepsAfter({ acts, sent, sources, doubted, asked, today, cutOff }: Traces): Step[] {
  return [
    {
      title: '等来催报',
      text: '今天年终填报期开始。让时间走到 9:30，督办会给每个单位群发一张卡片，欠报的事项都在里面。',
      isDone: sent.has('nudge'),
      go: { label: '走到 9:30', moveTo: 'next' },
    },
    {
      title: '用表单填报',
      text: '您是民治街道联络员王晓。在催报卡片上按“去填报”，选一个项目打开，写完成情况后提交。',
      isDone: sources.has('form'),
      go: { label: '去民治街道群', ...minzhi },
    },
    {
      title: '用一句话填报',
      text: '不填表也行：@督办 说一句话，看它读出了什么，再按“确认提交”。',
      isDone: sources.has('reply'),
      go: { label: '替我写一句', ...minzhi, draft: '@督办 21-2 已开展8场，还差4场，明年1月20日前完成' },
    },
    {
      title: '对不上的数字',
      text: doubted
        ? '督办没有替单位下结论，而是给了三种答复：还没有完成、这是本单位的份额、统计口径不同。在卡片上选一个。'
        : '11-3 的目标是 1166 个充电插口。您是福城街道联络员李敏，报“120个，已完成”并确认，看督办怎么问。',
      isDone: acts.has('doubt.answer'),
      go: doubted
        ? { label: '去福城街道群', ...fucheng }
        : { label: '替我写一句', ...fucheng, draft: '@督办 11-3 已完成，充电插口建成120个' },
    },
    {
      title: '等来周报',
      text: '每周第一个工作日 9:00 出周报：领导群和办公室看全区，各街道群只看本街道。让时间走到下周一。',
      isDone: sent.has('digest'),
      go: { label: '走到下周一', moveTo: toDigest },
    },
    {
      title: '领导问一句',
      text: '周报在领导群里。您是区领导周岚，看完再 @督办 问一句，每个数字都等于它后面那张清单的行数。',
      isDone: asked,
      go: { label: '去领导群', ...leaders, draft: '@督办 民治街道还有哪些没完成？' },
    },
    today <= cutOff
      ? {
          title: '写滞后分析',
          text: '截止日是 12 月 31 日。过了这天还没完成的项目要写书面分析，督办会把表单发到单位群。',
          isDone: acts.has('analysis.submit'),
          go: { label: '走到 1 月 3 日', moveTo: toAnalyses },
        }
      : {
          title: '写滞后分析',
          text: '截止日已过。在民治街道群里打开一个滞后项目的分析表单，只写客观原因试试，看督办提醒什么。',
          isDone: acts.has('analysis.submit'),
          go: { label: '替我写命令', ...minzhi, draft: '/分析 21-2' },
        },
    {
      title: '导出汇总表',
      text: '您是督办办公室林静。让督办把填好的附件1发到办公室群，下载看看：就是导入时的那张表。',
      isDone: acts.has('export.ask'),
      go: { label: '替我写命令', as: 'lin', room: 'room-office', draft: '/导出 汇总表' },
    },
  ];
}
