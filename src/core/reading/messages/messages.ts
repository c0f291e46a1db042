/** Messages of contacts: reports, questions, 收到, 明天再提醒, 不归我们, chatter; of which projects, with which figures. */
import type { Day } from '../../day.js';
import type { Registry } from '../../registry.js';
import { asProjectsCall } from '../names/also-called.js';
import { ownProjects, unitNamed } from '../names/own-projects.js';
import { ownNames } from '../names/unit-names.js';
import { parseNumber } from '../numbers/numbers.js';
import { tellsUse } from '../progress/in-use.js';
import { lacksSomething } from '../progress/lacks.js';
import { ONE_OF_THEM } from '../progress/progress-words.js';
import { isWorkGoingOn, tellsOfStep } from '../progress/work-signs.js';
import type { ClaimInput, ClaimReading, Reasoned } from '../read-input.js';
import { consistsOf, typedText } from '../text/typed-text.js';
import { tellsOnlyAsides } from './amounts/beside-the-work.js';
import { TAG, withGuessTold } from './asking.js';
import { earlier, follow, settingOf, withYesTold } from './before.js';
import { withoutAsides } from './claims/asides.js';
import { claimsSomething, noClaim } from './claims/chat-claim.js';
import { streetsElsewhere } from './claims/elsewhere.js';
import { withoutOthersUntold } from './claims/others-untold.js';
import { withoutRecords } from './claims/records.js';
import { draftOf, reportsSomething } from './draft.js';
import { withForeignName } from './foreign.js';
import { asksForReminder, isBusy, isOnTheWay, isOwnLife } from './life.js';
import {
  type Draft,
  type MessagePart,
  reported,
  type Setting,
  simple,
  type UnderstoodMessage,
  wordsOf,
} from './model.js';
import { notOurs, withoutTheirs } from './not-ours.js';
import { withOtherStreet } from './other-street.js';
import { toOutput } from './output.js';
import { breathed } from './projects/breaths.js';
import { withNamesAsWritten, withStreetsWritten } from './projects/misheard.js';
import { answersInTurn } from './projects/respectively.js';
import { numbersQuoted, withCardToo, withoutQuoted, withoutTargetQuoted, withPassedOn } from './quoted.js';
import {
  isAcknowledgement,
  isReceiptOnly,
  isReceived,
  isSnooze,
  snoozeDay,
  tellsStepToo,
  withoutReportToCome,
  withoutSnooze,
} from './replies.js';
import { sameAsLast } from './same-as-last.js';
import { withoutSpeaker } from './speaker.js';
import { titleOf, whichProject } from './subjects.js';
import { contradicted } from './torn.js';
import { withoutQuestions } from './without-questions.js';
import { plainlySaid } from './wording/chat-wording.js';
import { withoutCourtesies } from './wording/courtesies.js';
import {
  ACKNOWLEDGE,
  BARE_TOPIC,
  CANCEL,
  CHANGED_PERSON,
  CHATTER,
  CHATTER_ABOUT,
  CONFIRM,
  DENY,
  REPORTING,
  WITHDRAW,
} from './wording/message-words.js';
import { tablesRead } from './wording/pasted-tables.js';
import { saidOnce } from './wording/said-twice.js';

export type { MessagePart, UnderstoodMessage } from './model.js';

export type ClaimOutput = Reasoned & ClaimReading;

/** Reads a contact's message. Only the unit's own projects are looked for; what is not certain is asked. Never throws. */
export function readMessage(input: ClaimInput, registry: Registry, today: Day): ClaimOutput {
  return toOutput(understandMessage(input, registry, today));
}

