/** Readings in one line, so that a table of cases can be read. */
import type { ClaimReading, QuestionReading, Reasoned } from '#src/core/reading/read-input.js';

const STATE = { completed: '完', open: '未', unknown: '?' };
const FIGURE = { cumulative: '', new: '+', remaining: '差', planned: '拟' };

/**
 * 'report 9-2未 8场 差4场 promised 2023-01-31': kind, each project with its state, figures, date, ASK where something must be
 * asked. Without projects the state stands alone: 'report 完 ASK'.
 */
export function messageSummary(read: ClaimReading & Reasoned): string {
  const states = read.kind === 'report' ? (number: string) => STATE[read.perProject?.[number] ?? read.state] : () => '';
  const projects = read.projects.map((number) => number + states(number));
  const alone = projects.length === 0 && read.kind === 'report' ? [STATE[read.state]] : [];
  const figures = read.figures.map((f) => {
    const of = f.project ? `${f.project}=` : '';
    return `${of}${FIGURE[f.kind]}${f.quantity}${f.unit}${f.period ? `@${f.period}` : ''}`;
  });
  const date = read.date ? [`${read.dateOf} ${read.date}`] : [];
  return [read.kind, ...projects, ...alone, ...figures, ...date, ...(read.asks ? ['ASK'] : [])].join(' ');
}

/** 'list answer unit=民治街道 standing=open': intent, outcome, filters in a fixed order. */
export function questionSummary(read: QuestionReading & Reasoned): string {
  const { filter } = read;
  const words = [
    filter.unit && `unit=${filter.unit.join('+')}`,
    filter.number && `number=${filter.number.join('+')}`,
    filter.category && `category=${filter.category.charAt(0)}`,
    filter.keySupervised !== undefined && `key=${filter.keySupervised}`,
    filter.standing && `standing=${filter.standing}`,
    filter.name && `name=${filter.name}`,
    filter.text && `text=${filter.text}`,
    filter.obligation && `owes=${filter.obligation}`,
    filter.period && `period=${filter.period.from}..${filter.period.to}`,
    filter.asOf && `asOf=${filter.asOf}`,
    filter.compareTo && `compareTo=${filter.compareTo}`,
    filter.promisedBy && `promisedBy=${filter.promisedBy}`,
  ];
  return [read.intent, read.outcome, ...words.filter((w) => w)].join(' ');
}
