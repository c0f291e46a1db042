/**
 * Tables pasted into a chat, cells parted by tabs or strokes: what a column is of tells what its cells say (是否完成｜否), and what numbers the
 * rows, quotes the target or names who is in charge is left out. Rows come out as lines that one could have typed.
 */

const PARTS = /\t| *[|｜│] */;
const RULE = /^[\s|｜│:：+-]+$/;

/** 序号, 责任人, 年度目标: nothing of how it stands. */
const PASSED_OVER =
  /^(?:序号?|行号|(?:责任|牵头|主办|配合)(?:单位|部门|人)|单位|部门|联系(?:人|电话|方式)|经办人?|填报人|电话|分类|类别|事项类别|(?:年度|全年)?(?:目标|任务)(?:数|值|量)?|计划数)$/;
/** 是否完成, 是否投用. */
const ASKS =
  /^(?:是否|有无|已否)(?:已经?|按期|如期)?(?<deed>完成|完工|竣工|达标|投用|投入使用|启用|开放|移交|开工)(?:年度|全年)?(?:目标|任务)?$/;
/** 项目, 进展, 情况说明. */
const COLUMN =
  /^(?:编号|项目(?:编号|名称)?|名称|工程(?:名称)?|街道|(?:工作|目前|当前|最新|实际)?(?:进展|进度|情况|状态|完成)(?:情况|说明|数量?|状态)?|情况说明|数量|备注|说明|(?:存在|主要)?问题|原因|下一?步(?:计划|打算|工作|安排)?|(?:完成|预计完成|计划完成)?(?:时间|日期))$/;
const YES = /^(?:是的?|√|✓|✔|✅|☑|[Yy](?:es)?|对)$/;
const NO = /^(?:否|不是|×|✗|✘|❌|☒|[Nn]o?|未|没有?|没完)$/;

/** 责任人：黄工: a cell that says so itself. */
const KEYED = /^(?<key>[\u4e00-\u9fff]{1,8})[：:]./;

/** 18-7 | 27个 | 未完成: a row that begins with its project needs no head. */
const OF_PROJECT = /^[〔【[（(]?\d{1,2}-\d{1,2}[〕】\])）]?$/;

const cellsOf = (line: string): string[] =>
  line
    .replace(/^ *[|｜│]|[|｜│] *$/g, '')
    .split(PARTS)
    .map((cell) => cell.trim());

const isHeader = (cells: readonly string[]): boolean =>
  cells.length > 1 && cells.every((cell) => PASSED_OVER.test(cell) || ASKS.test(cell) || COLUMN.test(cell));

/** What a cell says under the head of its column; '' where that is nothing of the work. */
function said(cell: string, column = ''): string {
  const keyed = KEYED.exec(cell)?.groups;
  if (PASSED_OVER.test(column) || (keyed && PASSED_OVER.test(keyed.key ?? ''))) return '';
  const deed = ASKS.exec(column)?.groups?.deed;
  if (deed === undefined) return cell;
  return YES.test(cell) ? `已${deed}` : NO.test(cell) ? `未${deed}` : cell;
}

/** 27个 | 未完成: the state of the project, and no lack of so many. */
const BARE_DENIAL = /^(?:未|没有?)(?:完成|完工|达标|竣工|办结)$/;
const IS_AMOUNT = /^\d[\d.]*[万亿]?[\u4e00-\u9fff]/;

/** 5个 | 还差: what the amount before it is. */
const LACKS = /^(?:还差|还剩|尚缺|剩余?|缺口?|差额?)$/;

/** A cell that says how it stands is told of the project, and one that names a lack of the amount before it. */
function besideAmount(cell: string, before: string, behind: string): string {
  if (BARE_DENIAL.test(cell) && IS_AMOUNT.test(before)) return `还${cell}`;
  if (LACKS.test(cell) && IS_AMOUNT.test(before)) return '';
  return LACKS.test(behind) && IS_AMOUNT.test(cell) ? `还差${cell}` : cell;
}

function row(cells: readonly string[], columns: readonly string[]): string {
  const told = cells.map((cell, i) => said(cell, columns[i])).filter((cell) => cell !== '');
  const [name = '', ...more] = told
    .map((cell, i) => besideAmount(cell, told[i - 1] ?? '', told[i + 1] ?? ''))
    .filter((cell) => cell !== '');
  const isNumber = /^\d{1,2}-\d{1,2}$/.test(name);
  const [title = '', ...rest] = isNumber ? [`${name} ${more[0] ?? ''}`, ...more.slice(1)] : [name, ...more];
  const gap = isNumber && IS_AMOUNT.test(more[0] ?? '') && rest.length > 0 ? '，' : ' ';
  return `${title}${gap}${rest.join('，')}`.trim();
}

