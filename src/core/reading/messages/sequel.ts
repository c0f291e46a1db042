/** What a further message does to what was said before: corrects it, dates it, goes on with it. */
import type { Day } from '../../day.js';
import type { Project } from '../../registry.js';
import { dueDayOf, findDates } from '../days/dates.js';
import { takesOff } from '../figures/taken-back.js';
import { parseNumber } from '../numbers/numbers.js';
import { inOrder } from '../text/likeness.js';
import { CLAUSE_END } from '../text/plain-text.js';
import { type ChatClaim, claimsSomething } from './claims/chat-claim.js';
import { correctedClaim, joinedClaims, leavesLacking, withoutSuperseded } from './claims/joined.js';
import type { Draft, MessagePart } from './model.js';

/** The draft that a correction makes of what was said before. */
export function corrected(before: Draft, now: Draft): Draft {
  const [said] = now.parts;
  const only = before.parts.length === 1 ? before.parts[0] : undefined;
  if (!said || !only) return now.parts.length > 0 ? now : before;
  const renamed = now.named && said.projects.length > 0;
  const silent = !claimsSomething(said.claim);
  const projects = renamed ? said.projects : only.projects;
  const claim = silent ? only.claim : correctedClaim(only.claim, said.claim, said.text);
  return {
    parts: [{ projects, text: `${only.text}（更正：${said.text}）`, claim }, ...now.parts.slice(1)],
    asks: now.asks,
    candidates: now.candidates,
    named: before.named || now.named,
  };
}

/** A day and nothing else, after what was said: when it was finished, or will be. 12月10日完工 of a day that is past says that it is. */
export function dated(before: Draft, said: string, today: Day): Draft | null {
  const text = said.replace(MOVED, '');
  const [date] = findDates(text, today);
  const [part] = before.parts;
  if (
    !date ||
    !part ||
    before.parts.length > 1 ||
    text.replace(date.text, '').replace(/[吧的前之左右完成工。！!~ ]/g, '') !== ''
  )
    return null;
  const due = dueDayOf(date, text);
  const done = part.claim.state === 'completed' && due <= today;
  if (!done && due <= today && /完/.test(text)) return null;
  const claim = done ? { ...part.claim, completedOn: due } : { ...part.claim, expectedOn: due };
  return { ...before, parts: [{ ...part, text: `${part.text}，${text}`, claim }] };
}

/** 往前赶，1月5号: that the day is another one. */
const MOVED =
  /^[^，,。；;\n\d]{0,6}(?:提前|往前|早|赶|抢|快|往后|推|延|拖|晚)[^，,。；;\n\d]{0,4}[，,](?=[^，,\n]{2,12}$)/;

/** 两个都是. */
const ALL_MEANT = /^(?:(?<count>[两二三四五六七八九十])个)?都是?(?:的|了)?[。！!~]*$/;

/** Those of the ones asked about that the answer's words single out: 「大岭那个完工了」, then 「农贸市场」 or 「两个都是」. */
export function singledOut(before: Draft, text: string, own: readonly Project[]): string[] | null {
  if (before.asks === null || before.candidates.length < 2) return null;
  const all = ALL_MEANT.exec(text.trim());
  if (all && (!all.groups?.count || parseNumber(all.groups.count) === before.candidates.length))
    return before.candidates;
  const [clause = ''] = text.replace(FORGOTTEN, '').split(CLAUSE_END);
  const words = clause.replace(LEADS_TO_NAME, '').replace(ENDS_NAME, '').trim();
  if (words.length < 2) return null;
  const fittingBy = (fits: (name: string) => boolean) =>
    before.candidates.filter((n) => own.some((p) => p.number === n && fits(p.name)));
  const written = fittingBy((name) => name.includes(words));
  const inTurn = written.length > 0 ? written : fittingBy((name) => inOrder(words, name));
  const bare = words.replace(BESIDE, '');
  const fitting = inTurn.length > 0 || bare.length < 2 ? inTurn : fittingBy((name) => inOrder(bare, name));
  return fitting.length === 1 ? fitting : null;
}

/** 哦忘说了，观澜街道的: that it is told only now. */
const FORGOTTEN =
  /^(?:[哦噢啊呃嗯诶哎]|对了|刚才|不好意思|抱歉)*[，, ]?(?:我)?(?:忘(?:了|记了?)?[说讲写报提]|漏(?:了|掉)?[说讲写报]|没[说讲写]清楚?|补充一?[下句])了?(?:哪[个条家]|街道|项目|是哪个)?[，,。：: ]+/;

/** 我说的是那个市场, 市场啦. */
const LEADS_TO_NAME = /^(?:我们|我|[说讲指]的|说|指|应该|应|就|是|[那这][个条座])+/;
const ENDS_NAME = /(?:[那这][个条座块处]|[的了啦呀啊嘛哈呗])+$/;
/** 幼儿园旁边那个坡: how it lies. */
const BESIDE = /旁边|附近|隔壁|边上|那边|[靠挨]着?|[那这][个条座块处]|的/g;

