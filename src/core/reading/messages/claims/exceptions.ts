/** What a message leaves out of what is done: 除绿化外. */
import { AFTERMATH } from '../../progress/progress-words.js';

/** 除绿化外已完工; 完工，绿化除外: a part of the work is not. */
export const EXCEPT_PART =
  /(?<![消清拆解排免删去破扫铲废])除(?![夕外此湿尘草险锈雪])了?[^，,。；;\n也还]{1,10}(?:外|以外|之外)(?![，,]?[^，,。；;\n]{0,8}[也还另])|[\u4e00-\u9fff]{2}(?:以外|除外)(?![，,]?[^，,。；;\n]{0,8}[也还另])|[，,]除了?[^，,。；;\n]{1,8}$/;

/** 除福龙路外都消除了: all but one. */
export const ALL_BUT =
  /(?<![消清拆解排免删破扫铲废根切革])(?:除(?![夕外此湿尘草险锈雪])|[刨撇抛扣](?=[了开去除掉]))(?:了|开|去|除|掉)?(?![此这以])[^，,。；;\n]{2,12}?(?:[以之]?外)?[，, ]?(?:其[余他它]|别的|剩下的?|余下的?)?(?:的)?[\u4e00-\u9fff]{0,4}?(?:都|均|全)(?!没|未|不|在|还)/;

/** Something of the work is left out. Papers take nothing back: 除结算资料外. */
export function leavesOut(expression: RegExp, text: string): boolean {
  const said = expression.exec(text)?.[0];
  return said !== undefined && !AFTERMATH.test(said);
}
