/** Subjective causes (主观原因): whether a unit owns up to its part in a delay, denies it, or puts it on others. */

/** People and bodies from outside, whatever they are called: a clause that begins with them tells of their doing, 企业不愿参加. */
const OTHERS = [
  '(?:接收|施工|设计|监理|勘察|产权|权属|供货|供应|承包|总包|分包|承建|建设|代建|中标|运营|开办|管养|检测|检验|审查|第三)(?:单位|公司|方|商|院|队|机构)',
  '[\\u4e00-\\u9fff]{0,2}(?:团队|队伍|班组|工人|施工队)',
  '[^，,。；;\\n我本对向与和跟同给把未没不招找选聘请催]{0,5}(?:企业|公司|司机|机构|厂家|厂商)',
  '监理|总包|分包|施工(?=[^，,。；;]{0,3}(?:单位|方|队|人员|力量))',
  '[^，,。；;\\n我本对向与和跟同给把未没不招找选聘请催评]{0,4}(?:业主|居民|村民|住户|租户|群众|市民|退役军人|残疾人|驾驶员|求职者|学员|青年|服务对象|家长|学生|老人|商户|摊主|商家|店家|店主|老板|药店(?:老板)?|房东|房主|户主|对方|甲方|乙方|演员|专家|供应商|承包商|开发商|房企|运营商|驾校)',
  '[^，,。；;\\n我本对向与和跟同给把未没不]{0,4}部门|物业(?:权属|管理)?(?:单位|公司)?|剧场|剧团|法院|检察院|部队|铁路|地铁|电网|供电局|医院|学校|市里|省里|上级',
].join('|');

/** What of others is the unit's own business: 药店动员力度不大. */
const OWN_BUSINESS_WITH =
  '工作|思想|意见|协调|沟通|走访|摸底|协议签订|宣传|动员|发动|培训|对接|约谈|引导|组织|把关|管理|监管|考核|招标|合同|图纸|图|许可|方案|日志|计划|条件|标段|工序|准备|现场|督促|监督|到位|过渡|安置|补偿|诉求|资料|名单|信息|底数|签约|选点|选址|议事会|大会|座谈会|见面会|培训会';

const OTHERS_FIRST = new RegExp(
  `^(?:由于|因为?|受|主要是?|但是?|而?是|加上|加之)?(?:部分|个别|有些|多数|少数|附近|沿线|该|首[批家]|原|新址|[一二两三四五六七八九十几]+[家户])?(?:${OTHERS})(?!${OWN_BUSINESS_WITH}|[^，,。；;]{0,2}方案)`,
);

/** Nobody says this of himself. */
const THEIR_REFUSAL = /拒不|拒绝|不肯|不愿|不让|阻工|阻挠|要价|误解|(?<![与跟和同][^，,。；;]{1,8})扯皮|讨价/;

/** 我局没有处置权: no fault, whoever says so. */
const NO_RIGHT = '没有?[^，,。；;]{0,4}(?:权限|[处管执决][^，,。；;]{0,2}权)';
const HAS_NO_RIGHT = new RegExp(NO_RIGHT);

/** What the unit could not have done: 街道无权处置. */
const NO_POWER = new RegExp(
  `${NO_RIGHT}|房地产|市场下行|国家标准|规范修订|标准[^，,。]{0,4}修订|没有单位投标|无人投标|无权|没有?办法|无能为力|爱莫能助|做不了主|管不着|不归(?:我|本|街道)|不属于(?:我|本)|不由(?:我|本)|不在(?:我|本)[^，,。]{0,6}(?:范围|权限)|历史遗留|法院|气温|上位|无法(?:干预|左右|控制|决定)|说了不算|非我`,
);

/** 主观上不存在问题的说法站不住 denies nothing. */
const UNDENIED = /的?(?:说法|讲法)?(?:站不住|不成立|不实|不对)/;

