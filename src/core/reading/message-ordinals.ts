/** 第一个, 前两个, 最后一个, 1已完成 2还差3场: places in the list of the card replied to. */
import type { Project } from '../registry.js';
import { mentionsIn } from './message-mentions.js';
import { parseNumber } from './numbers.js';

const CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩';
const HAN_NUMBERS = '一二三四五六七八九十';
const PLACE =
  /第 ?([一二三四五六七八九十]|\d{1,2}) ?(?:(?:个|项|条)(?!月|季度|星期|工作日)|(?![一二三四五六七八九十\d季批期次场轮年号天阶座处家台期户步、幼]|小学|中学|高中|实验|人民|医院|工业|职)|(?=、第))|([①-⑩])/g;
/** 第一、二、四个 says 第一个、第二个、第四个. */
const SHORT_LIST =
  /第 ?((?:(?:[一二三四五六七八九十]|\d{1,2})[、,，和及]第? ?){1,9}(?:[一二三四五六七八九十]|\d{1,2})) ?(个|项|条)(?!月|季度|星期|工作日)/g;
/** 二、四交付了，一、三欠着. */
const HAN_LIST =
  /(?<=^|[\n；;，,。 ])([一二三四五六七八九十](?:[、和][一二三四五六七八九十]){1,8})(?=都|已|均|也|还|完|未|没|好|交|欠|弄|搞|搁|在|建|竣|验|投)/g;
/** 剩下两个没完成. */
const REST =
  /(?:剩下|剩余|其余|余下|另外?)(?:的|那)?([两二三四五六七八九十]|\d)(?:个|项)(?![\u4e00-\u9fff]{0,4}(?:柜|点|插口|泊位|小区))/g;
const ENDS = /(前|后|最后)[面头边]?(?:的|那|这)?([一两二三四五六七八九十]|\d{1,2})?(?:个|项)(?!月|季度|星期|工作日)/g;
/** 三个里头就市场没完: how many there are. */
const OF_THEM =
  /^(?<count>[两二三四五六七八九十]|\d{1,2})(?:个|项|条)(?:里头|里面|里|当中|之中|中)(?=就|只|单|唯|有|，)/;

/** The one between two others. */
const MIDDLE = /(?:正?中间|当中)(?:的|那|这)*(?:一?[个项条]|(?=没|未|还|已|完|好|都|也|卡|差))/g;
/** Other words for the same places. */
const ALIKE: readonly (readonly [RegExp, string])[] = [
  [/(?<![前后里上下])头(?=[一两二三四五六七八九\d](?:个|项|条))/g, '前'],
  [/首(?=[两二三四五](?:个|项|条))/g, '前'],
  [/(?:打头|开头|领头|排头|首)(?:的|那|这)*一?(?=个|项|条)/g, '第一'],
  [/(?:最末|末尾|末了|末|尾巴|压[轴尾]|垫底|倒数第一|最后头)(?:的|那|这)*(?=[一两二三]?(?:个|项|条))/g, '最后'],
  [/压[轴尾]的(?=$|[，,。；;没未还已完也])/g, '最后一个'],
  [/两头(?=都|全|均|已)|首尾(?:两[个项])?(?=都|全|均|已)/g, '第一个、最后一个'],
  [/(?:前面|前边|上面)(?:的|那?几[个项]|那些)(?=都|全|均|已|也)/g, '其他的'],
];
/** At the beginning of a line or clause: 1已完成, 2、还差3场, 3: 未开工. */
const LINE =
  /(^|[\n；;，,。 ])(\d{1,2}) ?(?:[.、:：)）](?!\d)|(?=已|未|没|完|还|正|在|也|都|差|好了|开工|拖|搁|卡|欠|竣|搞|弄|待))/g;
const LISTED =
  /(^|[\n；;，,。 ])(\d{1,2}(?:[、,，和](?:\d{1,2})){1,9})(?=都|已|均|完|未|没|还|也|好了|搞|弄|竣|投|交|妥|在|办)/g;

const NUMBERING = '[（(]?(?:\\d{1,2}|[一二三四五六七八九十]{1,2})[.、)）:：]';
const LINE_NUMBER = new RegExp(`^\\s*${NUMBERING}\\s*`);
const NUMBER_BEFORE_NUMBER = new RegExp(
  `(^|[\\n；;。：:])\\s*${NUMBERING}\\s*(?=[〔【[（(]?\\d{1,3} ?[-–—−] ?\\d)`,
  'g',
);

interface Listed {
  own: readonly Project[];
  list: readonly string[];
}

/** 「1.9-2已完成 2.11-3…」 and lines numbered from 1 on: the numbering says nothing of projects. */
export function withoutNumbering(text: string, list: readonly string[]): string {
  const lines = text.split('\n');
  const numbered =
    lines.length > 1 &&
    lines.every((line, i) => new RegExp(`^\\s*[（(]?(?:${i + 1}|${HAN_NUMBERS[i]})[.、)）:：]`).test(line));
  const plain = numbered && list.length < 2 ? lines.map((l) => l.replace(LINE_NUMBER, '')).join('\n') : text;
  return plain.replace(NUMBER_BEFORE_NUMBER, '$1');
}

