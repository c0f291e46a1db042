import { expect, test } from 'vitest';
import { notOnRedis, onRedisToo } from '../proof/on-redis.js';
import { importCircles } from './circles.js';
import { environmentReads } from './environment.js';
import { forbiddenImports, unusedPackages } from './import-table.js';
import { unlisted } from './listed.js';
import { throughQueues } from './on-redis.js';
import { readingUpsideDown } from './reading-rooms.js';
import { costlyRegexes } from './regexes.js';
import { secretsCompared } from './secrets-compared.js';
import { sourceFiles, told } from './source-file.js';
import { sqlOutsideDb } from './sql.js';
import { timeAndChance } from './time-and-chance.js';
import { vendorWords } from './vendor-words.js';

const files = sourceFiles();

test('the checks see the whole house', () => {
  expect(files.length).toBeGreaterThan(200);
  expect(files.flatMap(({ imports }) => imports).length).toBeGreaterThan(1000);
});

test('a file imports only from the rooms that its room may enter', () => {
  expect(told(forbiddenImports(files))).toEqual([]);
});

test('the table names no package that its room does not use', () => {
  expect(unusedPackages(files)).toEqual([]);
});

test('every import leads to a file that is there', () => {
  const paths = new Set(files.map(({ path }) => path));
  const lost = files.flatMap(({ path, imports }) =>
    imports.flatMap(({ file }) =>
      file === null || file.endsWith('.json') || paths.has(file) ? [] : [`${path} → ${file}`],
    ),
  );
  expect(lost).toEqual([]);
});

test('no files import one another in a circle, types included', () => {
  expect(importCircles(files)).toEqual([]);
});

test('within the reading each room builds on those below it', () => {
  expect(told(readingUpsideDown(files))).toEqual([]);
});

test('time and chance come from their ports', () => {
  expect(told(timeAndChance(files))).toEqual([]);
});

test('the environment is read in one place', () => {
  expect(told(environmentReads(files))).toEqual([]);
});

test('words of a vendor stay in its adapter', () => {
  expect(told(vendorWords(files))).toEqual([]);
});

test('S26: only db speaks SQL', () => {
  expect(told(sqlOutsideDb(files))).toEqual([]);
});

test('S08: secrets are compared in constant time', () => {
  expect(told(secretsCompared(files))).toEqual([]);
});

test('S34: every regular expression takes linear time from where it starts', () => {
  expect(told(costlyRegexes(files))).toEqual([]);
});

test.each(['commands', 'jobs'])('every file in %s is listed in its index', (folder) => {
  expect(told(unlisted(files, folder))).toEqual([]);
});

test('no character was lost in writing a file', () => {
  expect(files.filter(({ text }) => text.includes('\uFFFD')).map(({ path }) => path)).toEqual([]);
});

test('what goes through queues is tried on BullMQ too, or it is said why not', () => {
  const found = throughQueues([...files, ...sourceFiles(['test'])]);
  expect(found.toSorted()).toEqual([...onRedisToo, ...Object.keys(notOnRedis)].toSorted());
});
