/** What a question says by mistake and corrects at once: 9-2，不对，9-3怎么样了; 交警的 不 交通局的还有几个没完成. */
import { kindsOf, passedOver, type Token, type TokenKind } from './tokens.js';

/** 不对, 哦不, 说错了 as a clause of its own, or with what is right behind it; 数据不对 tells of what is asked; 9-2应该是9-3. */
const CORRECTS =
  /(?<=[，,。；;…—~ ])(?:[哦噢啊呃额哎嗯诶喔唉呀][，, ]?)?(?:不对(?=[，,。；;…—~ ]|[啊呀]|[是应]|\d)[啊呀]?|不不+|不是?(?=[，,。；;…—~ ])|[说打写看搞弄记讲问]?错了|口误|更正(?:一?下)?|我是说|我说的是)|(?<=的)不(?=[，, ])|(?<=[\d了错，,])应[该当]?是(?=\d{1,2}-\d)|(?<=[\d局办委署院道治浪澜湖城])不对(?=\d|[\u4e00-\u9fff]{2,4}(?:还|的|有|完|没|几|怎|现))/;

const STANDINGS = kindsOf('not done use late slow risk doubt left ongoing start');

/** Each of these is corrected by its like. */
const LIKES: readonly ReadonlySet<TokenKind>[] = [
  kindsOf('number project part'),
  kindsOf('unit'),
  kindsOf('we'),
  kindsOf('date'),
  kindsOf('category'),
  STANDINGS,
];

/** The tokens with what is corrected as fill; where less is said in its place, the correction is left over, to be asked about. */
export function withoutCorrected(tokens: readonly Token[], text: string): Token[] {
  const match = CORRECTS.exec(text);
  if (!match) return [...tokens];
  const from = match.index;
  const to = from + match[0].length;
  const wrong = new Set<Token>();
  let isPartly = false;
  for (const like of LIKES) {
    const before = tokens.filter(({ kind, end }) => like.has(kind) && end <= from);
    const after = tokens.filter(({ kind, start }) => like.has(kind) && start >= to);
    if (after.length === 0) continue;
    isPartly ||= before.length > after.length && like !== STANDINGS;
    for (const token of before) wrong.add(token);
  }
  if (wrong.size === 0) return [...tokens];
  const mark = tokens.filter(({ start, end, kind }) => kind !== 'break' && start < to && end > from);
  if (!isPartly) return passedOver(tokens, new Set([...wrong, ...mark]));
  return tokens.map((token): Token => (mark.includes(token) ? { ...token, kind: 'beyond' } : token));
}