const DENIAL =
  /^(?:暂?未发现|未见|没发现)[。.]?$|(?:一直|始终|非常|十分|都)很?(?:努力|尽力|上心|用心|认真|负责|重视)(?=$|[，,。；;])|^(?:无|暂无|没有)(?=[。，；.,;]|$|主观|明显|任何|什么|问题|原因|过错|不足|不力|不到位)|^(?:不存在|不涉及|未发现)(?!及时|主动|提前|充分|有效|严格|认真|积极|尽早|统筹|跟进)|(?:不存在|没有|未发现)[^，,。；;\n]{0,10}(?:不力|不足|不到位|过错|推诿|扯皮|懈怠|拖延|懒政)(?:的?(?:问题|情况|现象))?|(?:主观(?:上|方面|原因)?|自身)[：:，,]?(?:均|都|基本)?(?:无|没有|不存在|未发现|不涉及)|不是(?:我|本|自身|自己|主观)|(?:没有|不存在|未发现)[^，,。；;\n]{0,4}主观|[均都]无(?:任何)?(?:不足|问题|过错)|与(?:我|本)[^，,。；;\n]{0,4}无关|(?:能做|该做)的(?:都|均)?已?(?:经)?做|已?经?(?:尽责|尽职|尽力)|(?:没有|不存在|无)(?:明显|任何)?(?:的)?主观/;

/** What delays are put down to from outside. */
const OBJECTIVE =
  /没有单位投标|标准[^，,。]{0,4}修订|房地产|疫情|防疫|封控|封闭管理|天气|降雨|雨季|暴雨|台风|高温|地质|溶洞|管线|迁改|征拆|拆迁|征地|用地|上级|政策|审批|批复|招标|流标|资金|财政|供货|厂家|产能|到货|原材料|涨价|业主|居民|产权|第三方|施工单位|承包|监理|设计单位|权属单位|手续|规划|停工|停电|停水|春节|客观|外部|不可抗力|市场|雨水|芯片|短缺|交付周期|涨水|寒潮|断供|封路/;

const OWN_FIELD =
  '动员|发动|监督|备料|备货|储备|投入|统筹|调度|沟通|衔接|协调|重视|谋划|推动|推进|督促|督办|督导|跟进|管理|监管|预判|预估|估计|研判|认识|主动|力度|责任|意识|经验|能力|作风|担当|计划|安排|部署|准备|摸排|摸底|前期工作|启动|考虑|介入|催办|对接|把控|把关|人手|人员|力量|效率|措施|方法|机制|配合|论证|检查|巡查|落实|执行|思想|学习|宣传|筹备|预案|预见|组织|起步|谈判|约谈|办理|报批|送审|申报|报建|签订|签约|交底|采购|选址|复核|排查|测算|勘察|探测|摸查|调查|设计|合同|任务书|资料|材料|清单|台账|图纸|分工|排班|时序|选点|征求意见|公示|入户|走访|会签|验收准备';

const OWN_FAULT =
  '不大|(?<!减)少$|不多|不勤|不熟|不清|不合理|晚|迟|粗|漏|返工|走过场|不够|不足|不到位|不力|不及时|不强|不细|不周|不主动|不高|不深|不实|不严|不准|不全|不充分|不密|不紧|不畅|不完善|不健全|不合理|不科学|欠|缺乏|薄弱|偏晚|较晚|过晚|太晚|滞后|迟缓|缓慢|偏慢|较慢|过慢|松懈|缺位|疏漏|疏忽|偏差|差距|简单|粗放|短板|拖沓|脱节';

const SUBJECTIVE = new RegExp(
  `(?:${OWN_FIELD})[^，,。；;\\n]{0,10}?(?:${OWN_FAULT})|(?:缺乏|缺少|欠缺|疏于|忽视|轻视|放松|低估|高估)|(?:未|没有|没|未能|没能)(?:能)?(?:及时|主动|提前|充分|有效|严格|认真|积极|尽早|及早|统筹|预留|制定|安排|跟进|督促|按)|不(?:够|太)(?:细致|深入|扎实|主动|重视|及时|充分|到位|精准|周密|细|实|严|紧)|等靠|畏难|拖延|疏忽|失误|侥幸|抓得不|盯得不|想得不|做得不|(?:我|本)(?:局|街道|办|单位|部门|科|中心)[^，,。；;\\n]{0,12}(?:不|未|没|欠)`,
);

/** What may lead up to an outer condition. */
const OUTER_BEGINS = '(?:今年|去年|近期|当年|年初|主要(?:还)?是?|受|只?因为?|由于|加之|加上)?(?:到|的)?';

