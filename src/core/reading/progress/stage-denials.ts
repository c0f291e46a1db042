/** Stages of a building work that a message denies: 竣工了，验收还没有; 已完工，没正式运营. */
import type { Day } from '../../day.js';
import { findDates } from '../days/dates.js';
import { FINISHED_STAGE, keepsEarlyStage, stagesAsked } from '../targets/stages.js';
import { halfWidth } from '../text/plain-text.js';
import { isNear, isOverdue, isStageNear } from './about-to.js';
import { lacksSomething } from './lacks.js';
import { progressOf } from './progress.js';
import { ONLY_ARRANGED } from './progress-words.js';
import { AFTER_A_WHILE } from './still-to-come.js';

/** Words for a stage, with its place on the ladder of `stages`. */
const WORDS: readonly (readonly [words: RegExp, level: number])[] = [
  [/开工|动工|进场施工/g, 1],
  [/封顶/g, 2],
  [
    new RegExp(
      `完工|建成|竣工(?!验收|结算|决算|图|资料)|完成|完毕|办结|收官|收工|[做弄搞办建装修改整]?(?:完|(?<![签备选${ONLY_ARRANGED}])好)(?=了|[，。]|$)`,
      'g',
    ),
    3,
  ],
  [/验收/g, 4],
  [
    /投入使用|(?<=申请|报请|提请|请求|等待|待|[没未]有?|不能|无法)使用|接收|接管|(?<=拒)[收接签]|投入运营|投用|启用|运营|营业|开放|开业|开馆|开园|通车|移交|交付|搬[进过入](?:去|来)?|搬家|[入进]驻|迎客|[接看]诊|[开放]给(?:市民|居民|群众|大家|老百姓|公众|业主|学生|老人|街坊)们?[用坐走玩进使]?/g,
    5,
  ],
];

const DENIED_BEFORE =
  /拒绝?$|(?<!不是|非|有|不是还|不能?[说算讲]|不好[说讲]|不至于)(?:没(?!准|想到|料到|成想)有?|未|尚未|(?:不是|并非)(?=全|都)|不算(?![没未])|不(?:能|可|该|应|敢|好|便)(?:就|先|再)?[报填写说登记录提称讲](?:成|作|是)?(?![没未])|不能算(?![没未])|不够|不曾|[暂概仍还尚均从]不(?=[对能可予让准许开投启移交完竣动验运营])|(?:不(?:对外|能|敢(?!说|保证|相信)|可能|会|让|准|许|予|得|见|一定|代表|等于|意味着?)|无[法从]|没法|难以|何[尝曾]|岂[能敢可]?)(?![影妨耽不说讲算])|并未|别填|不要填|不具备|谈不上|说不上|算不上|称不上|遑论|难[言谓称说]|奢谈|侈谈|妄[言谈称]|不敢奢望|何谈|(?:正在?|[还仍]在)(?:办理?|走|跑|推进|组织|等|申请|协调|对接|筹备|商谈)|谈何|拿什么|拿啥|(?<!还)[别甭莫]说|[别甭莫]提|休提|不用说|不要说)(?![^，]*(?:拍|照|资料|备案))[^，]{0,6}$|(?:等待?|待|等着|差|欠|就?缺|[就只仅单光独]剩下?|[只仅]余下?|(?<![其结])[剩余]下?)(?:正式|组织|申请|个|一道|一步|[\d一二两三四五六几][层道个步块段])?$|(?:离|距离?)$/;
/** 提请竣工验收, 申请验收并移交: only asked for; 申请验收并获通过 is passed. */
const APPLIED_BEFORE =
  /(?:提请|报请|申请|申报|请求|恳请|函请)(?:(?:竣工|组织|开展|进行|尽快|予以|正式|对外|投入){0,2}|[^，,。；;已了完]{0,8}(?:并且?|和|及|与|、))$/;
