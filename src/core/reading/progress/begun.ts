/** Signs by which a building work is told to have begun though no word says so: 桩机响了, 基坑在挖, 机器开进去开干了. */
import { CLAUSE_END } from '../text/plain-text.js';

/** What begins it. */
const MACHINES = '(?:(?:打)?桩机|[挖钩铲]机|挖掘机|推土机|压路机|旋挖机?|钻机|机[械器]|大型设备|施工队)';

/** At work: 桩机响了, 挖机开挖, 压路机都上了. */
const AT_WORK =
  '(?:响|轰|打桩|[推平刨]土|作业|开[动挖打干]|[开下]坑|干[起上]|动起来|在[挖打干钻压推刨]|[挖打干钻刨推]起来|[挖打刨]了|(?:日夜|天天)(?=$|[，,。；;！!在挖打干轰响忙赶])|上了(?=$|[，,。；;！!]))';

/** 桩机响了好几天, 管沟已经开挖, 打了十几根桩. */
const BEGUN = new RegExp(
  [
    `${MACHINES}[^，,。；;\\n]{0,8}?${AT_WORK}`,
    // 挖机进去开干了, 工地动起来了
    '(?:开干|开挖|开打|干起来|动起来|开始[挖打干刨])(?:了|$|[，,。；;！!])',
    // 土方已经在挖, 基坑挖下去好深, 地基刨开了
    '(?:土方|基坑|地基|基础|基槽|路基|路床|沟槽|管沟|桩孔|桩基|地下室|工程桩)[^，,。；;\\n]{0,6}?(?:开挖|[挖刨打浇]|支护|施工)',
    // 头一根桩已经下土
    '(?:第一|头一?|首)(?:根|条)?桩[^，,。；;\\n]{0,8}?(?:下|打|入|落|完)',
    // 正在打桩, 打了十几根桩, 支护桩打了六十根, 挖了两天
    '(?:正?在|已经?|开始)(?:打桩|挖土|挖基坑|浇[筑灌]?(?:底板|承台|垫层)|做支护)|打了[^，,。；;\\n]{1,6}根桩|桩[都也已经正在]{0,2}打|[地土]挖开了',
    '(?:^|机)[挖打钻刨]了[\\d一两三四五六七八九十几半]{1,3}个?多?(?:天|周|星期|月)',
  ].join('|'),
);

/** Not yet, or not this: 等桩机一到, 桩机还没响, 试桩, 才能开挖, 施工队天天催我们. */
const NOT_BEGUN =
  /没|未|不|等|待|将|要|准备|预计|计划|争取|才[能可会]|再|明[天年]|下[周个]|如果|一旦|[拿到批]了?就|试桩|勘|老房|拆|隔壁|说|问|催/;

/** What goes before it: 基坑支护方案通过评审, 地下室施工图改了两版, 桩基施工单位招标完成了. */
const ON_PAPER =
  /方案|图(?!书)|设计|评审|审[查批核定]|招标|招投标|中标|合同|协议|资料|[检监]测|询价|报价|预算|概算|交底|彩排|仪式/;

/** Without the licence nothing has begun, whatever stands on the ground. */
const NO_LICENCE = /(?:许可|开工令|审批|批复|手续|报建)[^，,。；;\n]{0,8}(?:没|未|还|在|等|待|卡|压|走)/;

/** Is it told by its signs that the work has begun? */
export const hasBegun = (text: string): boolean =>
  !SAID.test(text) &&
  !NO_LICENCE.test(text) &&
  text.split(CLAUSE_END).some((c) => BEGUN.test(c) && !NOT_BEGUN.test(c) && !ON_PAPER.test(c));

/** In so many words it is told or denied by those. */
const SAID = /开工|动工|动土|破土/;
