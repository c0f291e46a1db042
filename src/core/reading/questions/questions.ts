/** Questions of leaders, the office and contacts: what is asked of what, and who may hear the answer where. */
import type { Day } from '../../day.js';
import type { Project, Registry, Unit } from '../../registry.js';
import { currentProjects, ownProjects, unitNamed } from '../names/own-projects.js';
import type { Intent, QuestionFilter, QuestionInput, QuestionReading, Reasoned } from '../read-input.js';
import { inMandarin } from '../text/dialect.js';
import { consistsOf, typedText } from '../text/typed-text.js';
import { type Access, mayKnow, whereToAnswer } from './access.js';
import { askedOnce } from './asked/tails.js';
import { type Missing, whatIsMissing } from './coverage.js';
import { understand } from './follow-up.js';
import { isOffTopic, notOursToSay } from './limits.js';
import { readAmongOwn } from './own.js';
import { restated } from './reply.js';
import { asking, askingOfWorks } from './said/clauses.js';
import { withoutCourtesies } from './said/courtesies.js';
import { datesAsSaid } from './said/dates.js';
import { withoutSource } from './said/scenes.js';
import { partedAtTurns } from './said/turns.js';
import { withoutSought } from './scope/searched.js';
import { isBesideUs } from './scope/units.js';
import { has, type Understood } from './understood.js';
import { CHATTER } from './words/limit-words.js';

type QuestionOutput = Reasoned & QuestionReading;

/** Of a longer text only this much is a question. */
const LONGEST_QUESTION = 400;
const NOT_YOURS = '没有查到贵单位的这项内容。您可以查询本单位主办的项目，例如发送“我们还有哪些没完成”。';
const OUTSIDER = '您好，我是督办助手。您还没有登记，暂时不能查询；如需使用，请联系督办办公室。';

/**
 * Reads a question. `outcome` says what may become of it: answered here, to the asker alone (private), asked back, refused
 * (may not know) or declined (not duban's to say). What a contact is told names nothing that is not the own unit's. Never throws.
 */
export function readQuestion(input: QuestionInput, registry: Registry, today: Day): QuestionOutput {
  const isUnits = input.role === 'contact' || input.role === 'unit_leader';
  const unit = isUnits ? unitNamed(input.unit ?? '', registry.units) : undefined;
  const text = isUnits ? ofOwnHouse(questionText(input.text), unit) : questionText(input.text);
  if (input.role === 'none' || (isUnits && !unit)) return forOutsider(text, registry, today);
  const limit = notOursToSay(withoutSought(asking(text)), registry.programme, today);
  if (limit) return output('unclear', {}, { outcome: 'decline', why: limit.why }, limit.reply);
  if (consistsOf(text, CHATTER))
    return output('unclear', {}, { outcome: 'answer', why: '寒暄，没有问题' }, '不客气，有需要随时问我。');
  const understood = understand(text, (input.after ?? []).map(questionText), registry, today);
  const beside = isOffTopic(understood.intent === 'unclear' ? text : askingOfWorks(text), understood);
  if (beside) return output('unclear', {}, { outcome: 'decline', why: beside.why }, beside.reply);
  return unit ? forUnit(input, text, understood, unit, registry, today) : forAll(input, understood, registry, today);
}

/** 局里完成率多少, in the mouth of its people. */
const OWN_HOUSE =
  /(?<=^|[，,。月周天底末]|现在|目前)(?:局|街道|委|办|署|处|队|中心|单位)(?:里头?|这边|内部?)(?=[\u4e00-\u9fff])/g;

