/** What duban understands of a text, and why. The one way in for the command line and for outside tests; stores nothing. */
import { type Day, dayOf } from '../day.js';
import type { Registry } from '../registry.js';
import { checkAnalyses } from './analyses/analyses.js';
import { doubtOf } from './doubts/doubts.js';
import { readMessage } from './messages/messages.js';
import { readQuestion } from './questions/questions.js';
import type {
  AnalysisInput,
  AnalysisReading,
  DoubtInput,
  DoubtReading,
  ReadInput,
  ReadOutput,
  Reasoned,
  TargetReading,
} from './read-input.js';
import { clausesOf, measuresOf } from './targets/targets.js';
import { readAtMost } from './text/typed-text.js';

/** Reads any input against a registry. `today` counts where the input has no `at`. Never throws: what fails is unclear. */
export function read(input: ReadInput, registry: Registry, today: Day): ReadOutput {
  try {
    return dispatch(input, registry, today);
  } catch {
    return unread(input);
  }
}

function dispatch(input: ReadInput, registry: Registry, today: Day): ReadOutput {
  switch (input.kind) {
    case 'claim':
      return readMessage(input, registry, spokenOn(input.at, registry, today));
    case 'question':
      return readQuestion(input, registry, spokenOn(input.at, registry, today));
    case 'target':
      return readTarget(input.target);
    case 'doubt':
      return readDoubt(input, registry, today);
    case 'analysis':
      return readAnalyses(input);
    default: {
      const unreachable: never = input;
      return unreachable;
    }
  }
}

function spokenOn(at: string | undefined, registry: Registry, today: Day): Day {
  return at === undefined ? today : dayOf(at, registry.programme.timezone);
}

function readTarget(whole: string): Reasoned & TargetReading {
  const target = whole.slice(0, readAtMost);
  const measures = measuresOf(target);
  const clauses = clausesOf(target);
  return { measures, clauses, asks: null, why: `读出 ${clauses.length} 条目标、${measures.length} 个数量` };
}

/** The target in force on the cut-off day decides (rule 15); the unit's share takes the place of the whole (rule 23). */
function readDoubt(input: DoubtInput, registry: Registry, today: Day): Reasoned & DoubtReading {
  const { adjustment, share } = input;
  const adjusted = adjustment && adjustment.approvedOn <= registry.programme.cutOff && adjustment.to.trim() !== '';
  const { doubt, note, claimed } = doubtOf({
    target: (adjusted ? adjustment.to : input.target).slice(0, readAtMost),
    completion: input.completion.slice(0, readAtMost),
    completed: input.completed,
    problems: input.problems?.slice(0, readAtMost) ?? '',
    share: share?.quantity ?? null,
    today,
  });
  const basis = [adjusted ? '按调整后的目标' : '', share ? `按${share.unit}承担的份额` : '']
    .filter((w) => w !== '')
    .join('，');
  const message = doubt?.message ?? note ?? '没有疑问';
  const amount = doubt?.claimed ?? claimed ?? undefined;
  return {
    doubt: doubt?.code ?? 'none',
    ...(amount !== undefined && { claimed: amount }),
    ...(doubt?.target !== undefined && { target: doubt.target }),
    message,
    asks: null,
    why: `${basis ? `${basis}，` : ''}${message}`,
  };
}

function readAnalyses(input: AnalysisInput): Reasoned & AnalysisReading {
  const findings = checkAnalyses(input.analyses);
  const total = Object.values(findings).flat();
  return {
    findings,
    asks: null,
    why:
      total.length === 0
        ? '没有需要补正的地方'
        : total
            .map((f) => f.advice)
            .join('；')
            .slice(0, 500),
  };
}

/** What could not be read at all. */
function unread(input: ReadInput): ReadOutput {
  const why = '没有读懂';
  const asks = '没有看懂，请换个说法。';
  switch (input.kind) {
    case 'claim':
      return { kind: 'unclear', projects: [], figures: [], state: 'unknown', asks, why };
    case 'question':
      return { intent: 'unclear', filter: {}, outcome: 'ask', reply: asks, asks, why };
    case 'target':
      return { measures: [], clauses: [], asks: null, why };
    case 'doubt':
      return { doubt: 'unreadable', message: why, asks: null, why };
    case 'analysis':
      return { findings: {}, asks: null, why };
    default: {
      const unreachable: never = input;
      return unreachable;
    }
  }
}
