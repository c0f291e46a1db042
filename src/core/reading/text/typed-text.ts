/** What people type, cut to what is read at all and freed of what nobody sees. */
import { plainlyMarked } from './plain-marks.js';
import { halfWidth } from './plain-text.js';
import { plainlySpaced } from './spacing.js';
import { simplified } from './traditional.js';

/** Of a longer message only this much is read (S34). */
export const readAtMost = 8192;

const INVISIBLE =
  /[\u0000-\u0008\u000B-\u001F\u007F\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF]|\uFE0F|\u20E3/g;
const WIDE_SPACE = /[\t\u2002-\u200A\u202F\u205F]/g;
const TAG = /<\/?[a-zA-Z][^<>]{0,200}>/g;
/** 再@我: to be called is to be reminded. */
const CALLED = /(?<=再|[天日号点]|[时之以][候后])(?:@|艾特|圈)(?=我(?![们局街区单处办署中]))/g;
/** 点球4-2, 比分3:1: a score, and no project's number. */
const SCORE =
  /(?<=(?:点球(?:大战)?|比分|加时赛?|半场|决赛|[踢打]成|[扳战]成)[^，,。；;\d]{0,4})\d{1,2} ?[-:：比] ?\d{1,2}(?!\d)/g;
/** 课程在https://example.com/2022/12: its numbers are no days and no amounts. */
const LINK = /(?:链接|网址)?[:： ]?(?:https?:\/\/|www\.)[\w.\-/?=&%#~:@+]+/g;
const MENTION = /@[^\s@，。,：:]{1,32}(?:\s|$)/g;

/**
 * Text to read: at most 8192 characters, half-width letters and digits, no zero-width or control characters, no tags, no
 * @mentions, no traditional characters, no spaces within what is one word, no faces between words.
 */
export function typedText(text: string): string {
  const cut = text.slice(0, readAtMost).replace(INVISIBLE, '').replace(WIDE_SPACE, ' ').replace(CALLED, '提醒');
  const words = simplified(halfWidth(cut.replace(BESIDE_NUMBER, ' ')))
    .replace(SCORE, '')
    .replace(TAG, ' ')
    .replace(LINK, '链接')
    .replace(MENTION, ' ');
  return plainlySpaced(plainlyMarked(words).trim())
    .replace(WHOLLY_QUOTED, '$1')
    .replace(NUMBER_SIGN, '#')
    .replace(LETTER_FOR_NOUGHT, '0')
    .replace(ITEM_WITHIN, '$1-$2')
    .replace(ITEM_IN_BRACKETS, '$1-$2')
    .replace(ITEM_BY_OTHER_MARK, asItem)
    .replace(DAY_AND_COUNT, ' ');
}

/** 14-1３０个: the width tells where the project's number ends. */
const BESIDE_NUMBER = /(?<=(?:^|[^\d.０-９])\d{1,2}-\d{1,2})(?=[０-９])/g;

/** No.14-7, №14-7: the same as #14-7. */
const NUMBER_SIGN = /(?<![A-Za-z])(?:N[oO]|no|№)[.:： ]{0,2}(?=\d{1,2}[-. ])/g;

/** 12-1O: the letter beside the key of the nought. */
const LETTER_FOR_NOUGHT = /(?<=(?<!\d)\d{1,2}-[1-4])[oO](?![A-Za-z\d])/g;

/** 大项23、小项3: 23-3. */
const ITEM_WITHIN = /大项[:： ]{0,2}(\d{1,2})[、,， ]{0,2}[的下]?小项[:： ]{0,2}(\d{1,2})(?!\d)/g;

/** 25(2)车位建了800个: 25-2. */
const ITEM_IN_BRACKETS =
  /(?<=(?:^|[，,。；;\n]) ?)(\d{1,2})[(（](\d{1,2})[)）](?= ?[\u4e00-\u9fff])(?! ?[班级栋楼层个场座家处条盏户套台间项名期件份月日年号人批])/g;

/** 33~7完工, 31:9没完工: no span goes down, and no hour is so late. */
const ITEM_BY_OTHER_MARK =
  /(?<=(?:^|[，,。；;\n]) ?)(\d{1,2})([~:：])(\d{1,2})(?= ?[\u4e00-\u9fff])(?! ?[米公平天元个场座家处条盏户套台间项名期件份月日年号人批点时分万千百多])/g;
const LAST_HOUR = 24;
const asItem = (said: string, of: string, mark: string, item: string): string =>
  Number(of) > Number(item) && (!/[:：]/.test(mark) || Number(of) > LAST_HOUR) ? `${of}-${item}` : said;

/** “…” round all that is said. */
const WHOLLY_QUOTED = /^[“"]([^“”"]*)[”"]$/;

/** 本周六两次: the day, and how many. */
const DAY_AND_COUNT = /(?<=[上下本这]个?(?:周|星期|礼拜)[一二三四五六])(?=[两一三四五六七八九][场次期个座家处台户])/g;

/** Does a text consist of these words and nothing else? The words are a global expression, longer ones first. */
export const consistsOf = (text: string, words: RegExp): boolean => text !== '' && text.replace(words, '') === '';

/** A Chinese character, as names and sentences are made of. */
export const isHan = (c: string | undefined): boolean => c !== undefined && c >= '\u4e00' && c <= '\u9fff';

/** Marks that stand in names but that people leave out: quotation marks, brackets, middle dots, spaces. */
export const isNameMark = (c: string): boolean => '“”"\'‘’「」『』（）()【】[]〔〕《》·•. '.includes(c);
