/**
 * 200 KB of a text made to be hard cost a bounded number of steps for each character. Counted, not timed: a step is a
 * character that an expression walked over, or the use of an expression.
 */
import { expect, test } from 'vitest';
import { read } from '#src/core/reading/read.js';
import type { ReadInput } from '#src/core/reading/read-input.js';
import { readDocument } from '#src/documents/read-document.js';
import { readForm } from '#src/documents/reading.js';
import { buildText } from '../../../corpus/tool/build-text.js';
import { sampleRegistry } from '../../../support/registry.js';

const registry = sampleRegistry('seed');
const today = '2022-12-28';
const length = 200_000;

const pieces = ['5个', '12月30日', '由1个调整为', '“', '9', '一', '，', '没'];

/** A message is read with dozens of expressions: counting each of their steps takes its time. */
const fewPieces = ['9', '，'];

const inputs: readonly (readonly [string, (text: string) => ReadInput])[] = [
  ['claim', (text) => ({ kind: 'claim', text, unit: '民治街道' })],
  ['question', (text) => ({ kind: 'question', text, role: 'leader', room: 'leaders' })],
  ['target', (target) => ({ kind: 'target', target })],
  ['doubt', (text) => ({ kind: 'doubt', target: '建设1166个充电插口。', completion: text, completed: true })],
];

/** Runs with every use of an expression counted: what is patched is put back. */
function stepsOf(run: () => void): number {
  const { exec } = RegExp.prototype;
  let steps = 0;
  RegExp.prototype.exec = function counted(this: RegExp, text: string) {
    const from = this.global || this.sticky ? this.lastIndex : 0;
    const found = exec.call(this, text);
    const until = found ? found.index + found[0].length : this.sticky ? from : text.length;
    steps += 1 + Math.max(0, until - from);
    return found;
  };
  try {
    run();
  } finally {
    RegExp.prototype.exec = exec;
  }
  return steps;
}

/** So many steps for each character, whatever it is. */
const mostSteps = 1000;

test.each(inputs)(
  '%s',
  (_, inputOf) => {
    const costs = pieces.map((piece) => {
      const text = piece.repeat(length / piece.length);
      return { piece, steps: Math.ceil(stepsOf(() => read(inputOf(text), registry, today)) / text.length) };
    });
    expect(costs.filter(({ steps }) => steps === 0 || steps > mostSteps)).toEqual([]);
  },
  300_000,
);

test.each(fewPieces)(
  'a table whose cell is 200 KB of %s',
  async (piece) => {
    const text = piece.repeat(length / piece.length);
    const rows = [
      ['序号', '项目名称', '年度目标', '完成情况', '主办单位', '是否完成'],
      ['1', '充电插口', '建设1166个充电插口。', text, '民治街道', '已完成'],
    ];
    const document = await readDocument(buildText({ kind: 'table', format: 'csv', tables: [{ rows }] }));
    expect(
      stepsOf(() => readForm(document, { year: 2022, district: '龙华区', cutOff: '2022-12-31' })) / text.length,
    ).toBeLessThan(mostSteps);
  },
  120_000,
);