const GRANTED_AFTER = /^(?:并且?|且|后)?(?:已经?|顺利)?(?:获得?)?(?:通过|批准?|同意|合格|过了)/;
const isAppliedFor = (before: string, after: string): boolean =>
  (APPLIED_BEFORE.test(before) && !GRANTED_AFTER.test(after)) || APPLICATION.test(after);
/** 竣工验收申请已提交: no more than asked for, unless it is granted. */
const APPLICATION =
  /^的?(?:申请|申报|预约|报审)(?:书|表|单|报告|材料|资料)?(?![^，,。；;]{0,6}(?:通过|获批|批复|批准|批了|同意|办结|完))/;

const DENIED_AFTER =
  /^[^，没未不无别]{0,4}?(?:推[迟后延]|[延靠押挪拖][期后迟]|缓[到办一]|[轮排赶等搞办][不没](?:进|上|到|及|下|了|成|着)|改期|顺延|[往更]+后[推拖挪延排]?|还没有?$|没有?$|还没有?(?=[办做组过通])|没过|未过|[没未](?:有)?(?:完成|办|签(?!约|到)|组织|安排|启动|开展|进行|申请|申报|提交|报(?!错)|约|走|排|搞|弄|谈(?!妥|成|好))|没通过|未通过|还要|还得|排在|安排在|待定|卡[在着]|悬着|另[行约说议定排择谈找安选]|(?:随后|后续|稍后|回头|改[天日期]|择[日期]|过后|过几天|下一步)(?:再|才)?(?:去|来)?(?:办理?|做|搞|弄|走|安排|进行|推进)?$|走(?:流程|程序|手续)(?!完|好|毕|结束)|更?在后头|还早|手续(?:还)?(?:没|未|在办|正在办)|[还就只仅尚仍]?[差欠缺](?![不错异别评额])|[别甭莫休]?想都|[别甭莫休][想提说]|不用[说想提]|免谈|谈不上|说不上|无从谈起|没[影谱戏门]|遥遥无期|八字|[还得]?(?:等着|排着?队)|[只得]能?好?等)/;
/** 验收后再移交, 先验收再移交: only then; not 验收后才移交的. */
const ONLY_LATER = /(?:后|完|好|过|先[^，]{1,8})(?:再|才)(?:去|来|正式|办理?|进行|组织)?$/;
const COME_ABOUT = /^[^，]{0,6}[了的过]/;
const PLANNED_BEFORE = /(?:预计|计划|力争|争取|准备|拟|将|才(?=[能会算可])|要|再|能|可|下一步|即将|马上|快)[^，]{0,8}$/;

interface Said {
  level: number;
  denied: boolean;
  /** 快完工了: denied because it is still to come about. */
  near: boolean;
  /** 先移交了: out of its turn, and nothing before it is made up by it. */
  outOfTurn: boolean;
  /** 外墙做完了: of a part, which the whole does not come to. */
  ofPart: boolean;
}

/** Is a stage denied that the target asks for, and not claimed after all by a later word? Without a target, any stage. */
export function deniesStage(text: string, targets: readonly string[]): boolean {
  const clauses = halfWidth(text).split(/[，,。；;！!\n]|但是?|不过|而/);
  if (clauses.some((clause) => SOME_OF_IT.test(clause.trim())) && targets.some((target) => asksFor(target, IN_USE)))
    return true;
  const said = clauses.flatMap((clause) => saidIn(clause.trim()));
  return said.some(
    ({ level, denied, near }, i) =>
      denied &&
      (targets.length === 0 ? !near : targets.some((target) => isOwed(target, level))) &&
      !said.slice(i + 1).some((later) => !later.denied && !later.ofPart && !later.outOfTurn && later.level >= level),
  );
}

