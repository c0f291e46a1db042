/** Every command of the bot, in the order of help. */
import type { Command, Task } from '#src/runtime/declare.js';
import adjust from './adjust.js';
import analysis from './analysis.js';
import bind from './bind.js';
import board from './board.js';
import brief from './brief.js';
import check from './check.js';
import deputy from './deputy.js';
import digest from './digest.js';
import district from './district.js';
import districts from './districts.js';
import doubts from './doubts.js';
import exportFiles, { exportFileTask } from './export.js';
import extend from './extend.js';
import form from './form.js';
import { helpCommand } from './help.js';
import history from './history.js';
import importTable, { annotateImportTask, readFileTask } from './import.js';
import key from './key.js';
import lagging from './lagging.js';
import { evidenceFileTask } from './listener.js';
import load from './load.js';
import member from './member.js';
import missing from './missing.js';
import nudge from './nudge.js';
import press from './press.js';
import report from './report.js';
import review from './review.js';
import settings from './settings.js';
import spotCheck from './spot-check.js';
import status from './status.js';
import todo from './todo.js';
import unit from './unit.js';
import whoami from './whoami.js';
import withdraw from './withdraw.js';

export const commands: readonly Command[] = [
  helpCommand(() => commands),
  todo,
  report,
  analysis,
  form,
  status,
  lagging,
  key,
  missing,
  doubts,
  spotCheck,
  history,
  digest,
  districts,
  nudge,
  review,
  extend,
  adjust,
  brief,
  importTable,
  exportFiles,
  bind,
  member,
  unit,
  deputy,
  withdraw,
  press,
  check,
  board,
  load,
  whoami,
  district,
  settings,
];

/** Work outside any transaction that commands ask for. */
export const tasks: readonly Task[] = [readFileTask, annotateImportTask, exportFileTask, evidenceFileTask];
