/** Parts of the work told apart, the one as done and the other as not: 教学楼已完工，宿舍楼未完工. Nothing contradicts itself in that, and it is open. */
import { AFTERMATH } from '../../progress/progress-words.js';
import { CLAUSE_END } from '../../text/plain-text.js';

const AMOUNT = '[\\d.一二三四五六七八九十百千万]{1,9} ?[\\u4e00-\\u9fff]{1,2}';
const PREDICATE = new RegExp(
  `^(?<what>[\\u4e00-\\u9fff\\d、“”"'（）()]{2,14}?)??(?:${AMOUNT})?(?:目前|现在?|都|均|也|则|还|尚|仍|暂|全部|已经?|顺利|(?<not>没有?|未))*(?:完[工成]|竣工|建成|办结|做完|建完|装完)了?(?:${AMOUNT})?$`,
);
/** 法治讲座35场，已完成: of what the clause before it tells. */
const COUNTED_BEFORE = new RegExp(`^(?<what>[\\u4e00-\\u9fff“”]{2,10}?)${AMOUNT}$`);
/** The whole of it, a later stage, and papers are no parts. */
const NO_PART =
  /之前|原[来先本]|先前|此前|当时|[上本这下]个?[周月]|[昨今前明][天日]|[月号日]底?|项目|整[体个]|总体|全[部年体]|年度|任务|目标|指标|验收|移交|交付|备案|结算|决算|手续|审批|招标|设计|前期|还有|其[余他它]|剩|余下|另外|部分|一半|^(?:工程|施工|建设|改造|[但而且就是才刚正不要能会可将预计划准备争取力本来原]+|现在|目前)$|[前内]$/;

interface Part {
  what: string;
  isDone: boolean;
}

/** Is a part of the work told as done, and another, by its name, as not? */
export function leavesAPart(text: string): boolean {
  const told = partsTold(text);
  const done = told.filter((part) => part.isDone);
  const undone = told.filter((part) => !part.isDone);
  return (
    done.length > 0 &&
    undone.length > 0 &&
    told.every(({ what }) => what !== '' && !NO_PART.test(what)) &&
    undone.every((part) => done.every(({ what }) => !what.includes(part.what) && !part.what.includes(what)))
  );
}

function partsTold(text: string): Part[] {
  let before = '';
  return text.split(CLAUSE_END).flatMap((one) => {
    const clause = one.trim();
    const said = PREDICATE.exec(clause)?.groups;
    const what = said?.what ?? before;
    before = said ? '' : (COUNTED_BEFORE.exec(clause)?.groups?.what ?? '');
    return said && !AFTERMATH.test(clause) ? [{ what, isDone: said.not === undefined }] : [];
  });
}
