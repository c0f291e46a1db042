/**
 * The parsing process: takes one file, answers once as JSON, and ends. It is started with a small heap and killed when it takes
 * too long; whatever a hostile file does, it does it here.
 */
import { Refusal } from '#src/core/refusal.js';
import { annotatedCopy } from './annotated-copy.js';
import { readKeyList } from './key-list.js';
import { damaged, limits, tooMuchMemory } from './limits.js';
import type { ParseAnswer, ParseTask } from './parse-file.js';
import { readDocument } from './read-document.js';
import { readForm } from './reading.js';

process.once('message', (task: ParseTask) => {
  void answerTo(task).then((json) => process.send?.(json, () => process.disconnect()));
});

async function answerTo(task: ParseTask): Promise<string> {
  try {
    if (task.what === 'annotated') {
      const { bytes, ...copy } = await annotatedCopy(task.bytes, task.options, task.at);
      return JSON.stringify({ copy: { ...copy, base64: Buffer.from(bytes).toString('base64') } } satisfies ParseAnswer);
    }
    const document = await readDocument(task.bytes);
    const result = task.what === 'form' ? readForm(document, task.options) : readKeyList(document);
    const json = JSON.stringify({ result } satisfies ParseAnswer);
    if (json.length > limits.answerCharacters) throw tooMuchMemory();
    return json;
  } catch (error) {
    return JSON.stringify(refusalOf(error instanceof Refusal ? error : damaged(error)));
  }
}

const refusalOf = ({ code, shown, cause }: Refusal): ParseAnswer => ({
  refusal: { code, shown, cause: cause === undefined ? null : String(cause) },
});
