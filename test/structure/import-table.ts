/** Who may import whom. The one place where the rooms of the house and their doors are written down. */
import { groupBy } from '#src/core/group-by.js';
import type { Finding, SourceFile } from './source-file.js';

interface Room {
  /** Rooms it may import from, besides itself. */
  rooms: readonly string[];
  /** Packages and built-in modules it may import; a name covers what lies under it, 'node:' every built-in. */
  packages: readonly string[];
}

const everyRoomButTheProcess = [
  'sample',
  'config',
  'core',
  'documents',
  'cards',
  'ports',
  'db',
  'services',
  'runtime',
  'look',
  'web',
  'commands',
  'jobs',
];

const rooms: Record<string, Room> = {
  // Pure: no built-in module either.
  core: { rooms: [], packages: ['temporal-polyfill', 'pinyin-pro', 'zod'] },
  cards: { rooms: ['core'], packages: [] },
  ports: { rooms: ['core', 'cards'], packages: [] },
  // What adapters share on the way to a platform; it knows no vendor.
  wire: { rooms: ['core', 'ports'], packages: ['node:'] },
  documents: { rooms: ['core'], packages: ['node:', 'fflate', 'docx', 'hucre'] },
  db: { rooms: ['core'], packages: ['node:', 'kysely', 'better-sqlite3', 'pg'] },
  services: { rooms: ['core', 'cards', 'documents', 'ports', 'db'], packages: ['node:crypto', 'zod'] },
  runtime: { rooms: ['core', 'cards', 'ports', 'services'], packages: ['zod'] },
  // The look of pages, shared by all that show any.
  look: { rooms: [], packages: ['node:', 'hono'] },
  web: {
    rooms: ['core', 'cards', 'ports', 'services', 'look', 'wire'],
    packages: [
      'node:crypto',
      'node:http',
      'node:net',
      'zod',
      'hono',
      '@hono/node-server',
      'prom-client',
      '@bull-board/api',
      '@bull-board/hono',
    ],
  },
  // What the simulator begins with.
  sample: { rooms: ['core', 'documents', 'ports', 'services'], packages: ['node:'] },
  commands: { rooms: ['core', 'cards', 'services', 'runtime'], packages: ['zod'] },
  jobs: { rooms: ['core', 'cards', 'services', 'runtime'], packages: [] },
  config: { rooms: ['core', 'ports'], packages: ['node:path', 'zod'] },
  app: { rooms: everyRoomButTheProcess, packages: [] },
  process: {
    rooms: [...everyRoomButTheProcess, 'app', 'adapters', 'wire'],
    packages: ['node:', 'commander', '@clack/prompts', 'node-cron', 'hono'],
  },
};

/** Each adapter is a room of its own: none imports another, and each alone knows its vendor. */
const adapterRooms = ['core', 'cards', 'ports', 'wire', 'look'];
const adapterPackages: Record<string, readonly string[]> = {
  feishu: ['node:', 'zod', '@larksuiteoapi/node-sdk'],
  local: [],
  wecom: ['node:', 'zod', 'saxes', 'ws'],
  queue: ['node:', 'bullmq', 'ioredis'],
  system: ['node:', 'pino'],
  pictures: ['node:', '@resvg/resvg-js'],
};

const processFiles = new Set([
  'src/main.ts',
  'src/cli.ts',
  'src/house.ts',
  'src/tick.ts',
  'src/restore.ts',
  'src/simulation.ts',
]);

/** Rows as plain data: what a file hands on without looking into the store. */
const allowedBeyondTheTable: Record<string, readonly string[]> = {
  'src/runtime/delivery.ts': ['db/outbox.ts'],
  'src/runtime/work-tasks.ts': ['db/tasks.ts'],
};

/** The room of a file; null where it stands in none. */
export function roomOf(path: string): string | null {
  if (processFiles.has(path) || path.startsWith('src/cli/')) return 'process';
  if (path === 'src/app.ts') return 'app';
  if (/^src\/config(?:-[a-z]+)?\.ts$/.test(path)) return 'config';
  const [, adapter] = /^src\/adapters\/([a-z]+)\//.exec(path) ?? [];
  if (adapter) return `adapters/${adapter}`;
  const [, room] = /^(?:src\/)?([a-z]+)\//.exec(path) ?? [];
  return room && rooms[room] ? room : null;
}

/** Imports that the table does not allow. */
export function forbiddenImports(files: readonly SourceFile[]): Finding[] {
  return files.flatMap((file) => {
    const from = roomOf(file.path);
    if (from === null) return [{ file: file.path, line: 1, what: 'stands in no room of the house' }];
    return file.imports.flatMap((one) => {
      const isAllowed = one.file === null ? mayUse(from, one.said) : mayEnter(from, file.path, one.file);
      if (isAllowed) return [];
      return [{ file: file.path, line: one.line, what: `${from} may not import ${one.file ?? one.said}` }];
    });
  });
}

function mayEnter(from: string, path: string, target: string): boolean {
  const to = roomOf(target);
  if (to === null) return false;
  if (to === from) return true;
  if (allowedBeyondTheTable[path]?.includes(target)) return true;
  const allowed = from.startsWith('adapters/') ? adapterRooms : rooms[from]?.rooms;
  return allowed?.includes(to.startsWith('adapters/') ? 'adapters' : to) ?? false;
}

const mayUse = (from: string, said: string): boolean => packagesOf(from).some((name) => covers(name, said));

const packagesOf = (room: string): readonly string[] =>
  (room.startsWith('adapters/') ? adapterPackages[room.slice('adapters/'.length)] : rooms[room]?.packages) ?? [];

const covers = (name: string, said: string): boolean =>
  said === name || said.startsWith(name.endsWith(':') ? name : `${name}/`);

/** Packages that the table lets a room import, and that none of its files does: 'jobs: zod'. */
export function unusedPackages(files: readonly SourceFile[]): string[] {
  const said = groupBy(
    files.flatMap(({ path, imports }) => imports.map((one) => ({ room: roomOf(path), said: one.said }))),
    ({ room }) => room,
  );
  const all = [...Object.keys(rooms), ...Object.keys(adapterPackages).map((name) => `adapters/${name}`)];
  return all.flatMap((room) =>
    packagesOf(room)
      .filter((name) => !said.get(room)?.some((one) => covers(name, one.said)))
      .map((name) => `${room}: ${name}`),
  );
}
