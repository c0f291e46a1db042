/** What a reported figure counts, freed of the words that tell its kind. */
import { stripped } from '../text/plain-text.js';

const CUES =
  /^(?:\d{1,2}-\d{1,2} ?|[（(）) /]|\d+ ?\/|(?:之|以)?前(?!期|端|置|台|海)|原|年度|计划|目标|任务|预计|还差|尚差|仍差|差|剩余|剩下|还剩|仅剩|剩|尚余|余下|尚有|还有|未完成|未开工|未启动|在建|申请调整|还需|仍需|还要|上午|下午|现有|现已|已|目前|实际|办了|开展了|完成了|嗯?对(?=是)|嗯|应该?是?|又|再|另|本次|办(?=了|$)|做了|装了|建了|了|其中|(?:第?[一二三四五六七八九十\d]{1,2}|首|头)[批期轮](?!次)|累计|总共|一共|共|(?:截[至止]到?)?(?:目前|今日|今天|现在)|截[至止]到?|(?:通报|上报|例会的?|统计)?口径|各级|有关)/;

const VERB_ALONE =
  /^(?:完成|开展|举办|建设|建成|新增|新建|组织|实施|办|召开|数量|任务|达|全部|办结|投入|做|建|装|总|搞|还|就|都|也|改建|扩建|续建|改扩建|新改建|新改扩建|更换|更新|维修|升级|提升|翻新|安装|实有|实现|户|数|完成户|任务数|完工|竣工|开工|在建|投入使用|投用|已完工)$/;

/** '' where only a verb or a cue is left: 已完成8场 counts nothing that has a name. */
export function nounOf(of: string): string {
  const lead = stripped(of, CUES);
  if (CUES.exec(lead)?.[0] === lead) return '';
  const noun = lead.replace(/[\d/ （(中]+$/, '');
  return VERB_ALONE.test(noun) ? '' : noun;
}
