/** Whether a question goes on from the one before, or is whole by itself: 那福城呢, 其中重点几个, 哪几个是民治的. */

import type { Intent } from '../read-input.js';
import { OF_THEM, picks } from './picked.js';
import { kindsOf, type TokenKind } from './said/tokens.js';
import type { Scope } from './scope/scope.js';
import { has, namesSubject, type Said, type Understood } from './understood.js';
import { NEW_TOPIC } from './words/beside-phrases.js';

/** They are asked of what was just spoken of, where nothing else is named. */
const OF_THE_SAME: readonly Intent[] = ['why', 'forecast', 'history', 'status', 'export', 'compare'];
export const OF_A_SET: readonly Intent[] = ['count', 'list', 'rate', 'missing'];

const OF_REPORTS: readonly TokenKind[] = ['report', 'reported', 'owe', 'deadline'];

/** 应急局欠几篇: of which papers, the question before has said. */
export const owesPapers = (scope: Scope): boolean =>
  /[几多少哪][篇份]|哪[几些][篇份]/.test(scope.text) &&
  !has(scope, 'analysis', 'explain', 'brief', 'report', 'reported', 'table', 'digest');

/** Does it go on from the question before? */
export function leans({ scope, asked, today }: Said): boolean {
  const { intent, standing, keySupervised } = asked;
  if (intent === 'help' || intent === 'digest') return false;
  if (scope.text.search(NEW_TOPIC) >= 0) return false;
  if (intent === null || looksThere({ scope, asked, today })) return true;
  if (AGREES.test(scope.text)) return true;
  if (beginsLeaning(scope) || (picks(scope.text) && !namesSubject(scope))) return true;
  if (OF_A_SET.includes(intent) && ASKS_AGAIN.test(scope.text)) return true;
  if (intent === 'missing' && owesPapers(scope)) return true;
  if (namesSubject(scope)) return false;
  if (OF_A_SET.includes(intent) && SO_MANY_OF.test(scope.text) && scope.dates.length === 0) return true;
  if (OF_THEM.test(scope.text) && has(scope, 'both')) return true;
  if (intent === 'list' && has(scope, 'lead') && scope.dates.length === 0) return true;
  if (intent === 'missing' && has(scope, 'ma') && !has(scope, 'who', 'which', 'many', 'any', 'date', 'deadline'))
    return true;
  if (OF_THE_SAME.includes(intent)) return intent !== 'history' || !has(scope, 'which', 'who');
  if (OF_A_SET.includes(intent) && OF_ITS_KIND.test(scope.text)) return true;
  const isBare = standing === undefined && keySupervised === undefined;
  const isShort =
    has(scope, 'ne') || (isBare && !has(scope, 'date', ...OF_REPORTS) && !/率|项目|单位|谁/.test(scope.text));
  if (intent === 'count' && isBare && HOW_MUCH.test(scope.text)) return true;
  return OF_A_SET.includes(intent) && (isShort || /是重点|重点的(?!项目)/.test(scope.text));
}

/** 观澜有几个, 重点有几个, 10月几个: one thing is named, and how many of it, of which kind only the question before can say. */
export function asksOfAnother({ scope, asked }: Said): boolean {
  const { units, category, name, words, tokens, text, dates } = scope;
  const named = [units.length > 0, category !== null, (name ?? words) !== null, asked.keySupervised !== undefined];
  const isOfAll = has(scope, 'every') && /区/.test(text);
  const count = named.filter(Boolean).length + Number(isOfAll);
  return (
    (asked.intent === 'count' || asked.intent === 'list' || WHETHER.test(text)) &&
    asked.standing === undefined &&
    (count === 1 || (count === 0 && dates.length > 0)) &&
    has(scope, 'many', 'figure', 'which', 'who', 'any', 'ma') &&
    !WHOLE.test(text) &&
    tokens.every(({ kind }) => HOW_MANY_OF.has(kind))
  );
}
const HOW_MANY_OF = kindsOf(
  'unit streets every category part key notkey date many figure which who any ma fill adv le de ne break',
);
/** 大浪有吗, 有重点吗. */
export const WHETHER =
  /^[^，。,]{1,10}有(?:没有|吗|么|没)[？?]?$|^(?:里面|其中)?(?:还)?有[^，。,没未完]{2,6}[吗么][？?]?$/;
/** 福城有几个项目: that is whole. */
const WHOLE = /项目|工程|实事|事项|任务|[总共]|合计/;

/** 福城的到62没有, 大浪的做了多少个: the same figure, of a project that is named by its street alone. */
export const asksSameFigure = ({ scope, asked }: Said): boolean =>
  scope.units.length === 1 &&
  scope.name === null &&
  scope.numbers.length === 0 &&
  scope.category === null &&
  asked.standing === undefined &&
  asked.keySupervised === undefined &&
  scope.dates.length === 0 &&
  has(scope, 'figure', 'share', 'many', 'amount') &&
  OF_THERE.test(scope.text);
const OF_THERE = /^(?:那|那么)?[\u4e00-\u9fff]{2,6}(?:的|那[个边])(?!项目|工程|重点)/;

export const isOfSet = ({ intent, filter }: Understood): boolean => intent !== 'history' && filter.number === undefined;

