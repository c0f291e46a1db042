/** Words that name no unit and no number: a project, a part of several names, a category, words of targets, or nothing known. */
import type { Project } from '../registry.js';
import { plainName } from './name-parts.js';
import { syllables } from './pinyin.js';
import { categoriesMeant, categoriesOf, plainCategory } from './question-categories.js';
import { isInOrder } from './question-mentions.js';

/** What people say for what the forms call otherwise; the first that project names have is taken. */
const ALSO_CALLED: readonly (readonly [said: string, ...named: string[]])[] = [
  ['养老', '长者'],
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
];

/** What a topic is read as. Projects: the only one that it can be. */
export type Topic =
  | { kind: 'project'; number: string }
  | { kind: 'name'; name: string; numbers: string[] }
  | { kind: 'categories'; categories: string[] }
  | { kind: 'text'; text: string }
  | { kind: 'unknown'; near: Project[] };

/** What a run of words names; `isWhole` says whether all of it stands in names, so that it may be cut into parts. */
export function topicOf(parts: readonly string[], projects: readonly Project[]): Topic {
  const said = parts.join('');
  const categories = categoriesMeant(said, categoriesOf(projects));
  const having = named(said, projects);
  if (categories.length > 0 && (having.length === 0 || categories.length === 1)) return { kind: 'categories', categories };
  if (having.length > 0) return ofProjects(said, having);
  if (categories.length > 0) return { kind: 'categories', categories };
  const all = parts.length > 1 ? projects.filter((p) => parts.every((part) => plainName(p.name).includes(part.toLowerCase()))) : [];
  if (all.length > 0) return ofProjects(longest(parts), all);
  const short = said.length >= 3 ? projects.filter((p) => isInOrder([...said.toLowerCase()], [...plainName(p.name)])) : [];
  const [only, ...others] = short;
  if (only && others.length === 0) return { kind: 'project', number: only.number };
  const heard = heardAs(said, projects);
  if (heard) return heard;
  if (said.length >= 2 && projects.some((p) => p.target.includes(said) || p.matter?.includes(said)))
    return { kind: 'text', text: said };
  return { kind: 'unknown', near: [] };
}

function ofProjects(name: string, projects: readonly Project[]): Topic {
  const [only, ...others] = projects;
  return only && others.length === 0
    ? { kind: 'project', number: only.number }
    : { kind: 'name', name, numbers: projects.map((p) => p.number) };
}

const named = (said: string, projects: readonly Project[]): Project[] =>
  said.length < 2 ? [] : projects.filter((p) => plainName(p.name).includes(said.toLowerCase()));

const longest = (parts: readonly string[]): string =>
  parts.reduce((most, part) => (part.length > most.length ? part : most), '');

const sounds = new WeakMap<Project, string>();

/** 牛虎中学 for 牛湖中学: three characters or more that sound like a part of names. */
function heardAs(said: string, projects: readonly Project[]): Topic | null {
  if (said.length < 3 || said.length > 20) return null;
  const heard = ` ${syllables(said).join(' ')} `;
  const meant = projects.filter((p) => soundOf(p).includes(heard));
  const [first] = meant;
  if (!first) return null;
  const at = soundOf(first).slice(0, soundOf(first).indexOf(heard) + 1).split(' ').length - 2;
  return ofProjects([...plainName(first.name)].slice(at, at + said.length).join(''), meant);
}

function soundOf(project: Project): string {
  const known = sounds.get(project) ?? ` ${syllables(plainName(project.name)).join(' ')} `;
  sounds.set(project, known);
  return known;
}

/** 「教育和医疗」 cannot be asked at once. */
export const whichCategory = (said: string, categories: readonly string[]): string =>
  `“${said}”指的是哪一类：${categories.map(plainCategory).join('，还是')}？`;

/** The text with the words that project names have. */
export function asNamed(text: string, projects: readonly Project[]): string {
  return ALSO_CALLED.reduce((read, [said, ...names]) => {
    if (!read.includes(said)) return read;
    const name = names.find((n) => projects.some((p) => p.name.includes(n)));
    const isThere = projects.some((p) => p.name.includes(said) && (!name || !p.name.includes(name)));
    return name && !isThere && !names.some((n) => read.includes(n)) ? read.replaceAll(said, name) : read;
  }, text);
}