/** 完工，图书编目没做完，未投入使用: nothing but stages before the one that is denied, which all of the targets ask for; that of the whole (完成) is none. */
export function deniesLastStage(text: string, targets: readonly string[]): boolean {
  const said = halfWidth(text)
    .split(/[，,。；;！!\n]|但是?|不过|而/)
    .flatMap((clause) => saidIn(clause.trim()));
  const last = said.findLast(({ denied, near }) => denied && !near);
  return (
    last !== undefined &&
    last.level > WORK_ITSELF &&
    targets.length > 0 &&
    targets.every((target) => stagesAsked(target) !== null && asksFor(target, last.level)) &&
    !said.some(({ denied, level }) => !denied && level >= last.level) &&
    !OF_THE_WHOLE.test(text)
  );
}
const OF_THE_WHOLE = /(?<![没未不])(?:完成|收官|达标|办结|全部)/;

const WORK_ITSELF = 3;
const IN_USE = 5;

/** The work itself is owed wherever the target does not end before it: 开工建设 is met though nothing is finished. */
const isOwed = (target: string, level: number): boolean =>
  level === WORK_ITSELF ? (stagesAsked(target)?.last ?? WORK_ITSELF) >= FINISHED_STAGE : asksFor(target, level);

/** Does the target name the stage? One of another kind may ask for any. */
const asksFor = (target: string, level: number): boolean =>
  stagesAsked(target) === null || WORDS.some(([words, at]) => at === level && target.search(words) >= 0);

/** 目前只是完工, 仅完工了: the work, and no stage beyond it. */
const NO_MORE_THAN_DONE =
  /^(?:项目|但是?|不过|目前|现在|眼下|暂时|实际上?|其实|还|也|都)*(?:只是|仅仅是?|仅是|单单是?|只能?算是?|顶多算?是?|只|仅|光)(?:刚刚?|先)?(?:完工|竣工|建成)了?(?:而已|罢了)?$/;
const BEYOND_IT = [4, 5].map((level) => ({ level, denied: true, near: false, outOfTurn: false, ofPart: false }));

function saidIn(clause: string): Said[] {
  if (NO_MORE_THAN_DONE.test(clause)) return BEYOND_IT;
  const found = WORDS.flatMap(([words, level]) =>
    [...clause.slice(0, CLAUSE_WITHIN).matchAll(words)].map((m) => ({
      level,
      at: m.index,
      end: m.index + m[0].length,
    })),
  ).sort((a, b) => a.at - b.at);
  return found.flatMap(({ level, at, end }) => {
    const before = clause.slice(Math.max(0, at - 12), at);
    const isLater = ONLY_LATER.test(before) && !COME_ABOUT.test(clause.slice(end));
    const after = clause.slice(end);
    const near = isNear(before, after, level);
    const denied =
      near ||
      isLater ||
      isOverdue(before) ||
      DENIED_BEFORE.test(before) ||
      DENIED_AFTER.test(after) ||
      isAppliedFor(before, after);
    const ofPart = level === WORK_ITSELF && OF_SOME_PART.test(before);
    const outOfTurn = /先$/.test(before);
    return !denied && PLANNED_BEFORE.test(before) ? [] : [{ level, denied, near, outOfTurn, ofPart }];
  });
}

/** What a building is made of, or one end of it, before a word of completion. */
const OF_SOME_PART =
  /(?:[外内]墙|外立面|立面|[屋墙地路楼桥]面|屋顶|楼顶|幕墙|门窗|大门|门头|吊顶|顶棚|地砖|瓷砖|道路|人行道|车[道位]|停车场|铺装|铺砖|沥青|标[线识牌]|划线|围墙|围挡|栏杆|护栏|绿化|树木?|草皮|园路|[台阶]阶|座椅|凉亭|亭子|水电|强电|弱电|管[网线道]|排水沟?|雨污|化粪池|消防|空调|电梯|灯具|路灯|照明|监控|装修|软装|粉刷|油漆|涂料|防水|设备|家具|主体|结构|地下室|基础|桩基|土方|土建|框架|砌体|[东南西北前后左右][侧边段面区头半]|[一二三四五六七八九十\d]{1,3}(?:期|标段|号楼|栋|幢|层|楼))[^，]{0,4}$/;

const CLAUSE_WITHIN = 200;

