/** 不归我们: a unit says that a project is another's. */
import type { Registry } from '../../registry.js';
import { findUnits } from '../names/names.js';
import { currentProjects } from '../names/own-projects.js';
import { withoutAsides } from './amounts/disowned.js';
import { asksSomething } from './asking.js';
import { claimsSomething, noClaim } from './claims/chat-claim.js';
import { draftOf } from './draft.js';
import { type Draft, reported, type Setting, simple, type UnderstoodMessage } from './model.js';
import { mentionsIn } from './projects/mentions.js';
import { whichProject } from './subjects.js';
import { ALL, HANDED_OVER, NOT_OURS, OTHERS_DO, OURSELVES, SOME_OFFICE } from './wording/message-words.js';

/** 手滑发错群了 speaks of the message, not of a project. */
const WRONG_ROOM = /^[^，,。；;]{0,8}发错群了?[。！!~]*$/;

/** 不是我们的事你问他们好吧: what is told, kindly. */
const ASKS_TO_AGREE = /(?:好[吧吗不]|行[吧吗不]|哈|啊)[?？。！!]*$/;

/** 不归我们, or another unit named as the one to ask; null where nothing of the kind is said. */
export function notOurs(
  said: string,
  setting: Setting,
  registry: Registry,
  unitId: string,
  replyTo: readonly string[] | null | undefined,
): UnderstoodMessage | null {
  const text = withoutAside(withOurselves(said, registry, unitId), setting).replace(ASKS_TO_AGREE, '');
  if (asksSomething(text) || (WRONG_ROOM.test(text) && setting.list.length === 0)) return null;
  const others = OTHERS_DO.exec(text);
  const units = others ? findUnits(others[0], registry.units, registry.programme.district) : [];
  const ours = units.some((f) => f.unit.id === unitId) || OURSELVES.test(others?.[0] ?? '');
  const byOther =
    others !== null && !ours && (units.some((f) => f.certainty === 'sure') || SOME_OFFICE.test(others[0]));
  const draft = draftOf(text, setting);
  const handedOver = HANDED_OVER.test(text) && !promisesHandover(draft, setting);
  if (!NOT_OURS.test(text) && !byOther && !handedOver) return null;
  if (!NOT_OURS.test(text) && KEPT_BY_OTHERS.test(text) && draft.parts.some((p) => p.claim.state === 'completed'))
    return null;
  const theirs = draft.parts.filter(
    (p) =>
      NOT_OURS.test(p.text) || HANDED_OVER.test(p.text) || (OTHERS_DO.test(p.text) && p.claim.figures.length === 0),
  );
  const reports = draft.parts.filter((p) => !theirs.includes(p) && p.projects.length > 0 && claimsSomething(p.claim));
  const numbers = [...new Set(theirs.flatMap((p) => p.projects))];
  if (reports.length > 0 && numbers.length > 0) {
    return {
      ...reported({ ...draft, parts: reports }, '一部分填报，一部分说不归本单位'),
      asks: `${numbers.join('、')} 不归贵单位，是吗？`,
      candidates: numbers,
    };
  }
  if (!NOT_OURS.test(text) && reports.length > 0) return null;
  const strange =
    setting.list.length > 0
      ? null
      : (namedOfOthers(text, setting, registry) ??
        (draft.named ? null : cardOfOthers(replyTo ?? [], setting, registry)));
  if (strange)
    return simple('not_ours', '说不归本单位', { parts: [{ projects: [strange], text, claim: noClaim }], asks: null });
  const isAll = ALL.test(text) || setting.list.length === 1;
  const isOpen = draft.asks !== null && !draft.named;
  const projects = isOpen ? [] : numbers.length > 0 ? numbers : isAll ? [...setting.list] : [];
  const asks =
    projects.length > 0
      ? null
      : (draftOf(text.replace(NOT_OURS, '，').replace(OTHERS_DO, '，'), setting).asks ?? whichProject(setting));
  return simple('not_ours', '说不归本单位', {
    parts: projects.length > 0 ? [{ projects, text, claim: noClaim }] : [],
    asks,
    candidates: draft.candidates,
  });
}

