/** What can be counted in a target or a claim. */

export type Comparison = 'at_least' | 'exactly' | 'at_most';

/** One counted promise of a target: 不少于 40 场 活动 → {40, '场', '活动', 'at_least'}. '%' is a unit. */
export interface Measure {
  quantity: number;
  unit: string;
  of: string;
  comparison: Comparison;
}

export type FigureKind = 'cumulative' | 'new' | 'remaining' | 'planned';

/** One quantity that somebody reported: 已办8场 → {8, '场', kind 'cumulative'}. */
export interface Figure {
  quantity: number;
  unit: string;
  of?: string;
  kind: FigureKind;
  /** The period it speaks of, as written: '12月', '第四季度', '全年', '上半年'. */
  period?: string;
}

export type DoubtCode =
  | 'short_of_target' // claimed done, the figures fall short
  | 'done_but_open' // the figures reach the target, claimed open
  | 'no_evidence' // claimed done, nothing said
  | 'other_basis' // the figures count another thing
  | 'unreadable';

/** A claim that the figures do not bear out. `message` is Chinese and shows the sum. */
export interface Doubt {
  code: DoubtCode;
  message: string;
  claimed?: number;
  target?: number;
}
