/** Sentences that tell of people and not of the work: 有位阿叔说，以前烧水壶里一层白垢，现在没了。律师说有位大叔来了好几趟，最后调解成功。 */
import type { Day } from '../../../day.js';
import type { Project } from '../../../registry.js';
import { findDates } from '../../days/dates.js';
import { quantitiesOf } from '../../figures/quantities.js';
import { tellsUse } from '../../progress/in-use.js';
import { progressOf } from '../../progress/progress.js';
import { isSameUnit, measuresFor } from '../../targets/promised-things.js';
import { mentionsIn } from '../projects/mentions.js';
import { streetOf } from '../projects/streets.js';
import { PEOPLE } from '../wording/people.js';
import { OF_THE_WORK } from '../wording/work-words.js';

const SENTENCES = /[^。！!？?\n]+[。！!？?\n]*/g;

/** What they do that is told as a story: they speak, feel, come and thank. */
const TELL =
  '说|讲|道谢|夸|笑|哭|乐|感叹|念叨|抱怨|吐槽|反映|点赞|打趣|提醒|建议|出主意|嫌|直?摇头|竖(?:起)?(?:大)?拇指|送(?:来)?(?:了)?[一面锦]|打卡|抹眼泪|拉着|惦记|盼|高兴|开心|激动|红了眼|来电话|打电话';

const STORY = new RegExp(
  [
    `有(?:一|几|好几|好多|不少|很多)?(?:[个位名户家对群些])?[^，,。；;\\n]{0,8}(?:${PEOPLE})`,
    '(?<![没未])有(?:一|几)?[次回天](?![，,。；;])',
    `(?:${PEOPLE})[^，,。；;\\n]{0,12}?(?:${TELL})`,
    '顺(?:带|便|嘴)(?:再)?(?:说|讲|提|插)|题外话|说来话长|[插多]说?一[句嘴]|说(?:句|几句)(?:心里|实在|良心|公道|题外|不该说的)话',
    '^[，, ]*(?:再次|非常|十分|衷心|也|真心)*(?:谢谢|感谢|多谢|辛苦|欢迎|祝|给您?添麻烦)',
  ].join('|'),
);

/** 我们还留了一间屋子给家属歇脚: people, and nothing that is denied, lacking or awaited. */
const ANYBODY = new RegExp(PEOPLE);
const DENIED = /[没未不差缺欠等待]/;

/** All is said to be done, in a clause of its own: 年度任务已完成, 这项完成, 项目完成. */
const ALL_DONE =
  /(?:^|[，,。；;！!\n])(?:[本这该此](?:个|项)?)?(?:年度|全年|今年)?(?:的)?(?:项目?|工作|工程|任务|目标|指标)?(?:均|都|全部|已经?|也|算)*(?:圆满|如期|按时|顺利|超额)?(?:全部)?完[成工](?:了)?(?:年度|全年|今年)?的?(?:目标|任务|指标)?[了啦]?(?=$|[，,。；;！!\n])/;

/** What would take something from it, or vouch for less: still going on, lacking, to come, not certain, taken back. */
const TAKES_FROM_IT =
  /(?:还|仍|尚|只|就)有?[差剩缺欠]|[差剩缺欠]了?(?=[\d一二两三四五六七八九十几点些])|剩(?=下(?!的工作)|余)|[没未](?:有|能)?(?:完|达|开工|竣工|验|移交|投|开放|运营|[建装做通办弄搞修改铺拆批签]|到位)|尚未|还没|[仍还正]在|在建|施工中|预计|计划|争取|力争|打算|准备|待|核[实对查]?|确认|清楚|确定|可能|应该|好像|估计|大概|也许|[拿说]不准|暂|写错|不对|更正|撤回|误|停|取消|作废|退|[?？]|\d{1,2}-\d/;

/** No amount of what is promised; 一户人家 is none. */
const tellsNoAmount = (sentence: string, own: readonly Project[], today: Day): boolean =>
  !quantitiesOf(sentence, today).some(
    ({ start, unit }) =>
      sentence[start] !== '一' && own.some((p) => measuresFor(p).some((m) => isSameUnit(unit, m.unit))),
  );

/** Does the sentence tell of people, and nothing of the work: no word of it, no amount of what is promised, no day to come? */
const isStory = (sentence: string, own: readonly Project[], today: Day): boolean =>
  (STORY.test(sentence) || (ANYBODY.test(sentence) && !DENIED.test(sentence))) &&
  !OF_THE_WORK.test(sentence) &&
  !findDates(sentence, today).some((date) => date.from >= today) &&
  tellsNoAmount(sentence, own, today);

/** … and a clause that may look as if more were to come, and counts nothing, tells no day and no use: 家属还在门口说笑, 王姐再三道谢. */
export const isRemark = (clause: string, own: readonly Project[], today: Day): boolean =>
  MORE.test(clause) &&
  !ELSEWHERE_STILL.test(clause) &&
  isStory(clause, own, today) &&
  !/\d|[前后]者/.test(clause) &&
  quantitiesOf(clause, today).length === 0 &&
  findDates(clause, today).length === 0 &&
  progressOf(clause, today).state !== 'completed' &&
  !tellsUse(clause, today) &&
  !own.some((p) => clause.includes(streetOf(p) ?? p.number)) &&
  mentionsIn(clause, own).length === 0;
/** 居民还在老站看病: what is built is not used. */
const ELSEWHERE_STILL = /[老旧原][站楼院馆校址屋房地园处点]|临时|过渡|借用|租/;
const MORE = /[还再在将]|准备|打算|[以今往]后|到时/;

/** Beside a completion of all: does the sentence take nothing from it and speak of no project? */
const isBeside = (sentence: string, own: readonly Project[], today: Day): boolean =>
  !ALL_DONE.test(sentence) &&
  !TAKES_FROM_IT.test(sentence) &&
  !findDates(sentence, today).some((date) => date.precision === 'day') &&
  tellsNoAmount(sentence, own, today) &&
  progressOf(sentence, today).state !== 'completed' &&
  !mentionsIn(sentence, own).some((m) => m.sure && !m.guessed);

/** A line that no stop ends is a heading, a row or a quotation. */
const ENDED = /[。！!？?]\s*$/;

/** The text without such sentences. */
export function withoutStories(text: string, own: readonly Project[], today: Day): string {
  const sentences = text.match(SENTENCES) ?? [];
  if (sentences.length < 2) return text;
  const isDone = sentences.some((sentence) => ALL_DONE.test(sentence) && !TAKES_FROM_IT.test(sentence));
  return sentences
    .filter((sentence, i) => {
      const isWhole = i === sentences.length - 1 || ENDED.test(sentence);
      return !isWhole || !(isStory(sentence, own, today) || (isDone && isBeside(sentence, own, today)));
    })
    .join('');
}
