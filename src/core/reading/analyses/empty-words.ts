/** Slogans that say nothing of the case at hand. */
import { halfWidth } from '../text/plain-text.js';

/** Letters alone: marks, numbers and numbering say nothing of whether a text was copied. */
export function essence(text: string): string {
  return halfWidth(text)
    .replace(/[\p{P}\p{S}\p{N}\s]/gu, '')
    .toLowerCase();
}

/** Who speaks, and to whom it looks up. */
const BODIES =
  '在?区委 区政府 市委 市政府 党委 我街道 我局 我们 本单位 部门 单位 各部门 各单位 各方 有关 相关 人民 群众 民生 地方 领导 我 其';

const ADVERBS =
  '进一步 切实 认真 积极 大力 全力以赴 全力 扎实 有效 有力 深入 不断 持续 继续 努力 尽快 尽早 早日 抓紧 高度 明显 良好 稳步 平稳 有序 主动 全面 始终 一直 仍然 充分 精准 统一 顺利 圆满 按时 按期 如期 近期 定期 及时 严格 逐步 尚 仍 还 也 都 再 坚决 不同程度 有快有慢 上下一心';

const DEEDS =
  '牢固 树立 打赢 升华 引起 拧紧 跑出 迈上 动员 以人民为中心 发展 抓好 抓实 抓细 抓到位 狠抓 真抓 加快 加大 加强 加速 加以 强化 提高 提升 增强 深化 完善 健全 优化 压实 落实 落细 落到 落地 做好 做细 做到 办好 办实 确保 保证 力争 争取 重视 认识 组织 统筹 协调 协同 联动 配合 沟通 衔接 对接 督促 督导 督查 督办 推进 推动 促进 开展 实施 完成 达到 取得 解决 改进 改善 破解 指挥 担当 作为 形成 施策 用力 发力 锤炼 适应 体现 表现 反映 谋划 汇聚 激发 见效 安排 部署 检查 巡查 调度 监督 管理 服务 保障 坚持 聚焦 紧扣 紧盯 对照 面临 受到 遇到 存在 带来 产生 导致 造成 制约 影响 相比 满意 显现 引发 围绕';

const MATTERS =
  '思想 站位 政治 工作 任务 目标 项目 进度 进展 力度 措施 责任 质量 质效 水平 效率 效果 成效 机制 问题 原因 情况 方面 总体 整体 各项 事情 好事 实事 实处 过程 过程中 结果 方法 手段 抓手 举措 大局 决心 信心 干劲 作风 力量 合力 精神 状态 意识 能力 标准 要求 导向 节点 环节 关键 重点 难点 堵点 痛点 难题 差距 短板 弱项 一段路要走 期望 加速度 新台阶 链条 收官战 指标 不足之处 薄弱环节 薄弱 形势 新形势 新任务 环境 背景 因素 外部 内部 变化 条件 限制 压力 挑战 程度 预期 时间 难度 工程 施工 建设 完工 竣工 工期 计划 责任感 使命感 紧迫感 安全感 幸福感 获得感 境界 理念 思维 系统 攻坚战 新时代 新要求 空间 主动性 创造性 积极性 精细化 专人 期盼 主观 客观 篇章 担子';

const STANDS =
  '有限 可控 不平衡 不充分 更高 更严 更实 之大 超出 有些 一时 难以 改变 平衡 顺畅 优先 永远 在路上 不够 不足 不到位 不理想 不高 不实 不细 不严 不强 不完全 有待 需要 仍需 尚需 需 比较 较大 较多 较 相当 十分 非常 极为 很 更 最 一些 一定 部分 不少 许多 很多 诸多 一系列 某些 不同 个别 多种 多方面 多 种种 其他 其它 具体 实际 主要 既定 目前 当前 明显 彻底 饱满 到位 缓慢 滞后 迟缓 慢 紧 重 大 困难 复杂 严峻 艰巨 繁重 交织 叠加 多变 强烈 不利 不确定性 不确定 不可控 高 低 严 实 新 好 细 有 强 足 够';

const SLOGANS =
  '举一反三 标本兼治 按质按量 保质保量 撸起袖子 加油干 咬紧牙关 锚定 契机 夺取 胜利 局面 不放松 不懈怠 放松 懈怠 此次 全年 奋力 务求 宣传引导 坚强 时不我待 舍我其谁 奋力谱写 谱写 久久为功 常态化 长效 凝心聚力 攻坚克难 攻坚 克难 实实在在 一盘棋 钉钉子 再接再厉 乘势而上 不折不扣 高质量 高标准 高位 全过程 全方位 多措并举 齐抓共管 齐心协力 统筹兼顾 迎难而上 想方设法 千方百计 尽最大 以上率下 靠前 顶格 层层 传导 亲自 冲刺 倒排 挂图 作战 真抓实干 实干 真抓 蹄疾步稳 善作善成 只争朝夕 勇于 敢于 奋勇争先 踔厉奋发 笃行不怠 求真务实 锐意进取 开拓创新 守正创新 勇毅前行 砥砺前行 行稳致远 走深走实 见行见效 抓铁有痕 压茬 闭环 清单化 一抓到底 主动担当 担当作为 履职尽责 恪尽职守 尽锐出战 同题共答 同向发力 上下联动 左右协同 抢抓 机遇 开创 新局面 答卷 交出 提质 增效 提质增效 见实效 出实效 实效';

const LITTLE_WORDS =
  '下一步 下阶段 今后 将 要 为 是 并 个 该 所 给 把 被 让 使 到 于 以 们 而 但 且 从 对 和 与 及 等 的 了 在 中 上 下 受 因 由于 由 按照 通过 各 一 地 之 着 也 又 再 更加 越来越 如 同 共 尤其 特别 离 感 下来';

/** Longest first, so that 不到位 is taken whole. */
const PHRASES = new RegExp(
  [BODIES, ADVERBS, DEEDS, MATTERS, STANDS, SLOGANS, LITTLE_WORDS]
    .flatMap((words) => words.split(' '))
    .toSorted((a, b) => b.length - a.length)
    .join('|'),
  'g',
);

/** 未完工, 没有移交: little, and yet how it stands. */
const STATUS = /^(?:尚|还|仍)?(?:未|没有?)(?:完工|竣工|验收|移交|交付|开放|运营|投入使用|投用|启用|开工)[。.]?$/;

/** Slogans alone, or too little to say anything; a number, a date or a name makes a text concrete. */
export function isEmptyWords(text: string): boolean {
  if (STATUS.test(text.trim())) return false;
  const plain = halfWidth(text).replace(/^\s*\d{1,2}[.、](?!\d)|[一二三四五六七八九十][是要]/gm, '');
  if (/\d|[一二两三四五六七八九十]{1,3}(?:个|处|次|家|户|月|天|日|周|座|项|场|名)/.test(plain)) return false;
  const words = essence(plain);
  const left = words.replace(PHRASES, '').length;
  if (words.length < 4) return left < 2;
  return left < Math.max(3, words.length * 0.15);
}
