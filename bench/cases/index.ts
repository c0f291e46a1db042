import type { BenchCase } from '../bench-case.js';
import { fillDocx } from './fill-docx.js';
import { ingest } from './ingest.js';
import { readDocx } from './read-docx.js';
import { readXlsx } from './read-xlsx.js';
import { help, serve } from './start.js';
import { readClaims, readQuestions } from './understand.js';
import { writeXlsx } from './write-xlsx.js';

export const cases: readonly BenchCase[] = [
  ingest,
  readXlsx,
  readDocx,
  writeXlsx,
  fillDocx,
  readClaims,
  readQuestions,
  help,
  serve,
];