const OF_MATTER =
  /(?:事项|第)?(?<!\d)(\d{1,2}) ?(?:号|项|大项)?(?:事项)?(?:里|中|下)?面?的?第 ?([一二三四五六七八九十]|\d{1,2}) ?(?:个|项|条)(?:项目)?/g;

/** 事项9里的第3个项目, 13的第4个: 9-3, 13-4. */
export function ordinalsOfMatters(text: string, own: readonly Project[]): string {
  return text.replace(OF_MATTER, (all: string, matter: string, n: string) => {
    const number = `${matter}-${parseNumber(n)}`;
    return own.some((p) => p.number === number) ? ` ${number} ` : all;
  });
}

/** 前者, 后一项, 第二个: a place among several, and no month or week. */
const SOME_PLACE =
  /前者|后者|(?:[前后头]|最后|末)[一两二三四五六七八九](?:个|项|条)(?!月|季度|星期|工作日)|第[一二三四五](?:个|项|条)(?!月|季度|星期|工作日)/;
const CLAIMS = /[完竣成好已没未差剩%]|\d ?[\u4e00-\u9fff]/;

/** 「8-2、8-3：前者完成，后者没有」: places among the projects that the message names first. What says nothing of them yet is left out. */
function amongNamed(text: string, own: readonly Project[]): string {
  const at = text.search(SOME_PLACE);
  const head = text.slice(0, Math.max(0, at));
  const named = at > 0 ? mentionsIn(head, own) : [];
  const list = [...new Set(named.flatMap((m) => (m.sure ? m.numbers : [])))];
  const rest = named.reduceRight((said, m) => said.slice(0, m.start) + said.slice(m.end), head);
  if (list.length < 2) return text;
  const placed = ordinalsAsNumbers(text.slice(at), { own, list });
  if (placed === text.slice(at)) return text;
  if (!CLAIMS.test(rest)) return placed;
  return /^[前后]者/.test(text.slice(at)) ? head + placed : text;
}

/** The text with the places written as the numbers of the projects that stand there: in the list, or in the message itself. */
export function ordinalsAsNumbers(said: string, { own, list }: Listed): string {
  if (list.length < 2) return amongNamed(said, own);
  const text = ALIKE.reduce((words, [from, to]) => words.replace(from, to), said);
  const known = new Set(own.map((p) => p.number));
  const at = (place: number) => list[place - 1];
  const written = (place: number, otherwise: string) => (at(place) ? ` ${at(place)} ` : otherwise);
  const whole = OF_THEM.exec(text)?.groups?.count;
  if (whole && parseNumber(whole) === list.length) return ordinalsAsNumbers(text.replace(OF_THEM, ''), { own, list });
  const [former, latter] = list.length === 2 ? list : [];
  const places = text
    .replace(REST, (all: string, n: string) => ((parseNumber(n) ?? 0) < list.length ? '其他的' : all))
    .replace(SHORT_LIST, (_all: string, run: string, word: string) =>
      run
        .split(/[、,，和及]/)
        .map((n) => `第${n.replace(/[第 ]/g, '')}${word}`)
        .join('、'),
    )
    .replace(HAN_LIST, (_all: string, run: string) =>
      run
        .split(/[、和]/)
        .map((n) => `第${n}个`)
        .join('、'),
    )
    .replace(MIDDLE, (all: string) => (list.length === 3 ? ` ${list[1]} ` : all))
    .replace(/前者|后者/g, (word) => (former && latter ? ` ${word === '前者' ? former : latter} ` : word))
    .replace(PLACE, (all: string, n?: string, circled?: string) => {
      const place = circled ? CIRCLED.indexOf(circled) + 1 : (parseNumber(n ?? '') ?? 0);
      return known.has(String(place)) && place > list.length ? all : written(place, all);
    })
    .replace(ENDS, (all: string, side: string, n?: string) => {
      const count = n ? (parseNumber(n) ?? 0) : side === '最后' || /[面头边]/.test(all) ? 1 : 0;
      if (count === 0 || count > list.length) return all;
      const numbers = side === '前' ? list.slice(0, count) : list.slice(-count);
      return ` ${numbers.join('、')} `;
    });
  const listed = places.replace(LISTED, (all: string, lead: string, run: string) => {
    const numbers = run.split(/[、,，和]/).map((n) => at(Number(n)));
    return numbers.every((n) => n !== undefined) ? `${lead} ${numbers.join('、')} ` : all;
  });
  const lines = [...listed.matchAll(LINE)].map((m) => Number(m[2]));
  const fits = lines.length > 0 && lines.every((n) => n >= 1 && n <= list.length && !known.has(String(n)));
  return fits ? listed.replace(LINE, (_all: string, lead: string, n: string) => `${lead}${at(Number(n))} `) : listed;
}
