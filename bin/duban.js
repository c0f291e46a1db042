#!/usr/bin/env node
import { main } from '#src/cli.js';

// A reader that has seen enough (duban … | head) ends the output, not the work.
for (const out of [process.stdout, process.stderr]) {
  out.on('error', (error) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

process.exitCode = await main(process.argv.slice(2));