/** What nobody at the unit has a hand in: 今年龙舟水时间长, 消防新规出台后标准提高. */
const BEYOND = new RegExp(
  `^${OUTER_BEGINS}(?:龙舟水|回南天|上游|来水|天公|老天|市里|洪水|坡体|山体|地下水|水位|早晚高峰|高峰期|交通拥堵|坡顶|坟墓|[^，,。；;我本]{0,3}(?:新规|标准(?=[^，,。；;]{0,10}(?:提高|修订|调整|变|改)))|规范|[高中]考|选举|[^，,。；;我本]{0,3}换届|村?股份公司|[^，,。；;我本]{0,2}变压器)`,
);

/** What an outer condition begins with: 今年雨水较多, 厂家没有按时供货. */
const FROM_OUTSIDE = new RegExp(
  `^${OUTER_BEGINS}(?:油价|运费|问题出在|岩层|区里|上面|雨量|苗圃|首次招标|入冬|冬季|汛期|气温|法院|仲裁|该?地块|历史遗留|上位|上面|上头|电力|电网|银行|审查机构|审图|主管部门|权力机关|第一中标|国家标准|房地产|疫情|防疫|封控|天气|雨水|降雨|雨季|暴雨|台风|高温|寒潮|全球|芯片|市场|原材料|材料|苗木|设备|厂家|供应商|供货|产地|业主|居民|村民|产权|权属|上级|省|市|国家|政策|资金|财政|审批|规划|用地|征拆|管线|地质|施工单位|承包商|第三方|监理|设计单位|客观|场地|供电|电力|燃气|供水|通信|运营商|管线|招标(?:两次|一次)?流标|道路|周边)`,
);

/** Left undone by whoever looks after the work, whatever stands before it: 监理断档没发现. */
const NEGLECT =
  /没有?(?:及时)?(?:发现|察觉|注意|留意)|无(?:专人|人|预案|台账|记录|计划|安排|备用|经验)|白等|一件等一件|排成(?:了)?先后|串联|先后次序|扑空|走弯路|耽搁|没想到|想当然|顾此失彼|各管各|推来推去|错过|没人(?:管|去|问|收|盯|签|跟)|没有?(?:同|与|跟|和)[^，,。；;]{1,10}(?:对接|沟通|协商|衔接)|没有?(?:提前|及时|早点?|尽早|主动|趁早)(?:去|跟[^，,。；;]{1,6}|和[^，,。；;]{1,6})?(?:约|联系|沟通|对接|通知|催|问|定|订|谈|签|协调|转|告知|请|报备|预留)|走(?:过场|形式)|拍脑袋|(?:是|属)(?:于)?(?:我|本)[^，,。；;]{0,8}(?:责任|疏忽|问题|失误)|重[\u4e00-\u9fff]{1,4}轻[\u4e00-\u9fff]|只(?:在|靠|发)[^，,。；;]{0,4}(?:群|电话|微信|链接|通知)|坐等|在[^，,。；;]{1,4}等人|(?:上会|报会|送审|报审|申报|交底)[^，,。；;]{0,3}(?:晚|迟|慢)|凭(?:经验|感觉|印象)|漏(?:[了列编报项掉]|算)|少算|[算编写][漏错]|差错|笔误|没有?催|没有?(?:去|人)?(?:盯(?:紧|住|牢|到位)|管住|催办|催问|把住|把好)|靠(?:发|贴|口头|打电话|微信)/;

/** Done carelessly, by half, over or late, whatever it was done to: 用地材料补了三次, 管线探测只做了一半. Of others it is their doing: 厂家交货日期改了三次. */
const DONE_OVER =
  /没有?(?:核[对实查]?|复核|勘|测准?|算准?|列入?|排期?)(?=$|[，,。；;清准过])|只(?:做|探|查|排|选|跑|问|签|报|开|入户|走访)[\u4e00-\u9fff]{0,8}[一二两半]|图(?:省事|方便|省钱|快)|[嫌怕]麻烦|偷懒|返工|返过工|推倒重|(?:补|改|退|返|拖|停|搁)(?:正|充|报|交|回)?了[一二两三四五六七八九十几\d]{1,2}(?:次|回|遍|轮|个?月|周)|改了?[一二两三四五几\d]+(?:稿|版)|(?<![人刚])才(?:想起|拆开|重来|回头|补救)/;

