/** One card of each kind, filled with what a district would see; by the name of the function that makes it. */

import { adjustedCard } from '#src/cards/adjustment-cards.js';
import { analysesOpenCard, analysisFormCard, analysisStoredCard } from '#src/cards/analysis-cards.js';
import {
  askBackCard,
  besideCard,
  comparedCard,
  countCard,
  forecastCard,
  rateCard,
  whyCard,
} from '#src/cards/answer-cards.js';
import { backlogCard } from '#src/cards/backlog-card.js';
import { boardLinkCard } from '#src/cards/board-card.js';
import {
  briefingCard,
  briefingFormCard,
  receivedBriefingCard,
  recordedBriefingCard,
} from '#src/cards/briefing-cards.js';
import { digestCard } from '#src/cards/digest-card.js';
import { districtChosenCard, onlyDistrictCard, whichDistrictCard } from '#src/cards/district-cards.js';
import { districtsCard } from '#src/cards/districts-card.js';
import { answeredCard, basisFormCard, doubtCard, shareFormCard } from '#src/cards/doubt-cards.js';
import { escalationCard } from '#src/cards/escalation-card.js';
import { expiredCard } from '#src/cards/expired-card.js';
import { extensionAskedCard, extensionDecidedCard, extensionSentCard } from '#src/cards/extension-cards.js';
import { formLinkCard } from '#src/cards/form-link-card.js';
import { guidedCancelledCard, guidedCard, guidedOfferCard } from '#src/cards/guided-cards.js';
import { commandHelpCard, helpCard, helpHintCard } from '#src/cards/help-cards.js';
import { importedCard, importPreviewCard, returnedRowsCard, returnPreviewCard } from '#src/cards/import-cards.js';
import { loadCard } from '#src/cards/load-card.js';
import type { Card } from '#src/cards/model.js';
import {
  noLongerYoursCard,
  nowYoursCard,
  nudgeCard,
  outdatedNudgeCard,
  pickDisownedCard,
  ringCard,
  settledNudgeCard,
  stillYoursCard,
} from '#src/cards/nudge-card.js';
import {
  chatGoneCard,
  missedDigestCard,
  notOursCard,
  personGoneCard,
  recalledCard,
  ringsGivenUpCard,
  ringsWaitCard,
  undeliveredCard,
  unknownMessagesCard,
} from '#src/cards/office-notice-cards.js';
import {
  doubtsCard,
  eventsCard,
  historyCard,
  missingCard,
  projectCard,
  projectListCard,
} from '#src/cards/project-cards.js';
import { promiseCard } from '#src/cards/promise-card.js';
import { apologyCard, refusalCard, usageCard } from '#src/cards/refusal-card.js';
import { reportFormCard, storedCard, toldCard, understoodCard } from '#src/cards/report-cards.js';
import { pickReviewCard, returnedCard, reviewCard, reviewedCard, reviewQueueCard } from '#src/cards/review-cards.js';
import {
  askedToBindCard,
  bindAskedCard,
  boundCard,
  boundPersonCard,
  companionCard,
  doneCard,
  membersCard,
  unitsCard,
} from '#src/cards/roster-cards.js';
import { settingsCard } from '#src/cards/settings-card.js';
import { spotCheckCard } from '#src/cards/spot-check-card.js';
import { pickProjectCard, todoCard } from '#src/cards/todo-cards.js';
import { welcomeCard } from '#src/cards/welcome-card.js';
import { assess } from '#src/core/assess.js';
import { digestOf } from '#src/core/digest.js';
import type { GuidedForm } from '#src/core/guided-form.js';
import { standingsIn } from '#src/core/picture.js';
import { defaultSettings } from '#src/core/settings.js';
import type { UnitSigns } from '#src/core/watermelon.js';
import { analysis, calendar, done, facts, project, registry, report } from '../core/sample.js';

const asOf = '2023-01-04';
const guided: GuidedForm = {
  title: '填报 9-2 设立服务窗口',
  fields: [
    {
      kind: 'text',
      name: 'completion',
      label: '完成情况',
      required: true,
      placeholder: '例如：已办8场',
      value: '已办4场',
    },
    {
      kind: 'select',
      name: 'completed',
      label: '是否完成',
      required: true,
      options: [
        { label: '已完成', value: 'yes' },
        { label: '未完成', value: 'no' },
      ],
    },
    { kind: 'date', name: 'completedOn', label: '完成日期' },
  ],
  submit: { label: '提交', action: 'report.submit', value: { number: '9-2', unit: 'u1' } },
};
const copied = {
  part: '全文',
  percent: 93,
  own: '存在问题：场地没有落实。',
  source: '大浪街道 9-3（2023-01-03）',
  other: '存在问题：场地仍没有落实。',
};
const signs: UnitSigns[] = [
  {
    unitId: 'u',
    unit: '民治街道',
    completed: 16,
    reported: 16,
    signs: [{ sign: 'all_green', numbers: ['9-2'] }],
  },
];
const one = { number: '9-2', name: '来深建设者心理咨询服务站' };
const own = { ...one, unit: '民治街道', unitId: 'unt_1' };
const target = '建设1个来深建设者心理咨询服务站。';

