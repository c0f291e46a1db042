/** What lacked is told as done by now, and so all of it is: 差的两个也完成了, 缺口80个补齐了, 最后1场也开完了, 未入户小区已清零. */
import type { Day } from '../../day.js';
import type { Project } from '../../registry.js';
import { findDates } from '../days/dates.js';
import type { ReadFigure } from '../figures/figures.js';
import { type Quantity, quantitiesOf } from '../figures/quantities.js';
import { namesSeasonToCome } from '../figures/seasons.js';
import { isShare } from '../figures/unit-kinship.js';
import { isSameUnit } from '../targets/promised-things.js';
import { type CountedPromise, promisesOf } from '../targets/targets.js';
import { CLAUSE_END, lastBreak, stripped } from '../text/plain-text.js';
import { lackAmong } from './lacks.js';
import { PLANNED } from './progress-words.js';

/** The text in which all is told as done, and the amount that lacked. */
export interface RestDone {
  text: string;
  rest: Quantity | null;
}

const UNDONE = '(?:没|未)(?:能|来得及)?[建装改办做修换划铺种演讲开通签发挂配评查筛消拆补完]{1,2}(?:成|好|完)?的';
/** What is left, of which it is already known that it lacks: 差的, 剩下那, 缺口, 没装的, 最后. */
const KNOWN_TO_LACK = `(?:还|尚|仍|所|仅|只)?(?:[差缺欠短](?:着|了)?的|剩(?:下|余|着|了)?的|剩[下余]|余下的?|余的|[差缺欠剩余](?=[那这]))|[落拉漏]下了?的|拖着的|(?:掉队|拖后腿|滞后|落后|卡[住壳着]|延期|推迟)的|那些|${UNDONE}|末尾的?|尾巴上?的?|缺口|缺额|差额|欠账|窟窿|尾巴`;
/** 最后3个, 收尾的2座; but 本周最后2场 are the last of a while. */
const THE_LAST = '最后的?|收尾的';
/** 还差, 剩: it lacks as it is told; what follows says that it was made good. */
const LACKS = '(?:还|尚|仍|就|仅|只)?[差缺欠剩](?:着|了)?';

const KNOWN = new RegExp(`(?:${KNOWN_TO_LACK})[那这]?(?:最后)?$`);
const LAST = new RegExp(`^[^，,。；;\\n]{0,24}?(?:${THE_LAST})[那这]?$`);
const LAST_AT = new RegExp(`(?:${THE_LAST})[那这]?$`);
const LACKING = new RegExp(`(?<![误偏温时落级相])(?:${LACKS})$`);
/** 还有2个的缺口, 那两个没装的. */
const GAP_BEHIND = new RegExp(`^的?(?:缺口|缺额|差额|尾巴|窟窿|欠账)|^${UNDONE}|^那些`);
const GAP_BEFORE = /(?:还有|原有|原来|之前|剩)的?$|[那这]$/;
/** 其余两个也完成了. */
const OTHERS = /其[余他它]的?$/;

/** The last of a while, or of some place or lot, is not the last of all. */
const OF_A_PART = /[周月季期批]|星期|礼拜|今[天晚]|[昨明]天|暑|寒假|国庆|元旦|春节|中秋|一档|第|社区|街道|其中|每|各/;

/** When and how, before the verb. */
const MANNER =
  /^(?:随[\u4e00-\u9fff]{2,8}?(?=[也亦])|都|也|亦|已经?|均|全部?|全都|刚刚?|终于|总算|陆续|后来|随后|相继|逐一|顺利|一并|一起|一次性|连夜|加班|赶工|按时|如期|按期|提前|成功|对外|正式|全面|[在于给又就]|(?:[之以])?前|[上下中]午|[晚早]上|夜里|(?:\d{1,2}|[一二两三四五六七八九十几])个?(?:天|周|星期|礼拜|月)[之以]?前|[昨前今][天日]|昨晚|今早|上个?[周月旬][一二三四五六日末初底]?|[本这]个?[周月][一二三四五六日末初]?|周[一二三四五六日末]|国庆|元旦|中秋|月[底初中]|年[底初中]|[ ，])/;

const VERB = '[办做弄搞建装修改换铺种演讲开划拆挂布发培配评签补填还凑追交通消清查筛检放录摆贴立培]';
const DEED =
  '(?:实施|施工|整治|治理|改造|安装|更换|更新|建设|施划|布设|入户|发放|配备|修复|培训|筹集|审核|消除|补办|开展|举办|放映)';
