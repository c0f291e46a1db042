/** Whether the words around an amount say that it came to what there was: 又, 新增, 加1场, 比上月多3处, 新配的6名, 2座是国庆后才开的. */
import { isOfWhile } from './while.js';

/** Anywhere in its clause. */
const ANEW =
  /又|另外?(?!外)|净增|本次|此次|这[次回]|本轮|新(?:办|开|装|改|添)了?$|新[办演讲搞放]的$|刚(?:新?增[加设添]?|[添加])了?$|(?:^|[，,。；; ])多了$|再(?=[^，。；]{0,6}了)|(?:比|较)上(?:次|周|月|个月|期)|环比|(?:比|较)[^，,。；;]{1,8}(?:增加|新增|净增|增长|[多增添][装建办改修做开讲演划配]?)[了出]?$|[跟同和与][^，,。；;]{1,8}比[，,]?[多增涨][\u4e00-\u9fff]?了$|[刚才]补|(?<!差不)多(?:办|建|装|改|做|开|修)了|[自从][^，,。；;\n]{2,8}(?:以来|起)新/;

/**
 * Right before it: 加1场, 加开1场, +3个, 净添27个, 增员8名, 往前推0.6公里, 比八月末上升110人, 一下子多出85个, 新配的6名, 新招4名, 多的11项, 新的1场. What a project
 * is to build anew (新建的6座) is told by the same word, and says nothing.
 */
const ADDING =
  /(?:^|[，,。；;：: （(月周天旬日期])\+$|(?<![参叠附施外增])加$|(?<![参叠附施外增再])加[开装演讲办放设派](?:了)?$|(?<!新)增[添员补设]?了?$|(?<![新增平补])添了?$|净增长?了?$|净添了?$|(?:演练|讲座|课|活动|培训|演出|放映|场次?)补[办开演讲训放]?了$|补[办演讲训放]了$|追加了?$|上[升涨]了?$|(?<![上高暴猛价])[涨蹿冒攀]升?(?:出来?)?了$|扩[充编]了?$|往前[推赶挪铺]进?了?$|(?:^|[，,。；;：: ]|因此|因而|所以|这样|于是|一下子?|立马|平添|净)多(?:出来?|了)?$|(?:^|[，,。；;：: ])多的$|[多加][记算计]了?$|(?<!其中)新(?![建改增型区村园城老能])[\u4e00-\u9fff]{0,3}的$|(?<!其中|[更创革刷翻重全最])新(?![建改增型区村园城老能])[\u4e00-\u9fff]{1,2}了?$/;

/** 比八月底多治3处; more than planned is no increase. */
const MORE_THAN_THEN =
  /[比较](?!计划|目标|任务|预[期计]|原定|合同)[^，,。；;\d]{0,4}[\d一二三四五六七八九十]{0,2}[^，,。；;]{1,6}多[\u4e00-\u9fff]?了?$/;

/** 在原来那个数上再加3场: put to it, and not planned. */
const ONTO = /(?:数|基础|底子|原有的?)上?[\u4e00-\u9fff]{0,2}再?[加添增记补]了?$/;

/** Does its clause, up to the amount, tell of something that came to it? */
export const addsTo = (head: string): boolean => ANEW.test(head) || addsJust(head);

/** Right before the amount, and no words of a plan beside it. */
export const addsJust = (head: string): boolean => ADDING.test(head) || MORE_THAN_THEN.test(head) || ONTO.test(head);

export const isPutOnto = (head: string): boolean => ONTO.test(head);

/** Of late: 本月, 这周, 昨天. */
const LATELY =
  '(?:(?:[本这当]|最?近)[\\u4e00-\\u9fff]{0,2}(?:[月周天旬]|星期|礼拜|季度?)|今[天日早晨]|昨[天日晚夜]|刚刚?)[里内]?[才刚]?';
/** 新增, 新装, 新演. */
const ADDED = '新(?:增加?|[办演讲搞放装建改做开添设修换铺配布通])';

/** 3场是新增的, 这3场是新演的, 20个是本月新装, 3个这月通的. */
const IS_NEW = new RegExp(
  `^[都也只就才仅]?(?:[是算](?:${LATELY})?${ADDED}|[是算]${LATELY}(?:(?![没未不要能会数底])[\\u4e00-\\u9fff]){0,3}|${LATELY}${ADDED}|${LATELY}(?:(?![没未不要能会数底])[\\u4e00-\\u9fff]){1,3}的)的?(?=$|[，,。；;])`,
);

/** 2座是国庆后才开的门, 4台是我休假那两周装的. */
const IS_OF = /^[都也只就才仅]?[是算](?<when>[^，,。；;\n\d没未]{2,12})的[\u4e00-\u9fff]?(?=$|[，,。；;])/;

/** Do the words behind it say so? */
export const isSaidNew = (after: string): boolean =>
  IS_NEW.test(after) || isOfWhile(IS_OF.exec(after)?.groups?.when ?? '');
