/** Text from people stays text, and long text is divided, never cut. */

/** Marks of the platform's markdown and their full-width twins, which mean nothing: it knows no way to escape them. */
const TWINS: Record<string, string> = {
  '*': '＊',
  _: '＿',
  '`': '｀',
  '[': '［',
  ']': '］',
  '<': '＜',
  '>': '＞',
  '|': '｜',
  '~': '～',
  '\\': '＼',
};
/** Within a word an underscore marks nothing, and ids have them. */
const MARKS = /[*`[\]<>|~\\]|_(?![A-Za-z0-9])|(?<![A-Za-z0-9])_/g;
/** Headings, lists, quotes and rules begin a line; an address would become a link. */
const LINE_START = /^([ \t]*)(?:([#=]|[-+](?=[\s+-]))|(\d+)\.(?!\d))/gm;
const ADDRESS = /:\/\//g;
const START_TWINS: Record<string, string> = { '#': '＃', '-': '－', '+': '＋', '=': '＝' };

/** Plain text as markdown that shows it as it is; marks are told by their full-width twins. */
export const plainMarkdown = (text: string): string =>
  text
    .replace(MARKS, (mark) => TWINS[mark] ?? mark)
    .replace(ADDRESS, '：//')
    .replace(LINE_START, (_all, indent: string, mark: string | undefined, digits: string | undefined) =>
      mark === undefined ? `${indent}${digits}．` : `${indent}${START_TWINS[mark] ?? mark}`,
    );

/**
 * The text as pieces that `fits` takes, divided at line ends where it can be, else between characters. `fits` of one
 * character must hold.
 */
export function pieces(text: string, fits: (piece: string) => boolean): string[] {
  if (fits(text)) return [text];
  const made: string[] = [];
  let piece = '';
  for (const line of text.split('\n')) {
    const longer = piece === '' ? line : `${piece}\n${line}`;
    if (fits(longer)) {
      piece = longer;
      continue;
    }
    if (piece !== '') made.push(piece);
    const parts = fits(line) ? [line] : divided(line, fits);
    made.push(...parts.slice(0, -1));
    piece = parts.at(-1) ?? '';
  }
  return piece === '' ? made : [...made, piece];
}

function divided(line: string, fits: (piece: string) => boolean): string[] {
  const characters = [...line];
  const made: string[] = [];
  for (let from = 0; from < characters.length; ) {
    let [few, many] = [1, characters.length - from];
    while (few < many) {
      const middle = Math.ceil((few + many) / 2);
      if (fits(characters.slice(from, from + middle).join(''))) few = middle;
      else many = middle - 1;
    }
    made.push(characters.slice(from, from + few).join(''));
    from += few;
  }
  return made;
}
