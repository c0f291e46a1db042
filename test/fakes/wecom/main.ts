/** `tsx main.ts --port 0`: a fake WeCom as a process of its own; one JSON line says where it listens. */
import { runFake } from '../common/run.js';
import { startFakeWecom } from './fake.js';

await runFake(startFakeWecom);
