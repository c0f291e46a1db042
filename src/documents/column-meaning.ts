/** What a column of the form holds. `other` columns (备注, 联系人 …) are known and left alone. */
export type ColumnMeaning =
  | 'category'
  | 'matter'
  | 'number'
  | 'name'
  | 'target'
  | 'completion'
  | 'problems'
  | 'nextSteps'
  | 'completed'
  | 'units'
  | 'leader'
  | 'key'
  | 'other';

/**
 * Headings by meaning, the first match wins: 是否完成年度目标 is no 年度目标, 年度目标完成情况 no target, 年度目标调整情况 neither.
 * Headings are compared without spaces, dates and brackets.
 */
const meanings: readonly (readonly [ColumnMeaning, RegExp])[] = [
  ['other', /^(计量|备注|说明|联系人|联系电话|联系方式|填报人|审核人|附件|佐证|得票|票数|地点|地址|位置)/],
  ['other', /资金|投资|预算|经费|金额|完成率|完成比例|百分比|满意度|评价|得分|建设(性质|周期|年限)|监督(单位|部门)/],
  [
    'other',
    /(协办|配合|协同|参与|协助)(单位|部门)|完成时[限间]|完成日期|时间节点|起止|(计划|预计).{0,4}(时间|日期)|填报(单位|时间|日期)/,
  ],
  [
    'key',
    /(人大|重点|附件).{0,8}(序号|编号)|是否重点|是否.{0,6}(重点|人大).{0,4}(监督|督办|项目)|^(人大)?重点(监督|督办)(项目)?$/,
  ],
  [
    'completed',
    /是否(已|按期|按时|如期|全面|全部)?(完成|完工|达标|达到|实现)|完成与否|是否.{0,8}(完成|达标|办结|落实)|完成状态|^(完成|办结)(否|标识)$/,
  ],
  ['nextSteps', /下一?步|下一?阶段|下阶段|后续(工作|计划|安排|措施)|^工作(计划|打算|安排)$|整改(措施|计划)/],
  ['problems', /问题|困难|堵点|难点|制约因素|目标调整|调整情况|滞后原因|未完成原因/],
  ['leader', /(分管|挂点|包联|包抓|包保|领办|督办|责任|牵头|主管|挂钩|联系).{0,2}领导|领导(分工|负责)|^领导$/],
  [
    'units',
    /(主办|责任|牵头|承办|主责|负责|实施|主管|落实|主体|建设|业主)(单位|部门)|(责任|实施|建设)主体|(责任|承办|牵头)[科处]室|^(单位|部门)(名称)?$|主办$/,
  ],
  [
    'completion',
    /(完成|进展|落实|推进|实施|执行|办理|工作)(工作)?(进展|情况|进度|动态|成效|结果)|进展|形象进度|^(目前|当前)?进度$|^(实际|已)完成(内容|工作|数量?)?$/,
  ],
  [
    'target',
    /目标|年度任务|(工作|目标)任务|任务(内容|要求|指标)|年度计划|^指标|考核指标|(建设|工作|主要|项目|实施)内容|规模$/,
  ],
  ['number', /^(序号|序$|编号|项次|号|№|no\.?)|(项目|事项|实事|工作)(序号|编号|代码)|编号$/i],
  ['category', /分类|类别|^类型$|^(领域|板块)$|项目类型|所属(领域|板块)/],
  [
    'name',
    /(项目|工程|实事|任务)(及内容|内容及)?名称|^(民生|实事|实施|建设|具体|工作|重点|惠民|为民|承办|票决|年度|子)*(项目|工程)$|^名称$|^民生实事$/,
  ],
  ['matter', /事项|实事(内容)?$/],
  ['other', /措施$/],
];

/** The meaning of a heading, or null where it says nothing that the form knows. */
export function columnMeaning(heading: string): ColumnMeaning | null {
  const text = bareHeading(heading);
  if (text === '' || text.length > 40) return null;
  return meanings.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}

/** A heading without spaces, dates, brackets and units of measurement. */
const bareHeading = (heading: string): string =>
  heading
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/[（(【[][^（()）【[\]】]{0,30}[)）\]】]/g, '')
    .replace(/截[至止到]?[\d年月日.\-/底]{0,12}/g, '')
    .replace(/^\d{4}年度?(?=.)/, '');
