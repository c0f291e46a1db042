/** What a reported figure announces: words of a plan before it or behind it, in its own clause or carried on from the one before. */
import { lastOf } from './plain-text.js';

const PLANNED =
  /预计|(?<![按照超出动行])计划(?!生育|外)|(?<![只才未不就])(?:能够?|可以?)(?:到|达到?|冲到?|完成|装到?|[建办开增做]到?)(?![^，,。；;\d]{0,3}的|[^，,。；;]{0,8}的有)|(?<![只才未不就])能[\u4e00-\u9fff]{1,2}[够到满足](?=$)|完就(?:是|有|到|够)?(?=$)|(?:只能|最多|顶多|至多)[做装建办开到]{0,2}(?=$)|原定|拟|力争|争取|确保|准备|打算|目标|任务(?!完成|之?中)|应完成|应建|应办|需完成|要求|下一步|接下来|(?:今明|明后)[两二]?[天日]|安排|承诺|(?:申请|建议|拟)?调[整减增低高](?:为|到|至|成)|未达到?|没有达到|没达到/g;

const INTENDED = /将(?!近|军)/g;

/** A plan in so many verbs goes on in the next clause: 预计完成8场，培训300人. */
const GOES_ON = /预计|(?<![按照超出动行])计划|将|力争|争取|确保|拟|打算|准备/;

/** 计划320场，截至20日共放映312场，观影6380人次: no plan any more. */
const TOTALLED = /截[至止]|累计|共/g;

/** What is told as it is, and not as it is meant. */
export const ACTUAL = /已|实际|目前|现有|完成了|办了|开展了|曾/g;

const OWN_VERB = /完成|建成|[建装改修做开演讲划种换铺][起好完了得]|办|实际|目前|现|累计|共|已|实现|达/;

/** 贷款发了2.4亿元: its own clause tells it as done. */
export const JUST_DONE = /[\u4e00-\u9fff]了$/;

/** 周四还要办一场, told on Wednesday. */
const DAY_TO_COME =
  /(?:(?:周|星期|礼拜)[一二三四五六日天末]|明[天早晚]|后天|\d[日号]|今[天晚]|下午|晚上)(?:上午|下午|晚上)?(?:我们)?还(?:要|得|会|将)[^，,。；;\d]{0,4}$/;

/** 再培训120人次就达标: so many are lacking; 月内再办2场就齐 says when. */
const ONLY_MORE = /^就(?:能|可以)?(?:达标|够|满|齐|完|到数)/;
const SOON = /[内前底天周月年日号后]再/;

/** 12月打算再带300人；贷款发了2.4亿元: the plan of the clauses before ends where something is told as done. */
export const endsPlan = (before: string, head: string): boolean => GOES_ON.test(before) && JUST_DONE.test(head);

/** Does the plan of the clauses before go on in the figure's own? */
export function goesOnFromPlan(before: string, head: string): boolean {
  if (OWN_VERB.test(head) || endsPlan(before, head)) return false;
  const plan = lastOf(new RegExp(GOES_ON, 'g'), before);
  return plan >= 0 && Math.max(lastOf(ACTUAL, before), lastOf(TOTALLED, before)) < plan;
}

/** Where in its clause up to the figure a plan was last spoken of; -1 for nowhere. */
export const announcedAt = (head: string): number =>
  Math.max(lastOf(PLANNED, head), /已/.test(head) ? -1 : lastOf(INTENDED, head));

/** 8场下周开, 3座能按期完工: the plan stands behind the figure. */
export const isAnnouncedBehind = (after: string): boolean => WHEN_BEHIND.test(after) || ABLE_BEHIND.test(after);
const WHEN_BEHIND =
  /^[^，,。；;\n]{0,8}(?:将于|拟于|[已约改]?定[于在]|(?:安?排|推迟|顺延)[在到至]|计划|预计|下周|下月|明天)/;
const ABLE_BEHIND = /^[^，,。；;\n已]{0,2}(?:能够?|可以|将)(?:按期|按时|如期|准时|全部|完|投|开|交|建)/;

export const isOfDayToCome = (head: string): boolean => DAY_TO_COME.test(head);

export const isOnlyMore = (head: string, after: string): boolean => ONLY_MORE.test(after) && !SOON.test(head);
