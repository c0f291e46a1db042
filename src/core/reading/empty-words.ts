/** Slogans that say nothing of the case at hand. */
import { halfWidth } from './plain-text.js';

/** Letters alone: marks, numbers and numbering say nothing of whether a text was copied. */
export function essence(text: string): string {
  return halfWidth(text)
    .replace(/[\p{P}\p{S}\p{N}\s]/gu, '')
    .toLowerCase();
}

/** Phrases that stand in every plan and every analysis and say nothing of this one. */
const PHRASES =
  /时不我待|舍我其谁|奋力谱写|谱写|篇章|民生|落地见效|持续发力|久久为功|精细化|安全感|期盼|成效|距离|相比|以|薄弱环节|不足之处|薄弱|不利|叠加|多变|落到|实处|强烈|不确定|不可控|形势|环境|背景|外部|内部|变化|带来|产生|诸多|受到|遇到|地方|改进|还有|不少|许多|很多|一系列|相当|十分|非常|极为|较大|交织|一直|始终|仍然|某些|不同|个别|过程中|原有|所|给|把|被|让|使|到|于|以|其|我|们|仍|尚|还|也|都|而|但|且|从|进一步|切实|认真|积极|大力|全力以赴|全力|扎实|有效|有力|深入|不断|持续|继续|努力|尽快|尽早|早日|抓紧|抓好|抓实|狠抓|加快|加大|加强|强化|提高|提升|增强|深化|完善|健全|优化|压实|落实|落细|做好|做细|确保|保证|力争|争取|高度|重视|统一|思想|认识|站位|政治|领导|组织|统筹|协调|协同|联动|配合|沟通|衔接|对接|督促|督导|督查|督办|推进|推动|促进|开展|实施|完成|按时|按期|如期|按照|要求|有关|相关|各项|各方|各部门|各单位|部门|单位|工作|任务|目标|项目|进度|进展|力度|措施|责任|管理|监督|服务|质量|水平|效率|保障|机制|问题|原因|情况|方面|总体|整体|目前|存在|一些|一定|部分|比较|较|不够|不足|不到位|不理想|有待|需要|需|有|客观|主观|多种|多方面|复杂|影响|导致|造成|受|因|由于|由|对|和|与|及|等|的|了|在|中|上|下|将|要|为|是|并|个|其他|其它|种种|缓慢|滞后|慢|时间|紧|重|难度|大|困难|较多|多|下一步|计划|安排|推动|顺利|落地|见效|高|严|实|新|好|我们|我局|我街道|本单位|工程|施工|建设|完工|竣工|达到|预期|倒排|工期|挂图|作战|专人|近期|定期|调度|条件|限制|制约|实际|具体|做到|取得|成效|检查|巡查|该|过程|差距|加以|解决|预期|圆满|紧迫感|使命感|责任感|坚持|导向|结果|凝心聚力|攻坚克难|实实在在|叠加|面临|压力|挑战|程度|因素|全面|形成|合力|一盘棋|钉钉子|精神|久久为功|抓手|举措|紧盯|紧扣|聚焦|大局|层层|传导|亲自|冲刺|再接再厉|不折不扣|高质量|全过程|全方位|多措并举|齐抓共管|常态化|长效|满意|人民|群众|幸福感|获得感|决心|信心|干劲|作风|力量|齐心协力|方法|手段|统筹兼顾|迎难而上|想方设法|千方百计|尽最大|以上率下|主动|担当|作为|顶格|靠前|指挥|攻坚|克难|破解|难题|堵点|痛点|难点|重点|关键|环节|节点/g;

/** Slogans alone, or too little to say anything; a number, a date or a name makes a text concrete. */
export function isEmptyWords(text: string): boolean {
  const plain = halfWidth(text).replace(/^\s*\d{1,2}[.、](?!\d)|[一二三四五六七八九十]是/gm, '');
  if (/\d|[一二两三四五六七八九十]{1,3}(?:个|处|次|家|户|月|天|日|周|座|项|场|名)/.test(plain)) return false;
  const words = essence(plain);
  const left = words.replace(PHRASES, '').length;
  if (words.length < 4) return left < 2;
  return left < Math.max(3, words.length * 0.15);
}
