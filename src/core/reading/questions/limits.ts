/** What duban does not say: blame, opinions, rankings, telephone numbers, other years, other matters. */
import type { Day } from '../../day.js';
import type { Programme } from '../../registry.js';
import { blanked } from '../text/plain-text.js';
import { hasKind, kindsOf, type Token, type TokenKind } from './said/tokens.js';
import type { Scope } from './scope/scope.js';
import { namesSubject, type Understood } from './understood.js';
import {
  DECEIT,
  ELSEWHERE,
  ERRANDS,
  HOW_TO,
  JUDGEMENT,
  MONEY,
  OFF_TOPIC,
  ORDERS,
  PRAISE,
  PRIVATE,
  RANKING,
  UNKEPT,
} from './words/limit-words.js';

export interface Limit {
  why: string;
  reply: string;
}

/** Ranking is the office's choice and off by default. */
export function notOursToSay(text: string, programme: Programme, today: Day): Limit | null {
  if (DECEIT.test(text)) return { why: '要求弄虚作假', reply: '填报要如实。完成有困难的，可以申请延期或调整目标。' };
  if (JUDGEMENT.test(text) || (PRAISE.test(text) && !/[和跟与同、]|两[家个]|俩/.test(text)))
    return { why: '涉及对人和单位的评价', reply: '评价和追责由领导判断，我只提供进展和事实。' };
  if (RANKING.test(text) && !programme.settings.rankUnits) {
    return { why: '单位排名默认不提供', reply: '单位排名没有开启（由督办办公室决定）。我可以列出各单位的完成情况。' };
  }
  if (PRIVATE.test(text)) return { why: '涉及个人信息', reply: '个人联系方式不能提供，请通过督办办公室联系。' };
  if (ORDERS.test(text) && !HOW_TO.test(text)) {
    return { why: '是要求办理，不是查询', reply: '催办和修改请由督办办公室用命令办理，例如 /催办、/调整、/审核。' };
  }
  if (UNKEPT.test(text)) return NOT_KEPT;
  if (MONEY.test(text)) return { why: '没有经费数据', reply: '我没有经费和投资的数据，请向主办单位了解。' };
  const elsewhere = ELSEWHERE.exec(text)?.[0];
  if (elsewhere && !elsewhere.startsWith(programme.district))
    return { why: '不是本区的内容', reply: `我这里只有${programme.district}民生实事项目的情况。` };
  if (speaksOfOtherYear(text, programme.year, today)) {
    return { why: '不是本年度的内容', reply: `我这里只有${programme.year}年民生实事项目的情况。` };
  }
  return null;
}

const BESIDE: Limit = { why: '与民生实事无关', reply: '我只了解民生实事项目的进展，这个问题答不了。' };

const NOT_KEPT: Limit = { why: '没有登记这项内容', reply: '我这里只有目标、进展、原因和材料，没有登记这项内容。' };

/** What a question may be about; 9-2质量合格吗 asks of it what is not kept. */
const THINGS: ReadonlySet<TokenKind> = new Set<TokenKind>(['number', 'project', 'unit', 'every', 'date', 'now']);

/** Words that commitments are spoken of in. */
const OWN_WORDS = kindsOf(
  'done use start ongoing late slow doubt risk left rate can cannot promise due every now not we streets target lead mine report reported analysis explain brief owe deadline adjust returned history leaning than contrast others they key notkey digest export table number project part category unit date status cause compare that those',
);
const ASKING = kindsOf('which who many figure when ma how where why any look will');

