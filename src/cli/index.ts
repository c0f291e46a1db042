/** The commands, in the order of help. Each module adds its own; what they need is loaded when they run. */
import type { Command } from 'commander';
import { addAnalysis } from './analysis.js';
import { addAudit } from './audit.js';
import { addBackup } from './backup.js';
import { addBrief } from './brief.js';
import { addChat } from './chat.js';
import { addDigest } from './digest.js';
import { addDoctor } from './doctor.js';
import { addExport } from './export.js';
import { addImport } from './import.js';
import type { Io, SetExitCode } from './io.js';
import { addMember } from './member.js';
import { addMigrate } from './migrate.js';
import { addOutbox } from './outbox.js';
import { addPlan } from './plan.js';
import { addProjects } from './projects.js';
import { addRead } from './read.js';
import { addReport } from './report.js';
import { addReview } from './review.js';
import { addRound } from './round.js';
import { addServe } from './serve.js';
import { addTick } from './tick.js';
import { addUnit } from './unit.js';
import { addWorkdays } from './workdays.js';

export function addCommands(program: Command, io: Io, setExitCode: SetExitCode): void {
  addServe(program, setExitCode);
  for (const add of [
    addImport,
    addProjects,
    addReport,
    addAnalysis,
    addReview,
    addBrief,
    addRound,
    addPlan,
    addTick,
    addDigest,
    addExport,
    addUnit,
    addMember,
    addChat,
    addRead,
    addWorkdays,
    addOutbox,
  ])
    add(program, io);
  addAudit(program, io, setExitCode);
  addBackup(program, io);
  addDoctor(program, io, setExitCode);
  addMigrate(program, io);
}