/** To the end of its clause; no step on the way is among them (开工, 到货, 下单), nor a verb that goes on (装了一个). */
const DONE = new RegExp(
  `^(?:${VERB}(?:[完好上齐掉妥毕足平回全清成]|到位)?了|${VERB}[完好上齐掉妥毕足平清成]|${DEED}(?:完成|完毕|到位|[完好])?了|${DEED}(?:完成|完毕|到位|[完好])?|完(?:工|成|事|结)?了|完[工成结]|竣工了?|[齐好成妥]了|办结了?|清零了?|归零了?|扫清了?|收官了?|搞定了?|拿下了?|解决了?|兑现了?|交付了?|移交了?|验收(?:完|合格|通过|过)?了|验收(?:合格|通过)|通过(?:验收)?了?|投用了?|启用了?|开放了?|开业了?|通[车水气电]了?|开通了?|达标了?|挂牌了?|上线了?|亮灯了?|签约了?|建成了?|销号了?|达成了?|到岗了?|联网了?|[追赶补](?:回|上)来?了|还清了?)$`,
);

/** 没再拖，全部做完了: nothing held it up any more. */
const NO_MORE_HELD_UP = /^(?:也|都)?(?:没有?|不|未)(?:敢|再|能|有)*(?:拖|等|耽误|耽搁|搁|落下?|卡)[着住了]?$/;
const ALL_OF_IT = /^(?:现|现在|目前|也)?(?:已经?)?(?:全部|全都|都|均)/;
/** 还差两个，昨天也补上了. */
const MADE_GOOD = /^(?:[^，,。；;\n]{0,6})(?:也|补|刚|昨|后来|今[天早])/;

/** 余下3公里在铺了: not yet. */
const UNDER_WAY = new RegExp(`^(?:都|也|正|还|已经?)*在${VERB}`);
/** 补上了，现在13场: what there is by now, if the target wants more. */
const BY_NOW = /(?:现在|目前|如今|累计|总共|一共|合计|共)(?:是|有|到|达|完成|办了)*$/;

const TONIGHT = /今晚|今夜/;

/** What is undone is no more: 未入户小区已清零, 没改的户数归零. */
const NONE_UNDONE =
  /(?:(?:没有?|未)[\u4e00-\u9fff]{1,4}?的?(?:小区|点位?|户数?|处|场次|数量?|间|栋|台|站点|教室|楼栋|项目|个数)?|待[建装改办修换铺种演讲通划配治整消][\u4e00-\u9fff]{0,5}?的?)(?:都|也|已经?|全部?|均|现)*(?:没有(?=了)|不存在(?=了)|清零|归零|清空|清完|销号完|为零|为0|是0|是零)了?(?=$|[，,。；;！!\n])/;

/** 泊位缺口补上了, 欠账还清了: how many lacked is not said. */
const GAP_CLOSED =
  /(?:缺口|缺额|差额|欠账|窟窿|尾巴)(?:都|也|已经?|全部?|均)*(?:补[齐足上平完]|填[平上满]|抹平|还清|没有?|清零|清完|扫清|堵上)了?(?=$|[，,。；;！!\n])/;

/** Null where the text does not tell it, or tells beside it of what still lacks or is planned. */
export function restDone(text: string, projects: readonly Project[], today: Day): RestDone | null {
  const [project, ...others] = projects;
  const promises = project ? promisesOf(project.target) : [];
  const [promise, ...more] = promises;
  if (!project || !promise || others.length > 0) return null;
  if (more.length > 0) return otherDone(text, promises, project, today);
  if (isShare(promise.measure.unit)) return null;
  const gap = GAP_CLOSED.exec(text);
  const undone = NONE_UNDONE.exec(text) ?? (gap && isOfWork(text.slice(0, gap.index), project) ? gap : null);
  if (undone) return asDone(text, undone.index, undone.index + undone[0].length, '', null, today);
  const counted = quantitiesOf(text, today);
  const falls = counted.some(
    (q) =>
      q.unit === promise.measure.unit &&
      q.value < promise.measure.quantity &&
      BY_NOW.test(text.slice(lastBreak(text, q.start, CLAUSE_END), q.start).trimEnd()),
  );
  if (falls) return null;
  for (const q of counted) {
    if (q.unit !== '个' && !isSameUnit(q.unit, promise.measure.unit)) continue;
    const found = doneOf(text, q, project, today);
    if (found) return found;
  }
  return null;
}

/** 场次34场完成，岗位差200个，今早补上了: of two promises the one is told as done, and what lacked of the other, too. */
function otherDone(text: string, promises: readonly CountedPromise[], project: Project, today: Day): RestDone | null {
  for (const q of quantitiesOf(text, today)) {
    if (!promises.some(({ measure }) => q.unit === measure.unit && q.value < measure.quantity)) continue;
    const found = doneOf(text, q, project, today);
    if (found && OTHER_DONE.test(found.text.replace(AS_DONE, ''))) return found;
  }
  return null;
}
const OTHER_DONE = /(?<![未没])(?:完成|达标|(?:[办开讲演做建装]完|够|齐|满)了)(?!率|度)/;

