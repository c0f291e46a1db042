/** What a message has heard of other places: 听说南山区今年报了3000多个, 观澜那边据说都修完了, told by 观湖. It reports nothing. */
import type { Project } from '../../../registry.js';
import { streetOf } from '../projects/streets.js';

const HEARD = /听[人他]?[说讲闻]|据说|据传|隔壁|人家/;
/** Districts and towns around, and others of one's kind. */
const AROUND =
  /(?:福田|罗湖|南山|宝安|龙岗|盐田|坪山|光明|大鹏|深汕|东莞|惠州|广州|珠海|佛山)(?![\u4e00-\u9fff]{0,3}(?:花园|小区|村|路|公寓|大厦))|(?:别的?|其[他它]|外|邻|兄弟|隔壁)(?:区|市|街道?|单位)(?!域|间)/;
/** What others say of this very work, and what it is compared with. */
const OF_OURS = /我们|咱|本(?:街|局|区|项)/;

/** 观澜十六座我们比不了. */
const BEYOND_US = /我们?(?:可|是|真|实在|哪|又)?(?:比不了|比不上|没法比|不能比|学不来|赶不上|比得[了上])/;

/** Is the clause hearsay of another place, or told of it only to compare? `elsewhere`: the streets that are not the writer's. */
export const isOfElsewhere = (clause: string, elsewhere: readonly string[]): boolean =>
  (HEARD.test(clause) &&
    !OF_OURS.test(clause) &&
    (AROUND.test(clause) || elsewhere.some((street) => clause.includes(street)))) ||
  elsewhere.some(
    (street) =>
      (BEYOND_US.test(clause) && clause.includes(street)) ||
      (!OF_OURS.test(clause) && (clause.includes(`${street}那边`) || clause.includes(`${street}那头`))),
  );

/** The streets that are not the unit's; none for an office, whose projects are in all of them. */
export const streetsElsewhere = (unit: string, projects: readonly Project[]): string[] =>
  unit.endsWith('街道')
    ? [...new Set(projects.flatMap((p) => streetOf(p) ?? []))].filter((street) => !unit.startsWith(street))
    : [];
