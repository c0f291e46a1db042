/** A claim of 已完成 whose text tells of the office's doings, or of what is to come, and not of the work. */

import { isEmptyWords } from '../analyses/empty-words.js';
import { stageReached } from '../targets/stages.js';
import { foundIn } from '../text/likeness.js';
import { type DoubtReading, doubted, type Scene, shortened } from './doubt-scene.js';

/** Whose business it is, who said so, where the papers are. */
const OFFICE_BUSINESS =
  /^(?:[^，,。；;\n]{0,10}(?:责任|牵头|主办|配合)(?:单位|部门|人)?[：:]|联系(?:人|电话|方式)[：:]|[^，,。；;\n]{0,24}由[^，,。；;\n]{2,16}(?:牵头|负责|配合|主办)|[^，,。；;\n]{0,12}(?:批示|高度重视|亲自部署|召开[^，,。；;\n]{0,8}会)|[^，,。；;\n]{0,8}(?:材料|资料|台账|报告)(?:待|正在|已|均已)?[^，,。；;\n]{0,6}(?:报送|上报|提交|补充|归档|完善))/;

/** What is to come. */
const TO_COME = /^(?:下一步|接下来|今后|后续|明年|将(?!近)|拟)/;

/** Clauses that say something was done, whatever it was. */
const DEED =
  /建|修|装|改造|完工|竣工|交付|投[入用]|开[展放业通]|举办|新增|发放|落成|办[了结好]|实施|受理|服务了|救助|筹集/;

/** From here on a clause has the target's own words. */
const SAYS_TARGET = 0.3;

/** Every clause is empty, the office's own business or still to come: no_evidence; null where something of the work is told. */
export function toldNothing({ completion, target, progress, figures }: Scene): DoubtReading | null {
  if (progress.state === 'completed' || figures.some((f) => f.kind !== 'planned')) return null;
  if (stageReached(completion) !== null) return null;
  const clauses = completion.split(/[，,。；;\n]/).filter((clause) => /\p{L}/u.test(clause));
  const ahead = clauses.findIndex((clause) => TO_COME.test(clause.trim()));
  const told = ahead < 0 ? clauses : clauses.slice(0, ahead);
  const isSilent = (clause: string): boolean =>
    OFFICE_BUSINESS.test(clause.trim()) ||
    (isEmptyWords(clause) && !DEED.test(clause) && foundIn(clause, target) < SAYS_TARGET);
  if (clauses.length === 0 || !told.every(isSilent)) return null;
  const message = `填报“已完成”，但完成情况“${shortened(completion)}”没有写明做了什么`;
  return doubted({ code: 'no_evidence', message });
}
