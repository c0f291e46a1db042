import { chineseDay } from '#src/core/day.js';
import { completedWord } from './form-table.js';
import type { Ledger, LedgerReport } from './ledger.js';
import type { TableColumn } from './word-table.js';

/** One table of the ledger: a sheet of the workbook, a section of the Word document. */
export interface LedgerTable {
  name: string;
  columns: readonly TableColumn[];
  rows: readonly (readonly string[])[];
}

interface Column<Row> extends TableColumn {
  text: (row: Row) => string | null | undefined;
}

const center = <Row>(title: string, share: number, text: Column<Row>['text']): Column<Row> => ({
  title,
  share,
  text,
  alignment: 'center',
});
const left = <Row>(title: string, share: number, text: Column<Row>['text']): Column<Row> => ({
  ...center(title, share, text),
  alignment: 'left',
});

const project = <Row extends { number: string; name: string }>(): Column<Row>[] => [
  center('项目编号', 8, ({ number }) => number),
  left('项目名称', 16, ({ name }) => name),
];
const ofUnit = <Row extends { number: string; name: string; unit: string }>(): Column<Row>[] => [
  ...project<Row>(),
  center('主办单位', 12, ({ unit }) => unit),
];
const recorded = <Row extends { by: string; at: string }>(who: string): Column<Row>[] => [
  center(who, 11, ({ by }) => by),
  center('记录时间', 13, ({ at }) => at),
];

/** The last report or any other: its texts, its day, who made it and when. */
const reportColumns = <Row>(of: (row: Row) => LedgerReport | null): Column<Row>[] => [
  left('完成情况', 26, (row) => of(row)?.completion),
  left('存在问题/年度目标调整情况', 18, (row) => of(row)?.problems),
  left('下一步工作计划', 18, (row) => of(row)?.nextSteps),
  center('是否完成', 8, (row) => completedWord(of(row)?.completed ?? null)),
  center('截至日', 13, (row) => of(row)?.on),
  center('填报人', 11, (row) => of(row)?.by),
  center('记录时间', 13, (row) => of(row)?.at),
  center('填报状态', 8, (row) => of(row)?.state),
];

/** The ledger as tables of text, in the order in which they are read. */
export function ledgerTables(ledger: Ledger): LedgerTable[] {
  return [
    table('项目台账', ledger.assignments, [
      ...ofUnit(),
      left('项目分类', 10, ({ category }) => category),
      center('重点监督', 6, ({ keySupervised }) => (keySupervised ? '★' : '')),
      left('年度目标', 20, ({ target }) => target),
      center('承担份额', 8, ({ share }) => share),
      center('状态', 8, ({ standing }) => standing),
      center('完成日期', 13, ({ completedOn }) => completedOn),
      ...reportColumns<Ledger['assignments'][number]>(({ lastReport }) => lastReport),
    ]),
    table('填报记录', ledger.reports, [...ofUnit(), ...reportColumns<LedgerReport>((report) => report)]),
    table('疑点及答复', ledger.doubts, [
      ...ofUnit(),
      center('疑点', 10, ({ doubt }) => doubt),
      left('说明', 30, ({ message }) => message),
      center('答复', 10, ({ answer }) => answer),
      left('答复内容', 20, ({ detail }) => detail),
      center('答复人', 11, ({ answered }) => answered?.by),
      center('记录时间', 13, ({ answered }) => answered?.at),
      center('状态', 8, ({ state }) => state),
    ]),
    table('任务份额', ledger.shares, [
      ...ofUnit(),
      center('份额', 10, ({ share }) => share),
      center('自何日起', 13, ({ on }) => on),
      ...recorded<Ledger['shares'][number]>('记录人'),
    ]),
    table('年度目标调整', ledger.adjustments, [
      ...project(),
      left('原目标', 20, ({ from }) => from),
      left('调整后目标', 20, ({ to }) => to),
      left('原因', 18, ({ reason }) => reason),
      left('文号', 12, ({ document }) => document),
      center('批准日期', 13, ({ approvedOn }) => approvedOn),
      ...recorded<Ledger['adjustments'][number]>('记录人'),
    ]),
    table('待办事项', ledger.obligations, [
      ...ofUnit(),
      center('待办', 12, ({ obligation }) => obligation),
      center('起始日', 13, ({ opensOn }) => opensOn),
      center('应办日', 13, ({ dueOn }) => dueOn),
      center('状态', 8, ({ state }) => state),
    ]),
  ];
}

/** The line under the ledger's title. */
export const ledgerNote = ({ asOf }: Ledger): string => `数据截至${chineseDay(asOf)}。`;

function table<Row>(name: string, rows: readonly Row[], columns: readonly Column<Row>[]): LedgerTable {
  return { name, columns, rows: rows.map((row) => columns.map(({ text }) => text(row) ?? '')) };
}