/** 办事处的滞后分析, 大队的项目: by the word for what the unit is. */
const HOUSE_WORDS: readonly (readonly [house: string, isOf: RegExp])[] = [
  ['(?:街道)?办事处|街道办', /街道$/],
  ['局', /局$/],
  ['大队', /大队$/],
  ['中心', /中心$/],
];
const ofOwnHouse = (text: string, unit: Unit | undefined): string =>
  HOUSE_WORDS.filter(([, isOf]) => unit !== undefined && isOf.test(unit.name)).reduce(
    (read, [house]) => read.replace(new RegExp(`(?<=^|[，,])(?:${house})(?=的|还有?[没哪几多])`, 'g'), '我们'),
    text.replace(OWN_HOUSE, '我们'),
  );

/** A question is one sentence, however it is cut: 周报先不用发。我要滞后的清单. */
const CLAUSE_END = /[\n。；;！!]\s{0,8}(?=[\u4e00-\u9fff\d])/g;

const questionText = (text: string): string =>
  withoutSource(
    withoutCourtesies(
      askedOnce(
        inMandarin(
          datesAsSaid(
            partedAtTurns(
              typedText(text.slice(0, 4 * LONGEST_QUESTION))
                .slice(0, LONGEST_QUESTION)
                .replace(/^[/／]+/, '')
                .replace(CLAUSE_END, '，'),
            ),
          ),
        ),
      ),
    ),
  ).trim();

function forAll(input: QuestionInput, understood: Understood, registry: Registry, today: Day): QuestionOutput {
  const projects = currentProjects(registry);
  const filter = withYours(understood, roomUnit(input.room, registry));
  return answered(input, understood, filter, projects, registry, today);
}

/** In a unit's room 你们 is that unit: by itself, and beside the one that it is held against; 民治完成几个, then 你们呢. */
function withYours({ filter, scope, intent, isYours, wentOn }: Understood, room: Unit | undefined): QuestionFilter {
  if (!room || !isYours || filter.number) return filter;
  if (!filter.unit || (wentOn && has(scope, 'you') && scope.units.length === 0))
    return { ...filter, unit: [room.name] };
  if (isBesideUs(scope.tokens, scope.text)) return { ...filter, unit: [room.name, ...filter.unit] };
  const [other, ...others] = filter.unit;
  if (intent !== 'compare' || others.length > 0 || other === room.name) return filter;
  const { compareTo, ...rest } = filter;
  const isDayGiven = scope.dates.length > 0 && compareTo !== undefined;
  return { ...rest, unit: [room.name, ...filter.unit], ...(isDayGiven && { compareTo }) };
}

const roomUnit = (room: string, { units }: Registry): Unit | undefined =>
  room.startsWith('unit:') ? unitNamed(room.slice('unit:'.length), units) : undefined;

function answered(
  input: QuestionInput,
  understood: Understood,
  filter: QuestionFilter,
  shown: readonly Project[],
  registry: Registry,
  today: Day,
): QuestionOutput {
  const { intent } = understood;
  if (intent === 'help')
    return output('help', {}, { outcome: 'answer', why: '使用说明不含数据' }, restated('help', {}));
  const missing = whatIsMissing({ ...understood, filter }, shown, today);
  if (missing) {
    const asked = missing.isUnclear ? 'unclear' : intent;
    return output(
      asked,
      asked === 'unclear' ? {} : filter,
      { outcome: 'ask', why: missing.why },
      missing.asks,
      missing,
    );
  }
  const access = whereToAnswer(input.room, filter, intent, registry);
  const aside = access.outcome === 'private' ? '这里不便公开，单独发给您。' : '';
  return output(intent, filter, access, restated(intent, filter) + aside);
}

function forUnit(
  input: QuestionInput,
  text: string,
  ofAll: Understood,
  unit: Unit,
  registry: Registry,
  today: Day,
): QuestionOutput {
  const own = ownProjects(unit, registry);
  const mine = namesOther(ofAll, own)
    ? null
    : readAmongOwn(text, (input.after ?? []).map(questionText), unit, own, registry, today);
  const understood = mine ?? ofAll;
  const { intent, filter } = understood;
  const isAskedAbout = mine !== null && mine.scope.unknown.length > 0;
  const isTheirs = isOfRoom(understood, unit, roomUnit(input.room, registry));
  const barred = mayKnow(input.role, intent, isTheirs || (!isAskedAbout && isForeign(understood, unit, own)));
  if (barred) return output(intent, {}, barred, NOT_YOURS);
  return answered(input, understood, { ...filter, unit: [unit.name] }, own, registry, today);
}