/** Faults of one's own, in everyday words: 启动晚, 走过场, 只入户一次, 没有把场次分解到月. */
const AT_FAULT =
  /晚|迟|少(?!数|年|儿)|慢|拖|走过场|流于形式|形式主义|漏|疏忽|偏|只[\u4e00-\u9fff]{1,10}[一二两半]|仅[一二两\d]|才(?:开始|赶|启动|着手|跟|发现|知道|晓得|察觉|想|去|报|办|签|找|补)|不(?!可抗|少|利影响|良天)|未(?!来|成年|到期)|没|缺|欠|我方|松|粗|浮|弱|滞后|被动|等靠|推翻|过于|乐观|反复|断档|误|推诿|空缺|兼|压(?:件|[了着在])|积压|太(?:松|软|宽|粗|急|随意|乐观|保守|理想|简单|碎|早|老实)|好说话|心软|迁就|扯皮|只(?:看|顾|管|图|认)/;

/** Put on others, or on what lay beyond its power. */
export const putsOnOthers = (text: string): boolean =>
  (OBJECTIVE.test(text) ||
    NO_POWER.test(text) ||
    clausesOf(text).some((clause) => tellsOfOthers(clause) || BEYOND.test(clause))) &&
  !ownsUp(text);

/** 「无」, 「主观上不存在问题」, and no fault owned up to beside it. */
export function deniesFault(text: string): boolean {
  return denies(text.trim()) && !ownsUp(text);
}

const denies = (text: string): boolean => DENIAL.test(text) && !UNDENIED.test(text);

/** What the clauses before it leave open: an outer condition goes on until the unit speaks of itself again. */
const OF_ITSELF =
  /^(?:未|因?(?:年初|前期|当初)?[概预]算|没(?!有?(?:机构|心思|兴趣|意愿|积极性|钱|资金|空地|名额|余量|货|单位|企业|公司|厂家|人(?!管|跟|盯|问)))|对(?!方|面|岸)|与|前期|自身|主观|说到底|督促|监督|监管|督导|催|跟进|把关|协调|沟通|对接|约谈|调度|统筹|管理)|我|本(?:单位|局|街道|办|处|队|署|委)|自己/;

/** Beyond anybody's power: no fault, in whatever words. */
const POWERLESS = new RegExp(`${NO_RIGHT}|无法|不能|没有?办法|无能为力|不由(?:我|本)|不归(?:我|本)|不属于(?:我|本)`);

/** Of whom the clauses of a sentence tell: the unit, what befell it, other people. */
type Told = 'own' | 'conditions' | 'others';

/** Whether some clause names a fault of the unit's own. */
export const ownsUp = (text: string): boolean =>
  toldOf(text).some(
    ({ clause, of }) => isNamedFault(clause, of) || (of === 'own' && AT_FAULT.test(clause) && !POWERLESS.test(clause)),
  );

/** Whether a fault is named by its field (统筹不够) or its deed (只跑了一趟), not only told as a lack. */
export const namesFault = (text: string): boolean => toldOf(text).some(({ clause, of }) => isNamedFault(clause, of));

const isNamedFault = (clause: string, of: Told): boolean =>
  NEGLECT.test(clause) ||
  (of !== 'others' && !HAS_NO_RIGHT.test(clause) && (SUBJECTIVE.test(clause) || DONE_OVER.test(clause)));

/** The clauses that deny nothing, each with whom it tells of: a clause without a subject goes on with the one before. */
function toldOf(text: string): { clause: string; of: Told }[] {
  return text.split(/[。\n]/).flatMap((sentence) => {
    let of: Told = 'own';
    return clausesOf(sentence).flatMap((clause) => {
      if (THEIR_REFUSAL.test(clause)) of = 'others';
      else if (OF_ITSELF.test(clause)) of = 'own';
      else if (tellsOfOthers(clause)) of = 'others';
      else if (FROM_OUTSIDE.test(clause) || BEYOND.test(clause)) of = 'conditions';
      if (!denies(clause)) return [{ clause, of }];
      of = 'conditions';
      return [];
    });
  });
}

const tellsOfOthers = (clause: string): boolean => OTHERS_FIRST.test(clause) || THEIR_REFUSAL.test(clause);

const clausesOf = (text: string): string[] => text.split(/[，,。；;\n]/).map((piece) => piece.trim());
