/** What a message repeats of the office's or the bot's before it answers: a card quoted, a line copied. */

import type { Project } from '../../registry.js';
import { asksSomething } from './asking.js';

const MOST_QUOTED = 2000;

/** 「…」 over a rule, as chat programs quote. */
const OVER_RULE = new RegExp(`^「([^」]{0,${MOST_QUOTED}})」\\s*(?:[-—－_=]\\s?){3,}\\s*`);

/** Who asks for the office. */
const OFFICE =
  '[您你]|[您你]们|督办[办科卡组]?|催办卡?|卡片?|系统|平台|机器人|小助手|(?:区|街道|分管|大)?领导|主任|书记|区长|局长|办里|上[级面头]|群里';

/** Such a question; where it asks when, its answer may be a day alone. */
const QUESTION =
  /没有?[”"]?$|[吗呢么][”"]?$|什么|啥|为何|为[什啥]|怎么|怎样|咋|多少|几|哪|谁|是否|进[度展]|情况|[\u4e00-\u9fff]不[\u4e00-\u9fff]|能否|如何|状态|原因/;
const WHEN = /什么时[候间]|啥时|哪[天日]|几[号时月]|何时/;
const LEAST_ANSWERED = 4;

/** What only the office says: contacts do not ask to be reported to. */
const DEMANDS =
  /请(?:尽快|及时|抓紧|今天|按时|继续)?(?:填报|上报|报送|回复|反馈|更新|说明|报)|(?:未|没有?)(?:填报|上报|报(?![名批建警审]))|^督办|怎么样|如何|[?？]\s*$/;

/** In marks at the head, or after 回复 and the name of who is answered. */
const IN_MARKS =
  /^(?:「([^」\n]{1,400})」|“([^”\n]{1,400})”|【([^】\n]{1,400})】|回复 ?@?[^：:\n]{1,12}[：:]([^\n]{1,400})\n)\s*/;

/** A line of its own, without any marks. */
const OWN_LINE =
  /^([^\n]{1,200}(?:请(?:尽快|及时|抓紧)?(?:填报|上报|报送)|[未没]有?(?:填报|上报))[^\n，,；;]{0,8})\n\s*/;

/** 您问“…到底移交没有”，回复如下：, 督办卡问为什么还没完：, 领导问起进度，: what the office asked, before the answer. */
const ASKED_HEAD = new RegExp(
  `^(?:关于|针对|就)?(?:${OFFICE})(?:[上里面又再也刚才老在有来]|今天|昨天|早上|一直|群里|电话)*(?:追问|催问|询问|问起|问到|问及|问|想知道|关心)(?![题答卷])(?:[我们的道到是]|一下)*[：:，, ]?([^\\n：:？?，,。；;]{2,60})[：:？?，,。；;]\\s*`,
);

/** The line that begins the mail that is answered, beneath the answer: -----原始邮件-----, 督办组写道：, 发件人：督办组. */
const MAIL_BELOW =
  /^[-—－_=*]{2,60} ?(?:原始?邮件|转发的?邮件|回复的?邮件|(?:original|forwarded) message)|写道[：:]$|^(?:发件人|寄件人|from)[：:]/i;
/** A line marked with >, or a card (its number, or who said it) in its marks and nothing else; 【已完成】 is the answer. */
const QUOTED_LINE = /^[>＞]|^(?=[^\n]*(?:\d-\d|[：:]))(?:「[^」]{1,400}」|【[^】]{1,400}】)$/;

/** What stands beneath the answer, and is quoted; null where nothing is, or nothing was answered. */
function quotedBelow(whole: string): { quoted: string; said: string } | null {
  const lines = whole.split(/(?<=\n)/);
  const mail = lines.findIndex((line) => MAIL_BELOW.test(line.trim()));
  const last = lines.findLastIndex((line) => line.trim() !== '' && !QUOTED_LINE.test(line.trim()));
  const at = mail >= 0 ? mail : last + 1;
  const said = lines.slice(0, at).join('');
  return at < lines.length && /[\p{L}\p{N}]/u.test(said) ? { quoted: lines.slice(at).join(''), said } : null;
}

/** The numbers of a card that is quoted: 〔13-2〕. */
export const numbersQuoted = (quoted: string): string[] =>
  [...quoted.matchAll(/[〔【[（(]\s?(\d{1,2}-\d{1,2})\s?[〕】\])）]/g)].map(([, number = '']) => number);

