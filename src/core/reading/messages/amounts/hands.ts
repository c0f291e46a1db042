/** Who or what sets about the work, told with the amount of it: 派了4个施工队抢修, 两个班在拉电, 两台放映车跑, 用了两台登高车. */
import type { Figure } from '../../../measure.js';
import type { Project } from '../../../registry.js';
import { isCount } from '../../figures/unit-kinship.js';
import { promisesOf } from '../../targets/targets.js';
import { CLAUSE_END, lastBreak } from '../../text/plain-text.js';
import { namesAThing } from './strange-things.js';

/** 派了, 调来, 用了, 分成: they are brought in, and not made. */
const BROUGHT_IN =
  '(?:派|请|找|调|借|租|雇|聘|抽调?|出动|投入|安排|增派|组织|动用|分|用|靠|由|让|叫|拉|喊|凑)[来出去了过到进成上]{0,2}';
/** The amount begins its clause, or stands right behind such a verb: 现在两个班, 街道派了4个. */
const SETS_OUT = new RegExp(
  `^(?:项目|\\d{1,2}-\\d{1,2})? ?(?:[^，,。；;\\d]{0,8}${BROUGHT_IN}|(?:现在|目前|眼下|今[天晚]|昨[天晚]|这[几两]天|每天|天天|我们?|这边|街道|社区|一共|共|先|又|也|还有?|有|另外|已经?|专门|现有)*)$`,
);

const NAME = '(?:(?![没未不在都全已还就才了要等待给被把让有是的和跟去来又再也均只因])[\\u4e00-\\u9fff])';
/** Those who work together, or what they work with, by how such words end: 施工队, 工作组, 电工; 登高车, 供应商. Where 台 or 家 are promised, 自助机 is what is counted. */
const GANGS =
  '队(?![员长])|组(?![织建成])|班(?![次级长组车])|班组|(?:电|焊|瓦|木|漆|装|水|安装|钟点|临时)工|工人|师傅|(?<!人)员(?!工)|作业面|工作面|标段|工区|施工段';
const MACHINES = '车(?![位道库站棚间流辆])|机(?![构动关场库房会器])|商(?![场铺户圈业店会务])|厂家|施工点';
const GANG = new RegExp(`^${NAME}{0,3}?(?:${GANGS})`);
const CREW = new RegExp(`^${NAME}{0,3}?(?:${GANGS}|${MACHINES})`);

/** 有2座顶棚没装: what lacks is of the amount itself; 600家企业进场: whom it was done for. */
const OF_ITSELF = /[没未不缺等待差]|因|参[加会展训赛与]|[进到入]场|来了|报名|入驻|受益|受惠|听|看/;

type Amount = Pick<Figure, 'unit' | 'kind'> & { start: number; end: number };

/** Does the amount at that place of the text count those who do the work, or what it is done with? */
export function isOfHands(text: string, { unit, kind, start, end }: Amount, projects: readonly Project[]): boolean {
  if (projects.length === 0 || !isCount(unit)) return false;
  if (!SETS_OUT.test(text.slice(lastBreak(text, start, CLAUSE_END), start).trim())) return false;
  const tail = text.slice(end).split(CLAUSE_END)[0] ?? '';
  const isPromised = projects.some(({ target }) =>
    promisesOf(target).some(({ measure }) => measure.unit.startsWith(unit)),
  );
  const crew = (isPromised ? GANG : CREW).exec(tail)?.[0];
  const words = projects.map(({ name, target }) => `${name}\n${target}`).join('\n');
  if (crew !== undefined) return !words.includes(crew.slice(-2)) && !(isPromised && words.includes(crew.slice(-1)));
  return (
    !isPromised && kind !== 'remaining' && !BY_HEAD.test(unit) && !OF_ITSELF.test(tail) && namesAThing(tail, words)
  );
}

/** Those for whom it is done are counted so: 40名老人. */
const BY_HEAD = /^(?:[户人名位]|[人户家]次)$/;
