/** `npm run cards:store`: keeps what presses of the present version's cards bring back. What a release has kept is not touched. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileOf, platforms, presentVersion, pressesNow } from './stored-presses.js';

for (const platform of platforms) {
  const file = fileOf(presentVersion, platform);
  mkdirSync(new URL('.', file), { recursive: true });
  const lines = pressesNow(platform).map((one) => `  ${JSON.stringify(one)}`);
  writeFileSync(file, `[\n${lines.join(',\n')}\n]\n`);
}
