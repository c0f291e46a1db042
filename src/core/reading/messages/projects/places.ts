/** Places in a list: 第二个, 倒数第二个, 前两个, 中间那个, 头尾两个, 后者, and what is left: 另一个, 其余两个. */
import type { Project } from '../../../registry.js';
import { goesOnAfterName } from '../../names/name-words.js';
import { parseNumber } from '../../numbers/numbers.js';
import { measuresOf } from '../../targets/targets.js';

const CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩';
export const HAN = '一二三四五六七八九十';
const NUMERAL = `[${HAN}]|\\d{1,2}`;
const COUNT = `[两${HAN}]|\\d{1,2}`;
const UNIT = '(?:[个项条处座家所间块片栋面幢部])(?!月|季度|星期|工作日)';
const THE = '[的那这]{0,2}';
/** What may follow a place that is told without 个. */
const SAID =
  '(?=[都全均已没未还也完竣好卡差在验正刚才昨今]|收[工官尾]|封顶|[开动]工|开[放业]|通[车水]|投[用入]|启用|停工|移交|[装修改做铺拆建种划换挖搭刷砌办弄搞通开移投交][好完齐妥成了着工交用付]|$)';
const FRONT = '最?[前上][面头边]|最[前上]|前|(?<![前后里上下])头|首|打头|开头|起头|领头|排头';
const BACK = '最?[后下][面头边]|最[后下]|后|最末|末尾|末了|末|尾巴|尾|倒数|压[轴尾]|垫底|最?底下';

type Found = Partial<Record<string, string>>;

interface Form {
  of: RegExp;
  /** The places meant, from 1 on, in a list of so many; none where it means none. */
  places(found: Found, length: number): readonly number[];
}

const numbered = (run: string, parted: RegExp): number[] =>
  run.split(parted).map((n) => parseNumber(n.replace(/[第 ]/g, '')) ?? 0);
const from = (first: number, count: number): number[] =>
  Array.from({ length: Math.max(0, count) }, (_, i) => first + i);

/** 7个，: and the next follows. */
const AMOUNT = '\\d{1,6}[\\u4e00-\\u9fff]{0,2}[，,、 ]?';

