import type { AssignmentState, Picture } from '#src/core/picture.js';

/** All that a picture says, also what is made only when it is asked for: for comparing two. */
export const plainPicture = ({ projects, ...picture }: Picture) => ({
  ...picture,
  projects: projects.map(({ assignments, ...project }) => ({ ...project, assignments: assignments.map(plain) })),
});

const plain = (state: AssignmentState): Record<keyof AssignmentState, unknown> => ({
  assignment: state.assignment,
  project: state.project,
  unit: state.unit,
  standing: state.standing,
  originalStanding: state.originalStanding,
  target: state.target,
  share: state.share,
  completedOn: state.completedOn,
  report: state.report,
  reportState: state.reportState,
  lastReport: state.lastReport,
  lastReportState: state.lastReportState,
  doubt: state.doubt,
  doubtExplained: state.doubtExplained,
  expectedOn: state.expectedOn,
  forecastOn: state.forecastOn,
  analysis: state.analysis,
  analysisState: state.analysisState,
  obligations: state.obligations,
  asked: state.asked,
  unmet: state.unmet('0000-01-01'),
});
