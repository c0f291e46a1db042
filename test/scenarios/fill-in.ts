/** A form answered step by step, as a person does who has the answers beside them. */
import type { Received } from './stage.js';

const CHECK = '请核对';

/**
 * Answers what is asked until all is said, then sends it off. What is not given stays as it is, or is left out. Returns what
 * came of sending it off, or of leaving out what must be said. Throws where it is not asked for something that was given, or the talk does not end.
 */
export async function fillIn(
  asked: readonly Received[],
  form: Readonly<Record<string, string>>,
  say: (words: string) => Promise<Received[]>,
): Promise<Received[]> {
  const given = new Map(Object.entries(form));
  let last = lastOf(asked);
  for (let turn = 0; turn < 40; turn += 1) {
    if (last.includes(CHECK)) {
      const [label] = [...given.keys()];
      if (label === undefined) return say('提交');
      const number = new RegExp(`^(\\d+)[.．] ${escaped(label)}：`, 'm').exec(last)?.[1];
      if (!number) throw new Error(`${label} is not asked for: ${last}`);
      last = lastOf(await say(`改 ${number}`));
      continue;
    }
    const label = /^\d+[.．] (.+?)(?:（可不填）)?$/m.exec(last)?.[1];
    if (label === undefined) throw new Error(`nothing is asked: ${last}`);
    const key = [...given.keys()].find((one) => one === label || one === `${label}（可不填）`);
    const answer = key === undefined ? null : (given.get(key)?.trim() ?? '');
    if (key !== undefined) given.delete(key);
    const reply = await say(answer || (answer === null && last.includes('现有内容') ? '不变' : '跳过'));
    last = lastOf(reply);
    if (answer === '' && last.includes(`还没有写：${label}`)) return reply;
  }
  throw new Error('the talk does not end');
}

const lastOf = (received: readonly Received[]): string => received.at(-1)?.text ?? '';
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