/** {@link readMessage} with the words of each project apart, as a report of it would store them. */
export function understandMessage(input: ClaimInput, registry: Registry, today: Day): UnderstoodMessage {
  const unit = unitNamed(input.unit, registry.units);
  if (!unit) return simple('unclear', '发言人的单位没有登记', { asks: '没有找到您的单位，请联系督办办公室登记。' });
  const own = ownProjects(unit, registry);
  const typed = typedText(tablesRead(input.text));
  const inTurn = answersInTurn(typed, input.replyTo?.length ?? 0);
  const whole = withoutSpeaker(breathed(inTurn ? typed : saidOnce(typed), own), own);
  const { quoted, said: written } = withoutQuoted(withoutTargetQuoted(withPassedOn(whole), own));
  const names = ownNames(unit);
  const said = withoutCourtesies(written.replace(/^[/／](?:填报|report)\s*/i, ''), names);
  const asWritten = (one: string): string => withNamesAsWritten(withStreetsWritten(one, registry.units), own);
  const answered = settingOf({ ...input, text: said }, own, today, quoted);
  const denied = answered.list.length === 1 ? NOT_THIS.exec(said)?.[0] : undefined;
  const setting = denied === undefined ? answered : { ...answered, list: [] };
  const called = asProjectsCall(asWritten(withCardToo(said.slice(denied?.length), setting.list)), setting.list, own);
  const recorded = withoutRecords(plainlySaid(withGuessTold(called)), own);
  const plain = withoutAsides(recorded, setting, streetsElsewhere(unit.name, registry.projects));
  const spokenOf = withoutOthersUntold(plain, own, setting.list);
  const told = withoutReportToCome(spokenOf.trim());
  const answer =
    setting.list.length > 0 && IS_DONE.test(told) ? (/done/i.test(told) ? '做好了' : told.replace('好', '做好')) : told;
  const text = withoutTheirs(withYesTold(answer, setting), setting);
  const spokenBefore = input.before?.map((one) => asWritten(withoutCourtesies(typedText(one), names))) ?? [];
  const before = earlier(spokenBefore, setting);
  if (!/[\p{L}\p{N}\p{Extended_Pictographic}√]/u.test(text))
    return simple('unclear', '没有文字', { asks: '请说一下是哪个项目、进展如何。' });
  return (
    answersToBefore(text, before, setting) ??
    sameAsLast(text, input, before, setting) ??
    notOurs(text, setting, registry, unit.id, input.replyTo ?? numbersQuoted(quoted)) ??
    withOtherStreet(withForeignName(spoken(text, before, setting), text, setting, registry), text, unit, registry)
  );
}

/** 不是这个，另外那个投用了: another than the card's. */
const NOT_THIS = /^不是这[个项](?:项目)?[，,。；;！! ]+(?=[^，,。；;\n]*(?:完|竣|投|启|开|建|装|做|办|好了|\d))/;

function answersToBefore(text: string, before: Draft, setting: Setting): UnderstoodMessage | null {
  if (CANCEL.test(text)) return simple('chatter', '撤回前面没有确认的话');
  if (before.parts.length === 0) return null;
  if (CONFIRM.test(text)) return confirmed(before, setting);
  if (DENY.test(text)) {
    return simple('unclear', '前面的理解不对', {
      asks: '哪里不对？请直接说正确的编号、数字或状态。',
      candidates: before.parts.flatMap((p) => p.projects),
    });
  }
  return null;
}

/** A yes to what was said before; null when that was nothing to say yes to. */
function confirmed(before: Draft, setting: Setting): UnderstoodMessage | null {
  const claims = before.parts.some((p) => p.projects.length > 0 || claimsSomething(p.claim));
  return claims ? { ...placed(before, setting), why: '确认了前面的填报' } : null;
}

