/** Of projects that a message names, the one that it tells of only by the way. */
import type { Project } from '../../registry.js';
import type { Mention } from './projects/mentions.js';

/** A project named by the way of which something is told all the same: 一并完成了观澜公厕16座. */
export const passedOver = (
  text: string,
  mentions: readonly Mention[],
  spoken: ReadonlySet<string>,
  own: readonly Project[],
): Mention | undefined =>
  mentions.find(
    (m) =>
      !own.some((p) => spoken.has(p.number) && p.target.includes(text.slice(m.start, m.end))) &&
      m.sure &&
      !m.guessed &&
      m.by === 'name' &&
      spoken.size > 0 &&
      !m.numbers.some((n) => spoken.has(n)) &&
      TOLD_OF.test(text.slice(m.end)),
  );

const TOLD_OF = /^[^，,。；;\n]{0,3}(?:\d|[一二两三四五六七八九十]+[个座场家处]|已|未|没|完|还差|还剩)/;
