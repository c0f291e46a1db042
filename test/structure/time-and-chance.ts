/** Time and chance come from the ports; only the system adapter asks the machine. Waiting is listed file by file. */
import { type Finding, findingAt, type SourceFile } from './source-file.js';
import { dotted, type Node } from './syntax.js';

const system = 'src/adapters/system/';

const clockAndChance = new Set([
  'Date.now',
  'performance.now',
  'process.hrtime',
  'process.hrtime.bigint',
  'process.uptime',
  'Math.random',
  'crypto.randomUUID',
  'crypto.getRandomValues',
]);
const chanceImports = /^(randomBytes|randomUUID|randomInt|randomFill|randomFillSync|getRandomValues|webcrypto)$/;
const timers = new Set(['setTimeout', 'setInterval', 'setImmediate']);

/** Files that may wait by themselves, and why. */
const mayWait: Record<string, string> = {
  'src/main.ts': 'the sweep that finds what nobody was woken for',
  'src/documents/convert-doc.ts': 'kills LibreOffice when its time is up',
  'src/documents/parse-file.ts': 'kills the reader of a file when its time is up',
  'src/runtime/group-commit.ts': 'lets the event loop hand over what it has at hand, for no time at all',
  'db/sqlite/open.ts': 'waits for another process that migrates',
  'db/postgres/serial.ts': 'waits a moment before a transaction that the server undid is done again',
};

/** Files that make a Date of an instant they were given, and why. */
const mayMakeDates: Record<string, string> = {
  'src/documents/spreadsheet.ts': 'a library asks for one',
  'src/core/day.ts': 'it writes stored instants at a fraction of the cost of Temporal',
};

export function timeAndChance(files: readonly SourceFile[]): Finding[] {
  return files
    .filter(({ path }) => !path.startsWith(system))
    .flatMap((file) => file.nodes.flatMap((node) => reads(file, node).map((what) => findingAt(file, node, what))));
}

function reads(file: SourceFile, node: Node): string[] {
  if (node.type === 'MemberExpression') {
    const said = dotted(node)?.replace(/^globalThis\./, '');
    if (said && (clockAndChance.has(said) || said.startsWith('Temporal.Now'))) return [`reads ${said}`];
  }
  if (node.type === 'ImportSpecifier') {
    const name = String((node.imported as { name?: unknown }).name);
    if (chanceImports.test(name)) return [`imports ${name}`];
  }
  if (node.type !== 'NewExpression' && node.type !== 'CallExpression') return [];
  const callee = dotted(node.callee)?.replace(/^globalThis\./, '');
  if (callee === 'Date') {
    const hasArgument = node.type === 'NewExpression' && (node.arguments as unknown[]).length > 0;
    return hasArgument && mayMakeDates[file.path] ? [] : ['makes a Date'];
  }
  if (callee && timers.has(callee) && !mayWait[file.path]) return [`calls ${callee}`];
  return [];
}
