/** A part of the work told as all done, and nothing said of the whole: 门窗都装好了 leaves it open, 塔吊全拆了 leaves open whether it is done. */
import type { Project } from '../../../registry.js';
import { CLAUSE_END } from '../../text/plain-text.js';

/** What goes into a building or a garden. */
const FITTED =
  '门窗|门|窗户|窗帘|桌椅|课桌椅?|床|家具|空调|灯|灯具|路灯|地灯|草皮|草|树苗?|苗木|花草|地砖|瓷砖|砖|座椅|凳子|长椅|栏杆|护栏|标线|围墙|厨具|锅灶|水电|管线|电线|网线|监控|门头|招牌|牌子|橱柜|书架|货架';
/** What stands around it while it is built, or stood there before. */
const AROUND = '围挡|脚手架|外架|架子|塔吊|吊篮|板房|工棚|旧楼|旧房|老楼|老房子?|老厂房';
const ALL = '(?:也|都|全|早|就|已|已经|全部)';
const DONE = '[装铺种摆刷贴挂砌划架换做弄搭](?:好|完|上|齐|到位|下去)*了';

const PART = new RegExp(`^(?:项目|里[面头]|外[面头])?(?:的)?(?<part>${FITTED})${ALL}+${DONE}$`);
const GONE = new RegExp(`^(?:项目|外[面头])?(?:的)?(?:${AROUND})${ALL}+拆(?:完|掉|光|走|干净)*了$`);

const clausesOf = (text: string): string[] =>
  text
    .split(CLAUSE_END)
    .map((clause) => clause.trim())
    .filter((clause) => clause !== '');

/** Is all that is told a part that has no place in the names and targets? */
export const tellsPartsOnly = (text: string, projects: readonly Project[]): boolean => {
  const clauses = clausesOf(text);
  return (
    clauses.length > 0 &&
    projects.length > 0 &&
    clauses.every((clause) => {
      const part = PART.exec(clause)?.groups?.part;
      return part !== undefined && projects.every(({ name, target }) => !`${name}${target}`.includes(part));
    })
  );
};

/** Is all that is told that what stood around the work is gone? */
export const tellsGoneOnly = (text: string): boolean => {
  const clauses = clausesOf(text);
  return clauses.length > 0 && clauses.every((clause) => GONE.test(clause));
};
