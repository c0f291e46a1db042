import { defineTask } from '#src/runtime/declare.js';
import { reckonSome, reckonTask } from '#src/services/reckon-courses.js';

/** Begun at every start; what an older edition reckoned is reckoned anew, a few projects at a time. */
export default defineTask({ name: 'reckon-courses', payload: reckonTask, run: reckonSome });
