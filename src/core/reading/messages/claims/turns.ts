/** Where a message turns from what is finished to something else that is not. */
import type { Day } from '../../../day.js';
import { findDates } from '../../days/dates.js';
import { goesOnAfterName } from '../../names/name-words.js';
import { readClaim } from '../../progress/claims.js';
import { CLAUSE_END } from '../../text/plain-text.js';
import { NOT_YET } from '../wording/message-words.js';

/** Finished, then something else that is not: 「31-3完工了，图书馆还没动」 may speak of another thing. */
export function turnsElsewhere(text: string, today: Day): boolean {
  const clauses = text.split(CLAUSE_END).filter((c) => c.trim() !== '');
  let done = false;
  for (const clause of clauses) {
    const { state } = readClaim(clause, today);
    const said = clause.trim();
    const subject =
      !goesOnAfterName(said) && !SAME_THING.test(said) && !findDates(said, today).some(({ start }) => start === 0);
    if (done && subject && !OF_ITS_OWN.test(clause) && (state === 'open' || NOT_YET.test(clause))) {
      return !clauses.some((c) => SAME_THING.test(c.trim()) && readClaim(c, today).state === 'open');
    }
    done ||= state === 'completed' && OF_THE_WHOLE.test(clause) && !ofPartOnly(clause);
  }
  return false;
}

/** 锚索张拉完毕 is a part. */
const OF_THE_WHOLE = /完[成工了]|竣工|验收|投入|[投启]用|交付|移交|建成|弄好|搞好/;

/** 泳池瓷砖贴完了, 已完成立面改造: what is finished has a name of its own, and what goes on beside it is another part. */
const ofPartOnly = (clause: string): boolean =>
  /[\u4e00-\u9fff]{2}/.test(clause.replace(WHOLE_DONE, '').replace(/[\d年月日号.\-/ ]/g, ''));

const WHOLE_DONE =
  /项目|工程|建设|施工|改造|整治|提升|升级|整体|总体|主体|全部|全都|已经|早就|刚刚|顺利|如期|今天|昨天|前天|上周|竣工验收|投入(?:使用|运营)|[完竣]工|完成|验收|投用|启用|交付|移交|建成|[弄搞做建]好|[做弄搞建改]?完|通过|[了的也都已全均刚是就于在并]/g;

/** What is still lacking is the same project's, as are the acceptance and the tests of its parts, its use, and those who are to move in. */
const OF_ITS_OWN =
  /^[^，,。；;]{0,3}[用坐]不[了上成]|特检|荷载|还?差|还?剩|欠|缺|验收|钥匙|交接|[办签]移交|移交手续|[没未]有?(?:正式|对外)?(?:搬|[入进]驻|开放|投[入用]|启用|移交|交付|开[门业诊馆园])|等|证/;

const SAME_THING =
  /^(?:[\d一二两三四五六七八九十]+ ?[座个处套间户家条台]|但|不过|然而|而且?|只是|可|其中|余|剩|仍|还|待|主要|原因|因|由于|受|预计|计划|力争|下一步|存在|问题|资料|材料|手续|备案|结算|验收|移交|款|尾款|审计|决算|竣工|投[入用]|启用|开[放业馆园诊张]|运营|营业|交付|对外|择[日期机吉]|另[日期行]|改[日天]|来日|不日|他日|元旦|春节|过年|年后|节后|正式|还没|未|没|不|算|(?:监理|施工(?:方|单位|队)?|总包|分包|代建|业主|厂家|项目部|工地|现场|老板|承包商)[^，,。；;]{0,3}(?:说|讲|答应|承诺|保证|表态|回复|预计|估计))/;
