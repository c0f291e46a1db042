/** Characters that XML 1.0 cannot hold: control characters, halves of surrogate pairs, U+FFFE and U+FFFF. */
const unwritable =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** Text as a document can hold it: line ends are '\n', what XML cannot hold is left out, everything else stays as it is. */
export const plainText = (text: string): string => text.replace(/\r\n?/g, '\n').replace(unwritable, '');

/** The paragraphs of a cell; an empty cell has one empty paragraph. */
export const paragraphsOf = (text: string): string[] => plainText(text).split('\n');

/** Text between tags. */
export const escapeXml = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
