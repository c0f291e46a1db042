/** `tsx main.ts --port 0`: a fake Feishu as a process of its own; one JSON line says where it listens. */
import { runFake } from '../common/run.js';
import { startFakeFeishu } from './fake.js';

await runFake(startFakeFeishu, {
  mode: (text) => ({ mode: text === 'websocket' ? 'websocket' : 'webhook' }),
  'webhook-url': (text) => ({ webhookUrl: text }),
  'group-msg': (text) => ({ groupMsg: text !== 'false' }),
});