/** What is about something else: by its words, or because a question has none of those that commitments are spoken of in. */
export function isOffTopic(text: string, { scope, intent, wentOn }: Understood): Limit | null {
  if (intent === 'help' && (OFF_TOPIC.test(text) || ERRANDS.test(text))) return BESIDE;
  if (intent === 'help' && (usesThings(scope) || isHadBySomebody(scope))) return NOT_KEPT;
  if (intent === 'help') return scope.unknown.some((said) => said.length > 1) && !speaksOfUse(scope) ? BESIDE : null;
  if (ERRANDS.test(text)) return BESIDE;
  const unnamed = scope.tokens.reduce(
    (rest, token) =>
      NAMES.has(token.kind) || (token.kind === 'unit' && OFF_TOPIC.test(text.slice(token.start, token.end)))
        ? blanked(rest, token)
        : rest,
    scope.text,
  );
  const isOfWorks = WORKS.test(unnamed) || (hasKind(scope.tokens, ...NAMES) && hasKind(scope.tokens, ...PROGRESS));
  if (OFF_TOPIC.test(text) && OFF_TOPIC.test(unnamed) && !isOfWorks) return BESIDE;
  const kinds = scope.tokens.map(({ kind }) => kind);
  const namesPlace = scope.unknown.some((said) => PLACE_LIKE.test(said)) && !countsUnknown(scope.tokens);
  if (namesPlace || OF_WORKS.test(scope.text)) return null;
  if (
    kinds.includes('figure') &&
    !hasKind(scope.tokens, ...NAMES) &&
    scope.words === null &&
    scope.tokens.some(isOfPeople) &&
    !DONE_FOR_THEM.test(scope.text)
  )
    return NOT_KEPT;
  const isOfBot = OF_BOT.test(text) && !kinds.some((kind) => OWN_WORDS.has(kind) && kind !== 'now' && kind !== 'date');
  const isSum =
    !wentOn &&
    !namesSubject(scope) &&
    kinds.some((kind) => kind === 'figure' || kind === 'amount') &&
    kinds.every((kind) => SUM.has(kind)) &&
    !isOfSome(kinds);
  if (isOfBot || isSum) return BESIDE;
  const isOfOurs = kinds.some((kind) => OWN_WORDS.has(kind));
  if (!isOfOurs && !hasKind(scope.tokens, 'ne', 'dem') && isOfAsker(scope)) return BESIDE;
  const isUnknown =
    scope.unknown.length > 0 &&
    (kinds.some((kind) => ASKING.has(kind)) || scope.unknown.some(isEitherWay) || HOW_BIG.test(scope.text));
  if (isUnknown && !isOfOurs) return BESIDE;
  const isOfThing = isUnknown && !kinds.includes('why') && kinds.some((kind) => THINGS.has(kind));
  const isAmountOfOne =
    scope.numbers.length === 1 && countsUnknown(scope.tokens) && scope.unknown.every((said) => said.length === 1);
  return isOfThing && !isAmountOfOne && !kinds.some((kind) => OWN_WORDS.has(kind) && !THINGS.has(kind))
    ? NOT_KEPT
    : null;
}

/** 观澜有多少人: people are counted, and no projects. */
const isOfPeople = ({ kind, text }: Token): boolean => kind === 'figure' && /[人名位口]$/.test(text);

/** AED怎么用: the thing is, and not duban. */
const usesThings = ({ tokens }: Scope): boolean =>
  tokens.some(
    ({ text, start }, at) =>
      USED.test(text) && tokens[at - 1]?.end === start && NAMES.has(tokens[at - 1]?.kind ?? 'break'),
  );
const USED = /^(?:怎么|咋|如何)使?用$/;

/** 怎么申请辅具补贴: who would have the thing. */
const isHadBySomebody = ({ tokens, text }: Scope): boolean =>
  hasKind(tokens, 'project', 'part') &&
  !hasKind(tokens, 'number') &&
  /(?:申请|报名|预约|领取|参加|享受)(?![^，。,]{0,6}(?:延期|调整|退回|权限))/.test(text);

/** 培训了多少人: a project does so. */
const DONE_FOR_THEM = /[训查助务聘业管估养帮][了过到](?:几|多少)[\u4e00-\u9fff]{0,2}[人名位]/;

/** 你今年多大了: of the bot itself, and not of what it tells. */
const OF_BOT =
  /(?:^|[，。,!！])[^，。,]{0,4}[你您](?!们|单位|局|街道|这|那|帮|给|看|查|把|说|列|再|先|好|能|可以|知道)/;
