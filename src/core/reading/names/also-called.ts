/** Everyday words for what the projects' names call otherwise: 厕所 for 公厕, 社康 for 社区健康服务中心. */
import type { Project } from '../../registry.js';

/** What people say for what the forms call otherwise; the first that names or targets have is taken. */
const ALSO_CALLED: readonly (readonly [said: string, ...named: string[]])[] = [
  ['养老', '长者'],
  ['大讲坛', '大讲堂'],
  ['投诉办结率', '消费投诉'],
  ['老年食堂', '长者食堂'],
  ['老人食堂', '长者食堂'],
  ['老人饭堂', '长者食堂'],
  ['助餐点', '长者食堂'],
  ['厕所', '公厕'],
  ['卫生间', '公厕'],
  ['充电桩', '充电设施', '充电', '充放设施'],
  ['停车位', '停车泊位', '停车'],
  ['车位', '停车泊位', '泊位'],
  ['菜市场', '农贸市场'],
  ['菜场', '农贸市场'],
  ['山坡', '边坡'],
  ['土坡', '边坡'],
  ['社康中心', '社区健康服务中心'],
  ['社康', '社区健康服务中心'],
  ['红绿灯', '信号灯'],
  ['旧改', '老旧小区改造'],
  ['老旧小区', '老旧小区改造'],
  ['书店', '书房'],
  ['自来水', '饮用水'],
  ['欠薪', '拖欠工资'],
  ['电瓶车', '电动自行车'],
  ['电动车', '电动自行车'],
  ['垃圾站', '垃圾转运站'],
  ['垃圾中转站', '垃圾转运站'],
  ['天桥', '人行天桥'],
  ['摄像头', '视频探头'],
  ['停车楼', '立体停车库'],
  ['口袋花园', '口袋公园'],
  ['积水点', '内涝积水点'],
  ['操场', '运动场'],
  ['球场', '足球场'],
  ['游泳池', '游泳馆'],
  ['泳池', '游泳馆'],
  ['护眼灯', '护眼照明'],
  ['柜子', '暖心柜'],
  ['案子', '案件'],
  ['小孩', '儿童'],
  ['避难所', '应急避难场所'],
  ['健身器材', '健身路径'],
  ['雨棚', '遮阳挡雨'],
  ['候车亭', '公交站台'],
  ['公交站牌', '公交站台'],
  ['监控', '视频探头'],
  ['煤气', '燃气'],
  ['天然气', '燃气'],
  ['二供', '二次供水'],
  ['除颤仪', '除颤器'],
  ['养老食堂', '长者食堂'],
  ['敬老食堂', '长者食堂'],
  ['午睡', '午休'],
  ['书吧', '书屋'],
  ['挡土墙', '挡墙'],
  ['护坡', '边坡'],
  ['非机动车车道', '非机动车道'],
  ['自行车道', '非机动车道'],
  ['单车道', '非机动车道'],
  ['烟感', '感烟探测器'],
  ['烟雾报警器', '感烟探测器'],
  ['探头', '视频探头'],
  ['插座', '充电插口'],
  ['后厨', '食堂'],
  ['自助机', '自助服务终端'],
  ['放心消费店', '放心消费示范单位'],
  ['放心消费商家', '放心消费示范单位'],
  ['放心消费商户', '放心消费示范单位'],
  ['交叉路口', '路口'],
  ['十字路口', '路口'],
  ['交叉口', '路口'],
  ['交汇口', '路口'],
];

/** 幼儿园那个坡: one character, where it is the whole word. */
const SLOPE = /(?<=那个|的)坡(?=[好没还也都完])/;

/** 出了事多久能到场: what is answered by coming there. */
const EMERGENCY =
  /(?:出了?(?:点|什么|啥)?事儿?|出了?险|有了?险情|出警|接警|报警|突发(?:事件|情况))(?:情)?(?:了|后|以后|之后)?(?=[^，。,]{0,10}(?:到场|到现场|赶到))/g;

/** The text with the words that project names have. */
export function asNamed(written: string, projects: readonly Project[]): string {
  const text = projects.some((p) => p.name.includes('应急响应')) ? written.replace(EMERGENCY, '应急响应') : written;
  return ALSO_CALLED.reduce((read, [said, ...names]) => {
    if (!read.includes(said)) return read;
    const name = names.find((n) => projects.some((p) => p.name.includes(n) || p.target.includes(n)));
    const isThere = projects.some((p) => p.name.includes(said) && (!name || !p.name.includes(name)));
    if (!name || read.includes(name)) return read;
    return isThere ? withWhatFollows(read, said, name, projects) : read.replaceAll(said, name);
  }, text);
}

/** 社康迁址扩建: where some are called so, it is what goes on behind it that tells which are meant. */
function withWhatFollows(text: string, said: string, name: string, projects: readonly Project[]): string {
  const end = text.indexOf(said) + said.length;
  const follows = text.slice(end, end + LEAST_FOLLOWING);
  const isCalled = (called: string): boolean => projects.some((p) => p.name.includes(called + follows));
  return follows.length === LEAST_FOLLOWING && isCalled(name) && !isCalled(said) ? text.replace(said, name) : text;
}
const LEAST_FOLLOWING = 2;

/** In a message of a unit that has such projects; in a question 堵点 is what keeps something. */
const IN_MESSAGES: readonly (readonly [said: string, ...named: string[]])[] = [['堵点', '拥堵节点']];

const ALONE = '(?=[这那的都也已还没未]|\\d|方面|一[块事]|案件办结)';

/** 两个社康都完成了. */
const SO_MANY = '[这那]?[两二三四五六][个家处座所]';

/**
 * The text with such words as the projects have them, where a clause that answers for several begins with one (柜子完成了，厕所差2座), or
 * a message without a card. Of a card of one project it may be a part; 充电桩 may be 充电设施 or 充电车位.
 */
export function asProjectsCall(text: string, list: readonly string[], own: readonly Project[]): string {
  if (list.length === 1) return text;
  const among = list.length > 1 ? own.filter((p) => list.includes(p.number)) : own;
  const at = list.length > 1 ? '(?<=^|[，,。；;！!\\n])' : `(?<=^(?:${SO_MANY}|新增|新建|加装)?|[\\u4e00-\\u9fff]那个)`;
  const read = among.some((p) => p.name.includes('边坡')) ? text.replace(SLOPE, '边坡') : text;
  return [...ALSO_CALLED, ...IN_MESSAGES].reduce((written, [said, called = '', ...others]) => {
    const having = among.filter((p) => `${p.name}${p.target}`.includes(said));
    const isOther = [...having, ...among.filter((p) => others.some((o) => `${p.name}${p.target}`.includes(o)))].some(
      (p) => !p.name.includes(called),
    );
    // 欠薪98.6%: by itself, where the target goes on (欠薪案件办结率)
    const alone = having.length > 0 ? ALONE : '';
    if (isOther || !among.some((p) => p.name.includes(called))) return written;
    return written.replace(new RegExp(`${at}(?!${called})${said}${alone}`, 'g'), called);
  }, read);
}
