import type { Day } from '#src/core/day.js';
import type { Report } from '#src/core/facts.js';
import type { Picture, ProjectState } from '#src/core/picture.js';
import type { FormRow } from '#src/documents/form-table.js';
import { joinReturns, type ReturnTexts, type UnitReturn } from '#src/documents/join-returns.js';
import type { ReturnPicture } from './programme-state.js';

/**
 * What a project's row says: the returns of its units joined, and whether the target was met by the cut-off. `since`: the
 * project as it stands by now; what was told only after the return was locked gives no words, but its 否.
 */
export function reportedRow(
  state: ProjectState,
  cutOff: Day,
  since: ProjectState = state,
): ReturnTexts & { completed: boolean | null } {
  const { assignments } = state;
  const joint = jointReport(state);
  const own = assignments.flatMap(({ report, unit }) =>
    report?.unitId === unit.id ? [asReturn(report, unit.name)] : [],
  );
  const texts = joinReturns(
    [...(joint ? [asReturn(joint, null)] : []), ...own],
    assignments.map(({ unit }) => unit.name),
  );
  return { ...texts, completed: completedByCutOff(state, cutOff) ?? completedByCutOff(since, cutOff) };
}

/** The office's rows of the form, the returns of all units joined: in table order, gone projects left out. */
export function returnRows({ returned, since }: ReturnPicture): FormRow[] {
  const { cutOff } = returned.programme;
  const now = new Map(since.projects.map((state) => [state.project.id, state]));
  return inTable(returned).map((state) => {
    const said = reportedRow(state, cutOff, now.get(state.project.id));
    return { ...registered(state), ...said, problems: withAdjustment(said.problems, state) };
  });
}

/** A unit's own form: the rows that it leads, with what it said last. */
export function unitRows(picture: Picture, unitId: string): FormRow[] {
  return inTable(picture).flatMap((state) => {
    const own = state.assignments.find(({ unit }) => unit.id === unitId);
    if (!own) return [];
    return [{ ...registered(state), ...reportTexts(own.report), completed: own.report?.completed ?? null }];
  });
}

const inTable = ({ projects }: Picture): ProjectState[] => projects.filter(({ project }) => project.goneOn === null);

const registered = ({ project }: ProjectState) => ({
  category: project.category,
  matter: project.matter,
  matterNumber: project.matterNumber,
  number: project.number,
  name: `${project.keySupervised ? '★' : ''}${project.name}`,
  target: project.target,
  unitsText: project.unitsText,
});

/**
 * What the double column 存在问题/年度目标调整情况 says of a recorded adjustment; '' where there is none. Read in again, it is
 * left out: the adjustment is a fact of its own.
 */
export function adjustmentLine({ project, target, adjusted }: ProjectState): string {
  const quoted = (text: string): string => `“${text.replace(/\s+/g, ' ').replace(/[。；;]$/, '')}”`;
  return adjusted ? `年度目标调整：由${quoted(project.target)}调整为${quoted(target)}。` : '';
}

const withAdjustment = (problems: string, state: ProjectState): string =>
  [problems, adjustmentLine(state)].filter((line) => line !== '').join('\n');

/** The joint return that some assignment still rests on (rule 17). */
export function jointReport({ assignments }: ProjectState): Report | null {
  return assignments.find(({ report }) => report && report.unitId === null)?.report ?? null;
}

/**
 * 是否完成 on the cut-off day: 否 for what was finished later; empty where nobody said. A doubted claim stands in the table
 * as it was made: the form shows what the unit says, the standing what is made of it.
 */
function completedByCutOff({ assignments }: ProjectState, cutOff: Day): boolean | null {
  const said = assignments.map(({ report, standing }) => {
    if (!report?.completed) return report?.completed ?? null;
    const cellSaidSo = report.source === 'import' && report.completedOn === null;
    switch (standing) {
      case 'completed':
        return true;
      case 'completed_late':
        return cellSaidSo;
      case 'in_doubt':
        return cellSaidSo || (report.completedOn ?? report.on) <= cutOff;
      default:
        // Claimed, and then answered that it is short (rule 23).
        return false;
    }
  });
  if (said.includes(false)) return false;
  return said.includes(null) ? null : true;
}

const reportTexts = (report: Report | null): ReturnTexts => ({
  completion: report?.completion ?? '',
  problems: report?.problems ?? '',
  nextSteps: report?.nextSteps ?? '',
});

const asReturn = (report: Report, unit: string | null): UnitReturn => ({ unit, ...reportTexts(report) });
