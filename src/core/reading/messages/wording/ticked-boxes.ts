/** Forms pasted into a chat: which box is ticked (是否完工 □是 ☑否), and a mark where the form wants a word (是否完成：×). */

const TICKS = '☑☒√✓✔✅■';
const EMPTY = '□☐○▢';
const BOX = `[${TICKS}${EMPTY}]?`;
const CROSS = '[×✗✘❌❎]';

/** 是 and 否, or 已完成 and 未完成, each with a box before or behind it. */
const PAIR = new RegExp(
  `[（(]?(?<before>${BOX}) ?(?<yes>是|已?完[成工]) ?(?<between>${BOX})[ ,，、/]{0,4}(?<next>${BOX}) ?(?<no>否|[未没]完[成工]) ?(?<after>${BOX})[）)]?`,
  'g',
);

/** What a form asks about. */
const COLUMN =
  '(?<![未没])((?:是否(?:已经?)?)?(?:投入使用|投入运营|完工|竣工|完成|达标|投用|启用|开工)(?:年度|全年|本年)?(?:目标|任务|情况|工作)?)';
const AFTER_COLUMN = '[：:，, （(]{0,3}';
const ENDS = '[）)]?(?=$|[。，,；;！!（(\\s])';

/** What people write there for 否 and 是. */
const NO = '(?:否|[还尚暂仍并]?[没未](?:有|完[成工]|达标)?|尚未(?:完[成工])?|不是|非|无|[Nn][Oo]?)';
const YES = '(?:是的?|对的?|已是|已经?(?:完[成工])?|[Yy](?:es|ES)?)';

const MARKS: readonly (readonly [RegExp, string])[] = [
  [new RegExp(`${COLUMN}${AFTER_COLUMN}[${TICKS}]${ENDS}`, 'g'), '$1：是'],
  [new RegExp(`${COLUMN}${AFTER_COLUMN}${CROSS}${ENDS}`, 'g'), '$1：否'],
  // 是否完成年度目标：未, 目标完成：N, 完工与否：没有
  [new RegExp(`${COLUMN}(?:与否)?[：:] *${NO}${ENDS}`, 'g'), '$1：否'],
  [new RegExp(`${COLUMN}(?:与否)?[：:] *${YES}${ENDS}`, 'g'), '$1：是'],
  // 完成年度目标：是 asks whether it is
  [
    /(?<!是否|是否已经?)(?=(?:完工|竣工|完成|达标|投用|启用|开工)(?:年度|全年|本年)?(?:目标|任务|情况|工作)?：[是否])/g,
    '是否',
  ],
];

/** The text with the word that each mark stands for; of a pair of which both are ticked, or neither, both words with a stroke between. */
export const boxesRead = (text: string): string =>
  MARKS.reduce(
    (said, [mark, word]) => said.replace(mark, word),
    marksBehind(text).replace(PAIR, (...match) => chosen(match[0] as string, match.at(-1) as Record<string, string>)),
  );

function chosen(all: string, { before, yes = '', between, next, no = '', after }: Record<string, string>): string {
  const boxes = before !== '' ? [before, between || next] : [between, after];
  if (boxes.every((box) => !box)) return all;
  const [isYes, isNo] = boxes.map((box) => !!box && TICKS.includes(box));
  return isYes === isNo ? `${yes}/${no}` : isYes ? yes : no;
}

const MARK = '[✅✔☑√❌❎✖✗✘×]';
/** ✅清湖社区花园 ❌松和边坡: nothing but a name behind each mark. */
const BEFORE_NAMES = new RegExp(
  `(?<=^|[\\n：:]) ?(${MARK}) ?([^\\n，,。；;：:完没未还在差已]{2,24}?) ?(?=$|[\\n，,。；;])`,
  'g',
);
/** 打勾的都完工了: what the marks say anyway; 打叉的 is what has the cross, where that was told last. */
const TICKED_ARE_DONE =
  /(?<=[，,。；;\n])[打画]?(?:勾|对勾|√|✅)的(?:都|全|均|是|就是)*(?:已经?)?(?:完[工成]|做完|建成|好|竣工)了?的?(?:[，,。；;]|$)/g;
const CROSSED_IS =
  /(?<=[❌❎✖✗✘×][，,。；;\n ]{1,2})(?:[打画]?(?:[差大]?叉|×|❌)的|没?打勾的)(?=因|受|是因|没|未|还|卡|由于)/;

/** A list whose marks stand before the names, with each behind its name as one is told of; what the marks mean is left out. */
function marksBehind(text: string): string {
  if ((text.match(BEFORE_NAMES) ?? []).length < 2) return text;
  return text.replace(BEFORE_NAMES, '$2$1').replace(TICKED_ARE_DONE, '').replace(CROSSED_IS, '');
}
