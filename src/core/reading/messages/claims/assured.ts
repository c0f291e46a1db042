/** What is told as no trouble behind what is done: 12月20日开馆，完工并投入使用没有问题. It is so; alone, or of a day to come, it is a hope. */
import type { Day } from '../../../day.js';
import { progressOf } from '../../progress/progress.js';

/** A stage and that it is no trouble, in a clause of their own. */
const ASSURED =
  /(?<=[，,。；;！!]\s*)(?<stage>(?:完工|竣工|验收|移交|投用|启用|开放|投入使用|投入运营|运营|正常使用|正常运营)(?:[并和及、]?(?:验收|移交|投用|启用|开放|投入使用|投入运营|运营))?)(?:也|都|均|完全|肯定|绝对|已经?)*没(?:有)?(?:什么|任何|啥|一点)?(?:大?问题|毛病)(?:了|的)?(?=$|[，,。；;！!])/g;

/** The text with such a stage as come, where what is told before it is done. */
export function withAssured(text: string, today: Day): string {
  const plain = text.replace(ASSURED, '$<stage>');
  if (plain === text) return text;
  const before = text.slice(0, text.search(ASSURED));
  return progressOf(before, today).state === 'completed' ? plain : text;
}
