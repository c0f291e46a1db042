/** npm run edition: writes down what the edition of today reckons, once it was raised. */
import { edition } from '#src/core/premises.js';
import { differences, reckoned, record, recorded } from './reckoned.js';

const before = await recorded();
const now = await reckoned();
const changed = differences(before.reckoned, now);
if (changed.length > 0 && edition <= before.edition) {
  console.error(
    `${changed.length} changes, and edition ${edition} is written down already. Raise it first. E.g.:\n${changed[0]}`,
  );
  process.exitCode = 1;
} else {
  await record({ edition, reckoned: now });
  console.log(`Edition ${edition}: ${changed.length} of ${Object.keys(now).length} reckoned otherwise than before.`);
}
