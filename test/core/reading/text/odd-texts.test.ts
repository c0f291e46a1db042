import { expect, test } from 'vitest';
import { checkAnalyses } from '#src/core/reading/analyses/analyses.js';
import { doubtOf } from '#src/core/reading/doubts/doubts.js';
import { parseUnits } from '#src/core/reading/names/units.js';
import { readClaim } from '#src/core/reading/progress/claims.js';
import { proposedAdjustment, splitDoubleColumn } from '#src/core/reading/targets/adjustments.js';
import { clausesOf, measuresOf } from '#src/core/reading/targets/targets.js';

/** 8 KB of one piece over and over: what would make a careless expression or loop take for ever ends within the test's time. */
const pieces = [
  '5个',
  '完成',
  '的',
  '12月30日',
  '由1个调整为',
  '年底前完成5场',
  '还差',
  '“',
  '9',
  '万',
  '一',
  '，',
  '等3个',
  '每5场',
  '（',
  '未',
  '1/2',
  'a ',
];

test.each(pieces)('%s, 8 KB of it', (piece) => {
  const text = piece.repeat(8192 / piece.length);
  const part = {
    unit: '民治街道',
    problems: text,
    subjectiveCauses: text,
    objectiveCauses: text,
    nextSteps: text,
    asOf: '2022-12-31',
  };
  readClaim(text, '2022-12-31');
  measuresOf(text);
  clausesOf(text);
  parseUnits(text);
  proposedAdjustment(text);
  splitDoubleColumn(text);
  doubtOf({ target: text, completion: text, completed: true, problems: text });
  const found = checkAnalyses([
    { id: 'a', project: '1', ...part },
    { id: 'b', project: '2', ...part },
  ]);
  expect(Object.keys(found)).toEqual(['a', 'b']);
});
