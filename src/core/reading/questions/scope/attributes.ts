/** What narrows a set and is no filter: 市里检查过的项目. As verbs these words say nothing, as attributes they must not be passed over. */
import type { Project } from '../../../registry.js';
import { kindsOf, type Token } from '../said/tokens.js';

/** Done to some projects and not to others, or told of some of them. */
const NARROWING =
  '新增 新建 扩建 改造 升级 提升 整治 治理 翻新 加装 迁址 迁 扩 更换 重新 修 装 补 换 检查 抽查 督查 调研 过问 督促 催促 关注 关心 支持 协调 处理 解决 投诉 反映 跟踪 跟进 盯 盯紧 听取 提速 创建 举办 举行 发放 筹集 组织 确认 核实 核对 讲 谈 提 出 打 查 审 听说 反馈说 需要 急需 协助 写 说起 牵涉 牵扯 存在'.split(
    ' ',
  );

/** 检查, 市里检查. */
const narrows = (said: string): boolean =>
  NARROWING.some((word) => said === word || (word.length > 1 && said.endsWith(word)));

/** 检查过, 整治了: with what a verb may end in. */
const ENDING = /(?<=.)[了过得着]$/;
/** What a verb and its 的 may have between them. */
const ASPECT = /^[了过着中完好]$/;
/** 景观提升改造的: behind these it is a part of what is named. */
const NAMING = kindsOf('part project number unknown category key report');

/** 扩建的, 整治的: what some names have in them, and so narrows as a part of names. */
export const isInNames = (said: string, projects: readonly Project[]): boolean =>
  said !== '新增' && said.length > 1 && projects.some((p) => p.name.includes(said));

/** The first such word before 的; `tokens` with their fill. */
export function attributeIn(tokens: readonly Token[]): string | null {
  const found = tokens.find(
    (token, at) =>
      (token.kind === 'fill' || token.kind === 'adv') &&
      narrows(token.text.replace(ENDING, '')) &&
      !NAMING.has(tokens[at - 1]?.kind ?? 'break') &&
      (leadsTo(tokens, at + 1) || isKindOfWork(token, tokens[at + 1])),
  );
  return found?.text ?? null;
}

/** 新建项目, 改造工程. */
const isKindOfWork = ({ text }: Token, next: Token | undefined): boolean =>
  OF_WORK.test(text) && next !== undefined && /^(?:项目|工程)/.test(next.text);
const OF_WORK = /^(?:新建|扩建|改扩建|改造|升级改造|整治|综合整治|翻新|加装|迁址)$/;

function leadsTo(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at];
  if (next?.kind === 'fill' && ASPECT.test(next.text)) return leadsTo(tokens, at + 1);
  return next?.kind === 'de' || next?.text === '类';
}
