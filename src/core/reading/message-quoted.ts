/** What a message repeats of the office's or the bot's before it answers: a card quoted, a line copied. */

const MOST_QUOTED = 2000;

/** 「…」 over a rule, as chat programs quote. */
const OVER_RULE = new RegExp(`^「([^」]{0,${MOST_QUOTED}})」\\s*(?:[-—－_=]\\s?){3,}\\s*`);

/** What only the office says: contacts do not ask to be reported to. */
const DEMANDS =
  /请(?:尽快|及时|抓紧|今天|按时|继续)?(?:填报|上报|报送|回复|反馈|更新|说明|报)|(?:未|没有?)(?:填报|上报|报(?![名批建警审]))|^督办|怎么样|如何|[?？]\s*$/;

/** In marks at the head, or after 回复 and the name of who is answered. */
const IN_MARKS =
  /^(?:「([^」\n]{1,400})」|“([^”\n]{1,400})”|【([^】\n]{1,400})】|回复 ?@?[^：:\n]{1,12}[：:]([^\n]{1,400})\n)\s*/;

/** A line of its own, without any marks. */
const OWN_LINE =
  /^([^\n]{1,200}(?:请(?:尽快|及时|抓紧)?(?:填报|上报|报送)|[未没]有?(?:填报|上报))[^\n，,；;]{0,8})\n\s*/;

/** The quotation at the head of a message, and what is said by the writer. `quoted` is empty where there is none. */
export function withoutQuoted(whole: string): { quoted: string; said: string } {
  const ruled = OVER_RULE.exec(whole);
  const marked = IN_MARKS.exec(whole);
  const words = marked?.slice(1).find((one) => one !== undefined) ?? '';
  const found = ruled ?? (DEMANDS.test(words) ? marked : null) ?? OWN_LINE.exec(whole);
  if (found && found[0].length < whole.length)
    return { quoted: found === marked ? words : (found[1] ?? ''), said: whole.slice(found[0].length) };
  const lines = quotedLines(whole);
  return { quoted: lines, said: whole.slice(lines.length) };
}

/** The lines at the head of a message that begin with >. */
function quotedLines(text: string): string {
  const lines = text.split(/(?<=\n)/);
  const first = lines.findIndex((line) => !/^[>＞]/.test(line));
  return first > 0 ? lines.slice(0, first).join('') : '';
}