function spoken(whole: string, before: Draft, setting: Setting): UnderstoodMessage {
  const text = (isBusy(whole) ? null : withoutSnooze(whole, setting.today)) ?? whole;
  const told = withoutQuestions(text, setting);
  const draft = follow(before, told === '' ? text : told, setting);
  const alone = draftOf(told, setting);
  const strong = strongly(alone);
  const homeless = alone.parts.every((p) => p.projects.length === 0) && setting.list.length === 0;
  const acknowledges = isAcknowledgement(text) || (alone.named && isReceived(wordsOf(alone, text)));
  if (consistsOf(text, CHATTER) && !(isAcknowledgement(text) && !(homeless && APPLAUSE.test(text))))
    return simple('chatter', '寒暄');
  if (draft.named && draft.parts.every((p) => BARE_TOPIC.test(p.text)))
    return simple('question', '想了解情况', { parts: named(draft) });
  if (draft.named && draft.parts.every((p) => p.projects.length > 0 && NOTHING_BUT_A_MARK.test(p.text.trim())))
    return simple('unclear', '只有编号', { parts: named(draft), asks: howItStands(draft) });
  if (draft.named && WITHDRAW.test(text) && !strong) return withdrawn(draft);
  if (isReceiptOnly(text) || (isAcknowledgement(text) && consistsOf(text, ACKNOWLEDGE)))
    return simple('acknowledge', '表示收到', { parts: spokenOf(alone, setting, text) });
  if (TAG.test(text) || (told.length < text.length && !(strong && alone.parts.some((p) => p.projects.length > 0)))) {
    const asked = draftOf(text, setting);
    const ofNone = !asked.named && setting.list.length === 0 && before.parts.length === 0;
    if (ofNone && text.length > SHORTEST_TALK && !OF_DUTY.test(text)) return simple('chatter', '与项目进展无关');
    const asksOfAll = !asked.named && countsAll(text, setting.list);
    const either =
      asked.parts.every((p) => p.projects.length === 0) && EITHER_NUMBER.test(text) ? asked.candidates : [];
    const parts = either.length > 0 ? [{ projects: [...either], text, claim: noClaim }] : named(asked);
    return simple('question', '是提问', { parts: asksOfAll ? spokenOf(asked, setting, text) : parts });
  }
  const isOwnTalk =
    before.parts.length === 0 &&
    ((homeless && alone.candidates.length === 0 && isOwnLife(text, setting.own)) ||
      (setting.list.length === 0 && isOnTheWay(text)));
  if (
    !(isOwnTalk && !asksForReminder(text)) &&
    !(MAKES_UP.test(text) && lacking(before)) &&
    isSnooze(wordsOf(alone, text), setting.today) &&
    (isBusy(text) || !tellsOfWork(alone))
  )
    return snoozed(text, setting, alone);
  const tellsStep = setting.list.length === 1 && tellsStepToo(text);
  if (acknowledges && !tellsStep && !tellsOfWork(alone) && !(strong && isToldOfNamed(alone, text)))
    return simple('acknowledge', '表示收到', { parts: spokenOf(alone, setting, text) });
  if (isOwnTalk) return simple('chatter', '与项目进展无关');
  if (homeless && !claimsFigures(alone) && isTalkOnly(alone, text) && !isUsedSomewhere(alone, setting))
    return simple('chatter', '与项目进展无关');
  if (reportsSomething(draft) && (draft.named || strong || setting.list.length > 0 || before.parts.length > 0))
    return placed(draft, setting);
  if (
    !draft.named &&
    (setting.list.length > 0 ||
      (setting.about.length > 0 && (tellsOfStep(text) || ONE_OF_THEM.test(text)) && !CHATTER_ABOUT.test(text))) &&
    tells(text) &&
    !CHANGED_PERSON.test(text)
  )
    return placed(draft, setting);
  if (CHANGED_PERSON.test(text))
    return simple('unclear', '联络员变动', { asks: '联络员有变动时，请告诉督办办公室登记；现在由谁填报？' });
  if (draft.named && !draft.asks && draft.parts.every((p) => p.projects.length > 0 && tells(p.text)))
    return reported(asked(underWay(draft, setting), setting), '说了进展，没有说完成');
  if (draft.named) {
    const asks = draft.asks ?? howItStands(draft);
    return simple('unclear', '只说了项目，没有说进展', { parts: named(draft), asks, candidates: draft.candidates });
  }
  const isTalk = !OF_PROGRESS.test(text) && !STANDS_ALONE.test(text) && !sharesNames(text, setting.own);
  if (before.parts.length === 0 && setting.list.length === 0 && TOLD.test(text) && isTalk && !AMOUNT_ALONE.test(text))
    return simple('chatter', '与项目进展无关');
  return simple('unclear', '没有看懂', {
    asks: '没有看懂。请说一下项目编号和进展，例如“9-2 已办8场，还差4场，下月底前完成”。',
  });
}

