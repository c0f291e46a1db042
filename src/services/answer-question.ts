/** A question in plain words: read, answered where the room may hear it, and remembered for the next one. */
import { askBackCard } from '#src/cards/answer-cards.js';
import { type Card, card, note, text } from '#src/cards/model.js';
import { readQuestion } from '#src/core/reading/questions/questions.js';
import type { QuestionFilter, QuestionReading, Reasoned } from '#src/core/reading/read-input.js';
import { type Answer, toAllUnits, toAsker, toEveryone, toUnit } from './answer.js';
import type { Ctx } from './context.js';
import { askForExport } from './exports.js';
import { hasRole, isOffice, ownUnitHere, requireOffice, seesAllUnits } from './permission.js';
import { loadState, type ProgrammeState } from './programme-state.js';
import { cardsFor } from './question-cards.js';
import { earlierQuestions, keepQuestion } from './recent-questions.js';

type Read = QuestionReading & Reasoned;

/** What was asked; a file that it asks for is made once a message. */
export interface Question {
  text: string;
  messageId: string;
}

/** Answers where the room may see it, else to the asker alone; what cannot be read is said so. */
export async function answerQuestion(ctx: Ctx, said: Question): Promise<Answer> {
  const state = await loadState(ctx);
  const unitName = (id: string | null) => state.registry.units.find((unit) => unit.id === id)?.name;
  const unitId = ownUnitHere(ctx);
  const reading = readQuestion(
    {
      kind: 'question',
      text: said.text,
      role: roleOf(ctx),
      unit: unitName(unitId),
      room: roomOf(ctx, unitName),
      at: ctx.now,
      after: await earlierQuestions(ctx),
    },
    state.registry,
    ctx.today,
  );
  await keepQuestion(ctx, said.text);
  if (reading.outcome === 'refuse' || reading.outcome === 'decline')
    return toEveryone(card('这个问题不便回答', 'muted', [text(reading.asks ?? reading.reply)]));
  if (reading.intent === 'unclear' && reading.outcome === 'answer')
    return toEveryone(card('您好', 'calm', [text(reading.reply)]));
  const audience = audienceOf(ctx, reading, unitId);
  const filter = audience.unitId ? { ...reading.filter, unit: [unitName(audience.unitId) ?? ''] } : reading.filter;
  if (reading.outcome === 'answer' && reading.intent === 'export' && !isOfSome(filter))
    return askForFile(ctx, state, said, filter);
  // A question back may name what could be meant: it goes where the answer would go.
  const cards =
    reading.outcome === 'ask'
      ? [askBackCard(reading.asks ?? reading.reply, reading.nearest ?? [])]
      : await cardsFor(ctx, state, { intent: reading.intent, filter, title: titleOf(reading.reply), said: said.text });
  return audience.tell(cards, {
    subject: { purpose: 'answer', ...(filter.number ? { numbers: filter.number } : {}) },
  });
}

interface AnswerTo {
  /** The one unit whose part is told. */
  unitId: string | null;
  tell(cards: Card[], more: Pick<Answer, 'subject'>): Answer;
}

/** To whom it is told, and of which unit's part: a unit's room hears of that unit alone, whoever asks. */
function audienceOf({ actor, room }: Ctx, { outcome }: Read, own: string | null): AnswerTo {
  const to = (unitId: string | null) => (unitId ? toUnit.bind(null, unitId) : toAsker);
  if (!seesAllUnits(actor)) return { unitId: own, tell: outcome === 'private' ? toAsker : to(own) };
  const roomUnit = room?.audience?.kind === 'unit' ? room.audience.unitId : null;
  if (roomUnit && outcome === 'answer') return { unitId: roomUnit, tell: to(roomUnit) };
  return { unitId: null, tell: outcome === 'private' ? toAsker : toAllUnits };
}

/** A list of some projects is no file of the programme: it is shown instead. */
const isOfSome = ({
  standing,
  keySupervised,
  category,
  name,
  text: words,
  number,
  promisedBy,
}: QuestionFilter): boolean =>
  [standing, keySupervised, category, name, words, number, promisedBy].some((one) => one !== undefined);

/** The file that was asked for, by the very way of /导出. */
async function askForFile(
  ctx: Ctx,
  { registry }: ProgrammeState,
  { text: said, messageId }: Question,
  filter: QuestionFilter,
): Promise<Answer> {
  const what = /底稿/.test(said) ? 'ledger' : /分析/.test(said) ? 'analyses' : 'table';
  const [unit, ...others] = filter.unit ?? [];
  if (others.length > 0)
    return toAsker(
      card('一次导出一个单位', 'muted', [
        text('请说一个单位的名称，或不说单位，导出全部。'),
        note('例如：导出民治街道的汇总表'),
      ]),
    );
  const unitId = registry.units.find(({ name }) => name === unit)?.id ?? null;
  if (unitId === null) requireOffice(ctx);
  const format = /excel|xlsx?|表格/i.test(said) ? 'xlsx' : 'docx';
  const asOf = filter.asOf && filter.asOf < ctx.today ? filter.asOf : ctx.today;
  return askForExport(ctx, { what, format, asOf, unitId: what === 'table' ? unitId : null }, messageId);
}

/** The question as understood, as a card's title: without what stands around it when it is said in a sentence. */
function titleOf(reply: string): string {
  const [asked = ''] = reply.replace(/^您问的是：/, '').split('。');
  return asked.replace(/的(?:清单|数量)(?=（|$)/, '');
}

function roleOf({ actor }: Ctx): 'office' | 'leader' | 'unit_leader' | 'contact' | 'none' {
  if (isOffice(actor)) return 'office';
  if (hasRole(actor, 'leader')) return 'leader';
  if (hasRole(actor, 'unit_leader')) return 'unit_leader';
  return hasRole(actor, 'contact') ? 'contact' : 'none';
}

function roomOf({ room }: Ctx, unitName: (id: string | null) => string | undefined): string {
  if (!room || room.kind === 'direct') return 'direct';
  if (!room.audience) return 'unit:';
  return room.audience.kind === 'unit' ? `unit:${unitName(room.audience.unitId) ?? ''}` : room.audience.kind;
}
