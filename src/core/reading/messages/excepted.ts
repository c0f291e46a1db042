/** A message that says how all stand but some: 除了31-5，其他都完成了, 只有第二个完成. */
import { chatClaim, noClaim } from './claims/chat-claim.js';
import { type Draft, emptyDraft, type MessagePart, type Setting } from './model.js';
import { type Mention, mentionsIn } from './projects/mentions.js';
import { withTopics } from './projects/topics.js';
import { othersOf, settledBy } from './subjects.js';
import { EXCEPT, EXCEPT_LAST, ONLY, OTHERS } from './wording/message-words.js';

/** 除第一个外都没完工: it alone is finished. */
const NONE_OF_THEM =
  /^[，, 、和及与跟同]*(?:其[余他]的?|剩下的?)?(?:[两三四五六七八九\d]{1,2}[个项处座条])?(?:都|全|均)?[还仍尚]?(?:没有?|未)(?:完[成工]|竣工|做完|弄完|建成)呢?[。！!]*$/;

/** 「除了31-5，其他都完成了」: the others are finished, it is not. Null where nothing is left out. */
export function exceptDraft(text: string, setting: Setting): Draft | null {
  const only = ONLY.exec(text)?.groups;
  if (only && setting.list.length > 1) {
    const meant = subjectsIn(only.what ?? '', setting).flatMap((m) => (m.sure ? m.numbers : []));
    const left = setting.list.filter((n) => !meant.includes(n));
    const [own, others] = only.not ? (['open', 'completed'] as const) : (['completed', 'open'] as const);
    if (meant.length > 0 && left.length > 0) {
      const parts: MessagePart[] = [
        { projects: meant, text, claim: { ...noClaim, state: own } },
        { projects: left, text: '', claim: { ...noClaim, state: others } },
      ];
      return { parts, asks: null, candidates: [], named: true };
    }
  }
  const match = EXCEPT_LAST.exec(text) ?? EXCEPT.exec(text);
  if (!match) return null;
  const [what = '', ...further] = (match.groups?.what ?? '').split(/[，,]/);
  const subjects = subjectsIn(what, setting);
  if (subjects.length === 0 && setting.list.length > 1 && NAMES_ONE.test(what) && OTHERS.test(text))
    return {
      ...emptyDraft,
      parts: [{ projects: [], text, claim: noClaim }],
      named: true,
      asks: `您说的“${what}”是哪一项？请说一下编号。`,
      candidates: [...setting.list],
    };
  if (
    subjects.length === 0 ||
    isWithin(subjects, setting.list) ||
    isOfOne(text.slice(0, match.index), subjects, setting)
  )
    return null;
  const excluded = subjects.flatMap((m) => (m.sure ? m.numbers : []));
  const said = match.groups?.rest ?? further.join('，') + text.slice(match.index + match[0].length);
  const again = mentionsIn(said, setting.own).find((m) => m.sure && m.numbers.every((n) => excluded.includes(n)));
  const rest = again ? said.slice(0, again.start) : said;
  const others = mentionsIn(rest, setting.own).filter((m) => m.sure);
  const left =
    others.length > 0
      ? { numbers: [...new Set(others.flatMap((m) => m.numbers))], asks: null, candidates: [] }
      : othersOf(amongThose(text.slice(0, match.index), excluded, setting), new Set(excluded));
  const projects = left.numbers.flatMap((n) => setting.own.find((p) => p.number === n) ?? []);
  const words = others.reduceRight((t, m) => t.slice(0, m.start) + t.slice(m.end), rest);
  const claim = chatClaim(words, projects, setting.today);
  const other = claim.state === 'completed' ? 'open' : NONE_OF_THEM.test(words) ? 'completed' : 'unknown';
  const parts: MessagePart[] = [
    { projects: left.numbers, text: rest, claim },
    { projects: excluded, text: '', claim: { ...noClaim, state: other } },
  ];
  return { parts, asks: left.asks, candidates: left.candidates, named: true };
}

/** What words name, those of a card by what tells them from its others. */
const subjectsIn = (what: string, { own, list }: Setting): Mention[] =>
  withTopics(what, settledBy(list, mentionsIn(what, own)), own, list);

/** 除12月修复2.4公里外，全年28.5公里, in answer to the card of one: nothing but a part of it is left out. */
const isWithin = (subjects: readonly Mention[], list: readonly string[]): boolean =>
  list.length === 1 && subjects.every((m) => m.by === 'target' || m.numbers.every((n) => list.includes(n)));

/** 20-2、20-4、20-6这三家，除了20-4，都完工: those named first, the one that is left out among them, are its list. */
function amongThose(head: string, excluded: readonly string[], setting: Setting): Setting {
  const named = withTopics(head, mentionsIn(head, setting.own), setting.own, setting.list);
  const list = [...new Set(named.flatMap((m) => (m.sure ? m.numbers : [])))];
  const isWhole = list.length > excluded.length && excluded.every((n) => list.includes(n));
  return isWhole ? { ...setting, list } : setting;
}

/** 除了那个，别的都好了: one of them, and nobody can tell which. */
const NAMES_ONE = /^(?:第|那|这|有|其中|某|[\u4e00-\u9fff]+的?$)/;

/** 38-5除黎光社区外，其余都到位: a place of the project that is named, and no other project. */
const isOfOne = (before: string, excluded: readonly Mention[], { own }: Setting): boolean =>
  excluded.every((m) => m.by !== 'number') && mentionsIn(before, own).some((m) => m.by === 'number' && m.sure);