const FORMS: readonly Form[] = [
  // 前头那个收工，后头才挖坑: the one as the other, of two
  {
    of: new RegExp(
      `(?<front>前)[面头边]${SAID}(?=[^\\n]{1,24}[，,；;]后[面头边])|(?<=后[面头边][^\\n]{1,24}[，,；;])(?<first>前)[面头边]${SAID}|后[面头边]${SAID}(?=[^\\n]{1,24}[，,；;]前[面头边])|(?<=前[面头边][^\\n]{1,24}[，,；;])后[面头边]${SAID}`,
      'g',
    ),
    places: ({ front, first }, length) => (length === 2 ? [(front ?? first) ? 1 : 2] : []),
  },
  // 第一个到第三个
  {
    of: new RegExp(`第 ?(?<a>${NUMERAL})[个项条座]?[到至]第? ?(?<b>${NUMERAL}) ?(?:${UNIT}|${SAID})`, 'g'),
    places: ({ a = '', b = '' }) => from(parseNumber(a) ?? 0, (parseNumber(b) ?? 0) - (parseNumber(a) ?? 0) + 1),
  },
  // 第一、二、四个
  {
    of: new RegExp(`第 ?(?<run>(?:(?:${NUMERAL})[、,，和及]第? ?){1,9}(?:${NUMERAL})) ?${UNIT}`, 'g'),
    places: ({ run = '' }) => numbered(run, /[、,，和及]/),
  },
  // 头尾两个, 两头都
  {
    of: new RegExp(
      `(?<both>头尾|首尾|一头一尾|两头|两端)${THE}(?:两${UNIT}|${SAID})|(?:前后|一前一后)${THE}两${UNIT}`,
      'g',
    ),
    places: (_, length) => [1, length],
  },
  // 中间那个, 中间两个
  {
    of: new RegExp(
      `(?<![个项条座处家里])(?:正?中间|当中|居中|正中)${THE}(?:(?<count>${COUNT})?${UNIT}|${SAID}|(?<=的)(?=[，,]))`,
      'g',
    ),
    places({ count = '一' }, length) {
      const many = parseNumber(count) ?? 0;
      const before = (length - many) / 2;
      return before > 0 && Number.isInteger(before) ? from(before + 1, many) : [];
    },
  },
  { of: /(?<former>前者)/g, places: (_, length) => (length === 2 ? [1] : []) },
  { of: /(?<latter>后者)/g, places: (_, length) => (length === 2 ? [2] : []) },
  // 第二个, 倒数第二, ③
  {
    of: new RegExp(
      `(?<last>倒数)?第 ?(?<n>${NUMERAL}) ?(?:${UNIT}(?!到(?:现场|的|$)|来报|报的|知道)|(?![${HAN}\\d季批期次场轮年号天阶座处家台期户步排名时线手眼届位遍回趟件、幼]|小学|中学|高中|实验|人民|医院|工业|职|[个项条所间块片栋])|(?=、第))|(?<circled>[①-⑩])`,
      'g',
    ),
    places({ last, n = '', circled }, length) {
      const place = circled ? CIRCLED.indexOf(circled) + 1 : (parseNumber(n) ?? 0);
      return [last && place > 0 ? length + 1 - place : place];
    },
  },
  // 前两个, 最后一个, 下面那个; 24个了，差最后一个 is one of those that are counted
  {
    of: new RegExp(
      `(?<!\\d[^，,。；;]{0,6}[，,][还就只也]{0,2}[差剩缺欠]最?)(?:(?<front>${FRONT})|(?<back>${BACK}))${THE}(?<count>${COUNT})?${UNIT}`,
      'g',
    ),
    places({ front, back, count }, length) {
      const many = count ? (parseNumber(count) ?? 0) : front === '前' || back === '后' ? 0 : 1;
      return front ? from(1, many) : from(length - many + 1, many);
    },
  },
  // 打头的没完工, 最下面的; of two also 上面的
  {
    of: new RegExp(
      `(?:(?<front>最[前上][面头边]?|打头|领头|排头)|(?<back>最[后下][面头边]?|末尾|压[轴尾]|垫底))的(?=[，,。；;]|${SAID})`,
      'g',
    ),
    places: ({ front }, length) => [front ? 1 : length],
  },
  {
    of: new RegExp(`(?:(?<front>[前上])|[后下])[面头边]的(?:${SAID}|(?=\\d))`, 'g'),
    places: ({ front }, length) => (length === 2 ? [front ? 1 : 2] : []),
  },
  // 前面7后面168, 上头7个，下头168个
  {
    of: new RegExp(
      `(?<front>[前上])[面头边](?=${AMOUNT}[后下][面头边]\\d)|(?<=[前上][面头边]${AMOUNT})[后下][面头边](?=\\d)`,
      'g',
    ),
    places: ({ front }, length) => (length === 2 ? [front ? 1 : 2] : []),
  },
];

/** 二、四交付了，一、三欠着; 一和三完工，二没有; 一三完工，二没完. */
const HAN_RUN = new RegExp(
  `(?<=^|[\\n；;，,。 ])(?<run>[一二三四五六七八九]{2,5}|[${HAN}](?:[、和][${HAN}]){0,8})(?=都|已|均|也|还|完|未|没|好|交|欠|弄|搞|搁|在|建|竣|验|投|要[等到拖推]|得[等到拖推]|等到?[年节春明下]|拖|推[到迟后])`,
  'g',
);
/** 前面的都: those before what was named. */
const ALL_BEFORE = /(?:前面|前边|上面)(?:的|那?几[个项]|那些)(?=都|全|均|已|也)/g;
/** 剩下两个没完成, 另一个. */
const REST = new RegExp(
  `(?<![\\u4e00-\\u9fff](?<![就只还也仅了完成工好]))(?:剩下|剩余|其[余他]|余下|另外?|还有|还?剩)${THE}(?<count>一|${COUNT})?${UNIT}`,
  'g',
);
/** One of these with 个 tells of a place where no card was answered. */
export const SOME_PLACE = new RegExp(
  `前者|后者|第 ?(?:${NUMERAL}) ?${UNIT}|(?:头尾|首尾|前后)两${UNIT}|中间${THE}一?${UNIT}|(?:${FRONT}|${BACK})(?:${THE}(?:${COUNT})|[那这])${UNIT}|另外?[一那]${UNIT}`,
);

