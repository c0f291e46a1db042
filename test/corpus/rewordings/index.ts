import { questionAskers } from './askers.js';
import { claimCourtesies, questionCourtesies } from './courtesies.js';
import type { RewordedKind, Rewording } from './rewording.js';
import { claimSurroundings } from './surroundings.js';
import { claimSynonyms } from './synonyms.js';
import { claimsWritten, questionsWritten } from './written.js';

/** All rewordings, by the kind of case that they dress. */
export const rewordings: { [K in RewordedKind]: readonly Rewording<K>[] } = {
  claims: [...claimCourtesies, ...claimsWritten, ...claimSurroundings, ...claimSynonyms],
  questions: [...questionCourtesies, ...questionAskers, ...questionsWritten],
};
