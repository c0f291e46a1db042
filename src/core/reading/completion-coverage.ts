/** Whether what a text says beside its word of completion is accounted for: a plan that is left over makes the claim a question. */
import { AFTERMATH } from './progress-words.js';

const CLAUSE = /[，,。；;！!？?\n]/;

/** What is still to come, in one word; with what makes another word of it. */
const TO_COME =
  /预计|准备|(?<![原比按照超来])计划(?![\u4e00-\u9fff]?\d)|(?<![即行])将(?!近|军)|(?<![不别莫甭])再|(?<![招接款期善])待(?!遇|命)|(?<![同优高中初平上下用一二三、”"」])等(?!活动|级|部门|单位|工作|项|设施|内容|$)|(?<![偿归])还(?!是[赶抢在已提]|在催|可|原|建|清|好|款|没有?人)/;

/** Told of what was, or of why: 之前不具备条件, 本来计划5场. */
const OF_THEN =
  /^(?:还有|另外|以及)(?:项目)?$|^(?:因|由于|受|昨[天日晚]|前[天日]|上周|上个?月|之前|原|先前|此前|本来|起初|开始|年初|去年|上半年|当时|前期|前面|居民|群众)|本来|原来|怎么|为什么/;

/** 已完工，待验收: stages are weighed against the target by themselves. */
const OF_STAGE = /(?<!预)验收|备案/;

/** Is a plan left over beside the completion? */
export const plansMore = (text: string): boolean =>
  text
    .split(CLAUSE)
    .map((clause) => clause.trim())
    .some(
      (clause) => TO_COME.test(clause) && !OF_THEN.test(clause) && !AFTERMATH.test(clause) && !OF_STAGE.test(clause),
    );
