/** What `duban serve` runs, for the bundle; people say there in a minute what would take them an hour. */

import { parseConfig } from '#src/config.js';
import { unlimited } from '#src/core/limits.js';
import { runService } from '#src/main.js';

process.exitCode = await runService(parseConfig(process.env), { limits: unlimited });
