import type { BenchCase } from '../bench-case.js';
import { deliver } from './deliver.js';
import { figures } from './figures.js';
import { fillDocx } from './fill-docx.js';
import { ingest } from './ingest.js';
import { readFormCases } from './read-form.js';
import { report } from './report.js';
import { help, serve } from './start.js';
import { readClaims, readQuestions } from './understand.js';
import { writeFormCases } from './write-form.js';

export const cases: readonly BenchCase[] = [
  ingest,
  ...readFormCases,
  ...writeFormCases,
  report,
  figures,
  fillDocx,
  deliver,
  readClaims,
  readQuestions,
  help,
  serve,
];