/** 加了45, 三千二, 讲到第30堂: of what, it does not say. */
const AMOUNT_ALONE =
  /^[\u4e00-\u9fff]{0,5}(?:加|增|办|做|装|改|换|到|讲|演|开)[了到](?:第)?(?:\d{1,6}|[一二两三四五六七八九十百千万零]{1,9})[\u4e00-\u9fff]{0,2}$|^(?:\d{1,6}|[一二两三四五六七八九十百千万零]{1,9})$/;

/** 天气好的话半个月做完, of one of several that may be meant, is none. */
const isTalkOnly = (draft: Draft, text: string): boolean =>
  CHATTER_ABOUT.test(text) && !(draft.candidates.length > 0 && tellsOfWork(draft));

/** 1月15日前补上, after 还缺2台: when they will be there. */
const MAKES_UP = /补[上齐足好完]/;
const lacking = ({ parts }: Draft): boolean => parts.some((p) => p.claim.figures.some((f) => f.kind === 'remaining'));

/** 好了, done, in answer to a card. */
const IS_DONE =
  /^(?:(?:都|全|已经?|应该)?好[了啦咯喽]吧?|(?:all )?done(?:[，,。.！!\s]+(?:收到|谢谢|thanks|ok|over)+)?|(?:收到|好的|ok)[，,。.！!\s]+(?:all )?done)[。.！!~～✅]*$/i;

/** 这两个能合在一起写吗, of a card of two. */
const countsAll = (text: string, { length }: Setting['list']): boolean =>
  length > 1 &&
  parseNumber(/[这那](?<count>[两二三四五六七八九十\d]{1,2})[个项条]/.exec(text)?.groups?.count ?? '') === length;

const howItStands = (draft: Draft): string =>
  `${draft.parts.flatMap((p) => p.projects).join('、')} 的进展如何？请说一下完成情况。`;

/** 12-5？ */
const NOTHING_BUT_A_MARK = /^[!！。~ ]{0,4}[?？]+$/;

/** 断头路那个: three characters of some project's name. */
const sharesNames = (text: string, own: Setting['own']): boolean =>
  [...text.matchAll(/(?=([\u4e00-\u9fff]{3}))/g)].some(([, run]) => own.some((p) => p.name.includes(run ?? '')));

/** Something is told of the project, in words of their own: two characters of Chinese at least. */
const TOLD = /[\u4e00-\u9fff]{2}/;

const tells = (text: string): boolean => TOLD.test(text) && !OF_THE_REPORT.test(text);

/** Talk of the report and its papers, or that nothing is known: 照片发你, 进展报过了, 还不清楚. It tells nothing of the work. */
const OF_THE_REPORT =
  /(?<!验收|检[测验]|质检|竣工|评估|鉴定)报(?!名|警|批|建|验|审|装|规|废|备)|照片|图片|(?<!移交|竣工|验收|备案|结算|工程|内业|申报|报建)(?:材料|资料|数据)(?=[^，,。；;]{0,4}(?:交|报|补|发|给|传|准备|整理))|麻烦|请|更新|负责|(?<!电话|天天|一直|[在再去])催|放一放|不做了|看看|暂无|核实|核对|发你|怎么|^[，, ]*(?:我|也|都|还|这个|那个|别的|的)*(?:不(?:清楚|知道|晓得|了解|太清楚)|说不[好准清]|不好说|没底|没把握|待定)[了的]?[，,。]?(?:我?再?去?问[问下一]{1,2})?$/;

