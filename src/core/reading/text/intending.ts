/** Words by which people say what they mean to do, or meant to: of a day behind them nothing is told as done. */

/** Wished for, whatever follows: 争取3月就收官了 is still to come. */
export const WISHED = '预[计估期]|力[争求保]|争取|打算|有望|可望|指望|盼着?|希望';

/** Meant to be done: 预计1月底完工, 锁定3月15日, 倒排到月底. */
const MEANT =
  '(?<![按照超动行比])计划(?!生育|外)|拟|定于|定在|定到|(?:安排|排|约)[在到]|(?:约|排|谈|商量?|敲)(?:好|定|妥)了?[在到]?(?=$|[\\d今明后下本这周月年元星礼])|(?<![确稳固鉴约指决])[定订约排敲]了(?:在|到|于)?(?=$|\\d{1,2}[月日号.]|[今明后][天日年]|[下本这](?:周|个?月)|月底|年底|元旦|[一二三四五六七八九十]{1,3}[月日号])|尽[力量]|务必|努力(?=[在于提赶争\\d])|确保|准备|(?<!已)将(?!近|军)|保证|承诺|答应|锁定|倒排|瞄准|敲定|暂定|初步?定|商定|冲刺|赶在|抢在|赶到|冲到|放到|节点|目标是|计划表|预定|择(?=[\\d本下元]|期|日)|军令状|[保包]准|眼(?:看|瞅)着|放在(?=[\\d本下明年月元])|倒计时';

/** Was meant: 原定国庆开放, 本来说31号改完. */
const WAS_MEANT =
  '原[定拟]|原先|原本|原来(?=说|讲|定|计划|要)|本来(?=说|讲|定|计划|要|是|[今昨明][天日晚]|[上下这本](?:周|个?月)|\\d{1,2}[月号日]|[月年]底|周[一二三四五六日])|说好(?!了?[在是]?[明后下年月周\\d])';

/** What was told once: 原来报的本月底, 上次填的是28号. */
const TOLD_ONCE = '(?:原来?|之前|先前|此前|上[次回]|早先|起初|当初)(?:报|填|写|说|讲|承诺|答应)(?:的|过|是)';

/** What was meant once, and gives way to what is told beside it. */
export const FORMERLY_MEANT = `${WAS_MEANT}|原计划|${TOLD_ONCE}`;

export const INTENDING = `${WISHED}|${MEANT}|${WAS_MEANT}`;
