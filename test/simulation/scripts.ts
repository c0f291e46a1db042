/** What people of the simulation do, each as a person would: say it, read the answer, press what it offers. */
import type { Day } from '#src/core/day.js';
import type { Chance } from '../fakes/common/chance.js';
import { type Actor, DIRECT, type Heard, type Script } from './crowd.js';
import type { SimProject, SimUnit } from './districts.js';

/** What people know that they did, to be held against what is stored. */
export interface Deeds {
  reports: { district: string; unit: string; number: string; completion: string }[];
  analyses: number;
  /** Messages that were answered by a question, so that nothing was stored. */
  askedBack: string[];
}

export const noDeeds = (): Deeds => ({ reports: [], analyses: 0, askedBack: [] });

interface Report {
  who: Actor;
  district: string;
  unit: SimUnit;
  project: SimProject;
  words: string;
  deeds: Deeds;
}

const found = ({ messages }: Heard, saying: string) => messages.findLast(({ content }) => content.includes(saying));

function must(heard: Heard, saying: string): { messageId: string; content: string } {
  const message = found(heard, saying);
  if (!message) throw new Error(`nothing says ${saying}: ${heard.messages.map(({ content }) => content).join('\n')}`);
  return message;
}

async function mustRead(who: Actor, messageId: string, saying: string): Promise<void> {
  const text = await who.read(messageId);
  if (!text.includes(saying)) throw new Error(`it does not say ${saying}: ${text}`);
}

/** 9-2 已办8场，还差4场: understood, shown, confirmed; a doubt is answered at once. */
export async function* reportInWords(place: string, how: 'plain' | 'command', report: Report): Script {
  const { who, project, words, deeds } = report;
  await who.say(place, `${how === 'command' ? '/填报 ' : ''}${project.number} ${words}`);
  const heard = yield;
  const understood = found(heard, '请确认我读到的内容');
  if (!understood) {
    deeds.askedBack.push(`${project.number} ${words}\n→ ${heard.messages.map(({ content }) => content).join('\n')}`);
    return;
  }
  await who.press(understood.messageId, '确认提交');
  yield;
  yield* stored(understood.messageId, report);
}

/** The card's form, filled in. */
export async function* reportByForm(place: string, report: Report, isDone: boolean): Script {
  const { who, project, words } = report;
  await who.say(place, `/填报 ${project.number}`);
  const form = must(yield, `填报 ${project.number} `);
  await who.press(form.messageId, '提交', { 完成情况: words, 是否完成年度目标: isDone ? '已完成' : '未完成' });
  yield;
  yield* stored(form.messageId, report);
}

/** The card says that it is stored; a doubt that it shows is answered at once. */
async function* stored(messageId: string, { who, district, unit, project, words, deeds }: Report): Script {
  await mustRead(who, messageId, '当前状态');
  deeds.reports.push({ district, unit: unit.name, number: project.number, completion: words });
  if (!(await who.read(messageId)).includes('有一处请说明')) return;
  await who.press(messageId, '还没有完成');
  yield;
}

/** The lag analysis, after the cut-off. */
export async function* analyse(
  place: string,
  { who, unit, project, deeds }: Omit<Report, 'words' | 'district'>,
): Script {
  await who.say(place, `/分析 ${project.number}`);
  const form = found(yield, `滞后分析 ${project.number} `);
  if (!form) return;
  await who.press(form.messageId, '提交分析', {
    存在问题: `${project.number} 进度落后，${unit.mark}。`,
    主观原因: '本单位前期摸底不细，统筹不够。',
    客观原因: '审批周期长，连续降雨影响施工。',
    下一步工作计划: `由${unit.contact.name}牵头，2023年3月31日前完成剩余工作。`,
    预计完成日期: '2023-03-31',
  });
  yield;
  await mustRead(who, form.messageId, '分析已收到');
  deeds.analyses += 1;
}

/** Presses a button of the newest card that has come. */
export async function* pressOn(who: Actor, messageId: string, label: string): Script {
  await who.press(messageId, label);
  yield;
}

/** Says something that is answered, whatever the answer. */
export async function* ask(who: Actor, place: string, words: string): Script {
  await who.say(place, words);
  const { messages } = yield;
  if (messages.length === 0) throw new Error(`nobody answered ${words}`);
}

/** The office accepts what stands first in its queue. */
export async function* review(who: Actor): Script {
  await who.say(who.chatId, '/审核');
  const queue = found(yield, '待审');
  if (!queue) return;
  const label = /审核 \d{1,3}-\d{1,3}/.exec(queue.content)?.[0];
  if (!label) return;
  await who.press(queue.messageId, label);
  const opened = found(yield, '通过');
  if (!opened) return;
  await who.press(opened.messageId, '通过');
  yield;
}

/** What a unit has to say of a project: how far it is, whether that is all, and whose words they are. */
export function progressOf(unit: SimUnit, { promised }: SimProject, chance: Chance, day: Day) {
  const isDone = chance.next() < (day < '2023-01-01' ? 0.7 : 0.5);
  const share = isDone ? 1 : 0.3 + chance.next() * 0.6;
  if (!promised) {
    const words = isDone ? '已完工' : `完成总工程量的${Math.floor(share * 100)}%，尚未完工`;
    return { isDone, words: `${words}（${unit.mark}）` };
  }
  const { count, measure, of } = promised;
  // One in twenty claims to be done and is not: that is a doubt.
  const claimed = isDone && chance.next() < 0.05 ? Math.floor(count / 2) : Math.max(1, Math.floor(count * share));
  const words = isDone ? `累计完成${claimed}${measure}${of}，已完成` : `累计完成${claimed}${measure}${of}，尚未完成`;
  return { isDone, words: `${words}（${unit.mark}）` };
}

export const placeOf = (who: Actor, chance: Chance): string => (chance.next() < 0.7 ? who.chatId : DIRECT);