/** The quotation at the head of a message, or beneath it, and what is said by the writer. `quoted` is empty where there is none. */
export function withoutQuoted(whole: string): { quoted: string; said: string } {
  const below = quotedBelow(whole);
  if (below) return below;
  const greeting = BEFORE_LINES.exec(whole)?.[0] ?? '';
  const lines = quotedLines(whole.slice(greeting.length));
  if (lines !== '') return { quoted: lines, said: greeting + whole.slice(greeting.length + lines.length) };
  const head = QUOTED_HEAD.exec(whole)?.[0];
  if (head) return { quoted: head, said: whole.slice(head.length) };
  const passedOn = PASSED_ON.exec(whole)?.[0];
  if (passedOn) return { quoted: passedOn, said: whole.slice(passedOn.length) };
  const labelled = LABELLED.exec(whole);
  if (labelled) return { quoted: labelled[1] ?? '', said: whole.slice(labelled[0].length) };
  const checked = passedOnChecked(whole) ?? chatAbove(whole);
  if (checked) return checked;
  const ruled = OVER_RULE.exec(whole);
  const asked = askedFirst(whole);
  if (asked) return asked;
  const marked = IN_MARKS.exec(whole);
  const words = marked?.slice(1).find((one) => one !== undefined) ?? '';
  const found = ruled ?? (DEMANDS.test(words) ? marked : null) ?? OWN_LINE.exec(whole);
  if (found && found[0].length < whole.length)
    return { quoted: found === marked ? words : (found[1] ?? ''), said: whole.slice(found[0].length) };
  return { quoted: '', said: whole };
}

/** “放映810场，观影不少于16200人次”：放了790场: the words of a target, whose two amounts are none of the report's. */
export const withoutTargetQuoted = (text: string, own: readonly Project[]): string =>
  text.replace(TARGET_QUOTED, (said, number: string | undefined, words: string, mark: string) => {
    const one = numberOfTarget(words, number, own);
    if (one !== null || mark === '' || number !== undefined) return one ?? said;
    const amounts = words.match(AMOUNTS) ?? [];
    return amounts.length > 1 ? `${words.replace(AMOUNTS, '目标$1').replace(/[，,；;]/g, '、')}：` : said;
  });

