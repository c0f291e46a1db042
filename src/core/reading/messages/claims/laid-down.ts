/** 合同竣工日期11月30日, 计划表上的完工时间是12月: a day that was laid down, and nothing of what came of it. */
const PAPER = '(?:合同|协议|施组|施工计划|计划表|工期表|进度表|批复|方案|标书|可研|图纸|任务书)';
const DAY_OF = '(?:竣工验收|完工|竣工|完成|交付|开工|移交)(?:的)?(?:日期|时间|日子|日|节点|期限)';
const LAID_DOWN = new RegExp(
  `${PAPER}[书]?[上里中]?(?:[写定约列载签标排]|约定|规定|要求|注明)?(?:的|是)?(?:计划)?${DAY_OF}[^，,。；;！!\\n]{0,14}[，,。；;！!]?`,
  'g',
);

/** The text without such clauses. */
export const withoutLaidDown = (text: string): string => text.replace(LAID_DOWN, '');
