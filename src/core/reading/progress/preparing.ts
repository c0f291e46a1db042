/** So many as are promised, and only made ready for it: 831盏全部到货, 13场都排定了, 11座全开挖了. */
import type { ReadFigure } from '../figures/figures.js';
import { promisesOf } from '../targets/targets.js';
import { CLAUSE_END, lastBreak } from '../text/plain-text.js';

/** Things are got. */
const GOT =
  '到货|到齐|到场|进场|入场|下单|订(?:购|货|好|下)|定(?:制|做)|采购|购置?|买(?:好|回|到|下)|备(?:货|料|好|齐)|发货|出货|运(?:到|抵|来)|入库|出库|卸货|装车';
/** Days, places and people are found. */
const ARRANGED =
  '安?排(?:定|期|好|上|满|妥)|排(?:上|进)?日程|敲定|约(?:定|好|妥)|谈(?:妥|好|定|拢)|安排(?:好|妥|下去|到位)?|部署|布置|动员|确定|招[生募]|列入|纳入|派[单工]|分[配派]|发(?:了|出|布)?(?:通知|邀请|函)|分解|下达|预约|报名|报(?:备|建|批|审|装)|登记|建档|摸(?:底|排)|走访|通知|公示|选(?:定|址|好|点)|定(?:点|址|位|好|下来?)|彩排|排练|备课|试讲';
/** Papers are made. */
const ON_PAPER = '勘(?:察|测|探|验)|踏勘|测(?:量|绘)|丈量|设计|出图|签(?:约|订)|立项|批复|获批|招标|挂网|中标|备案';
/** Work is begun, or a first step of it made. */
const BEGUN =
  '开工|动工|开挖|开建|开打|启动|铺开|推开|开始|推进|实施|进行|施工|在(?:建|办|做|装|改|修)|放线|支模|立杆|打桩|挖(?:坑|孔|沟|开)|布线|穿管|预埋|围(?:挡|蔽)|清(?:场|表)|拆(?:除|掉|下|旧)?';

const PREPARES = `${GOT}|${ARRANGED}|${ON_PAPER}|${BEGUN}`;

/** What is said of all of an amount, up to the end of its clause. */
const PREPARED = new RegExp(
  `^(?:[\\u4e00-\\u9fff]{0,4}?)(?:全部|全都|悉数|[全都均也])(?:都|已经?|也)*(?<deed>${PREPARES})(?:施工|建设|完毕|完成|完|好|到位)?了?(?:并且?(?![^，,。；;]*(?:完|竣|[投启]用|开放|通|验收|移交))[^，,。；;]{1,10})?$`,
);

/** Is every amount that comes to the promise told of as prepared, in no word that the target itself has? */
export function isPrepared(figures: readonly ReadFigure[], text: string, target: string): boolean {
  const whole = figures.filter(
    (f) =>
      f.kind === 'cumulative' &&
      promisesOf(target).some(({ measure }) => measure.unit === f.unit && f.quantity >= measure.quantity),
  );
  return whole.length > 0
    ? whole.every((f) => saysPrepared(text.slice(f.end), target) || isGot(text, f, target))
    : SO_MANY.test(text) && saysPrepared(text.replace(SO_MANY, ''), target);
}

/** 已订购终端43台: only got, before the amount, and nothing of it since. */
function isGot(text: string, { start, end }: ReadFigure, target: string): boolean {
  const { deed, more = '' } = GOT_BEFORE.exec(text.slice(lastBreak(text, start, CLAUSE_END), start))?.groups ?? {};
  return deed !== undefined && !target.includes(deed) && !PUT_UP.test(more) && !SINCE.test(text.slice(end));
}
const GOT_BEFORE =
  /(?<deed>订购|预订|采购|下单|招标|备货|备料|购买|到货|进货)(?:了|好了?|到)?(?<more>[^，,。；;没未]{0,18})$/;
/** 采购并安装43台. */
const PUT_UP = /并|安装|更换|布设|改造|建成|[装换建改][好了]|投用/;
const SINCE = /完|竣|好了|齐了|投用|[装换建修改铺摆挂贴种布][上好齐设了]|上线|运行/;

/** 11座全开挖了: the target quoted. */
const SO_MANY =
  /^[^，,。；;\d一二三四五六七八九十百]{0,8}(?:\d{1,6}|[一二三四五六七八九十百]{1,5})[\u4e00-\u9fff](?=[全都均])/;

function saysPrepared(after: string, target: string): boolean {
  const [clause = '', ...further] = after.replace(/^[，,]/, '').split(CLAUSE_END);
  const deed = PREPARED.exec(clause.trim())?.groups?.deed;
  return (
    deed !== undefined &&
    !target.includes(deed.slice(0, 2)) &&
    !(deed.startsWith('签') && target.includes('筹集')) &&
    !further.some((c) => /完|竣|好了|齐了|投用|亮|[装换建修改铺摆挂贴种][上好齐了]/.test(c))
  );
}