/** The message with its tables read row by row; as it is where it has none. */
export const tablesRead = (text: string): string => withHeadedUnits(rowsRead(withCountedColumns(withoutClosing(text))));

function rowsRead(text: string): string {
  if (!/[\t|｜│]/.test(text)) return text;
  let columns: readonly string[] = [];
  const lines = text.split('\n').flatMap((line) => {
    const cells = cellsOf(line);
    if (cells.length < 2) return [line];
    if (RULE.test(line)) return [];
    if (isHeader(cells)) {
      columns = cells;
      return [];
    }
    const isTold = columns.length > 0 || (cells.length > 2 && OF_PROJECT.test(cells[0] ?? ''));
    return isTold || cells.filter((cell) => KEYED.test(cell)).length > 1 ? [row(cells, columns)] : [line];
  });
  return lines.join('\n');
}

const UNITS = '公里|平方米|人次|批次|[个套户座场台家处间盏条所件人名项期册]';
/** 施划情况（单位：个）, 筹集（套）：, 数量(户). */
const OF_UNIT = new RegExp(`[（(] ?(?:单位[：:] ?)?(?<unit>${UNITS}) ?[）)]`);
/** 街道 停车泊位 充电车位: where, and then what is counted. */
const COUNTED_HEAD = /^ *(?:街道|单位|片区|社区|项目|名称|区域)(?:名称)?[ \t]/;
const NUMBER = /^\d[\d.]*$/;

/** 龙华 2560 256 under 街道 停车泊位 充电车位: 龙华停车泊位2560个，充电车位256个. */
function withCountedColumns(text: string): string {
  const lines = text.split('\n');
  const at = lines.findIndex((line) => COUNTED_HEAD.test(line) && !/\d/.test(line));
  const [, ...things] = (lines[at] ?? '').trim().split(/[ \t]+/);
  const unit = OF_UNIT.exec(lines.slice(0, at + 1).join(''))?.groups?.unit ?? '';
  const named = things.map((thing) => thing.replace(OF_UNIT, ''));
  const rows = lines.slice(at + 1).map((line) => line.trim().split(/[ \t]+/));
  const isRow = (cells: readonly string[]) =>
    cells.length === things.length + 1 && cells.slice(1).every((cell) => NUMBER.test(cell));
  if (at < 0 || things.length === 0 || !rows.some(isRow)) return text;
  const told = rows.map((cells, i) =>
    isRow(cells)
      ? `${cells[0]}${named.map((thing, n) => `${thing}${cells[n + 1]}${OF_UNIT.exec(things[n] ?? '')?.groups?.unit ?? unit}`).join('，')}；`
      : (lines[at + 1 + i] ?? ''),
  );
  const before = lines.slice(0, at).map((line) => line.replace(OF_UNIT, '：').replace(/：[：:]?$/, '：'));
  return [...before, ...told].join('\n');
}

const HEADED = new RegExp(`[（(] ?(?:单位[：:] ?)?(?<unit>${UNITS}) ?[）)][：:](?<list>[^。；;\\n]{4,200})`, 'g');
/** 松元厦5150: a bare number behind its name. */
const BARE = /(?<=[\u4e00-\u9fff])\d[\d.]*(?=$|[，,、 ])/g;

/** 保租房筹集（套）：松元厦5150，景龙4612: the unit told once is that of each. */
const withHeadedUnits = (text: string): string =>
  text.replace(HEADED, (...match) => {
    const { unit = '', list = '' } = match.at(-1) as Record<string, string>;
    return `：${list.replace(BARE, (number) => number + unit)}`;
  });

const ITEM = /^ *(?:[（(]?[一二三四五六七八九十\d]{1,2}[）)]?[、.．:：)）]|[①-⑳])/;
/** 以上数字…, 下周重点盯公厕收尾: what closes a list, and counts nothing. */
const CLOSES = /^ *(?:以上|上述|下一?步|下周|接下来|后续|请领导|特此|专此)[^。！!\n\d]*(?:[。！!]|$)/;

/** Without the sentences behind a list that only say where it comes from and what is looked after next. */
function withoutClosing(text: string): string {
  const lines = text.split('\n');
  const last = lines.findLastIndex((line) => ITEM.test(line));
  if (lines.filter((line) => ITEM.test(line)).length < 2 || last === lines.length - 1) return text;
  const behind = lines
    .slice(last + 1)
    .map((line) => (line.match(/[^。！!]+[。！!]?/g) ?? []).filter((sentence) => !CLOSES.test(sentence)).join(''));
  return [...lines.slice(0, last + 1), ...behind.filter((line) => line !== '')].join('\n');
}
