/** 别的我不敢打包票, 另外几个路口我回头再说, 其他项目没什么变化: of others, that nothing is told yet. It says nothing of what is told. */
import type { Project } from '../../../registry.js';
import { mentionsIn } from '../projects/mentions.js';

const OTHERS =
  '(?:至于|但是?|不过|然后)?(?:其[余他它]|别的|另外(?:[几那两三四五六七八九]|的)|[剩余]下的?)(?:[几两三四五六七八九十\\d]{0,2}[个项条处家]?)(?:项目|工程|街道|事情?|[\\u4e00-\\u9fff]{2})?的?';
const KNOWS_NOT =
  '不(?:太|大)?(?:清楚|知道|晓得|了解|确定|好说|敢(?:说|讲|保证|打包票))|没(?:底|数|把握|核|统计|问|查|对|来得及)[^，,。；;\\n\\d]{0,4}|不(?:归我|由我)?管';
const LATER =
  '(?:[在还正要去]{1,2}(?:问|核|查|统计|汇总|对)|等我?[^，,。；;\\n\\d]{0,5}再?[说报讲]|(?:回头|明[天早]|后天|稍后|晚点|下午|下周|改天|过[几两]天)?(?:等我|我)?(?:回(?:去|来|办公室|单位|街道|局里))?(?:回头|明[天早]|稍后|晚点|下午)?(?:再|去|先)?(?:[问核查对理](?:清楚|明白|一下|[了好完实准])?)?(?:之?后)?(?:[再另]|一?起)?(?:行|一并)?(?:[说报讲补](?!名)|打字|[发填写](?=[给您你]|$))[^，,。；;\\n\\d]{0,3}|(?:我|我们)?[让叫请]?(?:小[\\u4e00-\\u9fff]|他们?|同事|科里|社区|[\\u4e00-\\u9fff]{2}科)(?:他们)?(?:分开|另外|单独|再|后面|随后|今天|明天|下午){0,2}[填上]?[报补发](?:给?[您你])?|(?:事)?先?不[说提讲报])';
const AS_BEFORE =
  '(?:没有?|无)(?:什么|啥)?新?(?:变化|变动|更新)|(?:还?是)?老样子|照旧|不变|(?:和|跟|同)(?:上次|上周|上个?月|上回|昨天|之前)(?:报的?|说的?)?(?:一样|差不多|相同|一致)';
const UNTOLD = (what: string): RegExp =>
  new RegExp(`^${OTHERS}(?:我们?|现在|目前|暂时|今天|也|都|还|就|先)*(?:${what})[了的呢吧啊哈]*$`);
/** 别的不清楚 beside a card of several tells that of those on it. */
const BESIDE_CARD = UNTOLD(LATER);
const BESIDE_ANY = UNTOLD(`${KNOWS_NOT}|${LATER}|${AS_BEFORE}`);

const CLAUSES = /[^，,。；;！!\n]+[，,。；;！!\n]*/g;

/** Without such clauses, where a project is named beside them or a card answered. */
export function withoutOthersUntold(text: string, own: readonly Project[], list: readonly string[]): string {
  const untold = list.length > 1 ? BESIDE_CARD : BESIDE_ANY;
  const clauses = text.match(CLAUSES) ?? [];
  const told = clauses.filter((clause) => !untold.test(clause.replace(STOPS, '').trim()));
  const rest = told.join('');
  return told.length < clauses.length && (list.length > 0 || mentionsIn(rest, own).length > 0) ? rest : text;
}

const STOPS = /[，,。；;！!\n]+$/;
