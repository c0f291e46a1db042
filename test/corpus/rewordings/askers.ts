/** Who asks, where, and of which street: what may be answered follows from the rules of access. */
import type { Expected } from '../tool/expectations.js';
import { streets } from '../tool/registry.js';
import { dressing, pick, type Rewording, type Worded } from './rewording.js';

type Question = Worded<'questions'>;

/** Asked by one who may know everything, where everything may be said, and not after another question. */
const isFree = ({ input }: Question): boolean =>
  (input.role === 'leader' || input.role === 'office') &&
  !String(input.room).startsWith('unit:') &&
  input.after === undefined;
const isAnswered = ({ expect }: Question): boolean =>
  (expect.outcome === 'answer' || expect.outcome === 'private') && expect.intent !== 'help';

/** The one street that it is asked of by its name, and nothing narrower; null where there is none. */
function streetOf({ text, expect: { filter, alsoRight } }: Question): string | null {
  const [street, ...others] = filter?.unit ?? [];
  const isNarrower = filter?.number ?? filter?.name ?? filter?.text ?? alsoRight;
  return street && others.length === 0 && streets.includes(street) && !isNarrower && text.includes(street.slice(0, 2))
    ? street
    : null;
}

const refused: Partial<Expected['questions']> = { filter: {}, outcome: 'refuse' };

export const questionAskers: readonly Rewording<'questions'>[] = [
  dressing('asked-by-an-outsider', 0, (one) =>
    isAnswered(one)
      ? {
          text: one.text,
          input: { role: 'none', unit: undefined, room: 'direct' },
          expect: { ...one.expect, ...refused },
        }
      : null,
  ),
  dressing('asked-by-office-or-leader', 0.01, (one) =>
    isAnswered(one) && isFree(one)
      ? { text: one.text, input: { role: one.input.role === 'leader' ? 'office' : 'leader', room: 'direct' } }
      : null,
  ),
  dressing('asked-by-another-unit', 0.02, (one) =>
    isAnswered(one) && isFree(one) && streetOf(one)
      ? {
          text: one.text,
          input: { role: pick(['contact', 'unit_leader'], one.id), unit: '区水务局', room: 'direct' },
          expect: { ...one.expect, ...refused },
        }
      : null,
  ),
  dressing('asked-in-another-units-room', 0.02, (one) =>
    isAnswered(one) && isFree(one) && streetOf(one) && !/[你您]/.test(one.text)
      ? { text: one.text, input: { room: 'unit:区水务局' }, expect: { ...one.expect, outcome: 'private' } }
      : null,
  ),
  dressing('another-street', 0.02, (one) => {
    const street = isFree(one) ? streetOf(one) : null;
    if (!street) return null;
    // 龙华 alone may be the district.
    const other = pick(
      streets.filter((s) => s !== street && s !== '龙华街道'),
      one.id,
    );
    const expect = { ...one.expect, filter: { ...one.expect.filter, unit: [other] } };
    return { text: one.text.replaceAll(street.slice(0, 2), other.slice(0, 2)), expect };
  }),
];
