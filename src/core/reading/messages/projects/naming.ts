/** Words that may be a project's and name none where they stand: a place, in answer to a card; the heading of a list. */
import { STANDS } from '../wording/standing.js';
import type { Mention } from './mentions.js';

/** The mentions without such words. `list`: the projects of the card replied to. */
export const namingOnly = (mentions: readonly Mention[], text: string, list: readonly string[]): Mention[] =>
  mentions.filter((m) =>
    list.length > 0 ? isOfCard(m, text) || m.numbers.some((n) => list.includes(n)) : !isHeading(m, text, mentions),
  );

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