/** What of the amount is told as done, in its clause or in the one behind it. */
function doneOf(text: string, q: Quantity, project: Project, today: Day): RestDone | null {
  const clause = lastBreak(text, q.start, CLAUSE_END);
  const head = text.slice(clause, q.start).trimEnd();
  const [own = '', next = ''] = text.slice(q.end).split(CLAUSE_END);
  const gap = GAP_BEHIND.exec(own)?.[0] ?? '';
  const known =
    KNOWN.exec(head) ??
    (gap === '' ? null : GAP_BEFORE.exec(head)) ??
    (own.startsWith('也') ? OTHERS.exec(head) : null) ??
    lastOfAll(head);
  const lacking = known ?? LACKING.exec(head);
  if (!lacking || namesSeasonToCome(head + own, today)) return null;
  const from = clause + lacking.index;
  const tail = own.slice(gap.length);
  const said = manner(tail, project, today);
  if (said !== null && (known || /^[^，]{0,6}(?:也|亦|已|都|均|全|补)/.test(tail)))
    return asDone(text, from, q.end + own.length, said, q, today);
  const end = q.end + own.length + 1 + next.length;
  const later = manner(next, project, today);
  if (later === null || next === '') return null;
  const isHeldNoMore = known && NO_MORE_HELD_UP.test(tail) && ALL_OF_IT.test(next);
  return isHeldNoMore || (tail === '' && MADE_GOOD.test(next)) ? asDone(text, from, end, later, q, today) : null;
}

/** 泊位缺口, and not 资金缺口. */
function isOfWork(before: string, { name, target }: Project): boolean {
  const noun = before.slice(lastBreak(before, before.length, CLAUSE_END)).replace(/[的\s]+$|那|这|还有|最后/g, '');
  return noun === '' || `${name}${target}项目`.includes(noun.slice(-2));
}

/** 最后3个, where nothing before it says of which while or part. */
function lastOfAll(head: string): RegExpExecArray | null {
  const last = LAST.test(head) ? LAST_AT.exec(head) : null;
  return last && !OF_A_PART.test(head.slice(0, last.index)) ? last : null;
}

/** When and how it was done, where the words behind an amount say that it was; null where they say anything else. */
function manner(tail: string, { name, target }: Project, today: Day): string | null {
  const said = withoutNoun(tail, name + target);
  const days = findDates(said, today);
  if (UNDER_WAY.test(said)) return null;
  const isToCome = days.some((d) => d.from > today || (d.to > today && !said.endsWith('了')));
  if (isToCome || TONIGHT.test(said)) return null;
  const undated = days.reduceRight((t, d) => t.slice(0, d.start) + t.slice(d.end), said);
  const verb = stripped(undated, MANNER);
  if (!DONE.test(verb)) return null;
  return days.map((d) => d.text + (/^[之以]?前/.exec(said.slice(d.end))?.[0] ?? '')).join('');
}

/** 剩下3场讲座也讲完了: what is counted, by the project's own words. */
function withoutNoun(tail: string, known: string): string {
  let at = 0;
  while (at + 2 <= tail.length && known.includes(tail.slice(at, at + 2))) at++;
  if (at > 0) return tail.slice(at + 1);
  if (known.includes(tail[0] ?? '') && tail[1] === '子') return tail.slice(2);
  const isKindred = known.includes(tail[0] ?? '') || known.includes(tail[1] ?? '');
  return isKindred && /^[\u4e00-\u9fff]{2}[都也已均全]/.test(tail) && !MANNER.test(tail) ? tail.slice(2) : tail;
}

const AS_DONE = '已全部完成';

function asDone(
  text: string,
  from: number,
  to: number,
  when: string,
  rest: Quantity | null,
  today: Day,
): RestDone | null {
  const beside = [text.slice(0, from), text.slice(to)].flatMap((piece) => piece.split(CLAUSE_END)).map((c) => c.trim());
  if (/^[吗么？?]/.test(text.slice(to)) || lackAmong(beside) || beside.some((c) => PLANNED.test(c))) return null;
  if (findDates(beside.join('，'), today).some((d) => d.from > today)) return null;
  return { text: `${text.slice(0, from)}${when}${AS_DONE}${text.slice(to)}`, rest };
}

/** Without the amount that lacked, where it is told alone or as lacking still; beside others it is a part of what is done. */
export const withoutRest = (figures: readonly ReadFigure[], done: RestDone | null): ReadFigure[] =>
  figures.filter(
    ({ quantity, unit, kind }) =>
      done?.rest?.value !== quantity || done.rest.unit !== unit || (figures.length > 1 && kind !== 'remaining'),
  );

/** 9处积水点里头没了8处, 差的2处都没了: what is promised to be removed is; 经费没了 is another thing. */
const GONE =
  /(?<=积水|[处点个]|里头?|里面|[中都全也已])没有?了(?=[\d一二两三四五六七八九十]|$|[，,。；;！!])|(?<=^ ?|[，,。；;] ?)没有?了(?=\d{1,3} ?处)/g;
export const asGone = (text: string, projects: readonly Project[]): string =>
  projects.length > 0 && projects.every(({ target }) => target.includes('消除')) ? text.replace(GONE, '消除了') : text;