/** What was said, `told` of the project that the answer singled out, and what it adds. */
export function answered(before: Draft, now: Draft, told: (said: MessagePart) => MessagePart): Draft {
  const [first] = before.parts;
  const claims = now.parts.map((p) => p.claim).filter(claimsSomething);
  if (!first) return now;
  const part = told(first);
  const claim = claims.reduce(joinedClaims, part.claim);
  return { parts: [{ ...part, claim }], asks: null, candidates: [], named: true };
}

/** 「还差1座」, then 「那1座也好了」: all that lacked is there. */
function madeGood(earlier: ChatClaim, { text, claim }: MessagePart): ChatClaim | null {
  const [left, ...more] = earlier.figures.filter((f) => f.kind === 'remaining' && f.quantity > 0);
  if (!left || more.length > 0) return null;
  const told = ALL_REST_DONE.test(text) ? { unit: left.unit, count: `${left.quantity}` } : REST_DONE.exec(text)?.groups;
  if (!told || told.unit !== left.unit) return null;
  if (told.count !== undefined && told.count !== '' && parseNumber(told.count) !== left.quantity) return null;
  if (!told.count && left.quantity !== 1) return null;
  const figures = claim.figures.filter((f) => f.unit !== left.unit || f.quantity !== left.quantity);
  const done: ChatClaim = { ...claim, state: 'completed', doubtful: null, figures };
  return joinedClaims(
    withoutSuperseded({ ...earlier, figures: earlier.figures.filter((f) => f !== left) }, done),
    done,
  );
}

/** 差的也补上了 */
const ALL_REST_DONE =
  /^(?:现在|今天|刚刚?)?(?:[差欠缺剩]的|[剩余]下的?)(?:那些)?(?:也|都|已经?|全){0,3}(?:[装补弄搞做建修改换配接布开通]{1,2}[好完齐上通]了?|[好完齐]了|到位了?)(?=$|[，,。；;！!])/;
const REST_DONE =
  /^(?:现在|今天|刚刚?)?(?:那|这|剩下?的?|余下的?|最后那?|[差欠缺]的那?)(?<count>\d{1,4}(?:\.\d{1,2})?|[一两二三四五六七八九十]{1,2}|) ?(?<unit>[\u4e00-\u9fff]{1,2}?)(?:昨天|今天|刚刚?)?(?:(?:也|都|已经?|全)[\u4e00-\u9fff]{0,2}?(?:好|完|齐|了|上)了?|[装补弄搞做建修改换配接布开通]{1,2}(?:好|完|齐|上|通)了?)(?=$|[，,。；;！!])/;

/** 「新开通12条」, then 「扣掉去年开的，今年实打实10条」: what is left takes the place of what was told in that unit. */
const withoutUnitsOf = (earlier: ChatClaim, later: ChatClaim): ChatClaim => ({
  ...earlier,
  figures: earlier.figures.filter((f) => !later.figures.some(({ unit }) => unit === f.unit)),
});

/** 「办完4场」, then 「那4场是打算下周办的」, or 「是上周，不是下周，2场已经办了」: the very amount that was told. */
const POINTS_BACK =
  /^(?:刚才|上面|前面)?[那这][\d一二两三四五六七八九十]|^是[上这本下昨今明前][^，,。；;\n\d]{0,3}[，,]/;
const withoutSame = (earlier: ChatClaim, later: ChatClaim): ChatClaim => ({
  ...earlier,
  expectedOn: null,
  figures: earlier.figures.filter((f) => !later.figures.some((l) => l.unit === f.unit && l.quantity === f.quantity)),
});

/** Projects named, and nothing said of them. */
export const isBare = ({ parts, asks }: Draft): boolean =>
  asks === null && parts.every((p) => p.projects.length > 0 && p.text === '' && !claimsSomething(p.claim));

/** Messages typed one after the other, not yet confirmed, are one report. */
export function continued(before: Draft, now: Draft): Draft {
  const [first] = before.parts;
  const [said] = now.parts;
  if (!first) return now;
  if (!said) return before;
  if (now.named && isBare(before) && isBare(now)) return { ...now, parts: [...before.parts, ...now.parts] };
  const same = !now.named || said.projects.join() === first.projects.join() || first.projects.length === 0;
  if (before.parts.length > 1 && isBare(before)) return { ...now, named: true };
  if (before.parts.length > 1 || !same) return now;
  const projects = said.projects.length > 0 ? said.projects : first.projects;
  const good = madeGood(first.claim, said);
  const told = takesOff(said.text)
    ? withoutUnitsOf(first.claim, said.claim)
    : POINTS_BACK.test(said.text)
      ? withoutSame(first.claim, said.claim)
      : first.claim;
  const joined = leavesLacking(told, said.claim, said.text)
    ? { ...joinedClaims(told, said.claim), state: 'open' as const, completedOn: null }
    : joinedClaims(withoutSuperseded(told, said.claim), said.claim);
  const part = {
    projects,
    text: [first.text, said.text].filter((t) => t !== '').join('，'),
    claim: good ?? joined,
  };
  return {
    parts: [part, ...now.parts.slice(1)],
    asks: good && said.claim.doubtful ? null : now.asks,
    candidates: now.candidates,
    named: before.named || now.named,
  };
}