/** “6家社康机构开放夜诊至21点”: the one project whose target says so, by its number; null where none or several do. */
function numberOfTarget(words: string, number: string | undefined, own: readonly Project[]): string | null {
  const said = words.replace(/[。；，]$/, '');
  const meant = own.filter((p) => p.target.includes(said) && (number === undefined || p.number === number));
  return meant.length === 1 && /\d/.test(words) ? `${meant[0]?.number} ` : null;
}
const TARGET_QUOTED =
  /^[“"「『](?:[〔【[（(]?(\d{1,2}-\d{1,2})[〕】\])）]? ?)?([^“”"「」『』\n]{4,80})[”"」』](?:项目|目标|任务|这项|一项)?([：:，, ]*)(?=[^\n]*\d)/;
const AMOUNTS =
  /(?:不少于|不低于|至少|达到?|约)?(\d[\d.]{0,8}[万亿]?(?:人次|公里|平方米|(?!个(?:工作日|月|小时))[\u4e00-\u9fff%]))(?:以上)?/g;

/** [引用]〔33-5〕…, 【引用】…, 引用消息：…, as a line of its own at the head. */
const QUOTED_HEAD =
  /^(?:[[【（(](?:引用|回复)(?:消息|内容)?[\]】）)]|引用(?:消息|内容)?[：:])[^\n]{2,400}\n\s*(?=[^\n]*[\p{L}\p{N}])/u;

/** 转发校方消息：「上芬小学今天完工」: what another says of the work, passed on as the report. */
export const withPassedOn = (text: string): string =>
  text.replace(PASSED_ON_SAID, (whole, said: string) => (DEMANDS.test(said) ? whole : said));
const PASSED_ON_SAID =
  /^(?:转发?|转告|转述)(?:一下|自)?[^：:「“"\n\d]{1,10}(?:消息|通知|回复|反馈|原话|微信|短信|来信|口信|说法)[：:]? ?[「“"]([^」”"\n]{4,200})[」”"]/;

/** 连15-3一起报，两条都没完工, in answer to a card: of that of the card and of those named. */
export const withCardToo = (text: string, card: readonly string[]): string =>
  text.replace(CARD_TOO, (whole, named: string) =>
    card.length === 0 || card.some((number) => named.includes(number)) ? whole : `${card.join('、')}、${named}`,
  );
const CARD_TOO =
  /^(?:连同?|加上|带上|算上|跟|和|与|把)?[〔【[]?(\d{1,2}-\d{1,2})[〕】\]]?[也都]?(?:一起|一并|一块儿?|一同|合并|合在一起)(?:[来都]|给您?|向您)?(?:报|说|讲|回复?|填|汇报|反馈)(?:一?下|了)?(?=[，,。：: ])/;

/** 打扰了, and then a line that is quoted. */
const BEFORE_LINES = /^[^\n\d>＞]{1,16}(?:\n(?=[>＞])|(?=[>＞] ?[〔【「]))/;

/** 转发：【通报】…——我们31-2已完工: passed on, and answered behind a dash. */
const PASSED_ON = /^(?:转发?|fwd?)[：:][^\n—]{2,300}(?:——|\n)(?=[^\n]{2})/i;

/** 原消息：〔32-6〕升级2个, and on a line of its own 回复：: what is answered, and the answer. */
const LABELLED =
  /^(?:原(?:消息|文|话|信息|内容)|引用(?:消息|内容)?|(?:督办|群里?|系统|被回复|收到的?)(?:消息|内容|信息))[：:] ?([^\n]{2,400})\n\s*(?:我方?的?|我们的?|街道|单位)?(?:回复|答复|回答|回应|反馈|答|回)[：:]\s*/;

/**
 * 【转发】物业报来：插口装了1080个, and beneath it 核过了，11-2就按1080个报: passed on, where each amount of it is told again by the
 * writer, or the writer's own count (实际1070个) takes its place.
 */
function passedOnChecked(whole: string): { quoted: string; said: string } | null {
  const [head = '', ...rest] = whole.split('\n');
  const said = rest.join('\n').trimStart();
  if (!IS_PASSED_ON.test(head) || /【转|\[转/.test(said)) return null;
  const amounts = amountsIn(head);
  const told = amountsIn(said);
  if (amounts.length === 0 || (!amounts.every((one) => told.includes(one)) && !OWN_COUNT.test(said))) return null;
  const number = OF_PROJECT.exec(head)?.[0];
  return { quoted: head, said: number === undefined || said.includes(number) ? said : `${number} ${said}` };
}
const OF_PROJECT = /(?<![\d-])\d{1,2}-\d{1,2}(?![\d-])/;
const amountsIn = (text: string): readonly string[] => text.replace(/\d{1,2}-\d{1,2}/g, '').match(/\d[\d.]*/g) ?? [];
const OWN_COUNT =
  /^[^，,。；;\n]{0,8}(?:核[过实对]|[点数查]过|清点)[^，,。；;\n]{0,4}[，,][^，,。；;\n]{0,6}(?:实际|其实|应[为该]|准确)[^，,。；;\n]{0,8}\d/;
const IS_PASSED_ON = /^[【[（(](?:转发?|转自|fwd?)[^】\])）\n]{0,12}[】\])）]/i;

/** 「督办：…什么进度」, 「小陈：快好了」, each on its line with who said so: what was said before in the chat, above the answer. */
function chatAbove(whole: string): { quoted: string; said: string } | null {
  const lines = whole.split(/(?<=\n)/);
  const first = lines.findIndex((line) => !SAID_IN_CHAT.test(line.trim()));
  if (first < 2) return null;
  const said = lines
    .slice(first)
    .join('')
    .replace(/^[-—－_=* ]{3,40}\n/, '');
  return /[\p{L}\p{N}]/u.test(said) ? { quoted: lines.slice(0, first).join(''), said } : null;
}
const SAID_IN_CHAT = /^[「“"『]@?[^：:「」“”"『』\d\n]{1,12}[：:][^「」“”"『』\n]{1,300}[」”"』]$/;

/** The lines at the head of a message that begin with >. */
function quotedLines(text: string): string {
  const lines = text.split(/(?<=\n)/);
  const first = lines.findIndex((line) => !/^[>＞]/.test(line));
  return first > 0 ? lines.slice(0, first).join('') : '';
}

/** The office's question at the head, and the answer; null where it asks when, or nothing like an answer follows. */
function askedFirst(whole: string): { quoted: string; said: string } | null {
  const asked = ASKED_HEAD.exec(whole);
  const question = asked?.[1] ?? '';
  const said = whole.slice(asked?.[0].length ?? 0);
  if (!asked || !QUESTION.test(question) || WHEN.test(question) || said.length < LEAST_ANSWERED) return null;
  return asksSomething(said) ? null : { quoted: question, said };
}
