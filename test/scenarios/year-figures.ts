/**
 * What the year of the programme comes to: figures by day, reminders, cells of the table, all worked out by hand from the rules before
 * anything was compared. The year-end dates are those of 2022: cut-off 12-31 (a holiday), working days 12-30, 01-03, 04, 05, 06, 09.
 */

/** 各街道 are 民治街道 and 福城街道: 18 projects make 24 assignments, 18 of them 民治街道's. */
export const size = { projects: 18, assignments: 24 };

/** Monday 12-26: all but 19-3, 31-7 and 民政局's part of 40 have reported; 21-2 has 8 of 12; 26-5 itself says 01-04. */
export const on1226 = {
  totals: {
    ...size,
    completed: 12,
    completedLate: 0,
    lagging: 0,
    inDoubt: 1, // 11-3, by 福城街道's unexplained 100
    atRisk: 1, // 26-5
    onTrack: 1, // 21-2
    notStarted: 3, // 19-3, 31-7, 40 (民政局)
    adjusted: 0,
    unreviewed: 11, // 16-4 is accepted
    reported: 21,
    missing: 3,
  },
  lagging: [],
  missing: [
    { unit: '民治街道', numbers: ['19-3', '31-7'] },
    { unit: '民政局', numbers: ['40'] },
  ],
  doubts: [{ number: '11-3', unit: '福城街道', code: 'short_of_target' }],
  forecast: [{ number: '26-5', unit: '民治街道', expectedOn: '2023-01-04' }],
};

/** Tuesday 01-03, the first working day after the cut-off: what was open is lagging. */
export const on0103 = {
  totals: {
    ...size,
    completed: 13, // 21-2 joined
    completedLate: 0,
    lagging: 5, // 11-3, 19-3, 26-5, 31-7, 40
    inDoubt: 0,
    atRisk: 0,
    onTrack: 0,
    notStarted: 0,
    adjusted: 1, // 21-2
    unreviewed: 12,
    reported: 21,
    missing: 3,
  },
  keySupervised: { projects: 3, completed: 1, lagging: 2 },
  lagging: ['19-3', '40', '11-3', '26-5', '31-7'],
  missing: on1226.missing,
  doubts: on1226.doubts,
  forecast: on1226.forecast,
  changes: [
    { number: '11-3', unit: '区消安委办', from: 'on_track', to: 'lagging' },
    { number: '19-3', unit: '民治街道', from: 'not_started', to: 'lagging' },
    { number: '21-2', unit: '民治街道', from: 'on_track', to: 'completed' },
    { number: '26-5', unit: '民治街道', from: 'at_risk', to: 'lagging' },
    { number: '31-7', unit: '民治街道', from: 'not_started', to: 'lagging' },
    { number: '40', unit: '民政局', from: 'not_started', to: 'lagging' },
  ],
};

/** Monday 01-09: 26-5 is done, four days late. */
export const on0109 = {
  totals: { ...on0103.totals, completedLate: 1, lagging: 4, unreviewed: 13 },
  keySupervised: on0103.keySupervised,
  lagging: ['19-3', '40', '11-3', '31-7'],
  missing: on1226.missing,
  doubts: on1226.doubts,
  forecast: [],
  changes: [{ number: '26-5', unit: '民治街道', from: 'lagging', to: 'completed_late' }],
};

/** Each unit's assignments on 01-03: all, completed, lagging, in doubt, missing. */
export const units0103: Record<string, readonly [number, number, number, number, number]> = {
  民治街道: [18, 15, 3, 0, 2],
  区消安委办: [1, 0, 1, 0, 0],
  福城街道: [2, 1, 0, 1, 0],
  建筑工务署: [1, 1, 0, 0, 0],
  '区委组织部（区委编办、区人才工作局）': [1, 1, 0, 0, 0],
  民政局: [1, 0, 1, 0, 1],
};

/** Reminders to 民治街道's group: opened, the key stages, one put off, due-5, -2, -1, -0; silence goes upwards from then on. */
export const minzhiNudges = [
  '2022-12-20',
  '2022-12-23',
  '2022-12-28',
  '2022-12-29',
  '2022-12-30',
  '2023-01-05',
  '2023-01-06',
  '2023-01-09',
];

/** To 福城街道's contact, one-to-one: also for the explanation due on 12-27, and the lag duty that followed from it. */
export const qianNudges = ['2022-12-20', '2022-12-23', '2022-12-26', '2022-12-27', '2023-01-06', '2023-01-09'];

/** Digests: each week's first working day; 01-02 was a holiday. */
export const digests = ['2022-12-26', '2023-01-03', '2023-01-09', '2023-01-16'];

/** 是否完成 in the table after the cut-off: what was late is 否, where a unit said nothing the cell stays empty. */
export const completedCells: Record<string, boolean | null> = {
  '11-3': false,
  '19-3': null,
  '26-5': false,
  '31-7': null,
  '40': null,
};

/** When it begins, and who opens it. */
