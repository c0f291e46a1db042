/** What must be asked of a stretch of a message before it can stand: of what an amount is, whose it is, whether all is meant. */
import type { Project } from '../../registry.js';
import { SUMMED } from '../figures/while.js';
import { parseNumber } from '../numbers/numbers.js';
import { promisesOf } from '../targets/targets.js';
import { numbersAsked } from './claims/coverage.js';
import type { MessagePart, Setting } from './model.js';
import type { Piece } from './projects/parts.js';
import { isUnshared } from './projects/respectively.js';
import { titleOf, whichOf } from './subjects.js';

/** The first question that a stretch about these projects leaves; null where it leaves none. */
export function askedOf(
  piece: Piece,
  part: MessagePart,
  projects: readonly Project[],
  { own, today }: Setting,
): string | null {
  return (
    bareNumberAsked(piece, own) ??
    doubtAsked(part, own) ??
    othersLeftAsked(piece, projects, own) ??
    (projects.length > 1 ? ofSeveralAsked(part, own) : null) ??
    numbersAsked(piece.text, part.claim, projects, today)
  );
}

/** 13-8 12: so many of what, or all that is there? */
const bareNumberAsked = ({ mentions: [mention], text }: Piece, own: readonly Project[]): string | null =>
  mention?.by === 'number' && /^ ?\d{1,7}[。！!]?$/.test(text)
    ? `${titleOf(mention.numbers[0] ?? '', own)}的“${text.trim()}”是什么的数量？请带上单位，例如“已办8场”。`
    : null;

/** 樟溪老村那座完工了，还剩两座: this one is but one, and so others are left. */
function othersLeftAsked(
  { text }: Piece,
  [project, ...more]: readonly Project[],
  own: readonly Project[],
): string | null {
  const { count, unit } = OTHERS_LEFT.exec(text)?.groups ?? {};
  if (!project || more.length > 0 || count === undefined || promisesOf(project.target).length > 0) return null;
  return own.some((p) => p !== project && promisesOf(p.target).some(({ measure }) => measure.unit === unit))
    ? `“还剩${count}${unit}”是哪个项目的？请带上编号。`
    : null;
}
const OTHERS_LEFT =
  /(?:完工|竣工|开放|建成|投用|投入使用|移交|好了|弄好|修好)[^，,。；;\n]{0,3}[，,。；;][^，,。；;\n\d]{0,6}[剩差欠]下?(?<count>\d{1,3}|[一两二三四五六七八九十]{1,2})(?<unit>[座条处家间所栋])(?=$|[，,。；;！!])/;

/** Is all of it meant, where the claim is hedged, contradicted or of a part? */
export function doubtAsked({ projects, claim }: MessagePart, own: readonly Project[]): string | null {
  if (!claim.doubtful || projects.length === 0) return null;
  const which = projects.length === 1 ? titleOf(projects[0] ?? '', own) : projects.join('、');
  if (claim.doubtful === 'part') return `${which}是全部完成了，还是只完成了其中一部分？`;
  if (claim.doubtful === 'contradicted') return `${which}是已全部完成，还是仍有剩余？`;
  return `${which}是否已经全部完成？`;
}

/** 13-4 10座，13-4 9座: two bare totals of one project. */
export function twoTotalsAsked(parts: readonly MessagePart[]): string | null {
  const bare = parts.filter(({ text }) => ONLY_AN_AMOUNT.test(text));
  for (const [i, { projects, claim }] of bare.entries()) {
    const [total] = claim.figures;
    const other = bare.slice(0, i).find((p) => p.projects.join() === projects.join())?.claim.figures[0];
    if (total && other && total.unit === other.unit && total.quantity !== other.quantity)
      return `${projects.join('、')} 是${other.quantity}${other.unit}，还是${total.quantity}${total.unit}？`;
  }
  return null;
}
const ONLY_AN_AMOUNT = /^[\s：:]*\d[\d.]* ?[\u4e00-\u9fff%]{1,3}[。！!]?$/;

