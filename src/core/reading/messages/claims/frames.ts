/** Clauses that say how the rest of a message is meant: 施工方说，… ; …，我猜的; …，说错了. What stands within such a frame is not vouched for. */

/** A guess: 应该吧, 好像是, 我猜的. */
const GUESSED =
  '(?:我|这)?[也都只]?是?(?:我)?(?:自己)?(?:猜|估|估摸|蒙|瞎猜|推测)的|应该(?:吧|是吧|是的|是这样|如此)?|(?:大概|可能|好像|也许|或许|估计|恐怕|说不定|似乎|貌似)(?:是|是的|是吧|吧|的|如此|是这样)?|印象中|我?记得|我(?:猜|以为|估摸|觉得)|怀疑|误?以为|[就]?应该是(?=$)';

/** Another's word: 施工方说, 群众反映, 他们说的, 听说的. */
const HEARD =
  '(?:是?听|据)?(?!老实|总的来|[我跟向给和对您你这那]|可以|就是|简单|坦[白率]|一般来|总体来|整体来|严格来|具体来|按[理说照])(?:(?![没不])[\\u4e00-\\u9fff]){1,6}(?<![不没就再先小解演评按听还别怎么再照说细详])(?:说|讲|称|反映|(?<![补上回转发重])传)的?|是?听(?:说|来)的?|有?(?:谣传|传言|传说|传|消息[说称])|据[说悉称]';

/** Supposed or wished: 如果, 万一, 但愿. */
const SUPPOSED = '如果|要是|假[如使设装]|等(?:到|着)?|若|倘若|一旦|万一|除非|但愿|希望|最好';

/** Denied or asked: 不是说, 别写, 难道. */
const DENIED =
  '(?:不是|并不是|我们?没有?|不敢|还?不能|没法)[说写]|(?:别|不要|不能)(?:写|报|填)成?|不(?:知道|清楚)|真的假的|没法确认|难道|是不是|是否|有没有|谁说';

/** Of before, or of what is aimed at: 上次写的是, 以上是目标, 是明年的事. */
const OF_ANOTHER_TIME =
  '(?:去年|上个?月|昨[天日]|之前|上次|原来|先前)我?们?(?:报|写|填|说|发)(?:的|的是|过)?|(?:以上|上面|这)?都?是(?:去年|明年|上年)的[\\u4e00-\\u9fff]{0,2}|(?:以上|上面|这)都?是(?:目标|计划|要求|任务)';

/** Taken back: 说错了, 假的, 又拆了, 被退回了. */
const TAKEN_BACK =
  '是?(?:我)?[说写搞报弄看记发]错了?|(?:是)?(?:假|骗你|开玩笑|逗你)的|(?:骗|逗)你的|当我没说|(?:后来|现在)?又(?:拆|停|关|坏|塌)了|被(?:退回|打回|否|驳回)来?了?';

const FRAME = new RegExp(
  `(?:^|[，,。；;！!\\n])[ ]?(?:${[GUESSED, HEARD, SUPPOSED, DENIED, OF_ANOTHER_TIME, TAKEN_BACK].join('|')})[，,：: ]*(?=$|[，,。；;！!?？\\n])`,
);

/** Somebody has looked, whatever was heard: 听说的，刚去现场看了. */
const VOUCHED = /确认(?!不)|核实(?!中)|核过|[看查]了|[看查]过|亲眼/;

/** Is what the text claims said within a frame, and not vouched for after it? */
export function isFramed(text: string): boolean {
  const frame = FRAME.exec(text);
  return frame !== null && !VOUCHED.test(text.slice(frame.index + frame[0].length));
}