/**
 * 全部完工，消防还没验收; 完工了，还没移交; 完工了，下周一开业: without what lacks, or is for a day to come, beyond the end of these targets,
 * where the work itself is told as finished.
 */
export function withoutFurtherStages(text: string, targets: readonly string[], today: Day): string {
  if (targets.length > 0 && targets.every((t) => keepsEarlyStage(t, text)))
    return withoutLaterNear(text.replace(END_FAR_OFF, ''), targets);
  const endWithTheWork = targets.length > 0 && targets.every((t) => stagesAsked(t)?.last === FINISHED_STAGE);
  if (!endWithTheWork || !FURTHER.test(text)) return text;
  const clauses = text.split(/(?<=[，,。；;！!\n])/);
  const further = clauses.filter((clause) => isFurther(clause.replace(/[，,。；;！!\n]$/, ''), today));
  const rest = clauses.filter((clause) => !further.includes(clause)).join('');
  const others = further.some((clause) => clause.includes('验收')) ? rest : rest.replace(/验收/g, '');
  return !FURTHER.test(others) && progressOf(rest, today).state === 'completed' ? rest : text;
}

/** 离完工早着呢，不过上周二已经开工; 封了顶，离启用还早: of what is only to be begun or topped out, that its end is far says nothing. */
const END_FAR_OFF =
  /(?:还|尚|仍|离|距)?(?:没有?|未|离|距)(?:全部)?(?:完工|竣工|建成|投用|启用|移交|交付)[^，,。；;\n开动]{0,5}(?=[，,。；;\n]|$)/g;

/** 已封顶，准备验收; 已开工，快完工了: of what is only to be begun or topped out, that a later stage is near says nothing. */
function withoutLaterNear(text: string, targets: readonly string[]): string {
  const clauses = text.split(/(?<=[，,。；;！!\n])/);
  const said = clauses.filter((clause) => EARLY_STAGE.test(clause) || !isStageNear(clause));
  return said.length < clauses.length && targets.every((t) => keepsEarlyStage(t, said.join(''))) ? said.join('') : text;
}
const EARLY_STAGE = /开工|动工|封顶/;

const isFurther = (clause: string, today: Day): boolean =>
  SOME_OF_IT.test(clause) ||
  (FURTHER.test(clause) && lacksSomething(clause) && !OF_A_PART.test(clause)) ||
  (FURTHER.test(clause) && isStageNear(clause) && !/完工|竣工|建成/.test(clause)) ||
  (FURTHER.test(clause) &&
    !/[已了没未]/.test(clause) &&
    (findDates(clause, today).some((d) => d.from > today) || IN_A_WHILE.test(clause)));

/** 只是开放了一部分, beyond a target that ends with the work. */
const SOME_OF_IT =
  /^(?:但是?|不过)?(?:只|仅|才|目前)是?(?:先)?(?:开放|投用|启用|移交|交付|投入使用|运营)了(?:一?小?部分|一半|一边|[\d一二两三几][个处块间层])/;

/** 完工了，过两天开放; 完工了，得移交. */
const IN_A_WHILE = new RegExp(
  `${AFTER_A_WHILE}|^[就也 ]*(?:[得须]|即?将|拟|计划|预计|打算|争取|随后|下一步|接下来|另[日期行])`,
);

/** 还有一栋没交付. */
const OF_A_PART = /\d|(?!一[直向概律并起般切])[一二两三四五六七八九十几半][\u4e00-\u9fff]{1,2}|部分/;
const FURTHER =
  /(?<!预)验收|备案|投入使用|[开放]给(?:市民|居民|群众|大家|老百姓|公众|业主|学生|老人|街坊)|投用|启用|开放|开业|开张|开诊|开园|开馆|运营|营业|移交|交付|搬(?![运砖走])|[入进]驻|迎客|(?:园长|校长|老师|馆员|医生|护士|商户|摊主|业主|住户|社工)[^，,。；;\n]{0,8}(?:布置|收拾|摆|上货|备课|整理)|招生|招租|招商|开学|开课/;