/** What is told of a project and claims no completion is work in progress. */
const underWay = (draft: Draft, { today }: Setting): Draft => ({
  ...draft,
  parts: draft.parts.map((p) =>
    isUntold(p) && !tellsUse(p.text, today) && isOpen(p.text.replace(/[、/| ]{1,9}$/, ''), isToldDone(p, draft))
      ? { ...p, claim: { ...p.claim, state: 'open' as const } }
      : p,
  ),
});

/** 泊位2580个任务完成，停车不用愁了: beside its completion only what lacks leaves it open. */
const isOpen = (text: string, isDone: boolean): boolean => (isDone ? lacksSomething(text) : isWorkGoingOn(text));
const isToldDone = ({ projects }: MessagePart, { parts }: Draft): boolean =>
  projects.every((n) => parts.some((p) => p.claim.state === 'completed' && p.projects.includes(n)));

/** Something is told that no rule understands. */
const isUntold = ({ claim, text }: MessagePart): boolean =>
  claim.state === 'unknown' && claim.figures.length === 0 && !claim.doubtful && tells(text);

/** What is not understood of a project is asked about, and a project of which nothing is said beside others that are told of. */
function asked(draft: Draft, { own, today }: Setting): Draft {
  const told = draft.parts.filter((p) => claimsSomething(p.claim)).flatMap((p) => p.projects);
  const isLeft = (p: MessagePart): boolean => p.projects.some((n) => !told.includes(n));
  const projectsOf = (p: MessagePart) => own.filter(({ number }) => p.projects.includes(number));
  const untold = draft.parts.find((p) => isUntold(p) && isLeft(p) && !tellsOnlyAsides(p.text, projectsOf(p), today));
  const silent = told.length > 0 ? draft.parts.find(isLeft) : undefined;
  const [number] = (untold ?? silent)?.projects ?? [];
  if (draft.asks || number === undefined) return draft;
  const asks = untold
    ? `${titleOf(number, own)}是否已经完成？“${untold.text.slice(0, 20)}”没有看懂。`
    : `${titleOf(number, own)}的进展如何？请说一下完成情况。`;
  return { ...draft, asks, candidates: (untold ?? silent)?.projects ?? [] };
}

/** 警务室民警都搬进去值班了, where there are several. */
const isUsedSomewhere = ({ candidates, parts }: Draft, { today }: Setting): boolean =>
  candidates.length > 0 && parts.some(({ text }) => tellsUse(text, today));

const named = (draft: Draft): MessagePart[] =>
  draft.parts.filter((p) => p.projects.length > 0).map((p) => ({ ...p, claim: noClaim }));

function withdrawn(draft: Draft): UnderstoodMessage {
  const numbers = draft.parts.flatMap((p) => p.projects);
  return simple('unclear', '想撤回填报', {
    parts: named(draft),
    asks: `要撤回上次的填报，请发送“/撤回 ${numbers[0] ?? '编号'}”。`,
  });
}

/** A report needs its project: asked for where nothing tells it. */
function placed(draft: Draft, setting: Setting): UnderstoodMessage {
  const torn = contradicted(draft, setting);
  if (torn)
    return {
      ...reported(draft, '前后说法不一'),
      asks: draft.asks ?? `${torn} 是已经完成，还是没有完成？`,
      candidates: [torn],
    };
  const homeless = draft.parts.some((p) => p.projects.length === 0 && claimsSomething(p.claim));
  const nowhere = draft.parts.every((p) => p.projects.length === 0);
  const asks = draft.asks ?? (homeless || nowhere ? whichProject(setting) : null);
  const told = asked(underWay({ ...draft, asks }, setting), setting);
  return reported(told, '填报进展');
}

/** 你问的是16-4还是16-5？ */
const EITHER_NUMBER = /\d-\d{1,2} ?还是 ?\d{1,2}-\d/;

