/** How the same words are written: spaces, marks, faces, characters. */
import { pick, type RewordedKind, type Rewording, saying } from './rewording.js';

const faces = ['[抱拳]', '[捂脸]', '[微笑]', '😂', '😅', '🙏🙏', '☺️'];
const traditional: Readonly<Record<string, string>> = Object.fromEntries(
  ['没沒', '还還', '场場', '处處', '个個', '这這', '报報', '开開', '项項', '区區', '经經', '进進', '动動', '时時'].map(
    ([simple = '', written = '']) => [simple, written],
  ),
);

const apart = (text: string): string =>
  text.replace(/([\u4e00-\u9fff])(?=\d)/g, '$1 ').replace(/(\d)(?=[\u4e00-\u9fff])/g, '$1 ');
const withoutCommas = (text: string): string => text.replace(/[，,]/g, ' ');
const isCode = (text: string): boolean => text.trimStart().startsWith('/');

/** Of claims and of questions alike; what a space or a mark means goes by the text alone. */
const written = <K extends RewordedKind>(): Rewording<K>[] => [
  saying('figures-apart', 0.02, apart),
  saying('spaces-for-commas', 0.1, withoutCommas),
  saying('apart-and-spaces', 0.06, (text) => withoutCommas(apart(text))),
  saying('face-after', 0.03, (text, { id }) => (isCode(text) ? null : text.replace(/[。！!]*$/, '') + pick(faces, id))),
  saying('face-between', 0.06, (text, { id }) => text.replace('，', pick(faces, id))),
  saying('dots-between', 0.06, (text) => text.replace('，', '……')),
  saying('marks-twice', 0.02, (text) => text.replace(/[，。！？]/g, '$&$&')),
  saying('traditional', 0.02, (text) => text.replace(/[\u4e00-\u9fff]/g, (c) => traditional[c] ?? c)),
  saying('unseen-between', 0.01, (text) => [...text].join('\u200B')),
];

export const claimsWritten: readonly Rewording<'claims'>[] = written();
export const questionsWritten: readonly Rewording<'questions'>[] = written();
