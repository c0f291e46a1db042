/** What several are is said once, behind the last of them: 同胜、上芬，这两所学校. Each is read with the word for it. */
import type { Project } from '../../../registry.js';

/** What several of them are called together. */
const KINDS =
  '学校|小学|中学|幼儿园|公园|广场|人行天桥|路口|断头路|农贸市场|社区|小区|片区|公厕|书屋|书房|长者食堂|图书馆|游泳馆|医院|碧道';
/** 同胜、上芬，这两所学校; 清华和三联两个片区. */
const SHARED = new RegExp(
  `([\\u4e00-\\u9fff]{2,8})[、和跟与]([\\u4e00-\\u9fff]{2,6})[，,]?[这那]?[两俩](?:个|所|座|条|处|家|块)?(${KINDS})`,
);
const LEAST_NAME = 2;

/** The text with the word behind each of the two, where just one project is called so. */
export function withSharedKinds(text: string, projects: readonly Project[]): string {
  const match = SHARED.exec(text);
  const [said, first = '', second = '', kind = ''] = match ?? [];
  if (said === undefined || !isOne(second + kind, projects) || !endsInOne(first, kind, projects)) return text;
  return text.replace(said, `${first}${kind}、${second}${kind}`);
}

const isOne = (called: string, projects: readonly Project[]): boolean =>
  projects.filter(({ name }) => name.includes(called)).length === 1;

/** 看看同胜: what stands before the name is no part of it. */
const endsInOne = (said: string, kind: string, projects: readonly Project[]): boolean =>
  [...said].some((_, at) => said.length - at >= LEAST_NAME && isOne(said.slice(at) + kind, projects));
