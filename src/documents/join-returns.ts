/** One return of a project: a unit's own, or the joint return of the row (`unit` null, rule 17). */
export interface UnitReturn {
  unit: string | null;
  completion: string;
  problems: string;
  nextSteps: string;
}

/** The three reported texts of a row. */
export type ReturnTexts = Omit<UnitReturn, 'unit'>;

const fields = ['completion', 'problems', 'nextSteps'] as const;

/**
 * The returns of one project as the texts of its row. A joint return alone, or the return of a sole lead unit, stays verbatim.
 * Otherwise each unit's text follows under its name (「民治街道：」) in the order of `leadUnits`, behind what the joint return says
 * for the others. A unit's own return replaces what an earlier export wrote under its name, so that importing the joined row
 * and joining again gives the same row. The joint text is left out once every lead unit has its own.
 */
export function joinReturns(returns: readonly UnitReturn[], leadUnits: readonly string[]): ReturnTexts {
  const joint = returns.find(({ unit }) => unit === null) ?? null;
  const own = inOrder(returns, leadUnits);
  const [first] = own;
  if (!first) return textsOf(joint);
  if (leadUnits.length === 1 && first.unit === leadUnits[0]) return textsOf(first);
  const everyone = leadUnits.every((unit) => own.some((each) => each.unit === unit));
  const [completion = '', problems = '', nextSteps = ''] = fields.map((field) => {
    const earlier = splitReturn(joint?.[field] ?? '', leadUnits);
    const shared = everyone ? '' : earlier.shared;
    const sections = leadOrder(own, leadUnits).map((unit) => {
      const said = own.find((each) => each.unit === unit);
      return { unit, text: said ? said[field] : (earlier.units.find((each) => each.unit === unit)?.text ?? '') };
    });
    return [shared, ...sections.map(({ unit, text }) => section(unit, text))].filter((text) => text !== '').join('\n');
  });
  return { completion, problems, nextSteps };
}

/** A joined text in its parts. */
export interface SplitReturn {
  /** What stands before the first unit's name. */
  shared: string;
  units: { unit: string; text: string }[];
}

/**
 * The reverse of `joinReturns` for one cell: paragraphs that begin with a lead unit's name and a colon open that unit's part.
 * Exact as long as no unit's own text has such a paragraph.
 */
export function splitReturn(text: string, leadUnits: readonly string[]): SplitReturn {
  const shared: string[] = [];
  const parts: { unit: string; lines: string[] }[] = [];
  for (const line of text.split('\n')) {
    const unit = leadUnits.find((name) => line.startsWith(`${name}：`));
    if (unit !== undefined) parts.push({ unit, lines: [line.slice(unit.length + 1)] });
    else (parts.at(-1)?.lines ?? shared).push(line);
  }
  const units = parts.map(({ unit, lines }) => ({
    unit,
    text: (lines[0] === '' && lines.length > 1 ? lines.slice(1) : lines).join('\n'),
  }));
  return { shared: shared.join('\n'), units };
}

/** One paragraph goes on behind the name; several begin on a line of their own. */
const section = (unit: string, text: string): string =>
  text === '' ? '' : `${unit}：${text.includes('\n') ? '\n' : ''}${text}`;

const textsOf = (from: UnitReturn | null): ReturnTexts => ({
  completion: from?.completion ?? '',
  problems: from?.problems ?? '',
  nextSteps: from?.nextSteps ?? '',
});

/** Units' own returns, the last of each, lead units first in their order. */
function inOrder(returns: readonly UnitReturn[], leadUnits: readonly string[]): (UnitReturn & { unit: string })[] {
  const last = new Map<string, UnitReturn & { unit: string }>();
  for (const each of returns) if (each.unit !== null) last.set(each.unit, { ...each, unit: each.unit });
  return leadOrder([...last.values()], leadUnits).flatMap((unit) => last.get(unit) ?? []);
}

const leadOrder = (own: readonly { unit: string }[], leadUnits: readonly string[]): string[] => [
  ...new Set([...leadUnits, ...own.map(({ unit }) => unit)]),
];
