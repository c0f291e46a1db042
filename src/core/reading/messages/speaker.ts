/** Who speaks, told at the head of a message in words that may name a project: 我是福城社康的护士长小廖，两癌筛查5873人. */
import type { Project } from '../../registry.js';
import { SURNAMES } from '../text/surnames.js';
import { mentionsIn } from './projects/mentions.js';

/** 我是…的小廖, 这里是…护士长: by place, by post and by name, with no word of the work. */
const SPEAKER = new RegExp(
  `^(?:[您你]们?好|各位[^，,。；;\\n]{0,4}|大家好|领导好?)?[，,。！! ]*(?:我|这里|这边)(?:是|叫)[^，,。；;：:\\n\\d完工竣验移投]{2,14}?(?:[小老阿][${SURNAMES}]|护士长?|医生|园长|校长|馆长|店长|科长|主任|队长|站长|所长|书记|干事|社工|专员|文员|实习生|联络员|经办人?)[${SURNAMES}]?[，,。：:；;]+`,
);

/** The message without it, where a project is named by what follows. */
export function withoutSpeaker(text: string, own: readonly Project[]): string {
  const said = SPEAKER.exec(text)?.[0] ?? '';
  const rest = text.slice(said.length);
  return said !== '' &&
    mentionsIn(rest, own).some((m) => m.sure || m.numbers.length > 0) &&
    mentionsIn(said, own).length > 0
    ? withPlaceOf(said, rest, own)
    : text;
}

/** 福城社康的小廖 tells of 福城: what tells which of several is kept. */
function withPlaceOf(said: string, rest: string, own: readonly Project[]): string {
  const [mention] = mentionsIn(rest, own);
  if (!mention || mention.sure || mention.by === 'number') return rest;
  const meant = own.filter((p) => mention.numbers.includes(p.number) && said.includes(p.name.slice(0, PLACE)));
  const [one] = meant;
  return one && meant.length === 1 ? rest.slice(0, mention.start) + one.name + rest.slice(mention.end) : rest;
}
const PLACE = 2;