const places = registry([
  project('9-2', ['民治街道'], { name: one.name, target, keySupervised: true, keyNumber: 1 }),
  project('11-3', ['区消安委办'], { name: '电动自行车充放设施建设项目', target: '建设1166个充电插口。' }),
  project('31-7', ['民治街道'], { name: '市101工程后侧山体边坡治理工程' }),
]);
const reported = facts({
  reports: [
    done('2022-12-20', '9-2', '民治街道'),
    report('2022-12-21', '11-3', '区消安委办', {
      completion: '已完成120个充电插口数量的建设任务。',
      completed: true,
      figures: [{ quantity: 120, unit: '个', of: '充电插口', kind: 'cumulative' }],
    }),
    report('2022-12-22', '31-7', '民治街道', { completion: '坡面已修整', problems: '雨季延误', completed: false }),
  ],
  analyses: [analysis('2023-01-03', '31-7', '民治街道')],
});
const picture = assess(places, reported, calendar, asOf);
const earlier = assess(places, reported, calendar, '2022-12-28');
const states = picture.projects;
const [first] = states;
if (!first) throw new Error('no project');

const owed = {
  ...one,
  keySupervised: true,
  target,
  owed: '进展填报',
  kinds: ['report'] as const,
  dueOn: '2023-01-09',
  daysLeft: 3,
  last: '尚未填报',
};
const doubted = { ...one, reportId: 'rpt_1', message: '目标1166个，填报120个，相差1046个' };
const queued = { subject: 'report' as const, id: 'rpt_1', ...own, on: asOf, by: '张三', text: '已建成1个站点' };
const districtTotals = {
  ...{ projects: 0, assignments: 0, reported: 0, missing: 0, completed: 0, completedLate: 1, lagging: 0, inDoubt: 0 },
  ...{ atRisk: 0, onTrack: 0, notStarted: 0, adjusted: 0, unreviewed: 0 },
};
const extension = {
  extensionId: 'ext_1',
  ...one,
  unit: '民治街道',
  kind: 'report' as const,
  from: '2023-01-09',
  to: '2023-01-13',
  reason: '竣工资料还在整理',
  by: '张三',
};
const preview = {
  reading: {
    programme: { title: places.programme.title, cutOff: places.programme.cutOff },
    projects: [{ name: one.name, units: ['民治街道'], keySupervised: true, completed: true }],
    doubts: [{ number: '11-3', message: doubted.message }],
    warnings: [{ row: 7, message: '编号重复' }],
  },
  difference: { added: ['9-2'], changed: [{ number: '11-3', fields: ['target'] }], gone: ['40'], same: 2 },
  groupsWithoutMembers: ['各街道'],
  isNew: false,
};
const overlay = { listed: 3, matched: 2, unmatched: ['12-1 某项目'], doubtful: [] };
const commands = [{ name: '填报', alias: 'report', usage: '/填报 编号', summary: '打开填报表' }];

