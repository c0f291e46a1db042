/** What a quantity counts, from the words beside it. */

const LEADING =
  /^(?:\d{1,2}-\d{1,2} ?|\d{1,2}[.．、]|[（(]\d{1,2}[）)]|其中|全年|全市|全区|累计|已经|已|共计|合计|总共|一共|共|将|拟|计划|预计|力争|确保|争取|至少|还要|还需|还差|还有|还剩|尚差|尚余|剩余|仅|约|均|各|再|又|并|和|及|且|还|为|新增|新建|改建|扩建|新改建|改造|建设|建成|完成|开展|举办|组织|实施|打造|设置|设立|发放|安装|购置|加装|打通|召开|举行|惠及|提供|筹集|施划|布设|配备|配置|组建|创建|更换|更新|升级|提升|修复|消除|放映|开设|开通|优化|帮助|推进|推动|落实|达到|达|对|在|[年月]度?|的|地)/;
const TRAILING =
  /(?:不少于|不低于|不小于|不超过|不高于|不得低于|不得少于|至少|达到|达|超过|控制在|压缩至|压缩到|缩短至|缩短到|下降至|下降到|降至|降到|减少至|减少到|提升至|提升到|提高到|提高至|为|约|近|共计|一共|总共|共|合计|累计|总数|数量|(?:装|办|建|搞|做|修|改)了|数|≥|≤|>=|<=|>|<|了|的|有|到|至|是|已|：|:)$/;
/** No noun is longer; it also bounds the work on long texts. */
const NOUN_WITHIN = 60;
/** What follows a noun and is none of it: 2个点位｜预计11月底前完成. */
const CUT_HERE =
  /(?<=.)(?:预计|计划|力争|全部|已经|已(?=完|建|投|开|办|改|安|全)|尚未|未(?=完|建|开|办)|正在|均已|均未|都已)/;
const AFTER_COMPARISON = /^(?:及|或)?(?:以上|以下|以内|之内|左右|上下|余)/;

/** The noun beside a quantity: after it (1166个充电插口), or before it without verb and comparison (新增学位不少于2100座). */
export function nounOf(text: string, q: { start: number; end: number }, from: number, to: number): string {
  const after = text
    .slice(q.end, Math.min(to, q.end + NOUN_WITHIN))
    .trim()
    .replace(AFTER_COMPARISON, '')
    .replace(/^的/, '')
    .replace(/(?:的任务|任务|工作任务)$/, '');
  const cut = after.search(CUT_HERE);
  const noun = cut > 0 ? after.slice(0, cut) : after;
  const named =
    after !== '' &&
    !/^[（(]/.test(after) &&
    !/^(?:等|已|未|均|[只仅还尚]?[差剩缺欠](?!额|旅|别)|不够|没够|够|全(?=[部都数]|[\u4e00-\u9fff]?[完好清齐通])|正在|尚|完成|并|以|用于|都|也|还|没|才[对是]|为准|只?是(?!非)|指(?![示标导引])|下个?月|下周|明天|本周|这周|的?任务|就|了|吧|呢|啦|拖后腿|垫底|不理想|偏低|完工|竣工|开工|建成|投入|在建|通过|达标|预计|计划|将|拟|力争|于|月底|年底|正在|中(?![心学小型国央级医]))/.test(
      after,
    );
  if (named) return noun.replace(/的$/, '');
  return nounBefore(text, from, q.start);
}

/** The noun before an offset, not further back than `from`. */
export function nounBefore(text: string, from: number, at: number): string {
  let before = text.slice(Math.max(from, at - NOUN_WITHIN), at).trim();
  for (let cut = before.replace(TRAILING, ''); cut !== before; cut = before.replace(TRAILING, '')) before = cut.trim();
  for (let cut = before.replace(LEADING, ''); cut !== before && cut.length >= 2; cut = before.replace(LEADING, ''))
    before = cut;
  return before;
}
