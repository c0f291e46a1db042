/** Forms pasted into a chat: which box is ticked (是否完工 □是 ☑否), and a mark where the form wants a word (是否完成：×). */

const TICK = '[☑√✓✔✅■]';
const BOX = '[□☐○]?';
const CROSS = '[×✗✘❌❎]';
const PART = ' ?[/、，,]? ?';
/** What a form asks about. */
const COLUMN =
  '((?:是否(?:已经?)?)?(?:投入使用|投入运营|完工|竣工|完成|达标|投用|启用|开工)(?:年度|全年|本年)?(?:目标|任务|情况|工作)?)';
const AFTER_COLUMN = '[：:，, （(]{0,3}';
const ENDS = '[）)]?(?=$|[。，,；;！!\\s])';

const BOXES: readonly (readonly [RegExp, string])[] = [
  [new RegExp(`${AFTER_COLUMN}(?:${BOX}是${PART}${TICK} ?否|是${BOX}${PART}否 ?${TICK})${ENDS}`, 'g'), '：否'],
  [new RegExp(`${AFTER_COLUMN}(?:${TICK} ?是${PART}${BOX}否|是 ?${TICK}${PART}否${BOX})${ENDS}`, 'g'), '：是'],
  [new RegExp(`${COLUMN}${AFTER_COLUMN}${TICK}${ENDS}`, 'g'), '$1：是'],
  [new RegExp(`${COLUMN}${AFTER_COLUMN}${CROSS}${ENDS}`, 'g'), '$1：否'],
  // 完成年度目标：是 asks whether it is
  [
    /(?<!是否|是否已经?)(?=(?:完工|竣工|完成|达标|投用|启用|开工)(?:年度|全年|本年)?(?:目标|任务|情况|工作)?：[是否])/g,
    '是否',
  ],
];

/** The text with the word that each mark stands for. */
export const boxesRead = (text: string): string => BOXES.reduce((said, [mark, word]) => said.replace(mark, word), text);
