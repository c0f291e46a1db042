// Builds dist/ after `npm ci`, so that `npx duban` needs no further step. Without the builder (npm ci --omit=dev) there is
// nothing to build with, and the dist/ that was shipped is used.
import { existsSync } from 'node:fs';

if (existsSync('node_modules/esbuild/package.json')) await import('./build.js');