/** Of which of several projects is it said? */
function ofSeveralAsked(part: MessagePart, own: readonly Project[]): string | null {
  const { text, claim, projects } = part;
  if (isUnshared(text)) return '“分别”后面的数字各是哪个项目的？请按项目分开说。';
  const which = whichOfThem(part, own);
  if (which) return which;
  if (claim.figures.length === 1 && ONE_SUM.test(text)) return '合起来的数各是多少？请按项目分开说。';
  if (claim.figures.length === 1 && ONE_OF_SEVERAL.test(text)) return '这个数是哪个项目的？请按项目分开说。';
  return IT.test(text) ? whichOf(projects, own) : null;
}

/** 没有一个完工的, 一个投用一个运营: of all of them. */
const NONE_OR_EACH =
  /(?:没有?|无)一[个项]|一[个项][^，,。；;没未还\n]{2,6}[，,]?一[个项](?![^，,。；;\n]{0,6}[没未还在])/;

/** 9-2和13-8完成了一个: which of them? */
function whichOfThem({ projects, text }: MessagePart, own: readonly Project[]): string | null {
  if (NONE_OR_EACH.test(text)) return null;
  const count = SOME_OF_THEM.exec(text)?.slice(1).find(Boolean) ?? SO_MANY_EACH.exec(text)?.groups?.count;
  if (!count || projects.length < 2 || (parseNumber(count) ?? 1) >= projects.length) return null;
  return `完成的是哪一项：${projects.map((n) => titleOf(n, own)).join('；')}？`;
}

/** 一个完一个没完, 两个完了一个没完. */
const SO_MANY_EACH =
  /(?<count>[一两二三四五\d])[个项][^，,。；;\n]{0,4}[，,]?(?:另外?|还有|剩下?)?[一两二三四五\d][个项][^，,。；;\n]{0,3}[没未还在]/;

/** 书房和书屋我都跑了，它已经开放: one of the two. */
const IT = /[，,。；;][它他](?![们俩])/;

/** 9-3和21-1都在办，这个月搞了4场: one amount after what is said of both. */
const ONE_OF_SEVERAL =
  /^[^\d，,]{1,12}[，,](?![^，,。；;]*(?:各|都|均|分别|每|同样|一样))[^，,。；;\d]{0,8}[\d.]{1,8} ?(?!%|号|日|月)[\u4e00-\u9fff]/;

/** 8-2和9-3拢共办了50场: one amount of several. */
const ONE_SUM = new RegExp(`(?:${SUMMED}|[加合]起来|[合加]一起)[^，,。；;\\n\\d]{0,6}\\d`);

/** 完成了一个, 其中有两个没完, 有1项还没动, 两个好了, 其中之一达标了. */
const SOME_OF_THEM =
  /(?:完成|完工|做完|弄完|搞定|竣工|好)了?([一两二三四五\d])[个项](?![\u4e00-\u9fff])|(?:完工|竣工|投用|移交|完了)了?([一两二三四五\d])[条座家所处](?=$|[，,。；;])|(?:[里中]|其中|^)有([一两二三四五\d])[个项][^，,。；;没未\n]{0,4}(?:完|竣|投|启|开)|有([一两二三四五\d])[个项](?:还|都)?[没未不]|(?:^|[，,]|其中|有|就|里[面头]?|[当之]?中的?)(?!一[个项](?:项目)?[都也][没未])([一两二三四五\d])[个项](?:项目)?(?:已经?|也|都)?(?:[完竣]工|完[成了]|投[用入]|启用|开[工放]|好了|[弄做建搞][完好成]|达标|移交|验收|办结|没|未|还)|(之一)(?:已经?)?(?:[完竣]工|完[成了]|投[用入]|启用|开[工放]|好了|[弄做建搞][完好成]|达标|移交|验收|办结)/;
