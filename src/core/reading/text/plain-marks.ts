/** Marks as reports have them: a comma for what parts clauses in chats (…… ~ 😅 [捂脸]), nothing for what ends them, each mark once. */

const STICKERS =
  '微笑|撇嘴|发呆|得意|流泪|害羞|闭嘴|大哭|尴尬|发怒|调皮|呲牙|惊讶|难过|囧|抓狂|偷笑|愉快|白眼|傲慢|惊恐|憨笑|悠闲|疑问|嘘|晕|衰|敲打|再见|擦汗|抠鼻|鼓掌|坏笑|鄙视|委屈|快哭了|阴险|亲亲|可怜|笑脸|生病|脸红|破涕为笑|恐惧|失望|无语|嘿哈|捂脸|奸笑|机智|皱眉|耶|吃瓜|加油|汗|天啊|Emm|社会社会|旺柴|打脸|哇|翻白眼|666|让我看看|叹气|苦涩|裂开|爱心|心碎|拥抱|强|握手|胜利|抱拳|拳头|OK|合十|咖啡|玫瑰|凋谢|太阳|庆祝|礼物|福|烟花|爆竹|跳跳|转圈|比心|赞|感谢|送花|谢谢|辛苦';
/** ✅ and ❌ say whether something is done. */
const FACE = `\\[(?:${STICKERS})\\]|(?![✅☑✔✖❌❎⭕❓❔])\\p{Extended_Pictographic}|\\p{Emoji_Modifier}`;
const FEELING = new RegExp(`(?:${FACE}|[~～…])+`, 'gu');
const MANY = /[，,]{2,}|。{2,}|[！!]{2,}|[？?]{2,}|[；;]{2,}|、{2,}/g;
const DOTS = /\.{3,}/g;
const AS_COMMA = /(?<=(?!的)[\u4e00-\u9fff])(?:—{1,4}| [-—] )(?=[\u4e00-\u9fff])|(?<=了)、/g;
/** 又装了6台截至目前76台: dictated without a stop. */
const SO_FAR =
  /(?<=\d ?[个场座处家户套台人盏条栋名件间])(?=(?:(?:截[至止]到?|到)?(?:目前|现在)(?:为止)?|[一全]年下来)[是共有已累计一]{0,4}\d)/g;
/** 任务完成✅周末约饭: what follows is another clause. */
const AFTER_TICK = /(?<=[完成工好了妥齐用][✅✔☑])(?=[\u4e00-\u9fff])/g;
/** 收到收到我停好车就去问: so too. */
const AFTER_RECEIPT =
  /(?<=^(?:收到|好的|好嘞|好滴|好|知道了|晓得了|明白了?|了解|行|遵命|嗯|ok|OK){1,6})(?=(?:我(?!们?(?:[街局署办区委]|单位|中心))|刚|这就|马上|待会|等[会下]))/;
/** 没铺 / 7-4没装: on to the next project. */
const AS_SEMICOLON = / [/|｜] (?=\d{1,2}-\d)/g;
/** 周一~周五, 8场~9场, 人民路~梅龙路: from one to the other. */
const FROM = /[一二三四五六七八九十日天末月号年初底路站口]/;
const TO = /[一二三四五六七八九十周星礼上本今明下去年月]/;
const PLACE = /[路站口]/;
const WORD = /[\u4e00-\u9fff\dA-Za-z]/;
/** 98.4%……还没到99. */
const ENDS_WORD = /[%％）)」”]/;
const WAVE = /^[~～]$/;
/** 9-2👌 says that it is done. */
const APPROVES = /👌|👍|🆗|💪|👏|🎉|\[(?:OK|强|赞|鼓掌|胜利)\]/u;

/** The text with plain marks. A face that is all there is, or approves of what is but named, says something and stays. */
export const plainlyMarked = (text: string): string =>
  text
    .replace(MANY, (run) => run.charAt(0))
    .replace(DOTS, '…')
    .replace(AS_COMMA, '，')
    .replace(AS_SEMICOLON, '；')
    .replace(SO_FAR, '，')
    .replace(AFTER_TICK, '，')
    .replace(AFTER_RECEIPT, '，')
    .replace(FEELING, (run, at: number, all: string) =>
      inPlace(run, all.slice(0, at).trimEnd().at(-1) ?? '', all[at + run.length] ?? ''),
    );

function inPlace(run: string, before: string, after: string): string {
  if (!WORD.test(after)) return before === '' || (/\d/.test(before) && APPROVES.test(run)) ? run : '';
  if (WAVE.test(run) && isRange(before, after)) return run;
  return WORD.test(before) || ENDS_WORD.test(before) ? '，' : '';
}

const isRange = (before: string, after: string): boolean =>
  /\d/.test(after) || (FROM.test(before) && (TO.test(after) || PLACE.test(before)));
