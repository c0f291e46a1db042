/** A piece of a text that another takes the place of; `start === end` puts it in between. */
export interface Splice {
  start: number;
  end: number;
  text: string;
}

/** The text with its pieces changed; pieces must not overlap. */
export function spliced(text: string, splices: readonly Splice[]): string {
  const parts: string[] = [];
  let kept = 0;
  for (const { start, end, text: instead } of [...splices].sort((a, b) => a.start - b.start)) {
    parts.push(text.slice(kept, start), instead);
    kept = end;
  }
  return [...parts, text.slice(kept)].join('');
}
