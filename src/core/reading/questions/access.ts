/** Who may be told what, and where: rights of the role first, then of the room (S19, S20). */
import type { Project, Registry } from '../../registry.js';
import { belongsTo, projectsNamed, unitNamed } from '../names/own-projects.js';
import type { Intent, Outcome, QuestionFilter, QuestionInput } from '../read-input.js';

export interface Access {
  outcome: Outcome;
  why: string;
}

/** May this role be told at all? `foreign`: the question speaks of what is not the asker's unit's. */
export function mayKnow(role: QuestionInput['role'], intent: Intent, foreign: boolean): Access | null {
  if (intent === 'help') return null;
  if (role === 'none') return { outcome: 'refuse', why: '提问人没有查询权限' };
  if ((role === 'contact' || role === 'unit_leader') && foreign) {
    return { outcome: 'refuse', why: '联络员和单位领导只能查询本单位的项目' };
  }
  return null;
}

/** In the room, or to the asker alone? A unit's room hears of that unit only. */
export function whereToAnswer(room: string, filter: QuestionFilter, intent: Intent, registry: Registry): Access {
  if (intent === 'help') return { outcome: 'answer', why: '使用说明不含数据' };
  if (room === 'direct') return { outcome: 'answer', why: '一对一会话' };
  if (room === 'office' || room === 'leaders') return { outcome: 'answer', why: '会话成员都可以看全部项目' };
  const roomUnit = room.startsWith('unit:') ? unitNamed(room.slice('unit:'.length), registry.units) : undefined;
  if (!roomUnit) return { outcome: 'private', why: '会话没有绑定，数据只单独发给提问人' };
  const projects = (filter.number ?? []).flatMap((n) => registry.projects.find((p) => p.number === n) ?? []);
  const own = (p: Project) => belongsTo(p, roomUnit, registry.units);
  if (projects.length > 0 && projects.every(own)) return { outcome: 'answer', why: '只涉及本群所属单位' };
  if (filter.unit && filter.unit.length > 0) {
    const only = filter.unit.every((name) => name === roomUnit.name);
    return only
      ? { outcome: 'answer', why: '只涉及本群所属单位' }
      : { outcome: 'private', why: '涉及其他单位，不在单位群里公开' };
  }
  /** 民生诉求办理那几个: all that are so called. */
  const named = filter.name === undefined ? [] : projectsNamed(registry, filter.name);
  if (named.length > 0 && named.every(own)) return { outcome: 'answer', why: '只涉及本群所属单位' };
  return { outcome: 'private', why: '涉及其他单位，不在单位群里公开' };
}
