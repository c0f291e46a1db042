/** Where a project that is mentioned begins what is told next: at the head of a clause, after words that lead over to it, or where a dictated text has no stop. */
import { STANDS } from '../wording/standing.js';
import type { Mention } from './mentions.js';

/** What stands between projects that are told of together. */
export const JOINT =
  /^(?:[\s#＃①-⑳•●■◆▪*、,，和及与跟同以/~～至到\-—＋+（）()【】〔〕[\]“”"'：:的项目工程号第编]|或者?|还是|连[同带]|外加|加上|暨|还有|捎带上?)*$/;
/** 充电口和饮用水入户: the last character of a short name may stand before it. */
export const isJoint = (between: string): boolean => JOINT.test(between.replace(/^[口桩柜站点处](?=[、和跟及与])/, ''));
/** Words that only lead over to the next project. */
const LEADS_OVER =
  '(?:先|再|另外?|接着|然后|顺便|顺带|最后)(?:说|讲|报|汇报|说说|讲讲|补报?|说一下|报一下)|[①-⑳]|[一二三四五六七八九十]是|其[一二三四五]|首先|其次|再次|最后|此外|另外|还有|以及|然后|再就是|再有|至于|关于';
/** A clause of nothing but such words. */
export const LEADS_OVER_ONLY = new RegExp(`^(?:${LEADS_OVER}|[\\s、，,：:])+$`);
/** What may stand before the project that a clause is about. */
export const SUBJECT_LEADS = new RegExp(
  `(?:${LEADS_OVER}|单单|唯独|唯有|只有|独独|[还就]剩下?|我们|我街道|我单位|本单位|咱们|街道|社区|其中|目前|今天|昨天|本周|截至目前|(?:汇报|报告|反馈)(?:一?下)?|[那这]个|就是?|只是|但是?|不过|您好|你好|领导|收到|好的|项目|工程|编号|第|的|[\\s#＃【〔[(（“"'：:*•·\\-\\d.、）)])+$`,
);

/** 招聘会34场、演出94场; 观湖95.8%、民治98.2%: the next thing counted. */
const COUNTED_SO_FAR = /[\d一二两三四五六七八九十百千万](?:[\u4e00-\u9fff]{1,4}|[%％‰])(?:[、 和及跟与]|以及)$/;

/** 章阁花园完工、章阁长者站未运营: 、 where a comma would be. */
const TOLD_BEFORE = /(?:[成工了束用放营收完好齐]|没[\u4e00-\u9fff]{1,3}|未[\u4e00-\u9fff]{1,3})[）)]?[、 /|]{1,3}$/;

const LISTED_FIRST = /[：:] ?(?:[①-⑳]|\d{1,2}[.、．)）]|[一二三四五六七八九十][、是]) ?$/;

/** 建的X, 让人头疼的是X, 人也配齐：X. */
const OF_OR_BEHIND_COLON =
  /(?:^|[，,。；;！!\n])[^，,。；;！!\n]{1,5}的$|(?:^|[，,。；;！!\n])[^，,。；;！!\n\d不]{1,8}的(?:就|还)?是$|[^\d][：:] ?$/;

/** Does a clause begin with the mention, or what is told next? `last`: what it was told of before. */
export function leadsClause(text: string, mention: Mention, last: Mention | undefined): boolean {
  if (last && isJoint(text.slice(last.end, mention.start))) return true;
  const before = text.slice(Math.max(0, mention.start - 24), mention.start);
  const words = before.replace(SUBJECT_LEADS, '');
  if (mention.sure && !mention.guessed && OF_OR_BEHIND_COLON.test(before)) return true;
  const startsLine = before.slice(words.length).includes('\n');
  if (
    words === '' ||
    startsLine ||
    LISTED_FIRST.test(before) ||
    /[，,。；;！!\n]$/.test(words) ||
    COUNTED_SO_FAR.test(before)
  )
    return true;
  return /[\u4e00-\u9fff] +$/.test(before) || TOLD_BEFORE.test(before) || isUnstopped(text, mention, before);
}

/** 鹭湖第二完工了松和第一没有: dictated without a stop, how the one stands and then the other. */
const isUnstopped = (text: string, { by, sure, guessed, end }: Mention, before: string): boolean =>
  by === 'name' && sure && !guessed && STOOD.test(before) && STANDS_NEXT.test(text.slice(end));
const STOOD =
  /(?:完[工成]?|竣工|[建弄做搞修装改]?好|开工|投用|开放|验收|移交)了?[呢哈吧]?$|[没未](?:有|完工?|好|开工?|动工?)?[呢哈]?$/;
const STANDS_NEXT = new RegExp(`^(?:的|那个|那边)?${STANDS}`);
