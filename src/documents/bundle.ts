import { type Zippable, zipSync } from 'fflate';
import type { Instant } from '#src/core/day.js';
import { freeFileName, safeFileName } from './safe-file-name.js';

/** A file of the bundle: its folders from the outermost, and its name, as people gave them. */
export interface BundledFile {
  folders: readonly string[];
  name: string;
  bytes: Uint8Array;
}

/** Files that are packed already. */
const packed = /\.(?:docx|xlsx|zip|7z|rar|jpe?g|png|gif|webp|heic|mp4|mov|mp3|pdf)$/i;

/**
 * A zip of reports, index and evidence files in folders. Every part of a path is made safe; two files that would have one path
 * are told apart. `at` dates the entries, so that the same input gives the same bytes.
 */
export function bundle(files: readonly BundledFile[], at: Instant): Uint8Array {
  const paths = bundlePaths(files);
  const entries: [string, Zippable[string]][] = files.map(({ bytes }, index) => {
    const path = paths[index] ?? '';
    return [path, [bytes, { level: packed.test(path) ? 0 : 6 }]];
  });
  return zipSync(Object.fromEntries(entries), { mtime: at });
}

/** Where each file of a bundle will lie, in the order given; an index names its reports by these paths. */
export function bundlePaths(files: readonly Pick<BundledFile, 'folders' | 'name'>[]): string[] {
  const folders = files.map((file) => file.folders.map((name) => `${safeFileName(name)}/`));
  const taken = new Set(folders.flatMap((names) => names.map((_, depth) => pathKey(names.slice(0, depth + 1)))));
  return files.map(({ name }, index) => {
    const folder = folders[index] ?? [];
    const free = freeFileName(safeFileName(name), (each) => taken.has(pathKey([...folder, each])));
    taken.add(pathKey([...folder, free]));
    return [...folder, free].join('');
  });
}

/** File systems that ignore case see these as one path; a file cannot have a folder's. */
const pathKey = (parts: readonly string[]): string => parts.join('').toLowerCase().replace(/\/$/, '');
