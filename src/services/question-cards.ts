/** What a question that was read is answered with; every figure is the length of the list that is shown with it. */
import { besideCard, comparedCard, countCard, forecastCard, rateCard, whyCard } from '#src/cards/answer-cards.js';
import { digestCard } from '#src/cards/digest-card.js';
import { helpHintCard } from '#src/cards/help-cards.js';
import { type Card, card, text } from '#src/cards/model.js';
import { dueWords } from '#src/cards/nudge-card.js';
import { eventsCard, historyCard, missingCard, projectCard, projectListCard } from '#src/cards/project-cards.js';
import type { Day } from '#src/core/day.js';
import { isOwed } from '#src/core/obligations.js';
import type { Obligation, Picture, ProjectState } from '#src/core/picture.js';
import type { QuestionFilter, QuestionReading } from '#src/core/reading/read-input.js';
import { obligationWords, standingWords } from '#src/core/show.js';
import { workdaysBetween } from '#src/core/workdays.js';
import type { Ctx } from './context.js';
import { digestView } from './digest-views.js';
import { filterProjects } from './filter-projects.js';
import { keyFirst } from './key-first.js';
import { doorsOf } from './permission.js';
import { type ProgrammeState, pictureFrom } from './programme-state.js';
import { eventsOf, historyOf } from './project-history.js';

/** What was asked, as a card's title, and of what. */
export interface Asked extends Pick<QuestionReading, 'intent' | 'filter'> {
  title: string;
  /** The question's own words. */
  said: string;
}

/** Cards of everything but files, which take longer (`ask-for-file`). */
export async function cardsFor(
  ctx: Ctx,
  state: ProgrammeState,
  { intent, filter, title, said }: Asked,
): Promise<Card[]> {
  const picture = pictureFrom(ctx, state, dayOf(ctx, { intent, filter }));
  const ofAll = { ...filter, standing: undefined };
  const states = keyFirst(filterProjects(picture, filter));
  switch (intent) {
    case 'status': {
      const [only, ...others] = states;
      return only && others.length === 0
        ? [projectCard(only, picture.asOf, { canReport: false })]
        : [projectListCard(title, states, picture.asOf)];
    }
    case 'list':
    case 'export':
      return [projectListCard(title, states, picture.asOf)];
    case 'count':
      return [countCard(title, states, picture.asOf)];
    case 'rate':
      return [
        rateCard(title, keyFirst(filterProjects(picture, ofAll)), picture.asOf, {
          standing: filter.standing ?? 'completed',
          groups: groupsOf(picture, ofAll),
        }),
      ];
    case 'missing':
      return [missingCard(missingRows(ctx, picture, filter), picture.asOf, title)];
    case 'why':
      return [whyCard(title, states, picture.asOf)];
    case 'compare':
      return [compared(ctx, state, picture, { filter: ofAll, title })];
    case 'forecast':
      return [forecastCard(title, states, picture.programme.cutOff, picture.asOf, states.length === 1)];
    case 'history':
      return histories(ctx, state, states, { filter, title, said });
    case 'digest': {
      const unit = state.registry.units.find(({ name }) => filter.unit?.length === 1 && name === filter.unit[0]);
      const named = `${unit ? unit.name : ''}民生实事周报 ${picture.asOf}`;
      return [digestCard(await digestView(ctx, picture, unit ?? null, named))];
    }
    case 'help':
      return [helpHintCard(doorsOf(ctx.actor))];
    case 'unclear':
      return [card('没有看明白', 'muted', [text(title)])];
  }
}

/** As of when the picture is taken: a digest of a past week at its end, everything else as asked or now. */
function dayOf({ today }: Ctx, { intent, filter }: Pick<Asked, 'intent' | 'filter'>): Day {
  const ends = intent === 'digest' ? filter.period?.to : undefined;
  const day = filter.asOf ?? ends ?? today;
  return day > today ? today : day;
}

/** Each unit by itself, where several are asked about. */
const groupsOf = (picture: Picture, filter: QuestionFilter): { name: string; states: ProjectState[] }[] =>
  (filter.unit?.length ?? 0) < 2
    ? []
    : (filter.unit ?? []).map((name) => ({ name, states: filterProjects(picture, { ...filter, unit: [name] }) }));

/** Against another day, or one beside the other. */
function compared(
  ctx: Ctx,
  state: ProgrammeState,
  picture: Picture,
  { filter, title }: Pick<Asked, 'filter' | 'title'>,
): Card {
  const after = filterProjects(picture, filter);
  if (filter.compareTo === undefined) {
    const groups = groupsOf(picture, filter);
    return groups.length > 0 ? besideCard(title, groups, picture.asOf) : projectListCard(title, after, picture.asOf);
  }
  // What was completed within a time is no part of a comparison of two days.
  const wanted = { ...filter, period: undefined };
  const before = filterProjects(pictureFrom(ctx, state, filter.compareTo), wanted);
  return comparedCard(title, before, filterProjects(picture, wanted), filter.compareTo, picture.asOf);
}

/** All that happened with one project, or with several of them within a time. */
async function histories(
  ctx: Ctx,
  state: ProgrammeState,
  states: readonly ProjectState[],
  { filter, title, said }: Pick<Asked, 'filter' | 'title' | 'said'>,
): Promise<Card[]> {
  const named = filter.number ?? (filter.name && states.length <= 3 ? states.map(({ project }) => project.number) : []);
  const within = (on: Day): boolean => !filter.period || (on >= filter.period.from && on <= filter.period.to);
  if (named.length > 0) {
    const told = await Promise.all(named.map((number) => historyOf(ctx, number)));
    return told.map((one) => historyCard({ ...one, events: one.events.filter(({ on }) => within(on)) }));
  }
  const wanted = /调整|改过|改了|变更/.test(said) ? '调整' : /退回|打回/.test(said) ? '退回' : '';
  const projects = states.map(({ project }) => project);
  const units = new Set(filter.unit?.map((name) => state.registry.units.find((unit) => unit.name === name)?.id));
  const rows = (await eventsOf(ctx, projects, units)).filter(({ on, what }) => within(on) && what.includes(wanted));
  return [eventsCard(title, rows, filter.period ?? null)];
}

function missingRows(ctx: Ctx, picture: Picture, filter: QuestionFilter) {
  const { period, obligation, ...others } = filter;
  return filterProjects(picture, others)
    .flatMap(({ assignments }: ProjectState) => assignments)
    .flatMap(({ project, unit, standing, obligations }) =>
      obligations
        .filter(
          (one) => isOwed(one.state) && (obligation === undefined || one.kind === obligation) && isOf(one, period),
        )
        .map((one) => ({
          unit: unit.name,
          number: project.number,
          name: project.name,
          owed: `${obligationWords[one.kind]}${standing === 'lagging' ? `（${standingWords.lagging}）` : ''}`,
          dueOn: one.dueOn,
          overdue: dueWords(workdaysBetween(ctx.calendar, ctx.today, one.dueOn)),
        })),
    )
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0));
}

/** Did the duty run within that time? */
const isOf = ({ opensOn, dueOn }: Obligation, period: QuestionFilter['period']): boolean =>
  period === undefined || (opensOn <= period.to && dueOn >= period.from);
