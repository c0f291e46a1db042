import type { NumberParagraph } from './docx-numbering.js';

interface RawParagraph {
  text: string;
  /** The list it is numbered by, and its level there. */
  list: string | null;
  level: number;
  /** Its mark is deleted: the next paragraph goes on in it. */
  runsOn: boolean;
}

export type TextBuilder = ReturnType<typeof textBuilder>;

/** Takes a document's paragraphs and runs as they open and close, and gives the text that is shown, all changes accepted. */
export function textBuilder(numberParagraph: NumberParagraph, onParagraph: (text: string) => void) {
  const paragraphs: RawParagraph[] = [];
  const runs: { text: string; isHidden: boolean }[] = [];
  /** Complex fields that are open: their code is dropped, their result kept. */
  const fields: ('code' | 'result')[] = [];
  let carried = '';
  let dropped = 0;

  return {
    openParagraph: () => paragraphs.push({ text: '', list: null, level: 0, runsOn: false }),
    setParagraph(properties: Partial<Omit<RawParagraph, 'text'>>) {
      const paragraph = paragraphs.at(-1);
      if (paragraph) Object.assign(paragraph, properties);
    },
    closeParagraph() {
      const paragraph = paragraphs.pop();
      if (!paragraph) return;
      const { list, level, runsOn } = paragraph;
      const number = list === null ? '' : numberParagraph(list, level);
      const text = carried + paragraph.text;
      carried = runsOn ? text : '';
      // A number alone is what the cell says (序号 is often numbered by Word); before a text it is its numbering.
      if (!runsOn) onParagraph(text.trim() === '' && number !== '' ? number : text);
    },

    openRun: () => runs.push({ text: '', isHidden: false }),
    hideRun(isHidden: boolean) {
      const run = runs.at(-1);
      if (run) run.isHidden = isHidden;
    },
    put(text: string) {
      const run = runs.at(-1);
      if (run && dropped === 0 && !fields.includes('code')) run.text += text;
    },
    closeRun() {
      const run = runs.pop();
      const paragraph = paragraphs.at(-1);
      if (run && paragraph && !run.isHidden) paragraph.text += run.text;
    },

    field(mark: string) {
      if (mark === 'begin') fields.push('code');
      if (mark === 'separate' && fields.length > 0) fields[fields.length - 1] = 'result';
      if (mark === 'end') fields.pop();
    },
    /** From here on nothing is shown, until as many `resume` as `drop` have come. */
    drop: () => {
      dropped += 1;
    },
    resume: () => {
      dropped -= 1;
    },
    /** At the end of a cell: nothing goes on in the next one. */
    endCell() {
      if (carried !== '') onParagraph(carried);
      carried = '';
      fields.length = 0;
    },
  };
}
