/**
 * Talk beside what is reported, of those who tell it and those they met: 累得饭都没吃, 阿姨非要送我条鱼，我没敢收, 这下总可以不催了. It says nothing of
 * the work, whatever it denies, lacks or counts.
 */
import type { Day } from '../../../day.js';
import type { Project } from '../../../registry.js';
import { quantitiesOf } from '../../figures/quantities.js';
import { progressOf } from '../../progress/progress.js';
import { mentionsIn } from '../projects/mentions.js';
import { FOLK } from '../wording/people.js';
import { OF_THE_WORK } from '../wording/work-words.js';
import { isOfElsewhere } from './elsewhere.js';
import { subjectIn } from './records.js';
import { isRemark, withoutStories } from './stories.js';

/** The speaker, alone: 我街道 and 我们 are the unit. */
const I = '(?:我(?!们|[街区市局办处委院校司辖方单])|本人|俺|人家|咱)';
const SELF = `${I}(?:自己|今天|昨天|昨晚|刚才|也|都|还|就|可|真|先|是|顺便|顺路|特意|专门|亲自|差点)*`;
/** How one feels, and what it does to the body: 累瘫了, 鞋都跑丢了, 三天没合眼, 恐高症都好了. */
const FEELING = [
  '[累忙饿困冻热晒渴急愁笑哭](?:得|死|瘫|趴|坏|惨|懵|疯|晕|哭|傻|翻|成[狗猪牛])(?![机锁循胡角线])',
  '心累|心塞|心酸|泪目|热泪|流泪|眼泪|想哭|没哭|哭了|笑死|太难了我|太拼了|拼了命|不容易|激动|感动|欣慰|自豪|骄傲|得意|扬眉吐气|松了?(?:一)?口(?:大)?气|喘口气|恐高|腿软|(?<!扶|把|拉)[手腿脚腰](?:都|也)?(?:快|要)?(?:抖|冻|酸|麻|断|肿|磨)|嗓子|嘴皮|黑眼圈|白头发?|头发都|脱了?层皮|晒[黑脱]|[瘦胖黑老]了(?:一圈|[\\d一二两三四五六七八九十好几]{1,2}[斤岁])',
  '[鞋裤袜衣帽][子服]?[^，,。；;\\n]{0,3}(?:跑|磨|走|踩|湿|刮|弄)[丢破烂穿坏湿没透]?了',
  `没(?:怎么|好好|顾上|来得及|时间|空)?(?:休息|睡|合眼|合过眼|吃[上饭]|喝[上水]|回家|着家|陪[家孩老娃])|熬(?:了)?[^，,。；;\\n]{0,4}[夜宵]|(?:饭|水|觉|年)都?(?:没|顾不上)[^，,。；;\\n]{0,3}[吃喝睡过]`,
  '(?:终于|总算|可以|可算|今[晚天]|这下|周末|明天)[^，,。；;\\n]{0,5}(?:睡(?:个|一)|[好安]?歇(?:一|了|会)|躺平|回家|下班|过年|不(?:用|必)?(?:再)?(?:加班|熬夜|失眠|跑工地|做噩梦))',
].join('|');

/** What is given, eaten and drunk: 送我条鲈鱼, 请我们喝糖水, 我捐的饼干, 加鸡腿. */
const TREATS = [
  '送(?:了|给)?(?:我|咱|大家|俩|几?[个斤条袋箱盒瓶篮筐])',
  '(?:请|要请|非要请|约)(?:了)?(?:我|咱|大家|你|您|全|客|吃|喝)[^，,。；;\\n]{0,3}(?:吃|喝|搓|$|[，,])',
  '(?:送|带|捐|请|加|吃|喝|发|买|分|煮|包|尝|给)[^，,。；;\\n没未不]{0,8}(?:[饺包]子|[番红]薯|鲈?鱼|鸡腿|饼干|蛋糕|奶茶|咖啡|糖水|[绿豆鸡]汤|凉茶|汤圆|粽子|月饼|喜糖|水果|橘子|西瓜|[肠米]粉|火锅|烧烤|宵夜|夜宵|年夜饭|红包)',
  '(?:没有?|不)(?:敢|好意思|舍得|忍心)(?:收|要|拿|接|吃|喝|坐|睡|笑)',
].join('|');

/** Pictures, posts and cheers. */
const CHEERS =
  '朋友圈|自拍|合影|合了?个?影|拍了?(?:一|[几好两])?(?:张|组|堆)?照|拍照留念|点个?赞|鼓掌|掌声|撒花|[放点挂]了?[一两几]?[挂串]?鞭炮|群里作证|别笑我|不许笑|别夸|夸了?我|夸我们?|羡慕|显摆|嘚瑟|臭美';