/** 堵不堵, 限不限行. */
const isEitherWay = (said: string): boolean => {
  const [one, other] = said.split('不');
  return one !== undefined && one !== '' && other?.startsWith(one) === true;
};
/** 长城有多长. */
const HOW_BIG = /有?多[长远大高重深宽]/;

/** 多少家上市公司, 开了多少课: what is counted is no unit that is named. */
const countsUnknown = (tokens: readonly Token[]): boolean =>
  tokens.some(
    ({ kind }, at) => kind === 'unknown' && (tokens[at - 1]?.kind === 'many' || tokens[at - 1]?.kind === 'figure'),
  );

/** 我孩子的作文帮忙改改, 出个谜语我猜猜: to be done for the asker, in words of which none is of the programme. */
const isOfAsker = ({ unknown, text }: Scope): boolean =>
  OF_ASKER.test(text) && unknown.join('').length >= (unknown.length > 1 ? 2 : 4);
const OF_ASKER =
  /(?<![帮给替让跟向找叫])[我俺](?!们|[单街局区市处委办署队会手名分想要问说看查找再来先这那的需得])|帮忙(?!看|查|问|找|列|发|报|导|说|确认|核|统|汇|了解|调|拉|理|盯|催|出|整|给|把|下|一下|再)|^(?:[出来讲背对猜念唱编画玩])[一几两]?[个首段则道副篇句张把]/;
/** 修了多少公里: one figure, and it is not said of what. */
const isOfSome = (kinds: readonly TokenKind[]): boolean =>
  !kinds.includes('unknown') && kinds.filter((kind) => kind === 'figure' || kind === 'amount').length === 1;

/** 一公里等于多少米: figures, and nothing that they are of. */
const SUM = kindsOf('figure amount many unknown break le de ma ne');

/** 地铁站项目进展: works that are asked of, even if nobody promised them. */
const WORKS = /(?:项目|工程)[^，。]{0,4}(?:进展|进度|到哪|怎么?样|咋样|啥样|如何|情况|完|建|几时|什么时候|为什么)/;

/** Of the programme in its own words: what is not known there is asked about. */
const OF_WORKS = /项目|工程|实事|民生事项|的都?(?:有(?:哪|几|多少|谁)|列[一出个]|拉[一个出]|[清名]单)/;

/** 商务局, 大剧院: a unit or a place that the registry has not, and no other matter. */
const PLACE_LIKE =
  /(?:.(?:局|办|委|署|街道|大队|中心|公司|集团|路|桥)|[大中小]学|学校|[医剧书]院|福利院|[书体博文展].{0,2}馆|公园|广场|大厦|新村|小区|花园|大道)$/;

/** 第一次用，不会填: of duban itself, whatever else is said. */
const speaksOfUse = ({ tokens }: Understood['scope']): boolean =>
  tokens.some(({ kind }) => kind === 'help' || kind === 'act' || kind === 'report' || kind === 'analysis');

const NAMES: ReadonlySet<TokenKind> = new Set(['number', 'project', 'part', 'category']);

/** How a project stands and why, whatever else is said. */
const PROGRESS: readonly TokenKind[] = ['why', 'cause', 'done', 'use', 'late', 'risk', 'doubt', 'cannot', 'report'];

function speaksOfOtherYear(text: string, year: number, today: Day): boolean {
  const now = Number(today.slice(0, 4));
  if (/同期|同比/.test(text) && /去年|同比/.test(text)) return true;
  const named = /(20\d{2})年/.exec(text)?.[1];
  if (named !== undefined && Number(named) < year) return true;
  if (/去年|上一?年度/.test(text)) return now - 1 !== year;
  if (
    /(?:明年|下一年|来年)(?!初|\d|[一二三四五六]?月|春)/.test(text) &&
    !/完(?![善全整])|竣工|交付|投用|开放|通车|移交|延|拖|跨|到明年/.test(text)
  )
    return now + 1 !== year;
  return /前年/.test(text);
}
