import type { Fact, Facts } from '#src/core/facts.js';
import type { Shape } from './codec.js';
import type { FactTables } from './schema.js';

export type FactKind = keyof Facts;
export type FactOf<K extends FactKind> = Facts[K][number];

const said: Shape<Fact> = { id: 'plain', on: 'plain', at: 'plain', by: 'plain', byName: 'plain' };

/** How each kind of fact is stored. */
export const factShapes: { readonly [K in FactKind]: Shape<FactOf<K>> } = {
  reports: {
    ...said,
    projectId: 'plain',
    unitId: 'plain',
    roundId: 'plain',
    completion: 'plain',
    problems: 'plain',
    nextSteps: 'plain',
    completed: 'flag',
    completedOn: 'plain',
    expectedOn: 'plain',
    says: 'plain',
    figures: 'json',
    source: 'plain',
  },
  reviews: { ...said, subject: 'plain', subjectId: 'plain', verdict: 'plain', notes: 'json' },
  withdrawals: { ...said, reportId: 'plain' },
  answers: {
    ...said,
    reportId: 'plain',
    projectId: 'plain',
    unitId: 'plain',
    answer: 'plain',
    share: 'plain',
    basis: 'plain',
  },
  shares: { ...said, projectId: 'plain', unitId: 'plain', quantity: 'plain' },
  adjustments: { ...said, projectId: 'plain', from: 'plain', to: 'plain', reason: 'plain', document: 'plain' },
  analyses: {
    ...said,
    projectId: 'plain',
    unitId: 'plain',
    problems: 'plain',
    subjectiveCauses: 'plain',
    objectiveCauses: 'plain',
    nextSteps: 'plain',
    expectedCompletion: 'plain',
    adopts: 'plain',
  },
  briefings: { ...said, projectId: 'plain', leaderId: 'plain', how: 'plain', text: 'plain' },
  receipts: { ...said, briefingId: 'plain' },
  waivers: { ...said, obligationKey: 'plain', reason: 'plain' },
  extensions: {
    ...said,
    obligationKey: 'plain',
    projectId: 'plain',
    unitId: 'plain',
    dueOn: 'plain',
    reason: 'plain',
    decision: 'plain',
    asks: 'plain',
  },
  responses: { ...said, unitId: 'plain', response: 'plain', stages: 'json', until: 'plain', projectId: 'plain' },
  rounds: {
    ...said,
    roundId: 'plain',
    act: 'plain',
    opensOn: 'plain',
    dueOn: 'plain',
    asOf: 'plain',
    reason: 'plain',
  },
  evidence: { ...said, subject: 'plain', subjectId: 'plain', projectId: 'plain', fileId: 'plain', name: 'plain' },
  imports: { ...said, fileName: 'plain', sha256: 'plain', unitId: 'plain', registryOnly: 'flag' },
};

/** The table that holds a kind of fact. */
export const factTable = (kind: FactKind): keyof FactTables => (kind === 'rounds' ? 'roundEvents' : kind);

export const factKinds = Object.keys(factShapes) as FactKind[];
