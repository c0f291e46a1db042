/** npm run bench [-- --only NAME] [--runs N] [--json]: every figure beside a peer or a limit, in the same run. */
import { parseArgs } from 'node:util';
import { cases } from './cases/index.js';
import { measure } from './measure.js';
import { memoryOver, runForPeak } from './memory.js';
import { type BenchResult, type CaseResult, caseText, machine, verdictsOf } from './report.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: 'string' },
    runs: { type: 'string', default: '5' },
    json: { type: 'boolean', default: false },
    peak: { type: 'boolean', default: false },
  },
});

if (values.peak) await peak(positionals[0] ?? '', positionals[1] ?? '');
else await bench();

async function bench(): Promise<void> {
  const chosen = values.only === undefined ? cases : cases.filter(({ name }) => name === values.only);
  if (chosen.length === 0)
    throw new Error(`no case ${values.only}; there are ${cases.map(({ name }) => name).join(', ')}`);
  const result: BenchResult = { machine: machine(), runs: Number(values.runs), cases: [] };
  const say = (text: string): void => void (values.json || process.stdout.write(`${text}\n`));
  const { cpu, cores, memoryGiB, node, platform } = result.machine;
  say(`${cpu}, ${cores} cores, ${memoryGiB} GiB, ${platform}, Node ${node}; medians of ${result.runs} runs in turn\n`);
  for (const one of chosen) {
    const { timings, restMegabytes, figures } = await measure(one, result.runs);
    const memory = (one.memory ?? []).map(({ of, atMostMegabytes: atMost }) => {
      const megabytes = memoryOver(one, of);
      return { of: `${of}, over idle`, megabytes, atMost, holds: megabytes <= atMost };
    });
    if (one.rest && restMegabytes !== null) {
      const { atMostMegabytes: atMost } = one.rest;
      memory.push({ of: 'the service at rest', megabytes: restMegabytes, atMost, holds: restMegabytes <= atMost });
    }
    const { name, what, amount, unit } = one;
    const told: CaseResult = { name, what, amount, unit, timings, figures, memory, verdicts: verdictsOf(one, timings) };
    result.cases.push(told);
    say(`${caseText(told)}\n`);
  }
  if (values.json) process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
  const short = result.cases.flatMap(({ verdicts, memory }) => [...verdicts, ...memory]).filter(({ holds }) => !holds);
  say(short.length === 0 ? 'every bar holds' : `${short.length} bars fall short`);
}

async function peak(name: string, contender: string): Promise<void> {
  const found = cases.find((one) => one.name === name);
  if (!found) throw new Error(`no case ${name}`);
  process.stdout.write(String(await runForPeak(found, contender)));
}