export const sampleCards: Record<string, Card[]> = {
  districtsCard: [
    districtsCard({
      asOf: '2022-12-26',
      districts: [
        { name: '光明区', totals: { ...districtTotals, projects: 20, completed: 15, lagging: 0, onTrack: 4 } },
        { name: '龙华区', totals: { ...districtTotals, projects: 18, completed: 12, lagging: 2, onTrack: 3 } },
      ],
      totals: { ...districtTotals, projects: 38, completed: 27, completedLate: 2, lagging: 2, onTrack: 7 },
    }),
  ],
  districtChosenCard: [districtChosenCard('龙华区2022年')],
  onlyDistrictCard: [onlyDistrictCard('龙华区2022年'), onlyDistrictCard(null)],
  whichDistrictCard: [
    whichDistrictCard([
      { id: 'prg_1', name: '龙华区2022年' },
      { id: 'prg_2', name: '光明区2022年' },
    ]),
  ],
  adjustedCard: [
    adjustedCard({
      ...one,
      from: '开展12场培训。',
      to: '开展8场培训。',
      reason: '区政府常务会议审议',
      on: asOf,
      standing: 'completed',
      original: 'lagging',
    }),
  ],
  analysesOpenCard: [
    analysesOpenCard({
      ...own,
      cutOff: '2022-12-31',
      dueOn: '2023-01-09',
      daysLeft: 3,
      rows: [{ ...one, keySupervised: true, completion: '' }],
      late: false,
    }),
  ],
  analysisFormCard: [
    analysisFormCard({
      ...own,
      web: true,
      target,
      completion: '',
      dueOn: '2023-01-09',
      last: null,
      notes: ['主观原因：请写明'],
      adoptable: { id: 'ana_1', unit: '福城街道' },
    }),
  ],
  analysisStoredCard: [
    analysisStoredCard({ ...own, findings: ['下一步计划没有写责任人。'], copies: [copied], adopted: null }),
  ],
  countCard: [countCard('滞后的项目', states, asOf)],
  rateCard: [
    rateCard('全部项目的完成率', states, asOf, { standing: 'completed', groups: [{ name: '民治街道', states }] }),
  ],
  eventsCard: [
    eventsCard(
      '全部项目的填报历史',
      [{ number: '9-2', on: '2022-12-27', what: '填报', by: '张三', text: '已办 8 场' }],
      null,
    ),
  ],
  askBackCard: [askBackCard('您说的是哪个项目？', ['9-2怎么样了'])],
  besideCard: [besideCard('民治街道、福城街道项目的变化对比', [{ name: '民治街道', states }], asOf)],
  whyCard: [whyCard('滞后的项目的原因和存在问题', states, asOf)],
  comparedCard: [comparedCard('全部项目的变化对比', earlier.projects, states, '2022-12-28', asOf)],
  forecastCard: [forecastCard('预计延期的项目', states, '2022-12-31', asOf)],
  backlogCard: [backlogCard({ review: 3, oldest: '2022-12-28', extensions: 1, doubts: 2, unknown: 1 })],
  formLinkCard: (['report', 'explanation', 'lag_analysis'] as const).map((kind) =>
    formLinkCard({ url: 'https://duban.example/forms/x', hours: 72, kind, ...one }),
  ),
  boardLinkCard: [boardLinkCard({ url: 'https://duban.example/dashboard?t=x', minutes: 10 })],
  briefingCard: [
    briefingCard({
      briefingId: 'brf_1',
      ...one,
      target,
      keySupervised: true,
      standing: 'lagging',
      units: ['民治街道'],
      completion: '主体完工',
      problems: '',
      nextSteps: '1月底前完成',
      expectedCompletion: '2023-01-31',
      text: '请区长关注',
      by: '张三',
    }),
  ],
  briefingFormCard: [briefingFormCard({ ...own, dueOn: '2023-01-06' })],
  receivedBriefingCard: [receivedBriefingCard({ ...one, leader: '陈区长', on: asOf })],
  recordedBriefingCard: [
    recordedBriefingCard({ ...one, leader: null, on: asOf, recorded: true, owed: false }),
    recordedBriefingCard({ ...one, leader: '陈区长', on: asOf, recorded: false, owed: true }),
  ],
  digestCard: [
    digestCard({
      digest: digestOf(picture, standingsIn(earlier)),
      title: `民生实事周报 ${asOf}`,
      names: new Map(places.projects.map(({ number, name }) => [number, name])),
      keyNumbers: new Set(['9-2']),
      unit: null,
      rankUnits: false,
      signs,
      late: true,
    }),
  ],
  doubtCard: [doubtCard({ ...doubted, unit: '区消安委办', completion: '已完成120个', dueOn: '2023-01-05' })],
  shareFormCard: [shareFormCard(doubted)],
  basisFormCard: [basisFormCard({ ...doubted, unitId: 'unt_1', web: true })],
  answeredCard: [
    answeredCard({ ...own, given: { answer: 'short' }, standing: '滞后', analysisDueOn: '2023-01-09' }),
    answeredCard({ ...own, given: { answer: 'share', share: 120 }, standing: '已完成', analysisDueOn: null }),
  ],
  escalationCard: (['unit_leader', 'office', 'leader'] as const).map((audience) =>
    escalationCard({
      stage: '逾期 3 个工作日',
      audience,
      isOverdue: true,
      unit: '民治街道',
      leader: '陈区长',
      draftId: audience === 'leader' ? 'drf_1' : null,
      late: false,
      rows: [{ ...one, unit: '民治街道', keySupervised: true, kind: 'report', dueOn: '2023-01-09', overdueDays: 3 }],
    }),
  ),
  expiredCard: [expiredCard(todoCard({ unit: '民治街道', unitId: 'unt_1', rows: [owed], asOf }))],
  extensionAskedCard: [extensionAskedCard(extension)],
  extensionSentCard: [extensionSentCard(extension)],
  extensionDecidedCard: [extensionDecidedCard({ ...one, to: '2023-01-13', approved: true })],
  helpCard: [
    helpCard(commands, { reports: true, asks: true }),
    helpCard(commands, { reports: false, asks: true }),
    helpCard(commands, { reports: false, asks: false }),
  ],
  commandHelpCard: commands.map(commandHelpCard),
  helpHintCard: [helpHintCard({ reports: true, asks: true }), helpHintCard({ reports: false, asks: true })],
  importPreviewCard: [
    importPreviewCard({ kind: 'form', draftId: 'drf_1', fileName: '总表.docx', preview }),
    importPreviewCard({ kind: 'key', draftId: 'drf_1', fileName: '附件2.docx', overlay }),
  ],
  importedCard: [
    importedCard({ kind: 'form', title: places.programme.title, preview, registryOnly: false }),
    importedCard({ kind: 'key', overlay }),
  ],
  returnPreviewCard: [
    returnPreviewCard({
      draftId: 'drf_1',
      fileName: '民治.docx',
      unit: { name: '民治街道' },
      numbers: ['9-2'],
      same: ['31-7'],
      leftOut: 2,
      doubts: [{ number: '9-2', message: '看不出是否完成' }],
    }),
  ],
  returnedRowsCard: [returnedRowsCard({ count: 1, fileName: '民治.docx' })],
  loadCard: [
    loadCard({
      from: '2022-12-05',
      to: asOf,
      budget: 20,
      units: [{ unit: '民治街道', messages: 23, nudges: 12, reports: 16 }],
    }),
  ],
  spotCheckCard: [
    spotCheckCard({
      asOf,
      seed: asOf,
      signs,
      drawn: [
        { number: '9-2', name: '来深建设者心理咨询服务站', unit: '民治街道', completion: '已建成', signed: true },
      ],
    }),
    spotCheckCard({ asOf, seed: asOf, signs: [], drawn: [] }),
  ],
  guidedCancelledCard: [guidedCancelledCard('份额')],
  guidedCard: [
    guidedCard({ form: guided, answers: {}, step: 0 }, null),
    guidedCard({ form: guided, answers: {}, step: 1 }, '请回复序号。'),
    guidedCard({ form: guided, answers: { completion: '已办8场' }, step: 2 }, null),
    guidedCard({ form: guided, answers: { completion: '已办8场', completed: 'no' }, step: 3 }, null),
  ],
  guidedOfferCard: [
    guidedOfferCard(
      shareFormCard({ reportId: 'rpt_1', number: '9-2', name: '设立服务窗口', message: '目标 120 个，填报 40 个。' }),
      new Map([[1, 'frm_1']]),
    ),
  ],
  nudgeCard: [
    nudgeCard({
      ...own,
      stage: '距截止 2 个工作日',
      rows: [owed],
      nudgeId: 'drf_1',
      snooze: { label: '明天再提醒' },
      late: false,
    }),
  ],
  outdatedNudgeCard: [outdatedNudgeCard('民治街道', asOf)],
  pickDisownedCard: [pickDisownedCard({ unitId: 'unt_1', rows: [owed] })],
  settledNudgeCard: [settledNudgeCard('民治街道')],
  chatGoneCard: [chatGoneCard('民治街道群')],
  missedDigestCard: [missedDigestCard(asOf)],
  notOursCard: [notOursCard({ responseId: 'rsp_1', ...one, unit: '民治街道', by: '张三' })],
  personGoneCard: [personGoneCard('张三')],
  recalledCard: [recalledCard({ ...one, by: '张三' })],
  undeliveredCard: [
    undeliveredCard({ messageId: 'out_1', what: '提醒', to: '民治街道群', certain: false, at: asOf }),
    undeliveredCard({ messageId: 'out_1', what: '提醒', to: '民治街道群', certain: true, at: asOf }),
  ],
  unknownMessagesCard: [
    unknownMessagesCard([]),
    unknownMessagesCard([
      { messageId: 'out_1', what: '提醒', to: '民治街道群', at: asOf },
      { messageId: 'out_2', what: '周报', to: '陈区长', at: asOf },
    ]),
  ],
  ringCard: [ringCard(['wecom:zhangsan'])],
  ringsWaitCard: [ringsWaitCard()],
  ringsGivenUpCard: [ringsGivenUpCard(['陈区长', '王督办'])],
  companionCard: [companionCard(true), companionCard(false)],
  doubtsCard: [doubtsCard([{ ...one, unit: '民治街道', message: doubted.message, state: '待说明' }], signs, asOf)],
  historyCard: [
    historyCard({ ...one, events: [{ on: asOf, what: '填报（民治街道）', by: '张三', text: '已建成［已完成］' }] }),
  ],
  missingCard: [
    missingCard(
      [{ ...one, unit: '民治街道', owed: '进展填报', dueOn: '2023-01-09', overdue: '还有 3 个工作日' }],
      asOf,
    ),
  ],
  projectCard: states.map((state) => projectCard(state, asOf, { canReport: true })),
  projectListCard: [projectListCard('滞后项目', states, asOf, 'alarm'), projectListCard('滞后项目', [], asOf)],
  promiseCard: [promiseCard({ ...own, steps: [{ text: '完成验收', owner: '李四', dueOn: asOf }] })],
  apologyCard: [apologyCard('a1b2c3d4')],
  refusalCard: [refusalCard('没有编号为 31-9 的项目。您是不是要找 31-6、31-7？')],
  usageCard: [usageCard('/填报 编号', '打开填报表')],
  reportFormCard: [
    reportFormCard({
      ...own,
      target,
      clauses: ['建设1个站点', '建立心理服务疏导机制'],
      keySupervised: true,
      dueOn: '2023-01-09',
      last: { on: '2022-12-20', completion: '已建成', problems: '', nextSteps: '', completed: true },
      canConfirmAsIs: true,
      web: true,
    }),
  ],
  storedCard: [
    storedCard({
      ...own,
      on: asOf,
      by: '张三',
      completion: '已完成120个',
      completed: true,
      standing: '存疑',
      consequences: ['需要在 2023-01-09 前报送滞后分析。'],
      doubt: { message: doubted.message, reportId: 'rpt_1', dueOn: '2023-01-05' },
    }),
  ],
  toldCard: [toldCard([{ ...one, byName: '张三' }])],
  understoodCard: [
    understoodCard({
      draftId: 'drf_1',
      unit: '民治街道',
      entries: [{ ...one, completion: '已办8场', figures: ['累计 8 场'], state: '未完成', dates: [] }],
      asks: null,
    }),
  ],
  pickReviewCard: [pickReviewCard([queued, { ...queued, id: 'rpt_2', unit: '福城街道' }])],
  returnedCard: (['report', 'analysis'] as const).map((subject) =>
    returnedCard({ ...own, subject, notes: [{ field: 'completion', note: '请写明人次' }], by: '王督办' }),
  ),
  reviewCard: [
    reviewCard({
      ...queued,
      target,
      parts: [{ label: '完成情况', text: '已建成1个站点' }],
      findings: ['没有写佐证。'],
      copies: [copied],
      fields: ['completion', 'problems'],
    }),
  ],
  reviewedCard: [reviewedCard({ subject: 'report', ...one, accepted: true, by: '王督办', left: 2 })],
  reviewQueueCard: [reviewQueueCard([queued]), reviewQueueCard([])],
  askedToBindCard: [
    askedToBindCard({ address: 'feishu:ou_1', name: '路人甲', unit: '民治街道', draftId: 'drf_1', decision: null }),
  ],
  bindAskedCard: [bindAskedCard({ unit: '民治街道' })],
  boundCard: [boundCard('民治街道')],
  boundPersonCard: [
    boundPersonCard({ unit: '民治街道', approved: true }),
    boundPersonCard({ unit: '民治街道', approved: false }),
  ],
  nowYoursCard: [nowYoursCard({ ...one, units: '民治街道' })],
  noLongerYoursCard: [noLongerYoursCard('9-2')],
  stillYoursCard: [stillYoursCard(one)],
  doneCard: [doneCard('已添加单位', '区水务局')],
  membersCard: [membersCard([{ name: '张三', roles: '民治街道联络员', address: 'feishu:ou_1' }])],
  unitsCard: [unitsCard([{ name: '民治街道', aliases: '民治办', members: '无', chat: '已绑定' }])],
  settingsCard: [
    settingsCard({
      settings: defaultSettings,
      changed: null,
      rounds: [
        {
          id: '2022-year-end',
          kind: 'year_end',
          opensOn: '2022-12-20',
          dueOn: '2023-01-09',
          asOf: '2022-12-31',
          state: 'open',
        },
      ],
    }),
  ],
  pickProjectCard: [pickProjectCard({ unitId: 'unt_1', rows: [owed] })],
  todoCard: [todoCard({ ...own, rows: [owed], asOf }), todoCard({ ...own, rows: [], asOf })],
  welcomeCard: [welcomeCard('feishu:oc_1')],
};