interface Listed {
  own: readonly Project[];
  list: readonly string[];
}

/** The text with the places written as the numbers of the projects that stand there, and what is left of the list as 其他的. */
export function placesAsNumbers(said: string, { own, list }: Listed): string {
  const listed = own.filter((p) => list.includes(p.number));
  const runs = [...said.matchAll(HAN_RUN)].some((m) => m[0].length > 1);
  const inTurn = IN_TURN.test(said);
  const forms = runs
    ? [...FORMS, { of: HAN_RUN, places: ({ run = '' }: Found) => numbered(run, /[、和]|(?<=[^、和])(?=[^、和])/) }]
    : FORMS;
  const text = forms.reduce(
    (words, { of, places }) =>
      words.replace(of, (...match) => {
        const [all, found, at] = [match[0] as string, match.at(-1) as Found, match.at(-3) as number];
        const meant = places(found, list.length);
        const numbers = meant.flatMap((place) => list[place - 1] ?? []);
        const isOne = numbers.length > 0 && numbers.length === meant.length;
        const after = words.slice(at + all.length);
        // 前面7后面168: so many of what the project counts
        const counted = NUMBER_ALONE.test(after) ? '有' : '';
        return isOne && !isOfName(words.slice(0, at), all, own) && !countsParts(all, after, listed, inTurn)
          ? ` ${numbers.join('、')} ${counted}`
          : all;
      }),
    said.replace(ALL_BEFORE, '其他的'),
  );
  const placed = list.filter((n) => new RegExp(`(?<![\\d-])${n}(?!\\d)`).test(text)).length;
  return text.replace(REST, (...match) => {
    const [all, found, at] = [match[0] as string, match.at(-1) as Found, match.at(-3) as number];
    const count = found.count ? (parseNumber(found.count) ?? 0) : /[那这]/.test(all) ? 1 : 0;
    const fits = placed > 0 ? count === list.length - placed : count > 0 && count < list.length;
    return fits && !countsParts(all, text.slice(at + all.length), listed, inTurn) ? '其他的' : all;
  });
}

/** 鹭湖第二完工了, of a card with 鹭湖第二幼儿园: what a project is called is no place in the list. */
const isOfName = (before: string, place: string, own: readonly Project[]): boolean =>
  place.startsWith('第') && HAN_END.test(before) && own.some((p) => p.name.includes(`${before.at(-1)}${place}`));
const HAN_END = /[\u4e00-\u9fff]$/;

const NUMBER_ALONE = /^\d{1,6}(?:$|[，,、 前后上下])/;

/** 前两个小区, 最后两项手续, 上面三个里有一个: what follows is no project of the list but a part of one, or only some of those. */
function countsParts(place: string, after: string, listed: readonly Project[], inTurn: boolean): boolean {
  if (/^(?:里|当中|之中|中(?![秋午心学旬小]))/.test(after)) return true;
  if (inTurn) return false;
  const unit = place.at(-1) ?? '';
  const noun = after.slice(0, 2);
  const targets = listed.map((p) => p.target);
  if (!'个项条者'.includes(unit) && targets.some((t) => measuresOf(t).some((m) => m.unit === unit))) return true;
  if (goesOnAfterName(after) || listed.some((p) => p.name.includes(noun))) return false;
  return PARTS.test(after) || targets.some((t) => t.includes(noun));
}

/** 第一个演练落下三次；第二个图书上架中: place by place, each with what is its own. */
const IN_TURN = /(?:^|[，,。；;\n ])第[一1]个[^\n]{1,200}[，,。；;\n ]第[二2]个/;

const PARTS =
  /^(?:手续|步骤|环节|阶段|标段|批次|工序|小区|社区|点位?|站点?|学校|班|村(?!里)|街|楼(?!道)|栋|路口|老人|孩子|问题|样|人|钟头|小时|字|数)/;
