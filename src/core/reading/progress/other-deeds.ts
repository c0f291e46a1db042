/** What is told as done, even of all, and is not what a project promises: 全部返厂, 任务分解完成, 管网全部测完, 手续都办妥了, 10个已装车. */
import type { Day } from '../../day.js';
import type { Project } from '../../registry.js';
import { CLAUSE_END } from '../text/plain-text.js';
import { progressOf } from './progress.js';

/** What goes before the work, or beside it. */
const BEFORE_IT =
  '进场|入场|统计|汇总|清点|盘点|报名|预约|登记|签到|招募|摸底|摸排|踏勘|勘[察测验]|测[量绘]|普查|调研|选址|选点|定点|放线|公示|公告|招标|投标|应标|开标|评标|定标|流标|询价|比价|立项|批复|批文|报批|审批|备案|签约|采购|下单|订货|备货|备料|排产|发货|到货|装车|装船|卸车|入库|出库|入仓|分拣|领[取回出]|领料|打包|通知|告知|动员|部署|布置|交底|分解|下达|下派|分派|指派|派[工单活员]|认领|排[期班队号]|评估|审核|[初会图]审|立卡|建档|编号|贴码|上图|落图|标图|画图|出图|彩排|排练|试讲|备课|磨课';

/** What undoes it, or keeps it from use. */
const UNDOING =
  '返厂|返修|返工|返潮|退[货回场订]|召回|报废|损[坏毁]|停[用工摆业办课演诊机电]|断[电水网货供]|取消|叫停|延期|推迟|顺延|搁置|封存|积压|滞留|待命|闲置|空置|流失|作废|失效|过期|走样|变形|开裂|生锈|脱落|倒塌|塌陷|被[盗偷毁砸撤退扣封]|烧[坏毁]|丢失|遗失|拉黑|黑灯|熄灯|灭了|不亮|重[来做装铺]';

const OTHER = new RegExp(
  `${BEFORE_IT}|${UNDOING}|手续|流程|图[上纸]|(?<=[^\\u4e00-\\u9fff]|[已都也])(?:开过?|碰过?)会`,
);

/** 任务分解完成, 报名都结束了. */
const DONE_WITH = `(?:${BEFORE_IT})(?:工作|任务|手续|环节|事宜)?(?:已经?|也|都|均|刚|全部|全都)*(?:完[成毕]|[办做搞弄]完|搞定|结束|到位|截止)`;
/** 完成报名, 办妥手续: of handing over or acceptance it is the deed itself. */
const DONE_THAT = `(?:完成|[办做走跑签拿批][完妥好齐]|搞定|办结)了?(?:全部|所有|各项|各种|相关|有关|前期|用地|施工|审批|规划|消防)?的?(?:${BEFORE_IT}|手续|许可证?|执照|证照|批文|流程|程序|合同|协议|保险|公章)(?:工作|手续|事宜)?`;
/** 全部测完, 都量好了. */
const LOOKED_AT = '[测量勘探摸](?:完|好|毕|妥|齐|清)';

const DEED = new RegExp(`(?:${DONE_WITH}|${DONE_THAT}|${LOOKED_AT})(?=了?(?:$|[，,。；;！!、]))`, 'g');

const OF_HANDOVER = /移交|交付|验收|决算|结算/;

/** 全部返厂: right behind the word for all. */
const OF_ALL = new RegExp(`(?:全部|全都|均已?|都已?)(?:已经?|被|都)*(?:${BEFORE_IT}|${UNDOING})`);

const promises = (said: string, projects: readonly Pick<Project, 'name' | 'target'>[]): boolean =>
  projects.some(({ name, target }) =>
    [...said.slice(1)].some((_, i) => `${name}\n${target}`.includes(said.slice(i, i + 2))),
  );

/** Is what is said of all something else than what the target promises? */
export function isOfOtherDeed(text: string, target: string): boolean {
  const deed = OF_ALL.exec(text)?.[0].slice(-2);
  return deed !== undefined && !target.includes(deed);
}

/** Is every completion that a text tells that of something else? */
export function tellsOtherDeedOnly(text: string, projects: readonly Project[], today: Day): boolean {
  const done = text.split(CLAUSE_END).filter((clause) => progressOf(clause, today).state === 'completed');
  return (
    done.length > 0 &&
    done.every((clause) => {
      const left = withoutOtherDeeds(clause, projects);
      return left !== clause && progressOf(left, today).state !== 'completed';
    })
  );
}

/** The text without the completions of something else. */
export const withoutOtherDeeds = (text: string, projects: readonly Project[]): string =>
  text.replace(DEED, (said) => (isTheDeed(said, projects) ? said : ''));

/** 筛查, 检测 and 招聘 may be what is promised. */
const isTheDeed = (said: string, projects: readonly Project[]): boolean => {
  const verb = /^[\u4e00-\u9fff]/.exec(said)?.[0] ?? '';
  if (OF_HANDOVER.test(said)) return true;
  return said.length <= 3
    ? projects.some(({ name, target }) => (name + target).includes(verb))
    : promises(said.replace(/完[成毕]|手续|工作|任务/g, '').slice(0, 4), projects);
};

/** 到货并安装, 采购安装: and what is promised behind it. */
const AND_PUT_UP = new RegExp(`(?:${BEFORE_IT})了?并?(?:安装|更换|布设|改造|建成|投用)`);

/** 10个已装车, 2100座已摸底: so many as are promised, and another thing is told of them. */
export function tellsOtherDeed(text: string, { name, target }: Project): boolean {
  const said = OTHER.exec(text)?.[0];
  return said !== undefined && !AND_PUT_UP.test(text) && !(name + target).includes(said);
}