/** 交通出行类的单独说说: of what was asked, these. */
export const SINGLED_OUT = /^[^，。,]{2,10}(?:单独|单另|单)(?:再)?[说看列拎讲拿挑]/;

/** 没完的是哪些, after how many of a unit's are done: which those are; 没完的有哪些 is whole by itself. */
export const asksWhichThose = ({ scope, asked }: Said): boolean =>
  asked.intent === 'list' &&
  asked.standing !== undefined &&
  asked.keySupervised === undefined &&
  !namesSubject(scope) &&
  scope.dates.length === 0 &&
  /^(?:那么?)?[^，。,]{2,8}的(?:都|又|分别|具体)?是(?:哪[些几]|什么|啥)[个项家条]?(?:项目|工程)?[了呢啊]?[？?]?$/.test(
    scope.text,
  );

/** 有风险的几个: no more than how many are so; 有风险的有几个 is whole. */
const SO_MANY_OF =
  /^(?!.*(?:项目|工程|单位|还有|[除剩]))[^，。,]{2,6}的(?:(?:几|多少|哪)[个些项件]?|多少)[呢啊呀]?[？?]?$/;

/** 交警大队又是几个: the same is asked again. */
const ASKS_AGAIN = /(?:又|那边呢?，?)(?:是|有|占|剩)?(?:多少|几|哪)/;

/** 哪几个是民治的, 都在哪个街道, 都是什么项目: of those just told. */
const OF_THOSE_TOLD =
  /^(?:那|都|是|有|分别|具体){0,3}(?:谁家?|哪[几些]?[个家](?:单位|街道|部门|局)?|哪些(?:单位|街道|部门|局))(?:[啊呢]|没报)?[？?]?$|^(?:那|里面|其中)?(?:哪[几些]?个?|有?几个|有?多少个?)是[^，。,]{2,10}的$|^(?:分别|各自)?都(?:在|归|属于)哪|^(?:那|都|分别|具体|各自?){0,2}(?:(?:是|叫)些?(?:哪[些几]|什么|啥)[个项家条座处]?(?:项目|单位|街道|工程)?|(?:什么|啥|哪些|哪几个|哪个)(?:项目|工程))(?:[了呢啊]|来着)?[？?]?$/;

/** 龙华街道的也说一下: the same of another. */
const ALSO = /^[^，。,]{2,10}也(?:给我)?(?:一?并)?(?:说|讲|看|查|报|列|发|念)/;

/** 大浪也是吗: the same of another; 真的吗: the same again. */
const AGREES =
  /^(?:真的|当真|确定|对|准)(?:吗|么|不|没错吧?)[？?]?$|^[^，。,]{2,10}(?:也|同样)(?:都)?(?:是|一样|这样|有|这么[多少])?的?[吗么][？?]?$/;

/** 没完的是哪几处: places and bridges are counted so, once it is known of which kind. */
const OF_ITS_KIND = /(?:哪几?|[几多少])[处座所段栋盏台部辆](?!街道|局|单位)/;

/** 工务署的能说一下吗, after another's share was asked for. */
const LIKEWISE =
  /^[^，。,]{2,10}的(?:也|再|请|麻烦|方便|可以|能不能|能){0,3}(?:帮我|给我|跟我)?(?:一?并)?(?:说|讲|看|查|报|列|发|念)(?:一?下|一?[说讲看查]|给我)?[吗么吧呢]?[？?]?$/;
const OF_STANDING = kindsOf('not done use start late slow doubt risk left ongoing key notkey status rate report owe');

const beginsLeaning = (scope: Scope): boolean =>
  (namesSubject(scope) && LIKEWISE.test(scope.text) && !has(scope, ...OF_STANDING)) ||
  SINGLED_OUT.test(scope.text) ||
  ALSO.test(scope.text) ||
  OF_THOSE_TOLD.test(scope.text) ||
  /^(?:[\u4e00-\u9fff]{0,4}[，,] ?)?(?:那(?!个|些|几|边)|其中|这些|那些|它|这?里[面头]|当中|再看|再|换|只看|就看|还有呢|分别|各是|都是哪|具体是?哪|折成|放大到|扩大到|放到|放在|放眼|扩到|推到|(?:期限|时限|日期|时间|范围|日子)(?:[放延推提缩扩改]|往)|不是[，,])/.test(
    scope.text,
  ) ||
  has(scope, 'leaning', 'that', 'those');

/** 看看 asks for nothing of its own: 再看看住建局的. */
export const saysLittle = (said: Said): boolean =>
  said.asked.intent === null ||
  AGREES.test(said.scope.text) ||
  (onlyLooks(said) && beginsLeaning(said.scope)) ||
  looksThere(said);

/** 住建局呢，给看看: no more than 住建局呢. */
const looksThere = (said: Said): boolean => onlyLooks(said) && has(said.scope, 'ne');

export const onlyLooks = ({ scope, asked }: Said): boolean =>
  asked.intent === 'status' && !has(scope, 'status', 'ma', 'when', 'target', 'figure');

/** 十月底的时候是多少, after a share was asked for. */
export const HOW_MUCH = /多少(?![个项家件条座处])/;
