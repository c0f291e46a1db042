/** What a message tells besides what it asks: 9-2能算完成吗？已建10个 tells of the 10. */
import { asksSomething, FINDS_OUT, isChoice } from './asking.js';
import { subjectIn } from './claims/records.js';
import type { Setting } from './model.js';
import { mentionsIn } from './projects/mentions.js';
import { OPENS_QUESTION } from './wording/message-words.js';

const NOT_KNOWN =
  /不敢(?:打包票|保证|说死)|[搞弄说]不清|[拿吃]不准|不知道|不晓得|不清楚|不确定|说不[准好]|不好说|没法说|才(?:知道|晓得|清楚)|在打听|没(?:来得及)?(?:理|分|捋|拆|算|对|核|查|统计)[清出开楚]|看(?:[你您]们?|领导)?怎么[算看]|(?:好像|可能|大概|应该)是?[^，,。；;\n]{1,12}还是/;

/** The clauses that tell something. 9-2能算完成吗？已建10个: what is asked about is what the rest speaks of. */
export function withoutQuestions(text: string, { own }: Setting): string {
  const clauses: readonly string[] = text.match(/[^，,。；;！!？?\n]+[，,。；;！!？?\n]*/g) ?? [];
  const asks = clauses.map(
    (c, i) => asksSomething(c.trim()) && !NOT_KNOWN.test(c) && !FINDS_OUT.test(clauses[i + 1] ?? ''),
  );
  const isAsked = (c: string, i: number): boolean =>
    asks[i] === true || (asks[i + 1] === true && (SUPPOSED.test(c.trim()) || OF_RECORD.test(c.trim())));
  if (OPENS_QUESTION.test(text) && asks.includes(true)) return '';
  if (clauses.every((c, i) => isAsked(c, i) || (OF_ASKING.test(c) && asks.includes(true))) || isChoice(text)) return '';
  return clauses
    .map((c, i) => (isOnlyNamed(c, own) ? c.replace(/[?？]+/, '，') : isAsked(c, i) ? subjectIn(c, own) : c))
    .join('')
    .trim();
}

/** 要是拖到1月3号才验收，还能算今年完成吗: what is asked about, and told by nobody. */
const SUPPOSED =
  /^(?:[\d-]{3,5} ?|那|请问|我们?|项目|这个|那个)?(?:要是|如果|假如|假设|假使|万一|倘若|一旦|若是|假定|比如|譬如)|的话[，,]$/;

/** 上个月报的数，系统里怎么还没刷新: of what is recorded. */
const OF_RECORD =
  /(?:报|填|交|发|传|录|提交)(?:上去|上|过|好|完)?了?的?(?:数据?|数字|表|材料|资料|照片|情况|进度)(?:早|都|已)*[，,]$/;

/** 北站花园？早完工了: the name is said again, and answered. */
function isOnlyNamed(clause: string, own: Setting['own']): boolean {
  const named = mentionsIn(clause, own);
  const rest = named.reduceRight((said, m) => said.slice(0, m.start) + said.slice(m.end), clause);
  return named.length > 0 && /^(?:的|[那这]个|项目|工程|[，, ])*[?？]+$/.test(rest);
}

/** 我真没搞懂, 问了三遍, 一直没人回我: why it is asked, and how often. */
const OF_ASKING =
  /^[^，,。；;\d]{0,6}(?:没(?:太)?[搞弄看听]?(?:懂|明白|清楚)|不太?懂|没人(?:回|理|答|应)[我我们]{0,2}|别笑|不许笑|在线等|求(?:解|指教|科普)|挺?急)[^，,。；;\d]{0,4}$|^[^，,。；;]{0,4}(?:催|问)了?我?们?[\d一二两三四五六七八九十几好]{1,2}[次遍回]/;