/** Who tries it, and who is invited to: 我跑去量了血压, 等你们来喝茶. */
const TRIES = [
  `${SELF}(?:跑?[去来过]|进去|上去|带(?:我)?[妈爸娃孩儿女老][^，,。；;\\n]{0,2})*(?:也|先|就|还|都)*(?:量|坐|试|走|逛|转|玩|跑|骑|踢|打|荡|滑|踩|游|尝|躺|蹭|喝|吃|跳|唱|遛)(?:了|过|了?一?[坐试走逛转下圈趟回把])`,
  '(?:欢迎|等|盼|期待|邀请|诚邀)(?:着)?(?:你们?|您|大家|各位|领导|督办办?)(?:们)?(?:也|都|一起|有空|随时|常|过?来)*(?:喝茶|坐坐|玩|打卡|体验|看看|逛逛|遛弯|量血压|打球|散步|吃饭|做客)',
].join('|');

/** Visitors of the first day, and how it was: 有奶奶来打麻将，热闹. */
const VISITS = `[头第]一[天晚个][^，,。；;\\n]{0,4}(?:有|就)[^，,。；;\\n]{0,2}(?:${FOLK})[^，,。；;\\n]{0,12}`;

/** Relief that nobody asks any more, and teasing: 总可以不催了, 没骗你们, 不信你来看. */
const TEASING = [
  '(?:这[下回次样]|[今以]后|终于|总[算该]?|再也|可以|该)(?:总|可以|应该|能|该)*(?:不用?|别|不必|没人)(?:再|来|老|天天|一直)*(?:被)?(?:催|追问|问|找|盯|骂|念叨|打电话|提醒)(?:我们?|咱们?)?(?:个不停)?',
  '(?:没|不)(?:有)?(?:骗|哄|糊弄|忽悠|吹牛|食言|开玩笑|诓)[^，,。；;\\n]{0,4}|不信[你您]|说话算[话数]|说到做到|打脸|没给[^，,。；;\\n]{1,6}丢[脸人]|没辜负|不负(?!责|担)|放过我|饶了我|求放过|求夸|求表扬|(?:奖金|年终奖|加班费)[^，,。；;\\n]{0,6}',
].join('|');

/** Who is ill and goes on all the same: 评估公司病了一半人还在硬撑, 科里的人还在阳. */
const ILL =
  '(?:病|倒|阳|羊)(?:倒)?了[^，,。；;\\n]{0,3}(?:一半|大半|一片|一圈|[几两三四五六七八九十\\d]{1,2}个)|(?:带病|硬撑|硬扛|死撑|强撑|咬着?牙|轻伤不下)|[人事师员长队家工室们][们里]?(?:都|全|也|还|刚|正|才|又)*在?(?:阳着?|羊着?|发烧|咳嗽?|隔离|住院|养病|卧床|居家)(?:康|过|了|呢|着)?(?:回来?|归队)?(?=$|[，,。；;！!\\n])';

/** How many come: 人多到停不了车, 挤得走不动. */
const CROWDS =
  '(?:人|车|街坊|孩子)(?:太|好)?[多挤][到得][^，,。；;\\n]{0,3}(?:停不[了下]|走不动|挤不[进动]|站不下|坐不下|排队|没地方|不行)[^，,。；;\\n]{0,3}|挤[到得](?:走不动|不行|水泄不通)';

/** What tenants pay, once a place is built: 摊位租金还在谈. */
const LETTING = '(?:摊位|铺位|商铺|档口|店面|摊档)的?(?:租金|租约|招租|招商)[^，,。；;\\n]{0,6}';

const ASIDE = new RegExp([FEELING, TREATS, CHEERS, TRIES, VISITS, TEASING, ILL, CROWDS, LETTING].join('|'));

const CLAUSES = /[^，,。；;！!？?~～…\n]+[，,。；;！!？?~～…\n]*/g;

const isAside = (clause: string): boolean => ASIDE.test(clause) && !OF_THE_WORK.test(clause);

/** Is it told how the work of some project stands? */
const tells = (text: string, own: readonly Project[], isKnownWhose: boolean, today: Day): boolean =>
  (progressOf(text, today).state !== 'unknown' || quantitiesOf(text, today).length > 0) &&
  (isKnownWhose || mentionsIn(text, own).length > 0);

/** Without such talk, where the rest tells how the work stands; as it was where it does not. `elsewhere`: the streets that are not the writer's. */
export function withoutAsides(
  text: string,
  { own, list, today }: { own: readonly Project[]; list: readonly string[]; today: Day },
  elsewhere: readonly string[],
): string {
  const isKnownWhose = list.length > 0;
  const plain = withoutStories(text, own, today);
  const told = plain !== text && tells(plain, own, isKnownWhose, today) ? plain : text;
  const clauses = told.match(CLAUSES) ?? [];
  const isBeside = (clause: string) =>
    isAside(clause) || isRemark(clause, own, today) || isOfElsewhere(clause, elsewhere);
  const rest = clauses.filter((clause) => !isBeside(clause)).join('');
  if (rest === told || rest === '') return told;
  const left = clauses.map((clause) => (isBeside(clause) ? subjectIn(clause, own) : clause)).join('');
  return tells(rest, own, isKnownWhose || mentionsIn(left, own).length > 0, today) ? left : told;
}
