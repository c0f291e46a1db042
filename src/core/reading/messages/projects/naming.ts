/** Words that may be a project's and name none where they stand: a place, in answer to a card; the heading of a list. */
import type { Project } from '../../../registry.js';
import { STANDS } from '../wording/standing.js';
import type { Mention } from './mentions.js';

/** The mentions without such words. `list`: the projects of the card replied to, `told`: those that are told of by what came before. */
export const namingOnly = (
  mentions: readonly Mention[],
  text: string,
  list: readonly string[],
  told: readonly Project[],
  own: readonly Project[],
): Mention[] =>
  mentions.filter((m) =>
    (mentions.some((o) => o.end <= m.start) && isChasing(m, text)) ||
    isOfRoad(m, text, told.length > 0 ? told : namedBefore(m, mentions, own))
      ? false
      : list.length > 0
        ? isOfCard(m, text) || m.numbers.some((n) => list.includes(n))
        : !isHeading(m, text, mentions),
  );

/** 两癌筛查剩下800人，社康天天在打电话: who is after those that are left, and no project. */
const isChasing = ({ by, start, end }: Mention, text: string): boolean =>
  by === 'name' && HELPERS.test(text.slice(start, end)) && CHASES.test(text.slice(end));
const HELPERS =
  /^(?:社康|社区健康服务中心|学校|园方|社区|党群|书记?|图书馆|医院|服务站|中心|[居工]委会?|义工|志愿者|交警|消防)$/;
const CHASES =
  /^(?:那边|这边|的?(?:医生|护士|同事|人|老师))?(?:天天|每天|一直|还|都|也|正|又|挨个|逐个|逐一|帮忙|协助)*在?(?:打(?:着)?电话|打了?电话|催|[联约]系|约人|约时间|动员|通知(?!单)|上门(?!服务)|做(?:着|了)?(?:思想)?工作|喊人|摸排|追)/;

/** The project that was named last before such a word. */
const namedBefore = ({ start }: Mention, mentions: readonly Mention[], own: readonly Project[]): Project[] => {
  const last = mentions.findLast((m) => m.sure && m.end <= start);
  return own.filter((p) => last?.numbers.includes(p.number));
};

/** 还有人行道没贴砖, 信号灯没联网, of a road that is told of: a part of it. */
const isOfRoad = (
  { by, sure, guessed, start, end, numbers }: Mention,
  text: string,
  told: readonly Project[],
): boolean =>
  by === 'name' &&
  (!sure || guessed === true) &&
  told.length === 1 &&
  told.every(({ name, number }) => IS_ROAD.test(name) && !numbers.includes(number)) &&
  PART_OF_ROAD.test(text.slice(start, end)) &&
  LACKS.test(text.slice(end));
const LACKS = /^[^，,。；;\n\d]{0,4}(?:没|未|待|在[铺贴装栽种划做挖砌刷修]|不[亮通])/;
const IS_ROAD = /[路街道](?:（[^（）]{1,9}）)?(?:市政|升级|改扩建|改造|断头路|打通|建设|工程|$)/;
const PART_OF_ROAD = /^(?:人行道|路灯|标[线识牌]|护栏|绿化|雨污|雨水|污水|管[网线道]|信号灯|红绿灯)/;

/** 牛湖群众不出村即可办理: a place that several others are named after names none of them, unless it is told how it stands. */
const isOfCard = ({ guessed, sure, end }: Mention, text: string): boolean =>
  !guessed && (sure || TOLD_HOW.test(text.slice(end)));
const TOLD_HOW = new RegExp(`^(?:的|那个|那边|这边)*(?:$|[，,。；;：:]|(?=${STANDS})|\\d)`);

/** 限时办结率：. */
const BEFORE_HEADING = /^[\u4e00-\u9fff]{0,6}$/;
/** 社康：清华社康完工，新石社康没完工: what several may be called, and then each by its own name. */
const isHeading = ({ sure, start, end }: Mention, text: string, mentions: readonly Mention[]): boolean =>
  !sure &&
  BEFORE_HEADING.test(text.slice(0, start)) &&
  /^[：:]/.test(text.slice(end)) &&
  new Set(mentions.flatMap((m) => (m.sure ? m.numbers : []))).size > 1;
