/** What stands around a message: the card replied to, the line quoted, where the project is named, a message on another beside it. */
import type { Expected } from '../tool/expectations.js';
import { dressing, numberOf, pick, type Reworded, type Rewording, type Worded, withoutStop } from './rewording.js';

type Claim = Worded<'claims'>;

/** A case of one project whose number leads it. */
interface Numbered extends Claim {
  number: string;
  /** Its words without the number. */
  said: string;
}

const LEADING = /^(\d{1,2}-\d{1,2})(?![\d、/和及跟与~至到])[\s，：:]*/;
const NUMBERS = /(?<![\d.])\d{1,2}-\d{1,2}(?![\d.])/g;
const surrounded = ['replyTo', 'before', 'last'];

function numbered(one: Claim): Numbered | null {
  const [lead = '', number = ''] = LEADING.exec(one.text) ?? [];
  const said = one.text.slice(lead.length);
  const { asks, kind, projects } = one.expect;
  const isPlain = surrounded.every((name) => one.input[name] === undefined) && one.text.match(NUMBERS)?.length === 1;
  const isOfOne = asks === null && kind === 'report' && projects?.join() === number;
  return isPlain && isOfOne && said !== '' && !/^[的等第是否]|事项|项目$/.test(said) ? { ...one, number, said } : null;
}

const ofNumbered = (
  name: string,
  most: number,
  reword: (one: Numbered, others: readonly Claim[]) => Reworded | null,
): Rewording<'claims'> =>
  dressing(name, most, (one, others) => {
    const found = numbered(one);
    return found && reword(found, others);
  });

const spaced = (lead: string, said: string): string => (/^\d/.test(said) ? `${lead} ${said}` : lead + said);

const marks = ['【#】', '〔#〕', '（#）', '[#]', '#：', '#，', '# —— '];
const pointed = [
  '#的，',
  '#这个项目',
  '#那边',
  '#方面，',
  '关于#，',
  '#的情况是',
  '第#项',
  '#这块',
  '#的话，',
  '先说#，',
  '#进展：',
];
const behind = ['，#', '（#）', '，这是#', '，#的', '【#】'];
const lines = [
  '# ，请填报',
  '〔#〕截止12月31日，请填报',
  '督办：# 还未填报',
  '# 请尽快上报进展',
  '# 到期未报',
  '# 还差4场，请填报',
];

/** A whole message of the same unit and day on another project, and plain enough to stand beside another. */
function beside(one: Numbered, others: readonly Claim[]): Numbered | null {
  const fitting = others.filter(
    (other) =>
      other.input.unit === one.input.unit &&
      other.input.at === one.input.at &&
      other.expect.projects?.join() !== one.number,
  );
  const told = fitting.flatMap((other) => numbered(other) ?? []).filter(isWhole);
  return isWhole(one) ? drawn(told, one.id) : null;
}

/** The one that the two ids draw: further cases leave most draws as they were. */
const drawn = (told: readonly Numbered[], id: string): Numbered | null => {
  const lot = (one: Numbered): number => numberOf(one.id + id);
  return told.reduce<Numbered | null>((best, one) => (best && lot(best) <= lot(one) ? best : one), null);
};

const isWhole = ({ text, expect: { state, figures } }: Numbered): boolean =>
  state !== undefined &&
  figures !== undefined &&
  text.length < 60 &&
  !/\n|[？?]|不是|不对|错|更正|口误|其[他它余]|剩下|都|^.{0,8}也/.test(text);

function saidOfBoth(both: readonly Numbered[]): Expected['claims'] {
  const [state, ...states] = both.map((one) => one.expect.state);
  const isAlike = states.every((other) => other === state);
  return {
    asks: null,
    kind: 'report',
    projects: both.map((one) => one.number),
    figures: both.flatMap(({ number, expect: { figures = [] } }) =>
      figures.map(({ of: _of, period: _period, ...figure }) => ({ ...figure, project: number })),
    ),
    ...(isAlike ? { state } : { perProject: Object.fromEntries(both.map((one) => [one.number, one.expect.state])) }),
  } as Expected['claims'];
}

const ofBoth = (name: string, most: number, say: (both: readonly Numbered[], id: string) => string, isOfCard = false) =>
  ofNumbered(name, most, (one, others) => {
    const other = beside(one, others);
    const both = other && [one, other].map((each) => ({ ...each, said: withoutStop(each.said) }));
    if (!both) return null;
    const input = isOfCard ? { replyTo: both.map((each) => each.number) } : {};
    return { text: say(both, one.id), input, expect: saidOfBoth(both) };
  });

const whole = ({ number, said }: Numbered): string => spaced(number, said);

const joints = [
  '；',
  '。',
  '，',
  '\n',
  '。另外，',
  '，还有',
  '；还有',
  '。此外，',
  ' / ',
  '  ',
  '、',
  '，然后',
  '。再就是',
];
const numbering = [
  ['1、', '2、'],
  ['1. ', '2. '],
  ['①', '②'],
  ['（1）', '（2）'],
  ['一是', '二是'],
  ['- ', '- '],
] as const;

export const claimSurroundings: readonly Rewording<'claims'>[] = [
  ofNumbered('number-by-the-card', 0.03, ({ number, said }) => ({ text: said, input: { replyTo: [number] } })),
  ofNumbered('number-by-the-last', 0.03, ({ number, said }) => ({ text: said, input: { last: number } })),
  ofNumbered('card-of-another', 0.03, (one, others) => {
    const other = beside(one, others);
    return other && { text: one.text, input: { replyTo: [other.number] } };
  }),
  ofNumbered('card-of-two', 0.03, (one, others) => {
    const other = beside(one, others);
    return other && { text: one.text, input: { replyTo: [other.number, one.number] } };
  }),
  ofNumbered('line-quoted', 0.03, ({ id, number, said }) => ({
    text: `「${pick(lines, id).replace('#', number)}」\n- - - - - -\n${said}`,
  })),
  ofNumbered('number-in-marks', 0.03, ({ id, number, said }) => ({
    text: spaced(pick(marks, id).replace('#', number), said),
  })),
  ofNumbered('number-pointed-at', 0.03, ({ id, number, said }) => ({
    text: spaced(pick(pointed, id).replace('#', number), said),
  })),
  ofNumbered('number-behind', 0.05, ({ id, number, said }) =>
    /[。；;\n？]/.test(withoutStop(said)) || said.length > 16
      ? null
      : { text: withoutStop(said) + pick(behind, id).replace('#', number) },
  ),
  ofBoth('two-joined', 0.03, (both, id) => both.map(whole).join(pick(joints, id))),
  ofBoth('two-numbered', 0.03, (both, id) => {
    const leads = pick(numbering, id);
    return both.map((one, nth) => (leads[nth] ?? '') + whole(one)).join('\n');
  }),
  ofBoth('two-of-the-card', 0.03, ([first, second]) => `第一个${first?.said}；第二个${second?.said}`, true),
];
