import { leaderInCharge } from '#src/core/charges.js';
import { addMilliseconds, dayMs, type Instant } from '#src/core/day.js';
import { assignmentsOf } from '#src/core/registry.js';
import { provisionalYears } from '#src/core/workdays.js';
import type { ChatHistory } from '#src/ports/platform.js';
import { auditVerdict } from './audit-verdict.js';
import type { Ctx } from './context.js';
import { pictureOf } from './programme-state.js';

export interface Finding {
  level: 'ok' | 'warn' | 'bad';
  what: string;
  /** How to mend it. */
  mend: string | null;
}

/** What an operator or the office should mend, worst first. */
export async function diagnose(ctx: Ctx): Promise<Finding[]> {
  const findings = [
    ...(await platformFindings(ctx)),
    ...(await messageFindings(ctx)),
    ...calendarFindings(ctx),
    ...(await programmeFindings(ctx)),
  ];
  const order = { bad: 0, warn: 1, ok: 2 };
  return findings.sort((a, b) => order[a.level] - order[b.level]);
}

const ok = (what: string): Finding => ({ level: 'ok', what, mend: null });

async function platformFindings({ platforms, repos, now }: Ctx): Promise<Finding[]> {
  const real = [...platforms.values()].filter(({ name }) => name !== 'local');
  const findings: Finding[] = [];
  if (real.length === 0)
    findings.push({ level: 'warn', what: '没有接入聊天平台', mend: '设置 FEISHU_APP_ID 等变量，见 .env.example' });
  else if (await repos.localClock.read())
    findings.push({
      level: 'warn',
      what: '这个数据库里有聊天模拟器的人和记录',
      mend: '正式使用请把 DATABASE_URL 指向新的数据库',
    });
  for (const platform of real) {
    const reason = await platform.probe();
    if (reason === null && platform.history) findings.push(await historyFinding(platform.name, platform.history, now));
    findings.push(
      reason === null
        ? ok(`${platform.name}：凭证可用`)
        : {
            level: 'bad',
            what: `${platform.name}：${reason}`,
            mend: '检查应用凭证、权限和网络，见 docs/operations.md',
          },
    );
  }
  return findings;
}

/** Whether what the platform lost in groups can be read back: told by any one of them. */
async function historyFinding(name: string, history: ChatHistory, now: Instant): Promise<Finding> {
  const groups = await history.groups();
  const [first] = groups ?? [];
  const isClosed = groups === null || (first !== undefined && (await history.said(first, 'group', now)) === null);
  return isClosed
    ? {
        level: 'warn',
        what: `${name}：群聊的历史消息读不到，漏收的只能在单聊里找回`,
        mend: `在开放平台开通 ${history.permissions.join(' 和 ')}，并发布新版本`,
      }
    : ok(`${name}：漏收的消息会从历史消息里找回`);
}

async function messageFindings(ctx: Ctx): Promise<Finding[]> {
  const held = await ctx.repos.outbox.held();
  const { unknown, dead } = await ctx.repos.outbox.counts();
  const tooFast = await ctx.repos.inbox.refusedSince(addMilliseconds(ctx.now, -dayMs));
  const trail = await auditVerdict(ctx);
  const bad = trail.chains.filter(({ ok: isWhole }) => !isWhole);
  return [
    held ? { level: 'bad', what: '恢复备份后已暂停发送', mend: '核对后运行 duban outbox release' } : ok('正常发送'),
    unknown > 0
      ? { level: 'warn', what: `${unknown} 条消息待核对`, mend: '用 duban outbox list 查看' }
      : ok('没有待核对的消息'),
    dead > 0
      ? { level: 'warn', what: `${dead} 条消息没有送达`, mend: '用 duban outbox list 查看' }
      : ok('没有送不到的消息'),
    tooFast > 0
      ? {
          level: 'warn',
          what: `24 小时内有 ${tooFast} 条消息发得太快，没有办理`,
          mend: '发的人已收到提示；谁、在哪里，见 duban audit 里的 inbox.too_fast',
        }
      : ok('没有因发得太快而未办理的消息'),
    ...(trail.ok ? [ok(`操作记录完整，共 ${trail.length} 条`)] : []),
    ...(trail.anchors.altered.length > 0 ? [alteredAnchors] : []),
    ...bad.map(
      ({ of, firstBad }): Finding => ({
        level: 'bad',
        what: `${of}的操作记录从第 ${firstBad} 条起对不上`,
        mend: '保留现场，核对备份',
      }),
    ),
  ];
}

const alteredAnchors: Finding = {
  level: 'bad',
  what: '操作记录在库外的留存被改动过',
  mend: '保留现场，用 duban audit verify --anchors 与别处的副本比对',
};

function calendarFindings({ calendar, today }: Ctx): Finding[] {
  const next = `${Number(today.slice(0, 4)) + 1}-01-31`;
  const years = provisionalYears(calendar, today, next);
  return years.length === 0
    ? [ok('工作日安排齐全')]
    : [
        {
          level: 'warn',
          what: `${years.join('、')} 年放假安排还没有，暂按周一至周五计算`,
          mend: '国务院通知发布后运行 duban workdays import 文件',
        },
      ];
}

async function programmeFindings(ctx: Ctx): Promise<Finding[]> {
  if (!ctx.programme)
    return [{ level: 'warn', what: '还没有导入项目表', mend: '运行 duban import 文件，或把总表发给机器人' }];
  const { projects, units } = await ctx.repos.registry.load();
  const roster = await ctx.repos.roster.load();
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const owing = new Set(
    projects
      .filter(({ goneOn }) => goneOn === null)
      .flatMap((project) => assignmentsOf(project, byId).map(({ unitId }) => unitId)),
  );
  const named = (list: readonly { name: string }[]): string => list.map(({ name }) => name).join('、');
  const lead = units.filter(({ id }) => owing.has(id));
  const groups = lead.filter(({ isGroup, memberIds }) => isGroup && memberIds.length === 0);
  const reached = (unitId: string): boolean =>
    roster.chats.some(({ audience, goneAt }) => !goneAt && audience?.kind === 'unit' && audience.unitId === unitId) ||
    roster.people.some(({ grants }) => grants.some((grant) => grant.role === 'contact' && grant.unitId === unitId));
  const unreached = lead.filter(({ id, isGroup }) => !isGroup && !reached(id));
  const uncharged = (await pictureOf(ctx)).projects.filter((state) => leaderInCharge(roster.charges, state) === null);
  const offices = roster.people.filter(({ grants }) => grants.some(({ role }) => role === 'office'));
  return [
    ok(`${ctx.programme.title}：${projects.length} 项，${lead.length} 个主办单位`),
    offices.length === 0 && ctx.office.length === 0
      ? { level: 'bad', what: '没有督办办公室成员', mend: '设置 DUBAN_OFFICE，或运行 duban member add' }
      : ok('督办办公室成员已登记'),
    groups.length > 0
      ? { level: 'warn', what: `不知道包括哪些单位：${named(groups)}`, mend: '运行 duban unit group 统称 单位…' }
      : ok('统称的成员单位都已说明'),
    unreached.length > 0
      ? {
          level: 'warn',
          what: `${unreached.length} 个单位没有群也没有联络员：${named(unreached)}`,
          mend: '用 duban chat bind 或 duban member add',
        }
      : ok('每个单位都联系得上'),
    uncharged.length > 0
      ? { level: 'warn', what: `${uncharged.length} 个项目没有分管区领导`, mend: '运行 duban member charge' }
      : ok('每个项目都有分管区领导'),
  ];
}