/** Is the one project that is named another unit's? */
const namesOther = ({ scope: { numbers } }: Understood, own: readonly Project[]): boolean =>
  numbers.length === 1 && !own.some((p) => p.number === numbers[0]);

/** 你们还有几个没完成, in the room of another unit: of that unit. */
const isOfRoom = ({ scope, filter }: Understood, unit: Unit, room: Unit | undefined): boolean =>
  room !== undefined &&
  room.name !== unit.name &&
  has(scope, 'you') &&
  !has(scope, 'we') &&
  filter.unit === undefined &&
  filter.number === undefined;

/** 我们和全区比: beside their own, of the whole district. */
const DISTRICT_WIDE = /全区|区里|[本我咱]们?区|整个区|区内/;

/** 47个重点: every one that the congress watches, whoever leads it. */
const WHOLE_LIST = /\d{2}|十/;

/** Does a unit's person ask for what is not the unit's, or for what the unit does not have? Both read alike. */
function isForeign({ scope, filter, intent }: Understood, unit: Unit, own: readonly Project[]): boolean {
  if (intent === 'help') return false;
  const { doubt } = scope;
  if (filter.unit?.some((name) => name !== unit.name) || doubt?.kind === 'no number' || doubt?.kind === 'which unit')
    return true;
  if (filter.number?.some((number) => !own.some((p) => p.number === number))) return true;
  if (doubt?.kind === 'which project' && !own.some((p) => doubt.numbers.includes(p.number))) return true;
  const isOwnSaid = filter.unit !== undefined || has(scope, 'we');
  if (filter.name !== undefined && !isOwnSaid && !own.some((p) => p.name.includes(filter.name ?? ''))) return true;
  const isOfDistrict = has(scope, 'every') && DISTRICT_WIDE.test(scope.text);
  if (exceptsOwn(scope)) return true;
  if (has(scope, 'we', 'you')) return isOfDistrict;
  const isOfOwn = filter.unit !== undefined || filter.number !== undefined;
  if (isOfOwn) return isOfDistrict || has(scope, 'others');
  if (scope.tokens.some(({ kind, text }) => kind === 'key' && WHOLE_LIST.test(text))) return true;
  return (
    (scope.unknown.length > 0 && OF_A_THING.includes(intent)) || has(scope, 'every', 'others', 'they', 'streets', 'who')
  );
}

/** 除了我们还有哪家没报: of all the others. */
const exceptsOwn = ({ tokens }: Understood['scope']): boolean =>
  tokens.some(({ kind }, at) => kind === 'except' && tokens[at + 1]?.kind === 'we' && tokens[at + 2]?.kind !== 'de');

/** Of these, a word that nobody has is what is asked of: 火星基地怎么样 reads like what is another unit's. */
const OF_A_THING: readonly Intent[] = ['status', 'why', 'forecast', 'history'];

function output(
  intent: Intent,
  filter: QuestionFilter,
  { outcome, why }: Access,
  reply: string,
  missing: Missing | null = null,
): QuestionOutput {
  const back = missing ? { asks: missing.asks, nearest: missing.nearest } : { asks: null };
  return { intent, filter, outcome, reply, why, ...back };
}

function forOutsider(text: string, registry: Registry, today: Day): QuestionOutput {
  const { intent } = understand(text, [], registry, today);
  return intent === 'help'
    ? output('help', {}, { outcome: 'answer', why: '使用说明不含数据' }, OUTSIDER)
    : output('unclear', {}, { outcome: 'refuse', why: '提问人没有查询权限' }, OUTSIDER);
}
