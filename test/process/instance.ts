/** What `duban serve` runs, for the bundle. */
import { parseConfig } from '#src/config.js';
import { runService } from '#src/main.js';

process.exitCode = await runService(parseConfig(process.env));