/** 好的，15-5管网没修完; but 收到，9-2正在统计 only goes along, and of 9-2明天报 there is nothing yet. */
const isToldOfNamed = (draft: Draft, text: string): boolean =>
  draft.named && !REPORTING.test(text) && !consistsOf(wordsOf(draft, text), ACKNOWLEDGE);

/** Claimed beyond the good will that goes with 收到: finished, figures, a day. */
function strongly(draft: Draft): boolean {
  return draft.parts.some(({ claim, text }) => {
    if (claim.state === 'completed' || claim.figures.length > 0 || claim.says !== null || claim.doubtful) return true;
    if (claim.state !== 'open') return false;
    return !isGoodWill(text);
  });
}

const claimsFigures = ({ parts }: Draft): boolean =>
  parts.some(({ claim }) => claim.figures.length > 0 || claim.state === 'completed');

/** Of work, not only of when it will be reported: 明天再报 has a day and tells nothing, 一多半吧，明天给准数 a share. */
function tellsOfWork(draft: Draft): boolean {
  return draft.parts.some(
    ({ claim, text }) =>
      claim.state === 'completed' ||
      claim.figures.length > 0 ||
      claim.says !== null ||
      claim.doubtful !== null ||
      (claim.state === 'open' && tellsDeed(text) && !isGoodWill(text)),
  );
}

/** 先别催，下周就办完; 忙完再提醒 speaks of no work. */
const tellsDeed = (text: string): boolean => OF_WORK.test(text) || (DEED_DONE.test(text) && !TO_BE_REMINDED.test(text));
const DEED_DONE =
  /(?:[办做弄搞装建改修换通铺划讲演筛配招挂拆种消砌浇]得?[完好齐妥成]|[赶干]得?完|开[放业门园馆张]|通[车水气电]|揭牌|挂牌|运营|投用|启用|达标|收官|办结)(?!再|就给|告诉|通知|[数表材资照])/;
const TO_BE_REMINDED =
  /提醒|提示|[再才](?:报|填|说|催|问|看|叫|找|聊|发|推|联系|上报|回复|反馈)|[叫通]我|通知我|数|表|材料|资料|照片/;

/** 咋了, 谁: too short to be talk of something else. */
const SHORTEST_TALK = 3;

/** 👍 answers a card; elsewhere it is talk. */
const APPLAUSE = /^(?:👍|🙏|💪|🤝|\p{Emoji_Modifier}|\s)+$/u;

/** What contacts ask the office about: a question without any of it is talk. */
const OF_DUTY =
  /^(?:怎么|咋)办|报|填|销号|操作|视频|栏|请教|项目|编号|任务|目标|指标|口径|材料|资料|附件|表|系统|审|验收|完成|完工|开工|进度|进展|滞后|延期|分析|提醒|催|佐证|照片|章|截止|统计|算|公示|单位|台账|实事|督办|原因|计划|延[到至后]|整改|名单|负责|汇总|数|改|撤|传|排第|排名|[扣加]分|问责|完不成|提交|导出|\d ?-|查|状态|情况|要求|通知|重点|监督|手册|范[文例]|示例|例[文子]|多少字|字数|全区|第几|[没未]交|交(?:[了过齐]|完没)|扫描|签字|盖章|领导要|模板|范本|样本|网址|链接|页面|登|疑问|账号|联[系络][人员]|权限|群[里的]?文件|★|[打带]星|星号|考核|[占得扣][^，,。；;\n]{0,4}(?:多少|几)?分|比重|权重|会议|纪要|(?:调度|推进|协调)会|会(?=几点|什么时候|在哪|改)|牵头|配合|主办|协办|同事[^，,。；;]{0,4}(?:加|拉|进)|进群|入群|拉[人我他她进]|加(?:进|一?个?人)|验证码|短信|密码|闪退|转圈|机器人|小程序|二维码|例会|扫码|绑定|[红黄绿]灯|感叹号|界定|[发传](?:[过上出]?[去来]|上)?的?(?:那?[条个份]|消息)?(?:[您你]们?|[那这]边|后台|里面?|都|还|能|已经?|有没有|有)*(?:显示|[看收打](?:得|不)?[到见开]|读到|弹)|语音|图片|几分|评分/;

