/** Several stretches about one project, or a message and the one before it, made one claim. */
import type { Figure } from '../../../measure.js';
import { TOTAL } from '../../figures/stock.js';
import { conversion } from '../../figures/unit-kinship.js';
import type { ChatClaim } from './chat-claim.js';

/** Two stretches about one project: what is said later counts, and adds to what was said before. */
export function joinedClaims(earlier: ChatClaim, later: ChatClaim): ChatClaim {
  const state = later.state === 'unknown' && !later.doubtful ? earlier.state : later.state;
  return {
    state,
    completedOn: state === 'completed' ? (later.completedOn ?? earlier.completedOn) : null,
    expectedOn: state === 'completed' ? null : (later.expectedOn ?? earlier.expectedOn),
    speaksOf: later.speaksOf ?? earlier.speaksOf,
    says: state === 'completed' ? null : (later.says ?? earlier.says),
    figures: [...earlier.figures, ...later.figures],
    doubtful: later.doubtful ?? (later.state === 'unknown' ? earlier.doubtful : null),
  };
}

/**
 * Without the totals, and what lacked, that a later message gives anew: 15座, then 「16座，数漏了」. 差1个, then 「现在10个全装好，已完成」:
 * what lacked does so no more.
 */
export function withoutSuperseded(earlier: ChatClaim, later: ChatClaim): ChatClaim {
  const anew = later.figures.filter((f) => f.kind === 'cumulative' || f.kind === 'remaining');
  const isDone = later.state === 'completed' && anew.every((f) => f.kind === 'cumulative');
  return {
    ...earlier,
    figures: earlier.figures.filter(
      (f) =>
        !(isDone && f.kind === 'remaining') &&
        !anew.some((l) => l.kind === f.kind && (isOtherUnit(l, f) || (l.unit === f.unit && sameNoun(l.of, f.of)))),
    ),
  };
}

/** 藏书还差3000册, then 「书房2座都开了」: what is told as done is counted in another unit, and nothing is said of all. */
export function leavesLacking(earlier: ChatClaim, later: ChatClaim, text: string): boolean {
  const counted = later.figures.filter((f) => f.kind === 'cumulative' || f.kind === 'new');
  return (
    later.state === 'completed' &&
    counted.length > 0 &&
    !OF_ALL.test(text) &&
    earlier.figures.some(
      (f) =>
        f.kind === 'remaining' &&
        f.quantity > 0 &&
        (!/^[个项]$/.test(f.unit) || KNOWN_NOUN.test(f.of ?? '')) &&
        counted.every((c) => c.unit !== f.unit),
    )
  );
}

/** 24个社区全覆盖，完成 */
const OF_ALL = /(?:^|[，,])(?:已经?|全部|全|都|均)*(?:完成|完工|达标|齐了)了?[。！!]*$/;

/** 12米, then 12公里: the same amount with its right unit. */
const isOtherUnit = (later: Figure, earlier: Figure): boolean =>
  later.quantity === earlier.quantity && later.unit !== earlier.unit && conversion(later.unit, earlier.unit) !== null;

const sameNoun = (a: string | undefined, b: string | undefined): boolean =>
  a === undefined ||
  b === undefined ||
  a.length < 2 ||
  b.length < 2 ||
  a.includes(b) ||
  b.includes(a) ||
  !(KNOWN_NOUN.test(a) && KNOWN_NOUN.test(b));

/** Words that are surely a noun and not a remainder of the sentence. */
const KNOWN_NOUN = /岗位|泊位|车位|学位|插口|充电|人次|藏书|书房|讲座|培训|咨询|演出|床位|绿化|路口/;

/** A correction takes the place of what was said: figures of the same unit and kind, the state, the days. `text`: its words. */
export function correctedClaim(earlier: ChatClaim, correction: ChatClaim, text: string): ChatClaim {
  const kept = earlier.figures.filter(
    (f) =>
      !correction.figures.some(
        (c) =>
          (c.unit === f.unit || c.unit === '' || f.unit === '' || isOtherUnit(c, f)) &&
          (c.kind === f.kind || correction.figures.length === 1),
      ),
  );
  const named = correction.figures.map((c) => {
    const before = earlier.figures.find((f) => f.kind === c.kind || correction.figures.length === 1);
    // 打错，125件是累计数: the kind itself is what is corrected
    const ofAll = c.kind === 'cumulative' && TOTAL.test(text);
    return before && !ofAll
      ? {
          ...c,
          unit: c.unit || before.unit,
          kind: c.kind === 'cumulative' ? before.kind : c.kind,
          ...(c.of || !before.of ? {} : { of: before.of }),
          ...(c.period || !before.period ? {} : { period: before.period }),
        }
      : c;
  });
  return joinedClaims({ ...earlier, figures: kept }, { ...correction, figures: named });
}
