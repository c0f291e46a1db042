/** A question in plain words; every figure is the length of the list that is shown with it. */

import { comparedCard, countCard, forecastCard, rateCard, whyCard } from '#src/cards/answer-cards.js';
import { digestCard } from '#src/cards/digest-card.js';
import { helpHintCard } from '#src/cards/help-cards.js';
import { type Card, card, note, text } from '#src/cards/model.js';
import { dueWords } from '#src/cards/nudge-card.js';
import { historyCard, missingCard, projectCard, projectListCard } from '#src/cards/project-cards.js';
import { isOwed } from '#src/core/obligations.js';
import type { Picture, ProjectState } from '#src/core/picture.js';
import { readQuestion } from '#src/core/reading/questions.js';
import type { QuestionFilter, QuestionReading, Reasoned } from '#src/core/reading/read-input.js';
import { obligationWords } from '#src/core/show.js';
import { workdaysBetween } from '#src/core/workdays.js';
import { type Answer, toAllUnits, toAsker, toEveryone, toUnit } from './answer.js';
import type { Ctx } from './context.js';
import { digestView } from './digest-views.js';
import { filterProjects } from './filter-projects.js';
import { keyFirst } from './key-first.js';
import { doorsOf, hasRole, isOffice, ownUnitHere, seesAllUnits } from './permission.js';
import { loadState, type ProgrammeState, pictureFrom } from './programme-state.js';
import { historyOf } from './project-history.js';
import { earlierQuestions, keepQuestion } from './recent-questions.js';

/** Answers where the room may see it, else to the asker alone; what cannot be read is said so. */
export async function answerQuestion(ctx: Ctx, said: string): Promise<Answer> {
  const state = await loadState(ctx);
  const unitName = (id: string | null) => state.registry.units.find((unit) => unit.id === id)?.name;
  const unitId = ownUnitHere(ctx);
  const reading = readQuestion(
    {
      kind: 'question',
      text: said,
      role: roleOf(ctx),
      unit: unitName(unitId),
      room: roomOf(ctx, unitName),
      at: ctx.now,
      after: await earlierQuestions(ctx),
    },
    state.registry,
    ctx.today,
  );
  await keepQuestion(ctx, said);
  if (reading.outcome === 'refuse' || reading.outcome === 'decline')
    return toEveryone(card('这个问题不便回答', 'muted', [text(reading.asks ?? reading.reply)]));
  if (reading.intent === 'unclear' && reading.outcome === 'answer')
    return toEveryone(card('您好', 'calm', [text(reading.reply)]));
  const limited = seesAllUnits(ctx.actor)
    ? reading
    : { ...reading, filter: { ...reading.filter, unit: [unitName(unitId) ?? ''] } };
  // A question back may name what could be meant: it goes where the answer would go.
  const cards =
    reading.outcome === 'ask'
      ? card('请再说明一下', 'muted', [text(reading.asks ?? reading.reply)])
      : await cardsFor(ctx, state, { ...limited, reply: titleOf(limited.reply) });
  const numbers = limited.filter.number;
  const more = { subject: { purpose: 'answer', ...(numbers ? { numbers } : {}) } };
  if (reading.outcome === 'private') return toAsker(cards, more);
  if (seesAllUnits(ctx.actor)) return toAllUnits(cards, more);
  return unitId ? toUnit(unitId, cards, more) : toAsker(cards, more);
}

type Read = QuestionReading & Reasoned;

/** The question as understood, as a card's title: without what stands around it when it is said in a sentence. */
function titleOf(reply: string): string {
  const [asked = ''] = reply.replace(/^您问的是：/, '').split('。');
  return asked.replace(/的(?:清单|数量)(?=（|$)/, '');
}

async function cardsFor(ctx: Ctx, state: ProgrammeState, { intent, filter, reply }: Read): Promise<Card> {
  const picture = pictureFrom(ctx, state, filter.asOf ?? ctx.today);
  const states = keyFirst(filterProjects(picture, filter));
  switch (intent) {
    case 'status': {
      const [only, ...others] = states;
      return only && others.length === 0
        ? projectCard(only, picture.asOf, { canReport: false })
        : projectListCard(reply, states, picture.asOf);
    }
    case 'list':
      return projectListCard(reply, states, picture.asOf);
    case 'count':
      return countCard(reply, states, picture.asOf);
    case 'rate':
      return rateCard(reply, keyFirst(filterProjects(picture, { ...filter, standing: undefined })), picture.asOf);
    case 'missing':
      return missingCard(missingRows(ctx, picture, filter), picture.asOf);
    case 'why':
      return whyCard(reply, states, picture.asOf);
    case 'compare':
      return comparedCard(
        reply,
        filterProjects(
          pictureFrom(ctx, state, filter.compareTo ?? ctx.today),
          filter.standing ? { ...filter, standing: undefined } : filter,
        ),
        filterProjects(picture, { ...filter, standing: undefined }),
        filter.compareTo ?? ctx.today,
        picture.asOf,
      );
    case 'forecast':
      return forecastCard(reply, states, picture.programme.cutOff, picture.asOf);
    case 'history': {
      const [number] = filter.number ?? [];
      return number ? historyCard(await historyOf(ctx, number)) : projectListCard(reply, states, picture.asOf);
    }
    case 'digest': {
      const unit =
        filter.unit?.length === 1 ? state.registry.units.find(({ name }) => name === filter.unit?.[0]) : undefined;
      return digestCard(
        await digestView(ctx, picture, unit ?? null, `${unit ? unit.name : ''}民生实事周报 ${picture.asOf}`),
      );
    }
    case 'export':
      return card('导出文件请用命令', 'calm', [
        text('发送 /导出 汇总表、/导出 分析 或 /导出 底稿，文件会发到聊天里。'),
        note('由督办办公室导出；单位可导出本单位的汇总表。'),
      ]);
    case 'help':
      return helpHintCard(doorsOf(ctx.actor));
    case 'unclear':
      return card('没有看明白', 'muted', [text(reply)]);
  }
}

function missingRows(ctx: Ctx, picture: Picture, filter: QuestionFilter) {
  return filterProjects(picture, { ...filter, standing: undefined })
    .flatMap(({ assignments }: ProjectState) => assignments)
    .flatMap(({ project, unit, obligations }) =>
      obligations
        .filter((one) => isOwed(one.state) && (filter.obligation === undefined || one.kind === filter.obligation))
        .map((one) => ({
          unit: unit.name,
          number: project.number,
          name: project.name,
          owed: obligationWords[one.kind],
          dueOn: one.dueOn,
          overdue: dueWords(workdaysBetween(ctx.calendar, ctx.today, one.dueOn)),
        })),
    )
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0));
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