/** 充电插口不是我们的，36-6也不是，我们12-6完工了: without what is others', where what is ours is told and none of it is denied. */
export function withoutTheirs(text: string, setting: Setting): string {
  const clauses = text.split(/(?<=[，,。；;！!\n])/);
  const theirs = clauses.filter((clause, i) => NOT_OURS.test(bare(clause)) || (i > 0 && NOR_THAT.test(bare(clause))));
  if (theirs.length === 0 || theirs.length === clauses.length || setting.list.length > 0) return text;
  if (theirs.some((clause) => mentionsIn(clause, setting.own).some((m) => m.sure))) return text;
  const ours = clauses.filter((clause) => !theirs.includes(clause)).join('');
  if (!OURS_TOLD.test(ours)) return text;
  const { named, parts } = draftOf(ours, setting);
  return named && parts.some((p) => p.projects.length > 0 && claimsSomething(p.claim)) ? ours : text;
}
const bare = (clause: string): string => clause.replace(/[，,。；;！!\n]+$/, '');
/** 36-6也不是. */
const NOR_THAT = /^[\d-]{0,5}[\u4e00-\u9fff]{0,8}也(?:不是|不归|没有)$/;
/** 我们12-6完工了: by its number. */
const OURS_TOLD = /^(?:但是?|不过)?(?:我们|咱们?|本单位|我街道)的?(?:是)?[^，,。；;\n]{0,2}\d{1,2}-\d/;

/** 民康东路改扩建不是我们的, 9-4不归我们: the one project that is named, and it is another unit's indeed. */
function namedOfOthers(text: string, { own }: Setting, registry: Registry): string | null {
  const named = mentionsIn(text, currentProjects(registry)).filter(
    (m) => m.sure && (m.by === 'number' || (m.by === 'name' && m.end - m.start >= LEAST_NAME)),
  );
  const [number, ...more] = [...new Set(named.flatMap((m) => m.numbers))];
  return number !== undefined && more.length === 0 && !own.some((p) => p.number === number) ? number : null;
}

/** 广培足球场: so many characters name one of all the programme's. */
const LEAST_NAME = 4;

/** 这个不归我们报, beside the card of one project that is another unit's indeed. */
function cardOfOthers(replyTo: readonly string[], { own }: Setting, registry: Registry): string | null {
  const [number, ...more] = currentProjects(registry).flatMap((p) => (replyTo.includes(p.number) ? [p.number] : []));
  return number !== undefined && more.length === 0 && !own.some((p) => p.number === number) ? number : null;
}

/** Where something is reported besides, what is told of others' amounts by the way is left out. */
function withoutAside(text: string, setting: Setting): string {
  const left = withoutAsides(text, setting.today, (aside) =>
    mentionsIn(aside, setting.own).some((m) => m.by === 'number' || (m.by === 'name' && m.sure && !m.guessed)),
  );
  return left !== text && draftOf(left, setting).parts.some((p) => claimsSomething(p.claim)) ? left : text;
}

/** 已移交，现由社区管理: what is finished is kept and run by another. */
const KEPT_BY_OTHERS =
  /[由归交][\u4e00-\u9fff]{2,14}(?:管[理养护]?|运营|运维|维护|使用|接[管收手])(?=$|[，,。；;！!了])/;

/** 请勿再派观湖, 不该挂在工会名下: its own name for 我们, where a task is given to somebody. */
function withOurselves(text: string, { units, programme }: Registry, unitId: string): string {
  const own = units.find(({ id }) => id === unitId)?.name ?? '';
  const plain = own.endsWith('街道') ? text.replace(STREET_ITSELF, '我们街道') : text;
  return findUnits(plain, units, programme.district)
    .filter(({ unit }) => unit.id === unitId)
    .reduceRight((said, { span: [start, end] }) => {
      const before = said.slice(0, start);
      if (WE.test(before)) return before + said.slice(end);
      return GIVEN_TO.test(before) ? `${before}我们${said.slice(end)}` : said;
    }, plain);
}

/** 街道不负责, 不是街道的: the street that writes. */
const STREET_ITSELF =
  /(?<=^|[，,。；;\n\d ])街道(?=不|没|未|并不|并非|无)|(?<=不是|不属于?|不归|不由|并非)街道(?=的|[管负承主做]|$|[，,。；;！!])/g;

/** 不是我们妇联管的. */
const WE = /(?:不|是|归|由|找|属于?)(?:我们|咱们?)$/;

const GIVEN_TO = /(?:[派推挂分甩算落归列放记划安](?:在|到|给|至|进)?了?|不是|不归|不属于|不由|移出|划出|调出)$/;

/** 竣工验收并移交: to hand over is what the target asks. */
function promisesHandover(draft: Draft, { own, list }: Setting): boolean {
  const about = [...draft.parts.flatMap((p) => p.projects), ...list];
  return own.some((p) => about.includes(p.number) && p.target.includes('移交'));
}
