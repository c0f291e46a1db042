/**
 * A duban whose clock stands at VICTIM_NOW: works off every slot up to then, delivers all that is due, and ends. Its
 * parent kills it on the way, by DUBAN_FAULT, and starts another one.
 */
import { parseConfig } from '#src/config.js';
import { startService } from '#src/main.js';
import { stillClock } from '../support/clock.js';

const clock = stillClock(process.env.VICTIM_NOW ?? '');
const service = await startService(parseConfig(process.env), { clock, knock: false });
await service.app.tick();
await service.app.settled();
await service.stop();
