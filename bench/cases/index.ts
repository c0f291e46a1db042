import type { BenchCase } from '../bench-case.js';
import { readDocx } from './read-docx.js';
import { readXlsx } from './read-xlsx.js';

export const cases: readonly BenchCase[] = [readXlsx, readDocx];