/** Of work, figures or numbers: such a message may be a report that was not understood. */
const OF_PROGRESS =
  /(?:数|那[条个句])[^，,。；]{0,6}(?:错|不对|不准)|更正|作废|为准|^(?:请|帮我|麻烦)?(?:改[成为到]|应该?是|不是\d)[^，,。；;]{0,3}\d|\d+ ?-|[\d一二两三四五六七八九十百]+ ?[个场处座家套间项台条所]|完|竣|差不多|搞|弄|[做干办建装修改]了|项目|进度|进展|任务|目标|报|系统|登不|施工|开工|验收|新增|到了?\d{2,}了?$|[加添多]了(?:俩|仨|[一两几]个)|(?:剩|差|缺)下?(?:[那这]个|它)|\d{1,2} ?那[项个]|看着[填报写]|随便[填报写]|[帮替]我[填报写]|(?:^|[，,])[都也全]?[好齐]了[。！!]*$/;

/** 延期了, 设备到了, 等资金, and nothing else: how some work stands, and nobody is told whose. */
const STANDS_ALONE =
  /^(?:都|已经?|全|又|也|还|要|可能|刚)?(?:(?:延期|推迟|顺延|延后|缓建|招标|挂网|中标|进场|通[水电气车]|挂牌|揭牌|试运[营行]|试开放|验|超额|超|达标|满|够|封闭|围挡)(?:了|中|到[^，,。；;\n]{2,8})?|(?:等|缺|差|没)(?:资金|材料|设备|图纸|批复|手续|人手)|(?:设备|材料|苗木|柜子|终端|人员|资金|合同|图纸|批复)(?:都|也|已经?|全)?(?:到|到位|签|批|下来|进场)了|进了一步|[剩差]个?尾巴|早|差得远|是那样|工人[^，,。；;\n]{1,4}了|[\u4e00-\u9fff]{2,4}[说讲](?:都|已经?)?[好完齐]了)[。！!~]*$/;

const OF_WORK =
  /完成|完工|竣工|做完|建成|弄完|搞完|验收|移交|封顶|投入|开工|施工|[没未]有?(?:开[诊业放门]|接通|通[水电气车]|装|铺|运营|营业)|还差|还剩|没完|未完|收[官尾]|推进中|(?<=^|[，,。；;])(?:[做装改办建开]了)?(?:过|多|一[大小多]?)半(?=[了吧多]?(?:$|[，,。；;]))|分之|正在(?!核|统|整|准|填|汇|开会|出差|外|休|忙|去|赶|往)/;

function spokenOf(draft: Draft, { list }: Setting, text: string): MessagePart[] {
  const own = named(draft);
  return own.length > 0 || list.length === 0 ? own : [{ projects: [...list], text, claim: noClaim }];
}

const GOOD_WILL = /尽快|抓紧|争取|马上|加快|努力|立即|立刻|这就|会(?:按|抓|尽|及)|一定|确保|按要求/;
const TELLS = /已|未|没|不|正|在|还|差|剩|卡|\d|[一二两三四五六七八九十]+[个项场家处]|底|前/;
const isGoodWill = (text: string): boolean => GOOD_WILL.test(text) && !TELLS.test(text);

function snoozed(text: string, setting: Setting, draft: Draft): UnderstoodMessage {
  const until = snoozeDay(wordsOf(draft, text), setting.today);
  const parts = spokenOf(draft, setting, text);
  return simple('snooze', until ? '请求稍后提醒' : '请求稍后提醒，没有说哪天', {
    parts,
    until,
    asks: until ? null : '好的，您希望哪天再提醒？例如“明天”“下周一”。',
  });
}
