import type { Day } from '#src/core/day.js';
import type { Report } from '#src/core/facts.js';
import type { ProjectState } from '#src/core/picture.js';
import type { FormRow } from '#src/documents/form-table.js';
import { joinReturns, type ReturnTexts, type UnitReturn } from '#src/documents/join-returns.js';

/** What a project's row says: the returns of its units joined, and whether the target was met by the cut-off. */
export function reportedRow(state: ProjectState, cutOff: Day): ReturnTexts & { completed: boolean | null } {
  const { assignments } = state;
  const joint = jointReport(state);
  const own = assignments.flatMap(({ report, unit }) =>
    report?.unitId === unit.id ? [asReturn(report, unit.name)] : [],
  );
  const texts = joinReturns(
    [...(joint ? [asReturn(joint, null)] : []), ...own],
    assignments.map(({ unit }) => unit.name),
  );
  return { ...texts, completed: completedByCutOff(state, cutOff) };
}

/** Rows of the form in table order, gone projects left out; with `unitId` only those that the unit leads. */
export function formRows(states: readonly ProjectState[], cutOff: Day, unitId: string | null = null): FormRow[] {
  return states
    .filter(
      ({ project, assignments }) =>
        project.goneOn === null && (unitId === null || assignments.some(({ unit }) => unit.id === unitId)),
    )
    .map((state) => {
      const { project, assignments } = state;
      const own = unitId === null ? null : assignments.find(({ unit }) => unit.id === unitId);
      const said = own
        ? { ...reportTexts(own.report), completed: own.report?.completed ?? null }
        : reportedRow(state, cutOff);
      return {
        category: project.category,
        matter: project.matter,
        matterNumber: project.matterNumber,
        number: project.number,
        name: `${project.keySupervised ? '★' : ''}${project.name}`,
        target: project.target,
        completion: said.completion,
        problems: own ? said.problems : withAdjustment(said.problems, state),
        nextSteps: said.nextSteps,
        completed: said.completed,
        unitsText: project.unitsText,
      };
    });
}

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
